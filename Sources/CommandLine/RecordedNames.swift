import Conversations
import Ledger
import Scorecards
import Settings

/// The agents and teams of some periods, to understand which of them was typed.
struct RecordedNames {
  /// Names, and ids of the roster.
  private(set) var agents: Set<String> = []
  private(set) var teams: Set<String> = []

  init(_ ledger: Ledger, in periods: [Period]) throws {
    for period in periods {
      try ledger.forEachEvaluation(in: period) { evaluation in
        for one in evaluation.agents {
          agents.insert(one.agent.name)
          if let id = one.agent.rosterID { agents.insert(id) }
          if let team = one.team { teams.insert(team) }
        }
      }
    }
  }

  /// What was typed, spelled as it is recorded.
  ///
  /// - Throws: a usage error with the nearest name where nobody is called so, or where the spelling
  ///   fits several. Where nothing at all is recorded, what was typed stays.
  func scope(team: String?, agent: String?, criteria: Set<CriterionID>?) throws -> Scope {
    guard !agents.isEmpty else { return Scope(team: team, agent: agent, criteria: criteria) }
    return Scope(
      team: try team.map { try Self.meant("team", $0, among: teams) },
      agent: try agent.map { try Self.meant("agent", $0, among: agents) }, criteria: criteria)
  }

  /// The one among the known names: as written, else the only one that differs in case.
  static func meant(
    _ what: String, _ typed: String, among known: Set<String>
  ) throws -> String {
    if known.contains(typed) { return typed }
    let alike = known.filter { $0.lowercased() == typed.lowercased() }.sorted()
    if alike.count == 1 { return alike[0] }
    guard alike.isEmpty else {
      let names = alike.map { "\"\($0)\"" }.joined(separator: " or ")
      throw Failure.usage("--\(what) \"\(typed)\" can be \(names); write it as it is meant")
    }
    throw Failure.usage(
      "no \(what) \"\(typed)\" is recorded for what was asked"
        + (known.isEmpty
          ? "; no \(what) is: the roster gives teams"
          : Suggestion.hint(for: typed, in: known.sorted())))
  }
}

package import Conversations

/// A conversation behind a number of the trend.
package struct TrendCase: Hashable, Sendable {
  package var conversation: ConversationKey
  /// Whom the violation is charged to.
  package var agent: AgentKey
  /// The day on which the conversation ended, as days since 1970-01-01.
  package var day: Int
  package var turn: Int
  /// What the conversation is written in, as far as known.
  package var language: Language
  /// The words at fault; "" for a silence.
  package var quote: String
  package var message: Message

  /// The latest first; the same in any order of reading.
  fileprivate static func isBefore(_ a: TrendCase, _ b: TrendCase) -> Bool {
    if a.day != b.day { return a.day > b.day }
    return (a.conversation.source, a.conversation.id, a.agent.identity)
      < (b.conversation.source, b.conversation.id, b.agent.identity)
  }
}

/// The conversations behind a trend: those of each criterion over all agents, and those of each
/// change of an agent that is named. A number of each at most, the latest.
package struct TrendCases: Sendable {
  /// The violations of both stretches.
  package struct Pair: Hashable, Sendable {
    package var before: [TrendCase] = []
    package var now: [TrendCase] = []
  }

  /// How many of each stretch are kept.
  package static let most = 100

  private let trend: Trend
  private let zone: ZoneRules
  private let scope: Scope
  private let places: [CriterionID: Int]
  private var total: [Int: Pair] = [:]
  private var agents: [AgentKey: [Int: Pair]] = [:]

  /// - Parameter criteria: those of the trend, in their order.
  package init(of trend: Trend, zone: ZoneRules, criteria: [CriterionInfo], scope: Scope) {
    self.trend = trend
    self.zone = zone
    self.scope = scope
    var places: [CriterionID: Int] = [:]
    for (place, info) in criteria.enumerated() { places[info.id] = place }
    self.places = places
  }

  package mutating func add(_ evaluation: Evaluation) {
    guard let instant = evaluation.lastInstant else { return }
    let day = zone.civil(instant).days
    guard trend.before.contains(day) || trend.now.contains(day) else { return }
    for agent in evaluation.agents where scope.contains(agent) {
      let changes = trend.agents[agent.agent] ?? []
      for outcome in agent.outcomes where outcome.state == .violated {
        guard let place = places[outcome.criterion], trend.total[place].verdict != .tooFew else {
          continue
        }
        let found = TrendCases.example(outcome.criterion, of: agent.agent, in: evaluation, day)
        keep(found, in: &total[place, default: Pair()])
        guard changes.indices.contains(place), changes[place].isNamed else { continue }
        keep(found, in: &agents[agent.agent, default: [:]][place, default: Pair()])
      }
    }
  }

  /// The latest of each stretch over all agents, latest first.
  package func of(_ place: Int) -> Pair { TrendCases.ordered(total[place] ?? Pair()) }

  /// The same of one agent; empty where the agent's change is not named.
  package func of(_ place: Int, _ agent: AgentKey) -> Pair {
    TrendCases.ordered(agents[agent]?[place] ?? Pair())
  }

  /// The surest finding that makes the criterion violated: its own, or one that stands for it too.
  private static func example(
    _ id: CriterionID, of agent: AgentKey, in evaluation: Evaluation, _ day: Int
  ) -> TrendCase {
    var found = TrendCase(
      conversation: evaluation.key, agent: agent, day: day, turn: 0,
      language: evaluation.language, quote: "", message: "")
    var best = 0.0
    for finding in evaluation.findings
    where finding.agent == agent && finding.isScored && finding.confidence > best
      && (finding.criterion == id || finding.also.contains(id))
    {
      best = finding.confidence
      found.turn = finding.evidence.turn
      found.quote = finding.evidence.quote
      found.message = finding.message
    }
    return found
  }

  private func keep(_ one: TrendCase, in pair: inout Pair) {
    if trend.now.contains(one.day) {
      TrendCases.keep(one, in: &pair.now)
    } else {
      TrendCases.keep(one, in: &pair.before)
    }
  }

  private static func keep(_ one: TrendCase, in kept: inout [TrendCase]) {
    kept.append(one)
    if kept.count >= 2 * most { kept = latest(kept) }
  }

  private static func latest(_ cases: [TrendCase]) -> [TrendCase] {
    Array(cases.sorted(by: TrendCase.isBefore).prefix(most))
  }

  private static func ordered(_ pair: Pair) -> Pair {
    Pair(before: latest(pair.before), now: latest(pair.now))
  }
}

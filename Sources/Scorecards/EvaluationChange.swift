package import Conversations

/// What differs between two evaluations of one conversation. What has no bearing on a figure and is
/// shown nowhere (why a criterion did not apply) is left out.
package struct EvaluationChange: Hashable, Sendable {
  package var key: ConversationKey
  /// The file it was found in.
  package var path: String
  /// In the order of the error list's ids, then of turns.
  package var findings: [Change<Finding>]
  package var outcomes: [OutcomeChange]
  package var scores: [ScoreChange]
  /// Set where the conversation's own score differs.
  package var service: ScoreChange?
  package var commendations: [Change<Commendation>]
  package var promises: [Change<PromiseRecord>]

  /// Something that is on one side only, or on both and not the same.
  package struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
    package enum Kind: String, Sendable { case appeared, disappeared, changed }

    /// Nil: it appeared.
    package var before: Value?
    /// Nil: it disappeared.
    package var after: Value?

    package var kind: Kind {
      before == nil ? .appeared : after == nil ? .disappeared : .changed
    }
  }

  /// A criterion's state for one agent, or its count of possible findings.
  package struct OutcomeChange: Hashable, Sendable {
    package var agent: AgentKey
    package var criterion: CriterionID
    /// Nil: the ruleset did not have the criterion.
    package var before: CriterionOutcome?
    package var after: CriterionOutcome?
  }

  /// Scores from 0 to 100; nil where nothing could be judged.
  package struct ScoreChange: Hashable, Sendable {
    /// Nil: the conversation's own score.
    package var agent: AgentKey?
    package var before: Double?
    package var after: Double?
  }

  package init(from before: Evaluation, to after: Evaluation) {
    key = after.key
    path = after.path
    findings = EvaluationChange.pairs(
      before.findings, after.findings, isSame: EvaluationChange.isSame
    ) { a, b in
      guard a.criterion == b.criterion, a.agent == b.agent else { return 0 }
      if a.evidence.turn == b.evidence.turn { return a.evidence.span == b.evidence.span ? 3 : 2 }
      return a.rule == b.rule ? 1 : 0
    }
    findings.sort { EvaluationChange.order($0) < EvaluationChange.order($1) }
    commendations = EvaluationChange.pairs(
      before.commendations, after.commendations, isSame: ==
    ) { a, b in
      guard a.kind == b.kind, a.agent == b.agent else { return 0 }
      return a.evidence.turn == b.evidence.turn ? 2 : 0
    }
    promises = EvaluationChange.pairs(before.promises, after.promises, isSame: ==) { a, b in
      guard a.evidence.turn == b.evidence.turn else { return 0 }
      return a.evidence.span == b.evidence.span ? 3 : a.act == b.act ? 2 : 0
    }
    outcomes = []
    scores = []
    compareAgents(before.agents, after.agents)
    if before.service != after.service {
      service = ScoreChange(agent: nil, before: before.service, after: after.service)
    }
  }

  package var isEmpty: Bool {
    findings.isEmpty && outcomes.isEmpty && scores.isEmpty && service == nil
      && commendations.isEmpty && promises.isEmpty
  }

  /// Nothing but the words in which findings are explained differs: no figure anywhere moves.
  package var isOnlyReworded: Bool {
    findings.allSatisfy(\.isReworded) && outcomes.isEmpty && scores.isEmpty && service == nil
      && commendations.isEmpty && promises.isEmpty
  }

  /// A threshold on whose same side a finding stays is no difference.
  fileprivate static func isSame(_ before: Finding, _ after: Finding) -> Bool {
    var before = before
    if before.isCounted == after.isCounted { before.threshold = after.threshold }
    return before == after
  }

  private mutating func compareAgents(_ before: [AgentEvaluation], _ after: [AgentEvaluation]) {
    let known = Dictionary(before.map { ($0.agent, $0) }) { first, _ in first }
    for now in after {
      let old = known[now.agent]
      let states = Dictionary((old?.outcomes ?? []).map { ($0.criterion, $0) }) { a, _ in a }
      for outcome in now.outcomes {
        compare(states[outcome.criterion], outcome, of: now.agent, outcome.criterion)
      }
      let listed = Set(now.outcomes.map(\.criterion))
      for outcome in old?.outcomes ?? [] where !listed.contains(outcome.criterion) {
        compare(outcome, nil, of: now.agent, outcome.criterion)
      }
      if old?.score != now.score {
        scores.append(ScoreChange(agent: now.agent, before: old?.score, after: now.score))
      }
    }
    // Agents come from the conversation; one who is gone was made by another version of Score.
    for old in before where !after.contains(where: { $0.agent == old.agent }) {
      for outcome in old.outcomes { compare(outcome, nil, of: old.agent, outcome.criterion) }
      if old.score != nil {
        scores.append(ScoreChange(agent: old.agent, before: old.score, after: nil))
      }
    }
  }

  private mutating func compare(
    _ before: CriterionOutcome?, _ after: CriterionOutcome?, of agent: AgentKey,
    _ criterion: CriterionID
  ) {
    guard before?.state != after?.state || (before?.possible ?? 0) != (after?.possible ?? 0)
    else { return }
    // A criterion of only one of the rulesets that never applied changes nothing.
    let counted: Set<CriterionState> = [.met, .violated]
    if before == nil, let after, !counted.contains(after.state) { return }
    if after == nil, let before, !counted.contains(before.state) { return }
    outcomes.append(
      OutcomeChange(agent: agent, criterion: criterion, before: before, after: after))
  }

  private static func order(_ change: Change<Finding>) -> (String, Int, Int, Int) {
    let one = change.after ?? change.before
    return (
      one?.criterion.rawValue ?? "", one?.evidence.turn ?? 0, one?.evidence.span.start ?? 0,
      change.after == nil ? 0 : 1
    )
  }

  /// Pairs what belongs together, the likest first, and gives what is not the same on both sides.
  ///
  /// - Parameter likeness: 0: two different things.
  private static func pairs<Value>(
    _ before: [Value], _ after: [Value], isSame: (Value, Value) -> Bool,
    likeness: (Value, Value) -> Int
  ) -> [Change<Value>] {
    if before == after { return [] }
    var partner: [Int?] = Array(repeating: nil, count: after.count)
    var isTaken = Array(repeating: false, count: before.count)
    for wanted in stride(from: 3, through: 1, by: -1) {
      for new in after.indices where partner[new] == nil {
        let old = before.indices.first {
          !isTaken[$0] && likeness(before[$0], after[new]) >= wanted
        }
        guard let old else { continue }
        partner[new] = old
        isTaken[old] = true
      }
    }
    var changes: [Change<Value>] = []
    for old in before.indices where !isTaken[old] {
      changes.append(Change(before: before[old], after: nil))
    }
    for new in after.indices {
      let old = partner[new].map { before[$0] }
      if let old, isSame(old, after[new]) { continue }
      changes.append(Change(before: old, after: after[new]))
    }
    return changes
  }
}

extension EvaluationChange.Change where Value == Finding {
  /// The finding as it stands now, or stood.
  package var finding: Finding? { after ?? before }

  /// The same finding with the same effect, explained in other words.
  package var isReworded: Bool {
    guard var before, let after else { return false }
    before.message = after.message
    before.reasons = after.reasons
    before.related = after.related
    return EvaluationChange.isSame(before, after)
  }

  /// What of a changed finding differs, in words; empty for one that appeared or disappeared.
  package var details: [String] {
    guard let before, let after else { return [] }
    var words: [String] = []
    func tell<T: Equatable>(_ name: String, _ a: T, _ b: T, _ text: (T) -> String) {
      if a != b { words.append("\(name) \(text(a)) → \(text(b))") }
    }
    tell("turn", before.evidence.turn, after.evidence.turn) { String($0) }
    if before.evidence.turn == after.evidence.turn, before.evidence != after.evidence {
      words.append("other words quoted")
    }
    tell("confidence", before.confidence, after.confidence, EvaluationChange.plain)
    tell("least confidence scored", before.threshold, after.threshold, EvaluationChange.plain)
    if before.isScored != after.isScored {
      words.append(after.isScored ? "now scored" : "no longer scored")
    }
    tell("severity", before.severity, after.severity, EvaluationChange.plain)
    tell("deduction", before.deduction, after.deduction, EvaluationChange.plain)
    tell("charged to", before.attribution, after.attribution) { $0.rawValue }
    if before.isRecovered != after.isRecovered {
      words.append(after.isRecovered ? "now made good" : "no longer made good")
    }
    tell("rule", before.rule, after.rule) { $0 }
    tell("stands also for", before.also, after.also) {
      $0.isEmpty ? "none" : $0.map(\.rawValue).joined(separator: " ")
    }
    if before.message != after.message { words.append("other message") }
    if before.related != after.related { words.append("other related quotes") }
    if before.reasons != after.reasons { words.append("other reasons") }
    return words
  }
}

extension EvaluationChange {
  /// At most three digits behind the point, rounded down, so that what is shown as 0.60 is scored.
  package static func plain(_ number: Double) -> String {
    let thousandths = Int((abs(number) * 1000 + 1e-6).rounded(.down))
    var digits = String(thousandths % 1000)
    digits = String(repeating: "0", count: 3 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return (number < 0 ? "−" : "") + String(thousandths / 1000)
      + (digits.isEmpty ? "" : "." + digits)
  }
}

package import Conversations

/// What rescoring has changed, added up: per criterion and agent how many findings and outcomes, and
/// how rates and scores moved.
package struct RescoreSummary: Sendable {
  /// One criterion for one agent, or for all.
  package struct Row: Hashable, Sendable {
    package var criterion: CriterionID
    /// Nil: all agents, and conversations without one.
    package var agent: AgentKey?
    package var appeared = 0
    package var disappeared = 0
    package var changed = 0
    /// The same findings with the same effect, explained in other words.
    package var reworded = 0
    /// Conversations × agents whose state, or count of possible findings, differs.
    package var outcomes = 0
    /// Violations out of opportunities over the conversations looked at.
    package var before = Proportion(0, of: 0)
    package var after = Proportion(0, of: 0)
  }

  /// The mean conversation score of one agent, or of all.
  package struct Score: Hashable, Sendable {
    package var agent: AgentKey?
    /// Conversations with a score on both sides.
    package var conversations: Int
    /// Means over them.
    package var before: Double
    package var after: Double
    /// 95 % interval of the mean difference, from the differences of the single conversations; nil
    /// below 10 conversations.
    package var interval: ClosedRange<Double>?
    /// The index of the agent with its 90 % interval, where there is one on both sides.
    package var indexBefore: QualityIndex?
    package var indexAfter: QualityIndex?

    package var difference: Double { after - before }
  }

  /// By criterion in the error list's order, all agents first; only where something changed.
  package var rows: [Row]
  /// All agents first, then by name; only where something changed.
  package var scores: [Score]
}

/// Adds up conversations that were judged again.
package struct RescoreSummaryBuilder: Sendable {
  private struct Place: Hashable {
    var criterion: CriterionID
    var agent: AgentKey?
  }

  /// Integers, so that sums do not depend on the order.
  private struct Paired: Sendable {
    var count = 0
    var before = 0
    var after = 0
    var difference = 0
    var square = 0
    var isChanged = false

    mutating func add(_ old: Double, _ new: Double) {
      let a = Int((old * 10).rounded())
      let b = Int((new * 10).rounded())
      count += 1
      before += a
      after += b
      difference += b - a
      square += (b - a) * (b - a)
      if a != b { isChanged = true }
    }
  }

  private let scope: Scope
  private var before: ScorecardBuilder
  private var after: ScorecardBuilder
  private var rows: [Place: RescoreSummary.Row] = [:]
  private var scores: [AgentKey?: Paired] = [:]

  /// - Parameter criteria: the error list in its order.
  package init(period: Period, zone: ZoneRules, criteria: [CriterionInfo], scope: Scope) {
    self.scope = scope
    before = ScorecardBuilder(period: period, zone: zone, criteria: criteria, scope: scope)
    after = before
  }

  /// A conversation whose evaluation is the same.
  package mutating func add(unchanged evaluation: Evaluation) {
    before.add(evaluation)
    after.add(evaluation)
    pair(evaluation, evaluation)
  }

  package mutating func add(
    _ change: EvaluationChange, from old: Evaluation, to new: Evaluation
  ) {
    before.add(old)
    after.add(new)
    pair(old, new)
    for finding in change.findings {
      guard let one = finding.finding else { continue }
      count(one.criterion, one.agent) { row in
        switch finding.kind {
        case .appeared: row.appeared += 1
        case .disappeared: row.disappeared += 1
        case .changed where finding.isReworded: row.reworded += 1
        case .changed: row.changed += 1
        }
      }
    }
    for outcome in change.outcomes {
      count(outcome.criterion, outcome.agent) { $0.outcomes += 1 }
    }
  }

  private mutating func count(
    _ criterion: CriterionID, _ agent: AgentKey?, _ body: (inout RescoreSummary.Row) -> Void
  ) {
    for agent in agent == nil ? [nil] : [nil, agent] {
      body(
        &rows[
          Place(criterion: criterion, agent: agent),
          default: RescoreSummary.Row(criterion: criterion, agent: agent)])
    }
  }

  private mutating func pair(_ old: Evaluation, _ new: Evaluation) {
    for agent in new.agents where scope.contains(agent) {
      guard let after = agent.score,
        let before = old.agents.first(where: { $0.agent == agent.agent })?.score
      else { continue }
      scores[agent.agent, default: Paired()].add(before, after)
      scores[nil, default: Paired()].add(before, after)
    }
  }

  package func finish() -> RescoreSummary {
    let old = before.finish()
    let new = after.finish()
    var order: [CriterionID: Int] = [:]
    for (place, info) in new.criteria.enumerated() { order[info.id] = place }
    let sorted = rows.values.sorted { a, b in
      let places = (order[a.criterion] ?? .max, order[b.criterion] ?? .max)
      if places.0 != places.1 { return places.0 < places.1 }
      return RescoreSummaryBuilder.precedes(a.agent, b.agent)
    }.map { row in
      var row = row
      if let place = order[row.criterion] {
        row.before = rate(place, of: row.agent, in: old)
        row.after = rate(place, of: row.agent, in: new)
      }
      return row
    }
    let moved = scores.filter { $0.value.isChanged }.keys.sorted(
      by: RescoreSummaryBuilder.precedes)
    return RescoreSummary(rows: sorted, scores: moved.compactMap { score($0, old, new) })
  }

  private func rate(_ place: Int, of agent: AgentKey?, in set: ScorecardSet) -> Proportion {
    guard let agent else { return set.total.criteria[place].rate }
    return set.card(of: agent)?.criteria[place].rate ?? Proportion(0, of: 0)
  }

  private func score(
    _ agent: AgentKey?, _ old: ScorecardSet, _ new: ScorecardSet
  ) -> RescoreSummary.Score? {
    guard let pairs = scores[agent], pairs.count > 0 else { return nil }
    let n = Double(pairs.count)
    var score = RescoreSummary.Score(
      agent: agent, conversations: pairs.count, before: Double(pairs.before) / 10 / n,
      after: Double(pairs.after) / 10 / n)
    if SampleSize(opportunities: pairs.count) != .tooFew {
      let mean = Double(pairs.difference) / n
      let variance = max(0, (Double(pairs.square) - n * mean * mean) / (n - 1))
      let half = Proportion.z95 * (variance / n).squareRoot()
      score.interval = ((mean - half) / 10)...((mean + half) / 10)
    }
    if let agent {
      score.indexBefore = old.card(of: agent)?.index
      score.indexAfter = new.card(of: agent)?.index
    }
    return score
  }

  private static func precedes(_ a: AgentKey?, _ b: AgentKey?) -> Bool {
    guard let b else { return false }
    return a.map { $0 < b } ?? true
  }
}

/// What a rescoring was about: which rulesets, how many conversations.
package struct RescoreOverview: Sendable {
  /// A ruleset by which conversations had been judged.
  package struct Previous: Sendable {
    package var ruleset: String
    /// Of those looked at.
    package var conversations: Int
    /// What differs in the new ruleset; nil: what the earlier one was is not known.
    package var changes: [RulesetChange]?

    package init(ruleset: String, conversations: Int, changes: [RulesetChange]?) {
      self.ruleset = ruleset
      self.conversations = conversations
      self.changes = changes
    }
  }

  package var period: Period
  package var scope: Scope
  package var isDryRun: Bool
  /// Id of the new ruleset.
  package var ruleset: String
  /// Most conversations first.
  package var previous: [Previous]
  /// `judged + known + notStored`
  package var conversations: Int
  package var judged: Int
  /// Judged by the new ruleset before.
  package var known: Int
  /// Cannot be judged again: their text is not stored.
  package var notStored: Int
  /// Conversations with a difference that moves a figure.
  package var changed: Int
  /// Conversations in which findings are only explained otherwise.
  package var reworded: Int

  package init(
    period: Period, scope: Scope, isDryRun: Bool, ruleset: String, previous: [Previous],
    conversations: Int, judged: Int, known: Int, notStored: Int, changed: Int, reworded: Int
  ) {
    self.period = period
    self.scope = scope
    self.isDryRun = isDryRun
    self.ruleset = ruleset
    self.previous = previous
    self.conversations = conversations
    self.judged = judged
    self.known = known
    self.notStored = notStored
    self.changed = changed
    self.reworded = reworded
  }
}

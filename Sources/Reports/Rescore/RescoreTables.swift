import Conversations
import Scorecards

/// The tables of a rescoring: every difference, and the sums by criterion and agent.
struct RescoreTables {
  private let titles: [CriterionID: String]
  private var changes: Table

  init(criteria: [CriterionInfo]) {
    titles = Dictionary(criteria.map { ($0.id, $0.titles["en"] ?? $0.name) }) { a, _ in a }
    changes = Table(
      "changes.csv",
      columns: [
        "conversation", "source", "file", "ruleset_before", "kind", "agent", "agent_id",
        "criterion",
        "title", "change", "details", "value_before", "value_after", "turn_before", "quote_before",
        "confidence_before", "rule_before", "message_before", "reasons_before", "turn_after",
        "quote_after", "confidence_after", "rule_after", "message_after", "reasons_after",
      ])
  }

  mutating func add(
    _ change: EvaluationChange, ruleset: String, to sink: some ReportSink
  ) throws {
    for finding in change.findings {
      guard let one = finding.finding else { continue }
      begin(change, ruleset, "finding", one.agent, one.criterion)
      changes.text(finding.isReworded ? "reworded" : finding.kind.rawValue)
      changes.text(finding.details.joined(separator: "; "))
      changes.text(finding.before.map { $0.isScored ? "scored" : "not scored" })
      changes.text(finding.after.map { $0.isScored ? "scored" : "not scored" })
      side(finding.before)
      side(finding.after)
      changes.endRow()
    }
    for outcome in change.outcomes {
      begin(change, ruleset, "outcome", outcome.agent, outcome.criterion)
      let possible = outcome.before?.possible ?? 0
      let now = outcome.after?.possible ?? 0
      end(
        "changed", possible == now ? nil : "possible \(possible) → \(now)",
        outcome.before?.state.rawValue, outcome.after?.state.rawValue)
    }
    for score in change.scores {
      begin(change, ruleset, "score", score.agent, nil)
      end("changed", nil, number(score.before), number(score.after))
    }
    if let service = change.service {
      begin(change, ruleset, "service", nil, nil)
      end("changed", nil, number(service.before), number(service.after))
    }
    for item in change.commendations {
      begin(change, ruleset, "commendation", (item.after ?? item.before)?.agent, nil)
      end(
        item.kind.rawValue, nil, item.before.map { "\($0.kind) \($0.message)" },
        item.after.map { "\($0.kind) \($0.message)" })
    }
    for item in change.promises {
      begin(change, ruleset, "promise", (item.after ?? item.before)?.agent, nil)
      end(item.kind.rawValue, nil, item.before?.state.rawValue, item.after?.state.rawValue)
    }
    try changes.send(to: sink)
  }

  mutating func finish(_ summary: RescoreSummary, to sink: some ReportSink) throws {
    try changes.send(to: sink, isLast: true)
    var table = Table(
      "criteria.csv",
      columns: [
        "criterion", "title", "agent", "agent_id", "appeared", "disappeared", "changed", "reworded",
        "outcomes", "violations_before", "opportunities_before", "rate_before", "rate_before_low",
        "rate_before_high", "violations_after", "opportunities_after", "rate_after",
        "rate_after_low", "rate_after_high",
      ])
    for row in summary.rows {
      table.text(row.criterion.rawValue)
      table.text(titles[row.criterion])
      table.text(row.agent?.name)
      table.text(row.agent?.rosterID)
      for number in [row.appeared, row.disappeared, row.changed, row.reworded, row.outcomes] {
        table.number(number)
      }
      for rate in [row.before, row.after] {
        let isShown = rate.sample != .tooFew
        let interval = isShown ? rate.wilson() : nil
        table.number(rate.count)
        table.number(rate.total)
        table.number(isShown ? rate.value : nil, places: 4)
        table.number(interval?.lowerBound, places: 4)
        table.number(interval?.upperBound, places: 4)
      }
      table.endRow()
    }
    try table.send(to: sink, isLast: true)
    try writeScores(summary, to: sink)
  }

  private func writeScores(_ summary: RescoreSummary, to sink: some ReportSink) throws {
    var table = Table(
      "scores.csv",
      columns: [
        "agent", "agent_id", "conversations", "mean_before", "mean_after", "difference",
        "difference_low", "difference_high", "index_before", "index_before_low",
        "index_before_high", "index_after", "index_after_low", "index_after_high",
      ])
    for score in summary.scores {
      table.text(score.agent?.name)
      table.text(score.agent?.rosterID)
      table.number(score.conversations)
      // Below 10 conversations there is no number in any export, so that nobody reads one into it.
      let isShown = score.interval != nil
      table.number(isShown ? score.before : nil, places: 2)
      table.number(isShown ? score.after : nil, places: 2)
      table.number(isShown ? score.difference : nil, places: 2)
      table.number(score.interval?.lowerBound, places: 2)
      table.number(score.interval?.upperBound, places: 2)
      for index in [score.indexBefore, score.indexAfter] {
        table.number(index?.value, places: 1)
        table.number(index?.interval.lowerBound, places: 1)
        table.number(index?.interval.upperBound, places: 1)
      }
      table.endRow()
    }
    try table.send(to: sink, isLast: true)
  }

  private mutating func begin(
    _ change: EvaluationChange, _ ruleset: String, _ kind: String, _ agent: AgentKey?,
    _ criterion: CriterionID?
  ) {
    changes.text(change.key.id)
    changes.text(change.key.source)
    changes.text(change.path)
    changes.text(ruleset)
    changes.text(kind)
    changes.text(agent?.name)
    changes.text(agent?.rosterID)
    changes.text(criterion?.rawValue)
    changes.text(criterion.flatMap { titles[$0] })
  }

  /// The rest of a row that is no finding's.
  private mutating func end(
    _ change: String, _ details: String?, _ before: String?, _ after: String?
  ) {
    changes.text(change)
    changes.text(details)
    changes.text(before)
    changes.text(after)
    side(nil)
    side(nil)
    changes.endRow()
  }

  private mutating func side(_ finding: Finding?) {
    changes.number(finding?.evidence.turn)
    changes.text(finding?.evidence.quote)
    changes.text(finding.map { EvaluationChange.plain($0.confidence) })
    changes.text(finding?.rule)
    changes.text(finding?.message.description)
    changes.text(finding?.reasons.joined(separator: "; "))
  }

  private func number(_ score: Double?) -> String? { score.map { fixed($0, places: 1) } }
}

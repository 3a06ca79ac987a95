import Conversations
import Scorecards

/// A conversation's differences for a reader at the terminal.
enum ReadableChange {
  static func write(_ change: EvaluationChange, into out: inout [UInt8]) {
    var text = "\n\(clean(change.path)) \(clean(change.key.id))\n"
    for finding in change.findings { text += self.text(finding) }
    for outcome in change.outcomes {
      text += "  \(outcome.criterion) \(clean(outcome.agent.name)): "
      text += "\(state(outcome.before)) → \(state(outcome.after))\n"
    }
    for item in change.commendations {
      guard let one = item.after ?? item.before else { continue }
      text += "  \(one.kind)\(agent(one.agent)): commendation \(item.kind.rawValue), "
      text += "turn \(one.evidence.turn): \(one.message)\n"
      text += quote(one.evidence)
    }
    for item in change.promises {
      guard let one = item.after ?? item.before else { continue }
      text += "  promise\(agent(one.agent)) \(item.kind.rawValue), turn \(one.evidence.turn): "
      text += "\(promise(item.before)) → \(promise(item.after))\n"
      text += quote(one.evidence)
    }
    for score in change.scores { text += "  \(self.text(score))\n" }
    if let service = change.service { text += "  \(self.text(service))\n" }
    out.append(contentsOf: text.utf8)
  }

  private static func text(_ change: EvaluationChange.Change<Finding>) -> String {
    guard let one = change.finding else { return "" }
    var text = "  \(one.criterion)\(agent(one.agent)): "
    text += change.isReworded ? "explained otherwise" : change.kind.rawValue
    let details = change.details
    if !details.isEmpty { text += " (\(details.joined(separator: ", ")))" }
    text += "\n"
    switch (change.before, change.after) {
    case (let before?, let after?) where saysTheSame(before, after):
      text += side("still ", after)
    case (let before?, let after?):
      text += side("before", before) + side("after ", after)
    default:
      text += side(change.after == nil ? "before" : "after ", one)
    }
    return text
  }

  private static func saysTheSame(_ before: Finding, _ after: Finding) -> Bool {
    before.evidence == after.evidence && before.message == after.message
      && before.reasons == after.reasons && before.rule == after.rule
      && before.confidence == after.confidence
  }

  private static func side(_ name: String, _ finding: Finding) -> String {
    var text = "    \(name) turn \(finding.evidence.turn) "
    text += "\(EvaluationChange.plain(finding.confidence)) \(finding.rule)"
    if !finding.isScored { text += ", not scored" }
    text += ": \(clean(finding.message.description))\n"
    text += "       \(quote(finding.evidence))"
    if !finding.reasons.isEmpty {
      text += "           \(finding.reasons.joined(separator: "; "))\n"
    }
    return text
  }

  private static func quote(_ evidence: Evidence) -> String {
    "    \u{201C}\(clean(evidence.quote))\u{201D}\n"
  }

  private static func agent(_ agent: AgentKey?) -> String {
    agent.map { " " + clean($0.name) } ?? ""
  }

  private static func state(_ outcome: CriterionOutcome?) -> String {
    guard let outcome else { return "not in the ruleset" }
    var text = outcome.state.rawValue
    if let reason = outcome.reason { text += " (\(clean(reason)))" }
    if outcome.possible > 0 { text += ", \(outcome.possible) possible" }
    return text
  }

  private static func promise(_ record: PromiseRecord?) -> String {
    guard let record else { return "none" }
    var text = record.state.rawValue
    if let due = record.dueAt { text += ", due \(Timestamp(seconds: due).iso8601)" }
    return text
  }

  private static func text(_ score: EvaluationChange.ScoreChange) -> String {
    let name = score.agent.map { clean($0.name) + ": score" } ?? "service"
    return "\(name) \(ReadableEvaluation.score(score.before)) → "
      + ReadableEvaluation.score(score.after)
  }

  private static func clean(_ text: String) -> String { ReadableEvaluation.clean(text) }
}

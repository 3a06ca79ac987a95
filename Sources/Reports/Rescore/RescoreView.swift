import Conversations
import Scorecards

/// One conversation's differences on a page: closed, what kind they are; open, before beside after.
struct RescoreView {
  let zone: ZoneRules
  let titles: [CriterionID: String]
  /// How much of a quotation is shown, in bytes.
  private static let quote = 1_500

  func conversation(
    _ html: inout HTMLWriter, _ change: EvaluationChange, ruleset: String, lastInstant: Int64?
  ) {
    html.element(
      "<details class=\"finding\"><summary><bdi>", change.key.id.beginning(120), "</bdi> ")
    for tag in tags(change) { html.element("<span class=\"tag\">", tag, "</span> ") }
    html.raw("</summary><p class=\"meta\">")
    let ended = lastInstant.map { instant in
      let clock = zone.civil(instant).description
      return "ended \(clock.prefix(10)) \(clock.dropFirst(11).prefix(5)) · "
    }
    html.text("\(ended ?? "")source \(change.key.source) · file \(change.path.beginning(300))")
    html.element(" · judged before by ", ruleset, "</p>")
    for finding in change.findings { self.finding(&html, finding) }
    if !change.outcomes.isEmpty { outcomes(&html, change.outcomes) }
    for item in change.commendations {
      guard let one = item.after ?? item.before else { continue }
      html.element("<h3>", "\(one.kind) commendation \(item.kind.rawValue)", "</h3>")
      html.element("<p><bdi>", one.message.description.beginning(1_000), "</bdi></p>")
      said(&html, one.evidence, "turn \(one.evidence.turn)")
    }
    for item in change.promises {
      guard let one = item.after ?? item.before else { continue }
      html.element("<h3>", "promise \(item.kind.rawValue)", "</h3><p>")
      html.element(
        "", "\(item.before?.state.rawValue ?? "none") → \(item.after?.state.rawValue ?? "none")",
        "</p>")
      said(&html, one.evidence, "turn \(one.evidence.turn)")
    }
    for score in change.scores + (change.service.map { [$0] } ?? []) {
      let name = score.agent.map { "score of \($0.name.beginning(120))" } ?? "service"
      html.element("<p>", "\(name): \(text(score.before)) → \(text(score.after))", "</p>")
    }
    html.raw("</details>\n")
  }

  private func tags(_ change: EvaluationChange) -> [String] {
    var tags: [String] = []
    for finding in change.findings {
      guard let one = finding.finding else { continue }
      tags.append(
        "\(one.criterion) \(finding.isReworded ? "explained otherwise" : finding.kind.rawValue)")
    }
    for outcome in change.outcomes {
      tags.append("\(outcome.criterion) \(state(outcome.before)) → \(state(outcome.after))")
    }
    if tags.isEmpty { tags.append("score") }
    let shown = 12
    return tags.count > shown ? tags.prefix(shown) + ["and \(tags.count - shown) more"] : tags
  }

  private func finding(_ html: inout HTMLWriter, _ change: EvaluationChange.Change<Finding>) {
    guard let one = change.finding else { return }
    let kind = change.isReworded ? "explained otherwise" : change.kind.rawValue
    html.element("<h3>", "\(one.criterion) \(titles[one.criterion] ?? ""): \(kind)", "")
    if let agent = one.agent {
      html.element(" <span class=\"meta\">", agent.name.beginning(120), "</span>")
    }
    html.raw("</h3>")
    if !change.details.isEmpty {
      html.element("<p class=\"meta\">", change.details.joined(separator: " · "), "</p>")
    }
    html.raw("<div class=\"cols\">")
    side(&html, "Before", change.before)
    side(&html, "After", change.after)
    html.raw("</div>")
  }

  private func side(_ html: inout HTMLWriter, _ name: String, _ finding: Finding?) {
    html.raw("<div>")
    defer { html.raw("</div>") }
    guard let finding else {
      html.element("<p class=\"few\">", "\(name): no finding", "</p>")
      return
    }
    var head = "\(name): turn \(finding.evidence.turn)"
    head += ", confidence \(EvaluationChange.plain(finding.confidence))"
    if !finding.isScored { head += ", not scored" }
    if finding.attribution != .agent { head += ", charged to \(finding.attribution.rawValue)" }
    said(&html, finding.evidence, head)
    html.element("<p><bdi>", finding.message.description.beginning(1_000), "</bdi></p>")
    html.element("<p class=\"meta\">rule ", finding.rule, "")
    for reason in finding.reasons { html.text(" · \(reason)") }
    html.raw("</p>")
  }

  private func said(_ html: inout HTMLWriter, _ evidence: Evidence, _ head: String) {
    html.element("<blockquote class=\"said agent\"><b>", head, "</b><bdi>")
    if !evidence.quote.isEmpty {
      html.element("<mark>", evidence.quote.beginning(RescoreView.quote), "</mark>")
    }
    html.raw("</bdi></blockquote>")
  }

  private func outcomes(_ html: inout HTMLWriter, _ outcomes: [EvaluationChange.OutcomeChange]) {
    html.raw("<ul>")
    for outcome in outcomes {
      html.element("<li>", "\(outcome.criterion) \(titles[outcome.criterion] ?? "")", "")
      html.element(" <span class=\"meta\">", outcome.agent.name.beginning(120), "</span>: ")
      html.element("", state(outcome.before, withReason: true), " → <b>")
      html.element("", state(outcome.after, withReason: true), "</b></li>")
    }
    html.raw("</ul>")
  }

  private func state(_ outcome: CriterionOutcome?, withReason: Bool = false) -> String {
    guard let outcome else { return "not in the ruleset" }
    var text =
      switch outcome.state {
      case .violated: "violated"
      case .met: "met"
      case .notApplicable: "not applicable"
      case .notEvaluated: "not evaluated"
      }
    if withReason, let reason = outcome.reason { text += " (\(reason))" }
    if outcome.possible > 0 { text += ", \(outcome.possible) possible" }
    return text
  }

  private func text(_ score: Double?) -> String { score.map { fixed($0, places: 1) } ?? "none" }

  /// A difference in points with its sign and two digits.
  static func signed(_ difference: Double) -> String {
    let size = fixed(abs(difference), places: 2)
    return (size == "0.00" ? "" : difference < 0 ? "−" : "+") + size
  }

  /// `[+0.10 to +0.42]`
  static func bounds(_ interval: ClosedRange<Double>) -> String {
    "[\(signed(interval.lowerBound)) to \(signed(interval.upperBound))]"
  }
}

import Conversations
import Scorecards

/// Which errors are a pattern to talk about, and what is said of those that are left out.
enum Pattern {
  /// Fewer violations are none.
  static let leastViolations = 3

  /// Whether the numbers bear talking about it.
  static func isOne(_ score: CriterionScore) -> Bool {
    score.rate.sample != .tooFew && score.violations >= leastViolations
  }

  /// The criteria with violations that are not talked about, by the reason why.
  ///
  /// - Parameter chosen: places of those that are.
  static func leftOut(
    _ html: inout HTMLWriter, _ pages: Pages, _ scores: [CriterionScore], chosen: [Int]
  ) {
    let rest = scores.indices.filter { scores[$0].violations > 0 && !chosen.contains($0) }
    guard !rest.isEmpty else { return }
    html.element("<p class=\"note\">", pages.say(.leftOut), "</p><ul class=\"note\">")
    let reasons: [(Phrase, (CriterionScore) -> Bool)] = [
      (.fewOpportunities, { $0.rate.sample == .tooFew }),
      (.fewViolations, { $0.rate.sample != .tooFew && !isOne($0) }), (.lessIsLost, isOne),
    ]
    for (reason, holds) in reasons {
      let found = rest.filter { holds(scores[$0]) }
      guard !found.isEmpty else { continue }
      html.element("<li>", pages.say(reason), ": ")
      html.text(
        found.map { place in
          let info = pages.set.criteria[place]
          return "\(info.id) \(pages.context.title(info)) (\(scores[place].rate.grouped))"
        }.joined(separator: "; "))
      html.raw("</li>")
    }
    html.raw("</ul>")
  }
}

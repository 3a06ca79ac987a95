import Conversations
import Scorecards

/// The part of a page that shows how rates have moved.
struct TrendView {
  let pages: Pages

  /// Changes that can be told from chance, and the weeks.
  func render(
    _ html: inout HTMLWriter, changes: [RateChange], weeks: [Proportion]?, isDeep: Bool
  ) {
    guard let trend = pages.trend, changes.contains(where: { $0.verdict != .tooFew }) else {
      return
    }
    let say = pages.say
    html.element("<h2>", say(.trend), "</h2>")
    let named = changes.indices.filter {
      changes[$0].verdict == .better || changes[$0].verdict == .worse
    }
    if named.isEmpty {
      html.element("<p>", say(.noChange), "</p>")
    } else {
      table(&html, changes, named, isDeep: isDeep)
    }
    let hasWeeks = weeks?.contains { $0.sample != .tooFew } ?? false
    if let weeks, hasWeeks {
      html.element("<h3>", say(.perWeek), "</h3>")
      Figures.weeks(
        &html, weeks, say, chart: nil, starts: trend.weekStarts, label: say(.perWeek))
    }
    html.element("<p class=\"note\">", say(.trendNote), "")
    if hasWeeks { html.element(" ", say(.weekNote), "") }
    html.raw("</p>")
  }

  /// The control chart of one criterion.
  func chart(_ html: inout HTMLWriter, _ place: Int) {
    guard let trend = pages.trend, let chart = ControlChart(trend.weeks[place]) else { return }
    html.element("<h2>", pages.say(.perWeek), "</h2>")
    Figures.weeks(
      &html, trend.weeks[place], pages.say, chart: chart, starts: trend.weekStarts,
      label: pages.say(.perWeek))
    html.element("<p class=\"note\">", pages.say(.chartNote), " ")
    html.element("", pages.say(.weekNote), "</p>")
  }

  private func table(
    _ html: inout HTMLWriter, _ changes: [RateChange], _ named: [Int], isDeep: Bool
  ) {
    let say = pages.say
    html.element("<div class=\"scroll\"><table class=\"fold\"><caption>", say(.trend), "</caption>")
    html.raw("<thead><tr>")
    for phrase in [Phrase.criterion, .before, .now, .change] {
      html.element("<th scope=\"col\">", say(phrase), "</th>")
    }
    html.raw("</tr></thead><tbody>")
    for place in named {
      let info = pages.set.criteria[place]
      let change = changes[place]
      html.raw("<tr><th scope=\"row\"><a href=\"")
      if isDeep { html.raw("../") }
      html.element("criteria/", info.id.rawValue.slugged, ".html\">")
      html.element("", "\(info.id) \(pages.context.title(info))", "</a></th><td>")
      pages.rate(&html, change.before)
      html.raw("</td><td>")
      pages.rate(&html, change.now)
      html.raw("</td><td class=\"nw ")
      html.raw(change.verdict == .better ? "better\">" : "worse\">")
      if let difference = change.difference, let interval = change.interval {
        html.text(difference > 0 ? "▲ +" : "▼ −")
        html.text(pages.say.percent(abs(difference)) + " ")
        let low = pages.say.signed(interval.lowerBound)
        let high = pages.say.signed(interval.upperBound)
        html.element("<span class=\"ci\">", "[\(low) … \(high)]", "</span>")
      }
      html.raw("</td></tr>")
    }
    html.raw("</tbody></table></div>")
  }
}

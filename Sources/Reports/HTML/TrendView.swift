import Conversations
import Scorecards

/// The part of a page that shows how rates have moved: between which days, by how much, and the
/// conversations behind it.
struct TrendView {
  private let pages: Pages
  private let trend: Trend
  private var say: Wording { pages.say }

  /// - Returns: nil where periods cannot be compared.
  init?(pages: Pages) {
    guard let trend = pages.trend else { return nil }
    self.pages = pages
    self.trend = trend
  }

  /// All agents' changes that are named; each leads to its criterion's page.
  func overview(_ html: inout HTMLWriter) {
    guard open(&html, trend.total) else { return }
    named(&html, trend.total, folder: "criteria/")
    note(&html)
  }

  /// One agent's changes that are named, with the conversations behind them, and the agent's weeks.
  func agent(_ html: inout HTMLWriter, _ agent: AgentKey) {
    guard let changes = trend.agents[agent], open(&html, changes) else { return }
    for place in named(&html, changes, folder: "../criteria/") {
      guard let cases = pages.cases?.of(place, agent) else { continue }
      let info = pages.set.criteria[place]
      list(&html, cases, changes[place], "\(info.id) \(pages.context.title(info))") { found in
        isShown(found) ? "#\(info.id)" : nil
      }
    }
    let weeks = trend.agentWeeks[agent] ?? []
    let hasWeeks = weeks.contains { $0.sample != .tooFew }
    if hasWeeks {
      html.element("<h3>", say(.perWeek), "</h3>")
      Figures.weeks(&html, weeks, say, chart: nil, starts: trend.weekStarts, label: say(.perWeek))
    }
    note(&html)
    if hasWeeks { html.element("<p class=\"note\">", say(.weekNote), "</p>") }
  }

  /// One criterion's change, the conversations behind it, and its control chart.
  func criterion(_ html: inout HTMLWriter, _ place: Int) {
    let change = trend.total[place]
    if open(&html, [change]) {
      table(&html, [place], trend.total, folder: nil)
      if let cases = pages.cases?.of(place) {
        list(&html, cases, change, say(.behind)) { found in
          guard isShown(found), !pages.context.isTeamOnly else { return nil }
          return "../agents/\(pages.slug(of: found.agent)).html#\(pages.set.criteria[place].id)"
        }
      }
      note(&html)
    }
    guard let chart = ControlChart(trend.weeks[place]) else { return }
    html.element("<h2>", say(.perWeek), "</h2>")
    Figures.weeks(
      &html, trend.weeks[place], say, chart: chart, starts: trend.weekStarts, label: say(.perWeek))
    html.element("<p class=\"note\">", say(.chartNote), " ")
    html.element("", say(.weekNote), "</p>")
  }

  /// The heading and both stretches' days.
  ///
  /// - Returns: false where there are too few opportunities to compare anything.
  private func open(_ html: inout HTMLWriter, _ changes: [RateChange]) -> Bool {
    guard changes.contains(where: { $0.verdict != .tooFew }) else { return false }
    html.element("<h2 id=\"trend\">", say(.trend), "</h2><p>")
    html.text("\(say(.before)): \(say.days(trend.before)) · ")
    html.text("\(say(.now)): \(say.days(trend.now))")
    html.raw("</p>")
    return true
  }

  private func note(_ html: inout HTMLWriter) {
    html.element("<p class=\"note\">", say(.trendNote), "")
    if let days = pages.set.period.days {
      let isWithin = days.contains(trend.before.lowerBound) && days.contains(trend.lastDay)
      if days != trend.before.lowerBound...trend.lastDay {
        html.element(" ", say(isWithin ? .trendWithin : .trendBeyond), "")
      }
    }
    html.raw("</p>")
  }

  @discardableResult
  private func named(
    _ html: inout HTMLWriter, _ changes: [RateChange], folder: StaticString
  ) -> [Int] {
    let places = changes.indices.filter { changes[$0].isNamed }
    if places.isEmpty {
      html.element("<p>", say(.noChange), "</p>")
    } else {
      table(&html, places, changes, folder: folder)
    }
    return places
  }

  /// - Parameter folder: where criteria's pages are, to lead there.
  private func table(
    _ html: inout HTMLWriter, _ places: [Int], _ changes: [RateChange], folder: StaticString?
  ) {
    html.element("<div class=\"scroll\"><table class=\"fold\"><caption>", say(.trend), "</caption>")
    html.raw("<thead><tr>")
    for phrase in [Phrase.criterion, .before, .now, .change] {
      html.element("<th scope=\"col\">", say(phrase), "</th>")
    }
    html.raw("</tr></thead><tbody>")
    for place in places {
      let info = pages.set.criteria[place]
      let change = changes[place]
      html.raw("<tr><th scope=\"row\">")
      if let folder {
        html.raw("<a href=\"")
        html.raw(folder)
        html.element("", info.id.rawValue.slugged, ".html#trend\">")
      }
      html.text("\(info.id) \(pages.context.title(info))")
      if folder != nil { html.raw("</a>") }
      html.raw("</th>")
      rate(&html, change.before)
      rate(&html, change.now)
      html.raw("<td class=\"nw")
      if change.isNamed { html.raw(change.verdict == .better ? " better" : " worse") }
      html.raw("\">")
      if let difference = change.difference, let interval = change.interval {
        if change.isNamed { html.raw(difference > 0 ? "▲ " : "▼ ") }
        html.text(say.signed(difference) + " ")
        let low = say.signed(interval.lowerBound)
        let high = say.signed(interval.upperBound)
        html.element("<span class=\"ci\">", "[\(low) … \(high)]", "</span>")
      }
      if !change.isNamed { html.element(" ", say.name(change.verdict), "") }
      html.raw("</td></tr>")
    }
    html.raw("</tbody></table></div>")
  }

  private func rate(_ html: inout HTMLWriter, _ rate: Proportion) {
    html.raw("<td>")
    pages.rate(&html, rate)
    html.element("<small class=\"ci\"> · ", rate.grouped, "</small></td>")
  }

  /// Whether a page of this export shows the finding.
  private func isShown(_ found: TrendCase) -> Bool {
    pages.set.period.days?.contains(found.day) == true
  }

  /// The conversations of both stretches in which the criterion was violated.
  ///
  /// - Parameter link: where a case's finding stands, if in this export.
  private func list(
    _ html: inout HTMLWriter, _ cases: TrendCases.Pair, _ change: RateChange, _ title: String,
    link: (TrendCase) -> String?
  ) {
    html.element("<details class=\"group\"><summary>", title, " <span>")
    html.text("· \(say(.before)) \(change.before.grouped) · \(say(.now)) \(change.now.grouped)")
    html.raw("</span></summary><div>")
    for (phrase, rate, found) in [
      (Phrase.now, change.now, cases.now), (.before, change.before, cases.before),
    ] where !found.isEmpty {
      html.element("<h3>", "\(say(phrase)): \(rate.grouped)", "</h3>")
      for one in found { line(&html, one, link: link(one)) }
      if rate.count > found.count {
        let rest = HTMLWriter.text(rate.count - found.count)
        html.element("<p class=\"finding\">", "+ \(rest) \(say(.notListed))", "</p>")
      }
    }
    html.raw("</div></details>\n")
  }

  private func line(_ html: inout HTMLWriter, _ one: TrendCase, link: String?) {
    html.element("<p class=\"finding\"><span class=\"meta\">", say.date(one.day), " · ")
    if !pages.context.isTeamOnly { html.element("<bdi>", pages.name(of: one.agent), "</bdi> · ") }
    html.element(
      "<bdi>", "\(say(.conversation)) \(one.conversation.id.beginning(80))", "</bdi></span> ")
    if let link { html.element("<a href=\"", link, "\">") }
    html.raw("<bdi")
    if one.quote.isEmpty {
      html.element(">", pages.covered(say.text(one.message)).beginning(300), "</bdi>")
    } else {
      pages.language(&html, one.language)
      html.element(">“", pages.covered(one.quote).beginning(200), "”</bdi>")
    }
    if link != nil { html.raw("</a>") }
    html.raw("</p>\n")
  }
}

import Conversations
import Scorecards

/// The entry page: all agents, and agents × criteria.
struct OverviewPage {
  let pages: Pages
  private var set: ScorecardSet { pages.set }
  private var say: Wording { pages.say }

  init(pages: Pages) { self.pages = pages }

  func render() -> [UInt8] {
    var html = HTMLWriter()
    pages.open(
      &html, .overview, title: say(.overview),
      subtitle: [pages.periodName, set.scope.team, set.scope.agent].compactMap { $0 }
        .joined(separator: " · "), name: "overview")
    tiles(&html)
    if !pages.context.isTeamOnly {
      agents(&html)
      matrix(&html)
    }
    TrendView(pages: pages)?.overview(&html)
    CriteriaPage(pages: pages).table(&html)
    ServicePage(pages: pages).reach(&html)
    html.element("<p class=\"note\">", say(.rateNote), " ")
    html.element("", say(.zeroNote), "</p>")
    html.element("<p class=\"note\">", say(.indexNote), "</p>")
    pages.close(&html)
    return html.take()
  }

  private func tiles(_ html: inout HTMLWriter) {
    html.raw("<div class=\"tiles\">")
    Pages.tile(
      &html, say(.conversations), HTMLWriter.text(set.conversations),
      "\(say(.agents)): \(HTMLWriter.text(set.cards.count))")
    let scores = set.total.scores
    Pages.tile(
      &html, say(.meanScore), pages.mean(scores),
      (scores.sample == .tooFew
        ? "" : "\(say(.median)) \(scores.quantile(0.5).map(String.init) ?? "–") · ")
        + "\(say(.scored)): \(HTMLWriter.text(scores.count))"
    )
    for outcome in set.total.critical {
      pages.tile(&html, outcome, link: pages.context.isTeamOnly ? nil : "#agents")
    }
    html.raw("</div>")
  }

  private func agents(_ html: inout HTMLWriter) {
    html.element("<h2 id=\"agents\">", say(.agents), " (<span id=\"shown\">")
    html.number(set.cards.count)
    html.raw("</span>)</h2><div class=\"tools\">")
    html.element("<label>", say(.filterAgents), "<input id=\"query\" type=\"search\"></label>")
    let teams = Set(set.cards.map(team)).subtracting([""]).sorted()
    if teams.count > 1 {
      html.element("<label>", say(.team), "<select id=\"team\">")
      html.element("<option value=\"\">", say(.allTeams), "</option>")
      for team in teams { html.element("<option>", team, "</option>") }
      html.raw("</select></label>")
    }
    html.raw("</div>")
    let known = set.cards.filter(isKnown)
    let values = set.cards.compactMap(\.index)
    let low = (values.map(\.interval.lowerBound).min() ?? 0).rounded(.down)
    let high = (values.map(\.interval.upperBound).max() ?? 100).rounded(.up)
    let scale = low...max(high, low + 1)
    if !known.isEmpty { table(&html, known, say(.agents), scale: scale) }
    let others = set.cards.filter { !isKnown($0) }
    guard !others.isEmpty else { return }
    if !known.isEmpty { html.element("<h3>", "\(say(.notInRoster)) (\(others.count))", "</h3>") }
    table(&html, others, say(.notInRoster), scale: scale)
  }

  private func isKnown(_ card: Scorecard) -> Bool {
    card.agent.rosterID != nil || card.team != nil
  }

  private func table(
    _ html: inout HTMLWriter, _ cards: [Scorecard], _ caption: String, scale: ClosedRange<Double>
  ) {
    html.raw("<div class=\"scroll\"><table data-sortable>")
    html.element("<caption>", caption, "</caption><thead><tr>")
    pages.columnHead(&html, .agent, "")
    pages.columnHead(&html, .team, "wide")
    pages.columnHead(&html, .conversations, "n")
    pages.columnHead(&html, .score, "n")
    pages.columnHead(&html, .index, "")
    pages.columnHead(&html, .standing, "wide")
    pages.columnHead(&html, .customerCritical, "n wide")
    pages.columnHead(&html, .businessCritical, "n wide")
    pages.columnHead(&html, .complianceCritical, "n wide")
    pages.columnHead(&html, .findings, "n")
    html.raw("</tr></thead><tbody>")
    for card in cards { row(&html, card, scale: scale) }
    html.raw("</tbody></table></div>")
  }

  private func team(of card: Scorecard) -> String {
    card.team ?? (card.agent.rosterID == nil ? say(.notInRoster) : "")
  }

  private func row(_ html: inout HTMLWriter, _ card: Scorecard, scale: ClosedRange<Double>) {
    openRow(&html, card, isCounted: true)
    html.element(
      "<td class=\"wide team\">", team(of: card),
      "</td>")
    html.cell(card.conversations, "n")
    html.count(card.conversations)
    sorted(&html, card.scores.shownMean, "n")
    switch card.scores.sample {
    case .tooFew: html.element("<span class=\"few\">", say(.tooFew), "</span>")
    case .small: html.element("<span class=\"ci\">", pages.mean(card.scores), "</span>")
    case .full: html.text(pages.mean(card.scores))
    }
    sorted(&html, card.index?.value, "")
    if let index = card.index {
      let figure = say.fixed(index.value, places: 1)
      let bounds =
        "[\(say.fixed(index.interval.lowerBound, places: 1))–\(say.fixed(index.interval.upperBound, places: 1))]"
      html.element("<span class=\"row\"><span><b>", figure, "</b> ")
      html.element("<span class=\"ci\">", bounds, "</span></span>")
      Figures.interval(
        &html, value: index.value, interval: index.interval, tick: index.reference, scale: scale,
        standing: index.standing, label: "\(figure) \(bounds)")
      html.raw("</span>")
    } else {
      html.element("<span class=\"few\">", say(.tooFew), "</span>")
    }
    html.raw("</td><td class=\"nw wide")
    switch card.index?.standing {
    case .better: html.raw(" better\">▲ ")
    case .worse: html.raw(" worse\">▼ ")
    default: html.raw("\">")
    }
    switch card.index?.standing {
    case .better: html.text(say(.fewer))
    case .worse: html.text(say(.moreOfThem))
    case let other: html.text(other.map { pages.name($0) } ?? say(.tooFew))
    }
    for outcome in card.critical { critical(&html, outcome, of: card) }
    html.raw("</td>")
    html.cell(card.findings, "n")
    html.element("<a href=\"agents/", pages.slug(of: card.agent), ".html#findings\">")
    html.count(card.findings)
    html.raw("</a></td></tr>\n")
  }

  /// Ends a cell; in the next one stands how often a party was harmed, with the way to the sentences.
  private func critical(_ html: inout HTMLWriter, _ outcome: CriticalOutcome, of card: Scorecard) {
    sorted(&html, outcome.failed.value, "n wide")
    if outcome.failed.count > 0 {
      html.element("<a href=\"agents/", pages.slug(of: card.agent), ".html#")
      html.element("", outcome.criticality.rawValue, "\">")
    }
    if outcome.failed.sample == .tooFew {
      few(&html, outcome.failed)
    } else {
      let figures = "\(outcome.failed.grouped), \(say.rateWithInterval(outcome.failed))"
      html.element("<span title=\"", figures, "\">")
      html.element("", say.percent(outcome.failed.value ?? 0) + " %", "</span>")
    }
    if outcome.failed.count > 0 { html.raw("</a>") }
  }

  /// Ends a cell and begins the next one, which sorts by a number.
  private func sorted(_ html: inout HTMLWriter, _ value: Double?, _ name: StaticString) {
    html.raw("</td><td class=\"")
    html.raw(name)
    html.raw("\" data-v=\"")
    if let value { html.number(value, places: 4) }
    html.raw("\">")
  }

  private func openRow(_ html: inout HTMLWriter, _ card: Scorecard, isCounted: Bool) {
    html.element("<tr data-name=\"", card.agent.name.beginning(200), "\"")
    html.element(" data-team=\"", team(of: card), "\"")
    if isCounted { html.raw(" data-count=\"1\"") }
    html.element(
      "><th scope=\"row\"><a href=\"agents/", pages.slug(of: card.agent), ".html\"><bdi>")
    html.element("", pages.name(of: card.agent), "</bdi></a></th>")
  }

  private func matrix(_ html: inout HTMLWriter) {
    html.element("<h2>", say(.agentsByCriteria), "</h2>")
    legend(&html)
    html.raw("<div class=\"scroll matrix\" tabindex=\"0\" role=\"region\"")
    html.element(" aria-label=\"", say(.agentsByCriteria), "\"><table data-sortable>")
    html.element("<caption>", say(.agentsByCriteria), "</caption><thead><tr>")
    html.element("<th scope=\"col\"><button type=\"button\">", say(.agent), "</button></th>")
    for info in set.criteria {
      html.element("<th scope=\"col\" title=\"", pages.context.title(info), "\">")
      html.element("<button type=\"button\">", info.id.rawValue, "</button></th>")
    }
    html.raw("</tr></thead><tbody>")
    for card in set.cards.filter(isKnown) + set.cards.filter({ !isKnown($0) }) {
      openRow(&html, card, isCounted: false)
      for score in card.criteria { cell(&html, score, card) }
      html.raw("</tr>\n")
    }
    html.raw("</tbody></table></div>")
  }

  /// What the table's colours and signs mean, and the choice to see the intervals.
  private func legend(_ html: inout HTMLWriter) {
    html.element("<div class=\"legend\"><b>", say(.legend), "</b>")
    let entries: [(StaticString, String, Phrase)] = [
      ("", say.fixed(4.2, places: 1), .legendNumber),
      ("better", say.fixed(1.1, places: 1) + " ▲", .fewerErrors),
      ("worse", say.fixed(9.6, places: 1) + " ▼", .moreErrors),
      ("", say.fixed(3.8, places: 1), .legendPlain), ("s", "7", .legendSmall),
      ("few", "1 / 4", .legendFew),
      ("few", "·", .legendNone),
    ]
    for (name, sample, phrase) in entries {
      html.raw("<span><i class=\"")
      html.raw(name)
      html.element("\">", sample, "</i> ")
      html.element("", say(phrase), "</span>")
    }
    html.element(
      "<label><input type=\"checkbox\" id=\"intervals\"> ", say(.showIntervals), "</label></div>")
  }

  /// Where there are too few opportunities for a rate: what there is of them.
  private func few(_ html: inout HTMLWriter, _ rate: Proportion) {
    html.element("<span class=\"few\" title=\"", say(.tooFew), "\">")
    html.number(rate.count)
    html.raw(" / ")
    html.number(rate.total)
    html.raw("</span>")
  }

  private func cell(_ html: inout HTMLWriter, _ score: CriterionScore, _ card: Scorecard) {
    guard score.rate.sample != .tooFew, let value = score.rate.value else {
      html.raw("<td class=\"few\" data-v=\"\">")
      if score.violations > 0 || score.possible > 0 {
        html.element("<a href=\"agents/", pages.slug(of: card.agent), ".html#")
        html.element("", score.criterion.rawValue, "\">")
        few(&html, score.rate)
        html.raw("</a></td>")
      } else {
        html.raw("·</td>")
      }
      return
    }
    html.raw("<td data-v=\"")
    html.number(value, places: 4)
    html.raw("\" title=\"")
    html.text("\(score.criterion): \(score.violations) / \(score.opportunities), ")
    html.text("\(say.rateWithInterval(score.rate)), \(pages.name(score.standing))")
    html.raw("\" class=\"")
    switch score.standing {
    case .better: html.raw("better")
    case .worse: html.raw("worse")
    case .notRanked: html.raw("s")
    default: break
    }
    html.raw("\">")
    if score.violations > 0 || score.possible > 0 {
      html.element("<a href=\"agents/", pages.slug(of: card.agent), ".html#")
      html.element("", score.criterion.rawValue, "\">")
    }
    let percent = value * 100
    html.text(say.fixed(percent, places: percent < 9.95 && percent > 0 ? 1 : 0))
    switch score.standing {
    case .better: html.raw(" ▲")
    case .worse: html.raw(" ▼")
    default: break
    }
    if score.violations > 0 || score.possible > 0 { html.raw("</a>") }
    if let interval = score.rate.wilson() {
      html.element("<small>", say.bounds(interval), "</small>")
    }
    html.raw("</td>")
  }
}

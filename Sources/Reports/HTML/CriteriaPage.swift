import Conversations
import Scorecards

/// All criteria in one table, and one page for each of them.
struct CriteriaPage {
  let pages: Pages
  private var set: ScorecardSet { pages.set }
  private var say: Wording { pages.say }

  init(pages: Pages) { self.pages = pages }

  /// The list of all criteria.
  func render() -> [UInt8] {
    var html = HTMLWriter()
    pages.open(
      &html, .criteria, title: say(.criteria), subtitle: pages.periodName, name: "criteria")
    table(&html)
    attributions(&html, of: nil)
    html.element("<p class=\"note\">", say(.rateNote), "</p>")
    pages.close(&html)
    return html.take()
  }

  func table(_ html: inout HTMLWriter) {
    let rows = set.criteria.indices.filter {
      let score = set.total.criteria[$0]
      return score.opportunities + score.notEvaluated + score.possible + score.notApplicable > 0
    }
    let top = Figures.top(
      rows.compactMap { set.total.criteria[$0].rate }.filter { $0.sample != .tooFew }
        .compactMap { $0.wilson()?.upperBound }.max() ?? 0.1)
    html.element(
      "<h2>", say(.criteria), "</h2><div class=\"scroll\"><table class=\"fold\" data-sortable>")
    html.element("<caption>", say(.criteria), "</caption><thead><tr>")
    for (phrase, name) in [
      (Phrase.criterion, ""), (.weight, "n wide"), (.opportunities, "n"), (.violations, "n"),
      (.rate, ""), (.notApplicable, "n wide"), (.notEvaluated, "n wide"),
    ] as [(Phrase, String)] {
      pages.columnHead(&html, phrase, name)
    }
    html.raw("</tr></thead><tbody>")
    for place in rows { row(&html, place, top: top) }
    html.raw("</tbody></table></div>")
  }

  private func row(_ html: inout HTMLWriter, _ place: Int, top: Double) {
    let info = set.criteria[place]
    let score = set.total.criteria[place]
    html.element("<tr><th scope=\"row\"><a href=\"criteria/", info.id.rawValue.slugged, ".html\">")
    html.element("", "\(info.id) \(pages.context.title(info))", "</a></th><td class=\"n wide\">")
    html.text(say.fixed(info.weight, places: 1, keep: 0))
    html.raw("</td>")
    html.cell(score.opportunities, "n")
    html.count(score.opportunities)
    html.raw("</td>")
    html.cell(score.violations, "n")
    if score.violations > 0, !pages.context.isTeamOnly {
      html.element("<a href=\"criteria/", info.id.rawValue.slugged, ".html#agents\">")
      html.count(score.violations)
      html.raw("</a>")
    } else {
      html.count(score.violations)
    }
    html.raw("</td><td data-v=\"")
    if score.rate.sample != .tooFew, let value = score.rate.value { html.number(value, places: 4) }
    html.raw("\"><span class=\"row\"><span>")
    pages.rate(&html, score.rate)
    html.raw("</span>")
    if score.rate.sample != .tooFew, let value = score.rate.value,
      let interval = score.rate.wilson()
    {
      Figures.interval(
        &html, value: value, interval: interval, tick: nil, scale: 0...top,
        standing: .notDistinguishable, label: say.rateWithInterval(score.rate))
    }
    html.raw("</span></td>")
    html.cell(score.notApplicable, "n wide")
    html.count(score.notApplicable)
    html.raw("</td>")
    html.cell(score.notEvaluated, "n wide")
    html.count(score.notEvaluated)
    html.raw("</td></tr>\n")
  }

  /// The page of one criterion.
  ///
  /// - Parameter examples: rendered findings.
  func render(_ place: Int, examples: [[UInt8]]) -> [UInt8] {
    let info = set.criteria[place]
    let total = set.total.criteria[place]
    var html = HTMLWriter()
    pages.open(
      &html, .criterion, title: "\(info.id) \(pages.context.title(info))",
      subtitle:
        "\(pages.name(info.criticality)) · \(say(.weight).lowercased()) \(say.fixed(info.weight, places: 1, keep: 0)) · \(say(.decidability).lowercased()) \(info.decidability.rawValue)",
      name: info.id.rawValue)
    if let description = pages.context.descriptions[info.id] {
      html.element("<dl class=\"facts\"><dt>", say(.whatItIs), "</dt>")
      html.element("<dd>", description.summary, "</dd>")
      html.element("<dt>", say(.whyItIsBad), "</dt>")
      html.element("<dd>", say.text(description.reason), "</dd></dl>")
    }
    html.raw("<div class=\"tiles\">")
    let isShown = total.rate.sample != .tooFew
    Pages.tile(
      &html, say(.rate),
      isShown ? say.percent(total.rate.value ?? 0) + " %" : say(.tooFew),
      isShown ? total.rate.wilson().map { say.bounds($0) } ?? "" : "")
    Pages.tile(
      &html, say(.violations), HTMLWriter.text(total.violations),
      "\(say(.opportunities)): \(HTMLWriter.text(total.opportunities))",
      link: total.violations > 0 && !pages.context.isTeamOnly ? "#agents" : nil)
    Pages.tile(&html, say(.findings), HTMLWriter.text(total.possible), say(.possible))
    Pages.tile(&html, say(.notEvaluated), HTMLWriter.text(total.notEvaluated), "")
    html.raw("</div>")
    TrendView(pages: pages)?.criterion(&html, place)
    if !pages.context.isTeamOnly { agents(&html, place) }
    attributions(&html, of: info.id)
    if !examples.isEmpty {
      html.element("<h2>", say(.examples), "</h2><div class=\"group\"><div>")
      for example in examples { html.append(example) }
      html.raw("</div></div>")
    }
    html.element("<p class=\"note\">", say(.rateNote), " ")
    html.element("", say(.caseMixNote), "</p>")
    pages.close(&html)
    return html.take()
  }

  private func agents(_ html: inout HTMLWriter, _ place: Int) {
    let id = set.criteria[place].id
    let cards = set.cards.filter { $0.criteria[place].opportunities > 0 }
    guard !cards.isEmpty else { return }
    let shown = cards.compactMap { card -> (Double, Standing)? in
      let score = card.criteria[place]
      return score.rate.sample == .tooFew ? nil : score.rate.value.map { ($0, score.standing) }
    }
    let top = Figures.top(shown.map(\.0).max() ?? 0)
    html.element("<h2 id=\"agents\">", say(.agents), "</h2>")
    if shown.count > 2 {
      Figures.strip(
        &html, shown, say, tick: set.total.criteria[place].rate.value, top: top,
        label: say(.agents))
    }
    html.raw("<div class=\"scroll\"><table class=\"fold\" data-sortable>")
    html.element("<caption>", say(.agents), "</caption><thead><tr>")
    for (phrase, name) in [
      (Phrase.agent, ""), (.opportunities, "n"), (.violations, "n"), (.rate, ""),
      (.caseMix, "n wide"), (.standing, "wide"),
    ] as [(Phrase, String)] {
      pages.columnHead(&html, phrase, name)
    }
    html.raw("</tr></thead><tbody>")
    for card in cards {
      let score = card.criteria[place]
      html.element(
        "<tr><th scope=\"row\"><a href=\"../agents/", pages.slug(of: card.agent), ".html#")
      html.element("", id.rawValue, "\"><bdi>")
      html.element("", pages.name(of: card.agent), "</bdi></a></th>")
      html.cell(score.opportunities, "n")
      html.count(score.opportunities)
      html.raw("</td>")
      html.cell(score.violations, "n")
      html.count(score.violations)
      html.raw("</td><td data-v=\"")
      if score.rate.sample != .tooFew { html.number(score.rate.value ?? 0, places: 4) }
      html.raw("\">")
      pages.rate(&html, score.rate)
      html.raw("</td>")
      pages.caseMix(&html, score)
      html.raw("<td class=\"nw wide")
      if score.standing == .better { html.raw(" better") }
      if score.standing == .worse { html.raw(" worse") }
      html.element("\">", pages.name(score.standing), "</td></tr>\n")
    }
    html.raw("</tbody></table></div>")
  }

  /// Findings that are matters of process, system, policy or product.
  private func attributions(_ html: inout HTMLWriter, of criterion: CriterionID?) {
    let rows = set.attributions.filter { criterion == nil || $0.criterion == criterion }
    guard !rows.isEmpty else { return }
    html.element("<h2>", say(.notAgents), "</h2><div class=\"scroll\"><table><thead><tr>")
    html.element("<th scope=\"col\">", say(.criterion), "</th>")
    html.element("<th scope=\"col\">", say(.attribution), "</th>")
    html.element("<th scope=\"col\" class=\"n\">", say(.findings), "</th></tr></thead><tbody>")
    for row in rows {
      html.element("<tr><th scope=\"row\">", row.criterion.rawValue, "</th>")
      html.element("<td>", say.name(row.attribution), "</td><td class=\"n\">")
      html.raw(criterion == nil ? "<a href=\"" : "<a href=\"../")
      html.element("service.html#", row.anchor, "\">")
      html.count(row.findings)
      html.raw("</a></td></tr>")
    }
    html.raw("</tbody></table></div>")
  }
}

extension AttributionCount {
  /// Where the findings stand on the page of the service.
  var anchor: String { "\(criterion.rawValue.slugged)-\(attribution.rawValue)" }
}

extension String {
  /// Only letters, digits and hyphens, for the id of a custom criterion in a file name.
  var slugged: String {
    String(
      decoding: utf8.map { byte -> UInt8 in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: byte
        default: 0x2D
        }
      }, as: UTF8.self)
  }
}

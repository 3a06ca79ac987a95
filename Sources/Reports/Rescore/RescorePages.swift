import Conversations
import Scorecards

/// The pages of a rescoring: what differs between the rulesets, the sums, and every conversation with
/// its before and after. Conversations that fit stand on the first page; more get pages of their own.
struct RescorePages {
  private let zone: ZoneRules
  private let view: RescoreView
  private let titles: [CriterionID: String]
  private var blocks = HTMLWriter()
  private var blockCount = 0
  private var pageCount = 0

  /// Conversations on one page; a page with more is slow to open.
  private static let perPage = 300

  init(zone: ZoneRules, criteria: [CriterionInfo]) {
    self.zone = zone
    titles = Dictionary(criteria.map { ($0.id, $0.titles["en"] ?? $0.name) }) { a, _ in a }
    view = RescoreView(zone: zone, titles: titles)
  }

  mutating func add(
    _ change: EvaluationChange, ruleset: String, lastInstant: Int64?, to sink: some ReportSink
  ) throws {
    if blockCount == RescorePages.perPage { try turnPage(to: sink) }
    view.conversation(&blocks, change, ruleset: ruleset, lastInstant: lastInstant)
    blockCount += 1
  }

  mutating func finish(
    _ overview: RescoreOverview, _ summary: RescoreSummary, to sink: some ReportSink
  ) throws {
    if pageCount > 0, blockCount > 0 { try turnPage(to: sink) }
    var html = HTMLWriter()
    let period = overview.period.description
    open(&html, title: "Judged again: \(period)", name: "\(period)-rescore")
    subtitle(&html, overview)
    tiles(&html, overview, summary)
    rulesets(&html, overview)
    criteria(&html, summary)
    scores(&html, summary)
    html.raw("<h2 id=\"conversations\">Conversations</h2>")
    if pageCount > 0 {
      html.raw("<ul>")
      for page in 1...pageCount {
        html.element("<li><a href=\"changes/", "\(page)", ".html\">")
        html.element("page ", "\(page)", " of ")
        html.element("", "\(pageCount)", "</a></li>")
      }
      html.raw("</ul>")
    } else if blockCount > 0 {
      html.append(blocks.take())
    } else {
      html.raw("<p>None changed.</p>")
    }
    Pages.foot(&html, "Time zone: \(zone.name)")
    try sink.append(html.take(), to: "index.html")
  }

  private mutating func turnPage(to sink: some ReportSink) throws {
    pageCount += 1
    var html = HTMLWriter()
    open(&html, title: "Judged again, page \(pageCount)", name: "rescore-\(pageCount)")
    html.raw("<p class=\"sub\"><a href=\"../index.html\">Summary</a></p>")
    html.append(blocks.take())
    Pages.foot(&html, "Time zone: \(zone.name)")
    try sink.append(html.take(), to: "changes/\(pageCount).html")
    blockCount = 0
  }

  private func open(_ html: inout HTMLWriter, title: String, name: String) {
    Pages.head(&html, language: "en", name: name, title: title, skip: "Skip to content")
    html.raw("<header class=\"top\"><div><strong>Scorecards</strong></div></header>\n")
    html.element("<main id=\"content\"><h1>", title, "</h1>")
  }

  private func subtitle(_ html: inout HTMLWriter, _ overview: RescoreOverview) {
    var parts: [String] = []
    if let team = overview.scope.team { parts.append("team \(team)") }
    if let agent = overview.scope.agent { parts.append("agent \(agent)") }
    parts.append(
      overview.isDryRun ? "a dry run: nothing was recorded" : "recorded; these evaluations hold")
    html.element("<p class=\"sub\">", parts.joined(separator: " · "), "</p>")
    if overview.notStored > 0 {
      html.element(
        "<p class=\"warn\">", "\(overview.notStored)", " conversations could not be judged ")
      html.raw("again, because their text is not stored: they keep their old evaluation.</p>")
    }
  }

  private func tiles(
    _ html: inout HTMLWriter, _ overview: RescoreOverview, _ summary: RescoreSummary
  ) {
    let whole = summary.rows.filter { $0.agent == nil }
    func sum(_ count: (RescoreSummary.Row) -> Int) -> Int { whole.reduce(0) { $0 + count($1) } }
    html.raw("<div class=\"tiles\">")
    Pages.tile(
      &html, "Conversations changed", "\(overview.changed)",
      "of \(overview.judged) judged again"
        + (overview.known > 0 ? ", \(overview.known) by this ruleset already" : ""))
    Pages.tile(&html, "Findings appeared", "\(sum(\.appeared))", "")
    Pages.tile(&html, "Findings disappeared", "\(sum(\.disappeared))", "")
    Pages.tile(
      &html, "Findings changed", "\(sum(\.changed))",
      "\(sum(\.reworded)) more only explained otherwise")
    if let score = summary.scores.first, score.agent == nil {
      // Below 10 conversations a difference says nothing.
      Pages.tile(
        &html, "Mean score of a conversation",
        score.interval == nil ? "too few" : RescoreView.signed(score.difference),
        score.interval.map {
          "\(fixed(score.before, places: 1)) → \(fixed(score.after, places: 1)), 95 % "
            + RescoreView.bounds($0)
        } ?? "\(score.conversations) scored")
    }
    html.raw("</div>")
  }

  private func rulesets(_ html: inout HTMLWriter, _ overview: RescoreOverview) {
    html.raw("<h2>What differs between the rulesets</h2>")
    if overview.previous.isEmpty {
      html.element("<p>Nothing: all were judged by ", overview.ruleset, " before.</p>")
    }
    for previous in overview.previous {
      html.element("<h3>", "\(previous.ruleset) → \(overview.ruleset)", "</h3>")
      html.element("<p class=\"sub\">", "\(previous.conversations)", " conversations</p>")
      guard let changes = previous.changes else {
        html.raw("<p>What it was is not known: it was used before that was recorded.</p>")
        continue
      }
      html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Part</th>")
      html.raw("<th scope=\"col\">Property</th><th scope=\"col\">Before</th>")
      html.raw("<th scope=\"col\">After</th></tr></thead><tbody>")
      for change in changes {
        let title = titles[CriterionID(change.subject)].map { " " + $0 } ?? ""
        html.element("<tr><th scope=\"row\">", change.subject + title, "</th>")
        html.element("<td>", change.property, "</td>")
        html.element("<td>", change.before ?? "–", "</td>")
        html.element("<td>", change.after ?? "–", "</td></tr>\n")
      }
      html.raw("</tbody></table></div>")
    }
  }

  private func criteria(_ html: inout HTMLWriter, _ summary: RescoreSummary) {
    html.raw("<h2>By criterion</h2>")
    guard !summary.rows.isEmpty else { return html.raw("<p>No finding or outcome changed.</p>") }
    html.raw(
      "<p class=\"note\">Findings that appeared, disappeared or changed; reworded ones have the ")
    html.raw(
      "same effect and are only explained otherwise. Outcomes are the conversations in which the ")
    html.raw(
      "state for an agent, or its number of possible findings, is another one. Rates are over the ")
    html.raw("conversations judged again, with their 95 % interval.</p>")
    table(&html, summary.rows.filter { $0.agent == nil }) { html, row in
      html.element("<a href=\"#", row.criterion.rawValue, "\">")
      html.element("", "\(row.criterion) \(titles[row.criterion] ?? "")", "</a>")
    }
    html.raw("<h2>By criterion and agent</h2>")
    for row in summary.rows where row.agent == nil {
      let agents = summary.rows.filter { $0.criterion == row.criterion && $0.agent != nil }
      guard !agents.isEmpty else { continue }
      html.element(
        "<details class=\"group\"><summary>", "\(row.criterion) \(titles[row.criterion] ?? "")", "")
      html.element(
        " <span>", "\(agents.count) \(agents.count == 1 ? "agent" : "agents")", "</span></summary>")
      // The place that links lead to lies inside, so that browsers open what is closed.
      html.element("<div id=\"", row.criterion.rawValue, "\">")
      table(&html, agents) { html, row in html.text(row.agent?.name.beginning(120) ?? "") }
      html.raw("</div></details>\n")
    }
  }

  private func table(
    _ html: inout HTMLWriter, _ rows: [RescoreSummary.Row],
    name: (inout HTMLWriter, RescoreSummary.Row) -> Void
  ) {
    html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\"></th>")
    for head in ["appeared", "disappeared", "changed", "reworded", "outcomes"] {
      html.element("<th scope=\"col\" class=\"n\">", head, "</th>")
    }
    html.raw("<th scope=\"col\">Rate before</th><th scope=\"col\">Rate after</th></tr></thead>")
    html.raw("<tbody>")
    for row in rows {
      html.raw("<tr><th scope=\"row\">")
      name(&html, row)
      html.raw("</th>")
      for count in [row.appeared, row.disappeared, row.changed, row.reworded, row.outcomes] {
        html.raw("<td class=\"n\">")
        html.count(count)
        html.raw("</td>")
      }
      for rate in [row.before, row.after] {
        html.raw("<td>")
        if rate.sample == .tooFew {
          html.element("<span class=\"few\">", "\(rate.count) of \(rate.total)", "</span>")
        } else {
          html.text(PercentText.rateWithInterval(rate))
        }
        html.raw("</td>")
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody></table></div>")
  }

  private func scores(_ html: inout HTMLWriter, _ summary: RescoreSummary) {
    html.raw("<h2>Scores</h2>")
    guard !summary.scores.isEmpty else { return html.raw("<p>No score changed.</p>") }
    html.raw(
      "<p class=\"note\">The mean score of a conversation and its difference, with the 95 % ")
    html.raw(
      "interval of the single conversations' differences; the index with its 90 % interval. Below ")
    html.raw("10 conversations a mean says nothing and is not shown; below 30 it is pale, and a ")
    html.raw("difference whose interval holds 0 can be chance.</p>")
    html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Agent</th>")
    for head in ["Conversations", "Before", "After", "Difference", "Index before", "Index after"] {
      html.element("<th scope=\"col\" class=\"n\">", head, "</th>")
    }
    html.raw("</tr></thead><tbody>")
    for score in summary.scores {
      html.element(
        "<tr><th scope=\"row\">", score.agent?.name.beginning(120) ?? "all agents", "</th>")
      html.raw("<td class=\"n\">")
      html.count(score.conversations)
      html.raw("</td>")
      means(&html, score)
      for index in [score.indexBefore, score.indexAfter] {
        html.raw("<td class=\"n\">")
        if let index {
          html.text(fixed(index.value, places: 1))
          html.element(
            " <span class=\"ci\">",
            "[\(fixed(index.interval.lowerBound, places: 1))–"
              + "\(fixed(index.interval.upperBound, places: 1))]", "</span>")
        }
        html.raw("</td>")
      }
      html.raw("</tr>\n")
    }
    html.raw("</tbody></table></div>")
  }

  /// The means and their difference, as far as the number of conversations bears them.
  private func means(_ html: inout HTMLWriter, _ score: RescoreSummary.Score) {
    guard let interval = score.interval else {
      return html.raw("<td class=\"n few\" colspan=\"3\">too few</td>")
    }
    let isSmall = SampleSize(opportunities: score.conversations) == .small
    for mean in [score.before, score.after] {
      html.raw(isSmall ? "<td class=\"n ci\">" : "<td class=\"n\">")
      html.element("", fixed(mean, places: 1), "</td>")
    }
    html.raw(isSmall ? "<td class=\"n ci\">" : "<td class=\"n\">")
    html.element("", RescoreView.signed(score.difference), " <span class=\"ci\">")
    html.element("", RescoreView.bounds(interval), "</span></td>")
  }
}

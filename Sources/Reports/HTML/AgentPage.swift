import Conversations
import Scorecards

/// One agent's page. Findings are gathered while the agent's evaluations stream by.
struct AgentPage {
  let pages: Pages
  let card: Scorecard
  /// Per criterion of the set, the rendered findings.
  private var findings: [HTMLWriter]
  private var counts: [Int]
  /// Per party of the card's critical outcomes, the conversations that failed.
  private var critical: [HTMLWriter]
  private var criticalCounts: [Int]
  private var commendations = HTMLWriter()
  private var commendationCount = 0
  private let places: [CriterionID: Int]
  /// Criteria with the most lost points, and what the agent did well instead.
  private var coaching: CoachingSheet

  private static let mostCommendations = 50
  /// Findings of one criterion on the page; a page with more could not be opened.
  static let mostFindings = 400

  init(pages: Pages, card: Scorecard) {
    self.pages = pages
    self.card = card
    let criteria = pages.set.criteria
    findings = Array(repeating: HTMLWriter(), count: criteria.count)
    counts = Array(repeating: 0, count: criteria.count)
    critical = Array(repeating: HTMLWriter(), count: card.critical.count)
    criticalCounts = Array(repeating: 0, count: card.critical.count)
    var places: [CriterionID: Int] = [:]
    for (place, info) in criteria.enumerated() { places[info.id] = place }
    self.places = places
    coaching = CoachingSheet(pages: pages, card: card)
  }

  mutating func add(_ evaluation: Evaluation, _ conversation: Conversation?) {
    guard let agent = evaluation.agents.first(where: { $0.agent == card.agent }),
      pages.set.scope.contains(agent)
    else { return }
    let view = EvidenceView(pages: pages)
    for finding in evaluation.findings
    where finding.agent == card.agent && finding.confidence >= Finding.reportedFrom {
      guard let place = places[finding.criterion] else { continue }
      if counts[place] < AgentPage.mostFindings {
        view.finding(
          &findings[place], finding, of: evaluation, in: conversation, namesAgent: false,
          isReviewable: true)
      }
      counts[place] += 1
      for other in finding.also { refer(from: other, to: finding, in: evaluation.language) }
    }
    if agent.score != nil {
      for party in card.critical.indices { fail(party, agent, evaluation) }
    }
    for commendation in evaluation.commendations where commendation.agent == card.agent {
      if commendationCount < AgentPage.mostCommendations {
        view.commendation(&commendations, commendation, of: evaluation, in: conversation)
      }
      commendationCount += 1
    }
    coaching.add(evaluation, agent, conversation)
  }

  /// A finding stands once, under the most specific criterion; the others point there, so that their
  /// numbers open down to the sentence as well.
  private mutating func refer(
    from other: CriterionID, to finding: Finding, in language: Language
  ) {
    guard let place = places[other], places[finding.criterion] != nil else { return }
    defer { counts[place] += 1 }
    guard counts[place] < AgentPage.mostFindings else { return }
    findings[place].element("<p class=\"finding\">→ <a href=\"#", finding.criterion.rawValue, "\">")
    findings[place].element("", finding.criterion.rawValue, "</a> <bdi")
    pages.language(&findings[place], language)
    findings[place].element(">“", finding.evidence.quote.beginning(140), "”</bdi></p>\n")
  }

  /// A conversation in which a party was harmed, with what harmed it.
  private mutating func fail(
    _ party: Int, _ agent: AgentEvaluation, _ evaluation: Evaluation
  ) {
    let ids = agent.outcomes.filter { outcome in
      outcome.state == .violated
        && places[outcome.criterion].map { place in
          let info = pages.set.criteria[place]
          return info.weight >= ScorecardBuilder.criticalWeight
            && info.criticality == card.critical[party].criticality
        } == true
    }.map(\.criterion)
    guard !ids.isEmpty else { return }
    criticalCounts[party] += 1
    guard criticalCounts[party] <= AgentPage.mostFindings else { return }
    critical[party].raw("<p class=\"finding\"><span class=\"meta\">")
    if let instant = evaluation.lastInstant {
      critical[party].text(pages.say.date(pages.set.zone.civil(instant).days) + " · ")
    }
    critical[party].element(
      "<bdi>", "\(pages.say(.conversation)) \(evaluation.key.id.beginning(80))", "</bdi></span>")
    for id in ids {
      let found = evaluation.findings.first {
        $0.agent == card.agent && $0.isScored && ($0.criterion == id || $0.also.contains(id))
      }
      critical[party].element(" <a href=\"#", id.rawValue, "\">")
      critical[party].element("", id.rawValue, "</a>")
      if let quote = found?.evidence.quote, !quote.isEmpty {
        critical[party].raw(" <bdi")
        pages.language(&critical[party], evaluation.language)
        critical[party].element(">“", quote.beginning(100), "”</bdi>")
      }
    }
    critical[party].raw("</p>\n")
  }

  mutating func render() -> [UInt8] {
    let say = pages.say
    var html = HTMLWriter()
    let teams =
      card.teams.isEmpty && card.agent.rosterID == nil
      ? say(.notInRoster) : card.teams.joined(separator: ", ")
    pages.open(
      &html, .agent, title: pages.name(of: card.agent),
      subtitle: [teams, pages.periodName].filter { !$0.isEmpty }.joined(separator: " · "),
      name: pages.slug(of: card.agent))
    tiles(&html)
    coaching.render(&html)
    criteria(&html)
    TrendView(pages: pages)?.agent(&html, card.agent)
    if card.scores.count > 0 {
      html.element("<h2>", say(.distribution), "</h2>")
      Figures.histogram(&html, card.scores, label: say(.distribution))
    }
    criticalOutcomes(&html)
    html.element("<h2 id=\"findings\">", say(.findings), "</h2>")
    html.element("<div id=\"reviewing\" class=\"tools\" hidden><label>", say(.reviewer), "")
    html.raw("<input id=\"reviewer\" type=\"text\" maxlength=\"100\"></label>")
    html.element("<label>", say(.role), "<select id=\"role\">")
    html.element("<option value=\"reviewer\">", say(.reviewer), "</option>")
    html.element("<option value=\"agent\">", say(.chargedAgent), "</option></select></label>")
    html.element(
      "<button id=\"save\" class=\"save\" type=\"button\">", say(.saveReviews), "</button>")
    html.element("<span>", say(.marked), ": <span id=\"marked\">0</span></span></div>")
    for (place, info) in pages.set.criteria.enumerated() where counts[place] > 0 {
      let score = card.criteria[place]
      html.element(
        "<details class=\"group\"><summary>", "\(info.id) \(pages.context.title(info))", " <span>")
      html.text("· \(score.rate.grouped)")
      if score.possible > 0 { html.text(" · \(say(.possible)): \(score.possible)") }
      html.element("</span></summary><div id=\"", info.id.rawValue, "\">")
      html.append(findings[place].take())
      if counts[place] > AgentPage.mostFindings {
        html.element(
          "<p class=\"finding\">", "+ \(counts[place] - AgentPage.mostFindings) \(say(.more))",
          "</p>")
      }
      html.raw("</div></details>\n")
    }
    if counts.allSatisfy({ $0 == 0 }) { html.element("<p>", say(.noFindings), "</p>") }
    if commendationCount > 0 {
      html.element("<h2>", "\(say(.bestMoments)) (\(commendationCount))", "</h2>")
      html.raw("<div class=\"group\"><div>")
      html.append(commendations.take())
      html.raw("</div></div>")
    }
    html.element("<p class=\"note\">", say(.rateNote), " ")
    html.element("", say(.zeroNote), "</p>")
    html.element("<p class=\"note\">", say(.caseMixNote), "</p>")
    html.element("<p class=\"note\">", say(.indexNote), "</p>")
    pages.close(&html)
    return html.take()
  }

  private func tiles(_ html: inout HTMLWriter) {
    let say = pages.say
    html.raw("<div class=\"tiles\">")
    if let index = card.index {
      Pages.tile(
        &html, say(.index), say.fixed(index.value, places: 1),
        "[\(say.fixed(index.interval.lowerBound, places: 1))–\(say.fixed(index.interval.upperBound, places: 1))] · \(pages.name(index.standing))"
      )
    } else {
      let scored = "\(say(.scored)): \(card.scores.count) / \(QualityIndex.leastScored)"
      let days = "\(say(.days)): \(card.days) / \(QualityIndex.leastDays)"
      Pages.tile(&html, say(.index), say(.tooFew), "\(scored) · \(days)")
    }
    Pages.tile(
      &html, say(.conversations), HTMLWriter.text(card.conversations),
      "\(say(.scored)): \(HTMLWriter.text(card.scores.count))")
    Pages.tile(
      &html, say(.meanScore), pages.mean(card.scores),
      card.scores.sample == .tooFew
        ? "" : "\(say(.median)) \(card.scores.quantile(0.5).map(String.init) ?? "–")")
    for outcome in card.critical {
      pages.tile(&html, outcome, link: "#\(outcome.criticality.rawValue)")
    }
    for times in card.replies { replies(&html, times) }
    html.raw("</div>")
  }

  /// The conversations behind the critical outcomes.
  private mutating func criticalOutcomes(_ html: inout HTMLWriter) {
    guard card.critical.contains(where: { $0.failed.count > 0 }) else { return }
    html.element("<h2>", pages.say(.critical), "</h2>")
    for (party, outcome) in card.critical.enumerated() where outcome.failed.count > 0 {
      html.element("<details class=\"group\"><summary>", pages.name(outcome.criticality), " <span>")
      html.text("· \(pages.say(.failed)): \(outcome.failed.grouped)")
      html.element("</span></summary><div id=\"", outcome.criticality.rawValue, "\">")
      html.append(critical[party].take())
      if criticalCounts[party] > AgentPage.mostFindings {
        let rest = HTMLWriter.text(criticalCounts[party] - AgentPage.mostFindings)
        html.element("<p class=\"finding\">", "+ \(rest) \(pages.say(.notListed))", "</p>")
      }
      html.raw("</div></details>\n")
    }
  }

  /// How fast the agent replied first on one channel, beside everybody.
  private func replies(_ html: inout HTMLWriter, _ times: ReplyTimes) {
    let say = pages.say
    let all = pages.set.reach.first { $0.channel == times.channel }?.waits
    let team = all.flatMap { all in
      all.sample == .tooFew
        ? nil : " · \(say(.teamRate).lowercased()) \(AgentPage.duration(Double(all.median)))"
    }
    Pages.tile(
      &html, "\(say(.firstReply)), \(say.name(times.channel))",
      times.sample == .tooFew ? say(.tooFew) : AgentPage.duration(Double(times.median)),
      times.sample == .tooFew
        ? "n \(times.count)" : "\(say(.median)), n \(times.count)\(team ?? "")")
  }

  private func criteria(_ html: inout HTMLWriter) {
    let say = pages.say
    let set = pages.set
    let rows = set.criteria.indices.filter {
      card.criteria[$0].opportunities > 0 || card.criteria[$0].possible > 0
    }
    let top = Figures.top(
      rows.map { card.criteria[$0].rate }.filter { $0.sample == .full }
        .compactMap { $0.wilson()?.upperBound }.max() ?? 0.2)
    html.element(
      "<h2>", say(.criteria), "</h2><div class=\"scroll\"><table class=\"fold\" data-sortable>")
    html.element("<caption>", say(.criteria), "</caption><thead><tr>")
    for (phrase, name) in [
      (Phrase.criterion, ""), (.opportunities, "n"), (.violations, "n"), (.rate, ""),
      (.teamRate, "n wide"), (.caseMix, "n wide"), (.standing, "wide"),
    ] as [(Phrase, String)] {
      pages.columnHead(&html, phrase, name)
    }
    html.raw("</tr></thead><tbody>")
    for place in rows { row(&html, place, top: top) }
    html.raw("</tbody></table></div>")
    let silent = set.criteria.indices.filter { card.criteria[$0].notEvaluated > 0 }
    if !silent.isEmpty {
      html.element("<p class=\"note\">", say(.notEvaluated), ": ")
      html.text(
        silent.map { "\(set.criteria[$0].id) (\(card.criteria[$0].notEvaluated))" }
          .joined(separator: ", "))
      html.raw("</p>")
    }
  }

  private func row(_ html: inout HTMLWriter, _ place: Int, top: Double) {
    let info = pages.set.criteria[place]
    let score = card.criteria[place]
    let team = pages.set.total.criteria[place].rate
    if counts[place] > 0 {
      html.raw("<tr>")
    } else {
      // Where a criterion's page points when there is nothing to open.
      html.element("<tr id=\"", info.id.rawValue, "\">")
    }
    html.element(
      "<th scope=\"row\"><a href=\"../criteria/", info.id.rawValue.slugged, ".html\">")
    html.element("", "\(info.id) \(pages.context.title(info))", "</a></th>")
    html.cell(score.opportunities, "n")
    html.count(score.opportunities)
    html.raw("</td>")
    html.cell(score.violations, "n")
    if counts[place] > 0 {
      html.element("<a href=\"#", info.id.rawValue, "\">")
      html.count(score.violations)
      html.raw("</a>")
    } else {
      html.count(score.violations)
    }
    html.raw("</td><td data-v=\"")
    if score.rate.sample != .tooFew { html.number(score.rate.value ?? 0, places: 4) }
    html.raw("\"><span class=\"row\"><span>")
    pages.rate(&html, score.rate)
    html.raw("</span>")
    if score.rate.sample != .tooFew, let value = score.rate.value,
      let interval = score.rate.wilson()
    {
      Figures.interval(
        &html, value: value, interval: interval, tick: team.value, scale: 0...top,
        standing: score.standing, label: pages.say.rateWithInterval(score.rate))
    }
    html.raw("</span></td><td class=\"n wide\" data-v=\"")
    if let value = team.value { html.number(value, places: 4) }
    html.raw("\">")
    if team.sample != .tooFew, let value = team.value {
      html.text(pages.say.percent(value) + " %")
    }
    html.raw("</td>")
    pages.caseMix(&html, score)
    html.raw("<td class=\"nw wide")
    if score.standing == .better { html.raw(" better") }
    if score.standing == .worse { html.raw(" worse") }
    html.element("\">", pages.name(score.standing), "</td></tr>\n")
  }

  /// `45 s`, `3 min 10 s`, `5 h 12 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(max(0, min(seconds, 1e10)).rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

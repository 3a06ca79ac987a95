import Conversations
import Scorecards
import Settings

/// What the period tells about the company rather than its agents: matters of process and policy,
/// reach, channels, loyalty, cost.
struct ServicePage {
  let pages: Pages
  private var set: ScorecardSet { pages.set }
  private var say: Wording { pages.say }

  init(pages: Pages) {
    self.pages = pages
  }

  func render() -> [UInt8] {
    var html = HTMLWriter()
    pages.open(
      &html, .service, title: say(.service), subtitle: pages.periodName, name: "service")
    html.element("<p class=\"note\">", say(.serviceNote), "</p>")
    attributions(&html)
    reach(&html)
    hours(&html)
    channels(&html)
    loyalty(&html)
    cost(&html)
    cited(&html, .policyCited, .policiesCited)
    cited(&html, .systemExcuse, .systemsNamed)
    pages.close(&html)
    return html.take()
  }

  private func open(_ html: inout HTMLWriter, _ phrase: Phrase, _ heads: [(Phrase, String)]) {
    html.element("<h2>", say(phrase), "</h2><div class=\"scroll\"><table class=\"fold\">")
    html.element("<caption>", say(phrase), "</caption><thead><tr>")
    for (head, name) in heads {
      html.element("<th scope=\"col\" class=\"", name, "\">")
      html.element("", say(head), "</th>")
    }
    html.raw("</tr></thead><tbody>")
  }

  private func close(_ html: inout HTMLWriter) { html.raw("</tbody></table></div>\n") }

  /// Findings that are matters of process, system, policy or product, with the surest of each.
  private func attributions(_ html: inout HTMLWriter) {
    html.element("<h2>", say(.notAgents), "</h2>")
    guard !set.attributions.isEmpty else { return html.element("<p>", say(.none), "</p>") }
    let titles = Dictionary(
      set.criteria.map { ($0.id, pages.context.title($0)) }, uniquingKeysWith: { a, _ in a })
    for row in set.attributions {
      html.raw("<details class=\"group\"><summary>")
      html.text("\(row.criterion) \(titles[row.criterion] ?? "") ")
      html.element(
        "<span>· ", "\(say.name(row.attribution)) · \(row.findings)", "</span></summary>")
      html.raw("<div>")
      for quote in set.service.findings[row.criterion]?[row.attribution] ?? [] {
        html.element(
          "<div class=\"finding\"><p class=\"what\"><bdi>", pages.covered(say.text(quote.message)),
          "</bdi>")
        html.raw("</p>")
        said(&html, quote)
        html.raw("</div>")
      }
      html.raw("</div></details>\n")
    }
  }

  private func said(_ html: inout HTMLWriter, _ quote: ServiceQuote) {
    guard !quote.quote.isEmpty else { return }
    html.raw("<blockquote class=\"said\"><b>")
    html.text("\(say(.conversation)) \(quote.conversation.id.beginning(80))")
    html.text(" · \(say(.turn)) \(quote.turn)")
    if quote.isSolved { html.text(" · \(say(.solved))") }
    html.element("</b><bdi>", pages.covered(quote.quote).beginning(600), "</bdi></blockquote>\n")
  }

  /// How many reached a person, and how long they waited, by channel.
  func reach(_ html: inout HTMLWriter) {
    guard !set.reach.isEmpty else { return }
    open(
      &html, .reach,
      [
        (.channel, ""), (.conversations, "n"), (.reached, ""), (.medianWait, "n"), (.longWait, "n"),
      ])
    for row in set.reach {
      html.element("<tr><th scope=\"row\">", say.name(row.channel), "</th><td class=\"n\">")
      html.count(row.reached.total)
      html.raw("</td><td>")
      pages.rate(&html, row.reached)
      html.raw("</td>")
      let waits = row.waits.flatMap { $0.sample == .tooFew ? nil : $0 }
      wait(&html, waits?.median)
      wait(&html, waits?.long)
      html.raw("</tr>")
    }
    close(&html)
  }

  private func wait(_ html: inout HTMLWriter, _ seconds: Int64?) {
    html.raw("<td class=\"n\">")
    if let seconds {
      html.text(AgentPage.duration(Double(seconds)))
    } else {
      html.element("<span class=\"few\">", say(.tooFew), "</span>")
    }
    html.raw("</td>")
  }

  private func hours(_ html: inout HTMLWriter) {
    guard !set.service.hours.isEmpty else { return }
    open(
      &html, .byHour,
      [(.hour, ""), (.conversations, "n"), (.reached, ""), (.medianWait, "n")])
    for row in set.service.hours {
      html.element("<tr><th scope=\"row\">", "\(row.hour):00", "</th><td class=\"n\">")
      html.count(row.reached.total)
      html.raw("</td><td>")
      pages.rate(&html, row.reached)
      html.raw("</td>")
      wait(&html, row.medianWait)
      html.raw("</tr>")
    }
    close(&html)
  }

  /// Where customers want to be served otherwise than they are.
  private func channels(_ html: inout HTMLWriter) {
    let columns: [(Signal, Phrase)] = [
      (.humanRequest, .askedForPerson), (.callbackRequest, .askedForCall),
      (.channelPush, .sentElsewhere), (.repeatContact, .cameBefore),
    ]
    guard columns.contains(where: { set.service.count($0.0).conversations > 0 }) else { return }
    open(
      &html, .channels, [(.channel, ""), (.conversations, "n")] + columns.map { ($0.1, "") })
    for row in set.reach {
      html.element("<tr><th scope=\"row\">", say.name(row.channel), "</th><td class=\"n\">")
      html.count(row.reached.total)
      html.raw("</td>")
      for (signal, _) in columns {
        let count = set.service.signals[row.channel]?[signal]?.conversations ?? 0
        html.raw("<td>")
        html.count(count)
        html.raw(" · ")
        pages.rate(&html, Proportion(count, of: row.reached.total))
        html.raw("</td>")
      }
      html.raw("</tr>")
    }
    close(&html)
  }

  /// Who speaks of leaving or of telling others, and what became of it.
  private func loyalty(_ html: inout HTMLWriter) {
    let rows: [(Signal, Phrase)] = [
      (.churnThreat, .speaksOfLeaving), (.wordOfMouth, .speaksOfTelling),
      (.satisfaction, .isContent),
    ]
    guard rows.contains(where: { set.service.count($0.0).conversations > 0 }) else { return }
    open(&html, .loyalty, [(.customer, ""), (.conversations, "n"), (.share, ""), (.solved, "")])
    for (signal, phrase) in rows {
      let count = set.service.count(signal)
      html.element("<tr><th scope=\"row\">", say(phrase), "</th><td class=\"n\">")
      html.count(count.conversations)
      html.raw("</td><td>")
      pages.rate(&html, Proportion(count.conversations, of: set.conversations))
      html.raw("</td><td>")
      html.count(count.solved)
      html.raw(" · ")
      pages.rate(&html, Proportion(count.solved, of: count.conversations))
      html.raw("</td></tr>")
    }
    close(&html)
    for (signal, _) in rows.prefix(2) { quotes(&html, signal, most: 4) }
  }

  /// What errors cost, where the configuration says what a contact costs.
  private func cost(_ html: inout HTMLWriter) {
    let costs = pages.context.costs
    let rows: [(Phrase, Int, Double?)] = [
      (.conversations, set.conversations, costs?.contact),
      (.cameBefore, set.service.count(.repeatContact).conversations, costs?.repeatContact),
      (.refunds, set.service.count(.refund).conversations, costs?.refund),
      (.courtesies, set.service.count(.goodwill).conversations, costs?.goodwill),
    ]
    open(
      &html, .costOfQuality,
      costs == nil
        ? [(.item, ""), (.number, "n")]
        : [(.item, ""), (.number, "n"), (.unitCost, "n"), (.sum, "n")])
    for (phrase, number, unit) in rows {
      html.element("<tr><th scope=\"row\">", say(phrase), "</th><td class=\"n\">")
      html.count(number)
      html.raw("</td>")
      if let costs {
        html.raw("<td class=\"n\">")
        if let unit { html.text(say.fixed(unit, places: 2) + " " + costs.currency) }
        html.raw("</td><td class=\"n\">")
        if let unit {
          html.text(say.fixed(unit * Double(number), places: 2) + " " + costs.currency)
        }
        html.raw("</td>")
      }
      html.raw("</tr>")
    }
    close(&html)
    html.element("<p class=\"note\">", say(costs == nil ? .noCosts : .costNote), "</p>")
  }

  private func cited(_ html: inout HTMLWriter, _ signal: Signal, _ phrase: Phrase) {
    let count = set.service.count(signal)
    guard count.conversations > 0 else { return }
    html.element("<h2>", say(phrase), "</h2><p>")
    html.count(count.conversations)
    html.text(" · \(say(.share)) ")
    pages.rate(&html, Proportion(count.conversations, of: set.conversations))
    html.text(" · \(say(.solved)) ")
    pages.rate(&html, Proportion(count.solved, of: count.conversations))
    html.raw("</p>")
    quotes(&html, signal, most: Int.max)
  }

  private func quotes(_ html: inout HTMLWriter, _ signal: Signal, most: Int) {
    let quotes = (set.service.quotes[signal] ?? []).prefix(most)
    guard !quotes.isEmpty else { return }
    html.raw("<div class=\"group\"><div>")
    for quote in quotes { said(&html, quote) }
    html.raw("</div></div>")
  }
}

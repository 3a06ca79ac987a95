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
      let count = HTMLWriter.text(row.findings)
      html.element("<span>· ", "\(say.name(row.attribution)) · \(count)", "</span></summary>")
      html.element("<div id=\"", row.anchor, "\">")
      let quotes = set.service.findings[row.criterion]?[row.attribution] ?? []
      for quote in quotes {
        html.element(
          "<div class=\"finding\"><p class=\"what\"><bdi>", pages.covered(say.text(quote.message)),
          "</bdi>")
        html.raw("</p>")
        said(&html, quote)
        html.raw("</div>")
      }
      rest(&html, row.findings - quotes.count)
      html.raw("</div></details>\n")
    }
  }

  /// The sentences of one matter in the order of their turns, the one that counts marked.
  private func said(_ html: inout HTMLWriter, _ quote: ServiceQuote) {
    let own = Evidence(turn: quote.turn, span: Span(0, 0), quote: quote.quote)
    let all = (quote.related.map { (item: $0, isOwn: false) } + [(item: own, isOwn: true)])
      .filter { !$0.item.quote.isEmpty }.sorted { $0.item.turn < $1.item.turn }
    for (item, isOwn) in all {
      html.raw("<blockquote class=\"said\"><b>")
      // A conversation leads to its agent even without the name.
      if !pages.context.isTeamOnly {
        html.text("\(say(.conversation)) \(quote.conversation.id.beginning(80)) · ")
      }
      html.text("\(say(.turn)) \(item.turn)")
      if quote.isSolved, isOwn { html.text(" · \(say(.solved))") }
      html.raw("</b><bdi")
      pages.language(&html, quote.language)
      html.raw(isOwn && all.count > 1 ? "><mark>" : ">")
      html.text(pages.covered(item.quote).beginning(600))
      html.raw(isOwn && all.count > 1 ? "</mark></bdi></blockquote>\n" : "</bdi></blockquote>\n")
    }
  }

  /// How many are not listed.
  private func rest(_ html: inout HTMLWriter, _ count: Int) {
    guard count > 0 else { return }
    html.element(
      "<p class=\"finding\">", "+ \(HTMLWriter.text(count)) \(say(.notListed))", "</p>")
  }

  /// A number of conversations with a signal, and the way to their sentences.
  private func count(_ html: inout HTMLWriter, _ number: Int, _ signal: Signal) {
    let isLinked = number > 0 && set.service.quotes[signal]?.isEmpty == false
    if isLinked { html.element("<a href=\"#signal-", signal.rawValue, "\">") }
    html.count(number)
    if isLinked { html.raw("</a>") }
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
        self.count(&html, count, signal)
        html.raw(" · ")
        pages.rate(&html, Proportion(count, of: row.reached.total))
        html.raw("</td>")
      }
      html.raw("</tr>")
    }
    close(&html)
    for (signal, phrase) in columns { quotes(&html, signal, say(phrase)) }
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
      self.count(&html, count.conversations, signal)
      html.raw("</td><td>")
      pages.rate(&html, Proportion(count.conversations, of: set.conversations))
      html.raw("</td><td>")
      html.count(count.solved)
      html.raw(" · ")
      pages.rate(&html, Proportion(count.solved, of: count.conversations))
      html.raw("</td></tr>")
    }
    close(&html)
    for (signal, phrase) in rows { quotes(&html, signal, say(phrase)) }
  }

  /// What errors cost, where the configuration says what a contact costs.
  private func cost(_ html: inout HTMLWriter) {
    let costs = pages.context.costs
    let rows: [(Phrase, Signal?, Double?)] = [
      (.conversations, nil, costs?.contact), (.cameBefore, .repeatContact, costs?.repeatContact),
      (.refunds, .refund, costs?.refund), (.courtesies, .goodwill, costs?.goodwill),
    ]
    open(
      &html, .costOfQuality,
      costs == nil
        ? [(.item, ""), (.number, "n")]
        : [(.item, ""), (.number, "n"), (.unitCost, "n"), (.sum, "n")])
    for (phrase, signal, unit) in rows {
      let number = signal.map { set.service.count($0).conversations } ?? set.conversations
      html.element("<tr><th scope=\"row\">", say(phrase), "</th><td class=\"n\">")
      if let signal { count(&html, number, signal) } else { html.count(number) }
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
    for signal in [Signal.refund, .goodwill] {
      quotes(&html, signal, say(signal == .refund ? .refunds : .courtesies))
    }
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
    quotes(&html, signal, say(phrase))
  }

  /// The sentences behind a signal's numbers.
  private func quotes(_ html: inout HTMLWriter, _ signal: Signal, _ title: String) {
    let quotes = set.service.quotes[signal] ?? []
    guard !quotes.isEmpty else { return }
    let count = set.service.count(signal).conversations
    html.element("<details class=\"group\"><summary>", title, " <span>")
    html.element("· ", HTMLWriter.text(count), "</span></summary>")
    html.element("<div id=\"signal-", signal.rawValue, "\">")
    for quote in quotes { said(&html, quote) }
    rest(&html, count - quotes.count)
    html.raw("</div></details>\n")
  }
}

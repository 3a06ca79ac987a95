import Conversations
import Scorecards

/// A page to talk about together: the most frequent and the most costly errors, with excerpts that
/// name nobody, and questions.
struct DiscussionPage {
  let pages: Pages
  /// Places of the criteria, most frequent first.
  private let frequent: [Int]
  /// Places of the criteria that lose most points, without the frequent ones.
  private let costly: [Int]
  private var excerpts: [Int: [(confidence: Double, html: [UInt8])]] = [:]

  private static let most = 3
  private static let mostExcerpts = 3

  init(pages: Pages) {
    self.pages = pages
    let set = pages.set
    let known = set.criteria.indices.filter { Pattern.isOne(set.total.criteria[$0]) }
    let frequent = Array(
      known.sorted {
        (set.total.criteria[$1].rate.value ?? 0, $0) < (set.total.criteria[$0].rate.value ?? 0, $1)
      }.prefix(DiscussionPage.most))
    func cost(_ place: Int) -> Double {
      set.criteria[place].weight * Double(set.total.criteria[place].violations)
    }
    costly = Array(
      known.filter { !frequent.contains($0) }.sorted { (cost($1), $0) < (cost($0), $1) }
        .prefix(DiscussionPage.most))
    self.frequent = frequent
  }

  var isEmpty: Bool { frequent.isEmpty }

  /// Whether a criterion is discussed.
  func holds(_ place: Int) -> Bool { frequent.contains(place) || costly.contains(place) }

  /// Keeps the surest findings, at most one of each agent.
  mutating func add(_ best: [Int: (confidence: Double, html: [UInt8])]) {
    for place in frequent + costly {
      guard let example = best[place] else { continue }
      excerpts[place, default: []].append(example)
      excerpts[place]?.sort { $0.confidence > $1.confidence }
      if excerpts[place, default: []].count > DiscussionPage.mostExcerpts {
        excerpts[place]?.removeLast()
      }
    }
  }

  func render() -> [UInt8] {
    let say = pages.say
    var html = HTMLWriter()
    pages.open(
      &html, .discussion, title: say(.discussion), subtitle: pages.periodName, name: "discussion")
    html.element("<p class=\"note\">", say(.discussionNote), "</p>")
    if isEmpty { html.element("<p>", say(.none), "</p>") }
    section(&html, .mostFrequent, frequent)
    section(&html, .mostCostly, costly)
    Pattern.leftOut(&html, pages, pages.set.total.criteria, chosen: frequent + costly)
    pages.close(&html)
    return html.take()
  }

  private func section(_ html: inout HTMLWriter, _ phrase: Phrase, _ places: [Int]) {
    guard !places.isEmpty else { return }
    let say = pages.say
    html.element("<h2>", say(phrase), "</h2>")
    for place in places {
      let info = pages.set.criteria[place]
      let score = pages.set.total.criteria[place]
      html.element(
        "<div class=\"tile\"><h3>", "\(info.id) \(pages.context.title(info))", "</h3><p>")
      pages.rate(&html, score.rate)
      html.text(" · \(score.violations) / \(score.opportunities)")
      html.raw("</p>")
      if let description = pages.context.descriptions[info.id] {
        html.element("<p>", say.text(description.reason), "</p>")
      }
      for excerpt in excerpts[place] ?? [] { html.append(excerpt.html) }
      html.element("<p class=\"meta\">", say(.questions), "</p><ul>")
      for question in [Phrase.questionWish, .questionCause, .questionChange] {
        html.element("<li>", say(question), "</li>")
      }
      html.raw("</ul></div>")
    }
  }
}

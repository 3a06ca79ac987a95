import Conversations
import Scorecards

/// At most three things to talk about with an agent: where most points are lost, and only where the
/// numbers bear it; each with two poor and two good examples of the agent's own.
struct CoachingSheet {
  private let pages: Pages
  private let card: Scorecard
  private let topics: [Int]
  private var poor: [Int: [(confidence: Double, html: [UInt8])]] = [:]
  private var good: [Int: [[UInt8]]] = [:]

  static let mostTopics = 3
  static let examples = 2

  init(pages: Pages, card: Scorecard) {
    self.pages = pages
    self.card = card
    let criteria = pages.set.criteria
    // Expected loss per conversation.
    let ranked = criteria.indices.filter { Pattern.isOne(card.criteria[$0]) }.sorted { a, b in
      func loss(_ place: Int) -> Double {
        (card.criteria[place].shrunk?.mean ?? 0) * criteria[place].weight
          * (card.criteria[place].standing == .worse ? 2 : 1)
      }
      return (loss(b), a) < (loss(a), b)
    }
    topics = Array(ranked.prefix(CoachingSheet.mostTopics))
  }

  mutating func add(
    _ evaluation: Evaluation, _ agent: AgentEvaluation, _ conversation: Conversation?
  ) {
    for place in topics {
      let id = pages.set.criteria[place].id
      for finding in evaluation.findings
      where finding.criterion == id && finding.agent == agent.agent && finding.isScored {
        var kept = poor[place, default: []]
        guard kept.count < CoachingSheet.examples || finding.confidence > kept[0].confidence else {
          continue
        }
        var html = HTMLWriter()
        EvidenceView(pages: pages).finding(
          &html, finding, of: evaluation, in: conversation, namesAgent: false,
          isReviewable: false)
        kept.append((finding.confidence, html.take()))
        // The least sure first; of equally sure ones the earlier stays.
        kept.sort { $0.confidence < $1.confidence }
        if kept.count > CoachingSheet.examples { kept.removeFirst() }
        poor[place] = kept
      }
      if agent.outcomes.contains(where: {
        $0.criterion == id && $0.state == .met && $0.possible == 0
      }), (agent.score ?? 0) >= 90,
        // What is charged to the process, or stands under another name, is no model either.
        !evaluation.findings.contains(where: { $0.criterion == id || $0.also.contains(id) }),
        good[place, default: []].count < CoachingSheet.examples
      {
        var html = HTMLWriter()
        EvidenceView(pages: pages).excerpt(&html, evaluation, of: agent.agent, in: conversation)
        good[place, default: []].append(html.take())
      }
    }
  }

  func render(_ html: inout HTMLWriter) {
    guard card.criteria.contains(where: { $0.violations > 0 }) else { return }
    html.element("<h2>", pages.say(.coaching), "</h2>")
    if topics.isEmpty { html.element("<p>", pages.say(.none), "</p>") }
    html.raw("<div class=\"cols\">")
    for place in topics {
      let info = pages.set.criteria[place]
      html.element("<div class=\"tile\"><h3><a href=\"#", info.id.rawValue, "\">")
      html.element("", "\(info.id) \(pages.context.title(info))", "</a></h3>")
      html.element("<p class=\"meta\">", pages.say(.poorExamples), "</p>")
      for example in (poor[place] ?? []).reversed() { html.append(example.html) }
      if let kept = good[place], !kept.isEmpty {
        html.element("<p class=\"meta\">", pages.say(.goodExamples), "</p>")
        for example in kept { html.append(example) }
      }
      html.raw("</div>")
    }
    html.raw("</div>")
    Pattern.leftOut(&html, pages, card.criteria, chosen: topics)
  }
}

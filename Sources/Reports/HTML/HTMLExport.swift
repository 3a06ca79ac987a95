import Conversations
import Scorecards

/// The pages of an export. Agents' pages are made one after the other, so that memory holds one
/// agent's findings at a time.
struct HTMLExport {
  let context: ReportContext

  /// Examples on a criterion's page, at most one of each agent.
  private static let examples = 12

  func write(_ pages: Pages, from source: some ReportSource, to sink: some ReportSink) throws {
    let set = pages.set
    var examples: [[(confidence: Double, html: [UInt8])]] = Array(
      repeating: [], count: set.criteria.count)
    var discussion = DiscussionPage(pages: pages)
    for card in set.cards {
      var page = AgentPage(pages: pages, card: card)
      var best: [Int: (confidence: Double, html: [UInt8])] = [:]
      var anonymous = best
      try source.forEachEvaluation(in: set.period, of: card.agent) { evaluation, conversation in
        if !context.isTeamOnly { page.add(evaluation, conversation) }
        for (place, finding) in findings(of: card.agent, in: evaluation, pages: pages) {
          if discussion.holds(place) && finding.confidence > (anonymous[place]?.confidence ?? 0) {
            anonymous[place] = render(
              finding, evaluation, conversation, EvidenceView(pages: pages, isAnonymous: true))
          }
          if !context.isTeamOnly && finding.confidence > (best[place]?.confidence ?? 0) {
            best[place] = render(finding, evaluation, conversation, EvidenceView(pages: pages))
          }
        }
      }
      discussion.add(anonymous)
      guard !context.isTeamOnly else { continue }
      try sink.append(page.render(), to: "agents/\(pages.slug(of: card.agent)).html")
      for (place, example) in best {
        examples[place].append(example)
        examples[place].sort { $0.confidence > $1.confidence }
        if examples[place].count > HTMLExport.examples { examples[place].removeLast() }
      }
    }
    try sink.append(discussion.render(), to: "discussion.html")
    let criteria = CriteriaPage(pages: pages)
    for (place, info) in set.criteria.enumerated() {
      try sink.append(
        criteria.render(place, examples: examples[place].map(\.html)),
        to: "criteria/\(info.id.rawValue.slugged).html")
    }
    try sink.append(criteria.render(), to: "criteria.html")
    try sink.append(ServicePage(pages: pages).render(), to: "service.html")
    try sink.append(RunPage(pages: pages).render(), to: "run.html")
    try sink.append(OverviewPage(pages: pages).render(), to: "index.html")
  }

  /// The scored findings of an agent that belong to the report, with their criteria's places.
  private func findings(
    of agent: AgentKey, in evaluation: Evaluation, pages: Pages
  ) -> [(Int, Finding)] {
    evaluation.findings.compactMap { finding in
      guard finding.agent == agent, finding.isScored,
        let place = pages.set.criteria.firstIndex(where: { $0.id == finding.criterion }),
        pages.set.scope.contains(finding, of: evaluation)
      else { return nil }
      return (place, finding)
    }
  }

  private func render(
    _ finding: Finding, _ evaluation: Evaluation, _ conversation: Conversation?,
    _ view: EvidenceView
  ) -> (confidence: Double, html: [UInt8]) {
    var html = HTMLWriter()
    view.finding(
      &html, finding, of: evaluation, in: conversation, namesAgent: !view.isAnonymous,
      isReviewable: false)
    return (finding.confidence, html.take())
  }
}

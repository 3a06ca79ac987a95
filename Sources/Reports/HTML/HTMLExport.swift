import Conversations
import Scorecards

/// The pages of an export. Agents' pages are made one after the other, so that memory holds one
/// agent's findings at a time.
struct HTMLExport {
  let context: ReportContext

  /// Examples on a criterion's page, at most one of each agent.
  private static let examples = 12

  /// - Parameter trend: nil where periods cannot be compared.
  func write(
    _ set: ScorecardSet, trend: Trend?, from source: some ReportSource, to sink: some ReportSink
  ) throws {
    let pages = Pages(context: context, set: set, trend: trend)
    var examples: [[(confidence: Double, html: [UInt8])]] = Array(
      repeating: [], count: set.criteria.count)
    if !context.isTeamOnly {
      for card in set.cards {
        var page = AgentPage(pages: pages, card: card)
        var best: [Int: (confidence: Double, html: [UInt8])] = [:]
        try source.forEachEvaluation(in: set.period, of: card.agent) { evaluation, conversation in
          page.add(evaluation, conversation)
          pick(&best, evaluation, conversation, of: card.agent, pages: pages)
        }
        try sink.append(page.render(), to: "agents/\(pages.slug(of: card.agent)).html")
        for (place, example) in best {
          examples[place].append(example)
          examples[place].sort { $0.confidence > $1.confidence }
          if examples[place].count > HTMLExport.examples { examples[place].removeLast() }
        }
      }
    }
    let criteria = CriteriaPage(pages: pages)
    for (place, info) in set.criteria.enumerated() {
      try sink.append(
        criteria.render(place, examples: examples[place].map(\.html)),
        to: "criteria/\(info.id.rawValue.slugged).html")
    }
    try sink.append(criteria.render(), to: "criteria.html")
    try sink.append(RunPage(pages: pages).render(), to: "run.html")
    try sink.append(OverviewPage(pages: pages).render(), to: "index.html")
  }

  /// Keeps the surest finding of each criterion.
  private func pick(
    _ best: inout [Int: (confidence: Double, html: [UInt8])], _ evaluation: Evaluation,
    _ conversation: Conversation?, of agent: AgentKey, pages: Pages
  ) {
    for finding in evaluation.findings where finding.agent == agent && finding.isScored {
      guard let place = pages.set.criteria.firstIndex(where: { $0.id == finding.criterion }),
        finding.confidence > (best[place]?.confidence ?? 0),
        pages.set.scope.contains(finding, of: evaluation)
      else { continue }
      var html = HTMLWriter()
      EvidenceView(pages: pages).finding(
        &html, finding, of: evaluation, in: conversation, namesAgent: true, isReviewable: false)
      best[place] = (finding.confidence, html.take())
    }
  }
}

import Conversations
import Scorecards
import Settings

/// The tables of the CSV export: conversations, findings and commendations while evaluations stream
/// by, scorecards and agents at the end.
struct CSVExport {
  private let context: ReportContext
  private let say: Wording
  private let titles: [CriterionID: String]
  private var conversations: Table
  private var findings: Table
  private var commendations: Table
  private(set) var findingCount = 0

  init(context: ReportContext) {
    self.context = context
    say = Wording(context.language)
    var titles: [CriterionID: String] = [:]
    for info in context.criteria { titles[info.id] = context.title(info) }
    self.titles = titles
    conversations = Table(
      "conversations.csv",
      columns: [
        "conversation", "source", "file", "format", "channel", "language", "ended",
        "visitor_turns", "first_response_seconds", "service", "rating", "rating_percent",
        "rating_comment", "agent", "agent_id",
        "team", "agent_turns", "score", "score_before_auto_fail", "opportunities", "violations",
        "possible",
      ])
    findings = Table(
      "findings.csv",
      columns: [
        "conversation", "source", "file", "channel", "language", "ended", "agent", "agent_id",
        "team", "criterion", "title", "turn", "start", "end", "quote", "confidence", "scored",
        "severity", "attribution", "rule", "message", "related_turn", "related_quote", "also",
        "review",
      ])
    commendations = Table(
      "commendations.csv",
      columns: [
        "conversation", "source", "file", "agent", "agent_id", "kind", "title", "turn", "start",
        "end", "quote", "confidence", "rule", "message", "related_turn", "related_quote",
      ])
  }

  mutating func add(_ evaluation: Evaluation, to sink: some ReportSink) throws {
    let scope = context.scope
    let agents = evaluation.agents.filter { scope.contains($0) }
    for agent in agents { addConversation(evaluation, agent) }
    if evaluation.agents.isEmpty && scope.team == nil && scope.agent == nil {
      addConversation(evaluation, nil)
    }
    for finding in evaluation.findings
    where finding.confidence >= Finding.reportedFrom && scope.contains(finding, of: evaluation) {
      add(finding, of: evaluation)
    }
    for commendation in evaluation.commendations
    where agents.contains(where: { $0.agent == commendation.agent }) {
      add(commendation, of: evaluation)
    }
    try conversations.send(to: sink)
    try findings.send(to: sink)
    try commendations.send(to: sink)
  }

  mutating func finish(_ set: ScorecardSet, to sink: some ReportSink) throws {
    try conversations.send(to: sink, isLast: true)
    try findings.send(to: sink, isLast: true)
    try commendations.send(to: sink, isLast: true)
    try writeScorecards(set, to: sink)
    try writeAgents(set, to: sink)
    try writeProfiles(to: sink)
  }

  /// The exceptions of the configuration; no file where there are none.
  private func writeProfiles(to sink: some ReportSink) throws {
    guard !context.profiles.isEmpty else { return }
    var table = Table(
      "profiles.csv", columns: ["profile", "applies_to", "changes", "reason", "expires"])
    for profile in context.profiles {
      table.text(profile.name)
      table.text(profile.scope)
      table.text(profile.changes)
      table.text(profile.reason)
      table.text(profile.expires)
      table.endRow()
    }
    try table.send(to: sink, isLast: true)
  }

  /// The figures of all agents together, the only table of an export that names nobody.
  func writeCriteria(_ set: ScorecardSet, to sink: some ReportSink) throws {
    var table = Table(
      "criteria.csv",
      columns: [
        "period", "team", "criterion", "title", "weight", "opportunities", "violations", "possible",
        "not_applicable", "not_evaluated", "rate", "rate_low", "rate_high", "sample",
        "not_charged_to_agents",
      ])
    for (info, score) in zip(set.criteria, set.total.criteria) {
      table.text(set.period.description)
      table.text(set.scope.team)
      table.text(info.id.rawValue)
      table.text(titles[info.id])
      table.number(info.weight, places: 2, keep: 0)
      table.counts(of: score)
      table.number(
        set.attributions.reduce(0) { $0 + ($1.criterion == info.id ? $1.findings : 0) })
      table.endRow()
    }
    try table.send(to: sink, isLast: true)
  }

  private mutating func addConversation(_ evaluation: Evaluation, _ agent: AgentEvaluation?) {
    conversations.text(evaluation.key.id)
    conversations.text(evaluation.key.source)
    conversations.text(evaluation.path)
    conversations.text(evaluation.format)
    conversations.text(evaluation.channel.rawValue)
    conversations.text(evaluation.language.rawValue)
    conversations.text(evaluation.lastInstant.map { Timestamp(seconds: $0).iso8601 })
    conversations.number(evaluation.customerTurns)
    conversations.number(evaluation.firstResponse.map { Int($0) })
    conversations.number(evaluation.service, places: 1)
    conversations.number(evaluation.rating, places: 3, keep: 0)
    conversations.number(evaluation.ratingPercent, places: 1)
    conversations.text(evaluation.ratingComment)
    conversations.text(agent?.agent.name)
    conversations.text(agent?.agent.rosterID)
    conversations.text(agent?.team)
    conversations.number(agent?.turns)
    conversations.number(agent?.score, places: 1)
    conversations.number(agent?.scoreBeforeAutoFail, places: 1)
    let outcomes = agent?.outcomes.filter { context.scope.contains($0.criterion) }
    let violations = outcomes?.count { $0.state == .violated }
    conversations.number(outcomes.map { $0.count { $0.state == .met } + (violations ?? 0) })
    conversations.number(violations)
    conversations.number(outcomes?.reduce(0) { $0 + $1.possible })
    conversations.endRow()
  }

  private mutating func add(_ finding: Finding, of evaluation: Evaluation) {
    findingCount += 1
    findings.text(evaluation.key.id)
    findings.text(evaluation.key.source)
    findings.text(evaluation.path)
    findings.text(evaluation.channel.rawValue)
    findings.text(evaluation.language.rawValue)
    findings.text(evaluation.lastInstant.map { Timestamp(seconds: $0).iso8601 })
    findings.text(finding.agent?.name)
    findings.text(finding.agent?.rosterID)
    findings.text(evaluation.agents.first { $0.agent == finding.agent }?.team)
    findings.text(finding.criterion.rawValue)
    findings.text(titles[finding.criterion])
    findings.number(finding.evidence.turn)
    findings.number(finding.evidence.span.start)
    findings.number(finding.evidence.span.end)
    findings.text(finding.evidence.quote)
    findings.number((finding.confidence * 1000 + 1e-6).rounded(.down) / 1000, places: 3, keep: 2)
    findings.text(finding.isScored ? "yes" : "no")
    findings.number(finding.severity, places: 2, keep: 0)
    findings.text(finding.attribution.rawValue)
    findings.text(finding.rule)
    findings.text(say.text(finding.message))
    findings.number(finding.related.first?.turn)
    findings.text(finding.related.first?.quote)
    findings.text(finding.also.map(\.rawValue).joined(separator: " "))
    findings.text(finding.review?.name)
    findings.endRow()
  }

  private mutating func add(_ commendation: Commendation, of evaluation: Evaluation) {
    commendations.text(evaluation.key.id)
    commendations.text(evaluation.key.source)
    commendations.text(evaluation.path)
    commendations.text(commendation.agent?.name)
    commendations.text(commendation.agent?.rosterID)
    commendations.text(commendation.kind)
    commendations.text(context.title(commendation: commendation.kind))
    commendations.number(commendation.evidence.turn)
    commendations.number(commendation.evidence.span.start)
    commendations.number(commendation.evidence.span.end)
    commendations.text(commendation.evidence.quote)
    commendations.number(commendation.confidence, places: 3, keep: 2)
    commendations.text(commendation.rule)
    commendations.text(say.text(commendation.message))
    commendations.number(commendation.related.first?.turn)
    commendations.text(commendation.related.first?.quote)
    commendations.endRow()
  }

  private func writeScorecards(_ set: ScorecardSet, to sink: some ReportSink) throws {
    var table = Table(
      "scorecards.csv",
      columns: [
        "period", "agent", "agent_id", "team", "criterion", "title", "weight", "opportunities",
        "violations", "possible", "not_applicable", "not_evaluated", "rate", "rate_low",
        "rate_high", "sample", "team_rate", "expected", "case_mix_ratio", "shrunk", "shrunk_low",
        "shrunk_high", "standing", "all_rate", "case_mix_rate", "not_comparable",
        "source",
      ])
    for card in set.cards {
      for (place, score) in card.criteria.enumerated() {
        let info = set.criteria[place]
        table.text(set.period.description)
        table.text(card.agent.name)
        table.text(card.agent.rosterID)
        table.text(card.team)
        table.text(info.id.rawValue)
        table.text(titles[info.id])
        table.number(info.weight, places: 2, keep: 0)
        let isShown = score.rate.sample != .tooFew
        table.counts(of: score)
        let mix = isShown ? score.caseMix : nil
        let team = card.team.flatMap { set.teams[$0]?[place] }
        table.number(team.flatMap { $0.sample == .tooFew ? nil : $0.value }, places: 4)
        table.number(mix?.isComparable == true ? mix?.expected : nil, places: 2)
        table.number(mix?.ratio, places: 2)
        table.number(score.shrunk?.mean, places: 4)
        table.number(score.shrunk?.interval.lowerBound, places: 4)
        table.number(score.shrunk?.interval.upperBound, places: 4)
        table.text(score.standing.rawValue)
        let all = set.total.criteria[place].rate
        table.number(all.sample == .tooFew ? nil : all.value, places: 4)
        table.number(mix?.adjusted, places: 4)
        table.number(score.caseMix?.notComparable)
        table.text(card.agent.rosterID == nil ? card.agent.source : nil)
        table.endRow()
      }
      try table.send(to: sink)
    }
    try table.send(to: sink, isLast: true)
  }

  private func writeAgents(_ set: ScorecardSet, to sink: some ReportSink) throws {
    var table = Table(
      "agents.csv",
      columns: [
        "agent", "conversations", "agent_turns", "visitor_turns", "frt_mean", "hits",
        "commendations", "agent_id", "team", "scored", "score_mean", "score_median",
        "customer_critical", "business_critical", "compliance_critical", "auto_fails", "index",
        "index_low", "index_high", "index_standing", "source",
      ])
    for card in set.cards {
      table.text(card.agent.name)
      table.number(card.conversations)
      table.number(card.turns)
      table.number(card.customerTurns)
      table.number(card.meanFirstResponse ?? 0, places: 3)
      table.number(card.findings)
      table.number(card.commendations)
      table.text(card.agent.rosterID)
      table.text(card.team)
      table.number(card.scores.count)
      table.number(card.scores.shownMean, places: 1)
      table.number(card.scores.sample == .tooFew ? nil : card.scores.quantile(0.5))
      for outcome in card.critical { table.number(outcome.failed.count) }
      table.number(card.autoFails)
      table.number(card.index?.value, places: 1)
      table.number(card.index?.interval.lowerBound, places: 1)
      table.number(card.index?.interval.upperBound, places: 1)
      table.text(card.index?.standing.rawValue)
      table.text(card.agent.rosterID == nil ? card.agent.source : nil)
      table.endRow()
    }
    try table.send(to: sink, isLast: true)
  }
}

extension Table {
  /// Opportunities and what became of them, the rate with its interval, and what the sample allows.
  fileprivate mutating func counts(of score: CriterionScore) {
    number(score.opportunities)
    number(score.violations)
    number(score.possible)
    number(score.notApplicable)
    number(score.notEvaluated)
    // "Too few" has no number in any export, so that nobody averages it back in.
    let isShown = score.rate.sample != .tooFew
    let interval = isShown ? score.rate.wilson() : nil
    number(isShown ? score.rate.value : nil, places: 4)
    number(interval?.lowerBound, places: 4)
    number(interval?.upperBound, places: 4)
    text(score.rate.sample.rawValue)
  }
}

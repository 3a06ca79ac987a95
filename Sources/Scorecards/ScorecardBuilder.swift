package import Conversations

/// Folds evaluations, one after the other, into scorecards. Memory depends on the number of agents
/// and criteria, and on eight bytes a conversation; the result does not depend on the order.
package struct ScorecardBuilder: Sendable {
  private let period: Period
  private let zone: ZoneRules
  private let scope: Scope
  private let criteria: [CriterionInfo]
  private let places: [CriterionID: Int]
  /// For each criterion the bit of its party, if it is critical and weighs 5 or more.
  private let partyBits: [UInt8]

  private var tallies: [AgentTally] = []
  private var tallyOfAgent: [AgentKey: Int] = [:]
  /// Per team, one tally per criterion.
  private var teams: [String: [Tally]] = [:]
  private var conversations = 0
  private var withoutAgent = 0
  private var channels: [Channel: Int] = [:]
  private var languages: [Language: Int] = [:]
  private var unreached: [Channel: Int] = [:]
  /// Seconds until the first human reply: four bytes a conversation.
  private var waits: [Channel: [Int32]] = [:]
  private var attributions: [Int: Int] = [:]
  private var reviews = ReviewTally()
  private var service = ServiceTally()
  private var instants: ClosedRange<Int64>?

  /// The least weight with which a criterion decides a critical outcome.
  package static let criticalWeight = 5.0
  /// The parties of critical outcomes, in the order of reports.
  package static let parties: [Criticality] = [.customer, .business, .compliance]

  /// - Parameters:
  ///   - zone: the report's zone, which decides what a day is.
  ///   - criteria: the error list in its order; states of other criteria are left out.
  package init(period: Period, zone: ZoneRules, criteria: [CriterionInfo], scope: Scope = Scope()) {
    self.period = period
    self.zone = zone
    self.scope = scope
    self.criteria = criteria.filter { scope.contains($0.id) }
    var places: [CriterionID: Int] = [:]
    for (i, info) in self.criteria.enumerated() { places[info.id] = i }
    self.places = places
    partyBits = self.criteria.map { info in
      guard info.weight >= ScorecardBuilder.criticalWeight,
        let party = ScorecardBuilder.parties.firstIndex(of: info.criticality)
      else { return 0 }
      return 1 << UInt8(party)
    }
  }

  /// Adds one conversation. The caller gives each conversation of the period once.
  package mutating func add(_ evaluation: Evaluation) {
    let agents = evaluation.agents.filter { scope.contains($0) }
    if agents.isEmpty && !(evaluation.agents.isEmpty && scope.team == nil && scope.agent == nil) {
      return
    }
    conversations += 1
    channels[evaluation.channel, default: 0] += 1
    languages[evaluation.language, default: 0] += 1
    if agents.isEmpty {
      withoutAgent += 1
      unreached[evaluation.channel, default: 0] += 1
    }
    service.add(evaluation, zone: zone, isReached: !agents.isEmpty)
    if let wait = evaluation.firstResponse {
      waits[evaluation.channel, default: []].append(Int32(clamping: wait))
    }
    if let instant = evaluation.lastInstant {
      let known = instants ?? instant...instant
      instants = min(known.lowerBound, instant)...max(known.upperBound, instant)
    }
    for (i, agent) in agents.enumerated() {
      let isFirst = i == 0 && agent.agent == evaluation.agents.first?.agent
      add(agent, of: evaluation, isFirst: isFirst)
    }
    for finding in evaluation.findings
    where finding.confidence >= Finding.reportedFrom && scope.contains(finding, of: evaluation) {
      reviews.add(finding)
    }
    for finding in evaluation.findings where finding.isCounted {
      guard let place = places[finding.criterion], finding.attribution != .agent,
        scope.contains(finding, of: evaluation),
        let attribution = Attribution.allCases.firstIndex(of: finding.attribution)
      else { continue }
      attributions[place * 16 + attribution, default: 0] += 1
    }
  }

  private mutating func add(
    _ agent: AgentEvaluation, of evaluation: Evaluation, isFirst: Bool
  ) {
    let index: Int
    if let known = tallyOfAgent[agent.agent] {
      index = known
    } else {
      index = tallies.count
      tallyOfAgent[agent.agent] = index
      tallies.append(AgentTally(agent: agent.agent, criteria: criteria.count))
    }
    // Two spellings of a roster's name: the smaller one, so that order does not matter.
    if agent.agent.name < tallies[index].card.agent.name { tallies[index].card.agent = agent.agent }
    tallies[index].card.conversations += 1
    tallies[index].card.turns += agent.turns
    tallies[index].card.customerTurns += evaluation.customerTurns
    if isFirst, let seconds = evaluation.firstResponse {
      tallies[index].card.firstResponses += 1
      tallies[index].card.firstResponseSeconds += seconds
      tallies[index].waits[evaluation.channel, default: []].append(Int32(clamping: seconds))
    }
    if let team = agent.team {
      tallies[index].teams[team, default: 0] += 1
      count(agent.outcomes, of: team)
    }
    for finding in evaluation.findings
    where finding.isScored && finding.agent == agent.agent && places[finding.criterion] != nil {
      tallies[index].card.findings += 1
    }
    for commendation in evaluation.commendations where commendation.agent == agent.agent {
      tallies[index].card.commendations += 1
    }
    var failed: UInt8 = 0
    let stratum = Stratum(channel: evaluation.channel, language: evaluation.language)
    tallies[index].count(agent.outcomes, places: places, stratum: stratum) { place in
      failed |= partyBits[place]
    }
    guard let score = agent.score else { return }
    tallies[index].card.scores.add(score)
    if agent.scoreBeforeAutoFail != nil { tallies[index].card.autoFails += 1 }
    for party in 0..<3 where failed & (1 << UInt8(party)) != 0 {
      tallies[index].failures[party] += 1
    }
    if let instant = evaluation.lastInstant { tallies[index].days.insert(zone.civil(instant).days) }
  }

  private mutating func count(_ outcomes: [CriterionOutcome], of team: String) {
    if teams[team] == nil { teams[team] = Array(repeating: Tally(), count: criteria.count) }
    for outcome in outcomes where outcome.state == .met || outcome.state == .violated {
      guard let place = places[outcome.criterion] else { continue }
      teams[team]?[place].add(isViolated: outcome.state == .violated)
    }
  }

  /// The scorecards of what was added.
  package func finish() -> ScorecardSet {
    var set = ScorecardSet(period: period, zone: zone, scope: scope, criteria: criteria)
    set.conversations = conversations
    set.withoutAgent = withoutAgent
    set.channels = channels
    set.languages = languages
    set.instants = instants
    set.reviews = reviews
    set.service = service.finish()
    set.reach = Channel.allCases.compactMap(reach)
    set.attributions = attributions.sorted { $0.key < $1.key }.map { key, findings in
      AttributionCount(
        criterion: criteria[key / 16].id, attribution: Attribution.allCases[key % 16],
        findings: findings)
    }
    let ordered = tallies.sorted { $0.card.agent < $1.card.agent }
    set.cards = ordered.map { $0.finished(criteria: criteria) }
    set.total = totals(of: set.cards)
    set.teams = teams.mapValues { $0.map(\.proportion) }
    Comparison(tallies: ordered, criteria: criteria, period: period).apply(to: &set)
    return set
  }

  private func reach(of channel: Channel) -> ChannelReach? {
    guard let all = channels[channel] else { return nil }
    var reach = ChannelReach(
      channel: channel, reached: Proportion(all - (unreached[channel] ?? 0), of: all))
    reach.waits = ReplyTimes(channel, waits[channel] ?? [])
    return reach
  }

  private func totals(of cards: [Scorecard]) -> TeamTotals {
    var total = TeamTotals()
    total.criteria = criteria.map { CriterionScore(criterion: $0.id) }
    var failures = [0, 0, 0]
    for card in cards {
      total.conversations += card.conversations
      total.scores.merge(card.scores)
      for (i, outcome) in card.critical.enumerated() { failures[i] += outcome.failed.count }
      for (i, score) in card.criteria.enumerated() {
        total.criteria[i].opportunities += score.opportunities
        total.criteria[i].violations += score.violations
        total.criteria[i].possible += score.possible
        total.criteria[i].notApplicable += score.notApplicable
        total.criteria[i].notEvaluated += score.notEvaluated
      }
    }
    total.critical = zip(ScorecardBuilder.parties, failures).map {
      CriticalOutcome(criticality: $0, failed: Proportion($1, of: total.scores.count))
    }
    return total
  }
}

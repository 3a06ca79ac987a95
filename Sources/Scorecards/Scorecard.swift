package import Conversations

/// How often one criterion was violated, out of how many opportunities.
package struct CriterionScore: Hashable, Sendable {
  package var criterion: CriterionID
  /// Conversations in which the criterion applied and could be judged (n).
  package var opportunities = 0
  /// Conversations among them in which it was violated (k).
  package var violations = 0
  /// Findings of 0.40–0.60: shown, not scored.
  package var possible = 0
  /// Conversations without an opportunity. In no average.
  package var notApplicable = 0
  /// Conversations in which the export does not hold what is needed. In no average.
  package var notEvaluated = 0
  /// What the agent's cases are beside those of the others; nil without an opportunity.
  package var caseMix: CaseMix?
  /// The rate drawn towards the other agents', as far as the sample is small; nil below 10
  /// opportunities.
  package var shrunk: ShrunkRate?
  /// Where the agent stands among the others.
  package var standing = Standing.tooFew

  package init(criterion: CriterionID) { self.criterion = criterion }

  /// Violations out of opportunities.
  package var rate: Proportion { Proportion(violations, of: opportunities) }
}

/// A rate after shrinkage, with a 90 % interval of its posterior distribution.
package struct ShrunkRate: Hashable, Sendable {
  package var mean: Double
  package var interval: ClosedRange<Double>

  package init(mean: Double, interval: ClosedRange<Double>) {
    self.mean = mean
    self.interval = interval
  }
}

/// Where an agent stands among the others: groups, never ranks (ERROR-LIST 12.3).
package enum Standing: String, Hashable, Sendable, Codable {
  /// Below 10 opportunities.
  case tooFew = "too few"
  /// 10 to 29, or mostly cases that nobody else has: no comparison.
  case notRanked = "not ranked"
  /// The difference to the others can be chance.
  case notDistinguishable = "not distinguishable"
  /// Fewer errors than the others with the same mix of channels and languages, at a false-discovery rate of 10 %.
  case better
  /// More errors than they, at a false-discovery rate of 10 %.
  case worse
}

/// Conversations in which a serious error harmed one party.
package struct CriticalOutcome: Hashable, Sendable {
  package var criticality: Criticality
  /// Conversations that failed, out of those judged.
  package var failed: Proportion

  package init(criticality: Criticality, failed: Proportion) {
    self.criticality = criticality
    self.failed = failed
  }
}

/// One number for an agent: 100 × (1 − weighted mean of shrunk rates).
package struct QualityIndex: Hashable, Sendable {
  /// Scored conversations below which there is none.
  package static let leastScored = 30
  /// Days with scored conversations below which there is none.
  package static let leastDays = 5

  /// 0 ... 100
  package var value: Double
  /// 90 %, from 2,000 draws with a seed that depends on agent and period only.
  package var interval: ClosedRange<Double>
  /// What the others would have over the same criteria and the same mix of channels and languages;
  /// for cases that nobody else has the agent's own rate stands in. Nil if those are most.
  package var reference: Double?
  /// Criteria with at least 10 opportunities that went into it.
  package var criteria: Int
  package var standing = Standing.notDistinguishable

  package init(
    value: Double, interval: ClosedRange<Double>, reference: Double?, criteria: Int
  ) {
    self.value = value
    self.interval = interval
    self.reference = reference
    self.criteria = criteria
  }
}

/// How one agent did in one period.
package struct Scorecard: Hashable, Sendable {
  package var agent: AgentKey
  /// The teams the agent was in at the time, most conversations first.
  package var teams: [String] = []
  /// Conversations with at least one turn of the agent.
  package var conversations = 0
  /// Turns the agent wrote.
  package var turns = 0
  /// Turns that customers wrote in these conversations.
  package var customerTurns = 0
  /// Days, by the report's zone, on which scored conversations ended.
  package var days = 0
  /// Conversations in which the agent gave the first reply, where clocks show when.
  package var firstResponses = 0
  /// Seconds until these first replies, summed up.
  package var firstResponseSeconds: Int64 = 0
  /// How fast these first replies were on each channel, in the order of `Channel.allCases`.
  package var replies: [ReplyTimes] = []
  /// Findings of 0.60 and more charged to the agent.
  package var findings = 0
  package var commendations = 0
  /// Conversation scores by ERROR-LIST 12.1.
  package var scores = ScoreDistribution()
  /// Conversations whose score an auto-fail set to 0.
  package var autoFails = 0
  /// Customer, business, compliance.
  package var critical: [CriticalOutcome] = []
  /// In the order of the error list.
  package var criteria: [CriterionScore] = []
  /// Nil below 30 scored conversations or 5 days, or without a criterion of 10 opportunities.
  package var index: QualityIndex?

  package init(agent: AgentKey) { self.agent = agent }

  /// The team with most of the conversations.
  package var team: String? { teams.first }

  /// Seconds until the first reply, on average over all channels: only where one channel is meant,
  /// or for arithmetic.
  package var meanFirstResponse: Double? {
    firstResponses == 0 ? nil : Double(firstResponseSeconds) / Double(firstResponses)
  }
}

/// A team's or everybody's totals.
package struct TeamTotals: Hashable, Sendable {
  package var conversations = 0
  package var scores = ScoreDistribution()
  package var critical: [CriticalOutcome] = []
  /// In the order of the error list; without `caseMix` and `shrunk`.
  package var criteria: [CriterionScore] = []
  /// The index of the team's own rates; nil below 30 scored conversations.
  package var index: Double?

  package init() {}
}

/// Findings that are not charged to an agent: matters of process, system, policy and product.
package struct AttributionCount: Hashable, Sendable {
  package var criterion: CriterionID
  package var attribution: Attribution
  package var findings: Int

  package init(criterion: CriterionID, attribution: Attribution, findings: Int) {
    self.criterion = criterion
    self.attribution = attribution
    self.findings = findings
  }
}

/// How long first replies took on one channel: an hour is long in a chat and short for a mail, so
/// that channels are never mixed.
package struct ReplyTimes: Hashable, Sendable {
  package var channel: Channel
  /// Conversations whose clocks show the time.
  package var count: Int
  /// Seconds that half of them did not exceed.
  package var median: Int64
  /// Seconds that nine tenths of them did not exceed.
  package var long: Int64

  /// - Parameter seconds: one for each conversation, in any order.
  /// - Returns: nil without any.
  init?(_ channel: Channel, _ seconds: [Int32]) {
    guard !seconds.isEmpty else { return nil }
    let ordered = seconds.sorted()
    self.channel = channel
    count = ordered.count
    median = Int64(ordered[(ordered.count - 1) / 2])
    long = Int64(ordered[(ordered.count * 9 - 1) / 10])
  }

  /// How much the number of conversations allows to say.
  package var sample: SampleSize { SampleSize(opportunities: count) }
}

/// How many of a channel's customers reached a person, and how long they waited.
package struct ChannelReach: Hashable, Sendable {
  package var channel: Channel
  /// Conversations in which an agent wrote, out of all.
  package var reached: Proportion
  /// Until the first human reply; nil where no clock shows it.
  package var waits: ReplyTimes?

  package init(channel: Channel, reached: Proportion) {
    self.channel = channel
    self.reached = reached
  }
}

/// What people said of a period's findings of 0.40 and more (ERROR-LIST 11.1, P02).
package struct ReviewTally: Hashable, Sendable {
  package var findings = 0
  /// Findings that anybody has looked at.
  package var reviewed = 0
  /// Reviewed findings that the agent or reviewers contest and nobody has settled.
  package var disputed = 0
  package var confirmed = 0
  package var overturned = 0

  package init() {}

  mutating func add(_ finding: Finding) {
    findings += 1
    guard let review = finding.review else { return }
    reviewed += 1
    switch review {
    case .accepted: break
    case .disputed: disputed += 1
    case .confirmed: confirmed += 1
    case .overturned: overturned += 1
    }
  }
}

/// All scorecards of a period.
package struct ScorecardSet: Sendable {
  package var period: Period
  package var zone: ZoneRules
  package var scope: Scope
  package var criteria: [CriterionInfo]
  /// By name, then identity.
  package var cards: [Scorecard] = []
  /// All agents of the scope together.
  package var total = TeamTotals()
  /// Each team's violations and opportunities, in the order of the error list: what its agents did
  /// while they were in it.
  package var teams: [String: [Proportion]] = [:]
  /// Conversations of the scope, each counted once.
  package var conversations = 0
  /// Conversations in which no agent wrote.
  package var withoutAgent = 0
  /// How many conversations each channel and language has.
  package var channels: [Channel: Int] = [:]
  /// In the order of `Channel.allCases`, those that occur.
  package var reach: [ChannelReach] = []
  package var languages: [Language: Int] = [:]
  /// In the order of the error list, then of attributions.
  package var attributions: [AttributionCount] = []
  package var reviews = ReviewTally()
  /// What the period tells about the company rather than its agents.
  package var service = ServiceReport()
  /// First and last instant seen, UTC seconds.
  package var instants: ClosedRange<Int64>?

  package init(
    period: Period, zone: ZoneRules, scope: Scope, criteria: [CriterionInfo]
  ) {
    self.period = period
    self.zone = zone
    self.scope = scope
    self.criteria = criteria
  }

  /// The card of an agent, if the agent has one.
  package func card(of agent: AgentKey) -> Scorecard? { cards.first { $0.agent == agent } }
}

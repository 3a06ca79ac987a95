/// A criterion of the error list, such as `E11`, or the id of a custom criterion.
package struct CriterionID: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  package var rawValue: String

  package init(_ rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }
  package init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
  package var description: String { rawValue }
  package static func < (a: CriterionID, b: CriterionID) -> Bool { a.rawValue < b.rawValue }
}

/// Whom a finding is charged to. Only `agent` enters an agent's score.
package enum Attribution: String, Sendable, Codable, CaseIterable {
  case agent, process, system, policy, product, customer, unknown
}

/// How well a transcript can show an error, and how sure a rule may be of it at most.
package enum Decidability: String, Sendable, Codable, CaseIterable {
  /// Visible in the transcript and its clocks.
  case d1 = "D1"
  /// Visible only with later conversations or events.
  case d2 = "D2"
  /// An inference from several weak signs.
  case d3 = "D3"
  /// Not decidable from a transcript: a person must look.
  case d4 = "D4"

  /// The largest confidence a rule may claim.
  ///
  /// - Parameter isSettled: for D2, that events, later conversations or the transcript itself
  ///   (the customer says so, the agent admits it) settle the matter.
  package func cap(isSettled: Bool) -> Double {
    switch self {
    case .d1: 0.95
    case .d2: isSettled ? 0.90 : 0.55
    case .d3: 0.75
    case .d4: 0.50
    }
  }
}

/// Which party a serious error harms.
package enum Criticality: String, Sendable, Codable, CaseIterable {
  case customer = "customer-critical"
  case business = "business-critical"
  case compliance = "compliance-critical"
  case nonCritical = "non-critical"
}

/// The state of one criterion for one agent in one conversation.
package enum CriterionState: String, Sendable, Codable, CaseIterable {
  case violated
  case met
  case notApplicable = "not_applicable"
  case notEvaluated = "not_evaluated"
}

/// A quoted stretch of a turn.
package struct Evidence: Hashable, Sendable, Codable {
  /// Index of the turn from 0 over all messages of the conversation.
  package var turn: Int
  package var span: Span
  /// The exact slice of the turn's normalised text.
  package var quote: String
  /// The other conversation it stands in, if it is another one.
  package var conversation: String?

  package init(turn: Int, span: Span, quote: String, conversation: String? = nil) {
    self.turn = turn
    self.span = span
    self.quote = quote
    self.conversation = conversation
  }
}

/// One violation, with its evidence.
package struct Finding: Hashable, Sendable, Codable {
  package var criterion: CriterionID
  /// The agent at fault; nil if no agent wrote.
  package var agent: AgentKey?
  package var evidence: Evidence
  /// 0 ... 1. Reported from 0.40, scored from 0.60.
  package var confidence: Double
  /// 0.5 slight, 1 plain, 1.5 grave.
  package var severity: Double
  package var attribution: Attribution
  /// Stable id of the rule that decided, such as `E11.question-for-question`.
  package var rule: String
  /// What happened, with the arithmetic, for a reader. Lower case, no full stop.
  package var message: Message
  /// The other ends of the evidence: the question not answered, the promise that lapsed.
  package var related: [Evidence]
  /// Overlapping criteria that this finding stands for.
  package var also: [CriterionID]
  /// The largest weight × severity among this finding and those in `also` (ERROR-LIST 12.2).
  package var deduction: Double
  /// What was checked for and against, in order, for `explain`.
  package var reasons: [String]
  /// The least confidence with which this criterion is scored here; 0.60 unless an option or a
  /// profile says otherwise.
  package var threshold: Double = Finding.scoredFrom
  /// The agent owned the error and made it good in the same conversation: half of what it costs is
  /// given back.
  package var isRecovered = false
  /// From 0.80 on it sets the agent's score to 0.
  package var isAutoFail = false
  /// What people said of it; nil: nobody has. Never part of what a ledger stores as the evaluation.
  package var review: ReviewStanding?

  package init(
    criterion: CriterionID, agent: AgentKey?, evidence: Evidence, confidence: Double,
    severity: Double, attribution: Attribution, rule: String, message: Message,
    related: [Evidence] = [], also: [CriterionID] = [], deduction: Double = 0,
    reasons: [String] = []
  ) {
    self.criterion = criterion
    self.agent = agent
    self.evidence = evidence
    self.confidence = confidence
    self.severity = severity
    self.attribution = attribution
    self.rule = rule
    self.message = message
    self.related = related
    self.also = also
    self.deduction = deduction
    self.reasons = reasons
  }

  /// The least confidence with which a finding is reported.
  package static let reportedFrom = 0.40
  /// The least confidence with which a finding is scored.
  package static let scoredFrom = 0.60
  /// The least confidence with which an auto-fail criterion sets the score to 0.
  package static let autoFailFrom = 0.80

  /// Whether it counts against its agent.
  package var isScored: Bool { isCounted && attribution == .agent }

  /// Whether it counts at all, whomever it is charged to: sure enough, or possible and confirmed by
  /// reviewers where only people can decide; and not overturned.
  package var isCounted: Bool {
    switch review {
    case .overturned: false
    case .confirmed(let counts): counts || confidence >= threshold
    default: confidence >= threshold
    }
  }
}

/// One exemplary act, with its evidence.
package struct Commendation: Hashable, Sendable, Codable {
  /// Stable id such as `C01`.
  package var kind: String
  package var agent: AgentKey?
  package var evidence: Evidence
  package var confidence: Double
  package var rule: String
  package var message: Message
  package var related: [Evidence]

  package init(
    kind: String, agent: AgentKey?, evidence: Evidence, confidence: Double, rule: String,
    message: Message, related: [Evidence] = []
  ) {
    self.kind = kind
    self.agent = agent
    self.evidence = evidence
    self.confidence = confidence
    self.rule = rule
    self.message = message
    self.related = related
  }
}

/// A criterion's state for one agent, and why.
package struct CriterionOutcome: Hashable, Sendable, Codable {
  package var criterion: CriterionID
  package var state: CriterionState
  /// Findings of 0.40–0.60, counted beside `met`.
  package var possible: Int
  /// Why it is not applicable or not evaluated: `language`, `clock`, `roles`, `no-opportunity` …
  package var reason: String?

  package init(
    criterion: CriterionID, state: CriterionState, possible: Int = 0, reason: String? = nil
  ) {
    self.criterion = criterion
    self.state = state
    self.possible = possible
    self.reason = reason
  }
}

/// How one agent did in one conversation.
package struct AgentEvaluation: Hashable, Sendable, Codable {
  package var agent: AgentKey
  package var team: String?
  /// Turns this agent wrote.
  package var turns: Int
  /// 0 ... 100 by ERROR-LIST section 12.1; nil where nothing could be judged.
  package var score: Double?
  /// The score before an auto-fail set it to 0.
  package var scoreBeforeAutoFail: Double?
  /// In the registry's order.
  package var outcomes: [CriterionOutcome]

  package init(
    agent: AgentKey, team: String?, turns: Int, score: Double? = nil,
    scoreBeforeAutoFail: Double? = nil, outcomes: [CriterionOutcome] = []
  ) {
    self.agent = agent
    self.team = team
    self.turns = turns
    self.score = score
    self.scoreBeforeAutoFail = scoreBeforeAutoFail
    self.outcomes = outcomes
  }
}

/// A promise as the ledger keeps it over nights.
package struct PromiseRecord: Hashable, Sendable, Codable {
  package enum State: String, Sendable, Codable {
    case kept, late, broken, pending, unverifiable, released, renegotiated
    case conditionalOpen = "conditional-open"
  }

  package var agent: AgentKey?
  package var evidence: Evidence
  /// What was promised: contact, send, refund, repair, decide, escalate, check.
  package var act: String
  package var madeAt: Int64?
  /// Nil for a vague or undated promise without a clock.
  package var dueAt: Int64?
  /// The due time with its grace.
  package var graceUntil: Int64?
  package var isVague: Bool
  package var isHedged: Bool
  package var state: State

  package init(
    agent: AgentKey?, evidence: Evidence, act: String, madeAt: Int64?, dueAt: Int64?,
    graceUntil: Int64?, isVague: Bool, isHedged: Bool, state: State
  ) {
    self.agent = agent
    self.evidence = evidence
    self.act = act
    self.madeAt = madeAt
    self.dueAt = dueAt
    self.graceUntil = graceUntil
    self.isVague = isVague
    self.isHedged = isHedged
    self.state = state
  }
}

/// What of an evaluation later nights may change though its conversation stays as it is. All in UTC
/// seconds.
package struct Outlook: Sendable, Codable, Hashable {
  /// The judgement changes when the exports of the source reach this moment; nil: time changes
  /// nothing.
  package var changesAt: Int64?
  /// The same for the moment at which a run is made.
  package var expiresAt: Int64?
  /// Other contacts of the same customer matter from here on; nil: they do not.
  package var contactsSince: Int64?
  /// The last moment that had to be reached for the judgement to be this one: it holds for exports
  /// that show something from here until `changesAt`. Nil: for any.
  package var holdsFrom: Int64?

  package init() {}
}

/// One conversation judged.
package struct Evaluation: Sendable, Codable, Hashable {
  package var key: ConversationKey
  package var path: String
  package var format: String
  package var channel: Channel
  package var language: Language
  /// The last known moment, which decides the period; nil: `undated`.
  package var lastInstant: Int64?
  /// Turns the customer wrote, events and internal notes left out.
  package var customerTurns: Int
  /// Seconds from the first customer turn to the first human reply, where clocks allow.
  package var firstResponse: Int64?
  /// How well the customer was served, 0 ... 100, over findings of every attribution weighted by
  /// confidence. Never used for a person.
  package var service: Double?
  package var agents: [AgentEvaluation]
  /// In order of turn, then of criterion.
  package var findings: [Finding]
  package var commendations: [Commendation]
  package var promises: [PromiseRecord]
  /// What it tells about the service as a whole, in the order of `Signal.allCases`.
  package var signals: [SignalMark] = []
  /// When the customer first wrote, UTC seconds; nil without a clock.
  package var firstInstant: Int64?
  /// The customer's own rating as imported, in the export's scale.
  package var rating: Double?
  /// For the ledger; no part of what is exported.
  package var outlook = Outlook()
  /// The rating as 0 (the worst) ... 100 (the best), where a table of ratings gives its scale.
  package var ratingPercent: Double?
  /// What the customer wrote beside his rating, masked; only from a table of ratings.
  package var ratingComment: String?

  package init(
    key: ConversationKey, path: String, format: String, channel: Channel, language: Language
  ) {
    self.key = key
    self.path = path
    self.format = format
    self.channel = channel
    self.language = language
    customerTurns = 0
    agents = []
    findings = []
    commendations = []
    promises = []
  }
}

/// What a criterion is, for reports: one row of the error list.
package struct CriterionInfo: Hashable, Sendable, Codable {
  package var id: CriterionID
  /// The fault's name, which names the type: `AnsweredWithQuestion`.
  package var name: String
  /// By language code; `en` always exists.
  package var titles: [String: String]
  package var decidability: Decidability
  package var criticality: Criticality
  /// 1 ... 10
  package var weight: Double
  package var isAutoFail: Bool
  /// The overlap group of ERROR-LIST 12.2, if any.
  package var group: String?

  package init(
    id: CriterionID, name: String, titles: [String: String], decidability: Decidability,
    criticality: Criticality, weight: Double, isAutoFail: Bool, group: String?
  ) {
    self.id = id
    self.name = name
    self.titles = titles
    self.decidability = decidability
    self.criticality = criticality
    self.weight = weight
    self.isAutoFail = isAutoFail
    self.group = group
  }
}

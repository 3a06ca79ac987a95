package import Conversations

/// Judges one criterion of a conversation.
package protocol Judging: Sendable {
  func judge(_ reading: Reading) -> Judgement
}

/// One error of the error list: what it is, when it applies, and the code that judges it.
///
/// A criterion is pure: the same reading gives the same judgement. It never throws, reads no clock
/// and no locale. One file per criterion in `Score/Criteria`; `Registry` lists them in order.
package protocol Criterion: Judging {
  /// Id, titles, class, weight: one row of the error list.
  static var info: CriterionInfo { get }
  /// Raised whenever the code's verdicts may change; part of the ruleset's id.
  static var revision: Int { get }
  /// What a reader should know: printed by `scorecards errors`.
  static var text: CriterionText { get }
  /// Options under the criterion's id in `pipeline.json`, beside the common ones.
  static var options: [OptionSpec] { get }
  /// Examples that are tests and documentation at once.
  static var examples: [Example] { get }

  init(options: OptionValues)
}

extension Criterion {
  package static var options: [OptionSpec] { [] }
}

/// What `scorecards errors ID` prints about a criterion.
package struct CriterionText: Sendable, Hashable {
  /// One sentence: the fault.
  package var what: String
  /// Why it harms.
  package var why: String
  package var looksAt: String
  /// What no transcript can show.
  package var cannotSee: String

  package init(what: String, why: String, looksAt: String, cannotSee: String) {
    self.what = what
    self.why = why
    self.looksAt = looksAt
    self.cannotSee = cannotSee
  }
}

/// The kinds of evidence; strengths add up over families, never within one (ERROR-LIST 8).
package enum EvidenceFamily: UInt8, Sendable, CaseIterable {
  /// Words: a cue of the lexicon.
  case lexical
  /// Who said what after whom.
  case structural
  /// Clocks.
  case temporal
  /// Other conversations, events, records.
  case cross
  /// A fitted model over the ledgers' signals.
  case model

  /// The letter used in reasons.
  package var letter: String {
    switch self {
    case .lexical: "L"
    case .structural: "S"
    case .temporal: "T"
    case .cross: "X"
    case .model: "M"
    }
  }
}

/// One piece of evidence for a suspicion.
package struct EvidenceItem: Sendable, Hashable {
  package var family: EvidenceFamily
  /// Probability, 0 ... 1, that the criterion is violated given this piece alone.
  package var strength: Double
  /// Lower case, for `explain`, and for messages made of notes.
  package var note: Message

  package init(_ family: EvidenceFamily, _ strength: Double, _ note: Message) {
    self.family = family
    self.strength = strength
    self.note = note
  }
}

/// A circumstance that speaks against a suspicion.
package struct Guard: Sendable, Hashable {
  /// 0 ... 1: the share of the confidence it takes away; 1 is a hard guard.
  package var discount: Double
  package var note: String

  package init(_ discount: Double, _ note: String) {
    self.discount = discount
    self.note = note
  }
}

/// A possible violation before its confidence is computed.
package struct Suspicion: Sendable, Equatable {
  /// The turn at fault.
  package var turn: Int
  /// The words that show it, in that turn.
  package var span: Span
  /// Index into `Reading.agents`; nil if no agent wrote.
  package var agent: Int?
  package var evidence: [EvidenceItem]
  package var guards: [Guard] = []
  /// Certainty that the criterion applies at all, 0 ... 1.
  package var applicability: Double = 1
  package var severity: Double
  package var attribution: Attribution = .agent
  package var rule: String
  package var message: Message
  /// Other ends of the evidence in this conversation.
  package var related: [Place] = []
  /// Other ends of the evidence in other conversations.
  package var elsewhere: [Evidence] = []
  /// Class D2: settled by events, other conversations or the transcript itself.
  package var isSettled = false
  /// What the suspicion is about, for overlaps: turns beside `turn` that belong to the episode.
  package var episode: [Int] = []

  package init(
    turn: Int, span: Span, agent: Int?, evidence: [EvidenceItem], severity: Double, rule: String,
    message: Message
  ) {
    self.turn = turn
    self.span = span
    self.agent = agent
    self.evidence = evidence
    self.severity = severity
    self.rule = rule
    self.message = message
  }
}

/// A turn and a span in it.
package struct Place: Sendable, Hashable {
  package var turn: Int
  package var span: Span

  package init(_ turn: Int, _ span: Span) {
    self.turn = turn
    self.span = span
  }
}

/// Whether a criterion could have been violated by an agent.
package enum Opportunity: Sendable, Hashable {
  case applies
  case notApplicable(String)
  case notEvaluated(String)
}

/// What a criterion says about a conversation.
package struct Judgement: Sendable, Equatable {
  /// For every agent of the reading, in its order.
  package var opportunities: [Opportunity]
  package var suspicions: [Suspicion]

  /// The same opportunity for every agent.
  package init(_ opportunity: Opportunity, for reading: Reading, suspicions: [Suspicion] = []) {
    opportunities = Array(repeating: opportunity, count: reading.agents.count)
    self.suspicions = suspicions
  }

  /// - Parameter opportunities: one for every agent of the reading.
  package init(opportunities: [Opportunity], suspicions: [Suspicion] = []) {
    self.opportunities = opportunities
    self.suspicions = suspicions
  }
}

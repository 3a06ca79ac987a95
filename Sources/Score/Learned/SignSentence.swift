import Conversations
import Lexicons

/// What a sentence of a reply does, the first that fits (docs/calibration.md).
enum SentenceKind: Sendable {
  /// Asks, with a question mark or in words.
  case ask
  /// Tells the customer what to do.
  case advice
  /// Says what the company will do.
  case commit
  /// Improvement, esteem, patience, a record taken: nothing that moves the matter.
  case empty
  case courtesy
  case inform
}

/// Cues of the lexicon that the learned evidence reads.
struct LexiconSigns: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let greeting = LexiconSigns(rawValue: 1 << 0)
  static let closing = LexiconSigns(rawValue: 1 << 1)
  static let selfIntroduction = LexiconSigns(rawValue: 1 << 2)
  /// Apology or empathy.
  static let sympathy = LexiconSigns(rawValue: 1 << 3)
  static let repeats = LexiconSigns(rawValue: 1 << 4)
  static let chases = LexiconSigns(rawValue: 1 << 5)
  static let urgent = LexiconSigns(rawValue: 1 << 6)
  /// The customer confirms the solution or is satisfied.
  static let satisfied = LexiconSigns(rawValue: 1 << 7)
  static let negative = LexiconSigns(rawValue: 1 << 8)
  static let deception = LexiconSigns(rawValue: 1 << 9)
  static let churn = LexiconSigns(rawValue: 1 << 10)
  static let wordOfMouth = LexiconSigns(rawValue: 1 << 11)
  static let lateComplaint = LexiconSigns(rawValue: 1 << 12)

  /// Those of them that are anger, each counted for itself.
  static let anger: LexiconSigns = [.negative, .deception, .churn, .wordOfMouth, .lateComplaint]

  var count: Int { rawValue.nonzeroBitCount }

  static func of(_ cue: Cue) -> LexiconSigns {
    switch cue {
    case .greeting: .greeting
    case .closing: .closing
    case .selfIntro: .selfIntroduction
    case .apology, .empathy: .sympathy
    case .customerRepeat: .repeats
    case .customerChase: .chases
    case .urgency: .urgent
    case .resolutionConfirm, .satisfaction: .satisfied
    case .negativeFeedback: .negative
    case .deceptionAccusation: .deception
    case .churnThreat: .churn
    case .wordOfMouth: .wordOfMouth
    case .lateComplaint: .lateComplaint
    default: []
    }
  }
}

/// A sentence with what was found in it.
struct SignSentence {
  var turn: Int
  /// In the turn's normalised text.
  var span: Span
  var signs: SignSet
  var cues: LexiconSigns
  /// Its place among the words of its reading.
  var words: Range<Int>
  /// How many of its words have a stem.
  var stemCount: Int
  /// It ends with a question mark.
  var isQuestion: Bool
  var hasDigit: Bool
  var hasLongNumber: Bool
  /// A line break stands between it and the sentence before, or it is its turn's first.
  var beginsLine: Bool

  /// A question of three words or more that is no mere tag.
  var isRealQuestion: Bool {
    isQuestion && words.count >= 3 && !signs.contains(.customerTagQuestion)
  }

  /// A real question that is no reproach in a question's form.
  var isOpenQuestion: Bool {
    isRealQuestion && (!signs.contains(.customerYou) || signs.contains(.customerAsks))
  }

  /// What it does in a reply.
  var kind: SentenceKind {
    if isQuestion { return .ask }
    func has(_ sign: Sign) -> Bool { signs.contains(sign) }
    let contactUs = has(.agentContactUs)
    if has(.agentAskData) || has(.agentAskProblem) || has(.agentPrivateMessage),
      has(.agentRequestWord), !contactUs
    {
      return .ask
    }
    if has(.agentAdvice), !contactUs, !has(.agentAttention) { return .advice }
    if has(.agentCommit), !has(.agentImprove), !has(.agentValue) { return .commit }
    if has(.agentImprove) || has(.agentValue) || has(.agentAttention) || has(.agentWait)
      || has(.agentRecord) || contactUs
    {
      return .empty
    }
    let isCourteous =
      has(.agentSorry) || has(.agentThank) || has(.agentWelcome)
      || !cues.isDisjoint(with: [.greeting, .closing])
    return stemCount <= 2 || isCourteous && stemCount <= Self.longestCourtesy ? .courtesy : .inform
  }

  /// Stems that a sentence of courtesy has at most.
  private static let longestCourtesy = 9

  /// It asks for something, in a second, wider sense than `kind`.
  var asksInReply: Bool {
    isQuestion
      || (signs.contains(.agentAskData) || signs.contains(.agentAskProblem))
        && signs.contains(.agentRequestOpening)
  }

  /// It tells something and is no courtesy.
  var tellsInReply: Bool {
    if asksInReply || stemCount == 0 { return false }
    func has(_ sign: Sign) -> Bool { signs.contains(sign) }
    let isCourteous =
      has(.agentSorry) || has(.agentThankForFeedback) || has(.agentWelcome)
      || has(.agentContactUs) || cues.contains(.closing)
      || cues.contains(.greeting) && stemCount <= 2
    return
      !(isCourteous && !has(.agentAskData) && !has(.agentCommit) && !has(.agentAdvice)
      && stemCount <= Self.longestCourtesy)
  }
}

package import Conversations
import Lexicons

/// A circumstance of a reply that speaks for an error by itself. Its raw value begins with the error's
/// id; definitions and hits stand in docs/calibration.md.
package enum RuleCondition: String, CaseIterable, Sendable {
  case unsettledEnd = "E01a"
  case openQuestionAtEnd = "E01b"
  case wordsAfterStatement = "E01c"
  case triedAlready = "E02a"
  case selfServiceAfterMuch = "E02b"
  case adviceRejected = "E02c"
  case selfServiceAfterRejection = "E02d"
  case adviceThenRejection = "E02e"
  case improvesWithStockApology = "E04a"
  case improvesWithApology = "E04b"
  case improvesOnly = "E04c"
  case setPhrasesAtEnd = "E04d"
  case setPhrasesBesideThePoint = "E04e"
  case chasedWithoutAnswer = "E05a"
  case ignoredRepeatedly = "E05b"
  case ignoredAgain = "E05c"
  case noAnswerToEarlier = "E05d"
  case thanksForAnger = "E08a"
  case lateReply = "E10a"
  case questionAtEnd = "E11a"
  case calmAfterQuestion = "E11b"
  case onlyAskedAtEnd = "E11c"
  case refusedAtEnd = "E14a"
  case refusedWithoutOffer = "E14b"
  case noGreeting = "S01a"
  case asksSecret = "S14a"
  case problemAskedAfterMuch = "S18a"
  case problemAskedAfterReport = "S18b"
  case problemAskedAndLeft = "S18c"
  case lossIgnoredAtStart = "S21a"
  case feelingAndLossIgnored = "S21b"
  case feelingOrLossIgnored = "S21c"

  /// The error it speaks for.
  package var criterion: CriterionID { CriterionID(String(rawValue.prefix(3))) }

  /// Whether it carries an error alone: its weight is expected to be large before any fitting.
  var isMain: Bool {
    switch self {
    case .unsettledEnd, .triedAlready, .selfServiceAfterMuch, .adviceRejected, .improvesWithApology,
      .chasedWithoutAnswer, .ignoredRepeatedly, .ignoredAgain, .lateReply, .questionAtEnd,
      .refusedAtEnd, .noGreeting, .asksSecret:
      true
    default: false
    }
  }

  /// In plain words, for the reasons of a finding; lower case.
  var words: String {
    switch self {
    case .unsettledEnd: "the customer has the last word and it is not settled"
    case .openQuestionAtEnd: "the customer's last words hold an open question"
    case .wordsAfterStatement: "the customer has the last word after a reply that asked nothing"
    case .triedAlready: "the reply proposes what was tried already"
    case .selfServiceAfterMuch: "the reply points to self-service after a long account"
    case .adviceRejected: "the customer rejects the reply and asks or complains again"
    case .selfServiceAfterRejection: "the reply points to self-service after it was rejected"
    case .adviceThenRejection: "the customer rejects the reply"
    case .improvesWithStockApology: "improvement and a stock apology instead of a step"
    case .improvesWithApology: "improvement and an apology instead of a step"
    case .improvesOnly: "improvement instead of a step"
    case .setPhrasesAtEnd: "the last reply to a wish is only set phrases"
    case .setPhrasesBesideThePoint: "set phrases that take up nothing the customer said"
    case .chasedWithoutAnswer: "an earlier contact had no answer and the customer chases"
    case .ignoredRepeatedly: "the customer wrote or called several times and nothing was done"
    case .ignoredAgain: "nothing was done, although it had been promised here"
    case .noAnswerToEarlier: "an earlier contact had no answer"
    case .thanksForAnger: "anger is answered with thanks and no apology"
    case .lateReply: "the reply comes late by the clock"
    case .questionAtEnd: "the conversation ends on the answer to a question"
    case .calmAfterQuestion: "the customer answers the question calmly and hears nothing more"
    case .onlyAskedAtEnd: "the conversation ends after a reply that only asked"
    case .refusedAtEnd: "a refusal with nothing offered, regretted or resented"
    case .refusedWithoutOffer: "a refusal with nothing offered"
    case .noGreeting: "the first reply has no greeting"
    case .asksSecret: "the reply asks for a secret"
    case .problemAskedAfterMuch: "the problem is asked for after a long account"
    case .problemAskedAfterReport: "the problem is asked for, and the customer has told it before"
    case .problemAskedAndLeft: "the problem is asked for again and the customer has the last word"
    case .lossIgnoredAtStart: "a loss told at the start is not acknowledged"
    case .feelingAndLossIgnored: "a feeling and a loss are not acknowledged"
    case .feelingOrLossIgnored: "a feeling or a loss is not acknowledged"
    }
  }

  /// The conditions that hold for a reply, but for those that need the clock or the agent's turn
  /// alone (`PlainRules`).
  static func holding(
    _ around: Surroundings, _ signals: RelationSignals, _ channel: Channel
  ) -> Set<RuleCondition> {
    var found: Set<RuleCondition> = []
    func note(_ condition: RuleCondition, _ holds: Bool) { if holds { found.insert(condition) } }
    noteEnds(around, signals, note)
    noteAdvice(around, signals, note)
    noteImprovement(around, signals, note)
    noteEarlierContacts(around, note)
    let before = around.before
    let after = around.after
    let reply = around.reply
    note(.thanksForAnger, signals.holds(.thanksForAnger))
    let refuses = signals.holds(.endsOnRefusal)
    let resented =
      after.has(.customerNegative) || after.has(.customerBlame) || after.has(.customerReject)
    note(.refusedAtEnd, refuses && (reply.has(.agentSorry) || resented))
    note(.refusedWithoutOffer, refuses)
    let told = signals[.asksProblemAgain]
    note(.problemAskedAfterMuch, told >= 0.3)
    note(
      .problemAskedAfterReport,
      told >= 0.2
        && (after.has(.customerPriorContact) || after.has(.customerAlready)
          || after.has(.customerSent) || after.has(.customerTimes))
    )
    note(
      .problemAskedAndLeft,
      told >= 0.3 && around.ends && after.words.count >= 12 && !reply.has(.agentSorry))
    note(.lossIgnoredAtStart, signals.holds(.lossAlone) && channel == .chat && around.isFirst)
    note(
      .feelingAndLossIgnored,
      before.has(.customerFeeling) && signals.holds(.lossAlone))
    note(.feelingOrLossIgnored, signals.holds(.feelingIgnored))
    return found
  }

  private static func noteEnds(
    _ around: Surroundings, _ signals: RelationSignals, _ note: (RuleCondition, Bool) -> Void
  ) {
    let after = around.after
    let isOpen = around.ends && !after.isThanks && !after.isStub
    let isOk = signals.holds(.afterLastLineOk)
    let isData = signals.holds(.afterGivesData)
    let answers = signals.holds(.endsOnMatterQuestion)
    let isUnsettled = isOpen && !isOk && !isData && !answers
    note(
      .unsettledEnd,
      isUnsettled
        && (after.hasRealQuestion || after.has(.customerStill) || after.has(.customerIgnored)
          || after.has(.customerBlame))
    )
    note(.openQuestionAtEnd, isUnsettled && after.hasOpenQuestion)
    note(.wordsAfterStatement, isOpen && !isOk && !around.reply.kinds.contains(.ask))
    note(.questionAtEnd, (answers || isData) && !isOk)
    note(.calmAfterQuestion, answers && after.address <= 0.01)
    note(.onlyAskedAtEnd, signals.holds(.endsOnlyAsked))
  }

  /// Words of the customer from which a pointer to self-service comes late.
  private static let muchTold = 79

  private static func noteAdvice(
    _ around: Surroundings, _ signals: RelationSignals, _ note: (RuleCondition, Bool) -> Void
  ) {
    let reply = around.reply
    let after = around.after
    let advises = reply.kinds.contains(.advice) || reply.kinds.contains(.inform)
    let rejects = after.has(.customerReject)
    note(
      .triedAlready,
      reply.has(.agentHaveYouTried) && (reply.links > 0 || reply.kinds.contains(.advice))
        && around.earlierCustomer.contains { $0.has(.customerAlready) })
    note(
      .selfServiceAfterMuch,
      reply.has(.agentSelfService) && around.customerWords >= muchTold
        && signals[.similarity] > 0.1)
    note(
      .adviceRejected,
      advises && rejects && !reply.kinds.contains(.ask) && signals[.sharedWithBefore] > 0.2
        && (after.has(.customerBlame) || after.anger > 0 || after.has(.customerNegative)
          || after.hasRealQuestion)
    )
    note(
      .selfServiceAfterRejection,
      reply.has(.agentSelfService) && around.before.has(.customerReject))
    note(.adviceThenRejection, advises && (rejects || after.cues.contains(.repeats)))
  }

  private static func noteImprovement(
    _ around: Surroundings, _ signals: RelationSignals, _ note: (RuleCondition, Bool) -> Void
  ) {
    let reply = around.reply
    let improves = signals.holds(.improvesWithoutStep) && reply.links == 0
    let sympathises = reply.cues.contains(.sympathy)
    note(.improvesWithStockApology, improves && sympathises && reply.canned > 0.16)
    note(
      .improvesWithApology,
      improves && !around.before.has(.customerPraise) && (sympathises || reply.canned > 0.3))
    note(.improvesOnly, improves)
    note(.setPhrasesAtEnd, signals.holds(.endsOnSetPhrases))
    note(
      .setPhrasesBesideThePoint,
      signals.holds(.endsOnSetPhrases) && signals.holds(.sharesNothing) && reply.address > 0.11)
  }

  private static func noteEarlierContacts(
    _ around: Surroundings, _ note: (RuleCondition, Bool) -> Void
  ) {
    let before = around.before
    let ignored = before.has(.customerIgnored)
    let prior = before.has(.customerPriorContact)
    let unanswered = before.has(.customerNoAnswer) && prior
    note(
      .chasedWithoutAnswer,
      unanswered
        && (before.cues.contains(.chases)
          || before.address > 0.02 && before.has(.customerElapsed) && ignored)
    )
    note(
      .ignoredRepeatedly,
      before.has(.customerTimes) && prior
        && (ignored || before.has(.customerStill) || before.has(.customerNoAnswer))
        && before.words.count < muchTold)
    note(.ignoredAgain, unanswered && !around.isFirst && ignored)
    note(.noAnswerToEarlier, unanswered)
  }
}

import Conversations
import Lexicons

/// What a sentence does in the exchange (ERROR-LIST 3): a set, since "Sorry, I don't know, let me
/// check" apologises, informs and promises at once.
package struct SentenceActs: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Greeting, goodbye, thanks, apology, stock offer of more help: nothing that moves the matter.
  package static let social = SentenceActs(rawValue: 1 << 0)
  package static let question = SentenceActs(rawValue: 1 << 1)
  /// Asks for data or a document, with or without a question mark.
  package static let dataRequest = SentenceActs(rawValue: 1 << 2)
  /// A completed action, a next step, an offer to do something, a hand-over.
  package static let act = SentenceActs(rawValue: 1 << 3)
  package static let promise = SentenceActs(rawValue: 1 << 4)
  package static let hold = SentenceActs(rawValue: 1 << 5)
  package static let refusal = SentenceActs(rawValue: 1 << 6)
  /// An alternative, goodwill, "what I can do is".
  package static let antidote = SentenceActs(rawValue: 1 << 7)
  /// Tells the customer what to do himself.
  package static let advice = SentenceActs(rawValue: 1 << 8)
  package static let apology = SentenceActs(rawValue: 1 << 9)
  package static let empathy = SentenceActs(rawValue: 1 << 10)
  package static let boilerplate = SentenceActs(rawValue: 1 << 11)
  /// Holds a link.
  package static let link = SentenceActs(rawValue: 1 << 12)
  package static let answerWord = SentenceActs(rawValue: 1 << 13)
  /// Sends the customer to another channel or desk.
  package static let elsewhere = SentenceActs(rawValue: 1 << 14)
  /// Says something of substance that none of the above names.
  package static let statement = SentenceActs(rawValue: 1 << 15)

  /// Acts that answer, move or refuse a matter; a reply with none of them only talks.
  package static let substance: SentenceActs = [
    .act, .promise, .refusal, .antidote, .advice, .link, .answerWord, .elsewhere, .statement,
  ]

  private static let cueActs: [(Cue, SentenceActs)] = [
    (.greeting, .social), (.selfIntro, .social), (.closing, .social), (.thanks, .social),
    (.anythingElse, .social), (.templatePhrase, .social), (.apology, [.social, .apology]),
    (.lateAck, [.social, .apology]), (.empathy, [.social, .empathy]),
    (.feedbackAck, [.social, .empathy]), (.holdRequest, .hold), (.progressUpdate, .hold),
    (.actionDone, .act), (.nextStep, .act), (.transfer, .act), (.canDo, [.act, .antidote]),
    (.goodwill, [.act, .antidote]), (.alternativeOffer, .antidote), (.promise, .promise),
    (.promiseFollowup, .promise), (.refusal, .refusal), (.hardNegation, .refusal),
    (.notMyProblem, .refusal), (.effortShift, .advice), (.channelPush, .elsewhere),
    (.privateMessage, .elsewhere),
    (.boilerplate, .boilerplate), (.answerYes, .answerWord), (.answerNo, .answerWord),
    (.badNews, .statement), (.resolutionClaim, .statement), (.proactive, .act),
  ]
  private static let dataRequestCues: [Cue] = [
    .slotOrderNo, .slotEmail, .slotPhone, .slotName, .slotAddress, .slotProduct, .slotDob,
    .slotDate, .slotProblem, .verification, .sensitiveRequest, .dataRequest,
  ]

  /// Content words outside its courtesy from which a social sentence also states something; after
  /// a greeting more, since names and brands stand there.
  private static let wordsOfAStatement = 3
  private static let wordsAfterGreeting = 4

  /// The acts of every sentence of a conversation.
  static func all(_ reading: Reading) -> [SentenceActs] {
    var acts = [SentenceActs](repeating: [], count: reading.sentences.count)
    for turn in reading.turns.indices {
      for sentence in reading.sentences(of: turn) { acts[sentence] = of(sentence, reading) }
    }
    return acts
  }

  private static func of(_ sentence: Int, _ reading: Reading) -> SentenceActs {
    var acts: SentenceActs = []
    for (cue, act) in cueActs where reading.has(cue, sentence: sentence) { acts.formUnion(act) }
    if dataRequestCues.contains(where: { reading.has($0, sentence: sentence) }) {
      acts.insert(.dataRequest)
    }
    if acts.contains(.elsewhere), isReferralOnly(sentence, reading) { acts.remove(.act) }
    let asks = reading.endsWithQuestionMark(sentence)
    // Words of asking beside a date are a promise ("I'll ask and let you know by Friday").
    let asksInWords =
      reading.has(.questionMarker, sentence: sentence)
      && acts.isDisjoint(with: [.social, .refusal])
      && !reading.hasAny([.deadline, .alternativeOffer, .canDo], sentence: sentence)
    if asks || asksInWords { acts.insert(.question) }
    if holdsLink(sentence, reading) { acts.insert(.link) }
    if reading.has(.advice, sentence: sentence), !acts.contains(.question) { acts.insert(.advice) }
    let count = reading.stems(sentence).count
    let spoken: SentenceActs = [.question, .dataRequest, .hold, .boilerplate]
    if acts.isDisjoint(with: spoken.union(.social)), acts.isDisjoint(with: substance), count >= 1 {
      acts.insert(Praise.isAll(of: sentence, reading) ? .social : .statement)
    }
    if acts.contains(.social), acts.isDisjoint(with: spoken.union(substance)),
      statesBesideCourtesy(sentence, reading)
    {
      acts.insert(.statement)
    }
    if asks, acts.contains(.antidote),
      let kind = QuestionWords.kind(reading.words(sentence).map(\.hash)), kind != .request
    {
      // "What colour would you like?" offers nothing.
      acts.subtract(.antidote)
    }
    if acts.contains(.refusal), !acts.isDisjoint(with: [.antidote, .act]),
      !Contrast.stands(in: sentence, reading)
    {
      // "I can't help" holds the words of an offer; only "but" makes it one.
      acts.subtract(.antidote)
      if !reading.hasAny([.actionDone, .transfer, .goodwill], sentence: sentence) {
        acts.subtract(.act)
      }
    }
    return acts
  }

  /// "You need to call our billing desk" hands nothing over: the words of the hand-over are those that
  /// send the customer away, and nothing else is done.
  private static func isReferralOnly(_ sentence: Int, _ reading: Reading) -> Bool {
    let pushes = reading.cues.matches(.channelPush, sentence: sentence)
    let transfers = reading.cues.matches(.transfer, sentence: sentence)
    return !transfers.isEmpty
      && transfers.allSatisfy { transfer in
        pushes.contains { $0.folded.overlaps(transfer.folded) }
      }
      && !reading.hasAny(
        [.actionDone, .nextStep, .canDo, .goodwill, .proactive], sentence: sentence)
  }

  private static func statesBesideCourtesy(_ sentence: Int, _ reading: Reading) -> Bool {
    let courtesy = reading.cues.matches(turn: reading.sentences[sentence].turn).filter { match in
      match.sentence == sentence && cueActs.contains { $0.0 == match.cue && $0.1.contains(.social) }
    }
    var beside = 0
    for word in reading.words(sentence) {
      if courtesy.contains(where: { $0.folded.overlaps(word.range) }) { continue }
      if Contrast.answers.contains(word.hash) { return true }
      if word.stem != 0 { beside += 1 }
    }
    let greets = reading.hasAny([.greeting, .selfIntro], sentence: sentence)
    return beside >= (greets ? wordsAfterGreeting : wordsOfAStatement)
  }

  private static func holdsLink(_ sentence: Int, _ reading: Reading) -> Bool {
    let range = reading.sentences[sentence].folded
    let bytes = reading.conversation.folded.bytes
    var i = range.lowerBound
    while i + 4 < range.upperBound {
      if bytes[i] == 0x68, bytes[i..<min(range.upperBound, i + 8)].starts(with: "http".utf8) {
        return true
      }
      if bytes[i] == 0x77, bytes[i..<range.upperBound].starts(with: "www.".utf8) { return true }
      i += 1
    }
    return false
  }
}

/// Little words that turn a sentence.
enum Contrast {
  private static let words = WordSet(
    "but however instead though although still ma pero tuttavia invece но однако зато maar egter")
  static let answers = WordSet("yes no yep nope si да нет ja nee")

  static func turns(_ word: Word) -> Bool { words.contains(word.hash) }

  static func stands(in sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).contains(where: turns)
  }
}

extension Reading {
  /// The acts of a whole turn.
  package func acts(turn: Int) -> SentenceActs { profile(turn).acts }

  /// Whether an agent's turn only asks: at least one question or request for data, and nothing
  /// beside it but courtesy.
  package func onlyAsks(_ turn: Int) -> Bool { profile(turn).onlyAsks }

  /// Whether a turn moves the matter: states, answers, acts, promises, refuses or advises.
  package func hasSubstance(_ turn: Int) -> Bool { profile(turn).hasSubstance }

  /// Whether a turn says nothing but thanks, goodbye or agreement.
  package func isCourtesyOnly(_ turn: Int) -> Bool { profile(turn).isCourtesyOnly }

  /// What a turn does, made once: turns may be long and are asked about by many.
  func makeProfile(_ turn: Int) -> TurnProfile {
    TurnProfile(
      acts: sentences(of: turn).reduce(into: []) { $0.formUnion(acts[$1]) },
      onlyAsks: findOnlyAsks(turn), hasSubstance: findSubstance(turn),
      isCourtesyOnly: findCourtesyOnly(turn))
  }

  private func findOnlyAsks(_ turn: Int) -> Bool {
    var asks = false
    for sentence in sentences(of: turn) {
      let act = acts[sentence]
      if !act.isDisjoint(with: [.question, .dataRequest]) {
        if !act.isDisjoint(with: [.act, .promise, .refusal, .antidote, .link, .elsewhere]) {
          return false
        }
        asks = true
      } else if !act.isDisjoint(with: .substance) {
        return false
      }
    }
    return asks
  }

  private func findSubstance(_ turn: Int) -> Bool {
    sentences(of: turn).contains {
      !acts[$0].isDisjoint(with: .substance)
        && (acts[$0].isDisjoint(with: [.question, .dataRequest])
          || !acts[$0].isDisjoint(with: [.act, .promise, .refusal, .antidote, .link]))
    } || turns[turn].attachments > 0
  }

  private func findCourtesyOnly(_ turn: Int) -> Bool {
    let range = sentences(of: turn)
    guard !range.isEmpty else { return turns[turn].attachments == 0 }
    let thanks = hasAny([.thanks, .closing, .resolutionConfirm, .satisfaction], turn: turn)
    var stems = 0
    for sentence in range {
      if acts[sentence].contains(.question) { return false }
      if words(sentence).contains(where: { $0.isNumber && $0.stem != 0 }) { return false }
      if hasAny(
        [.unresolved, .negativeFeedback, .customerChase, .customerRepeat], sentence: sentence)
      {
        return false
      }
      stems += self.stems(sentence).count
    }
    return thanks ? stems <= 12 : stems <= 1 && wordCount(turn) <= 4
  }
}

/// What a whole turn does.
struct TurnProfile {
  var acts: SentenceActs
  var onlyAsks: Bool
  var hasSubstance: Bool
  var isCourtesyOnly: Bool
}

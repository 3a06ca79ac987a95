import Conversations
import Glibc
import Lexicons

/// What one reply is like, and how it stands to what the customer said before and after it.
struct RelationSignals {
  private(set) var values = [Double](repeating: 0, count: LearnedSignal.count)
  /// The conditions that hold, see `RuleCondition`.
  var conditions: Set<RuleCondition> = []

  subscript(signal: LearnedSignal) -> Double { values[signal.rawValue] }
  func holds(_ signal: LearnedSignal) -> Bool { values[signal.rawValue] != 0 }

  /// Blocks looked at on either side of a reply.
  private static let reach = 60

  private mutating func set(_ signal: LearnedSignal, _ value: Double) {
    values[signal.rawValue] = value
  }
  private mutating func set(_ signal: LearnedSignal, _ holds: Bool) {
    values[signal.rawValue] = holds ? 1 : 0
  }

  /// Signs of the reply.
  private static let replySigns: [(Sign, LearnedSignal)] = [
    (.agentAskData, .replyAskData), (.agentPrivateMessage, .replyPrivateMessage),
    (.agentAskProblem, .replyAskProblem), (.agentImprove, .replyImprove),
    (.agentRecord, .replyRecord), (.agentCommit, .replyCommit), (.agentWait, .replyWait),
    (.agentContactUs, .replyContactUs), (.agentAdvice, .replyAdvice),
    (.agentHaveYouTried, .replyHaveYouTried), (.agentSorry, .replySorry),
    (.agentEmpathy, .replyEmpathy), (.agentValue, .replyValue),
    (.agentAttention, .replyAttention), (.agentThank, .replyThank),
    (.agentSelfService, .replySelfService), (.agentCannot, .replyCannot),
    (.agentContactData, .replyContactData),
  ]
  /// Signs of the customer's block before the reply.
  private static let beforeSigns: [(Sign, LearnedSignal)] = [
    (.customerStill, .beforeStill), (.customerReject, .beforeReject),
    (.customerAlready, .beforeAlready), (.customerNoAnswer, .beforeNoAnswer),
    (.customerPriorContact, .beforePriorContact), (.customerFeeling, .beforeFeeling),
    (.customerLoss, .beforeLoss), (.customerNegative, .beforeNegative),
    (.customerStrong, .beforeStrong), (.customerRequest, .beforeRequest),
    (.customerSuggest, .beforeSuggest), (.customerPraise, .beforePraise),
    (.customerCannot, .beforeCannot), (.customerBlame, .beforeBlame),
    (.customerElapsed, .beforeElapsed), (.customerTimes, .beforeTimes),
    (.customerIgnored, .beforeIgnored), (.customerWhy, .beforeWhy),
  ]
  /// Signs of the customer's block after it.
  private static let afterSigns: [(Sign, LearnedSignal)] = [
    (.customerStill, .afterStill), (.customerReject, .afterReject),
    (.customerAlready, .afterAlready), (.customerNoAnswer, .afterNoAnswer),
    (.customerPriorContact, .afterPriorContact), (.customerNegative, .afterNegative),
    (.customerStrong, .afterStrong), (.customerRequest, .afterRequest),
    (.customerThanks, .afterThanks), (.customerSolved, .afterSolved), (.customerOk, .afterOk),
    (.customerSent, .afterSent), (.customerCannot, .afterCannot), (.customerBlame, .afterBlame),
    (.customerElapsed, .afterElapsed), (.customerTimes, .afterTimes),
    (.customerIgnored, .afterIgnored), (.customerWhy, .afterWhy),
  ]
  init(values: [Double], conditions: Set<RuleCondition>) {
    self.values = values
    self.conditions = conditions
  }

  /// - Parameters:
  ///   - blocks: the conversation's blocks.
  ///   - index: the agent's block that is looked at.
  ///   - replies: the places of all agents' blocks, ascending.
  init(_ blocks: [BlockReading], at index: Int, replies: [Int], channel: Channel) {
    let around = Surroundings(blocks, at: index, replies: replies, reach: Self.reach)
    fillPlace(around, channel)
    fillReply(around)
    fillCustomer(around)
    fillOverlaps(around)
    fillEnds(around)
    conditions = RuleCondition.holding(around, self, channel)
  }

  // MARK: The reply

  private mutating func fillPlace(_ around: Surroundings, _ channel: Channel) {
    set(.isFirst, around.isFirst)
    set(.isLast, around.isLast)
    set(.position, Double(min(around.ordinal, 5)) / 5)
    set(.endsOnCustomer, around.ends)
    set(.endsOnAgent, around.isLast && !around.hasAfter)
    set(.isChat, channel == .chat)
  }

  private mutating func fillReply(_ around: Surroundings) {
    let reply = around.reply
    let kinds = reply.kinds
    set(.replyLength, log1p(Double(reply.words.count)))
    set(.replyInformation, log1p(Double(reply.toldStems.count)))
    set(.tellsNothing, reply.telling.isEmpty)
    set(.asks, !reply.asking.isEmpty)
    set(.asksOnly, !reply.asking.isEmpty && reply.telling.isEmpty)
    set(
      .askShare,
      Double(reply.asking.count) / Double(max(1, reply.asking.count + reply.telling.count)))
    for (sign, signal) in Self.replySigns { set(signal, reply.has(sign)) }
    set(.hasLink, reply.links > 0)
    set(.hasEmoticon, reply.emoticons > 0)
    set(.sentenceAsk, kinds.contains(.ask))
    set(.sentenceAdvice, kinds.contains(.advice))
    set(.sentenceCommit, kinds.contains(.commit))
    set(.sentenceEmpty, kinds.contains(.empty))
    set(.sentenceCourtesy, kinds.contains(.courtesy))
    set(.sentenceInform, kinds.contains(.inform))
    let asks = kinds.contains(.ask)
    let hasSubstance = kinds.contains(.advice) || kinds.contains(.inform) || reply.links > 0
    let commits = kinds.contains(.commit)
    let isEmpty = kinds.contains(.empty)
    set(.onlyQuestions, asks && !hasSubstance && !isEmpty)
    set(.questionsWithoutAnswer, asks && !hasSubstance)
    set(.noSubstance, !hasSubstance && !asks && !commits)
    set(.onlySetPhrases, !hasSubstance && !asks && !commits && isEmpty)
    set(.onlyCommitment, commits && !hasSubstance && !asks)
    set(
      .onlyCourtesy,
      !reply.sentences.isEmpty && !hasSubstance && !asks && !commits && !isEmpty)
    set(
      .improvesWithoutStep,
      (reply.has(.agentImprove) || reply.has(.agentValue)) && !asks && !kinds.contains(.advice))
    let wantsContact = reply.has(.agentContactData) || reply.has(.agentPrivateMessage)
    set(.asksAboutMatter, reply.sentences.contains(where: \.isQuestion) && !wantsContact)
    set(.asksForContact, asks && wantsContact)
    set(.replyYou, reply.address)
  }

  // MARK: The customer before and after

  private mutating func fillCustomer(_ around: Surroundings) {
    let before = around.before
    let after = around.after
    for (sign, signal) in Self.beforeSigns { set(signal, before.has(sign)) }
    for (sign, signal) in Self.afterSigns { set(signal, after.has(sign)) }
    set(.beforeLength, log1p(Double(before.words.count)))
    set(.afterLength, log1p(Double(after.words.count)))
    set(.beforeQuestion, before.hasRealQuestion)
    set(.afterQuestion, after.hasRealQuestion)
    set(.beforeOpenQuestion, before.hasOpenQuestion)
    set(.afterOpenQuestion, after.hasOpenQuestion)
    set(.beforeQuestionWord, before.hasQuestionWord)
    set(.afterQuestionWord, after.hasQuestionWord)
    set(.beforeAnger, Double(min(before.anger, 3)) / 3)
    set(.afterAnger, Double(min(after.anger, 3)) / 3)
    set(.beforeClosingThanks, before.isThanks)
    set(.afterClosingThanks, after.isThanks)
    set(.beforeDigits, before.hasLongNumber || before.links > 0)
    set(.afterDigits, after.hasLongNumber || after.links > 0)
    set(.beforeYou, before.address)
    set(.afterYou, after.address)
    set(.customerLength, log1p(Double(around.customerWords)))
    set(.beforeCapitals, before.isInCapitals)
    set(.afterStartsNo, after.sentences.first?.signs.contains(.customerStartsNo) ?? false)
    set(.afterStartsYes, after.sentences.first?.signs.contains(.customerStartsYes) ?? false)
    set(.afterSentences, Double(min(after.sentences.count, 10)) / 10)
    set(.afterNumber, after.hasDigit)
    set(.askedBefore, around.earlierReplies.contains { !$0.asking.isEmpty })
    set(.thankedLater, around.laterCustomer.contains(where: \.isThanks))
  }

  // MARK: What is shared

  private mutating func fillOverlaps(_ around: Surroundings) {
    let reply = around.reply
    let before = around.before
    let after = around.after
    set(.sharedWithBefore, reply.stems.coverage(by: before.stems))
    set(.sharedWithAll, reply.stems.coverage(by: around.customerStems))
    set(.sharedCount, Double(min(reply.stems.shared(with: before.stems), 8)) / 8)
    set(.beforeCovered, before.stems.coverage(by: reply.stems))
    set(
      .sharesNothing,
      !reply.toldStems.isEmpty
        && reply.toldStems.shared(with: around.customerStems) == 0)
    set(.similarity, reply.stems.cosine(before.stems, reply.language))
    if reply.stems.count >= 4 {
      set(
        .repeatsItself,
        around.earlierReplies.map { reply.stems.likeness($0.stems) }.max() ?? 0)
    }
    let asked = reply.askedStems
    if asked.count >= 2 { set(.asksKnown, asked.coverage(by: around.customerStems)) }
    if before.stems.count >= 3 {
      set(
        .beforeRepeats,
        around.earlierCustomer.dropLast().map { before.stems.coverage(by: $0.stems) }.max()
          ?? 0)
    }
    if after.stems.count >= 3 {
      set(
        .afterRepeats,
        around.earlierCustomer.map { after.stems.coverage(by: $0.stems) }.max() ?? 0)
    }
    if after.stems.count >= 2 { set(.afterTakesUp, after.stems.coverage(by: reply.stems)) }
  }

  // MARK: How it ends, and what stands unacknowledged

  /// Words from which more no longer counts when the problem is asked for again.
  private static let mostWordsTold = 100

  private mutating func fillEnds(_ around: Surroundings) {
    let reply = around.reply
    let before = around.before
    let after = around.after
    let asks = reply.kinds.contains(.ask)
    set(.endsOnQuestion, around.ends && !reply.asking.isEmpty)
    let acknowledges =
      reply.has(.agentSorry) || reply.has(.agentEmpathy) || reply.cues.contains(.sympathy)
    let feels = before.has(.customerFeeling)
    let loses = before.has(.customerLoss)
    set(.feelingIgnored, (feels || loses) && !acknowledges)
    set(.feelingAlone, feels && !acknowledges)
    set(.lossAlone, loses && !acknowledges)
    set(.noAnswerBefore, before.has(.customerNoAnswer) && before.has(.customerPriorContact))
    let endsOnlyAsked =
      around.ends && holds(.questionsWithoutAnswer) && !after.isStub && !after.isThanks
    set(.endsOnlyAsked, endsOnlyAsked)
    set(.endsOnMatterQuestion, endsOnlyAsked && holds(.asksAboutMatter))
    set(
      .endsOpen,
      around.ends && !after.isThanks
        && (after.hasOpenQuestion || after.has(.customerStill) || after.has(.customerIgnored)
          || after.has(.customerReject))
    )
    let wishes =
      before.has(.customerNegative) || before.hasRealQuestion || before.has(.customerCannot)
    set(
      .endsOnSetPhrases,
      around.isLast && holds(.onlySetPhrases) && (wishes || before.has(.customerStill)))
    if reply.has(.agentAskProblem), asks {
      set(.asksProblemAgain, Double(min(around.customerWords, Self.mostWordsTold)) / 100)
    }
    set(.thanksForAnger, before.anger > 0 && reply.has(.agentThank) && !reply.has(.agentSorry))
    let refuses =
      reply.has(.agentCannot) && !reply.has(.agentAlternative) && !reply.kinds.contains(.advice)
      && !asks && reply.links == 0
    set(
      .endsOnRefusal,
      refuses && !around.laterReplies.contains { $0.has(.agentDone) || $0.links > 0 })
    fillLastLine(around)
  }

  /// Words of a closing line at most.
  private static let longestClosingLine = 14
  /// Sentences of an answer that only gives data at most.
  private static let longestDataAnswer = 3

  private mutating func fillLastLine(_ around: Surroundings) {
    let after = around.after
    let line = after.lastLine
    func has(_ sign: Sign) -> Bool { line.contains { $0.signs.contains(sign) } }
    let agrees = line.first?.signs.contains(.customerOk) ?? false
    set(
      .afterLastLineOk,
      !line.isEmpty && (has(.customerThanks) || has(.customerSolved) || agrees)
        && !(line.last?.isQuestion ?? false) && !has(.customerStill)
        && line.reduce(0) { $0 + $1.words.count } <= Self.longestClosingLine)
    set(
      .afterGivesData,
      holds(.endsOnQuestion) && after.hasDigit && after.sentences.count <= Self.longestDataAnswer
        && !after.isThanks && !after.hasRealQuestion)
  }
}

/// A reply with the blocks around it.
struct Surroundings {
  let reply: BlockReading
  /// The customer's block before it, or an empty one.
  let before: BlockReading
  /// The customer's block after it, or an empty one.
  let after: BlockReading
  let hasAfter: Bool
  let isFirst: Bool
  let isLast: Bool
  /// Place among the replies, from 0.
  let ordinal: Int
  /// Blocks before and after it, nearest last and first.
  let earlierCustomer: [BlockReading]
  let earlierReplies: [BlockReading]
  let laterCustomer: [BlockReading]
  let laterReplies: [BlockReading]
  /// Stems and words of the customer before it.
  let customerStems: StemSet
  let customerWords: Int

  /// The reply is the last one and the customer has the last word.
  var ends: Bool { isLast && hasAfter }

  init(_ blocks: [BlockReading], at index: Int, replies: [Int], reach: Int) {
    reply = blocks[index]
    before = index > 0 ? blocks[index - 1] : .none
    hasAfter = index + 1 < blocks.count
    after = hasAfter ? blocks[index + 1] : .none
    isFirst = index == replies.first
    isLast = index == replies.last
    ordinal = index / 2
    let earlier = blocks[max(0, index - reach)..<index]
    let later = blocks[(index + 1)..<min(blocks.count, index + 1 + reach)]
    earlierCustomer = earlier.filter { $0.role == .customer }
    earlierReplies = earlier.filter { $0.role == .agent }
    laterCustomer = later.filter { $0.role == .customer }
    laterReplies = later.filter { $0.role == .agent }
    customerStems = earlierCustomer.reduce(into: StemSet()) { $0.formUnion($1.stems) }
    customerWords = earlierCustomer.reduce(0) { $0 + $1.words.count }
  }
}

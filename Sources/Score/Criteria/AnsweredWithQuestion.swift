package import Conversations
import Lexicons

/// E11. The customer's question is met by questions that were not necessary, or by nothing after
/// them.
///
/// One necessary round of questions is free. Readers mark that nothing followed: the agent asked,
/// perhaps fairly, and the customer's question was never answered.
package struct AnsweredWithQuestion: Criterion {
  package static let info = CriterionInfo(
    id: "E11", name: "AnsweredWithQuestion",
    titles: [
      "en": "Answering questions with questions", "it": "Rispondere alle domande con le domande",
      "ru": "Вопросом на вопрос", "af": "Vrae met vrae beantwoord",
    ],
    decidability: .d1, criticality: .nonCritical, weight: 4, isAutoFail: false, group: "question")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the customer asks, the agent only asks back, and no answer follows",
    why: "the customer works for his answer and does not get it",
    looksAt:
      "agent turns that hold questions and nothing of substance, how many of them follow one "
      + "customer question, and whether anything answers it in the end",
    cannotSee: "which of the questions the agent really needed; the rule leans to necessary")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  /// Words of the customer that make a matter where he asked no question in form (LEDGER-NOTES).
  private static let wordsOfAMatter = 20
  private static let neverAnswered = 0.8
  private static let nothingFollowed = 0.65
  private static let secondRound = 0.55
  private static let objection = 0.6

  package func judge(_ reading: Reading) -> Judgement {
    guard !reading.agents.isEmpty else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    let matter = reading.customerTurns.first { turn in
      reading.questions.all.contains { $0.turn == turn && isQuestion($0, reading) }
        || reading.wordCount(turn) >= AnsweredWithQuestion.wordsOfAMatter
    }
    guard let matter, reading.agentTurns.contains(where: { $0 > matter }) else {
      return Judgement(.notApplicable("nothing-asked"), for: reading)
    }
    var suspicions: [Suspicion] = []
    if let end = endsAsking(reading) { suspicions.append(end) }
    for question in reading.questions.all where question.counters.count >= 2 {
      if let rounds = askedAgainAndAgain(question, reading),
        !suspicions.contains(where: { $0.turn == rounds.turn })
      {
        suspicions.append(rounds)
      }
    }
    if suspicions.isEmpty, let objected = objectedTo(reading) { suspicions.append(objected) }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  private static let needs = WordBeginnings(
    "why need serve serva servono зачем нужн понадоб hoekom waarom waarvoor nodig")
  /// Words of a question that objects.
  private static let wordsOfAnObjection = 14

  /// A question is met with a request for data, and the customer asks what they are for.
  private func objectedTo(_ reading: Reading) -> Suspicion? {
    if let pointless = pointless(reading) { return pointless }
    for question in reading.questions.all {
      guard let turn = question.counters.first, let next = reading.reaction(to: turn).first,
        reading.acts(turn: turn).contains(.dataRequest),
        let sentence = reading.sentences(of: next).first(where: {
          (reading.endsWithQuestionMark($0) || reading.acts[$0].contains(.question))
            && reading.mentions(Self.needs, sentence: $0)
            && reading.words($0).count <= Self.wordsOfAnObjection
        })
      else { continue }
      var objected = suspicion(
        turn, askingSpan(turn, reading), question,
        [
          EvidenceItem(
            .structural, AnsweredWithQuestion.objection, "the customer asks what that is for")
        ], severity: 0.5, rule: "E11.objected",
        message: "a question is met with a request for data, and the customer sees no need",
        reading)
      objected.related.append(Place(next, reading.sentences[sentence].span))
      return objected
    }
    return nil
  }

  /// "Why does that matter? It's only about the hours": questions stand between the customer's
  /// question and its answer, and he sees no use in them.
  private func pointless(_ reading: Reading) -> Suspicion? {
    for reproach in reading.reproaches([.whyAsked])
    where !reading.acts(turn: reproach.turn).isDisjoint(with: [.question, .dataRequest])
      && reading.acts(turn: reproach.turn).isDisjoint(with: [.answerWord, .act, .refusal])
    {
      guard let question = reading.questions.all.first(where: { $0.turn < reproach.turn }) else {
        continue
      }
      var found = suspicion(
        reproach.turn, askingSpan(reproach.turn, reading), question, reproach.evidence,
        severity: 0.5, rule: "E11.pointless",
        message: "a question is met with questions, and the customer sees no use in them", reading)
      found.related.append(Place(reproach.said, reading.sentenceSpan(reproach.match)))
      return found
    }
    return nil
  }

  /// The last agent turn only asks, and the conversation ends there or with the customer's answer.
  private func endsAsking(_ reading: Reading) -> Suspicion? {
    guard let last = reading.agentTurns.last, reading.onlyAsks(last) else { return nil }
    let before = reading.customerTurns.filter { $0 < last }
    let words = before.reduce(0) { $0 + reading.wordCount($1) }
    let asked = reading.questions.all.last { $0.turn < last && $0.state != .answered }
    guard asked != nil || words >= AnsweredWithQuestion.wordsOfAMatter else { return nil }
    guard !isOpeningOffer(last, reading) else { return nil }
    let after = reading.customerTurns.filter { $0 > last }
    if !after.isEmpty, after.allSatisfy({ reading.isCourtesyOnly($0) }) { return nil }
    let place = askingSpan(last, reading)
    let rounds = reading.agentTurns.filter { reading.onlyAsks($0) }.count
    var evidence: [EvidenceItem] = []
    if after.isEmpty {
      // The customer may simply not have answered: a necessary question is free.
      guard rounds >= 2 || isUnnecessary(last, reading) else {
        return socialDeadEnd(last, place, asked, reading)
      }
      evidence.append(
        EvidenceItem(
          .structural, AnsweredWithQuestion.nothingFollowed, "only questions to the end"))
    } else {
      evidence.append(
        EvidenceItem(
          .structural,
          rounds >= 2 ? AnsweredWithQuestion.neverAnswered : AnsweredWithQuestion.nothingFollowed,
          "the customer answered the question back and nothing followed"))
    }
    return suspicion(
      last, place, asked, evidence, severity: rounds >= 3 ? 1 : 0.5,
      rule: "E11.question-for-question",
      message: after.isEmpty
        ? "the customer's question was met by questions only, and no answer followed"
        : "the customer answered the question that was asked back, and nothing followed", reading)
  }

  /// In public threads nobody comes back to a question: the thread ends on it and the matter with it.
  private func socialDeadEnd(
    _ last: Int, _ place: Span, _ asked: CustomerQuestion?, _ reading: Reading
  ) -> Suspicion? {
    guard reading.channel == .social, let asked, asked.kind != .request else { return nil }
    return suspicion(
      last, place, asked,
      [
        EvidenceItem(
          .structural, AnsweredWithQuestion.nothingFollowed, "the thread ends on a question back")
      ], severity: 0.5, rule: "E11.thread-ends-asking",
      message: "the customer's question was met by a question and the thread ends there", reading)
  }

  private func askedAgainAndAgain(
    _ question: CustomerQuestion, _ reading: Reading
  ) -> Suspicion? {
    let counters = question.counters.filter { !isOpeningOffer($0, reading) }
    guard counters.count >= 2, question.state == .countered else { return nil }
    let turn = counters[counters.count - 1]
    var evidence = [
      EvidenceItem(
        .structural,
        counters.count >= 3
          ? AnsweredWithQuestion.neverAnswered : AnsweredWithQuestion.secondRound,
        "\(counters.count) rounds of questions on one question")
    ]
    if let next = reading.nextCustomerTurn(after: turn),
      reading.hasAny([.customerRepeat, .negativeFeedback], turn: next)
    {
      evidence.append(
        EvidenceItem(.lexical, AnsweredWithQuestion.objection, "the customer objects"))
    }
    return suspicion(
      turn, askingSpan(turn, reading), question, evidence,
      severity: counters.count >= 3 ? 1 : 0.5, rule: "E11.rounds-of-questions",
      message: "\(counters.count) rounds of questions back, and the customer's question unanswered",
      reading)
  }

  private func suspicion(
    _ turn: Int, _ span: Span, _ asked: CustomerQuestion?, _ evidence: [EvidenceItem],
    severity: Double, rule: String, message: Message, _ reading: Reading
  ) -> Suspicion {
    var suspicion = Suspicion(
      turn: turn, span: span, agent: reading.agentOfTurn[turn], evidence: evidence,
      severity: severity, rule: rule, message: message)
    if let asked {
      suspicion.related = [Place(asked.turn, asked.span)]
    } else if let said = reading.customerTurns.last(where: { $0 < turn }) {
      suspicion.related = [Place(said, reading.span(of: said))]
    }
    // Every round of asking back, so that a reader sees them together.
    for other in asked?.counters ?? [] where other != turn {
      suspicion.related.append(Place(other, askingSpan(other, reading)))
    }
    suspicion.episode = reading.customerTurns.filter { $0 > turn }
    return suspicion
  }

  /// A plea ("please cancel it") wants an act and no answer.
  private func isQuestion(_ question: CustomerQuestion, _ reading: Reading) -> Bool {
    question.kind != .request || reading.endsWithQuestionMark(question.sentence)
  }

  /// "How can I help?" right after a greeting asks nothing back.
  private func isOpeningOffer(_ turn: Int, _ reading: Reading) -> Bool {
    turn == reading.agentTurns.first && reading.has(.greeting, turn: turn)
      && !reading.acts(turn: turn).contains(.dataRequest)
      && !reading.questions.all.contains { $0.turn < turn }
  }

  /// It asks for what the customer has already told.
  private func isUnnecessary(_ turn: Int, _ reading: Reading) -> Bool {
    reading.slots.asks.contains {
      $0.turn == turn && reading.slots.known($0.slot, before: turn) != nil
    }
  }

  private func askingSpan(_ turn: Int, _ reading: Reading) -> Span {
    let asking = reading.sentences(of: turn).first {
      !reading.acts[$0].isDisjoint(with: [.question, .dataRequest])
    }
    return asking.map { reading.sentences[$0].span } ?? reading.span(of: turn)
  }
}

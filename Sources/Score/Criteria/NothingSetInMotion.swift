package import Conversations
import Lexicons

/// E04. The matter is acknowledged, and nothing is set in motion.
///
/// Sympathy and words of improvement cost nothing and change nothing; the customer is where he was. An
/// act, a promise, a link, a request for data or a hand-over is a step; so is an explained refusal (E14).
package struct NothingSetInMotion: Criterion {
  package static let info = CriterionInfo(
    id: "E04", name: "NothingSetInMotion",
    titles: [
      "en": "No action: the issue is acknowledged but nothing is set in motion",
      "it": "Non far seguire un’azione",
      "ru": "Проблему признали, но ничего не сделали",
      "af": "Erken die probleem, maar doen niks",
    ],
    decidability: .d2, criticality: .customer, weight: 8, isAutoFail: false,
    group: "promise")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the agent answers a problem or request with apology, thanks or words of "
      + "improvement, and no step",
    why: "the customer has told his trouble for nothing, and must start again elsewhere",
    looksAt: "what the agent's turns do beside courtesy: act, promise, advice, link, data "
      + "request, hand-over; whether the customer asks again, and whether the conversation "
      + "was closed",
    cannotSee: "an act that was done silently, without a word or an event")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  /// Words of improvement and no step beside them: right in two of three on help-desk dialogues.
  private static let emptyWords = 0.5
  private static let onlyCourtesy = 0.5
  private static let closedAfterIt = 0.6
  private static let asksAgain = 0.65

  private static let acknowledging: [Cue] = [
    .apology, .empathy, .feedbackAck, .bareReply, .lateAck, .emptyImprovement,
  ]
  private static let steps: SentenceActs = [
    .question, .dataRequest, .act, .promise, .link, .elsewhere, .advice, .refusal, .antidote,
    .answerWord,
  ]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    guard let stated = matter(reading) else {
      return Judgement(.notApplicable("no-problem"), for: reading)
    }
    let replies = Array(reading.agentTurns.turns(after: stated))
    var suspicions = emptyReplies(replies, reading)
    if suspicions.isEmpty,
      let silent = courtesyToTheEnd(replies, reading) ?? notedToTheEnd(replies, reading)
    {
      suspicions.append(silent)
    }
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "no-problem"),
      suspicions: Array(suspicions.prefix(2)))
  }

  /// The first customer turn that needs an act, unless the customer withdraws it at once.
  private func matter(_ reading: Reading) -> Int? {
    guard let asked = reading.customerTurns.first(where: { reading.statesAMatter($0) }) else {
      return nil
    }
    let reply = reading.nextAgentTurn(after: asked) ?? Int.max
    let withdrawn = reading.customerTurns.contains {
      $0 >= asked && $0 < reply && reading.takesBack($0)
    }
    return withdrawn ? nil : asked
  }

  // MARK: Words of improvement

  private func emptyReplies(_ replies: [Int], _ reading: Reading) -> [Suspicion] {
    // Two at most are counted, so no more are looked for.
    let found = replies.found { turn -> Suspicion? in
      guard let match = reading.strongest([.emptyImprovement], turn: turn),
        !takesAStep(turn, reading), !answersPraise(turn, reading)
      else { return nil }
      var suspicion = reading.suspicion(
        match, severity: 1, rule: "E04.empty-words",
        message: "words of improvement answer the matter, and no step follows")
      suspicion.evidence.append(
        EvidenceItem(.structural, NothingSetInMotion.emptyWords, "no step in the reply"))
      follow(turn, &suspicion, reading)
      if replies.turns(after: turn).prefix(Nearby.turns).contains(where: { takesAStep($0, reading) }
      ) {
        suspicion.guards.append(Guard(0.2, "a step follows later"))
      }
      return suspicion
    }
    return Array(found.prefix(2))
  }

  /// The customer asks again, or the conversation was closed on it.
  private func follow(_ turn: Int, _ suspicion: inout Suspicion, _ reading: Reading) {
    if let next = reading.nextCustomerTurn(after: turn), asksAgain(next, reading) {
      suspicion.isSettled = true
      suspicion.episode.append(next)
      suspicion.evidence.append(
        EvidenceItem(.structural, NothingSetInMotion.asksAgain, "the customer asks again"))
    } else if turn == reading.agentTurns.last, reading.isClosed {
      suspicion.evidence.append(
        EvidenceItem(.structural, NothingSetInMotion.closedAfterIt, "closed after it"))
    }
  }

  private func asksAgain(_ turn: Int, _ reading: Reading) -> Bool {
    reading.hasAny(
      [.unresolved, .customerRepeat, .customerChase, .customerRequest, .negativeFeedback],
      turn: turn) || !reading.questions.asked(in: turn).isEmpty
  }

  private func answersPraise(_ turn: Int, _ reading: Reading) -> Bool {
    let block = reading.customerBlock(before: turn)
    guard !block.isEmpty else { return true }
    return block.allSatisfy { reading.isCourtesyOnly($0) }
      || block.contains {
        reading.hasAny([.satisfaction, .resolutionConfirm, .thanks], turn: $0)
          && !reading.hasAny(IssueLedger.problemCues, turn: $0)
          && !reading.acts(turn: $0).contains(.question)
      }
  }

  /// Whether a turn does anything for the matter. Words of improvement and offers to be there "if
  /// you have questions" do nothing.
  private func takesAStep(_ turn: Int, _ reading: Reading) -> Bool {
    if reading.turns[turn].attachments > 0 { return true }
    return reading.sentences(of: turn).contains { sentence in
      let acts = reading.acts[sentence]
      if notesFeelings(sentence, reading) {
        return !acts.isDisjoint(with: [.link, .dataRequest, .question])
      }
      if reading.has(.emptyImprovement, sentence: sentence) {
        return !acts.isDisjoint(with: [.link, .dataRequest])
          || reading.hasAny([.actionDone, .transfer, .goodwill], sentence: sentence)
      }
      if reading.hasAny([.anythingElse, .templatePhrase, .closing], sentence: sentence)
        || isConditional(sentence, reading) || putsOff(sentence, reading)
      {
        return !acts.isDisjoint(with: [.link, .dataRequest])
      }
      return !acts.isDisjoint(with: NothingSetInMotion.steps)
    }
  }

  private static let conditions = WordSet(
    "if whenever anytime welcome qualora если as indien enige")

  /// "If you have any problem, you are welcome to contact us."
  private func isConditional(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.words(sentence).prefix(3).contains { Self.conditions.contains($0.hash) }
  }

  private static let puttingOff = WordBeginnings(
    """
    focus attention tuned patien forgive understand supervis attenzione pazien внимани терпени \
    пониман geduld begrip
    """)

  /// "Please stay tuned", "you can focus on our business": nothing that helps.
  private func putsOff(_ sentence: Int, _ reading: Reading) -> Bool {
    let bytes = reading.conversation.folded.bytes
    return reading.words(sentence).contains { word in
      Self.puttingOff.begin(word.range, in: bytes)
    }
  }

  // MARK: Noted to the end

  private static let onlyNoted = 0.45

  /// Two replies or more that are sorry and take note, the customer asking in between what happens
  /// now, and nothing that happens.
  private func notedToTheEnd(_ replies: [Int], _ reading: Reading) -> Suspicion? {
    guard replies.count >= 2, let last = replies.last,
      replies.allSatisfy({ !takesAStep($0, reading) }),
      let first = replies.first(where: { reading.hasAny(Self.acknowledging, turn: $0) }),
      first < last, let match = reading.strongest(Self.acknowledging, turn: first),
      let asked = reading.reaction(to: first).first(where: { asksAgain($0, reading) }),
      !reading.customerTurns.turns(after: first).contains(where: {
        reading.hasAny([.satisfaction, .release, .resolutionConfirm], turn: $0)
      }), !answersPraise(first, reading)
    else { return nil }
    var suspicion = reading.suspicion(
      turn: last, span: reading.evidenceSpan(of: last),
      evidence: [
        EvidenceItem(.structural, NothingSetInMotion.onlyNoted, "sorry and noted, to the end"),
        EvidenceItem(.lexical, NothingSetInMotion.onlyNoted, "the customer asks what happens now"),
      ], severity: 1, rule: "E04.noted-only",
      message: "the matter is regretted and noted, and nothing is set in motion")
    suspicion.related += [
      Place(first, reading.sentenceSpan(match)), Place(asked, reading.span(of: asked)),
    ]
    suspicion.episode = [first, asked]
    return suspicion
  }

  private static let feelings = WordBeginnings(
    """
    comment feedback remark opinion dissatisf unhapp disappoint недовольн замечани пожелани мнени \
    osservazion comment parere malcontent insoddisf kommentaar terugvoer ontevrede klagte
    """)

  /// "Your comments are on file": what the customer feels is written down, which moves nothing.
  private func notesFeelings(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.mentions(Self.feelings, sentence: sentence)
      && !reading.has(.deadline, sentence: sentence)
      && !reading.has(.transfer, sentence: sentence)
  }

  // MARK: Courtesy to the end

  private func courtesyToTheEnd(_ replies: [Int], _ reading: Reading) -> Suspicion? {
    guard let last = replies.last,
      replies.allSatisfy({ turn in
        reading.turns[turn].attachments == 0
          && reading.sentences(of: turn).allSatisfy {
            reading.acts[$0].isSubset(of: [.social, .apology, .empathy, .boilerplate])
          }
      }),
      let first = replies.first(where: { reading.hasAny(Self.acknowledging, turn: $0) }),
      let match = reading.strongest(Self.acknowledging, turn: first), !answersPraise(first, reading)
    else { return nil }
    let after = reading.customerTurns.turns(after: first)
    guard !after.contains(where: { reading.hasAny([.satisfaction, .release], turn: $0) }),
      after.isEmpty || !after.allSatisfy({ reading.isCourtesyOnly($0) })
    else { return nil }
    var suspicion = reading.suspicion(
      turn: first, span: reading.sentenceSpan(match),
      evidence: [
        EvidenceItem(
          .structural, NothingSetInMotion.onlyCourtesy, "nothing but courtesy to the end")
      ], severity: 1, rule: "E04.courtesy-only",
      message: "the matter is acknowledged, and no act, promise, question or hand-over follows")
    suspicion.related += replies.filter { $0 > first }.map {
      Place($0, reading.span(of: $0))
    }
    follow(first, &suspicion, reading)
    if first != last { follow(last, &suspicion, reading) }
    return suspicion
  }
}

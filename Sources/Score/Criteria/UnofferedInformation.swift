package import Conversations
import Lexicons

/// E06. Nothing beyond the literal question.
///
/// The delay was known and told only when the customer asked again; the next step had to be asked for
/// piece by piece. It needs a trigger: something the agent knew and the customer was bound to need.
package struct UnofferedInformation: Criterion {
  package static let info = CriterionInfo(
    id: "E06", name: "UnofferedInformation",
    titles: [
      "en": "Not proactive: nothing beyond the literal question",
      "it": "Non essere proattivi",
      "ru": "Нет инициативы: сверх вопроса ничего",
      "af": "Nie proaktief nie: niks buite die vraag self nie",
    ],
    decidability: .d3, criticality: .nonCritical, weight: 3, isAutoFail: false,
    group: nil)
  package static let revision = 2
  package static let text = CriterionText(
    what: "what the customer was bound to need is told only when he asks for it",
    why: "each thing that was not said is one more contact",
    looksAt: "delays and outages told after a chase or after the date had passed, chains "
      + "of obvious next questions, and the customer's 'you could have told me'",
    cannotSee: "what the agent knew at the first question")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let afterChase = 0.65
  private static let afterDate = 0.7
  private static let pieceByPiece = 0.45
  private static let reproach = 0.35
  /// Words from which an earlier reply could have told it.
  private static let wordsOfAReply = 4
  private static let admitted = 0.3
  private static let questionsOfAChain = 3
  private static let shortTurn = 12
  private static let day: Int64 = 86_400

  private static let delay = WordBeginnings(
    """
    delay strike outage postponed backorder ritard scioper guast rinviat spostat avari задерж забаст \
    авари перенес сбой vertraag staking uitgestel laat
    """)
  private static let known = WordBeginnings(
    """
    since known knew already da gia saputo sapevamo с уже знал знали известно утра sedert reeds geweet
    """)
  private static let and = WordSet("and so e ed и а так en")

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let delays = reading.agentTurns.filter { tellsDelay($0, reading) }
    let chain = chainEnd(reading)
    let steps = reading.agentTurns.filter { reading.hasAny([.proactive, .nextStep], turn: $0) }
    let howTo = reading.questions.all.filter { $0.kind == .howTo }.compactMap {
      reading.nextAgentTurn(after: $0.turn)
    }
    let reproaches = reading.customerTurns.filter { reading.has(.toldTooLate, turn: $0) }.compactMap
    { reading.agentTurns.turns(before: $0).last }
    let triggers = (delays + steps + howTo + reproaches + (chain.map { [$0] } ?? [])).sorted()
    guard !triggers.isEmpty else { return Judgement(.notApplicable("no-trigger"), for: reading) }
    var suspicion = delays.found { self.toldLate($0, reading) }.first
    if suspicion == nil, let chain { suspicion = pieceByPiece(chain, reading) }
    if suspicion == nil { suspicion = reproached(reading) }
    return Judgement(
      opportunities: reading.opportunities(triggers, otherwise: "no-trigger"),
      suspicions: suspicion.map { [$0] } ?? [])
  }

  private func tellsDelay(_ turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains {
      reading.mentions(Self.delay, sentence: $0) && !reading.acts[$0].contains(.question)
        && reading.acts[$0].isDisjoint(with: [.apology, .empathy])
    }
  }

  /// The delay, told after an earlier answer had kept it back.
  private func toldLate(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let before = reading.agentTurns.turns(before: turn).last,
      reading.hasSubstance(before), !tellsDelay(before, reading),
      reading.acts(turn: before).isDisjoint(with: [.question, .dataRequest, .hold]),
      let asked = reading.customerTurns.turns(before: before).last,
      reading.questions.all.contains(where: { $0.turn == asked }),
      let chase = reading.reaction(to: before).last
    else { return nil }
    var evidence: [EvidenceItem] = []
    if let said = reading.turns[before].time?.seconds, let now = reading.turns[turn].time?.seconds,
      now - said > UnofferedInformation.day,
      reading.hasAny([.lateComplaint, .customerChase, .unresolved], turn: chase)
    {
      evidence.append(EvidenceItem(.temporal, UnofferedInformation.afterDate, "after the date"))
    }
    let asksAgain = reading.questions.all.contains { $0.turn == chase }
    let isKnown =
      reading.mentions(Self.known, turn: turn)
      || (reading.nextAgentTurn(after: turn).map { reading.mentions(Self.known, turn: $0) } ?? false)
    if asksAgain, isKnown {
      evidence.append(
        EvidenceItem(.structural, UnofferedInformation.afterChase, "told only when asked again"))
    }
    guard !evidence.isEmpty else { return nil }
    let sentence = reading.sentences(of: turn).first {
      reading.mentions(Self.delay, sentence: $0)
    }
    var suspicion = reading.suspicion(
      turn: turn,
      span: sentence.map { reading.sentences[$0].span } ?? reading.evidenceSpan(of: turn),
      evidence: evidence, severity: 0.5, rule: "E06.told-late",
      message: "a delay is told only after the customer asked again")
    suspicion.related.append(Place(before, reading.evidenceSpan(of: before)))
    if let next = reading.nextAgentTurn(after: turn) {
      suspicion.related.append(Place(next, reading.evidenceSpan(of: next)))
    }
    return suspicion
  }

  // MARK: Reproached

  /// "You could have told me that before": told in answer to a question, after an earlier reply
  /// that had kept it back.
  private func reproached(_ reading: Reading) -> Suspicion? {
    for said in reading.customerTurns {
      guard let match = reading.strongest([.toldTooLate], turn: said),
        let told = reading.agentTurns.turns(before: said).last,
        let asked = reading.customerTurns.turns(before: told).last,
        let before = reading.agentTurns.turns(before: asked).last, !reading.onlyAsks(before),
        reading.wordCount(before) >= Self.wordsOfAReply,
        // Asked for outright and kept back is E07's; taken back is E13's.
        !WithheldBadNews.isAskedOutright(before: before, about: told, reading),
        !reading.has(.retraction, turn: told)
      else { continue }
      var evidence = [
        EvidenceItem(.lexical, match.prior * 0.5, "cue told_too_late"),
        EvidenceItem(
          .structural, UnofferedInformation.reproach, "told after an earlier reply had not"),
      ]
      if let next = reading.nextAgentTurn(after: said),
        reading.hasAny([.ownership, .withheldAdmission, .apology], turn: next)
      {
        evidence.append(
          EvidenceItem(.cross, UnofferedInformation.admitted, "the agent admits it"))
      }
      var suspicion = reading.suspicion(
        turn: before, span: reading.evidenceSpan(of: before), evidence: evidence, severity: 0.5,
        rule: "E06.reproached",
        message: "the customer had to ask for what he was bound to need, and says so")
      suspicion.related = [
        Place(told, reading.evidenceSpan(of: told)), Place(said, reading.sentenceSpan(match)),
      ]
      suspicion.episode = [asked, told, said]
      return suspicion
    }
    return nil
  }

  // MARK: Piece by piece

  /// The last answer of a chain of short questions that each begin with "and".
  private func chainEnd(_ reading: Reading) -> Int? {
    let asking = Set(reading.questions.all.map(\.turn))
    var length = 0
    var end: Int?
    for turn in reading.customerTurns {
      guard let reply = reading.nextAgentTurn(after: turn),
        let first = reading.sentences(of: turn).first, reading.wordCount(turn) <= Self.shortTurn,
        asking.contains(turn), reading.wordCount(reply) <= Self.shortTurn,
        !reading.acts(turn: reply).contains(.question)
      else {
        length = 0
        continue
      }
      let goesOn = reading.words(first).first.map { Self.and.contains($0.hash) } ?? false
      length = goesOn ? length + 1 : 1
      if goesOn, length >= Self.questionsOfAChain { end = reply }
    }
    return end
  }

  private func pieceByPiece(_ turn: Int, _ reading: Reading) -> Suspicion {
    reading.suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn),
      evidence: [
        EvidenceItem(
          .structural, UnofferedInformation.pieceByPiece,
          "the obvious next step asked for each time")
      ], severity: 0.5, rule: "E06.piece-by-piece",
      message: "every step of one matter had to be asked for")
  }
}

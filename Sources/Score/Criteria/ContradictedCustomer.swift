package import Conversations
import Lexicons

/// S19. The customer is told that he is wrong.
///
/// He may well be; but a flat contradiction ends the talk, and often enough the list is wrong and
/// not the customer. "I have trouble finding it, could you check?" says the same and helps.
package struct ContradictedCustomer: Criterion {
  package static let info = CriterionInfo(
    id: "S19", name: "ContradictedCustomer",
    titles: [
      "en": "Telling the customer they are wrong", "it": "Dire al cliente che ha torto",
      "ru": "Клиенту говорят, что он не прав", "af": "Sê vir die kliënt hy is verkeerd",
    ],
    decidability: .d1, criticality: .customer, weight: 6, isAutoFail: false,
    group: "right and wrong")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the agent flatly denies what the customer has stated",
    why: "being disbelieved offends, and the customer who is right after all is lost",
    looksAt:
      "“there is no such …”, “you must have …”, “you are wrong” without a softer form beside "
      + "it, whether the sentence names what the customer named, and whether he insists",
    cannotSee: "who is right, unless it turns out later in the conversation")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let sharedValue = 0.6
  private static let insists = 0.5
  private static let provenRight = 0.9
  /// Customer turns back in which what he stated is looked for.
  private static let turnsBack = 4

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let stated = reading.customerTurns.first { statedStems([$0], reading).count >= 2 }
    guard let stated, reading.agentTurns.contains(where: { $0 > stated }) else {
      return Judgement(.notApplicable("nothing-stated"), for: reading)
    }
    var suspicions: [Suspicion] = []
    for turn in reading.agentTurns where turn > stated {
      if let found = suspicion(turn, reading) { suspicions.append(found) }
    }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  private func suspicion(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.customerWrong], turn: turn) else { return nil }
    guard !reading.has(.softCorrection, sentence: match.sentence),
      !reading.has(.ownership, turn: turn),
      !reading.endsWithQuestionMark(match.sentence)
    else { return nil }
    let told = reading.customerTurns.turns(before: turn).suffix(Self.turnsBack)
    let block = Array(told)
    guard let said = told.last(where: { statedStems([$0], reading).count >= 2 }) ?? told.last
    else { return nil }
    if reading.questions.all.contains(where: { block.contains($0.turn) && asksIfWrong($0, reading) }
    ) {
      return nil
    }
    var evidence = [EvidenceItem(.lexical, match.prior, "cue \(match.cue.rawValue)")]
    let stems = reading.stems(match.sentence)
    let theirs = statedStems(block, reading)
    if !stems.isDisjoint(with: theirs) {
      evidence.append(
        EvidenceItem(
          .structural, ContradictedCustomer.sharedValue, "denies what the customer named"))
    }
    var severity = 1.0
    var related = [Place(said, reading.span(of: said))]
    var isInsisted = false
    if let next = reading.nextCustomerTurn(after: turn) {
      if insists(next, stems.union(theirs), reading) {
        evidence.append(
          EvidenceItem(.structural, ContradictedCustomer.insists, "the customer insists"))
        isInsisted = true
        related.append(Place(next, reading.span(of: next)))
      }
      if let right = reading.agentTurns.first(where: {
        $0 > next
          && (reading.hasAny([.retraction, .ownership], turn: $0)
            || reading.has(.apology, turn: $0)
              && (isInsisted || reading.has(.actionDone, turn: $0)))
      }) {
        evidence.append(
          EvidenceItem(.cross, ContradictedCustomer.provenRight, "taken back in turn \(right)"))
        severity = 1.5
        related.append(Place(right, reading.evidenceSpan(of: right)))
      }
    }
    var suspicion = Suspicion(
      turn: turn, span: reading.sentenceSpan(match), agent: reading.agentOfTurn[turn],
      evidence: evidence, severity: severity, rule: "S19.flat-contradiction",
      message: "flatly denies what the customer stated")
    suspicion.related = related
    if theirs.isEmpty, evidence.count == 1 {
      suspicion.guards.append(Guard(0.4, "the customer stated nothing"))
    }
    if !isInsisted, informs(match, turn, stems, block.last, reading) {
      suspicion.guards.append(Guard(0.5, "it informs, and the customer leaves it there"))
    }
    if reading.has(.softCorrection, turn: turn) {
      suspicion.guards.append(Guard(0.6, "asks to check in the same turn"))
    } else if reading.hasAny([.apology, .alternativeOffer, .canDo], turn: turn) {
      suspicion.guards.append(Guard(0.25, "softened in the same turn"))
    }
    return suspicion
  }

  /// Content of what the customer stated; what he only asked cannot be contradicted.
  private func statedStems(_ block: [Int], _ reading: Reading) -> StemSet {
    var stems = StemSet()
    for turn in block {
      for sentence in reading.sentences(of: turn) {
        let question = reading.questions.all.first { $0.sentence == sentence }
        // "My order is 44, right?" states and asks at once.
        let isMereQuestion =
          reading.acts[sentence].contains(.question)
          && !(question?.kind == .yesNo && reading.stems(sentence).count >= 3)
        if isMereQuestion { continue }
        stems.formUnion(reading.stems(sentence))
      }
    }
    return stems
  }

  /// "There is no such setting" says nothing of the customer: it answers his question for it, or he
  /// leaves it there.
  private func informs(
    _ match: CueMatch, _ turn: Int, _ stems: StemSet, _ said: Int?, _ reading: Reading
  ) -> Bool {
    guard !QuestionWords.addresses(reading.words(match.sentence).map(\.hash)) else { return false }
    if let said,
      reading.questions.asked(in: said).contains(where: { !$0.stems.isDisjoint(with: stems) })
    {
      return true
    }
    guard let next = reading.nextCustomerTurn(after: turn) else { return true }
    return reading.isCourtesyOnly(next)
      || reading.hasAny([.thanks, .satisfaction, .resolutionConfirm], turn: next)
  }

  /// "Am I wrong?" asks for the truth.
  private func asksIfWrong(_ question: CustomerQuestion, _ reading: Reading) -> Bool {
    question.kind == .yesNo && reading.words(question.sentence).count <= 6
  }

  private func insists(_ turn: Int, _ named: StemSet, _ reading: Reading) -> Bool {
    if reading.hasAny([.customerRepeat, .negativeFeedback, .deceptionAccusation], turn: turn) {
      return true
    }
    return reading.stems(turn: turn).shared(with: named) >= 2
      && !reading.isCourtesyOnly(turn) && reading.slots.asks.allSatisfy { $0.turn != turn - 1 }
  }
}

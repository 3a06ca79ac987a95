package import Conversations
import Lexicons

/// S18. The customer is asked for what he has already given.
///
/// Slot questions go by slot, never by string; other questions by their letters (ERROR-LIST 6).
package struct AskedTwice: Criterion {
  package static let info = CriterionInfo(
    id: "S18", name: "AskedTwice",
    titles: [
      "en": "Asked twice", "it": "Chiedere due volte la stessa cosa",
      "ru": "Спросили дважды об одном и том же", "af": "Twee keer gevra",
    ],
    decidability: .d1, criticality: .customer, weight: 6, isAutoFail: false, group: "question")
  package static let revision = 3
  package static let text = CriterionText(
    what: "the agent asks for something that the customer has given in the same conversation",
    why: "it shows that nobody read, and makes the customer do his work again",
    looksAt:
      "which piece of information each agent question asks for, and whether the customer had "
      + "told it (number, address, name, problem); other questions by their wording",
    cannotSee: "whether the agent could see what a form or another channel had collected")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let filled = 0.85
  private static let filledByBot = 0.6
  private static let verbatim = 0.39
  private static let candidate = 0.35
  /// Alone below the reporting threshold: of 37 such turns on the development labels 12 were marked.
  private static let problemAgain = 0.35
  /// Words of the customer before "describe your problem" asks twice (LEDGER-NOTES, S18 A).
  private static let wordsOfAProblem = 45
  /// Earlier questions that a question is compared with.
  private static let questionsKept = 40

  package func judge(_ reading: Reading) -> Judgement {
    let asking = reading.agentTurns.filter {
      !reading.acts(turn: $0).isDisjoint(with: [.question, .dataRequest])
    }
    guard
      asking.count >= 2
        || reading.slots.asks.contains(where: { reading.role($0.turn) == .agent })
        || asking.contains(where: {
          reading.acts(turn: $0).contains(.dataRequest) || !reading.slots.entries.isEmpty
        })
    else { return Judgement(.notApplicable("asked-nothing"), for: reading) }
    var opportunities = [Opportunity](
      repeating: .notApplicable("asked-nothing"), count: reading.agents.count)
    for turn in asking {
      if let agent = reading.agentOfTurn[turn] { opportunities[agent] = .applies }
    }
    var suspicions = slotRepeats(reading)
    for repeated in wordingRepeats(asking, reading)
    where !suspicions.contains(where: { $0.turn == repeated.turn }) {
      suspicions.append(repeated)
    }
    for noticed in noticedRepeats(asking, reading)
    where !suspicions.contains(where: { $0.turn == noticed.turn }) {
      suspicions.append(noticed)
    }
    suspicions.sort { ($0.turn, $0.span) < ($1.turn, $1.span) }
    for index in suspicions.indices {
      suspicions[index].severity = min(1.5, 0.5 * Double(index + 1))
    }
    return Judgement(opportunities: opportunities, suspicions: suspicions)
  }

  // MARK: By slot

  private func slotRepeats(_ reading: Reading) -> [Suspicion] {
    var found: [Suspicion] = []
    var verified: Set<Slot> = []
    for ask in reading.slots.asks where reading.role(ask.turn) == .agent {
      guard let known = reading.slots.known(ask.slot, before: ask.turn) else { continue }
      if ask.slot == .problem {
        if let again = problemAgain(ask, known, reading) { found.append(again) }
        continue
      }
      if isReadBack(ask, reading) || isInvalid(ask, reading) { continue }
      if isPartStillMissing(ask, known, reading) { continue }
      if reading.has(.verification, sentence: ask.sentence), verified.insert(ask.slot).inserted {
        continue
      }
      var suspicion = Suspicion(
        turn: ask.turn, span: ask.span, agent: reading.agentOfTurn[ask.turn],
        evidence: [
          EvidenceItem(
            .structural, known.isFromBot ? AskedTwice.filledByBot : AskedTwice.filled,
            "\(ask.slot.rawValue) given in turn \(known.turn)")
        ], severity: 0.5, rule: "S18.slot-known",
        message:
          "asks for the \(Message(wording: ask.slot.rawValue)) that the customer gave in turn \(known.turn)"
      )
      addRepetition(&suspicion, reading)
      if known.isFromBot { suspicion.attribution = .system }
      if let earlier = reading.agentOfTurn[ask.turn],
        askedEarlier(ask, by: earlier, reading) == false
      {
        suspicion.attribution = .process
      }
      suspicion.related = [Place(known.turn, known.span)]
      suspicion.guards.append(Guard(1 - known.certainty, "certainty of the value"))
      if numbersDiffer(ask, reading) {
        suspicion.guards.append(Guard(0.5, "the customer gave several values"))
      }
      found.append(suspicion)
    }
    return found
  }

  /// True where this agent saw the value himself or nobody asked before; false where it was given to
  /// a colleague.
  private func askedEarlier(
    _ ask: SlotLedger.Ask, by agent: Int, _ reading: Reading
  ) -> Bool? {
    guard let known = reading.slots.known(ask.slot, before: ask.turn) else { return nil }
    let before = reading.agentTurns.turns(before: ask.turn).suffix(Self.questionsKept)
    guard before.contains(where: { reading.agentOfTurn[$0] != agent }) else { return true }
    return before.contains { $0 >= known.turn && reading.agentOfTurn[$0] == agent }
      || before.contains { reading.agentOfTurn[$0] == agent && $0 < known.turn }
  }

  /// "So your number is 123, correct?" holds a value: it checks or gives one, it asks for none.
  private func isReadBack(_ ask: SlotLedger.Ask, _ reading: Reading) -> Bool {
    let values = SlotValues(ask.sentence, reading)
    return !(values.emails.isEmpty && values.phones.isEmpty && values.numbers.isEmpty)
  }

  private static let postalCode = WordSet(
    "postcode postal zip cap индекс индекса poskode")

  /// The postal code of an address that was given without one.
  private func isPartStillMissing(
    _ ask: SlotLedger.Ask, _ known: SlotLedger.Entry, _ reading: Reading
  ) -> Bool {
    ask.slot == .address
      && reading.words(ask.sentence).contains { Self.postalCode.contains($0.hash) }
      && reading.sentences(of: known.turn).allSatisfy { SlotValues($0, reading).numbers.isEmpty }
  }

  private func isInvalid(_ ask: SlotLedger.Ask, _ reading: Reading) -> Bool {
    reading.hasAny([.softCorrection, .customerWrong], turn: ask.turn)
      || reading.agentTurns.contains {
        $0 < ask.turn && $0 >= ask.turn - 2
          && reading.hasAny([.softCorrection, .customerWrong], turn: $0)
      }
  }

  private func numbersDiffer(_ ask: SlotLedger.Ask, _ reading: Reading) -> Bool {
    Set(reading.slots.entries.filter { $0.slot == ask.slot && $0.turn < ask.turn }.map(\.value))
      .count
      > 1
  }

  /// "Describe your problem" after the customer has described it at length.
  private func problemAgain(
    _ ask: SlotLedger.Ask, _ known: SlotLedger.Entry, _ reading: Reading
  ) -> Suspicion? {
    let said = reading.customerTurns.filter { $0 < ask.turn }.reduce(0) {
      $0 + reading.wordCount($1)
    }
    guard said >= AskedTwice.wordsOfAProblem else { return nil }
    var suspicion = Suspicion(
      turn: ask.turn, span: ask.span, agent: reading.agentOfTurn[ask.turn],
      evidence: [
        EvidenceItem(
          .structural, AskedTwice.problemAgain, "the customer had written \(said) words about it")
      ], severity: 0.5, rule: "S18.problem-known",
      message: "asks for the problem after the customer described it in \(said) words")
    addRepetition(&suspicion, reading)
    suspicion.related = [Place(known.turn, known.span)]
    return suspicion
  }

  // MARK: By wording

  private func wordingRepeats(_ asking: [Int], _ reading: Reading) -> [Suspicion] {
    var found: [Suspicion] = []
    var earlier: [(sentence: Int, turn: Int, grams: Set<UInt32>)] = []
    for turn in asking {
      for sentence in reading.sentences(of: turn)
      where reading.acts[sentence].contains(.question) && reading.stems(sentence).count >= 2
        && !reading.has(.anythingElse, sentence: sentence)
        && !reading.has(.greeting, sentence: sentence)
      {
        let grams = QuestionSimilarity.trigrams(sentence, reading)
        for other in earlier.suffix(AskedTwice.questionsKept) where other.turn < turn {
          let likeness = QuestionSimilarity(grams, other.grams)
          guard likeness.isRepeated || likeness.isCandidate,
            let between = answerBetween(other.turn, turn, reading)
          else { continue }
          let isSure = likeness.isRepeated && between.isAnswer
          guard isSure || between.isDontKnow || isRepetitionNoticed(turn, reading) else { continue }
          guard isSameContent(sentence, other.sentence, reading),
            !asksForOpenSlot(sentence, turn, reading)
          else { continue }
          guard !isNextStep(sentence, turn, after: other.turn, reading) else { continue }
          found.append(
            repeated(sentence, turn, other.sentence, other.turn, likeness, between.turn, reading))
          break
        }
        earlier.append((sentence, turn, grams))
      }
    }
    return found
  }

  /// One question's content words hold the other's: "which day" and "which venue" differ in one word
  /// only, and are two questions.
  private func isSameContent(_ a: Int, _ b: Int, _ reading: Reading) -> Bool {
    let first = reading.stems(a)
    let second = reading.stems(b)
    return first.isSubset(of: second) || second.isSubset(of: first)
  }

  /// It asks for a value that the customer's answer did not hold.
  private func asksForOpenSlot(_ sentence: Int, _ turn: Int, _ reading: Reading) -> Bool {
    reading.slots.asks.contains {
      $0.sentence == sentence && reading.slots.known($0.slot, before: turn) == nil
    }
  }

  /// "Shall I go on?" after each step asks something new each time: the agent has said something of
  /// substance in between, or says it before the question.
  private func isNextStep(
    _ sentence: Int, _ turn: Int, after other: Int, _ reading: Reading
  ) -> Bool {
    let before = reading.sentences(of: turn).prefix { $0 < sentence }
    if before.contains(where: { reading.acts[$0].contains(.statement) }) { return true }
    return reading.agentTurns.turns(after: other).prefix { $0 < turn }.contains {
      reading.hasSubstance($0)
    }
  }

  private func repeated(
    _ sentence: Int, _ turn: Int, _ otherSentence: Int, _ otherTurn: Int,
    _ likeness: QuestionSimilarity, _ answer: Int, _ reading: Reading
  ) -> Suspicion {
    var suspicion = Suspicion(
      turn: turn, span: reading.sentences[sentence].span, agent: reading.agentOfTurn[turn],
      evidence: [
        EvidenceItem(
          .structural, likeness.isRepeated ? AskedTwice.verbatim : AskedTwice.candidate,
          "the question of turn \(otherTurn) again")
      ], severity: 0.5, rule: "S18.question-repeated",
      message: "asks the question of turn \(otherTurn) again after the customer's answer to it")
    addRepetition(&suspicion, reading)
    if reading.has(.customerDontKnow, turn: answer) {
      suspicion.evidence.append(EvidenceItem(.lexical, 0.6, "the customer had said he cannot tell"))
    }
    if reading.agentOfTurn[otherTurn] != reading.agentOfTurn[turn] {
      suspicion.attribution = .process
    }
    suspicion.related = [
      Place(otherTurn, reading.sentences[otherSentence].span),
      Place(answer, reading.span(of: answer)),
    ]
    return suspicion
  }

  private struct Between {
    var turn: Int
    var isAnswer: Bool
    var isDontKnow: Bool
  }

  /// The customer's turn between two askings, if he answered or said that he cannot.
  private func answerBetween(_ first: Int, _ second: Int, _ reading: Reading) -> Between? {
    let turns = reading.customerTurns.turns(after: first).prefix { $0 < second }
    guard let turn = turns.first(where: { !reading.isCourtesyOnly($0) }) else { return nil }
    let isDontKnow = turns.contains {
      reading.hasAny([.customerDontKnow, .customerCannot], turn: $0)
    }
    let onlyAsks = turns.allSatisfy { turn in
      reading.sentences(of: turn).allSatisfy { reading.acts[$0].contains(.question) }
    }
    return Between(turn: turn, isAnswer: !onlyAsks, isDontKnow: isDontKnow)
  }

  private func isRepetitionNoticed(_ turn: Int, _ reading: Reading) -> Bool {
    reading.nextCustomerTurn(after: turn).map { reading.has(.customerRepeat, turn: $0) } ?? false
  }

  private func addRepetition(_ suspicion: inout Suspicion, _ reading: Reading) {
    guard let next = reading.nextCustomerTurn(after: suspicion.turn),
      let match = reading.cues.first(.customerRepeat, turn: next)
    else { return }
    suspicion.evidence.append(EvidenceItem(.lexical, match.prior, "the customer says he repeats"))
    suspicion.episode.append(next)
  }
}

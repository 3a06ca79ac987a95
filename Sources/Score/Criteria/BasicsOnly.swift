package import Conversations
import Lexicons

/// S10. Only the basic part is answered.
///
/// A question with two parts, or one that needs an expert, gets a link, a “see our website” or another
/// company's number, or half an answer. Reaching somebody who knows, or a link with the answer beside
/// it, is met.
package struct BasicsOnly: Criterion {
  package static let info = CriterionInfo(
    id: "S10", name: "BasicsOnly",
    titles: [
      "en": "Answering only the basics",
      "it": "Risposte solo alle domande semplici",
      "ru": "Ответы только на простое",
      "af": "Antwoord slegs die basiese",
    ],
    decidability: .d3, criticality: .customer, weight: 5, isAutoFail: false,
    group: "refusal")
  package static let revision = 2
  package static let text = CriterionText(
    what: "a hard question gets only a link, a pointer to the website or an outside referral, "
      + "or of several questions one is passed over",
    why: "the customer had read the basics before he wrote; the part he cannot find alone "
      + "stays open",
    looksAt: "how many questions the customer asked and how rich they are; what the reply "
      + "holds beside the pointer; whether the customer says that it is not there, or has to ask "
      + "one of his questions again",
    cannotSee: "whether the pointer held the full answer; referrals that the law requires")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let pointerOnly = 0.3
  private static let manyParts = 0.3
  private static let notThere = 0.4
  /// ERROR-LIST S10: parts open.
  private static let partLeft = 0.6
  /// Share of the cue's prior.
  private static let partNamed = 0.8
  /// Distinct content words from which a question is no simple one.
  private static let stemsOfAHardQuestion = 7
  /// A longer sentence says something beside the pointer.
  private static let stemsOfAPointer = 9

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let hard = reading.customerTurns.filter { isHard($0, reading) }
    guard let first = hard.first else {
      return Judgement(.notApplicable("simple-question"), for: reading)
    }
    let replies = reading.agentTurns.turns(after: first)
    var suspicions: [Suspicion] = []
    for turn in replies where suspicions.isEmpty {
      if let found = basic(turn, reading) ?? partLeft(turn, reading) { suspicions.append(found) }
    }
    return Judgement(
      opportunities: reading.opportunities(Array(replies), otherwise: "simple-question"),
      suspicions: suspicions)
  }

  private func isHard(_ turn: Int, _ reading: Reading) -> Bool {
    let asked = Array(reading.questions.asked(in: turn))
    guard !asked.isEmpty else { return false }
    return parts(asked, reading) >= 2
      || asked.reduce(into: StemSet()) { $0.formUnion($1.stems) }.count
        >= BasicsOnly.stemsOfAHardQuestion
      || asked.contains { $0.kind == .why || $0.kind == .howTo }
  }

  /// Question clauses: sentences that ask, and question words after "and" in one of them.
  private func parts(_ asked: [CustomerQuestion], _ reading: Reading) -> Int {
    asked.reduce(0) { count, question in
      let words = Array(reading.words(question.sentence))
      let joined = zip(words, words.dropFirst()).count { first, second in
        Joints.and.contains(first.hash) && Joints.questions.contains(second.hash)
      }
      return count + 1 + joined
    }
  }

  private func basic(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard
      let match = reading.strongest([.basicOnly, .productIgnorance], turn: turn),
      !reading.endsWithQuestionMark(match.sentence),
      reading.acts(turn: turn).isDisjoint(with: [.act, .promise, .antidote, .answerWord]),
      reading.stems(match.sentence).count <= BasicsOnly.stemsOfAPointer,
      !saysMore(turn, than: match.sentence, reading)
    else { return nil }
    let block = reading.customerBlock(before: turn)
    let asked = block.flatMap { reading.questions.asked(in: $0) }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "S10.pointer-only",
      message: "a hard question gets only a pointer elsewhere")
    suspicion.evidence = [
      EvidenceItem(.lexical, match.prior * 0.5, "cue \(match.cue.rawValue)"),
      EvidenceItem(.structural, BasicsOnly.pointerOnly, "nothing beside it answers"),
    ]
    if parts(asked, reading) >= 2 {
      suspicion.evidence.append(
        EvidenceItem(.structural, BasicsOnly.manyParts, "a question of several parts"))
    }
    if let next = reading.nextCustomerTurn(after: turn),
      reading.hasAny(
        [.unresolved, .customerRepeat, .customerCannot, .negativeFeedback], turn: next)
        || !reading.questions.asked(in: next).isEmpty
        || Negation.stands(in: next, reading)
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, BasicsOnly.notThere, "the customer asks on"))
      suspicion.episode.append(next)
    }
    if reading.acts(turn: turn).contains(.link) {
      suspicion.guards.append(Guard(0.4, "with the link itself"))
    }
    suspicion.attribution = .process
    return suspicion
  }

  /// Of several questions one is answered, and the customer has to ask another again.
  private func partLeft(_ turn: Int, _ reading: Reading) -> Suspicion? {
    let asked = reading.customerBlock(before: turn).flatMap { reading.questions.asked(in: $0) }
    guard asked.count >= 2, reading.hasSubstance(turn),
      reading.acts(turn: turn).isDisjoint(with: [.question, .dataRequest, .promise, .hold]),
      let next = reading.reaction(to: turn).first
    else { return nil }
    let named = reading.strongest([.notAWord], turn: next)
    let again = reading.questions.asked(in: next).first { question in
      asked.contains { isLeft($0, of: asked, by: turn, reading) && repeats(question, $0, reading) }
    }
    guard let place = again?.span ?? named.map({ reading.sentenceSpan($0) }) else { return nil }
    var suspicion = reading.suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn), evidence: [], severity: 1,
      rule: "S10.part-left", message: "of several questions one has to be asked again")
    if again != nil {
      suspicion.evidence.append(
        EvidenceItem(.structural, BasicsOnly.partLeft, "a question left out is asked again"))
    }
    if let named {
      suspicion.evidence.append(
        EvidenceItem(
          .lexical, named.prior * BasicsOnly.partNamed, "cue not_a_word in the customer's next turn"
        ))
    }
    suspicion.related = [Place(next, place)]
    suspicion.episode = [next]
    return suspicion
  }

  /// Whether a reply speaks of another question of the same block and not of this one.
  private func isLeft(
    _ question: CustomerQuestion, of asked: [CustomerQuestion], by turn: Int, _ reading: Reading
  ) -> Bool {
    let told = reading.stems(turn: turn)
    return question.stems.isDisjoint(with: told)
      && asked.contains { $0.sentence != question.sentence && !$0.stems.isDisjoint(with: told) }
  }

  private func repeats(
    _ again: CustomerQuestion, _ question: CustomerQuestion, _ reading: Reading
  ) -> Bool {
    let shared = again.stems.shared(with: question.stems)
    return shared >= 2 && 2 * shared >= again.stems.count
  }

  /// An answer beside the pointer: other sentences that state something.
  private func saysMore(_ turn: Int, than pointer: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { sentence in
      sentence != pointer
        && !reading.acts[sentence].isDisjoint(with: [.statement, .advice])
        && !reading.hasAny([.basicOnly, .productIgnorance, .dontKnow], sentence: sentence)
        && reading.stems(sentence).count >= 2
    }
  }
}

package import Conversations
import Lexicons

/// S08. The customer is blamed for not knowing the company's process.
///
/// "You're not following our process" tells the customer that he is the problem. The neutral instruction
/// ("the next step is …") says the same and helps.
package struct BlamedForProcess: Criterion {
  package static let info = CriterionInfo(
    id: "S08", name: "BlamedForProcess",
    titles: [
      "en": "Expecting the customer to know your process",
      "it": "Aspettarsi che il cliente conosca i vostri processi",
      "ru": "Клиент должен знать ваши правила",
      "af": "Verwag dat die kliënt jou proses ken",
    ],
    decidability: .d1, criticality: .customer, weight: 5, isAutoFail: false,
    group: "right and wrong")
  package static let revision = 1
  package static let text = CriterionText(
    what: "a rule of the company's own procedure is told to the customer as a reproach",
    why: "customers owe the company no knowledge of its forms",
    looksAt: "second person and a process word in a reproach; internal abbreviations that the "
      + "customer must ask about",
    cannotSee: "whether the customer had been told the rule before")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let jargonAsked = 0.6
  /// "What does PDI mean?": a longer question asks about the matter, not about the word.
  private static let wordsOfAsking = 6

  package func judge(_ reading: Reading) -> Judgement {
    guard !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    var suspicions: [Suspicion] = []
    for turn in reading.agentTurns {
      if let match = reading.strongest([.processBlame], turn: turn) {
        var suspicion = reading.suspicion(
          match, severity: 1, rule: "S08.process-blame",
          message: "the customer is blamed for not knowing the process")
        if reading.hasAny([.apology, .canDo, .actionDone], turn: turn) {
          suspicion.guards.append(Guard(0.4, "softened or solved in the same turn"))
        }
        if PromiseVerbs.startsConditionally(match.sentence, reading)
          || reading.acts[match.sentence].contains(.advice)
        {
          suspicion.guards.append(Guard(0.6, "a neutral instruction"))
        }
        if reading.hasAny([.refusal, .hardNegation, .policyCitation], turn: turn) {
          suspicion.guards.append(Guard(0.4, "a refusal that names its rule"))
        }
        if reading.endsWithQuestionMark(match.sentence) {
          suspicion.guards.append(Guard(0.5, "a question"))
        }
        suspicions.append(suspicion)
      } else if let jargon = jargon(turn, reading) {
        suspicions.append(jargon)
      }
    }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  /// Abbreviations of the trade, and the customer asks what they mean.
  private func jargon(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let next = reading.nextCustomerTurn(after: turn) else { return nil }
    let terms = abbreviations(turn, reading)
    let asked = reading.sentences(of: next).contains { sentence in
      reading.acts[sentence].contains(.question)
        && reading.words(sentence).count <= Self.wordsOfAsking
        && reading.words(sentence).contains { terms.contains($0.hash) }
    }
    guard asked else { return nil }
    var suspicion = reading.suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn),
      evidence: [
        EvidenceItem(.structural, BlamedForProcess.jargonAsked, "the customer asks what it means")
      ], severity: 0.5, rule: "S08.jargon",
      message: "terms of the trade without a gloss, and the customer has to ask")
    suspicion.related.append(Place(next, reading.span(of: next)))
    return suspicion
  }

  /// Words of two to five capitals in the original text.
  private func abbreviations(_ turn: Int, _ reading: Reading) -> Set<UInt64> {
    let base = reading.turns[turn].range.lowerBound
    var terms: Set<UInt64> = []
    for sentence in reading.sentences(of: turn) {
      for word in reading.words(sentence) where (2...5).contains(word.range.count) {
        let span = reading.conversation.folded.span(
          of: word.range, in: reading.sentences[sentence])
        let original = reading.conversation.text[(base + span.start)..<(base + span.end)]
        if original.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) { terms.insert(word.hash) }
      }
    }
    return terms
  }
}

package import Conversations
import Lexicons

/// C01. What was asked for cannot be had, and the agent finds what can.
package struct AlternativeAfterRefusal: ExemplaryAct {
  package static let kind = "C01"
  package static let titles = [
    "en": "An alternative after a refusal",
    "it": "Un'alternativa dopo un rifiuto",
    "ru": "Отказ, но с выходом",
    "af": "’n Alternatief na ’n weiering",
  ]
  package static let text = ActText(
    what: [
      "en": "what was asked for cannot be had, and the agent offers what can",
      "it": "ciò che si chiedeva non si può avere, e l'operatore propone ciò che si può",
      "ru": "просьбу нельзя выполнить, и сотрудник предлагает, что можно",
      "af": "wat gevra is, kan nie, en die agent bied aan wat wel kan",
    ],
    looksAt: "a refusal or bad news, and in the same turn or the agent's next one an offer "
      + "about the same thing",
    passesOver: "an offer of more help, an advertisement, an offer about something else, being "
      + "sent to another desk")
  package static let opposes: [CriterionID] = ["E14", "S06"]
  package static let revision = 2

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      let range = reading.sentences(of: turn)
      guard let refusal = range.first(where: { refuses($0, reading) }) else { continue }
      let matter = reading.customerBlock(before: turn).reduce(into: reading.stems(refusal)) {
        $0.formUnion(reading.stems(turn: $1))
      }
      // In the same turn after the refusal, or in the agent's next turn.
      let next = reading.nextAgentTurn(after: turn).map { reading.sentences(of: $0) } ?? 0..<0
      for sentence in Array(range.filter { $0 >= refusal }) + Array(next) {
        guard let offer = reading.strongest([.alternativeOffer, .goodwill], sentence: sentence),
          sentence != refusal || turnsToOffer(sentence, reading),
          !reading.hasAny([.anythingElse, .closing, .upsell], sentence: sentence),
          reading.acts[sentence].contains(.antidote) || offer.cue == .goodwill,
          reading.acts[sentence].isDisjoint(with: [.elsewhere, .dataRequest]),
          sentence == refusal
            || offer.turn == turn && reading.has(.alternativeOffer, sentence: sentence)
            || !reading.stems(sentence).isDisjoint(with: matter)
        else { continue }
        return [
          commendation(
            offer.turn, reading.sentenceSpan(offer), confidence: min(0.9, offer.prior + 0.1),
            rule: "C01.\(offer.cue.rawValue)", message: "a refusal is followed by what can be done",
            related: [Place(turn, reading.sentences[refusal].span)], reading)
        ]
      }
    }
    return []
  }

  /// "We can't do this, but we can do that": the refusal, a word that turns it, and no other no.
  private func turnsToOffer(_ sentence: Int, _ reading: Reading) -> Bool {
    let words = reading.words(sentence)
    guard let turning = words.first(where: { Contrast.turns($0) }) else { return false }
    return words.contains { $0.range.upperBound < turning.range.lowerBound && Negation.holds($0) }
      && !words.contains { $0.range.lowerBound > turning.range.lowerBound && Negation.holds($0) }
  }

  private func refuses(_ sentence: Int, _ reading: Reading) -> Bool {
    reading.hasAny([.refusal, .hardNegation, .badNews], sentence: sentence)
      && reading.acts[sentence].isDisjoint(with: .question)
      && (!reading.has(.goodwill, sentence: sentence) || Contrast.stands(in: sentence, reading))
  }
}

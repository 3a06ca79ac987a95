package import Conversations
import Lexicons

/// C01. What was asked for cannot be had, and the agent finds what can.
package struct AlternativeAfterRefusal: ExemplaryAct {
  package static let kind = "C01"
  package static let titles = [
    "en": "An alternative after a refusal", "it": "Un'alternativa dopo un rifiuto",
    "ru": "Отказ, но с выходом", "af": "’n Alternatief na ’n weiering",
  ]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      let range = reading.sentences(of: turn)
      guard
        let refusal = range.first(where: {
          reading.hasAny([.refusal, .hardNegation, .badNews], sentence: $0)
        })
      else { continue }
      // In the same turn after the refusal, or in the agent's next turn.
      let next = reading.nextAgentTurn(after: turn).map { reading.sentences(of: $0) } ?? 0..<0
      for sentence in Array(range.filter { $0 >= refusal }) + Array(next) {
        guard
          reading.acts[sentence].contains(.antidote)
            || sentence != refusal && reading.has(.goodwill, sentence: sentence),
          let offer = reading.strongest([.alternativeOffer, .goodwill, .canDo], sentence: sentence)
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
}

package import Conversations
import Lexicons

/// C12. A colleague goes on where the other stopped.
package struct SmoothHandOver: ExemplaryAct {
  package static let kind = "C12"
  package static let titles = [
    "en": "A hand-over without a gap",
    "it": "Un passaggio di consegne senza vuoti",
    "ru": "Передача без потерь",
    "af": "’n Oordrag sonder ’n gaping",
  ]
  package static let text = ActText(
    what: [
      "en": "the hand-over is explained, and the colleague goes on without asking again",
      "it": "il passaggio è spiegato, e il collega prosegue senza richiedere nulla",
      "ru": "передача объяснена, и коллега продолжает, ни о чём не переспрашивая",
      "af": "die oordrag word verduidelik, en die kollega gaan voort sonder om weer te vra",
    ],
    looksAt: "an announced hand-over with its reason, and a first turn of the colleague that "
      + "names the matter and asks for nothing that was told",
    passesOver: "a colleague who asks what it is about, a hand-over without a word why")
  package static let opposes: [CriterionID] = ["S18", "E09", "S15"]
  package static let revision = 1

  package init() {}

  /// Content words of the customer's that the colleague has to take up.
  private static let wordsTakenUp = 2

  package func find(_ reading: Reading) -> [Commendation] {
    for change in reading.handOvers.all {
      guard let announced = change.announced, let taken = change.taken, change.isExplained,
        !change.isReasked, !change.isReturn, !reading.onlyAsks(taken)
      else { continue }
      let told = reading.customerTurns.turns(before: taken).reduce(into: StemSet()) {
        $0.formUnion(reading.stems(turn: $1))
      }
      let taking = reading.sentences(of: taken).first {
        reading.acts[$0].isDisjoint(with: [.dataRequest, .question])
          && reading.stems($0).shared(with: told) >= Self.wordsTakenUp
      }
      guard let taking else { continue }
      return [
        commendation(
          taken, reading.sentences[taking].span, confidence: 0.75, rule: "C12.taken-up",
          message: "takes over knowing the matter, nothing is asked again",
          related: [Place(announced, reading.evidenceSpan(of: announced))], reading)
      ]
    }
    return []
  }
}

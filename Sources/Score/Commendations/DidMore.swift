package import Conversations
import Lexicons

/// C16. The agent does something useful that nobody had asked for.
package struct DidMore: ExemplaryAct {
  package static let kind = "C16"
  package static let titles = [
    "en": "More done than was asked",
    "it": "Fatto più di quanto chiesto",
    "ru": "Сделано больше, чем просили",
    "af": "Meer gedoen as wat gevra is",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent did something useful beside what was asked",
      "it": "l'operatore ha fatto qualcosa di utile oltre a quanto chiesto",
      "ru": "сотрудник сделал что-то полезное сверх просьбы",
      "af": "die agent het iets nuttigs gedoen buiten wat gevra is",
    ],
    looksAt: "a finished act told with also, or so that it does not happen again, beside the "
      + "act or answer that was asked for",
    passesOver: "advice for the future, striving to improve, an act that the customer had "
      + "named")
  package static let opposes: [CriterionID] = ["E06", "S10"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      let range = reading.sentences(of: turn)
      let asked = reading.customerTurns.turns(before: turn).reduce(into: StemSet()) {
        $0.formUnion(reading.stems(turn: $1))
      }
      let extra = range.first { sentence in
        let stems = reading.stems(sentence)
        return reading.has(.actionDone, sentence: sentence)
          && reading.words(sentence).contains { Self.also.contains($0.hash) }
          && reading.acts[sentence].isDisjoint(with: [.question, .refusal])
          && FirstPerson.speaks(sentence, reading)
          && stems.count - stems.shared(with: asked) >= 2
      }
      guard let extra,
        range.contains(where: {
          $0 != extra && !reading.acts[$0].isDisjoint(with: SentenceActs.substance)
        })
      else { continue }
      let said = reading.customerBlock(before: turn).last
      return [
        commendation(
          turn, reading.sentences[extra].span, confidence: 0.7, rule: "C16.also",
          message: "did something beside what was asked",
          related: said.map { [Place($0, reading.span(of: $0))] } ?? [], reading)
      ]
    }
    return []
  }

  private static let also = WordSet(
    """
    also additionally besides avoid prevent anche inoltre evitare также еще заодно избежать чтобы \
    ook boonop sommer vermy voorkom
    """)
}

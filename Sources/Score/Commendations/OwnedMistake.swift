package import Conversations
import Lexicons

/// C03. The agent owns a mistake and makes it good.
package struct OwnedMistake: ExemplaryAct {
  package static let kind = "C03"
  package static let titles = [
    "en": "A mistake owned, with a remedy",
    "it": "Un errore ammesso e rimediato",
    "ru": "Ошибка признана и исправлена",
    "af": "’n Fout erken en reggestel",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent says that the mistake was the company's or his own, and mends it",
      "it": "l'operatore ammette che l'errore è suo o dell'azienda, e rimedia",
      "ru": "сотрудник признаёт ошибку своей или компании и исправляет её",
      "af": "die agent erken dat die fout syne of die maatskappy s’n was, en maak dit reg",
    ],
    looksAt: "words of ownership in the first person, and an act, a gift or a promise in that "
      + "turn or the next",
    passesOver: "an apology alone, sorry for the wait, agreeing that the customer is right")
  package static let opposes: [CriterionID] = ["E08", "S19"]
  package static let revision = 2

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      guard
        let owned = reading.cues.matches(.ownership, turn: turn).first(where: {
          FirstPerson.speaks($0.sentence, reading)
            && reading.acts[$0.sentence].isDisjoint(with: .question)
        }),
        let remedy = reading.deed(from: turn, [.actionDone, .goodwill, .promise, .promiseFollowup])
      else { continue }
      return [
        commendation(
          turn, reading.sentenceSpan(owned), confidence: min(0.9, owned.prior),
          rule: "C03.owned", message: "a mistake is owned and a remedy follows",
          related: [reading.place(remedy)], reading)
      ]
    }
    return []
  }
}

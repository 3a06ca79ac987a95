package import Conversations
import Lexicons

/// C03. The agent owns a mistake and makes it good.
package struct OwnedMistake: ExemplaryAct {
  package static let kind = "C03"
  package static let titles = [
    "en": "A mistake owned, with a remedy", "it": "Un errore ammesso e rimediato",
    "ru": "Ошибка признана и исправлена", "af": "’n Fout erken en reggestel",
  ]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      guard
        let owned = reading.cues.first(.ownership, turn: turn)
          ?? (reading.has(.apology, turn: turn) ? reading.cues.first(.lateAck, turn: turn) : nil)
      else { continue }
      let remedies: [Cue] = [.actionDone, .goodwill, .canDo, .promise]
      let later = reading.agentTurns.filter { $0 >= turn }.prefix(2)
      for other in later {
        guard let remedy = reading.strongest(remedies, turn: other) else { continue }
        return [
          commendation(
            turn, reading.sentenceSpan(owned), confidence: min(0.9, owned.prior),
            rule: "C03.owned", message: "a mistake is owned and a remedy follows",
            related: [Place(other, reading.sentenceSpan(remedy))], reading)
        ]
      }
    }
    return []
  }
}

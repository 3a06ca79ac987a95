package import Conversations
import Lexicons

/// C04. A customer's trouble is named, and something is done about it.
package struct FeelingAcknowledged: ExemplaryAct {
  package static let kind = "C04"
  package static let titles = [
    "en": "The customer's trouble taken seriously, and acted on",
    "it": "Il disagio del cliente preso sul serio, e seguito dai fatti",
    "ru": "Клиента услышали, и дело сдвинулось",
    "af": "Die klant se ongerief ernstig opgeneem, en iets gedoen",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent names the customer's trouble and has something done about it",
      "it": "l'operatore nomina il disagio del cliente e fa qualcosa per rimediare",
      "ru": "сотрудник называет беду клиента и что-то для него делает",
      "af": "die agent noem die klant se ongerief en doen iets daaraan",
    ],
    looksAt: "a complaint, kind words that share content words with it, and beside them an act "
      + "that is done, a gift or a dated promise",
    passesOver: "sorry for the inconvenience, words that fit any complaint, kind words with "
      + "nothing done")
  package static let opposes: [CriterionID] = ["E08", "S21", "E17"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for entry in reading.affect.entries where entry.reaction == .acknowledged {
      guard let turn = entry.agentTurn,
        let words = reading.sentences(of: turn).first(where: { names(entry.turn, $0, reading) }),
        let deed = deed(from: turn, reading)
      else { continue }
      return [
        commendation(
          turn, reading.sentences[words].span, confidence: 0.7, rule: "C04.named",
          message: "the customer's trouble is named, and something is set in motion",
          related: [Place(entry.turn, entry.span), reading.place(deed)], reading)
      ]
    }
    return []
  }

  /// Content words of the complaint that kind words have to name: one may be "service".
  private static let wordsNamed = 2

  /// Kind words that share content words with the complaint.
  private func names(_ complaint: Int, _ sentence: Int, _ reading: Reading) -> Bool {
    guard reading.hasAny([.empathy, .feedbackAck, .ownership], sentence: sentence),
      reading.acts[sentence].isDisjoint(with: [.question, .elsewhere])
    else { return false }
    let told = reading.customerBlock(before: reading.sentences[sentence].turn)
      .reduce(into: reading.stems(turn: complaint)) { $0.formUnion(reading.stems(turn: $1)) }
    return reading.stems(sentence).shared(with: told) >= Self.wordsNamed
  }

  private func deed(from turn: Int, _ reading: Reading) -> Int? {
    if let done = reading.deed(from: turn, [.actionDone, .goodwill]) { return done }
    let dated = reading.promises.all.first { promise in
      promise.turn == turn && !promise.isVague && !promise.isPolicy && promise.deadline != nil
    }
    return dated?.sentence
  }
}

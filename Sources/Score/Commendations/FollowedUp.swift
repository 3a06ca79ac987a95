package import Conversations
import Lexicons

/// C06. The agent writes again without being asked.
package struct FollowedUp: ExemplaryAct {
  package static let kind = "C06"
  package static let titles = [
    "en": "Came back without being asked",
    "it": "Si è rifatto vivo senza essere sollecitato",
    "ru": "Вернулся сам, без напоминаний",
    "af": "Uit eie beweging teruggekom",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent writes again by himself, with news or to see whether it worked",
      "it": "l'operatore riscrive di sua iniziativa, con novità o per sapere com'è andata",
      "ru": "сотрудник пишет снова сам: с новостями или узнать, всё ли получилось",
      "af": "die agent skryf uit sy eie weer, met nuus of om te hoor of dit gewerk het",
    ],
    looksAt: "two turns of agents without the customer between, at least an hour apart, the "
      + "second with news, an act or a check",
    passesOver: "a message that says sorry for being late, a survey, a farewell")
  package static let opposes: [CriterionID] = ["E05", "E06"]
  package static let revision = 1

  package init() {}

  /// A pause after which a message is a contact of its own, in seconds.
  private static let pause: Int64 = 3600

  package func find(_ reading: Reading) -> [Commendation] {
    for (before, turn) in zip(reading.agentTurns, reading.agentTurns.dropFirst()) {
      guard reading.reaction(to: before).isEmpty, !reading.has(.lateAck, turn: turn),
        reading.customerTurns.contains(where: { $0 < before }),
        let first = reading.turns[before].time?.seconds,
        let second = reading.turns[turn].time?.seconds, second - first >= Self.pause
      else { continue }
      let news = reading.sentences(of: turn).first {
        reading.hasAny(
          [.followupCheck, .progressUpdate, .actionDone, .resolutionClaim, .badNews], sentence: $0)
      }
      guard let news else { continue }
      return [
        commendation(
          turn, reading.sentences[news].span, confidence: 0.75, rule: "C06.unasked",
          message: "wrote again after \(Durations.text(second - first)) without being asked",
          related: [Place(before, reading.evidenceSpan(of: before))], reading)
      ]
    }
    return []
  }
}

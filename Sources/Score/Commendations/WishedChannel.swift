package import Conversations
import Lexicons

/// C13. The customer wants a call or a person, and gets it.
package struct WishedChannel: ExemplaryAct {
  package static let kind = "C13"
  package static let titles = [
    "en": "Reached the way the customer wished",
    "it": "Contattato come il cliente voleva",
    "ru": "Связались так, как просил клиент",
    "af": "Bereik soos die klant wou hê",
  ]
  package static let text = ActText(
    what: [
      "en": "the customer asked for a call or a person, and the agent sees to it",
      "it": "il cliente chiede una telefonata o una persona, e l'operatore provvede",
      "ru": "клиент просил звонка или человека, и сотрудник это устраивает",
      "af": "die klant vra ’n oproep of ’n mens, en die agent sorg daarvoor",
    ],
    looksAt: "a wish for a call or a person, and in the agent's next turn a promised or "
      + "finished call, or a hand-over",
    passesOver: "a wish that is a complaint about a call that did not come, a refusal, another "
      + "channel pushed, words about something else")
  package static let opposes: [CriterionID] = ["S15", "S16"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.customerTurns {
      guard let wish = wish(in: turn, reading), let next = reading.nextAgentTurn(after: turn),
        !reading.hasAny([.refusal, .hardNegation, .channelPush, .privateMessage], turn: next),
        let sentence = reading.sentences(of: next).first(where: { grants(wish.cue, $0, reading) })
      else { continue }
      return [
        commendation(
          next, reading.sentences[sentence].span, confidence: 0.75, rule: "C13.granted",
          message: "the customer is reached the way he wished",
          related: [Place(turn, reading.sentenceSpan(wish))], reading)
      ]
    }
    return []
  }

  private func wish(in turn: Int, _ reading: Reading) -> CueMatch? {
    guard !reading.hasAny([.brokenPromiseReport, .noAnswer, .lateComplaint], turn: turn) else {
      return nil
    }
    return reading.cues.matches(turn: turn).first { match in
      (match.cue == .callbackRequest || match.cue == .humanRequest)
        && !Negation.stands(match.sentence, reading)
    }
  }

  private func grants(_ wish: Cue, _ sentence: Int, _ reading: Reading) -> Bool {
    guard reading.acts[sentence].isDisjoint(with: [.question, .dataRequest, .refusal]) else {
      return false
    }
    if wish == .humanRequest, reading.has(.transfer, sentence: sentence) { return true }
    return reading.hasAny([.promise, .promiseFollowup, .actionDone, .canDo], sentence: sentence)
      && reading.mentions(Self.call, sentence: sentence)
  }

  private static let call = WordBeginnings(
    "call phone ring rang telefon richiam chiam позвон перезвон звон набер bel skakel oproep")
}

package import Conversations
import Lexicons

/// C14. The agent keeps the customer from giving away what should stay private.
package struct GuardedData: ExemplaryAct {
  package static let kind = "C14"
  package static let titles = [
    "en": "The customer's data guarded",
    "it": "I dati del cliente protetti",
    "ru": "Данные клиента сбережены",
    "af": "Die klant se data beskerm",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent warns the customer not to give away a password, a code or card data",
      "it": "l'operatore avverte il cliente di non comunicare password, codici o dati della "
        + "carta",
      "ru": "сотрудник просит клиента не сообщать пароль, код или данные карты",
      "af": "die agent waarsku die klant om nie ’n wagwoord, kode of kaartdata weg te gee nie",
    ],
    looksAt: "no, a word of giving and a secret in one sentence of the agent's",
    passesOver: "don't hesitate to send, a question for the secret, a private message as the "
      + "place to send it")
  package static let opposes: [CriterionID] = ["S14"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      guard !reading.has(.sensitiveRequest, turn: turn) || Negation.stands(in: turn, reading),
        let warning = reading.sentences(of: turn).first(where: { warns($0, reading) })
      else { continue }
      let said = reading.customerBlock(before: turn).last
      return [
        commendation(
          turn, reading.sentences[warning].span, confidence: 0.75, rule: "C14.warned",
          message: "the customer is warned not to give away what is private",
          related: said.map { [Place($0, reading.span(of: $0))] } ?? [], reading)
      ]
    }
    return []
  }

  /// Words between "no" and the word of giving; Afrikaans sets them anywhere.
  private static let wordsBetween = 2

  private func warns(_ sentence: Int, _ reading: Reading) -> Bool {
    guard reading.mentions(Self.secrets, sentence: sentence),
      !reading.endsWithQuestionMark(sentence)
    else { return false }
    let words = Array(reading.words(sentence))
    let bytes = reading.conversation.folded.bytes
    func gives(_ word: Word) -> Bool {
      Self.giving.begin(word.range, in: bytes)
    }
    let isAnywhere = reading.language(reading.sentences[sentence].turn) == .afrikaans
    return words.indices.contains { index in
      guard Negation.holds(words[index]) else { return false }
      return isAnywhere
        ? words.contains(where: gives)
        : words[(index + 1)...].prefix(Self.wordsBetween).contains(where: gives)
    }
  }

  private static let secrets = WordBeginnings(
    """
    password passcode pin cvv cvc card otp code credential carta codice codici credenzial пароль \
    пароля пин пин-код код кода карты карту wagwoord kaart kode
    """)
  private static let giving = WordBeginnings(
    """
    share post send give disclose publish reveal tell type condivid comunic invi mand scriv pubblic \
    forni dare сообща присыла отправля публик пишите называ передава deel stuur plaas gee verskaf
    """)
}

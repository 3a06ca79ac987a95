import Conversations

extension FeelingAcknowledged {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "names the missed birthday and acts",
      """
      A: Hi, this is Ruth.
      C: I'm really disappointed, the birthday cake arrived a day late and the party was over.
      A: ⟦I'm so sorry to hear that the birthday cake missed the party.⟧ I've refunded the \
      full price to your card.
      C: thanks
      """),
    .shown(
      .chat, .italian, "il disagio nominato, e un'azione",
      """
      A: Buongiorno, sono Dario.
      C: Sono davvero delusa: tre giorni senza acqua calda e un bambino piccolo.
      A: ⟦Capisco quanto sia pesante restare senza acqua calda con un bambino.⟧ Ho già \
      prenotato il tecnico per oggi alle 14.
      C: finalmente
      """),
    .shown(
      .chat, .russian, "беда названа, дело сделано",
      """
      A: Здравствуйте, Нина.
      C: Я очень недовольна, вы испортили нам отпуск, номер без окна!
      A: ⟦Понимаю, как обидно провести отпуск в номере без окна.⟧ Я уже оформила возврат денег \
      за две ночи.
      """),
    .notShown(
      .chat, .english, "words that fit any complaint",
      """
      A: Hi, this is Ruth.
      C: I'm really disappointed, the birthday cake arrived a day late and the party was over.
      A: We apologize for any inconvenience. We will do better.
      """),
    .notShown(
      .chat, .english, "kind words with nothing done",
      """
      A: Hi, this is Ruth.
      C: I'm really disappointed, the birthday cake arrived a day late and the party was over.
      A: I'm so sorry to hear that the birthday cake missed the party.
      C: and now?
      A: Have a nice day.
      """),
    .notShown(
      .chat, .italian, "scuse di rito",
      """
      A: Buongiorno, sono Dario.
      C: Sono davvero delusa: tre giorni senza acqua calda e un bambino piccolo.
      A: Ci scusiamo per il disagio. Arrivederci.
      """),
  ]
}

import Conversations

extension DidMore {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "corrected the address as well",
      """
      A: Hello, Abe here.
      C: Can you resend the invoice for May?
      A: I've sent the invoice for May. ⟦I have also corrected the postcode of your company in \
      our records.⟧
      """),
    .shown(
      .chat, .italian, "ha anche aggiornato i dati",
      """
      A: Buongiorno, sono Lia.
      C: Può rimandarmi la fattura di maggio?
      A: Ho inviato la fattura di maggio. ⟦Ho aggiornato anche il codice fiscale della sua \
      azienda.⟧
      """),
    .shown(
      .chat, .russian, "заодно исправил адрес",
      """
      A: Добрый день, Пётр.
      C: Пришлите, пожалуйста, счёт за май.
      A: Я отправил счёт за май. ⟦Также я исправил индекс вашей компании в нашей базе.⟧
      """),
    .notShown(
      .chat, .english, "only what was asked",
      """
      A: Hello, Abe here.
      C: Can you resend the invoice for May?
      A: I've sent the invoice for May.
      """),
    .notShown(
      .chat, .english, "advice is no deed",
      """
      A: Hello, Abe here.
      C: Can you resend the invoice for May?
      A: I've sent the invoice for May. You can also find it on the website.
      """),
    .notShown(
      .chat, .italian, "solo ciò che era chiesto",
      """
      A: Buongiorno, sono Lia.
      C: Può rimandarmi la fattura di maggio?
      A: Ho inviato la fattura di maggio.
      """),
  ]
}

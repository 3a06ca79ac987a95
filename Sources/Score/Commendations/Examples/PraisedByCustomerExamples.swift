import Conversations

extension PraisedByCustomer {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "praise of the help",
      """
      A: Hello, Fay here.
      C: Where do I find the tax form?
      A: ⟦The form is under Documents, third from the top.⟧
      C: Found. You are so helpful!
      """),
    .shown(
      .chat, .italian, "elogio del servizio",
      """
      A: Buongiorno, sono Leo.
      C: Dove trovo il modulo delle tasse?
      A: ⟦Il modulo si trova sotto Documenti, terzo dall'alto.⟧
      C: Trovato. Servizio eccellente!
      """),
    .shown(
      .chat, .russian, "похвала сотруднику",
      """
      A: Добрый день, Яна.
      C: Где найти налоговую форму?
      A: ⟦Форма лежит в разделе Документы, третья сверху.⟧
      C: Нашла. Отличный сервис, вы мне очень помогли!
      """),
    .notShown(
      .chat, .english, "thanks alone",
      """
      A: Hello, Fay here.
      C: Where do I find the tax form?
      A: The form is under Documents, third from the top.
      C: thank you so much
      """),
    .notShown(
      .chat, .english, "perfect as a yes",
      """
      A: Hello, Fay here.
      C: Where do I find the tax form?
      A: The form is under Documents, third from the top.
      C: perfect
      """),
    .notShown(
      .chat, .italian, "grazie mille",
      """
      A: Buongiorno, sono Leo.
      C: Dove trovo il modulo delle tasse?
      A: Il modulo si trova sotto Documenti, terzo dall'alto.
      C: grazie mille
      """),
  ]
}

import Conversations

extension OwnedMistake {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "our mistake, and the refund is done",
      """
      A: Hello, Grace here.
      C: I was charged twice for the concert tickets.
      A: ⟦That was our mistake, the payment was sent two times.⟧ I've refunded the second \
      charge.
      C: good
      """),
    .shown(
      .email, .italian, "errore nostro, rimediato",
      """
      C: Nel pacco c'erano le scarpe numero 38 e io avevo ordinato il 41.
      A: ⟦È stato un nostro errore in magazzino.⟧ Ho già spedito il numero giusto, arriva \
      giovedì.
      """),
    .shown(
      .chat, .russian, "наша ошибка, исправили",
      """
      A: Добрый день, Глеб.
      C: В квитанции чужая фамилия.
      A: ⟦Это наша ошибка.⟧ Я исправил фамилию и отправил вам новую квитанцию.
      """),
    .notShown(
      .chat, .english, "sorry for the wait is no ownership",
      """
      A: Hello, Grace here.
      C: I was charged twice for the concert tickets.
      A: Sorry to have kept you waiting. We will look at the payment soon.
      """),
    .notShown(
      .chat, .english, "agreeing is no ownership",
      """
      A: Hello, Grace here.
      C: Your ticket prices are too high for families.
      A: You are absolutely right. I have sent you the price list.
      """),
    .notShown(
      .email, .italian, "errore ammesso e nessun rimedio",
      """
      C: Nel pacco c'erano le scarpe numero 38 e io avevo ordinato il 41.
      A: È stato un nostro errore. Buona giornata.
      """),
  ]
}

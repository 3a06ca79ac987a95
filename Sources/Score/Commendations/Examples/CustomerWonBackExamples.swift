import Conversations

extension CustomerWonBack {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "from a complaint to praise",
      """
      A: Hi, Lena here.
      C: This is terrible service, the third wrong lamp in a row.
      A: I've sent the right lamp by courier and refunded the postage.
      C: when will it come?
      A: ⟦I've booked the courier for tomorrow before noon.⟧
      C: You have been really helpful in the end.
      """),
    .shown(
      .chat, .italian, "da scontento a contento",
      """
      A: Buongiorno, sono Tea.
      C: Il vostro servizio è pessimo, è la terza lampada sbagliata.
      A: ⟦Ho spedito la lampada giusta con il corriere espresso.⟧
      C: Siete stati gentilissimi.
      """),
    .shown(
      .chat, .russian, "был недоволен, ушёл довольным",
      """
      A: Здравствуйте, Инна.
      C: Ужасный сервис, третья лампа не та!
      A: ⟦Я отправила вам нужную лампу курьером.⟧
      C: Вы мне очень помогли, отличный сервис!
      """),
    .notShown(
      .chat, .english, "thanks alone",
      """
      A: Hi, Lena here.
      C: This is terrible service, the third wrong lamp in a row.
      A: I've sent the right lamp by courier.
      C: thanks
      """),
    .notShown(
      .chat, .english, "praise that turns into a complaint",
      """
      A: Hi, Lena here.
      C: This is terrible service, the third wrong lamp in a row.
      A: I've sent the right lamp by courier.
      C: You have been helpful but your company is a disgrace, terrible service again.
      """),
    .notShown(
      .chat, .italian, "un grazie",
      """
      A: Buongiorno, sono Tea.
      C: Il vostro servizio è pessimo, è la terza lampada sbagliata.
      A: Ho spedito la lampada giusta con il corriere espresso.
      C: grazie
      """),
  ]
}

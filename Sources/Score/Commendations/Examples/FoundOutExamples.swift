import Conversations

extension FoundOut {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "asks the workshop and comes back",
      """
      A: Hello, Mark speaking.
      C: Does the roof box fit a car without rails?
      A: I don't know that one. ⟦Let me check with our workshop, one moment please.⟧
      C: sure
      A: Yes, it fits with the clamp set, part 20 of the catalogue.
      """),
    .shown(
      .chat, .italian, "non lo sa e si informa",
      """
      A: Salve, sono Piera.
      C: La tenda regge il vento forte?
      A: Non saprei dirle. ⟦Verifico subito con il produttore, un attimo.⟧
      C: va bene
      A: Sì, regge fino a sessanta chilometri orari se usa tutti i picchetti.
      """),
    .shown(
      .chat, .russian, "уточнил и вернулся",
      """
      A: Добрый день, Олег.
      C: Можно ли стирать этот чехол в машине?
      A: Не знаю точно. ⟦Сейчас уточню у производителя, минуту, пожалуйста.⟧
      C: жду
      A: Да, чехол можно стирать при тридцати градусах.
      """),
    .notShown(
      .chat, .english, "not known, and left there",
      """
      A: Hello, Mark speaking.
      C: Does the roof box fit a car without rails?
      A: I don't know that one.
      C: who knows?
      A: Have a look at the website.
      """),
    .notShown(
      .chat, .english, "a pause alone",
      """
      A: Hello, Mark speaking.
      C: Does the roof box fit a car without rails?
      A: One moment please.
      C: sure
      A: Yes, it fits with the clamp set.
      """),
    .notShown(
      .chat, .italian, "non lo sa e rimanda altrove",
      """
      A: Salve, sono Piera.
      C: La tenda regge il vento forte?
      A: Non saprei dirle, scriva al produttore.
      """),
  ]
}

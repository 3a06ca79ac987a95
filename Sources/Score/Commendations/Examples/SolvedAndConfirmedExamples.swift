import Conversations

extension SolvedAndConfirmed {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "it works now",
      """
      A: Hello, Jo here.
      C: My radio is not working since the update, no sound at all.
      A: ⟦Please press the power key for ten seconds.⟧
      C: It works now!
      """),
    .shown(
      .chat, .italian, "ora funziona",
      """
      A: Buongiorno, sono Elio.
      C: La stampante non funziona più da ieri.
      A: ⟦Provi a spegnere la stampante e staccare il cavo per un minuto.⟧
      C: Ora funziona!
      """),
    .shown(
      .chat, .russian, "всё заработало",
      """
      A: Добрый день, Юрий.
      C: Не работает пульт от телевизора.
      A: ⟦Нажмите две крайние кнопки вместе на десять секунд.⟧
      C: Всё заработало!
      """),
    .notShown(
      .chat, .english, "I will try",
      """
      A: Hello, Jo here.
      C: My radio is not working since the update, no sound at all.
      A: Please press the power key for ten seconds.
      C: I will try it later and hope it works.
      """),
    .notShown(
      .chat, .english, "got it",
      """
      A: Hello, Jo here.
      C: My radio is not working since the update, no sound at all.
      A: Please press the power key for ten seconds.
      C: Ok, I got it.
      """),
    .notShown(
      .chat, .italian, "grazie e basta",
      """
      A: Buongiorno, sono Elio.
      C: La stampante non funziona più da ieri.
      A: Provi a spegnere la stampante e staccare il cavo per un minuto.
      C: grazie
      """),
  ]
}

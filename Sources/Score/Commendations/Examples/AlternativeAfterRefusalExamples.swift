import Conversations

extension AlternativeAfterRefusal {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "another size instead of the one that is sold out",
      """
      A: Good morning, Ines here.
      C: I'd like the green rain jacket in medium.
      A: Unfortunately the green jacket is sold out in medium. ⟦However, I can send you the \
      same jacket in dark blue today.⟧
      C: dark blue is nice too
      """),
    .shown(
      .email, .italian, "un'altra data al posto di quella chiesta",
      """
      C: Vorrei spostare la consegna del divano a sabato.
      A: Purtroppo sabato non è possibile consegnare. ⟦In alternativa possiamo consegnare il \
      divano venerdì sera, dopo le 18.⟧
      """),
    .shown(
      .chat, .russian, "отказ и другой вариант о том же",
      """
      A: Добрый день, Вера.
      C: Можно вернуть деньги за абонемент на бассейн?
      A: К сожалению, вернуть деньги за абонемент не можем. ⟦Вместо этого могу предложить \
      заморозить абонемент на два месяца.⟧
      C: давайте
      """),
    .notShown(
      .chat, .english, "more help is no alternative",
      """
      A: Hello, Omar here.
      C: Can you deliver the wardrobe on Sunday?
      A: I'm sorry, we can't deliver on Sunday. Is there anything else I can do for you?
      """),
    .notShown(
      .chat, .english, "an offer about something else",
      """
      A: Hello, Omar here.
      C: Can you deliver the wardrobe on Sunday?
      A: I'm sorry, we can't deliver on Sunday. Would you like to join our newsletter?
      """),
    .notShown(
      .chat, .italian, "un rifiuto e basta",
      """
      A: Buongiorno, sono Livia.
      C: Posso cambiare il colore della cucina già ordinata?
      A: Purtroppo non è possibile. Buona giornata.
      """),
  ]
}

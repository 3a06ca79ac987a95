import Conversations

extension InapplicableQuestion {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "which error does the screen show, after it won't turn on",
      """
      A: Hello, Felix.
      C: my tablet won't turn on at all, the screen is black
      A: ⟦Which error does the screen show?⟧
      C: none, it's black
      """),
    Example(
      .violated, .chat, .italian,
      "domande che non c'entrano",
      """
      A: Salve, Marco.
      C: non posso entrare in casa, ho perso le chiavi del portone
      A: ⟦Che modello di caldaia ha?⟧
      C: caldaia?? le chiavi!
      """),
    Example(
      .violated, .chat, .russian,
      "пробовали ли перезагрузить, после «перезагрузил»",
      """
      A: Здравствуйте, Дмитрий.
      C: телевизор мигает, перезагружал, сбросил, ничего
      A: ⟦Вы пробовали перезагрузить?⟧
      C: я только что сказал
      """),
    Example(
      .violated, .chat, .afrikaans,
      "watter fout wys dit, terwyl dit dood is",
      """
      A: Goeiedag, Charl.
      C: die wasmasjien is heeltemal dood, geen liggie nie
      A: ⟦Watter foutkode wys dit?⟧
      C: dis dood man
      """),
    Example(
      .violated, .chat, .english,
      "the customer says again what had happened",
      """
      A: Hello, Ivan.
      C: a digger has cut the cable in front of our house
      A: ⟦Is the light on your modem green?⟧
      C: the cable is CUT!!! in front of the HOUSE
      A: Right. An engineer comes at noon.
      """),
    Example(
      .met, .chat, .english,
      "asks what matters",
      """
      A: Hello, Nora.
      C: my tablet won't turn on
      A: Does the light beside the cable come on?
      C: no
      A: Then it's the cable or the socket; a new cable is on its way.
      """),
    Example(
      .met, .chat, .italian,
      "una domanda utile",
      """
      A: Buongiorno, Giulia.
      C: ho perso le chiavi
      A: È al sicuro? Il fabbro arriva tra 20 minuti.
      C: sì grazie
      """),
    Example(
      .met, .chat, .russian,
      "обязательный вопрос по закону",
      """
      A: Добрый день, Вера.
      C: пахнет газом
      A: По закону обязана спросить: вы на улице?
      C: да
      A: Бригада выехала.
      """),
    Example(
      .met, .chat, .afrikaans,
      "bevestig voor 'n gevaarlike stap",
      """
      A: Goeiemôre, Riaan.
      C: ek wil die boks oopmaak
      A: Is die krag seker af?
      C: ja
      A: Dan kan u.
      """),
    Example(
      .notApplicable, .chat, .english,
      "one question only",
      """
      A: Hello, how can I help?
      C: nothing, thanks
      """),
    Example(
      .notApplicable, .chat, .italian,
      "nessuna domanda",
      """
      C: fatto?
      A: Sì, fatto.
      """),
  ]
}

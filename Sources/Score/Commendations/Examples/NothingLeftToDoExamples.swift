import Conversations

extension NothingLeftToDo {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "you don't need to do anything",
      """
      A: Hello, Kim here.
      C: My mother moved, do I have to register her meter again?
      A: I've moved the meter to her new address. ⟦You don't need to do anything else.⟧
      C: great
      """),
    .shown(
      .chat, .italian, "non deve fare altro",
      """
      A: Buongiorno, sono Rosa.
      C: Ho cambiato banca, devo compilare di nuovo il modulo?
      A: Ho aggiornato io i dati della banca. ⟦Lei non deve fare altro.⟧
      """),
    .shown(
      .chat, .russian, "ничего делать не нужно",
      """
      A: Добрый день, Марк.
      C: Мне надо снова подписывать договор после переезда?
      A: Я уже оформил перенос договора. ⟦Вам больше ничего делать не нужно.⟧
      """),
    .notShown(
      .chat, .english, "don't worry",
      """
      A: Hello, Kim here.
      C: My mother moved, do I have to register her meter again?
      A: You don't need to worry about anything.
      """),
    .notShown(
      .chat, .english, "the customer has to send it",
      """
      A: Hello, Kim here.
      C: My mother moved, do I have to register her meter again?
      A: You need to send the form again, nothing more.
      """),
    .notShown(
      .chat, .italian, "un atto e basta",
      """
      A: Buongiorno, sono Rosa.
      C: Ho cambiato banca, devo compilare di nuovo il modulo?
      A: Ho aggiornato io i dati della banca.
      """),
  ]
}

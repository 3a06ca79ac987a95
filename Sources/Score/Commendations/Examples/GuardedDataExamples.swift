import Conversations

extension GuardedData {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "never share the code",
      """
      A: Hello, Moe here.
      C: I got a code by text, it is for the login.
      A: ⟦Please don't share that code with anyone, not even with us.⟧
      """),
    .shown(
      .chat, .italian, "non comunichi il PIN",
      """
      A: Buongiorno, sono Ugo.
      C: Le mando il PIN della carta?
      A: ⟦No, non comunichi mai il PIN a nessuno.⟧ Mi basta il numero della pratica.
      """),
    .shown(
      .chat, .russian, "никому не сообщайте код",
      """
      A: Добрый день, Кира.
      C: Мне пришёл код из смс, продиктовать?
      A: ⟦Никому не сообщайте код из смс.⟧ Для проверки хватит фамилии.
      """),
    .notShown(
      .chat, .english, "don't hesitate",
      """
      A: Hello, Moe here.
      C: The login fails.
      A: Please don't hesitate to send us a message about your password page.
      """),
    .notShown(
      .chat, .english, "asks for the secret",
      """
      A: Hello, Moe here.
      C: The login fails.
      A: Please send me your password so I can test it.
      """),
    .notShown(
      .chat, .italian, "il PIN come tema",
      """
      A: Buongiorno, sono Ugo.
      C: Dove cambio il PIN?
      A: Il PIN si cambia allo sportello, non serve la carta.
      """),
  ]
}

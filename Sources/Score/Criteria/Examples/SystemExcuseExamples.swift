import Conversations

extension SystemExcuse {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "the system is slow is the reason",
      """
      A: Hello, Felix.
      C: is my refund approved?
      A: ⟦Our system is very old and slow, I can't see that.⟧
      C: so when?
      """),
    Example(
      .violated, .chat, .italian,
      "il terminale non lo permette",
      """
      A: Salve, Marco.
      C: può togliere il secondo nome dalla fattura?
      A: ⟦Il terminale non lo permette, dobbiamo mandare un fax.⟧
      C: un fax?
      """),
    Example(
      .violated, .chat, .russian,
      "система висит",
      """
      A: Здравствуйте, Дмитрий.
      C: подтвердите бронь, пожалуйста
      A: ⟦Система висит, ничего не вижу.⟧
      C: второй день подряд?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ons stelsel is af",
      """
      A: Goeiedag, Charl.
      C: wat is my saldo?
      A: ⟦Ons stelsel is al weer af, ek kan nie help nie.⟧
      C: gister ook
      """),
    Example(
      .met, .chat, .english,
      "the cause was found and fixed",
      """
      A: Hello, Nora.
      C: my points are missing
      A: A system error on our side dropped them; I've put all 400 back.
      C: great
      """),
    Example(
      .met, .chat, .italian,
      "manutenzione annunciata",
      """
      A: Buongiorno, Giulia.
      C: il sito non va
      A: C'è una manutenzione annunciata fino alle 14; intanto le rispondo io qui.
      C: ok
      """),
    Example(
      .met, .chat, .russian,
      "это устройство клиента",
      """
      A: Добрый день, Вера.
      C: мой ноутбук тормозит на вашем сайте
      A: Попробуйте лёгкую версию: m.example.org, она быстрая.
      C: пошло
      """),
    Example(
      .met, .chat, .afrikaans,
      "handprosedure sonder verskoning",
      """
      A: Goeiemôre, Riaan.
      C: my bewys?
      A: Ek skryf dit nou met die hand uit en stuur die foto.
      C: gaaf
      """),
    Example(
      .notApplicable, .chat, .english,
      "no system mentioned",
      """
      C: how big is it?
      A: Hello, 40 cm.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "nessuna scusa",
      """
      C: prezzo?
      A: Buongiorno, 12 euro.
      """),
  ]
}

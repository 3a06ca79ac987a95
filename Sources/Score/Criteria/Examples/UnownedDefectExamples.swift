import Conversations

extension UnownedDefect {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "a defect gets no owner, no record, no replacement",
      """
      A: Hello, Felix.
      C: the second kettle is defective and leaks as well, both from the same batch
      A: ⟦Kettles do that when they are new.⟧
      C: so nothing?
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "rischio per la sicurezza senza escalation",
      """
      A: Salve, Marco.
      C: dalla stufa esce odore di gas e una fiamma gialla
      A: ⟦Provi a spegnerla e riaccenderla.⟧
      C: ma è pericoloso!
      S: Chat chiusa dall'operatore.
      """),
    Example(
      .violated, .chat, .russian,
      "удар током, и никакой реакции",
      """
      A: Здравствуйте, Дмитрий.
      C: блендер бьёт током, рука дёрнулась
      A: ⟦Понятно. Что-нибудь ещё?⟧
      C: вы слышите? током!
      S: Чат закрыт оператором.
      """),
    Example(
      .violated, .email, .afrikaans,
      "naat wat oopgaan, niemand vat dit op nie",
      """
      C: Hierdie tent is stukkend, die naat het al in die eerste nag oopgegaan en ons was \
      baie nat.
      A: Goeiedag, ⟦tente is nie waterdig as dit hard reën nie.⟧ Groete, Charl
      S: Saak gesluit.
      """),
    Example(
      .met, .chat, .english,
      "recorded, replaced, reported to quality",
      """
      A: Hello, Nora.
      C: the kettle is broken, it leaks
      A: I'm sorry. I've sent a new one, and I've reported batch 44 to our quality team; \
      please keep the old one for them.
      C: good
      """),
    Example(
      .met, .chat, .italian,
      "sicurezza: subito al tecnico",
      """
      A: Buongiorno, Giulia.
      C: dalla stufa esce odore di gas
      A: La spenga, apra le finestre ed esca; ho chiamato io il pronto intervento e un \
      tecnico è in strada.
      C: grazie, siamo fuori
      """),
    Example(
      .met, .chat, .russian,
      "возврат и забрали на проверку",
      """
      A: Добрый день, Вера.
      C: утюг искрит
      A: Не пользуйтесь им! Курьер заберёт его завтра, деньги вернула, отдел качества \
      проверит партию.
      C: спасибо
      """),
    Example(
      .met, .email, .afrikaans,
      "vervang en verskoning",
      """
      C: Die stoel is stukkend, die naat is skeef.
      A: Goeiemôre, ek vra om verskoning; 'n nuwe stoel is op pad en die ou een word saam \
      teruggevat. Groete, Thandi
      """),
    Example(
      .met, .chat, .english,
      "one piece of advice after another",
      """
      A: Hello, Nora.
      C: the lamp is faulty, it flickers all evening
      A: Then please delete it in the app and add it again.
      C: ok, that did it
      """),
    Example(
      .notApplicable, .chat, .english,
      "is it broken, as a question",
      """
      C: is the lid supposed to be loose? it works fine
      A: Hello, yes, that's by design.
      C: ah ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "domanda sul prezzo",
      """
      C: quanto costa la stufa?
      A: Buongiorno, 220 euro.
      """),
  ]
}

import Conversations

extension NothingSetInMotion {
  package static let examples: [Example] = [
    Example(
      .violated, .email, .english,
      "sympathy only, twice",
      """
      C 2026-10-19 19:20: Hi, the heater in cabin 2 does not work, it is 8 degrees in here. \
      Can you fix it?
      A 2026-10-20 08:10: Good morning Mr Ade, I am sorry to hear that, we understand this is \
      unpleasant. Kind regards, Pieter
      C 2026-10-20 18:30: It is still cold. Is anybody going to do anything?
      A 2026-10-21 09:00: Dear Mr Ade, ⟦we are sorry for the inconvenience and appreciate \
      your feedback.⟧ Kind regards, Pieter
      """),
    Example(
      .violated, .chat, .italian,
      "capisco e basta",
      """
      A: Buongiorno, Elena.
      C: mi è arrivata la poltrona con la gamba rotta, la cambiate?
      A: ⟦Capisco, mi dispiace molto per l'accaduto.⟧
      C: e quindi?
      A: Grazie per la segnalazione, buona giornata.
      S: Chat chiusa dall'operatore.
      """),
    Example(
      .violated, .chat, .russian,
      "посочувствовали и закрыли чат",
      """
      A: Здравствуйте, Дмитрий.
      C: стиральная машина течёт после вашего мастера, пол мокрый
      A: ⟦Очень жаль, приносим извинения за неудобства.⟧
      S: Чат закрыт оператором.
      """),
    Example(
      .violated, .chat, .afrikaans,
      "jammer, en toe niks",
      """
      A: Goeiedag, Charl hier.
      C: my pakkie is nat en die boeke binne is verwoes, kan julle dit vervang?
      A: ⟦Ons is jammer om dit te hoor en waardeer u terugvoer.⟧
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .english,
      "noted, and nothing else",
      """
      A: Hi, Felix.
      C: you charged me for the breakfast I did not have, room 12
      A: ⟦Noted, thanks for letting us know.⟧
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .english,
      "sorry and noted, to the end",
      """
      A: Hello, Nora.
      C: The bin in Mill Lane has not been emptied for a month, it stinks.
      A: I am so sorry to hear that.
      C: And what happens now?
      A: ⟦We are sorry again, your comments are on file.⟧
      """),
    Example(
      .met, .chat, .english,
      "apology and an act",
      """
      A: Hello, Anna.
      C: my chair came with a broken leg
      A: I'm so sorry. I've ordered a new leg, it reaches you on Thursday.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "dispiaciuta e provvede",
      """
      A: Buongiorno, Giulia.
      C: la tazza è arrivata rotta
      A: Mi dispiace! Provvedo subito alla sostituzione, parte domani.
      C: grazie
      """),
    Example(
      .met, .chat, .russian,
      "заявка оформлена",
      """
      A: Добрый день, Вера.
      C: не греет батарея
      A: Понимаю, холодно. Оформила заявку 4471, мастер будет сегодня до 17.
      C: жду
      """),
    Example(
      .met, .email, .afrikaans,
      "oorgedra met naam en datum",
      """
      C: Die hek se motor is stukkend.
      A: Goeiemôre, jammer daaroor. Ek het dit aan Sipho oorgedra, hy kom Woensdag kyk. \
      Groete, Thandi
      """),
    Example(
      .met, .email, .english,
      "noted and the account updated",
      """
      C: Please change my surname to Ruiz, I married in May.
      A: Dear Ms Ruiz, noted, and I have updated your account. All the best! Nora
      """),
    Example(
      .notApplicable, .chat, .english,
      "a mere question",
      """
      C: how wide is the sofa?
      A: Hello, 182 cm.
      C: ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "il cliente ritira la richiesta",
      """
      A: Salve, Marco.
      C: il telecomando non va... ah no scusi, erano le pile. tutto ok
      A: Perfetto, buona giornata!
      """),
  ]
}

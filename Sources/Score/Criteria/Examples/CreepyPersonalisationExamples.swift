import Conversations

extension CreepyPersonalisation {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "social profile",
      """
      A: Hello, Felix.
      C: can I change my booking to two people?
      A: ⟦I saw on your profile that you split up with Dana, so one room is enough?⟧
      C: how do you know that??
      """),
    Example(
      .violated, .chat, .italian,
      "posizione del telefono",
      """
      A: Salve, Marco.
      C: buonasera
      A: ⟦Vedo dal telefono che è ancora al bar di via Roma, torna a casa?⟧
      C: scusi??
      """),
    Example(
      .violated, .chat, .russian,
      "про здоровье, чего клиент не говорил",
      """
      A: Здравствуйте, Дмитрий.
      C: перенесите доставку на субботу
      A: ⟦Понимаем, после вашей химиотерапии тяжело вставать рано.⟧
      C: откуда вы это знаете
      """),
    Example(
      .violated, .chat, .afrikaans,
      "persoonlike kontak buite werk",
      """
      A: Goeiedag, Charl.
      C: dankie vir die hulp
      A: ⟦Ek het jou foto op jou profiel gesien, jy is mooi, kan ek jou vanaand bel?⟧
      C: nee dankie
      """),
    Example(
      .violated, .chat, .italian,
      "il cliente si allarma",
      """
      A: Ciao, sono Ivo.
      C: vorrei cambiare il giorno della lezione di tennis
      A: ⟦Certo Lia, e complimenti per il tuffo di domenica, che coraggio da quello scoglio!⟧
      C: come fa a saperlo? mi guarda il profilo?
      A: Ops, non mi riguarda, chiedo scusa.
      """),
    Example(
      .met, .chat, .english,
      "the customer gave it for this purpose",
      """
      A: Hello, Nora.
      C: I'm in a wheelchair, is there a lift?
      A: Yes, and I've booked you the ground-floor room so you don't need it.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "il corriere è nella sua via",
      """
      A: Buongiorno, Giulia.
      C: dov'è il pacco?
      A: Il furgone è nella sua via, tra due minuti è da lei.
      C: lo vedo
      """),
    Example(
      .met, .chat, .russian,
      "скидка ко дню рождения, как он и просил",
      """
      A: Добрый день, Вера.
      C: у меня сегодня скидка именинника?
      A: Да, 10%, вы указали дату при регистрации.
      C: ура
      """),
    Example(
      .met, .chat, .afrikaans,
      "mediese aanvraag wat die kliënt self noem",
      """
      A: Goeiemôre, Riaan.
      C: ek het suikersiekte, is daar suikervry opsies?
      A: Ja, vier, en die kok weet daarvan.
      C: dankie
      """),
    Example(
      .notApplicable, .chat, .english,
      "nothing personal at all",
      """
      C: what time do you close?
      A: Hello, 18:00.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "solo prezzo",
      """
      C: quanto costa?
      A: Buongiorno, 9 euro.
      """),
  ]
}

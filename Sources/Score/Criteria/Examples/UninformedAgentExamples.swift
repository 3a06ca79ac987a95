import Conversations

extension UninformedAgent {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "I don't know, full stop",
      """
      A: Hello, Felix.
      C: does the price go up in January?
      A: ⟦I have no information about that.⟧
      C: ok but who does?
      A: I can't say.
      """),
    Example(
      .violated, .chat, .italian,
      "non saprei, senza verificare",
      """
      A: Buongiorno, Elena.
      C: il bonus trasporti vale anche per gli over 65?
      A: ⟦Non saprei dirle.⟧
      C: e a chi posso chiedere?
      A: Non lo so.
      """),
    Example(
      .violated, .chat, .russian,
      "не располагаю информацией",
      """
      A: Здравствуйте, Дмитрий.
      C: где сейчас моя посылка 7715?
      A: ⟦Не располагаю информацией.⟧
      C: и что мне делать?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ek het geen inligting nie",
      """
      A: Goeiedag, Charl.
      C: hoekom is my rekening R80 duurder?
      A: ⟦Ek het geen inligting daaroor nie.⟧
      C: kan u nie kyk nie?
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .english,
      "two agents, two prices",
      """
      A: Hello, Nora. The move costs 40.
      C: ok
      S: Transferred from Nora to Greg.
      A2: ⟦The move costs 90.⟧
      C: your colleague said 40 a minute ago!
      """),
    Example(
      .met, .chat, .english,
      "I don't know, let me find out",
      """
      A: Hello, Nora.
      C: does the price go up in January?
      A: I don't know that yet; let me ask the price team, two minutes please.
      A: They say no, it stays at 29 until June.
      C: great
      """),
    Example(
      .met, .chat, .italian,
      "non lo so ma chiede",
      """
      A: Buongiorno, Giulia.
      C: il bonus vale per gli over 65?
      A: Non lo so con certezza, chiedo subito al collega dell'ufficio e le rispondo qui tra \
      cinque minuti.
      A: Confermo: vale dai 65 in su.
      """),
    Example(
      .met, .chat, .russian,
      "уточнила у коллег",
      """
      A: Здравствуйте, Вера.
      C: можно ли провезти удочку?
      A: Сама не знаю, сейчас уточню у службы багажа.
      A: Да, до 180 см в чехле.
      C: спасибо!
      """),
    Example(
      .met, .chat, .afrikaans,
      "verwys na 'n genoemde persoon",
      """
      A: Goeiemôre, Riaan.
      C: hoekom is my rekening duurder?
      A: Ek weet nie uit my kop nie, maar Thandi van rekeninge sit hier langs my, ek gee u \
      nou vir haar.
      A2: Goeiemôre, Thandi hier: dit was die installasie, en dit val volgende maand weg.
      """),
    Example(
      .notApplicable, .chat, .english,
      "I don't know how to thank you",
      """
      A: Hello, Nora. The report is ready.
      C: I don't know how to thank you!
      A: With pleasure!
      """),
    Example(
      .met, .email, .italian,
      "limite di protezione dei dati",
      """
      C: Chi ha presentato il reclamo?
      A: Buongiorno, per la tutela dei dati non posso dirle il nome, ma le confermo che la \
      pratica è chiusa. Ilaria
      """),
    Example(
      .notApplicable, .chat, .english,
      "nothing asked about the case",
      """
      C: please cancel order 5
      A: Hello, cancelled.
      """),
    Example(
      .notApplicable, .chat, .russian,
      "просьба без вопроса",
      """
      C: смените адрес на Лесная, 4
      A: Здравствуйте, сменила.
      """),
  ]
}

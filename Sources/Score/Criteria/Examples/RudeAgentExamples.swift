import Conversations

extension RudeAgent {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "scema",
      """
      A: Salve, Felix.
      C: sono molto delusa, il tavolo è graffiato
      A: ⟦Ma è scema? Non sa che il legno si graffia?⟧
      C: come si permette
      """),
    Example(
      .violated, .chat, .english,
      "idiot",
      """
      A: Hi, Felix.
      C: it still does not work
      A: ⟦Only an idiot can't plug in a cable.⟧
      C: excuse me?
      """),
    Example(
      .violated, .chat, .russian,
      "вы что, тупой",
      """
      A: Здравствуйте, Дмитрий.
      C: не понимаю инструкцию
      A: ⟦Вы что, тупой? Там три строчки.⟧
      C: жалоба будет
      """),
    Example(
      .violated, .chat, .afrikaans,
      "onnosel",
      """
      A: Goeiedag, Charl.
      C: dit werk nog nie
      A: ⟦Jy is seker onnosel, enigiemand kan dit doen.⟧
      C: skaam jou
      """),
    Example(
      .violated, .chat, .russian,
      "клиент замечает тон, оператор признаёт",
      """
      A: Добрый день, Вера.
      C: не могу найти кнопку печати
      A: ⟦Она там, где её видят все, кто умеет читать.⟧
      C: не надо так со мной разговаривать
      A: Вы правы, простите. Кнопка внизу слева.
      """),
    Example(
      .met, .chat, .english,
      "repeats the customer's own word to confirm",
      """
      A: Hello, Nora.
      C: your courier called me stupid
      A: I'm sorry that he said "stupid" to you; I've reported it and sent a voucher.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "nome di prodotto",
      """
      A: Buongiorno, Giulia.
      C: la lampada Scema è disponibile?
      A: Sì, la lampada Scema costa 45 euro.
      C: la prendo
      """),
    Example(
      .met, .chat, .russian,
      "клиент грубит, оператор спокоен",
      """
      A: Добрый день, Вера.
      C: вы там все идиоты
      A: Понимаю, что вы расстроены. Деньги уже возвращаю.
      C: ладно
      """),
    Example(
      .met, .chat, .afrikaans,
      "dis mal, oor 'n ding",
      """
      A: Goeiemôre, Riaan.
      C: dis mal hoe vinnig dit gekom het
      A: Ja, dis mal lekker! Geniet dit.
      """),
    Example(
      .notApplicable, .chat, .english,
      "nobody of the team ever wrote",
      """
      C: hello, is anybody there?
      C: I will try by phone then
      """),
    Example(
      .notApplicable, .chat, .russian,
      "никто из команды не ответил",
      """
      C: здравствуйте, есть кто-нибудь?
      C: ладно, позвоню
      """),
  ]
}

import Conversations

extension PushedUpsell {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .afrikaans,
      "opgedring terwyl die probleem oop is",
      """
      A: Goeiedag, Charl.
      C: die foon werk nie meer nie, ek is baie kwaad
      A: ⟦Het u al gehoor van ons premium lidmaatskap?⟧
      C: herstel eers my foon
      """),
    Example(
      .violated, .chat, .english,
      "loyalty card while waiting and upset",
      """
      A: Hello, Anna. One moment, I'm contacting the fitter.
      C: I took a day off for this!
      A: ⟦While you wait, would you like to sign up for our Plus card?⟧
      C: No I want my washing machine
      A: It only takes a minute!
      """),
    Example(
      .violated, .chat, .italian,
      "premium proposto a un reclamo",
      """
      A: Salve, Marco.
      C: sono furioso, terza fattura sbagliata
      A: ⟦Con il pacchetto Premium non succederebbe, lo attiviamo?⟧
      C: ma state scherzando
      """),
    Example(
      .violated, .chat, .russian,
      "карта лояльности посреди проблемы",
      """
      A: Здравствуйте, Дмитрий.
      C: телефон не включается, я без связи
      A: ⟦Хотите оформить карту лояльности? Скидка 5%.⟧
      C: почините сначала
      """),
    Example(
      .met, .chat, .english,
      "offered after everything was confirmed",
      """
      A: Hello, Anna.
      C: it works now, thank you!
      A: Great! By the way, the Plus card gives 5% off, if you ever want it.
      C: maybe
      """),
    Example(
      .met, .chat, .italian,
      "il piano risolve il problema",
      """
      A: Buongiorno, Giulia.
      C: mi serve la segreteria ma non la trovo
      A: Fa parte del piano Plus, due euro in più al mese: la attivo solo se vuole.
      C: sì, attivi
      """),
    Example(
      .met, .chat, .russian,
      "клиент сам спросил об акциях",
      """
      A: Добрый день, Вера.
      C: есть акции?
      A: Да, подписка на год со скидкой 20%.
      C: оформляйте
      """),
    Example(
      .met, .chat, .afrikaans,
      "gratis opgradering as goeie wil",
      """
      A: Goeiemôre, Riaan.
      C: julle was laat
      A: Jammer! Ek gradeer u gratis op vir die maand.
      C: dankie
      """),
    Example(
      .notApplicable, .chat, .english,
      "no upsell at all",
      """
      C: refund please
      A: Hello, done.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "nessuna offerta",
      """
      C: dove siete?
      A: Buongiorno, via Po 4.
      """),
  ]
}

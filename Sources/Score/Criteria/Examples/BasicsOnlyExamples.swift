import Conversations

extension BasicsOnly {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "only the link, the hard part is dropped",
      """
      A: Hello, Felix.
      C: can I deduct the solar panel in the year I paid or in the year it was installed, and \
      does it count for a rented house?
      A: ⟦All our information is in the FAQ: example.org/faq⟧
      C: it's not in there
      A: I can only answer basic questions.
      """),
    Example(
      .violated, .chat, .italian,
      "risponde a metà",
      """
      A: Salve, Marco.
      C: il tasso è fisso e cosa succede se pago prima della scadenza?
      A: Il tasso è fisso.
      C: e se pago prima?
      A: ⟦Consulti il sito.⟧
      """),
    Example(
      .violated, .email, .russian,
      "за подробностями на сайт",
      """
      C: Совместим ли модуль с версией 4.2 и как его прошить?
      A: Здравствуйте! ⟦Посмотрите на сайте в разделе вопросов.⟧
      """),
    Example(
      .violated, .chat, .afrikaans,
      "verwys na die webwerf",
      """
      A: Goeiedag, Charl.
      C: watter kabel pas en hoeveel stroom trek dit op vol krag?
      A: ⟦Kyk op ons webwerf.⟧
      C: daar staan dit nie
      """),
    Example(
      .violated, .chat, .english,
      "of two questions one has to be asked again",
      """
      A: Hello, Nora.
      C: When does the pool open? And is there parking for a caravan?
      A: ⟦The pool opens at eight.⟧
      C: and is there parking for a caravan?
      A: Yes, behind the barn.
      """),
    Example(
      .violated, .chat, .italian,
      "la seconda domanda resta lì",
      """
      A: Buongiorno, Giulia.
      C: La palestra apre a Pasquetta? E il bambino di sei anni paga?
      A: ⟦Sì, la palestra apre dalle 9 alle 13.⟧
      C: e la seconda domanda?
      A: Fino a otto anni è gratis.
      """),
    Example(
      .met, .chat, .english,
      "asked the engineers",
      """
      A: Hello, Nora.
      C: does the filter fit the old pump, and what does the adapter cost?
      A: I asked our engineers: yes, with adapter R2, which is 8.
      C: perfect
      """),
    Example(
      .met, .chat, .italian,
      "link e riassunto",
      """
      A: Buongiorno, Giulia.
      C: come si calcola la penale?
      A: Due mesi di canone se mancano più di sei mesi; il dettaglio è qui: example.org/penale
      C: ok
      """),
    Example(
      .met, .chat, .russian,
      "обе части вопроса",
      """
      A: Добрый день, Вера.
      C: подойдёт ли и сколько стоит?
      A: Подойдёт, 1200 рублей.
      C: беру
      """),
    Example(
      .met, .chat, .afrikaans,
      "wetlik vereiste verwysing met rede",
      """
      A: Goeiemôre, Riaan.
      C: hoe vul ek die belastingvorm in?
      A: Ek mag wetlik nie belastingadvies gee nie, want dis 'n rekenmeester se werk; ek \
      stuur vir u die drie syfers wat u nodig het.
      C: dankie
      """),
    Example(
      .met, .chat, .russian,
      "ответили на оба вопроса, клиент уточняет третье",
      """
      A: Здравствуйте, Вера.
      C: Когда открывается бассейн? И есть ли стоянка для прицепа?
      A: Бассейн открывается в восемь, стоянка для прицепа за домом.
      C: а прокат лодок есть?
      A: Да, у причала.
      """),
    Example(
      .notApplicable, .chat, .english,
      "a simple question",
      """
      C: what time do you close?
      A: Hello, 18:00.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "il cliente chiede il link",
      """
      C: mi manda il link al listino?
      A: Buongiorno: example.org/listino
      """),
  ]
}

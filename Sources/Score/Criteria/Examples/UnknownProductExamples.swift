import Conversations

extension UnknownProduct {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .russian,
      "опровергнуто по инструкции и признано",
      """
      C: этот чайник можно мыть в посудомойке?
      A: Здравствуйте! ⟦Да, целиком.⟧
      C: в инструкции написано, что колбу мочить нельзя
      A: Вы правы, я ошиблась, спасибо.
      """),
    Example(
      .met, .chat, .italian,
      "il cliente legge il libretto, e l'agente aveva ragione",
      """
      C: questo forno ha la funzione vapore?
      A: Buongiorno, sì, con il serbatoio in basso.
      C: nel libretto a pagina 9 lo confermano, grazie
      """),
    Example(
      .violated, .chat, .english,
      "does not know the product and does not look it up",
      """
      A: Hello, Felix.
      C: does the Lumo Mini work with a separate phone?
      A: ⟦I don't know that model, sorry.⟧
      C: it's on your own site
      """),
    Example(
      .violated, .chat, .italian,
      "consulti il manuale e basta",
      """
      A: Salve, Marco.
      C: la Brina 6 ha il programma vetri?
      A: ⟦Non conosco questo modello, guardi sul manuale.⟧
      C: il manuale non c'era nella scatola
      """),
    Example(
      .violated, .chat, .russian,
      "вроде поддерживает, без проверки",
      """
      A: Здравствуйте, Дмитрий.
      C: роутер Икс-9 поддерживает второй телефон?
      A: ⟦Я с этим роутером не работал, не знаю.⟧
      C: а кто знает?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ken nie die produk nie",
      """
      A: Goeiedag, Charl.
      C: kan die Karooster 550 pizza's bak?
      A: ⟦Ek ken nie daardie oond nie.⟧
      C: julle verkoop hom!
      """),
    Example(
      .met, .chat, .english,
      "unknown at first, checked with the workshop",
      """
      A: Hello, Nora.
      C: does the Lumo Mini model take a separate phone?
      A: I'm not sure about that model; let me check the data sheet.
      A: Yes: the socket marked TEL 1 is for it.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "manuale con la risposta",
      """
      A: Buongiorno, Giulia.
      C: la Brina 6 ha il programma vetri?
      A: Sì, è il tasto 4, pagina 12 del manuale che le ho allegato.
      C: perfetto
      """),
    Example(
      .met, .chat, .russian,
      "осторожный ответ о безопасности",
      """
      A: Добрый день, Вера.
      C: можно ли ставить чайник Искра на улице под дождём?
      A: Нет, он не защищён от воды, это опасно.
      C: поняла
      """),
    Example(
      .met, .chat, .afrikaans,
      "die klant se eie toestel",
      """
      A: Goeiemôre, Riaan.
      C: gaan julle prop in my ou Suid-Koreaanse TV werk?
      A: Die prop is 'n gewone HDMI 1.4; as u TV so 'n gaatjie het, werk dit.
      C: ja hy het
      """),
    Example(
      .notApplicable, .chat, .english,
      "no product question",
      """
      C: when are you open?
      A: Hello, 9 to 18.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "domanda sulla consegna",
      """
      C: consegnate il sabato?
      A: Buongiorno, sì.
      """),
  ]
}

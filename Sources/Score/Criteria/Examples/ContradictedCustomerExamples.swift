import Conversations

extension ContradictedCustomer {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "smentita da una ricevuta dopo che l'agente ha controllato",
      """
      C: ho pagato la rata di aprile il giorno 3 con bonifico
      A: Buongiorno, controllo.
      C: ok
      A: ⟦No, lei si sbaglia, non ha pagato nessuna rata.⟧
      C: ho qui la ricevuta del bonifico di aprile
      A: Trovato, le chiedo scusa.
      """),
    Example(
      .notApplicable, .chat, .english,
      "there is no such setting, in answer to a question",
      """
      C: how do I set the lock screen timer?
      A: Hello, there is no such setting on this model.
      C: ok, thanks
      """),
    Example(
      .violated, .chat, .russian,
      "такой модели нет",
      """
      A: Здравствуйте.
      C: машина не заводится, Бронтек Рейнджер Саммит 2003 года
      A: ⟦Такой модели нет.⟧
      C: как нет, я на ней каждый день езжу
      """),
    Example(
      .violated, .chat, .english,
      "there is no such model, the customer insists",
      """
      A: Hello.
      C: I need a seal for the Karoo 550 oven
      A: ⟦There is no such model.⟧
      C: I'm standing in front of it, it says Karoo 550
      """),
    Example(
      .violated, .chat, .italian,
      "si sbaglia, e la cliente ha ragione",
      """
      A: Buongiorno, Marco.
      C: nella mail c'è scritto che la poltrona esiste in rosso
      A: ⟦Lei si sbaglia, in rosso non esiste.⟧
      C: guardi che è nella vostra newsletter
      A: Ha ragione, scusi, è uscita ieri.
      """),
    Example(
      .violated, .chat, .afrikaans,
      "u is verkeerd",
      """
      A: Goeiemôre, Riaan.
      C: die voetjies was in die vorige advertensie ingesluit
      A: ⟦U is verkeerd, dit was nog nooit ingesluit nie.⟧
      C: kyk bladsy 4 van julle eie blad
      """),
    Example(
      .violated, .chat, .russian,
      "вы ошибаетесь про собственный тариф",
      """
      A: Здравствуйте, Надежда.
      C: у меня тариф Дом 200, а скорость 50
      A: ⟦Вы ошибаетесь, у вас тариф Дом 50.⟧
      C: в договоре Дом 200
      A: Нашла, вы правы, извините.
      """),
    Example(
      .violated, .email, .english,
      "you must have read it wrong",
      """
      C: The voucher said 20% off garden furniture, but I got 10.
      A: Dear Ms Roe, ⟦you must have misread the voucher.⟧ Regards, Felix
      """),
    Example(
      .met, .chat, .english,
      "soft correction: trouble finding it, could you check",
      """
      A: Good morning, Anna.
      C: I need the plate for my Solveig 12
      A: I'm having trouble finding the Solveig 12 in our list; could you check the label \
      inside the door?
      C: SLV-12 B
      A: Found it, it was under SLV.
      """),
    Example(
      .met, .chat, .italian,
      "conferma con gentilezza",
      """
      A: Buongiorno, Giulia.
      C: il mio ordine è il 44, vero?
      A: Non lo trovo con questo numero, forse manca una cifra: mi controlla la mail di conferma?
      C: ah sì, 440
      A: Eccolo.
      """),
    Example(
      .notApplicable, .chat, .russian,
      "клиент сам спрашивает, прав ли он",
      """
      A: Добрый день, Вера.
      C: я правильно понял, что доставка бесплатная с 3000?
      A: Бесплатная с 5000, а у вас 4200, поэтому 200 рублей. Могу убрать, если добавите \
      подставку за 800.
      C: а, ок
      """),
    Example(
      .met, .chat, .english,
      "you're not wrong",
      """
      A: Hi, Greg.
      C: the site says 39 and the bill says 49, am I wrong?
      A: You're not wrong, the bill used the old price; I've corrected it to 39.
      C: thanks
      """),
    Example(
      .met, .chat, .afrikaans,
      "tikfout beleefd gewys",
      """
      A: Goeiedag, Charl.
      C: die nommer is 12O45
      A: Dit lyk of daar 'n letter O in plaas van 'n nul is; kan u bevestig of dit 12045 is?
      C: ja jammer
      A: Dankie, ek het dit.
      """),
    Example(
      .met, .email, .english,
      "record denial with an offer to look further",
      """
      C: I ordered a rug on Monday.
      A: Dear Mr Cole, I can't see an order under this address yet; perhaps it went to \
      another e-mail. Could you send me the confirmation? I'll search with the payment as \
      well.
      """),
    Example(
      .notApplicable, .chat, .english,
      "no fact stated by the customer",
      """
      C: do you sell rugs?
      A: Hello, yes, 40 of them.
      C: nice
      """),
    Example(
      .notApplicable, .chat, .italian,
      "solo una richiesta",
      """
      C: buongiorno, avete un catalogo?
      A: Buongiorno, gliel'ho appena mandato.
      """),
  ]
}

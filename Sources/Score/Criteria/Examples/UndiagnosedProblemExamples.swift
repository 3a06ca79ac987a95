import Conversations

extension UndiagnosedProblem {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .afrikaans,
      "gekanselleer sonder om te vra",
      """
      C: die stewels van bestelling 3391 is te klein
      A: Hallo! ⟦Ek het die bestelling gekanselleer en die geld is terugbetaal.⟧
      C: nee! maar ek wou net 'n groter nommer hê
      A: Jammer, my fout, ek moes eers gevra het.
      """),
    Example(
      .notApplicable, .chat, .english,
      "asked first, then done",
      """
      C: the boots of order 3391 are too small
      A: Hi! Would you like another size or your money back?
      C: the money back
      A: Done, I have cancelled the order and refunded it.
      C: but I wanted it on the other card, never mind, fine
      """),
    Example(
      .violated, .chat, .english,
      "a pointer that fits everything, no question asked",
      """
      A: Hello, Nora.
      C: my screen doesn't work right, it flickers all evening
      A: ⟦Please see the FAQ on our website.⟧
      C: I have seen it and it still doesn't work
      """),
    Example(
      .violated, .chat, .italian,
      "trasferito senza dire perché né a chi",
      """
      A: Buongiorno, Elena.
      C: la fattura di settembre è doppia e il contatore non funziona
      A: ⟦La trasferisco.⟧
      S: Chat trasferita.
      A2: Consulti le FAQ sul sito.
      C: il contatore ancora non funziona
      """),
    Example(
      .violated, .chat, .russian,
      "отсылка к инструкции без единого вопроса",
      """
      A: Здравствуйте, Дмитрий.
      C: после обновления телевизор не работает с флешкой, до обновления видел
      A: ⟦Смотрите инструкцию на сайте.⟧
      C: там этого нет, всё равно не работает
      """),
    Example(
      .violated, .email, .afrikaans,
      "'n bladsy en geen vraag nie",
      """
      C: My alarm werk nie, dit gaan elke nag om 3 af.
      A: Goeiemôre, ⟦kyk asseblief op ons webwerf se hulpbladsy.⟧ Groete
      C: Dit werk nog steeds nie.
      """),
    Example(
      .violated, .chat, .english,
      "advice before a question, and owned",
      """
      A: Hello, Nora.
      C: my prints come out grey since the update
      A: ⟦Reinstall the printer on every computer, please.⟧
      C: done, an hour gone, still grey
      A: Sorry. Is it the black cartridge that is low?
      C: it is
      A: Then a new one will do. I should have asked you first.
      """),
    Example(
      .met, .chat, .english,
      "asks, explains, keeps the customer posted",
      """
      A: Hello, Nora.
      C: my screen does not work properly, it flickers
      A: Does it happen at certain times, or all the time?
      C: when the fridge starts
      A: Then it is the shared socket. Could you try another one while I stay here? I'm also \
      checking the recall list.
      C: stopped flickering!
      """),
    Example(
      .met, .chat, .italian,
      "sintomo descritto per intero, soluzione diretta",
      """
      A: Buongiorno, Giulia.
      C: la Brina 6 non funziona, dà errore F3 dopo 10 minuti, filtro pulito, tubo dritto
      A: F3 con filtro pulito è il sensore: le mando il ricambio con il tecnico mercoledì alle 10.
      C: perfetto
      """),
    Example(
      .met, .chat, .russian,
      "передача с объяснением",
      """
      A: Здравствуйте, Вера.
      C: личный кабинет не работает, счёт за сентябрь двойной
      A: Это видит только бухгалтерия, передаю вас Олегу и пересылаю ему всё, что вы написали.
      A2: Добрый день, Олег. Лишний счёт отменён.
      C: быстро, спасибо
      """),
    Example(
      .met, .chat, .afrikaans,
      "een aanraking en klaar",
      """
      A: Goeiemôre, Charl.
      C: my app werk nie reg nie, dit wys nog my ou adres
      A: Ek het dit nou reggestel, kyk gerus.
      C: reg, dankie
      """),
    Example(
      .notApplicable, .chat, .english,
      "information only",
      """
      C: do you ship to Malta?
      A: Hello, yes.
      C: ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "semplice disdetta",
      """
      C: disdico l'ordine 77
      A: Buongiorno, fatto, rimborsati 19 euro.
      C: grazie
      """),
  ]
}

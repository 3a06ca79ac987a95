import Conversations

extension ForgottenFollowUp {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "nessuno ha richiamato dopo la riparazione",
      """
      A: Buongiorno, Giulia.
      C: ho mandato il frullatore in riparazione tre settimane fa, dovevate farmi sapere e \
      nessuno mi ha più contattata
      A: ⟦Il frullatore è pronto dal 2 ottobre, lo spedisco oggi.⟧
      C: era ora
      """),
    Example(
      .violated, .email, .english,
      "promised within 48 hours, still nobody called",
      """
      C: You promised within 48 hours, that was last Monday, and still nobody has called me \
      about the damp wall.
      A: Dear Mr Cole, the report is now in front of me. ⟦The builder comes on Friday at 9.⟧ \
      Kind regards, Nora
      """),
    Example(
      .violated, .chat, .russian,
      "должны были сообщить, клиент пришёл сам",
      """
      A: Здравствуйте, Вера.
      C: вы обещали сообщить, когда починят лифт для колясок, прошёл месяц, так никто и не \
      позвонил
      A: ⟦Лифт работает с 28 сентября.⟧
      C: могли бы и сказать
      """),
    Example(
      .violated, .chat, .afrikaans,
      "niemand het teruggekom nie",
      """
      A: Goeiemôre, Riaan.
      C: julle sou my laat weet as die matras in voorraad is, dis nou drie weke en niemand \
      het gebel nie
      A: ⟦Dit is al twee weke in voorraad.⟧
      C: nou hoekom sê niemand my nie
      """),
    Example(
      .met, .messaging, .english,
      "the agent checks back first",
      """
      A 2026-10-05 10:00: I've sent the new router. I'll check on Wednesday whether it works.
      C 2026-10-05 10:02: ok
      A 2026-10-07 10:00: Good morning! Is the new router working well?
      C 2026-10-07 10:15: yes perfect
      """),
    Example(
      .met, .email, .italian,
      "aggiornamento senza che il cliente chieda",
      """
      A 2026-10-06 09:00: Gentile signora, il tecnico è al lavoro, le scrivo appena finisce.
      A 2026-10-07 09:00: Gentile signora, la caldaia funziona di nuovo. Va tutto bene?
      C 2026-10-07 09:30: sì, grazie!
      """),
    Example(
      .met, .chat, .russian,
      "клиент подтвердил, больше ничего не нужно",
      """
      A: Добрый день, Вера. Заменили плату, проверьте, пожалуйста.
      C: всё работает, спасибо, больше ничего не надо
      """),
    Example(
      .met, .chat, .afrikaans,
      "kliënt sê geen opvolg nodig nie",
      """
      A: Goeiemôre, die span kom Dinsdag. Ek sal u daarna bel.
      C: nee wat, nie nodig om te bel nie, ek is daar. dankie
      """),
    Example(
      .notApplicable, .chat, .english,
      "nothing owed at the end",
      """
      C: do you have it in red?
      A: Hello, yes, 12 in stock.
      C: thanks
      """),
    Example(
      .notApplicable, .chat, .italian,
      "tutto chiuso subito",
      """
      C: mi cambia la mail in rita@example.org?
      A: Buongiorno, fatto.
      C: perfetto, funziona
      """),
  ]
}

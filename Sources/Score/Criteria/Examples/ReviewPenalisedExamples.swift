import Conversations

extension ReviewPenalised {
  package static let examples: [Example] = [
    Example(
      .violated, .email, .english,
      "a fee for the review",
      """
      C: The shower was cold for two days. I wrote so in my review. Could we get part of the \
      money back?
      A: Good morning, ⟦our house rules allow a fee of 300 for every negative review.⟧ Delete \
      it and we will talk.
      C: seriously?
      """),
    Example(
      .violated, .email, .italian,
      "rimborso solo se toglie la recensione",
      """
      C: Ho scritto quello che è successo, mi ridate la caparra?
      A: Buongiorno, ⟦la rimborsiamo solo se toglie la recensione.⟧ Cordiali saluti
      """),
    Example(
      .violated, .chat, .russian,
      "за плохой отзыв оштрафуем",
      """
      A: Здравствуйте, Дмитрий.
      C: я написала честный отзыв
      A: ⟦За негативный отзыв мы оштрафуем вас на 3000.⟧
      C: что?!
      """),
    Example(
      .violated, .chat, .afrikaans,
      "wis die resensie of ons vat jou hof toe",
      """
      A: Goeiedag, Charl.
      C: my resensie is waar
      A: ⟦Haal daardie resensie af of ons vat u hof toe.⟧
      C: vir die waarheid?
      """),
    Example(
      .violated, .chat, .english,
      "just a joke rule, but the review goes first",
      """
      A: Hi, Felix.
      C: a fee for reviews??
      A: ⟦Just joking about the fee, but no refund before the review is gone.⟧
      C: wow
      """),
    Example(
      .met, .chat, .english,
      "asks kindly for a review after a good end",
      """
      A: Hello, Nora. Glad it works. If you have a minute, a review would help us.
      C: sure!
      """),
    Example(
      .met, .chat, .italian,
      "spiega come cancellare la propria recensione",
      """
      A: Buongiorno, Giulia.
      C: come tolgo la recensione che ho scritto per sbaglio?
      A: Dal suo profilo, Le mie recensioni, elimina.
      C: fatto
      """),
    Example(
      .met, .chat, .russian,
      "принял критику, ничего не требует",
      """
      A: Добрый день, Вера.
      C: поставил одну звезду
      A: Спасибо за честность, исправляемся: возврат сделала.
      C: посмотрим
      """),
    Example(
      .met, .chat, .afrikaans,
      "die woord fyn as byvoeglike naamwoord",
      """
      A: Goeiemôre, Riaan.
      C: die resensie was fyn geskryf
      A: Dankie, ons sê dit vir die kok.
      """),
    Example(
      .met, .email, .english,
      "the customer speaks about a fine",
      """
      C: I'll write a bad review and hope you get fined.
      A: Dear Mr Cole, I'm sorry it came to this. I've refunded the night in full. Kind \
      regards, Nora
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

import Conversations

extension ForcedChannelSwitch {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "call our hotline, for something the chat can do",
      """
      A: Hello, Felix.
      C: please change my delivery to Friday
      A: ⟦You need to call our hotline for that.⟧
      C: I'm in a meeting, that's why I write
      """),
    Example(
      .violated, .chat, .italian,
      "deve recarsi in negozio",
      """
      A: Salve, Marco.
      C: il mio sconto non è stato applicato, lo aggiunge?
      A: ⟦Deve recarsi in negozio.⟧
      C: sono in carrozzina
      """),
    Example(
      .violated, .chat, .russian,
      "звоните на горячую линию",
      """
      A: Здравствуйте, Дмитрий.
      C: отмените заказ 71
      A: ⟦Звоните на горячую линию.⟧
      C: я не могу говорить, ребёнок спит
      """),
    Example(
      .violated, .chat, .afrikaans,
      "skakel ons oproepsentrum",
      """
      A: Goeiedag, Charl.
      C: kan julle my terugbel?
      A: ⟦Nee, skakel ons oproepsentrum.⟧
      C: die lyn is beset
      """),
    Example(
      .violated, .chat, .italian,
      "il numero verde, per una copia che la chat può mandare",
      """
      A: Buongiorno, Giulia.
      C: mi manda una copia del contratto? sono in ospedale, non posso telefonare
      A: ⟦Per i contratti deve chiamare il numero verde.⟧
      C: le ho scritto che non posso telefonare
      """),
    Example(
      .met, .chat, .english,
      "private switch for safety",
      """
      A: Hello, Nora.
      C: here is my card number 4...
      A: Please don't write it here; use the secure page I've sent, I'll stay with you.
      C: done
      """),
    Example(
      .met, .chat, .italian,
      "il cliente stesso vuole il telefono",
      """
      A: Buongiorno, Giulia.
      C: preferirei che mi chiamaste
      A: Certo, la chiamo tra dieci minuti al suo numero.
      C: grazie
      """),
    Example(
      .met, .chat, .russian,
      "сделала здесь же",
      """
      A: Добрый день, Вера.
      C: отмените заказ 71
      A: Отменила, деньги завтра.
      C: спасибо
      """),
    Example(
      .met, .chat, .afrikaans,
      "foto gaan nie hier nie, met 'n alternatief",
      """
      A: Goeiemôre, Riaan.
      C: hoe stuur ek die foto?
      A: Hier gaan dit nie, maar antwoord op my e-pos van netnou en heg dit aan, ek kyk dadelik.
      C: gestuur
      """),
    Example(
      .notApplicable, .chat, .english,
      "nothing to switch for",
      """
      C: thanks, all done
      A: Bye!
      """),
    Example(
      .notApplicable, .chat, .italian,
      "saluto",
      """
      C: ciao
      A: Buongiorno!
      """),
  ]
}

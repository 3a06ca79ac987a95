import Conversations

extension SuspectedContradiction {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .italian,
      "il cliente nota che prima era gratis",
      """
      C: quanto costa la consegna al piano?
      A: Buongiorno, la consegna al piano è gratuita.
      C: bene, allora ordino
      A: ⟦La consegna al piano costa 40 euro.⟧
      C: ma poco fa ha scritto che era gratuita
      """),
    Example(
      .violated, .chat, .afrikaans,
      "jy het nou net ja gesê",
      """
      C: dek die waarborg die battery ook?
      A: Goeiedag, ja, die battery ook.
      C: dan wil ek eis, dit hou nie meer nie
      A: ⟦Die waarborg dek nie die battery nie.⟧
      C: jy het dan nou net gesê dit dek dit
      """),
    Example(
      .notApplicable, .chat, .english,
      "the customer recalls what was said, and nothing differs",
      """
      C: how long is the warranty?
      A: Hello, two years.
      C: and where do I send it?
      A: To our workshop in Leeds, we pay the postage.
      C: earlier you said two years, right?
      A: Yes, two years.
      """),
    Example(
      .violated, .chat, .english,
      "sent it, did not send it, no event in between",
      """
      A: Hello, Felix.
      C: did you send the refund form?
      A: I sent it this morning.
      C: nothing here, not in spam either
      A: ⟦It hasn't been sent yet.⟧
      C: you just said you sent it!
      """),
    Example(
      .violated, .chat, .italian,
      "spedito e mai spedito",
      """
      A: Salve, Marco. L'ordine 77 è stato spedito ieri.
      C: il tracking non esiste
      A: ⟦L'ordine 77 non è stato spedito.⟧
      C: allora prima mi ha detto una bugia?
      """),
    Example(
      .violated, .email, .russian,
      "деньги возвращены и не возвращены",
      """
      A 2026-10-05 10:00: Здравствуйте, возврат 900 рублей по заказу 71 оформлен.
      C 2026-10-06 10:00: Банк говорит, что платежа не было.
      A 2026-10-06 11:00: Здравствуйте, ⟦возврат по заказу 71 не оформлялся.⟧
      C 2026-10-06 11:30: Вы меня обманываете?
      """),
    Example(
      .violated, .chat, .afrikaans,
      "goedgekeur en afgekeur",
      """
      A: Goeiedag, Charl. U aansoek is goedgekeur.
      C: wonderlik, wanneer begin dit?
      A: ⟦U aansoek is nie goedgekeur nie.⟧
      C: u het dit net nou anders gesê
      """),
    Example(
      .met, .chat, .english,
      "corrects himself openly",
      """
      A: Hello, Nora. The form was sent this morning.
      C: nothing here
      A: I apologise, I was wrong: it was not sent, it is still in my drafts. It goes out now.
      C: got it
      """),
    Example(
      .met, .chat, .italian,
      "due ordini diversi",
      """
      A: Buongiorno, Giulia. L'ordine 77 è stato spedito.
      C: e il 78?
      A: Il 78 non è stato ancora spedito, parte giovedì.
      C: ok
      """),
    Example(
      .met, .chat, .russian,
      "между сообщениями статус изменился",
      """
      A 10:00:00: Здравствуйте, заказ 71 ещё не доставлен.
      S 12:00:00: Заказ 71 доставлен.
      A 12:05:00: Заказ 71 доставлен в 12:00.
      """),
    Example(
      .met, .chat, .afrikaans,
      "dieselfde stelling twee keer",
      """
      A: Goeiemôre, Thandi. U aansoek is goedgekeur.
      C: regtig waar?
      A: Ja, u aansoek is goedgekeur.
      C: dankie
      """),
    Example(
      .notApplicable, .chat, .english,
      "one statement only",
      """
      C: is it in stock?
      A: Hello, yes.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "nessuna affermazione",
      """
      C: ciao
      A: Buongiorno, come posso aiutarla?
      """),
  ]
}

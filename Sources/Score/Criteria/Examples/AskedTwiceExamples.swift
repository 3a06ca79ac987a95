import Conversations

extension AskedTwice {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .russian,
      "уже писал в начале",
      """
      C: течёт бойлер, серийный номер AB-4471, адрес Садовая 12
      A: Здравствуйте, сочувствую. Давно течёт?
      C: со вчера
      A: ⟦Подскажите серийный номер и адрес.⟧
      C: я же писал в самом начале
      """),
    Example(
      .met, .chat, .afrikaans,
      "die klant wys na iets anders",
      """
      C: die geyser lek
      A: Goeiemôre, wat is die reeksnommer?
      C: dit staan in die prent wat ek nou stuur
      A: Dankie, ek kry dit daar.
      """),
    Example(
      .violated, .chat, .english,
      "order number in the first message, asked for it twice",
      """
      C: hi, order HA-446205, one chair is missing
      A: Hello, Nora here, sorry about that. ⟦Could you give me the order number, please?⟧
      C: I just wrote it, HA-446205
      A: Thanks, the chair goes out today.
      """),
    Example(
      .violated, .chat, .english,
      "towed or jump-started, after I don't know",
      """
      A: Thank you for contacting us. What happened?
      C: my truck won't start
      A: Does it need to be towed or jump-started?
      C: I don't know, I'm not a mechanic
      A: ⟦OK, do you think it needs to be towed or jump-started?⟧
      C: I said I have no idea
      """),
    Example(
      .violated, .chat, .russian,
      "эвакуировать или прикурить, дважды",
      """
      A: Здравствуйте, слушаю вас.
      C: машина не заводится
      A: Её нужно эвакуировать или прикурить?
      C: не знаю, я не разбираюсь
      A: ⟦Хорошо, как вы думаете, её нужно эвакуировать или прикурить?⟧
      C: я же сказала не знаю
      """),
    Example(
      .violated, .chat, .italian,
      "numero di telefono già dato",
      """
      C: buongiorno, il mio numero è 999 555 0133, il corriere può chiamarmi?
      A: Buongiorno, certo. ⟦Mi lascia un numero di telefono?⟧
      C: 999 555 0133, scritto sopra
      """),
    Example(
      .violated, .chat, .afrikaans,
      "selfoonnommer twee keer",
      """
      C: More, my selnommer is 999 555 0142 as die bestuurder moet bel
      A: Goeiemôre, ek kyk gou. ⟦Wat is u selfoonnommer, asseblief?⟧
      C: ek het dit mos klaar gegee
      """),
    Example(
      .violated, .email, .russian,
      "номер договора стоит в первом письме",
      """
      C: Здравствуйте, не уходят письма. Договор 61877.
      A: Ася, добрый день! ⟦Укажите, пожалуйста, номер договора.⟧
      """),
    Example(
      .met, .chat, .english,
      "the first time was not answered, so asking again is right",
      """
      A: Hello, may I have the order number?
      C: it's about a chair
      A: I understand. What is the order number, please?
      C: 7712
      A: Thank you, the chair ships today.
      """),
    Example(
      .met, .chat, .italian,
      "read-back is a check",
      """
      C: il mio numero è 999 555 0133
      A: Grazie, quindi 999 555 0133, giusto?
      C: esatto
      """),
    Example(
      .met, .chat, .russian,
      "номер неверный, агент говорит об этом",
      """
      C: заказ 12
      A: Здравствуйте, такого номера нет в базе, он слишком короткий. Пришлите, пожалуйста, \
      номер ещё раз?
      C: 120045
      A: Нашла, спасибо.
      """),
    Example(
      .met, .chat, .afrikaans,
      "'n ander bestelling",
      """
      C: bestelling 551 het gekom
      A: Dankie! En die nommer van die tweede bestelling?
      C: 552
      A: Dié is Vrydag by u.
      """),
    Example(
      .met, .chat, .english,
      "verification once",
      """
      C: my email is jo@example.org, I want to see my bill
      A: Hello Jo. For security, please confirm the e-mail address on the account.
      C: jo@example.org
      A: Thank you, your bill is 14.
      """),
    Example(
      .met, .chat, .english,
      "phone number and order number are different questions",
      """
      C: order 77120
      A: Hi, thanks. And your phone number for the driver?
      C: 999 555 0101
      A: He calls you at 10.
      """),
    Example(
      .met, .email, .italian,
      "chiede l'indirizzo di consegna dopo l'email",
      """
      C: la mia mail è rita@example.org
      A: Buongiorno, grazie. Qual è l'indirizzo di consegna?
      C: via Po 4, 10124 Torino
      A: Perfetto.
      """),
    Example(
      .met, .chat, .afrikaans,
      "die poskode van 'n adres wat daarsonder gegee is",
      """
      A: Goeiedag, wat is die afleweradres?
      C: Kerkstraat 12, Worcester
      A: En die poskode?
      C: 6850
      """),
    Example(
      .notApplicable, .chat, .english,
      "the agent asks nothing",
      """
      C: what are your hours?
      A: Hello, 9 to 18.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "una sola domanda che non chiede un dato",
      """
      A: Buongiorno, come posso aiutarla?
      C: volevo solo ringraziare Giulia
      A: Grazie, riferisco!
      """),
  ]
}

import Conversations

extension LateReply {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "first human reply after six minutes",
      """
      C 10:00:05: hi, do you have the blue one in stock?
      A 10:06:20: ⟦Hello, Nora here. Yes, we have 14 of them.⟧
      C 10:06:40: ok
      """),
    Example(
      .violated, .chat, .russian,
      "later reply after twelve minutes",
      """
      A 09:00:00: Добрый день, Вера, слушаю вас.
      C 09:00:30: сколько стоит доставка в Тулу?
      A 09:13:00: ⟦Простите за ожидание, 450 рублей.⟧
      C 09:13:20: спасибо
      """),
    Example(
      .violated, .email, .italian,
      "first answer after four business days",
      """
      C 2026-10-05 10:00: Buongiorno, la connessione è lentissima da ieri. Potete controllare?
      A 2026-10-09 17:00: ⟦Buongiorno, la linea è stata ripristinata.⟧ Cordiali saluti, Ilaria
      """),
    Example(
      .violated, .chat, .afrikaans,
      "eerste antwoord ná sewe minute",
      """
      C 14:00:00: hallo, is julle Saterdag oop?
      C 14:04:00: hallo??
      A 14:07:10: ⟦Goeiemiddag, ja, van 9 tot 13.⟧
      """),
    Example(
      .violated, .social, .english,
      "public post answered after thirty hours",
      """
      C 2026-10-06 09:00: your app has been down since this morning, what's going on?
      A 2026-10-07 15:10: ⟦Hi, sorry about that, it has been fixed since last night.⟧
      """),
    Example(
      .violated, .social, .english,
      "a plea while waiting: patience ends sooner",
      """
      C 2026-10-06 09:00: I cannot pay with my card since the update.
      C 2026-10-06 09:20: PLEASE fix it
      A 2026-10-06 20:00: ⟦@kim_w Hello, version 4.2 mends it, it is in the store now.⟧
      """),
    Example(
      .violated, .email, .english,
      "an automatic receipt does not stop the clock",
      """
      C 2026-09-28 10:00: Hi, is there parking for a van?
      B 2026-09-28 10:00: This is an automatic reply: we have received your request.
      A 2026-10-01 15:30: ⟦Dear Mr Ode, yes, the yard takes vans.⟧
      """),
    Example(
      .violated, .email, .russian,
      "ответ через неделю, клиент напоминал",
      """
      C 2026-10-05 11:00: Добрый день, прошу подтвердить получение договора.
      C 2026-10-08 11:00: Напоминаю о своём письме.
      A 2026-10-12 16:00: ⟦Добрый день, договор получен, извините за задержку.⟧
      """),
    Example(
      .violated, .chat, .english,
      "a bare hold does not stop the clock for good",
      """
      C 10:00:00: please add my son to the policy, number AU-77, he is Dan Reed
      A 10:00:30: Sure, one moment please.
      C 10:00:40: great
      A 10:14:00: ⟦Done, he is on it.⟧
      """),
    Example(
      .met, .chat, .english,
      "fifteen seconds",
      """
      C 10:00:05: hi, are you there?
      A 10:00:20: Hello, Nora here, yes. How can I help?
      C 10:00:40: just a test lol
      """),
    Example(
      .met, .email, .italian,
      "asked on Friday evening, answered on Monday morning",
      """
      C 2026-10-09 17:55: Buonasera, si può pagare a rate?
      A 2026-10-12 10:10: Buongiorno, sì, in tre rate senza interessi.
      """),
    Example(
      .met, .chat, .russian,
      "a hold with a length extends the limit",
      """
      A 12:00:00: Добрый день, Вера.
      C 12:00:20: почему списали дважды?
      A 12:00:50: Проверю в бухгалтерии, это займёт около 5 минут, не закрывайте окно.
      A 12:05:20: Готово: второй платёж отменён, деньги вернутся сегодня.
      """),
    Example(
      .met, .social, .english,
      "who joins somebody's thread waits from his own words on",
      """
      C 2026-10-05 09:00: Our spring bulbs are in, see the shop page.
      C 2026-10-07 10:00: @janes_garden why can't I order these in Leeds?
      A 2026-10-07 10:30: @tom_k Sorry about that, Leeds opens on Friday.
      """),
    Example(
      .met, .email, .afrikaans,
      "dieselfde dag",
      """
      C 2026-10-06 08:00: Goeiemôre, kan ek my faktuur per e-pos kry?
      A 2026-10-06 09:30: Goeiemôre, natuurlik, ek het dit so verander.
      """),
    Example(
      .met, .chat, .english,
      "the customer is slow, not the agent",
      """
      A 10:00:00: Hello, Nora here.
      C 10:20:00: sorry, phone rang. what was the price?
      A 10:20:25: No problem, 39 euro.
      """),
    Example(
      .notApplicable, .chat, .english,
      "no customer turn expects a reply",
      """
      A 10:00:00: Hello, Nora here. Your order is ready for collection.
      C 10:01:00: thanks
      C 10:30:00: collected, bye
      """),
    Example(
      .notApplicable, .chat, .italian,
      "all messages carry one and the same time stamp (imported)",
      """
      A 12:00:00: Buongiorno, sono Ilaria.
      C 12:00:00: quanto costa il filtro?
      A 12:00:00: 9 euro.
      C 12:00:00: ok grazie
      A 12:00:00: A lei!
      """),
    Example(
      .notApplicable, .chat, .russian,
      "no clock in the export (the state is not_evaluated)",
      """
      C: здравствуйте, почему так долго?
      A: Здравствуйте, извините, много обращений.
      """),
  ]
}

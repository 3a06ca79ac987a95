import Conversations

extension UnansweredCustomer {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "hold announced, never came back, closed by the agent on an open question",
      """
      S 10:00:00: You are now chatting with Nora.
      A 10:00:06: Hello, Nora here. How can I help?
      C 10:00:31: Hi, I was billed twice this month, invoice 88120. When do I get the second \
      payment back?
      A 10:00:58: Let me look into it, one moment please.
      C 10:13:40: ⟦When do I get my money back?⟧
      S 10:31:00: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "new question after the answer stays open, customer gives up",
      """
      A 09:12:00: Buongiorno, sono Ilaria, mi dica.
      C 09:12:30: il lettino si può avere in legno naturale?
      A 09:13:05: Sì, in faggio, consegna in dieci giorni.
      C 09:13:40: ⟦ottimo, e il materasso è compreso nel prezzo?⟧
      C 09:26:10: c'è qualcuno?
      S 09:45:00: Chat chiusa per inattività.
      """),
    Example(
      .violated, .email, .russian,
      "second letter with a question unanswered for five business days",
      """
      C 2026-10-05 10:00: Здравствуйте, можно ли перенести установку окна на ноябрь?
      A 2026-10-05 12:30: Здравствуйте! Да, перенесли на 3 ноября. С уважением, Вера
      C 2026-10-05 13:10: ⟦Спасибо. А сколько человек приедет и нужно ли освобождать комнату \
      целиком?⟧
      C 2026-10-12 09:00: Добрый день, так и не получил ответа.
      """),
    Example(
      .violated, .chat, .afrikaans,
      "no clock, the export ends on an open question",
      """
      A: Goeiemiddag, dis Charl, hoe kan ek help?
      C: Hi Charl, kan ek my bespreking vir Saterdag na Sondag skuif?
      A: Ja, dis geskuif na Sondag 18 Oktober.
      C: ⟦dankie! en tot hoe laat kan ons inboek daardie aand?⟧
      """),
    Example(
      .violated, .chat, .english,
      "a complaint at the end without a reply, no clock",
      """
      A: Hi, Greg speaking, what can I do for you?
      C: the parcel has arrived
      A: Great to hear!
      C: ⟦not great, it's wet through and the lamp inside is broken. What are you going to do \
      about it?⟧
      """),
    Example(
      .violated, .messaging, .italian,
      "photo that was asked for gets no reaction for two working days",
      """
      A 2026-10-06 09:00: Buongiorno Paolo, mi manda la foto del danno? Poi le dico se \
      possiamo sostituirlo.
      C 2026-10-06 09:20: eccola, in allegato. ⟦Allora, me lo sostituite?⟧
      C 2026-10-08 11:00: mi potete rispondere per favore?
      """),
    Example(
      .violated, .chat, .english,
      "closed over a question asked twice",
      """
      A: Hello, Nora.
      C: can you move my ferry to two o'clock, and is there a fridge for medicine on board?
      A: The two o'clock is booked.
      C: thank you! and the fridge?
      A: ⟦The mail can take ten minutes to arrive. Have a nice day!⟧
      """),
    Example(
      .met, .chat, .english,
      "question answered, customer thanks",
      """
      A 10:00:00: Hello, this is Nora.
      C 10:00:20: hi, are you open on sunday?
      A 10:00:45: Yes, from 11 to 17.
      C 10:01:02: perfect, thank you, bye!
      S 10:01:10: Chat closed by agent.
      """),
    Example(
      .met, .chat, .russian,
      "no reply needed after the confirmation",
      """
      A 12:00:00: Добрый день, Вера на связи.
      C 12:00:25: здравствуйте, посылка 7781 уже в городе?
      A 12:01:00: Да, сегодня после 15 её можно забрать на Садовой, 5.
      C 12:01:30: понял, спасибо, вопросов больше нет
      S 12:10:00: Чат закрыт системой.
      """),
    Example(
      .met, .chat, .italian,
      "rhetorical question at the end opens nothing",
      """
      A 15:00:00: Buonasera, sono Ilaria.
      C 15:00:30: il rimborso quando arriva?
      A 15:01:10: L'abbiamo disposto ieri, arriva entro venerdì 16 ottobre.
      C 15:01:40: ma vi sembra normale metterci due settimane? vabbè, aspetto venerdì. ciao
      S 15:02:00: Chat chiusa dall'operatore.
      """),
    Example(
      .met, .email, .afrikaans,
      "the answer comes the next morning",
      """
      C 2026-10-06 16:40: Goeiemiddag, is die swembad in Julie oop?
      A 2026-10-07 08:50: Goeiemôre me. Fouché, ja, die swembad is die hele jaar oop en \
      verhit. Groete, Charl
      C 2026-10-07 09:05: Wonderlik, baie dankie.
      """),
    Example(
      .met, .chat, .english,
      "customer left while the agent typed a complete answer in time",
      """
      A 11:00:00: Hi, Greg here.
      C 11:00:20: do you sell spare keys for the model K2 safe?
      A 11:00:50: Yes, 12 each, and they ship the same day. Shall I order one for you?
      S 11:01:05: Customer left the chat.
      """),
    Example(
      .met, .chat, .english,
      "slot answer at the end is then acted on",
      """
      A 09:00:00: Good morning, Nora here.
      C 09:00:20: where is my parcel?
      A 09:00:40: Could I have the number, please?
      C 09:01:00: 77120045
      A 09:01:40: It is on the van and reaches you before noon.
      C 09:01:55: ok cool
      """),
    Example(
      .notApplicable, .chat, .english,
      "the customer only says goodbye",
      """
      A 10:00:00: Hello, Nora here, how can I help?
      C 10:00:20: sorry, wrong window, bye
      S 10:00:30: Chat closed by customer.
      """),
    Example(
      .notApplicable, .chat, .russian,
      "the customer only thanks",
      """
      C 18:00:00: хотела просто сказать спасибо курьеру Игорю, очень вежливый
      A 18:00:40: Спасибо за тёплые слова, передам Игорю!
      """),
    Example(
      .notApplicable, .chat, .italian,
      "only a bot took part (then S15)",
      """
      B 10:00:00: Ciao! Sono l'assistente virtuale. Scrivi il tuo problema.
      C 10:00:20: il mio ordine non arriva
      B 10:00:22: Non ho capito. Scegli una voce del menu.
      """),
  ]
}

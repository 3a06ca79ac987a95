import Conversations

extension BrokenPromise {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "within 30 minutes, chased after 55, never kept",
      """
      A 08:00:00: Good morning, Nora here, how can I help?
      C 08:00:20: the courier says delivered but there is nothing here
      A 08:01:00: I'm sorry to hear that. ⟦I'll call the courier and get back to you here \
      within 30 minutes.⟧
      C 08:56:00: you said within 30 minutes, its been an hour
      C 09:40:00: still waiting. you promised to get back to me
      S 12:00:00: Chat closed by system.
      """),
    Example(
      .violated, .email, .italian,
      "by tomorrow, sent two days later after a reminder",
      """
      C 2026-09-14 09:00: Buongiorno, mi potete mandare la fattura del 5 settembre?
      A 2026-09-14 10:20: Buongiorno, certo, ⟦le mando la fattura entro domani⟧. Cordiali \
      saluti, Ilaria
      C 2026-09-16 16:40: Avevate detto entro domani, ma non ho ricevuto niente.
      A 2026-09-17 09:15: Ha ragione, le chiedo scusa per il ritardo: ecco la fattura in allegato.
      """),
    Example(
      .violated, .messaging, .russian,
      "a call within the hour that did not come, the agent admits it",
      """
      A 2026-10-05 10:30: Доброе утро! Уточню в сервисе и ⟦перезвоню вам в течение часа⟧.
      C 2026-10-05 10:31: хорошо, жду
      C 2026-10-05 14:05: вы обещали перезвонить в течение часа! уже три с половиной прошло
      A 2026-10-05 14:20: Простите, я должен был перезвонить, забыл. Мастер приедет завтра в 9.
      """),
    Example(
      .violated, .email, .afrikaans,
      "laat weet teen Vrydag, chased on Tuesday",
      """
      C 2026-09-15 09:00: Goeiemôre, wanneer word die drie dae gekrediteer?
      A 2026-09-15 11:00: Goeiemôre me. Nel, ek vra die rekeningafdeling en ⟦laat weet u teen \
      Vrydag⟧. Groete, Charl
      C 2026-09-22 08:10: Goeiemôre, u het belowe om my teen Vrydag te laat weet, dis nou Dinsdag.
      """),
    Example(
      .violated, .email, .english,
      "end of the day, chased twice",
      """
      C 2026-10-06 09:00: Hello, the contract you sent has the wrong name on it.
      A 2026-10-06 10:00: Good morning Mr Cole, sorry about that. ⟦I'll send you the \
      corrected contract by the end of the day.⟧
      C 2026-10-07 10:30: Good morning, the contract has not come yet.
      C 2026-10-08 09:00: You said end of the day on Tuesday. We move in tomorrow!
      A 2026-10-08 16:00: Dear Mr Cole, here is the corrected contract. Apologies.
      """),
    Example(
      .violated, .messaging, .italian,
      "richiamo entro le 12, nobody called, customer writes at four",
      """
      A 2026-10-07 09:10: Buongiorno! Sento il magazzino e ⟦la richiamo entro le 12⟧.
      C 2026-10-07 16:05: non mi ha richiamato nessuno, eravate d'accordo per mezzogiorno
      A 2026-10-07 16:30: Mi dispiace, avrei dovuto chiamarla prima. La consegna è domani alle 9.
      """),
    Example(
      .violated, .chat, .english,
      "before we finish, and then goodbye",
      """
      A: Hello, Nora.
      C: the gate was stuck again this morning, can you log it?
      A: Logged. ⟦Before we finish I'll send you the case number too.⟧
      C: great
      A: Have a nice day, bye!
      S: Chat closed by agent.
      """),
    Example(
      .violated, .chat, .italian,
      "prima di salutarci, e poi il saluto e basta",
      """
      A: Buongiorno, Giulia.
      C: il cancello si è bloccato di nuovo, può segnalarlo?
      A: Segnalato. ⟦Prima di salutarci le scrivo anche il numero della pratica.⟧
      C: perfetto
      A: Arrivederci, buona giornata!
      S: Chat chiusa dall'operatore.
      """),
    Example(
      .met, .chat, .english,
      "before we finish, and so it is",
      """
      A: Hello, Nora.
      C: the gate was stuck again this morning, can you log it?
      A: Logged. Before we finish I'll send you the case number too.
      C: great
      A: Your case number is 5521. Bye!
      S: Chat closed by agent.
      """),
    Example(
      .met, .messaging, .english,
      "by tomorrow noon, written at ten",
      """
      A 2026-10-19 15:20: I'll ask the workshop and write to you here by tomorrow noon.
      C 2026-10-19 15:21: thanks
      A 2026-10-20 10:05: Good morning! The workshop has the leg, it goes out by express today.
      C 2026-10-20 10:20: wonderful
      """),
    Example(
      .met, .chat, .russian,
      "in 15 minutes, back after nine",
      """
      A 11:01:12: Сейчас свяжусь с мастером и напишу вам через 15 минут.
      C 11:01:30: жду
      A 11:10:40: Я снова здесь: мастер выехал, будет в 11:35.
      """),
    Example(
      .met, .chat, .afrikaans,
      "binne 2 uur, after eighty minutes",
      """
      A 10:00:50: Ek bel die depot en laat weet u hier binne 2 uur.
      C 10:01:10: reg so
      A 11:21:00: Die depot sê die dakkie het aangekom en word môre afgelewer.
      """),
    Example(
      .met, .email, .italian,
      "moved before it was due, then kept",
      """
      A 2026-10-05 10:00: Gentile signora, le mando il preventivo entro mercoledì.
      A 2026-10-07 11:00: Gentile signora, il tecnico ha bisogno di un giorno in più: le \
      mando il preventivo entro giovedì. Mi scusi.
      A 2026-10-08 12:00: Gentile signora, ecco il preventivo in allegato.
      C 2026-10-08 12:30: Ricevuto, grazie.
      """),
    Example(
      .met, .email, .english,
      "Friday to Monday: the holiday and the weekend do not make it late (within two business days)",
      """
      A 2026-10-09 16:00: Dear Ms Roe, I will let you know within two business days.
      A 2026-10-13 15:00: Dear Ms Roe, the board has agreed; your plan changes on 1 November.
      """),
    Example(
      .met, .chat, .english,
      "the customer releases the agent",
      """
      A 10:00:00: Hi, I'll check and get back to you within an hour.
      C 10:10:00: no need any more, found it myself in the app, thanks
      S 10:11:00: Chat closed by customer.
      """),
    Example(
      .notApplicable, .chat, .english,
      "a negated promise and the customer's own",
      """
      A 10:00:00: Hello, we won't call you back on Sundays, the line is closed.
      C 10:00:30: fine, I'll call you tomorrow morning then
      A 10:00:50: Thank you!
      """),
    Example(
      .notApplicable, .chat, .italian,
      "a condition that is not met by the customer",
      """
      A 10:00:00: Buongiorno, una volta ricevuta la foto le rispondo entro un'ora.
      C 10:00:40: non ho tempo adesso, la mando stasera
      """),
    Example(
      .notApplicable, .email, .russian,
      "general habit, no promise to this customer",
      """
      C 2026-10-05 10:00: Вы всегда так долго отвечаете?
      A 2026-10-05 11:00: Здравствуйте! Обычно мы отвечаем в течение дня. Чем помочь?
      """),
    Example(
      .notApplicable, .chat, .afrikaans,
      "'n vae belofte sonder datum in 'n geslote gesprek wat bevestig is",
      """
      A 10:00:00: Goeiemôre, ek kyk gou.
      A 10:00:40: Die rekening is betaal, alles reg.
      C 10:01:00: dankie!
      """),
  ]
}

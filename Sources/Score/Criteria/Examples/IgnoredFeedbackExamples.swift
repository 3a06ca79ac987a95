import Conversations

extension IgnoredFeedback {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "anger passed over, advice repeated",
      """
      A: Hello, Anna.
      C: this is the worst support I ever had, I'm really disappointed
      A: ⟦Descaling takes about 20 minutes.⟧
      C: unbelievable
      A: Use one sachet.
      """),
    Example(
      .violated, .chat, .russian,
      "угроза уйти без ответа",
      """
      A: Здравствуйте, Дмитрий.
      C: диван с дыркой, курьер хамил, больше никогда у вас не закажу и всем знакомым расскажу
      A: ⟦Номер заказа?⟧
      C: 458120. вам всё равно?
      A: Заявка в работе.
      """),
    Example(
      .violated, .chat, .italian,
      "risposta che sminuisce",
      """
      A: Buongiorno, Elena.
      C: sono molto delusa, è la seconda volta che mi mandate la misura sbagliata
      A: ⟦Non esageriamo, capita a tutti.⟧
      C: a me non capita più, cambio negozio
      """),
    Example(
      .violated, .email, .afrikaans,
      "klagte geïgnoreer, twee keer",
      """
      C: Ek is baie teleurgesteld, die kamer was vuil en ons eerste naweek weg is bederf.
      A: Goeie dag. ⟦Uittekentyd is 10:00.⟧
      C: Is dit al wat u te sê het?
      A: Die sleutel moet by ontvangs ingehandig word.
      """),
    Example(
      .violated, .chat, .english,
      "straight to the newsletter",
      """
      A: Hi, Felix.
      C: honestly terrible experience, two hours in the queue and the cake was stale
      A: ⟦Have you heard about our newsletter?⟧
      C: wow
      A: You save 5% with it.
      """),
    Example(
      .violated, .email, .russian,
      "на жалобу нет ни слова",
      """
      C 2026-10-05 10:00: Добрый день, пришлите счёт. И ваш мастер хамил жене, это ужасное обслуживание, я возмущён.
      A 2026-10-05 12:00: ⟦Добрый день, счёт во вложении, всего доброго.⟧
      C 2026-10-05 13:00: Счёт вижу. Про мастера ни слова.
      """),
    Example(
      .met, .chat, .english,
      "acknowledged and made good",
      """
      A: Hello, Anna.
      C: I'm really disappointed, the cake was stale
      A: I'm sorry, that is not how it should be, and thank you for telling us. The 24 are on \
      their way back to your card.
      C: thanks
      """),
    Example(
      .met, .chat, .italian,
      "feedback accolto",
      """
      A: Buongiorno, Giulia.
      C: servizio pessimo, tre telefonate per un bottone
      A: Ha ragione, le chiedo scusa, lo riporto al responsabile oggi stesso. Il bottone \
      parte domani.
      C: grazie
      """),
    Example(
      .met, .chat, .russian,
      "сразу решили вопрос",
      """
      A: Добрый день, Вера.
      C: ужасный сервис, третий раз пишу про пароль!
      A: Пароль сбросила, ссылка у вас в почте.
      C: работает, спасибо
      """),
    Example(
      .notApplicable, .chat, .afrikaans,
      "nie teleurgesteld nie",
      """
      A: Goeiemôre, Riaan.
      C: ek is glad nie teleurgesteld nie, net nuuskierig: wanneer kom die nuwe model?
      A: In November, ons sit u graag op die lys.
      C: ja asb
      """),
    Example(
      .met, .email, .english,
      "feedback about the courier is still acknowledged",
      """
      C: Your courier threw the box over the gate, really annoying.
      A: Dear Ms Roe, I'm sorry about that, it must have been a shock. I've passed it on to \
      the courier's depot and will credit the delivery. Kind regards, Nora
      """),
    Example(
      .notApplicable, .chat, .english,
      "no feedback",
      """
      C: how wide is it?
      A: Hello, 80 cm.
      C: thanks
      """),
    Example(
      .notApplicable, .chat, .italian,
      "complimenti",
      """
      C: siete stati bravissimi
      A: Grazie mille, fa piacere!
      """),
  ]
}

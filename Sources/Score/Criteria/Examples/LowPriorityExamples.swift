import Conversations

extension LowPriority {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "other customers first",
      """
      A: Hello, Felix.
      C: my pipe is bursting, water everywhere, please hurry!
      A: ⟦There are other customers before you, wait your turn.⟧
      C: the ceiling is coming down!
      """),
    Example(
      .violated, .chat, .italian,
      "deve aspettare il suo turno",
      """
      A: Salve, Marco.
      C: mia madre è bloccata in ascensore, è urgente
      A: ⟦Deve aspettare il suo turno, non è l'unica.⟧
      C: è una signora di 80 anni!
      """),
    Example(
      .violated, .chat, .russian,
      "ждите своей очереди",
      """
      A: Здравствуйте, Дмитрий.
      C: срочно нужна отмена, списывают прямо сейчас
      A: ⟦Ждите своей очереди.⟧
      C: пока я жду, у меня уйдут деньги
      """),
    Example(
      .violated, .chat, .afrikaans,
      "wag maar jou beurt",
      """
      A: Goeiedag, Charl.
      C: dis dringend, die hek wil nie toe nie en dis al donker
      A: ⟦Wag maar jou beurt.⟧
      C: ek is bang om so te slaap
      """),
    Example(
      .violated, .chat, .english,
      "please wait your turn, to somebody in need",
      """
      A: Hello, Felix.
      C: urgent, the crane is lifting the wrong boat right now!
      A: ⟦Other customers are before you, please wait your turn.⟧
      C: it's in the air already
      A: I have reached the crane, they stopped.
      """),
    Example(
      .met, .chat, .english,
      "neutral queue notice with a time",
      """
      S: You are number 3 in the queue, about 4 minutes.
      A: Hello, Nora, thanks for waiting.
      C: no problem
      """),
    Example(
      .met, .chat, .italian,
      "priorità data all'urgenza",
      """
      A: Buongiorno, Giulia.
      C: è urgente, mia madre è bloccata
      A: La metto davanti a tutti, il tecnico parte adesso.
      C: grazie
      """),
    Example(
      .met, .chat, .russian,
      "извинилась и назвала время",
      """
      A: Добрый день, Вера.
      C: долго ещё?
      A: Извините, сегодня много обращений; вы следующий, две минуты.
      C: ок
      """),
    Example(
      .met, .chat, .afrikaans,
      "top-prioriteit",
      """
      A: Goeiemôre, Riaan.
      C: dit is dringend asseblief
      A: Dis ons topprioriteit, Sipho is op pad.
      C: dankie
      """),
    Example(
      .notApplicable, .chat, .english,
      "no hurry, no wait",
      """
      C: do you have chairs?
      A: Hello, yes.
      """),
    Example(
      .notApplicable, .chat, .italian,
      "chiede pazienza per un controllo",
      """
      C: quanto costa il trasporto?
      A: Buongiorno, abbia pazienza un minuto che controllo.
      A: Costa 15 euro.
      """),
  ]
}

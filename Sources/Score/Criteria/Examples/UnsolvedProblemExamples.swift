import Conversations

extension UnsolvedProblem {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "the customer's last word is that it still does not work",
      """
      A: Hello, Nora. I've reset the line.
      C: still not working
      A: Please try once more.
      C: ⟦it still does not work, nothing has changed⟧
      A: I'm sorry to hear that. Goodbye!
      """),
    Example(
      .violated, .chat, .italian,
      "finito irrisolto dopo tre passaggi",
      """
      A: Buongiorno, Elena, la trasferisco.
      A2: Buongiorno, Marco, la ripasso a Elena.
      A: Eccoci di nuovo.
      C: ⟦il problema c'è ancora, non funziona niente⟧
      A: Mi dispiace. Arrivederci.
      """),
    Example(
      .violated, .chat, .russian,
      "вопрос не решён",
      """
      A: Здравствуйте, Дмитрий. Чтобы вы это увидели, обновите страницу.
      C: не помогло
      A: Попробуйте выйти и зайти ещё раз, это быстро.
      C: ⟦не помогло, проблема осталась⟧
      A: Мне очень жаль это слышать. Всего доброго!
      """),
    Example(
      .violated, .email, .afrikaans,
      "die fout is terug en niks volg nie",
      """
      C 2026-10-05 09:00: Die hek maak nie oop nie.
      A 2026-10-05 10:00: Goeiemôre, die motor is herstel. Groete, Charl
      C 2026-10-06 09:00: ⟦Die hek werk nog steeds nie, presies dieselfde probleem.⟧
      A 2026-10-06 10:00: Goeiemôre, jammer om dit te hoor. Lekker dag verder. Totsiens!
      """),
    Example(
      .violated, .chat, .english,
      "leave is taken of an open problem",
      """
      A: Hello, Felix.
      C: the heating does not work
      A: Hm, let me think.
      C: it still does not work
      A: ⟦Strange, that one. Have a nice evening!⟧
      """),
    Example(
      .met, .chat, .english,
      "confirmed at the end",
      """
      A: Hello, Nora. I've reset the line, please try.
      C: it works now, thank you!
      A: Great, bye!
      """),
    Example(
      .met, .chat, .italian,
      "ringraziamento con conferma",
      """
      A: Buongiorno, Giulia, provi adesso.
      C: ora funziona, grazie mille!
      """),
    Example(
      .met, .chat, .russian,
      "решено, подтверждено",
      """
      A: Здравствуйте, Вера, проверьте доступ.
      C: зашёл, всё работает
      """),
    Example(
      .met, .chat, .afrikaans,
      "opgelos",
      """
      A: Goeiemôre, Riaan. Dis nou reg, kyk gerus.
      C: dit werk! baie dankie
      """),
    Example(
      .met, .email, .english,
      "rightly refused and explained is not E18",
      """
      C: Please delete my neighbour's account.
      A: Dear Mr Cole, I can't, only your neighbour can ask for that. If the account misuses \
      your name, I can open a report for you. Kind regards, Nora
      C: yes, please open one
      A: Dear Mr Cole, report 5512 is open.
      """),
    Example(
      .notApplicable, .chat, .english,
      "no problem stated",
      """
      C: hi
      A: Hello, how can I help?
      C: just looking, thanks
      """),
    Example(
      .notApplicable, .chat, .italian,
      "soltanto un saluto",
      """
      C: buone feste a tutti
      A: Grazie, anche a lei!
      """),
  ]
}

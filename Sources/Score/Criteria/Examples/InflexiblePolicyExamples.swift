import Conversations

extension InflexiblePolicy {
  package static let examples: [Example] = [
    Example(
      .violated, .email, .russian,
      "правило, без причины и без выхода, на день позже",
      """
      C: Срок переноса брони вчера кончился, опоздали на день. Ребёнок болеет. Можно?
      A: Здравствуйте! ⟦По правилам компании перенос возможен не позднее чем за 4 дня.⟧
      C: Неужели ничего нельзя?
      A: Таковы правила.
      """),
    Example(
      .violated, .chat, .english,
      "day 31 of 30, policy twice",
      """
      A: Hello, Felix.
      C: the jacket is day 31, shop was closed yesterday. please?
      A: ⟦Our policy is 30 days, so no.⟧
      C: one day, and you were closed!
      A: Policy is policy.
      """),
    Example(
      .violated, .chat, .italian,
      "regolamento e basta",
      """
      A: Salve, Marco.
      C: ho sbagliato taglia, ieri era chiuso. posso cambiare?
      A: ⟦La politica aziendale non lo prevede.⟧
      C: non c'è niente da fare?
      A: È il regolamento.
      """),
    Example(
      .violated, .chat, .afrikaans,
      "volgens ons beleid, klaar",
      """
      A: Goeiedag, Charl.
      C: my seun het die kaartjie verloor, ek het die foto daarvan
      A: ⟦Volgens ons beleid is daar geen toegang sonder die kaartjie nie.⟧
      C: ai toe nou
      A: Dis ons beleid.
      """),
    Example(
      .met, .chat, .english,
      "an exception within the agent's power",
      """
      A: Hello, Nora.
      C: it's day 31
      A: The rule is 30 days, but you were a day late because we were closed, so I've made an \
      exception: come any time this week.
      C: thank you!
      """),
    Example(
      .met, .chat, .italian,
      "regola con motivo e alternativa",
      """
      A: Buongiorno, Giulia.
      C: posso cambiare la taglia?
      A: Per regola le taglie su misura non si cambiano, perché vengono tagliate apposta; la \
      sarta però la aggiusta gratis.
      C: ok grazie
      """),
    Example(
      .met, .chat, .russian,
      "правило в пользу клиента",
      """
      A: Добрый день, Вера.
      C: вернёте за доставку?
      A: По правилам компании доставка при браке всегда бесплатная, вернула.
      C: супер
      """),
    Example(
      .met, .chat, .afrikaans,
      "wetlike rede met alternatief",
      """
      A: Goeiemôre, Riaan.
      C: mag ek die wyn self bring?
      A: Die wet verbied ons dit, want ons lisensie is net vir die restaurant; die koffiehuis \
      langsaan laat dit egter toe, en ons bring u kos daarheen.
      C: reg
      """),
    Example(
      .notApplicable, .chat, .english,
      "what is your policy",
      """
      C: what is your return policy?
      A: Hello, 30 days, unworn, with the label.
      C: ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "polizza",
      """
      C: la polizza scade quando?
      A: Buongiorno, il 3 dicembre.
      """),
  ]
}

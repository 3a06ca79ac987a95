import Conversations

extension KeptPromise {
  package static let examples: [ActExample] = [
    .shown(
      .email, .english, "a call back within two hours that came in time",
      """
      C 2026-10-05 10:00: My heating went off and the engineer has not come.
      A 2026-10-05 10:10: I'm sorry. ⟦I will call you back within 4 hours with the engineer's \
      time.⟧
      A 2026-10-05 12:30: As promised: the engineer will be with you at 15:00 today.
      C 2026-10-05 12:40: thank you
      """),
    .shown(
      .email, .italian, "risposta promessa entro domani",
      """
      C 2026-10-05 10:00: A che punto è la mia pratica di rimborso?
      A 2026-10-05 11:00: Controllo con la contabilità. ⟦Le faremo sapere entro domani sera.⟧
      A 2026-10-06 15:00: Buone notizie: la contabilità ha approvato il rimborso.
      """),
    .shown(
      .email, .russian, "ответ обещан до пятницы и дан в четверг",
      """
      C 2026-10-05 10:00: Когда починят лифт в третьем подъезде?
      A 2026-10-05 11:00: ⟦Уточню у мастера и сообщу вам до пятницы.⟧
      A 2026-10-07 15:00: Мастер ответил: лифт запустят завтра утром.
      """),
    .notShown(
      .email, .english, "soon is no date",
      """
      C 2026-10-05 10:00: My heating went off and the engineer has not come.
      A 2026-10-05 10:10: I will call you back soon.
      A 2026-10-05 12:30: The engineer will be with you at 15:00 today.
      """),
    .notShown(
      .email, .english, "kept too late",
      """
      C 2026-10-05 10:00: My heating went off and the engineer has not come.
      A 2026-10-05 10:10: I will call you back within 2 hours.
      A 2026-10-06 12:30: The engineer will be with you at 15:00 today.
      """),
    .notShown(
      .email, .italian, "una durata che nessuno promette",
      """
      C 2026-10-05 10:00: Quanto ci mette il treno fino a Lecce?
      A 2026-10-05 10:30: Il treno delle nove impiega sei ore.
      A 2026-10-05 12:30: Le confermo anche che il bar è a bordo.
      """),
  ]
}

import Conversations

extension FollowedUp {
  package static let examples: [ActExample] = [
    .shown(
      .email, .english, "news without being asked",
      """
      C 2026-10-05 10:00: The parcel with my books is lost, please look for it.
      A 2026-10-05 11:00: I have opened a search with the carrier.
      A 2026-10-06 09:00: ⟦Just a quick update: the carrier has found the parcel in Leeds.⟧ It \
      comes tomorrow.
      """),
    .shown(
      .messaging, .english, "asks whether it worked",
      """
      C 2026-10-05 10:00: My thermostat shows an error.
      A 2026-10-05 10:20: Please hold the reset key for ten seconds.
      A 2026-10-06 10:00: ⟦Just checking in: is the thermostat working now?⟧
      C 2026-10-06 10:30: yes
      """),
    .shown(
      .email, .italian, "aggiornamento spontaneo",
      """
      C 2026-10-05 10:00: Il bonifico non risulta, potete controllare?
      A 2026-10-05 11:00: Ho aperto una verifica con la banca.
      A 2026-10-06 12:00: Un aggiornamento: ⟦abbiamo corretto la pratica e il bonifico è stato \
      accreditato.⟧
      """),
    .notShown(
      .email, .english, "the customer had to ask",
      """
      C 2026-10-05 10:00: The parcel with my books is lost, please look for it.
      A 2026-10-05 11:00: I have opened a search with the carrier.
      C 2026-10-06 08:00: any news?
      A 2026-10-06 09:00: Just a quick update: the carrier has found the parcel.
      """),
    .notShown(
      .email, .english, "two messages in one go",
      """
      C 2026-10-05 10:00: The parcel with my books is lost, please look for it.
      A 2026-10-05 11:00: I have opened a search with the carrier.
      A 2026-10-05 11:05: Just a quick update: the carrier has the number.
      """),
    .notShown(
      .email, .italian, "scuse per il ritardo",
      """
      C 2026-10-05 10:00: Il bonifico non risulta, potete controllare?
      A 2026-10-05 11:00: Ho aperto una verifica con la banca.
      A 2026-10-12 12:00: Ci scusiamo per il ritardo nella risposta: la pratica è stata \
      corretta.
      """),
  ]
}

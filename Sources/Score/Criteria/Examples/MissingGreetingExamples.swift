import Conversations

extension MissingGreeting {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "straight to the order number",
      """
      S: You are now chatting with Felix.
      A: ⟦order number?⟧
      C: hi. HA-120
      """),
    Example(
      .violated, .chat, .italian,
      "risponde senza salutare",
      """
      C: Buonasera, il buono vale anche sui mobili da giardino?
      A: ⟦Sì, vale su tutto il catalogo.⟧
      C: grazie
      """),
    Example(
      .violated, .chat, .russian,
      "без приветствия и через семь минут",
      """
      C 09:00:00: добрый день, есть плита Искра белая?
      C 09:04:00: ау
      A 09:07:00: ⟦Есть, 12 штук.⟧
      """),
    Example(
      .violated, .email, .afrikaans,
      "geen groet",
      """
      C: Goeiemôre, my internet is al weer af. Kan iemand kyk asseblief?
      A: ⟦Trek die prop uit.⟧
      """),
    Example(
      .violated, .chat, .english,
      "the bot's greeting does not count for the agent",
      """
      B: Hello! I'm Hal, your virtual assistant. What is it about?
      C: broken zip
      B: I'll connect you with a colleague.
      A: ⟦Send a photo.⟧
      C: ok
      """),
    Example(
      .met, .chat, .english,
      "name and greeting",
      """
      A: Hello, this is Nora from Halden. How can I help?
      C: hi, opening hours please
      A: 9 to 18 every day.
      """),
    Example(
      .met, .chat, .italian,
      "buongiorno dopo la domanda",
      """
      C: salve, spedite in Sardegna?
      A: Buongiorno, sì, in quattro giorni.
      C: ok
      """),
    Example(
      .met, .chat, .russian,
      "приветствие без имени",
      """
      C: здравствуйте, когда откроетесь?
      A: Доброе утро! Сегодня в 10.
      C: спасибо
      """),
    Example(
      .met, .email, .afrikaans,
      "aanhef tel as groet",
      """
      C: Middag, is daar plek vir 'n karavaan?
      A: Beste mnr. Nel, ja, twee staanplekke. Groete, Charl
      """),
    Example(
      .met, .chat, .english,
      "thank you for contacting us",
      """
      A: Thank you for contacting Roadmate, what can I do for you?
      C: flat tyre
      A: Help is on the way, 25 minutes.
      """),
    Example(
      .met, .chat, .english,
      "second agent opens with the case, no greeting needed",
      """
      A: Hello, Nora here.
      C: my bill is wrong, 40 instead of 14
      S: Transferred from Nora to Greg.
      A2: I've read your case and have corrected the bill to 14.
      C: great
      """),
    Example(
      .met, .messaging, .italian,
      "continues the same morning, no second greeting",
      """
      A 2026-10-07 09:00: Buongiorno Paolo, sono Ilaria.
      C 2026-10-07 09:05: quando arriva il tecnico?
      A 2026-10-07 11:30: Arriva alle 15.
      C 2026-10-07 11:31: ok
      """),
    Example(
      .notApplicable, .social, .english,
      "public thread",
      """
      C: your app is down again
      A: We're on it, back in ten minutes.
      """),
    Example(
      .notApplicable, .chat, .russian,
      "агент ничего не написал",
      """
      C 10:00:00: здравствуйте, есть кто?
      S 10:20:00: Чат закрыт системой.
      """),
  ]
}

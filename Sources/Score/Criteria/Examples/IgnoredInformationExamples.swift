import Conversations

extension IgnoredInformation {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .english,
      "advice the customer said was already tried",
      """
      A: Hello, Anna here.
      C: my espresso machine shows E7. I have already descaled it twice and changed the filter
      A: ⟦Please descale the machine, that usually clears E7.⟧
      C: I just told you I did that twice
      """),
    Example(
      .violated, .chat, .italian,
      "un consiglio che non c'entra, la cliente ripete il problema",
      """
      A: Buongiorno, Ilaria.
      C: il frigo Brina 3 perde acqua dal basso da ieri sera
      A: ⟦Può provare ad abbassare la temperatura.⟧
      C: che c'entra la temperatura? come ho già detto, perde acqua dal basso
      """),
    Example(
      .violated, .chat, .russian,
      "совет уже опробован",
      """
      A: Добрый день, Вера.
      C: роутер не ловит сеть. перезагружал три раза и сбросил настройки, не помогает
      A: ⟦Попробуйте перезагрузить роутер.⟧
      C: я же написал, что перезагружал три раза
      """),
    Example(
      .violated, .email, .afrikaans,
      "antwoord langs die punt verby, kliënt herhaal",
      """
      C: Goeiemôre, die gordyne wat ek bestel het is te kort, 180 in plaas van 210 cm. Ek wil \
      hulle ruil.
      A: Goeiemôre, dankie vir u bestelling. ⟦Ons gordyne is in baie kleure beskikbaar.⟧ \
      Groete, Charl
      C: Soos ek reeds gesê het: hulle is te kort en ek wil ruil.
      """),
    Example(
      .violated, .chat, .english,
      "the problem is restated and the agent asks for it once more",
      """
      A: Hi, Greg here.
      C: my card was blocked after I typed the wrong code at the machine in the station
      A: How can I help?
      C: my card was blocked after the wrong code, at the station machine
      A: ⟦What is the problem with your card?⟧
      C: as i already said, it is blocked
      """),
    Example(
      .met, .chat, .english,
      "uses what the customer tried",
      """
      A: Hello, Anna here.
      C: E7 on my machine, already descaled twice
      A: Thanks for trying that already. After two descalings E7 means the pump; I've booked \
      a free pick-up for tomorrow.
      C: great
      """),
    Example(
      .met, .chat, .italian,
      "chiede il testo esatto dell'errore",
      """
      A: Buongiorno, Ilaria.
      C: il sito mi dà errore quando pago
      A: Mi dispiace. Mi può copiare il testo esatto dell'errore?
      C: PAY-32
      A: Grazie: è la carta scaduta, basta aggiornarla nel profilo.
      """),
    Example(
      .met, .chat, .russian,
      "переспрашивает, чтобы проверить номер",
      """
      A: Здравствуйте, Вера.
      C: заказ 12077 пришёл без крышки
      A: Правильно поняла: заказ 12077, нет крышки?
      C: да
      A: Крышка выезжает сегодня.
      """),
    Example(
      .met, .email, .english,
      "the customer told the courier, not us",
      """
      C: As I told your driver, the side door is the right one. Please note it for Friday.
      A: Dear Ms Roe, noted: side door, Friday 10 to 12. Kind regards, Nora
      C: thanks
      """),
    Example(
      .met, .chat, .afrikaans,
      "soos ek gesê het as stopwoord",
      """
      A: Goeiemôre, Charl.
      C: soos ek altyd sê, beter laat as nooit. Is my pakkie daar?
      A: Ja, dit lê gereed by ontvangs tot 20:00.
      C: dankie
      """),
    Example(
      .met, .chat, .russian,
      "клиент напоминает слова оператора, а не свои",
      """
      A: Здравствуйте, Вера.
      C: сколько стоит подъём шкафа на этаж?
      A: Подъём бесплатный.
      C: тогда оформляю
      A: Оформила: шкаф 30 000, подъём 1 500.
      C: подождите, вы только что сказали, что подъём бесплатный
      A: Вы правы, подъём убрала.
      """),
    Example(
      .notApplicable, .chat, .english,
      "no fact given",
      """
      C: hi, are you open?
      A: Hello, yes, until 18:00.
      C: ok
      """),
    Example(
      .notApplicable, .chat, .italian,
      "un solo turno dell'operatore",
      """
      C: la mia lampada 44 è rotta
      A: Buongiorno, gliene mando una nuova oggi.
      """),
  ]
}

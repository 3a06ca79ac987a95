import Conversations

extension WithheldBadNews {
  package static let examples: [Example] = [
    Example(
      .violated, .chat, .afrikaans,
      "ja of nee gevra, gelukwense gekry",
      """
      C: het ek die beurs gekry? ek moet net weet ja of nee
      A: Goeiedag! ⟦Daar was vanjaar baie aansoeke en elkeen is met sorg gelees.⟧
      C: ja of nee asseblief
      A: Nee, u aansoek is afgekeur.
      """),
    Example(
      .violated, .chat, .english,
      "it depends, twice, then the plain no",
      """
      A: Hello, Nora.
      C: will my claim be paid, yes or no?
      A: It depends, these things take time.
      C: please just tell me, yes or no
      A: ⟦We will see in due course.⟧
      C: that's not an answer
      """),
    Example(
      .violated, .email, .italian,
      "vedremo, e la risposta c'era già",
      """
      C: La mia borsa di studio è stata approvata? Ho bisogno di saperlo.
      A: Buongiorno, ⟦la pratica è in valutazione, vedremo.⟧ Cordiali saluti
      C: sì o no? domani scade l'affitto
      A: Buongiorno, a dire il vero è stata respinta il mese scorso.
      """),
    Example(
      .violated, .chat, .russian,
      "уклончивые ответы на прямой вопрос",
      """
      A: Здравствуйте, Вера.
      C: мне вернут деньги за отменённый рейс, да или нет?
      A: Вопрос на рассмотрении.
      C: так да или нет?
      A: ⟦Всё зависит от разных обстоятельств, ожидайте.⟧
      """),
    Example(
      .violated, .chat, .afrikaans,
      "ons sal maar sien",
      """
      A: Goeiemôre, Charl.
      C: gaan die kamera betyds hier wees vir Saterdag, ja of nee?
      A: ⟦Ag, ons sal maar sien.⟧
      C: ja of nee asb, ek moet anders elders koop
      A: Dit hang af.
      """),
    Example(
      .violated, .chat, .english,
      "admits not wanting to disappoint",
      """
      A: Hi, Greg.
      C: is my deposit lost?
      A: Let me see what I can say.
      C: is it lost?
      A: ⟦I didn't want to disappoint you; yes, it was forfeited in May.⟧
      """),
    Example(
      .violated, .chat, .english,
      "the no comes when it is pressed for",
      """
      A: Hello, Felix.
      C: Are the photos from my old laptop still there?
      A: ⟦The new drive starts in ten seconds and we cleaned the fan as well.⟧
      C: I asked about the photos
      A: I'm sorry, no, we could not read them.
      """),
    Example(
      .met, .chat, .english,
      "bad news said clearly and kindly",
      """
      A: Hello, Nora.
      C: will my claim be paid, yes or no?
      A: I'm sorry, no: the policy ended two days before the storm. You can appeal, and I've \
      mailed you the form.
      C: ok, thanks for being straight
      """),
    Example(
      .met, .chat, .italian,
      "non lo sa ancora, dice quando lo saprà",
      """
      A: Buongiorno, Ilaria.
      C: la domanda è stata accolta?
      A: Non lo so ancora: la commissione decide giovedì e le scrivo entro venerdì a mezzogiorno.
      C: va bene
      """),
    Example(
      .met, .chat, .russian,
      "отказ объяснён",
      """
      A: Здравствуйте, Вера.
      C: мне одобрили рассрочку?
      A: К сожалению, нет: банк отказал, причину он сообщает только вам по телефону 999 555 0177.
      C: понял
      """),
    Example(
      .met, .chat, .afrikaans,
      "dit hang af, met die voorwaardes erby",
      """
      A: Goeiemôre, Charl.
      C: kry ek my geld terug as ek kanselleer?
      A: Dit hang van die dag af: tot Vrydag alles, daarna die helfte.
      C: duidelik
      """),
    Example(
      .met, .email, .english,
      "data protection named as the reason",
      """
      C: Did my neighbour complain about me?
      A: Dear Mr Cole, for data protection I can't tell you who wrote. I can tell you that \
      the matter is closed and nothing is held against you. Kind regards, Nora
      """),
    Example(
      .notApplicable, .chat, .english,
      "no question about an outcome",
      """
      C: how do I reset my password?
      A: Hello, use the link I've just sent.
      C: thx
      """),
    Example(
      .notApplicable, .chat, .italian,
      "nessuna domanda",
      """
      C: volevo dire grazie a Ilaria
      A: Grazie, riferisco!
      """),
  ]
}

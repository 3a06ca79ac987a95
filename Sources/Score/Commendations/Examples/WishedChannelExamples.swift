import Conversations

extension WishedChannel {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "a call was wished and is promised",
      """
      A: Hello, Dee here.
      C: Can someone call me about the boiler? I can't type well.
      A: Of course. ⟦I will call you in ten minutes.⟧
      """),
    .shown(
      .chat, .italian, "richiamata chiesta e promessa",
      """
      A: Buongiorno, sono Zeno.
      C: Mi richiamate per favore? Scrivere mi è difficile.
      A: Certo. ⟦La richiamiamo tra dieci minuti.⟧
      """),
    .shown(
      .chat, .english, "a person was wished and comes",
      """
      B: I can help with orders. Choose 1 or 2.
      C: I want to speak to a human please
      A: Hello, Dee here. ⟦I'm connecting you to my colleague who knows boilers.⟧
      """),
    .notShown(
      .chat, .english, "a call that was promised and did not come",
      """
      A: Hello, Dee here.
      C: You said you would call me and nobody called.
      A: I will call you in ten minutes.
      """),
    .notShown(
      .chat, .english, "another channel is pushed",
      """
      A: Hello, Dee here.
      C: Can someone call me about the boiler?
      A: Please use the form on our website instead.
      """),
    .notShown(
      .chat, .italian, "la richiamata è rifiutata",
      """
      A: Buongiorno, sono Zeno.
      C: Potete chiamarmi per favore? Scrivere mi è difficile.
      A: Purtroppo non possiamo telefonare.
      """),
  ]
}

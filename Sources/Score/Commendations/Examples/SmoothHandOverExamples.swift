import Conversations

extension SmoothHandOver {
  package static let examples: [ActExample] = [
    .shown(
      .chat, .english, "the colleague goes on with the matter",
      """
      A: Hello, Ivy here.
      C: My solar inverter shows code E7 and the panels are off.
      A: I'm transferring you to our solar team, they can reset the inverter from here.
      A2: Hi, Ben here. ⟦I've read that your inverter shows code E7 and the panels are off.⟧ \
      I've reset it just now.
      C: it is green again
      """),
    .shown(
      .chat, .italian, "il collega prosegue",
      """
      A: Buongiorno, sono Ada.
      C: La caldaia mostra il codice E7 e perde acqua.
      A: La passo al reparto tecnico, che può sbloccare la caldaia da remoto.
      A2: Salve, sono Bruno. ⟦Ho letto che la caldaia mostra il codice E7 e perde acqua.⟧ Ho \
      prenotato il tecnico per oggi.
      """),
    .shown(
      .chat, .english, "the colleague names what is wrong",
      """
      A: Hello, Ivy here.
      C: The blue sofa has a torn cushion and I want a new cover.
      A: I'm passing you over to our furniture team, they order covers.
      A2: Hello, Una here. ⟦A new cover for the torn cushion of your sofa has been ordered.⟧
      """),
    .notShown(
      .chat, .english, "what is it about?",
      """
      A: Hello, Ivy here.
      C: My solar inverter shows code E7 and the panels are off.
      A: I'm transferring you to our solar team, they can reset the inverter from here.
      A2: Hi, Ben here. What is the problem?
      """),
    .notShown(
      .chat, .english, "no hand-over at all",
      """
      A: Hello, Ivy here.
      C: My solar inverter shows code E7 and the panels are off.
      A: I've reset the inverter, code E7 is gone and the panels are on.
      """),
    .notShown(
      .chat, .italian, "il collega chiede da capo",
      """
      A: Buongiorno, sono Ada.
      C: La caldaia mostra il codice E7 e perde acqua.
      A: La passo al reparto tecnico, che può sbloccare la caldaia da remoto.
      A2: Salve, sono Bruno. Mi dica, qual è il problema?
      """),
  ]
}

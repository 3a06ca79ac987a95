package import Conversations
import Lexicons

/// C07. A customer who complained leaves content.
package struct CustomerWonBack: ExemplaryAct {
  package static let kind = "C07"
  package static let titles = [
    "en": "An upset customer won back",
    "it": "Un cliente scontento riconquistato",
    "ru": "Недовольный клиент ушёл довольным",
    "af": "’n Ontevrede klant teruggewen",
  ]
  package static let text = ActText(
    what: [
      "en": "a customer who complained leaves content after what the agent did",
      "it": "un cliente che si lamentava se ne va contento dopo ciò che l'operatore ha fatto",
      "ru": "клиент жаловался, а после помощи сотрудника уходит довольным",
      "af": "’n klant wat gekla het, gaan tevrede weg ná wat die agent gedoen het",
    ],
    looksAt: "a complaint, an act or an answer after it, and praise or confirmation in the "
      + "customer's last turn",
    passesOver: "thanks alone, praise beside a new complaint, a question, irony that quotes "
      + "the complaint")
  package static let opposes: [CriterionID] = ["E17", "E18", "S21"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    guard
      let complaint = reading.affect.entries.last(where: {
        $0.cue == .negativeFeedback || $0.cue == .churnThreat || $0.cue == .wordOfMouth
      }),
      let end = reading.customerTurns.last, end > complaint.turn,
      let content = reading.praise(in: end) ?? reading.solution(in: end)
    else { return [] }
    let moves = Reading.ownActs.union([.advice, .link])
    let deed = reading.agentTurns.turns(after: complaint.turn).prefix { $0 < end }
      .reversed().found { turn in
        reading.sentences(of: turn).first {
          !reading.acts[$0].isDisjoint(with: moves)
            && reading.acts[$0].isDisjoint(with: [.question, .dataRequest, .elsewhere])
        }
      }.first
    guard let deed else { return [] }
    let place = reading.place(deed)
    return [
      commendation(
        place.turn, place.span, confidence: 0.75, rule: "C07.won-back",
        message: "the customer complained and leaves content",
        related: [
          Place(complaint.turn, complaint.span), Place(end, reading.sentenceSpan(content)),
        ], reading)
    ]
  }
}

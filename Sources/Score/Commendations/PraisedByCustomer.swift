package import Conversations
import Lexicons

/// C15. The customer praises the service in plain words.
package struct PraisedByCustomer: ExemplaryAct {
  package static let kind = "C15"
  package static let titles = [
    "en": "Praised by the customer",
    "it": "Elogiato dal cliente",
    "ru": "Похвала клиента",
    "af": "Deur die klant geprys",
  ]
  package static let text = ActText(
    what: [
      "en": "the customer praises the agent or the service in plain words",
      "it": "il cliente elogia apertamente l'operatore o il servizio",
      "ru": "клиент прямо хвалит сотрудника или обслуживание",
      "af": "die klant prys die agent of die diens in duidelike woorde",
    ],
    looksAt: "words of praise that speak of the agent, the help or the service, after an "
      + "agent's turn with substance",
    passesOver: "thanks alone, perfect as a mere yes, praise of the goods, praise beside a "
      + "complaint, a question")
  package static let opposes: [CriterionID] = ["E17", "S23"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.customerTurns.reversed() {
      guard let praise = reading.praise(in: turn),
        let earned = reading.agentTurns.turns(before: turn).last(where: {
          reading.hasSubstance($0)
        })
      else { continue }
      return [
        commendation(
          earned, help(in: earned, reading), confidence: 0.75, rule: "C15.praised",
          message: "the customer praises the service",
          related: [Place(turn, reading.sentenceSpan(praise))], reading)
      ]
    }
    return []
  }

  /// What the praise is about: the first sentence that acts, advises or answers.
  private func help(in turn: Int, _ reading: Reading) -> Span {
    let first = reading.sentences(of: turn).first {
      !reading.acts[$0].isDisjoint(with: Reading.ownActs.union([.advice, .link]))
    }
    return first.map { reading.sentences[$0].span } ?? reading.evidenceSpan(of: turn)
  }
}

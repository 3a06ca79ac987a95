package import Conversations
import Lexicons

/// C08. The problem is gone, and the customer says so.
package struct SolvedAndConfirmed: ExemplaryAct {
  package static let kind = "C08"
  package static let titles = [
    "en": "Solved, and the customer confirms it",
    "it": "Risolto, e il cliente lo conferma",
    "ru": "Решено, и клиент это подтверждает",
    "af": "Opgelos, en die klant bevestig dit",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent's help solved the problem, and the customer says that it works",
      "it": "l'aiuto dell'operatore ha risolto il problema, e il cliente dice che funziona",
      "ru": "помощь сотрудника решила проблему, и клиент говорит, что всё работает",
      "af": "die agent se hulp het die probleem opgelos, en die klant sê dat dit werk",
    ],
    looksAt: "a problem, the agent's advice or act, and words of the customer that it works or "
      + "is solved",
    passesOver: "got it, thanks, I will try, it works if, a solution the customer found alone")
  package static let opposes: [CriterionID] = ["E18", "S10"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    guard let trouble = reading.issue.statedIn, reading.issue.isProblem else { return [] }
    for turn in reading.customerTurns.turns(after: trouble) {
      guard let word = reading.solution(in: turn),
        !reading.customerTurns.turns(after: turn).contains(where: {
          reading.has(.unresolved, turn: $0)
        }),
        let helped = reading.agentTurns.turns(before: turn).last(where: { $0 > trouble }),
        let help = reading.sentences(of: helped).first(where: {
          !reading.acts[$0].isDisjoint(with: [.act, .advice, .link, .antidote, .statement])
            && reading.acts[$0].isDisjoint(with: [.question, .dataRequest])
        })
      else { continue }
      return [
        commendation(
          helped, reading.sentences[help].span, confidence: 0.8, rule: "C08.confirmed",
          message: "the customer confirms that the problem is solved",
          related: [
            Place(trouble, reading.span(of: trouble)), Place(turn, reading.sentenceSpan(word)),
          ], reading)
      ]
    }
    return []
  }
}

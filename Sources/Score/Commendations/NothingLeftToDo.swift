package import Conversations
import Lexicons

/// C09. The agent takes the whole work on and says so.
package struct NothingLeftToDo: ExemplaryAct {
  package static let kind = "C09"
  package static let titles = [
    "en": "The work taken off the customer",
    "it": "Il lavoro tolto al cliente",
    "ru": "Клиенту ничего не нужно делать",
    "af": "Die werk van die klant afgeneem",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent does the work and the customer has nothing left to do",
      "it": "l'operatore fa tutto e al cliente non resta nulla da fare",
      "ru": "сотрудник делает всё сам, и клиенту ничего не остаётся делать",
      "af": "die agent doen die werk en die klant hoef niks verder te doen nie",
    ],
    looksAt: "you need do nothing, in the agent's words, and beside it what was done or is "
      + "promised",
    passesOver: "don't worry, no need to apologise, nothing is wrong, a finished act without "
      + "these words")
  package static let opposes: [CriterionID] = ["S09", "S08"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      let freed = reading.sentences(of: turn).first { frees($0, reading) }
      guard let freed,
        let deed = reading.deed(from: turn, [.actionDone, .promise, .promiseFollowup, .canDo])
          ?? reading.agentTurns.turns(before: turn).last.flatMap({
            reading.deed(in: $0, [.actionDone])
          })
      else { continue }
      return [
        commendation(
          turn, reading.sentences[freed].span, confidence: 0.75, rule: "C09.nothing-to-do",
          message: "the work is taken on, and the customer has nothing left to do",
          related: deed == freed ? [] : [reading.place(deed)], reading)
      ]
    }
    return []
  }

  /// Words within which no, need, do and anything have to stand together.
  private static let window = 7

  /// "You don't need to do anything".
  private func frees(_ sentence: Int, _ reading: Reading) -> Bool {
    let words = Array(reading.words(sentence))
    guard reading.acts[sentence].isDisjoint(with: [.question, .refusal]) else { return false }
    return words.indices.contains { start in
      let near = words[start...].prefix(Self.window)
      return near.contains(where: Negation.holds)
        && [Self.need, Self.something, Self.make].allSatisfy { set in
          near.contains { set.contains($0.hash) }
        }
    }
  }

  private static let need = WordSet(
    "need have must required deve devi dovete serve occorre нужно надо придется требуется hoef moet"
  )
  private static let something = WordSet(
    """
    anything nothing more else further yourself altro nulla niente piu ничего больше дополнительно \
    niks verder anders iets
    """)
  private static let make = WordSet(
    "do send fill call fare inviare mandare делать предпринимать отправлять doen stuur bel")
}

package import Conversations
import Lexicons

/// C05. The agent does not know, says so, finds out and comes back with the answer.
package struct FoundOut: ExemplaryAct {
  package static let kind = "C05"
  package static let titles = [
    "en": "Did not know, and found out",
    "it": "Non lo sapeva, e si è informato",
    "ru": "Не знал и выяснил",
    "af": "Het nie geweet nie, en uitgevind",
  ]
  package static let text = ActText(
    what: [
      "en": "the agent says that he does not know, finds out and comes back with the answer",
      "it": "l'operatore dice di non saperlo, si informa e torna con la risposta",
      "ru": "сотрудник говорит, что не знает, выясняет и возвращается с ответом",
      "af": "die agent sê dat hy nie weet nie, vind uit en kom terug met die antwoord",
    ],
    looksAt: "words of not knowing, a promise to find out or a pause beside them, and a later "
      + "turn with substance",
    passesOver: "a pause alone, an answer that is again not known, being sent elsewhere")
  package static let opposes: [CriterionID] = ["E12", "E13"]
  package static let revision = 1

  package init() {}

  /// Agent turns within which the answer has to come.
  private static let within = 5

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      guard let unknown = reading.strongest([.dontKnow, .productIgnorance], turn: turn) else {
        continue
      }
      let later = [turn] + reading.agentTurns.turns(after: turn).prefix(Self.within - 1)
      let move = later.prefix(2).found { other in
        reading.sentences(of: other).first {
          $0 >= unknown.sentence && !reading.acts[$0].isDisjoint(with: [.hold, .promise])
            && reading.acts[$0].isDisjoint(with: [.question, .elsewhere])
        }
      }.first
      guard let move else { continue }
      let moved = reading.sentences[move].turn
      let answer = later.first { other in
        other > moved && reading.hasSubstance(other)
          && !reading.acts(turn: other).isDisjoint(with: [.act, .statement, .answerWord, .link])
          && !reading.hasAny([.dontKnow, .holdRequest, .evasion, .channelPush], turn: other)
      }
      guard let answer else { continue }
      return [
        commendation(
          moved, reading.sentences[move].span, confidence: 0.75, rule: "C05.found-out",
          message: "said that it had to be found out, and came back with the answer",
          related: [Place(answer, reading.openingSpan(of: answer))], reading)
      ]
    }
    return []
  }
}

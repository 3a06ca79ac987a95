package import Conversations
import Lexicons

/// C11. After a trouble the agent gives more than was owed.
package struct BeyondTheRule: ExemplaryAct {
  package static let kind = "C11"
  package static let titles = [
    "en": "Something given beyond the rule",
    "it": "Un gesto oltre la regola",
    "ru": "Уступка сверх правил",
    "af": "Iets gegee bo en behalwe die reël",
  ]
  package static let text = ActText(
    what: [
      "en": "after a trouble the agent gives or waives something",
      "it": "dopo un disguido l'operatore concede o condona qualcosa",
      "ru": "после неприятности сотрудник что-то дарит или прощает",
      "af": "ná ’n ongerief gee die agent iets of skeld dit kwyt",
    ],
    looksAt: "a problem, and after it a gift, a waiver or an exception that the agent gives in "
      + "the first person or reports as done",
    passesOver: "where compensation can be applied for, somebody else's plan, an "
      + "advertisement, a mere possibility")
  package static let opposes: [CriterionID] = ["S06"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    guard let trouble = reading.problemTurns.first else { return [] }
    for turn in reading.agentTurns.turns(after: trouble)
    where !reading.has(.upsell, turn: turn) {
      let gift = reading.sentences(of: turn).first { sentence in
        reading.has(.goodwill, sentence: sentence) && !Negation.stands(sentence, reading)
          && !reading.hasAny([.policyCitation, .hedge], sentence: sentence)
          && reading.acts[sentence].isDisjoint(
            with: [.refusal, .question, .dataRequest, .advice, .elsewhere])
          && (FirstPerson.speaks(sentence, reading)
            || reading.hasAny([.actionDone, .promise], sentence: sentence))
          && !reading.words(sentence).contains { Self.theirs.contains($0.hash) }
      }
      guard let gift else { continue }
      return [
        commendation(
          turn, reading.sentences[gift].span, confidence: 0.75, rule: "C11.given",
          message: "after a trouble something is given or waived",
          related: [Place(trouble, reading.span(of: trouble))], reading)
      ]
    }
    return []
  }

  /// Conditions and others' plans.
  private static let theirs = WordSet(
    """
    if may might apply plan most cases usually any se qualora piano solito если план обычно indien \
    as gewoonlik
    """)
}

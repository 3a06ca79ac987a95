package import Conversations
import Lexicons

/// C10. What the customer gave does not fit, and the agent asks instead of contradicting.
package struct ConsiderateCorrection: ExemplaryAct {
  package static let kind = "C10"
  package static let titles = [
    "en": "A considerate correction",
    "it": "Una correzione con tatto",
    "ru": "Тактичное уточнение вместо упрёка",
    "af": "’n Bedagsame regstelling",
  ]
  package static let text = ActText(
    what: [
      "en": "what the customer gave does not fit, and the agent asks to check instead of "
        + "contradicting",
      "it": "un dato del cliente non torna, e l'operatore chiede di verificare invece di "
        + "contraddire",
      "ru": "данные клиента не сходятся, и сотрудник просит проверить, а не спорит",
      "af": "wat die klant gegee het, pas nie, en die agent vra om na te gaan in plaas van te "
        + "weerspreek",
    ],
    looksAt: "a value that the customer gave, and after it trouble in finding it told of the "
      + "agent's own side, with a request to check",
    passesOver: "an identity check, a refusal, you are wrong")
  package static let opposes: [CriterionID] = ["S19"]
  package static let revision = 1

  package init() {}

  package func find(_ reading: Reading) -> [Commendation] {
    for turn in reading.agentTurns {
      guard !reading.hasAny([.customerWrong, .processBlame, .hardNegation], turn: turn),
        !reading.acts(turn: turn).isDisjoint(with: [.question, .dataRequest]),
        let said = reading.customerBlock(before: turn).last(where: { told in
          reading.slots.entries.contains { $0.turn == told && $0.slot != .problem }
        }),
        let match = reading.cues.matches(.softCorrection, turn: turn).first(where: {
          Negation.stands($0.sentence, reading)
            || reading.mentions(Self.trouble, sentence: $0.sentence)
        })
      else { continue }
      return [
        commendation(
          turn, reading.sentenceSpan(match), confidence: 0.7, rule: "C10.soft",
          message: "asks to check what was given instead of contradicting",
          related: [Place(said, reading.span(of: said))], reading)
      ]
    }
    return []
  }

  private static let trouble = WordBeginnings(
    """
    trouble difficult typo mismatch unable misunderst struggl difficolt fatica refus трудн опечат \
    сложно sukkel tikfout moeilik
    """)
}

package import Conversations
import Lexicons

/// S23. The agent is rude.
///
/// An insult ends the service and the custom. Some brands insult on purpose; their profile says so.
/// Repeating the customer's own word to confirm it, names of products and words about things are none.
package struct RudeAgent: Criterion {
  package static let info = CriterionInfo(
    id: "S23", name: "RudeAgent",
    titles: [
      "en": "Disrespect or rudeness (brand exceptions apply)",
      "it": "Maleducazione o mancanza di rispetto",
      "ru": "Грубость, неуважение",
      "af": "Onbeskof of sonder respek",
    ],
    decidability: .d1, criticality: .customer, weight: 10, isAutoFail: true,
    group: "attitude")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the agent insults, mocks or shouts at the customer",
    why: "nobody returns to where he was insulted, and everybody hears of it",
    looksAt: "insults and aggressive formulas in the agent's words, capitals, whether the "
      + "customer used the word first, whether the words could be the customer's own under "
      + "the wrong role",
    cannotSee: "tone of voice; irony without a mark; a brand where insult is the act (use a "
      + "profile)")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let shouting = 0.5
  private static let objects = 0.5

  package func judge(_ reading: Reading) -> Judgement {
    guard !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    var suspicions: [Suspicion] = []
    for turn in reading.agentTurns {
      guard let match = reading.strongest([.rude], turn: turn) else { continue }
      var suspicion = reading.suspicion(
        match, severity: 1, rule: "S23.rude", message: "rude words to the customer")
      if AffectLedger.shouts(turn, reading) {
        suspicion.evidence.append(
          EvidenceItem(.structural, RudeAgent.shouting, "in capitals or with !!!"))
      }
      if let next = reading.nextCustomerTurn(after: turn),
        reading.hasAny([.negativeFeedback, .feeling, .deceptionAccusation], turn: next)
      {
        suspicion.evidence.append(
          EvidenceItem(.structural, RudeAgent.objects, "the customer objects"))
        suspicion.episode.append(next)
      }
      if repeatsTheCustomer(match, reading) {
        suspicion.guards.append(Guard(1, "the customer used the word first"))
      }
      if reading.hasAny([.apology, .empathy, .goodwill], turn: turn) {
        suspicion.guards.append(Guard(0.5, "beside an apology"))
      }
      suspicions.append(suspicion)
    }
    if suspicions.isEmpty {
      suspicions = reading.reproaches([.rudeNoticed]).map {
        reading.suspicion(
          $0, span: reading.evidenceSpan(of: $0.turn), severity: 1, rule: "S23.tone",
          message: "the customer objects to the agent's tone")
      }
    }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  private func repeatsTheCustomer(_ match: CueMatch, _ reading: Reading) -> Bool {
    let words = reading.words(match.sentence).filter { $0.range.overlaps(match.folded) }
    let said = Set(
      reading.customerTurns.filter { $0 < match.turn }.flatMap { turn in
        reading.sentences(of: turn).flatMap { reading.words($0).map(\.hash) }
      })
    return words.contains { $0.stem != 0 && said.contains($0.hash) }
  }
}

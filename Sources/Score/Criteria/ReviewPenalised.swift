package import Conversations
import Lexicons

/// S07. A review is punished, threatened or bargained over.
///
/// The guest house that charged for bad reviews became known for nothing else. Asking kindly for a review
/// after a good end is no fault.
package struct ReviewPenalised: Criterion {
  package static let info = CriterionInfo(
    id: "S07", name: "ReviewPenalised",
    titles: [
      "en": "Penalising or bargaining over negative reviews; policy as a joke or threat",
      "it": "Punire o mercanteggiare le recensioni negative",
      "ru": "Наказание за отзывы и торг вокруг них",
      "af": "Straf of onderhandel oor slegte resensies",
    ],
    decidability: .d1, criticality: .compliance, weight: 10, isAutoFail: false,
    group: nil)
  package static let revision = 2
  package static let text = CriterionText(
    what: "the agent threatens a sanction for a review or complaint, or makes help depend on "
      + "removing it",
    why: "it is a threat, often unlawful, and it turns one bad review into a story",
    looksAt: "sanction or condition and review in one sentence of the agent's",
    cannotSee: "a contract term that the sentence quotes")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let aboutAReview = 0.6
  private static let reviewWords = WordBeginnings(
    """
    review rating feedback complain stars recension valutazion reclam stelle отзыв рецензи жалоб \
    оценк resensie klag klagte terugvoer
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let touched = reading.speech.contains {
      reading.has(.wordOfMouth, turn: $0) || reading.mentions(Self.reviewWords, turn: $0)
    }
    let suspicions = reading.agentTurns.compactMap { turn -> Suspicion? in
      // Denunciations and lawyers without a review are other matters.
      guard touched, let match = reading.strongest([.reviewThreat], turn: turn) else { return nil }
      var suspicion = reading.suspicion(
        match, severity: 1, rule: "S07.review-threat",
        message: "a sanction or condition hangs on a review")
      suspicion.evidence.append(
        EvidenceItem(.structural, ReviewPenalised.aboutAReview, "a review or complaint is named"))
      return suspicion
    }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }
}

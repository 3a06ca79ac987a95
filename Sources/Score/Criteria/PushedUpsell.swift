package import Conversations
import Lexicons

/// S12. An upsell is pushed on a customer who waits or is upset.
///
/// The loyalty card offered to the customer whose washing machine has not come. After a confirmed
/// solution the same offer is fine.
package struct PushedUpsell: Criterion {
  package static let info = CriterionInfo(
    id: "S12", name: "PushedUpsell",
    titles: [
      "en": "Upsell or sign-up pushed on a waiting or upset customer",
      "it": "Vendita o iscrizione spinta su chi aspetta o è arrabbiato",
      "ru": "Навязанная продажа тому, кто ждёт или расстроен",
      "af": "Verkope opgedring aan iemand wat wag of ontsteld is",
    ],
    decidability: .d1, criticality: .business, weight: 4, isAutoFail: false,
    group: nil)
  package static let revision = 1
  package static let text = CriterionText(
    what: "an offer to buy, join or sign up comes while the matter is open",
    why: "it tells the customer that his trouble is an occasion to sell",
    looksAt: "upsell words while the customer waits, is angry, has said no before, or nothing "
      + "is solved yet",
    cannotSee: "whether the offer itself solves the problem in a way only the product's "
      + "makers know")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let refusedBefore = 0.85
  private static let upset = 0.8
  private static let unsolved = 0.7
  private static let waiting = 0.65
  private static let offerWords = WordBeginnings(
    """
    upgrade premium loyalty membership newsletter warranty plus card plan abbonament pacchetto promozion piano carta тариф карт \
    подписк акци лояльност opgrader gratis lidmaatskap nuusbrief waarborg kaart
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let offers = reading.agentTurns.filter {
      reading.has(.upsell, turn: $0) || reading.mentions(Self.offerWords, turn: $0)
    }
    guard !offers.isEmpty else { return Judgement(.notApplicable("no-offer"), for: reading) }
    var refused = false
    var suspicions: [Suspicion] = []
    for turn in offers {
      if let found = suspicion(turn, refused: refused, reading) { suspicions.append(found) }
      if let next = reading.nextCustomerTurn(after: turn), reading.has(.answerNo, turn: next) {
        refused = true
      }
    }
    return Judgement(
      opportunities: reading.opportunities(offers, otherwise: "no-offer"),
      suspicions: Array(suspicions.prefix(2)))
  }

  private func suspicion(_ turn: Int, refused: Bool, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.upsell], turn: turn) else { return nil }
    let before = reading.customerTurns.last { $0 < turn }
    let isSolved =
      before.map {
        reading.hasAny([.resolutionConfirm, .satisfaction, .thanks], turn: $0)
      } ?? false
    guard !isSolved else { return nil }
    var evidence: [EvidenceItem] = []
    var severity = 1.0
    if refused {
      evidence.append(EvidenceItem(.structural, PushedUpsell.refusedBefore, "refused before"))
      severity = 1.5
    }
    if reading.affect.entries.contains(where: { $0.turn < turn }) {
      evidence.append(EvidenceItem(.structural, PushedUpsell.upset, "the customer is upset"))
      severity = 1.5
    }
    if reading.problemTurns.contains(where: { $0 < turn }), reading.issue.state != .confirmed {
      evidence.append(EvidenceItem(.structural, PushedUpsell.unsolved, "the problem is open"))
    }
    if reading.agentTurns.contains(where: { $0 <= turn && reading.has(.holdRequest, turn: $0) }) {
      evidence.append(EvidenceItem(.structural, PushedUpsell.waiting, "the customer waits"))
    }
    guard !evidence.isEmpty else { return nil }
    var suspicion = reading.suspicion(
      match, severity: severity, rule: "S12.pushed-upsell",
      message: "an offer while \(Message.list(evidence.map(\.note), separator: ", "))")
    suspicion.evidence = evidence
    suspicion.applicability = min(1, match.prior + 0.25)
    if reading.customerTurns.contains(where: { turn in
      reading.questions.all.contains {
        $0.turn == turn && !$0.stems.isDisjoint(with: reading.stems(match.sentence))
      }
    }) {
      suspicion.guards.append(Guard(0.5, "the customer asked about it"))
    }
    return suspicion
  }
}

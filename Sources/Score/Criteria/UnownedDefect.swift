package import Conversations
import Lexicons

/// S03. A defect is reported, and nobody takes it on.
///
/// Whether the product is bad no transcript shows; whether somebody recorded, replaced, refunded or
/// passed it on, it does. Words of danger that set nothing in motion weigh most.
package struct UnownedDefect: Criterion {
  package static let info = CriterionInfo(
    id: "S03", name: "UnownedDefect",
    titles: [
      "en": "Product or service quality failure, or an unsuitable product sold",
      "it": "Difetto di qualità di cui nessuno si fa carico",
      "ru": "Дефект качества, за который никто не взялся",
      "af": "Gehaltefout wat niemand opneem nie",
    ],
    decidability: .d3, criticality: .business, weight: 6, isAutoFail: false,
    group: nil)
  package static let revision = 1
  package static let text = CriterionText(
    what: "a quality complaint or a danger gets no record, replacement, refund, check or "
      + "hand-over",
    why: "the same defect comes back with the next customer, and a danger may not wait",
    looksAt: "words of defects and danger in the customer's turns, and what agents do in any "
      + "turn after them",
    cannotSee: "the product itself")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let nothingDone = 0.3
  private static let closedOnIt = 0.3
  private static let dangerIgnored = 0.6
  private static let rescue = WordBeginnings(
    """
    technician engineer emergency evacuat unplug stop leave tecnico spenga esca soccorso emergenza \
    мастер техник бригад выключите отключите пользуйтесь покиньте tegnikus nood ontruim verlaat
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let defects = reading.customerTurns.filter {
      reading.hasAny([.qualityDefect, .safetyHazard], turn: $0)
    }
    guard let first = defects.first else {
      return Judgement(.notApplicable("no-defect"), for: reading)
    }
    let replies = reading.agentTurns.filter { $0 > first }
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "no-defect"),
      suspicions: suspicion(first, replies, reading).map { [$0] } ?? [])
  }

  private func suspicion(_ defect: Int, _ replies: [Int], _ reading: Reading) -> Suspicion? {
    guard let reply = replies.first,
      let match = reading.strongest([.safetyHazard, .qualityDefect], turn: defect)
    else { return nil }
    let isDanger = match.cue == .safetyHazard
    let owned: SentenceActs =
      isDanger
      ? [.act, .promise, .antidote, .dataRequest, .elsewhere]
      : [.act, .promise, .antidote, .dataRequest, .elsewhere, .question, .advice, .link, .hold]
    guard
      replies.allSatisfy({
        reading.acts(turn: $0).isDisjoint(with: owned)
          && !reading.hasAny([.goodwill, .transfer, .privateMessage], turn: $0)
          && !(isDanger && reading.mentions(Self.rescue, turn: $0))
      })
    else { return nil }
    var suspicion = Suspicion(
      turn: reply, span: reading.evidenceSpan(of: reply), agent: reading.agentOfTurn[reply],
      evidence: [
        EvidenceItem(
          .structural, isDanger ? UnownedDefect.dangerIgnored : UnownedDefect.nothingDone,
          isDanger ? "a danger, and nothing set in motion" : "a defect, and nothing set in motion")
      ], severity: isDanger ? 1.5 : 1, rule: isDanger ? "S03.danger" : "S03.no-owner",
      message: isDanger
        ? "a danger to people is reported and nothing is set in motion"
        : "a defect is reported and nobody takes it on")
    suspicion.related = [Place(defect, reading.sentenceSpan(match))]
    if reading.hasAny(EndedOnNegation.refusals, turn: reply)
      || replies.contains(where: { reading.hasAny(EndedOnNegation.refusals, turn: $0) })
    {
      suspicion.guards.append(Guard(0.4, "refused (E14) rather than left lying"))
    }
    if reading.isClosed
      || reading.hasAny([.dismissiveFeedback, .indifference, .customerWrong], turn: reply)
    {
      suspicion.evidence.append(
        EvidenceItem(.lexical, UnownedDefect.closedOnIt, "brushed off, or closed on it"))
    }
    return suspicion
  }
}

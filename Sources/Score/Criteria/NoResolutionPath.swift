package import Conversations
import Lexicons

/// S04. There is no way to a resolution.
///
/// At the end somebody must own the matter, a next step must be named, or a way to come back; and who
/// asks for a superior must hear yes, no with a reason, or how.
package struct NoResolutionPath: Criterion {
  package static let info = CriterionInfo(
    id: "S04", name: "NoResolutionPath",
    titles: [
      "en": "No clear resolution path: no owner, no next step, no escalation route",
      "it": "Nessuna via di soluzione: nessun responsabile, nessun passo",
      "ru": "Нет пути решения: ни ответственного, ни шага",
      "af": "Geen weg na oplossing: geen eienaar, geen stap",
    ],
    decidability: .d1, criticality: .customer, weight: 7, isAutoFail: false,
    group: "refusal")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the matter ends with no owner, no next step and no way to escalate, or an "
      + "escalation is passed over",
    why: "the customer has to begin again, and does not know where",
    looksAt: "requests for a superior and what the next two replies make of them; acts, "
      + "promises and ways named in any reply",
    cannotSee: "ownership that only the company's system shows")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let escalationPassedOver = 0.6
  /// Alone below the reporting threshold: right in none of nine such findings.
  private static let nothingNamed = 0.3
  private static let asksInVain = 0.3
  private static let closedOnIt = 0.2
  private static let replies = 2
  /// Longer turns tell of a manager rather than ask for one.
  private static let wordsOfARequest = 40
  private static let superior = WordBeginnings(
    """
    manager supervisor superior boss director leader responsabil direttor capo \
    руковод начальник старш директор менеджер bestuurder toesighouer baas hoof
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let asked = reading.customerTurns.filter { reading.has(.escalationRequest, turn: $0) }
    guard let first = (reading.problemTurns + asked).min(),
      reading.issue.state != .confirmed || !asked.isEmpty
    else {
      return Judgement(.notApplicable("no-problem-stated"), for: reading)
    }
    let after = reading.agentTurns.filter { $0 > first }
    var suspicions: [Suspicion] = []
    if let turn = asked.first, let found = passedOver(turn, reading) { suspicions.append(found) }
    if suspicions.isEmpty, let found = nothingNamed(after, reading) { suspicions.append(found) }
    return Judgement(
      opportunities: reading.opportunities(after, otherwise: "no-problem-stated"),
      suspicions: suspicions)
  }

  private func passedOver(_ asked: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.escalationRequest], turn: asked),
      reading.mentions(Self.superior, sentence: match.sentence),
      reading.wordCount(asked) <= Self.wordsOfARequest
    else { return nil }
    let next = reading.agentTurns.filter { $0 > asked }.prefix(Self.replies)
    let answer: SentenceActs = [
      .act, .promise, .refusal, .antidote, .answerWord, .link, .elsewhere, .dataRequest,
    ]
    guard let turn = next.first,
      next.allSatisfy({
        reading.acts(turn: $0).isDisjoint(with: answer)
          && !reading.mentions(Self.superior, turn: $0) && !reading.has(.transfer, turn: $0)
          && !reading.acts(turn: $0).contains(.question)
      })
    else { return nil }
    var suspicion = Suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn), agent: reading.agentOfTurn[turn],
      evidence: [
        EvidenceItem(
          .structural, NoResolutionPath.escalationPassedOver, "a superior was asked for in vain")
      ], severity: 1.5, rule: "S04.escalation-passed-over",
      message: "a request for a superior gets neither yes nor no")
    suspicion.related = [Place(asked, reading.sentenceSpan(match))]
    if let again = reading.customerTurns.first(where: { $0 > turn }) {
      suspicion.evidence.append(
        EvidenceItem(.lexical, NoResolutionPath.asksInVain, "the customer asks again"))
      suspicion.episode.append(again)
    }
    return suspicion
  }

  /// No act, promise, advice, way or question in any reply of a closed conversation.
  private func nothingNamed(_ after: [Int], _ reading: Reading) -> Suspicion? {
    let path: SentenceActs = [
      .act, .promise, .antidote, .advice, .link, .elsewhere, .question, .dataRequest, .hold,
    ]
    guard reading.isClosed, let turn = after.last,
      after.allSatisfy({
        reading.acts(turn: $0).isDisjoint(with: path)
          && !reading.hasAny([.nextStep, .transfer, .resolutionClaim], turn: $0)
      }),
      reading.questions.all.contains(where: { $0.turn < turn })
    else { return nil }
    var suspicion = reading.suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn),
      evidence: [
        EvidenceItem(
          .structural, NoResolutionPath.nothingNamed, "no owner, no next step and no way back")
      ], severity: 1, rule: "S04.no-path",
      message: "closed with no owner, no next step and no way to come back")
    if let end = reading.turns.last?.event, [.closedByAgent, .closedBySystem].contains(end) {
      suspicion.evidence.append(
        EvidenceItem(.cross, NoResolutionPath.closedOnIt, "closed by the company"))
    }
    if reading.questions.all.contains(where: { $0.turn > turn })
      || reading.hasAny([.evasion, .dontKnow], turn: turn)
    {
      suspicion.evidence.append(
        EvidenceItem(.lexical, NoResolutionPath.asksInVain, "evaded, or asked again"))
    }
    return suspicion
  }
}

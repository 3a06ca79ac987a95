package import Conversations
import Lexicons

/// S21. A feeling or a loss gets no word of sympathy.
///
/// The customer tells of fear, grief or a loss, and the answer is a form. Sympathy, an apology or swift
/// action acknowledges; insults without a feeling are not meant here.
package struct MissingEmpathy: Criterion {
  package static let info = CriterionInfo(
    id: "S21", name: "MissingEmpathy",
    titles: [
      "en": "No empathy: the customer's standpoint is not taken",
      "it": "Nessuna empatia: il punto di vista del cliente non conta",
      "ru": "Нет сочувствия: позицию клиента не приняли",
      "af": "Geen empatie: die kliënt se standpunt tel nie",
    ],
    decidability: .d1, criticality: .customer, weight: 6, isAutoFail: false,
    group: "attitude")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the customer names a feeling of his own or tells of a loss, and the next reply has "
      + "no word for it",
    why: "service without sympathy is what people remember of a bad day",
    looksAt: "feelings and losses in the first person, and apology, sympathy, goodwill or an "
      + "act in the next agent turn",
    cannotSee: "tone; what was said on the telephone")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  /// Many a lost file or bad day is told in passing: only grief, danger and strong feelings decide.
  private static let graveStrength = 0.65
  private static let feelingStrength = 0.25
  private static let lossStrength = 0.25
  private static let noWord = 0.15
  private static let noWordTwice = 0.18
  private static let bothSigns = 0.4
  private static let objects = 0.35

  private static let felt: [Cue] = [.grief, .loss, .feeling]
  private static let closing: [Cue] = AffectLedger.closingCues + [.ownership, .proactive]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let told = reading.customerTurns.filter { isTold($0, reading) }
    let answering = told.compactMap { reading.nextAgentTurn(after: $0) }
    guard !answering.isEmpty else {
      return Judgement(.notApplicable("no-feeling"), for: reading)
    }
    var suspicions: [Suspicion] = []
    for turn in told where suspicions.isEmpty {
      if let cold = withoutAWord(turn, reading) { suspicions.append(cold) }
    }
    return Judgement(
      opportunities: reading.opportunities(answering, otherwise: "no-feeling"),
      suspicions: suspicions)
  }

  private func isTold(_ turn: Int, _ reading: Reading) -> Bool {
    reading.hasAny(Self.felt, turn: turn)
      && !reading.hasAny([.satisfaction, .resolutionConfirm, .release], turn: turn)
  }

  private func withoutAWord(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest(Self.felt, turn: turn),
      let reply = reading.nextAgentTurn(after: turn),
      // Indifference and belittling are errors of their own.
      !reading.hasAny(Self.closing + AffectLedger.dismissingCues, turn: reply),
      !reading.acts(turn: reply).contains(.act)
    else { return nil }
    // An earlier apology answers a feeling, but no new loss.
    let isLoss = reading.has(.loss, turn: turn)
    let isGrave = reading.has(.grief, turn: turn)
    if !isLoss, !isGrave,
      reading.agentTurns.turns(before: turn).suffix(Nearby.turns).contains(where: {
        reading.hasAny(Self.closing, turn: $0)
      })
    {
      return nil
    }
    var suspicion = reading.suspicion(
      turn: reply, span: reading.openingSpan(of: reply),
      evidence: [
        EvidenceItem(
          .lexical,
          isGrave
            ? MissingEmpathy.graveStrength
            : isLoss ? MissingEmpathy.lossStrength : MissingEmpathy.feelingStrength,
          isGrave ? "grief or danger" : "first-person words of \(isLoss ? "loss" : "feeling")"),
        EvidenceItem(.structural, MissingEmpathy.noWord, "no word of sympathy in the reply"),
      ], severity: 1, rule: "S21.\(isGrave ? "grief" : isLoss ? "loss" : "feeling")",
      message: isLoss
        ? "the customer tells of a loss, and the reply has no word for it"
        : "the customer tells of a feeling, and the reply has no word for it")
    suspicion.related = [Place(turn, reading.sentenceSpan(match))]
    if isDenied(match, reading) {
      suspicion.guards.append(Guard(1, "the word is denied"))
    }
    if isLoss, reading.has(.feeling, turn: turn) {
      suspicion.evidence.append(
        EvidenceItem(.structural, MissingEmpathy.bothSigns, "a loss and a feeling together"))
    }
    if let second = reading.nextAgentTurn(after: reply) {
      if reading.hasAny(Self.closing, turn: second) {
        suspicion.severity = 0.5
        suspicion.guards.append(Guard(0.3, "it comes one turn late"))
      } else {
        suspicion.evidence.append(
          EvidenceItem(.structural, MissingEmpathy.noWordTwice, "nor in the one after"))
      }
    }
    if let next = reading.nextCustomerTurn(after: reply),
      reading.hasAny(Self.felt + [.negativeFeedback], turn: next)
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, MissingEmpathy.objects, "the customer says it again"))
      suspicion.episode.append(next)
    }
    if let next = reading.nextCustomerTurn(after: reply),
      reading.hasAny([.satisfaction, .resolutionConfirm, .thanks], turn: next)
    {
      suspicion.guards.append(Guard(0.4, "the customer is content with the reply"))
    }
    return suspicion
  }

  /// "It is not lost": a no within two words before the cue.
  private func isDenied(_ match: CueMatch, _ reading: Reading) -> Bool {
    reading.words(match.sentence).filter { $0.range.upperBound <= match.folded.lowerBound }
      .suffix(2).contains { Negation.holds($0) }
  }
}

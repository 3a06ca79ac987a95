package import Conversations
import Lexicons

/// E08. Negative feedback is passed over or belittled.
///
/// Whoever complains still hopes. An apology, thanks, an act at once or goodwill takes it up; the next
/// question of a form does not, and “everybody else is happy” makes it worse.
package struct IgnoredFeedback: Criterion {
  package static let info = CriterionInfo(
    id: "E08", name: "IgnoredFeedback",
    titles: [
      "en": "Negative feedback ignored",
      "it": "Ignorare i commenti di feedback negativi",
      "ru": "Негативный отзыв оставлен без внимания",
      "af": "Negatiewe terugvoer geïgnoreer",
    ],
    decidability: .d1, criticality: .customer, weight: 7, isAutoFail: false,
    group: "attitude")
  package static let revision = 1
  package static let text = CriterionText(
    what: "the customer says that he is dissatisfied, and nobody takes it up, or the agent "
      + "belittles it",
    why: "a complaint that is taken up keeps the customer; one that is passed over is told to "
      + "others",
    looksAt: "dissatisfaction, threats to leave or to tell others; what the next two agent "
      + "turns make of it",
    cannotSee: "a review or survey that is not in the exports; irony")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let dismissed = 0.5
  /// Passing over alone says little: agents rightly ask for data (RELEVANCE.md, right in one of five).
  private static let ignored = 0.2
  private static let ignoredTwice = 0.3
  private static let changedTopic = 0.55
  private static let objects = 0.4
  private static let noSubstance = 0.4

  private static let feedback: [Cue] = [.negativeFeedback, .churnThreat, .wordOfMouth]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let entries = reading.affect.entries.filter { reading.hasAny(Self.feedback, turn: $0.turn) }
    let answering = entries.compactMap { reading.nextAgentTurn(after: $0.turn) }
    guard !answering.isEmpty else {
      return Judgement(.notApplicable("no-feedback"), for: reading)
    }
    var suspicions: [Suspicion] = []
    for entry in entries where suspicions.isEmpty {
      if let found = passedOver(entry, reading) { suspicions.append(found) }
    }
    if suspicions.isEmpty, let named = passedOverInWords(entries, reading) {
      suspicions.append(named)
    }
    return Judgement(
      opportunities: reading.opportunities(answering, otherwise: "no-feedback"),
      suspicions: suspicions)
  }

  /// "Not a word about the noise", after a complaint.
  private func passedOverInWords(
    _ entries: [AffectLedger.Entry], _ reading: Reading
  ) -> Suspicion? {
    guard
      let named = reading.reproaches([.notAWord]).first(where: { reproach in
        entries.contains { $0.turn < reproach.turn }
      })
    else { return nil }
    return reading.suspicion(
      named, span: reading.evidenceSpan(of: named.turn), severity: 1, rule: "E08.passed-over",
      message: "the customer says that his complaint got no word")
  }

  private func passedOver(_ entry: AffectLedger.Entry, _ reading: Reading) -> Suspicion? {
    guard let reply = reading.nextAgentTurn(after: entry.turn),
      let said = reading.strongest(Self.feedback, turn: entry.turn)
    else { return nil }
    if entry.reaction == .dismissed, let turn = entry.agentTurn,
      let match = reading.strongest([.dismissiveFeedback], turn: turn)
    {
      var suspicion = reading.suspicion(
        match, severity: 1.5, rule: "E08.dismissed",
        message: "the customer's dissatisfaction is belittled")
      suspicion.evidence.append(
        EvidenceItem(.structural, IgnoredFeedback.dismissed, "in answer to negative feedback"))
      suspicion.related = [Place(entry.turn, entry.span)]
      return suspicion
    }
    guard entry.reaction == .ignored else { return nil }
    var suspicion = reading.suspicion(
      turn: reply, span: reading.openingSpan(of: reply),
      evidence: [
        EvidenceItem(.structural, IgnoredFeedback.ignored, "no word about it in the next reply")
      ], severity: 1, rule: "E08.ignored",
      message: "the customer's dissatisfaction is passed over")
    suspicion.related = [Place(entry.turn, reading.sentenceSpan(said))]
    weigh(&suspicion, entry, reply, reading)
    return suspicion
  }

  /// Signs that tell passing over from a reply that simply goes to work.
  private func weigh(
    _ suspicion: inout Suspicion, _ entry: AffectLedger.Entry, _ reply: Int, _ reading: Reading
  ) {
    let acts = reading.acts(turn: reply)
    if reading.has(.upsell, turn: reply) {
      suspicion.evidence.append(
        EvidenceItem(.structural, IgnoredFeedback.changedTopic, "the topic changes to a sale"))
    }
    if !reading.hasSubstance(reply), acts.isDisjoint(with: [.question, .dataRequest, .hold]) {
      suspicion.evidence.append(
        EvidenceItem(.structural, IgnoredFeedback.noSubstance, "the reply holds nothing else"))
    }
    let later = reading.customerTurns.turns(after: reply).prefix(Nearby.turns)
    if let next = later.first {
      if reading.hasAny(Self.feedback + [.feeling, .customerRepeat], turn: next) {
        suspicion.evidence.append(
          EvidenceItem(.lexical, IgnoredFeedback.objects, "the customer repeats it"))
        suspicion.episode.append(next)
      }
      if let second = reading.nextAgentTurn(after: next),
        !reading.hasAny(AffectLedger.closingCues, turn: second)
      {
        suspicion.evidence.append(
          EvidenceItem(.structural, IgnoredFeedback.ignoredTwice, "nor in the one after"))
      }
    }
    if later.contains(where: {
      reading.hasAny([.satisfaction, .resolutionConfirm, .thanks], turn: $0)
    }) {
      suspicion.guards.append(Guard(0.4, "the customer is content in the end"))
    }
    if reading.agentTurns.turns(before: entry.turn).suffix(Nearby.turns).contains(where: {
      reading.hasAny([.apology, .empathy, .goodwill], turn: $0)
    }) {
      suspicion.guards.append(Guard(0.3, "an apology stands before it"))
    }
  }
}

package import Conversations
import Lexicons

/// S05. The customer is told that others come first.
///
/// A queue with a time is honest; “wait your turn” to somebody whose need is urgent ranks him last. Holds
/// while the agent checks, and words that put him first, are none.
package struct LowPriority: Criterion {
  package static let info = CriterionInfo(
    id: "S05", name: "LowPriority",
    titles: [
      "en": "Customer treated as low priority",
      "it": "Cliente trattato come poco importante",
      "ru": "С клиентом обошлись как с неважным",
      "af": "Kliënt as lae prioriteit behandel",
    ],
    decidability: .d1, criticality: .customer, weight: 5, isAutoFail: false,
    group: "attitude")
  package static let revision = 2
  package static let text = CriterionText(
    what: "a customer who waits or is in need is told to wait his turn, or that others matter "
      + "more",
    why: "nobody comes back to where he learnt that he is the least important",
    looksAt: "words of rank or queue in the agent's turn, the customer's urgency, and whether "
      + "a time, an act or an alternative stands beside them",
    cannotSee: "how long the queue really was, and in what order others were served")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let urgent = 0.45
  private static let complained = 0.3

  private static let waiting: [Cue] = [.urgency, .lateComplaint, .customerChase]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let waits = reading.customerTurns.filter { reading.hasAny(Self.waiting, turn: $0) }
    let queued = reading.speech.contains { turn in
      reading.role(turn) == .agent
        && (reading.hasAny([.lowPriority, .lateAck], turn: turn) || thanksForWaiting(turn, reading))
    }
    guard !waits.isEmpty || queued, !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("nobody-waits"), for: reading)
    }
    let suspicions = reading.agentTurns.found { ranked($0, reading) }.prefix(2)
    return Judgement(.applies, for: reading, suspicions: Array(suspicions))
  }

  private func thanksForWaiting(_ turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains {
      reading.has(.thanks, sentence: $0) && mentionsWaiting($0, reading)
    }
  }

  private static let waitWords = WordBeginnings(
    "wait patien queue attes pazien coda ожидан терпени очеред wag geduld tou")

  private func mentionsWaiting(_ sentence: Int, _ reading: Reading) -> Bool {
    let bytes = reading.conversation.folded.bytes
    return reading.words(sentence).contains { word in
      Self.waitWords.begin(word.range, in: bytes)
    }
  }

  private func ranked(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.lowPriority], turn: turn),
      !reading.endsWithQuestionMark(match.sentence),
      let said = reading.customerTurns.turns(before: turn).last
    else { return nil }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "S05.rank",
      message: "the customer is told that others come first")
    let earlier = reading.customerTurns.turns(before: turn).suffix(Nearby.turns)
    if earlier.contains(where: { reading.has(.urgency, turn: $0) }) {
      suspicion.evidence.append(
        EvidenceItem(.structural, LowPriority.urgent, "in answer to an urgent need"))
    } else if reading.hasAny(Self.waiting + [.unresolved], turn: said) {
      suspicion.evidence.append(
        EvidenceItem(.structural, LowPriority.complained, "in answer to a customer who waits"))
    }
    // A number of customers, lines or calls is the queue's, not the agent's word.
    if reading.hasAny([.apology, .lateAck, .empathy, .thanks], turn: turn) {
      suspicion.attribution = .process
      suspicion.guards.append(Guard(0.5, "with an apology or thanks"))
    }
    if suspicion.evidence.count == 1 {
      suspicion.guards.append(Guard(0.5, "nobody was pressing"))
    }
    if !reading.acts(turn: turn).isDisjoint(with: [.act, .promise, .antidote, .link, .dataRequest])
      || reading.has(.deadline, turn: turn)
    {
      suspicion.guards.append(Guard(0.7, "with an act, a time or an alternative"))
    }
    // "Please wait your turn" has the form of a hold; to somebody in need it is none.
    if reading.has(.holdRequest, sentence: match.sentence), suspicion.evidence.count == 1 {
      suspicion.guards.append(Guard(0.5, "a hold"))
    }
    return suspicion
  }
}

package import Conversations
import Lexicons

/// E02. What the customer has told is passed over.
///
/// It shows less in the reply than in what the customer writes next: he repeats himself, or says that the
/// reply has nothing to do with his question. An agent who says the same thing again shows it too.
package struct IgnoredInformation: Criterion {
  package static let info = CriterionInfo(
    id: "E02", name: "IgnoredInformation",
    titles: [
      "en": "Failure to listen: information already given is ignored",
      "it": "Non ascoltare: ignorare ciò che il cliente ha già detto",
      "ru": "Не слушают: сказанное клиентом пропущено мимо ушей",
      "af": "Nie luister nie: wat reeds gesê is, word geïgnoreer",
    ],
    decidability: .d3, criticality: .customer, weight: 7, isAutoFail: false,
    group: "question")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the reply passes over what the customer has told: beside the point, tried already, "
      + "or said before",
    why: "a customer who is not listened to explains himself twice, and then to somebody else",
    looksAt: "whether the customer rejects the reply or repeats himself next, advice that "
      + "comes again in the same words, and advice that he had reported as tried",
    cannotSee: "what the agent read and understood; a reply that misses the point without the "
      + "customer saying so")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  /// The customer answers advice, a question or a request with "as I said".
  private static let demandRejected = 0.35
  private static let adviceRepeated = 0.5
  private static let replyRepeated = 0.5
  private static let adviceTried = 0.35
  private static let restated = 0.3
  private static let conceded = 0.5

  private static let tried = WordBeginnings(
    """
    tried already restarted rebooted reinstalled provato gia riavviato уже пробовал пытал перезагру \
    probeer reeds alreeds
    """)
  private static let thirdParties = WordBeginnings(
    "courier driver postman corriere autista fattorino курьер водител koerier drywer bestuurder")
  private static let mostLookedAt = 6
  /// Stems of a turn that tells something.
  private static let stemsOfAFact = 3
  /// Customer turns back in which what he told is looked for.
  private static let turnsBack = 12

  package func judge(_ reading: Reading) -> Judgement {
    let told = reading.customerTurns.first { tells($0, reading) }
    guard let told else { return Judgement(.notApplicable("nothing-told"), for: reading) }
    let replies = Array(reading.agentTurns.turns(after: told))
    guard let first = replies.first,
      reading.agentTurns.count >= 2 || reading.customerTurns.contains(where: { $0 > first })
    else { return Judgement(.notApplicable("one-reply"), for: reading) }
    let suspicions = replies.found { suspicion($0, reading) }.prefix(Self.mostLookedAt)
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "nothing-told"),
      suspicions: Array(suspicions))
  }

  private func tells(_ turn: Int, _ reading: Reading) -> Bool {
    reading.stems(turn: turn).count >= IgnoredInformation.stemsOfAFact
      || reading.slots.entries.contains { $0.turn == turn }
  }

  private func suspicion(_ turn: Int, _ reading: Reading) -> Suspicion? {
    var suspicion = reading.suspicion(
      turn: turn, span: reading.demandSpan(of: turn), evidence: [], severity: 1, rule: "",
      message: "")
    addTried(&suspicion, reading)
    addRepetition(&suspicion, reading)
    addRejection(&suspicion, reading)
    return suspicion.evidence.isEmpty ? nil : suspicion
  }

  // MARK: What the customer says next

  private func addRejection(_ suspicion: inout Suspicion, _ reading: Reading) {
    let turn = suspicion.turn
    guard let next = reading.reaction(to: turn).first,
      let match = reading.strongest([.replyRejected, .customerRepeat], turn: next),
      // "You have just said it was free" repeats the agent's words (E16), not his own.
      match.cue == .replyRejected || !reading.has(.saidOtherwise, sentence: match.sentence)
    else { return }
    suspicion.evidence.append(
      EvidenceItem(.lexical, match.prior, "cue \(match.cue.rawValue) in the customer's next turn"))
    let acts = reading.acts(turn: turn)
    if reading.isConceded(after: next) {
      suspicion.evidence.append(
        EvidenceItem(.cross, IgnoredInformation.conceded, "the agent owns it"))
    } else if match.cue == .customerRepeat, acts.contains(.question),
      acts.isDisjoint(with: [.advice, .elsewhere]),
      !reading.slots.asks.contains(where: { $0.turn == turn })
    {
      // "Did you write to us?" – "I have written": an answer.
      suspicion.guards.append(Guard(0.6, "an answer to a question"))
    }
    if !acts.isDisjoint(with: [.advice, .question, .dataRequest, .elsewhere]) {
      suspicion.evidence.append(
        EvidenceItem(.structural, IgnoredInformation.demandRejected, "after advice or a question"))
    } else if match.cue == .customerRepeat {
      suspicion.guards.append(Guard(0.3, "nothing had been asked or advised"))
    }
    if restates(next, before: turn, reading) {
      suspicion.evidence.append(
        EvidenceItem(.structural, IgnoredInformation.restated, "the customer says it again"))
    }
    if reading.has(.thanks, turn: next), !reading.has(.replyRejected, turn: next) {
      suspicion.guards.append(Guard(0.5, "the customer thanks"))
    }
    let place = match.sentence - reading.sentences(of: next).lowerBound
    if place > 1 {
      suspicion.guards.append(Guard(0.5, "late in a long turn"))
    }
    if reading.has(.privateMessage, turn: turn) {
      suspicion.guards.append(Guard(0.5, "the agent asks for a private message"))
    }
    if reading.mentions(Self.thirdParties, sentence: match.sentence) {
      suspicion.guards.append(Guard(0.6, "said to somebody else"))
    }
    suspicion.rule = "E02.rejected"
    suspicion.message = "the customer's next words reject the reply or repeat what he had said"
    suspicion.related.append(Place(next, reading.sentenceSpan(match)))
    suspicion.episode.append(next)
  }

  /// Whether a customer's turn says again what one of his turns before the reply said.
  private func restates(_ next: Int, before turn: Int, _ reading: Reading) -> Bool {
    let stems = reading.stems(turn: next)
    guard stems.count >= IgnoredInformation.stemsOfAFact else { return false }
    return reading.customerTurns.turns(before: turn).suffix(Self.turnsBack).contains {
      Double(stems.shared(with: reading.stems(turn: $0)))
        >= 0.5 * Double(stems.count)
    }
  }

  // MARK: The agent says it again

  private func addRepetition(_ suspicion: inout Suspicion, _ reading: Reading) {
    let turn = suspicion.turn
    for sentence in reading.sentences(of: turn)
    where !reading.acts[sentence].isDisjoint(with: [.advice, .elsewhere])
      && !reading.hasAny([.privateMessage, .dataRequest], sentence: sentence)
    {
      guard let earlier = Repetition.earlier(sentence, reading) else { continue }
      let place = reading.sentences[earlier]
      suspicion.evidence.append(
        EvidenceItem(
          .structural, IgnoredInformation.adviceRepeated, "the advice of turn \(place.turn) again"))
      suspicion.rule = "E02.advice-repeated"
      suspicion.message =
        "gives the advice of turn \(place.turn) again after the customer's answer to it"
      suspicion.span = reading.sentences[sentence].span
      suspicion.related.append(Place(place.turn, place.span))
      return
    }
    let acts = reading.acts(turn: turn)
    if reading.issue.isProblem, acts.isDisjoint(with: [.question, .dataRequest, .act, .link]),
      !reading.has(.privateMessage, turn: turn),
      let earlier = Repetition.earlierReply(turn, reading)
    {
      suspicion.evidence.append(
        EvidenceItem(
          .structural, IgnoredInformation.replyRepeated, "the reply of turn \(earlier) again"))
      suspicion.rule = "E02.reply-repeated"
      suspicion.message = "replies as in turn \(earlier), whatever the customer wrote since"
      suspicion.span = reading.evidenceSpan(of: turn)
      suspicion.related.append(Place(earlier, reading.evidenceSpan(of: earlier)))
    }
  }

  // MARK: Tried already

  private func addTried(_ suspicion: inout Suspicion, _ reading: Reading) {
    let turn = suspicion.turn
    for sentence in reading.sentences(of: turn)
    where reading.acts[sentence].contains(.advice) {
      let stems = reading.stems(sentence)
      for said in reading.customerTurns.turns(before: turn).suffix(Self.turnsBack) {
        for told in reading.sentences(of: said)
        where reading.mentions(Self.tried, sentence: told)
          && reading.stems(told).shared(with: stems) >= 2
        {
          suspicion.evidence.append(
            EvidenceItem(
              .structural, IgnoredInformation.adviceTried, "reported as tried in turn \(said)"))
          suspicion.rule = "E02.tried-already"
          suspicion.message = "advises what the customer had reported as tried in turn \(said)"
          suspicion.span = reading.sentences[sentence].span
          suspicion.related.append(Place(said, reading.sentences[told].span))
          return
        }
      }
    }
  }
}

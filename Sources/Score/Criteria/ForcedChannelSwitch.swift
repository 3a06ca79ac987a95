package import Conversations
import Lexicons

/// S16. The customer is sent to another channel.
///
/// He wrote here because it suited him. A switch into a private channel for safety, or one that the
/// customer wants himself, is no fault.
package struct ForcedChannelSwitch: Criterion {
  package static let info = CriterionInfo(
    id: "S16", name: "ForcedChannelSwitch",
    titles: [
      "en": "Not available where the customer wants: forced channel switch",
      "it": "Costringere il cliente a cambiare canale",
      "ru": "Клиента гонят в другой канал",
      "af": "Kliënt moet na n ander kanaal skuif",
    ],
    decidability: .d1, criticality: .nonCritical, weight: 4, isAutoFail: false,
    group: "reach")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the only answer is to call, visit or write somewhere else",
    why: "every further channel is one more queue, and one more time to explain everything",
    looksAt: "short replies whose request is to go to another desk, without a link, a private "
      + "message or a request for data",
    cannotSee: "what this channel was able to do")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let onlyAnswer = 0.35
  private static let objects = 0.5
  /// Sentences of a reply that does nothing else.
  private static let shortReply = 4

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    guard let asked = reading.customerTurns.first(where: { !reading.isCourtesyOnly($0) }) else {
      return Judgement(.notApplicable("nothing-asked"), for: reading)
    }
    let replies = Array(reading.agentTurns.turns(after: asked))
    let suspicions = replies.found { suspicion($0, reading) }.prefix(4)
    return Judgement(
      opportunities: reading.opportunities(replies, otherwise: "nothing-asked"),
      suspicions: Array(suspicions))
  }

  private func suspicion(_ turn: Int, _ reading: Reading) -> Suspicion? {
    let acts = reading.acts(turn: turn)
    guard let match = reading.strongest([.channelPush], turn: turn),
      reading.sentences(of: turn).count <= ForcedChannelSwitch.shortReply,
      acts.isDisjoint(with: [.act, .promise, .link, .dataRequest]),
      !reading.has(.privateMessage, turn: turn), !isCourtesy(match, reading),
      !explains(turn, beside: match.sentence, reading)
    else { return nil }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "S16.only-answer",
      message: "the only answer is to go to another channel")
    suspicion.attribution = .process
    suspicion.evidence.append(
      EvidenceItem(.structural, ForcedChannelSwitch.onlyAnswer, "the only answer"))
    if let next = reading.reaction(to: turn).first,
      reading.hasAny([.customerCannot, .negativeFeedback, .unresolved, .lateComplaint], turn: next)
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, ForcedChannelSwitch.objects, "the customer objects"))
      suspicion.episode.append(next)
    }
    if reading.customerTurns.contains(where: {
      $0 < turn && reading.has(.callbackRequest, turn: $0)
    }),
      !acts.contains(.refusal), !reading.has(.answerNo, turn: turn)
    {
      suspicion.guards.append(Guard(0.5, "the customer asked for a call"))
    }
    return suspicion
  }

  /// Another sentence that states something: an answer, of which the call is a part.
  private func explains(_ turn: Int, beside sentence: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains {
      $0 != sentence && reading.acts[$0].contains(.statement) && reading.stems($0).count >= 3
    }
  }

  /// A form is work (S09), no channel.
  private static let form = WordBeginnings("form modul форм анкет vorm")
  private static let any = WordBeginnings("any qualsiasi qualunque любы любо enige")

  /// "If you have questions, call us any time": an offer beside the answer.
  private func isCourtesy(_ match: CueMatch, _ reading: Reading) -> Bool {
    PromiseVerbs.startsConditionally(match.sentence, reading)
      || reading.has(.anythingElse, sentence: match.sentence)
      || reading.mentions(Self.any, sentence: match.sentence)
      || reading.mentions(Self.form, sentence: match.sentence)
  }
}

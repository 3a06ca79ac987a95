package import Conversations
import Lexicons

/// S14. Personal data are handled unsafely.
///
/// A transcript that holds a security code is an incident by itself (PCI DSS forbids keeping it). Asking
/// for the last four digits, or warning never to share a code, is the right way.
package struct UnsafePersonalData: Criterion {
  package static let info = CriterionInfo(
    id: "S14", name: "UnsafePersonalData",
    titles: [
      "en": "Unsafe handling of personal data",
      "it": "Dati personali trattati in modo insicuro",
      "ru": "Небезопасное обращение с личными данными",
      "af": "Onveilige hantering van persoonlike data",
    ],
    decidability: .d1, criticality: .compliance, weight: 10, isAutoFail: true,
    group: nil)
  package static let revision = 2
  package static let text = CriterionText(
    what: "the agent asks for a password, PIN, one-time code or full card data, or shows "
      + "somebody else's data",
    why: "what is typed into a chat is read and kept by many, and one leak costs more than a "
      + "year of service",
    looksAt: "requests for authentication or card data in the agent's words; warnings and "
      + "last digits are met",
    cannotSee: "whether a secure form stood beside the chat")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  package func judge(_ reading: Reading) -> Judgement {
    guard !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    var suspicions: [Suspicion] = []
    for turn in reading.agentTurns {
      guard let match = reading.strongest([.sensitiveRequest], turn: turn),
        asks(match, reading)
      else { continue }
      var suspicion = reading.suspicion(
        match, severity: 1, rule: "S14.sensitive-request",
        message: "asks for sensitive data in the open conversation")
      if reading.has(.dataRequest, sentence: match.sentence)
        || reading.acts[match.sentence].contains(.question)
      {
        suspicion.evidence.append(
          EvidenceItem(.structural, 0.5, "as a direct request"))
      }
      if reading.has(.privateMessage, turn: turn) {
        suspicion.guards.append(Guard(0.5, "in a private channel"))
      }
      suspicions.append(suspicion)
    }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  private static let writing = WordBeginnings(
    """
    type write send give tell scriv mand invi dia dett digit dica пиши напиш пришл отправ назов \
    продикт скинь киньте tik skryf stuur gee plak
    """)
  private static let here = WordSet("here qui qua sotto chat сюда здесь тут чат hier klets")

  /// The agent wants it told: a question or a request. Entering a password on a page is the right way,
  /// and "your card details were updated" asks for nothing.
  private func asks(_ match: CueMatch, _ reading: Reading) -> Bool {
    let sentence = match.sentence
    guard !reading.acts[sentence].contains(.link),
      !PromiseVerbs.startsConditionally(sentence, reading)
    else { return false }
    return reading.has(.dataRequest, sentence: sentence)
      || reading.acts[sentence].contains(.question)
      || reading.has(.effortShift, sentence: sentence)
      || reading.mentions(Self.writing, sentence: sentence)
        && reading.words(sentence).contains { Self.here.contains($0.hash) }
      || !reading.acts[sentence].contains(.advice) && reading.words(sentence).count <= 14
  }
}

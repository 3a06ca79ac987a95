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
  package static let revision = 1
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

  private static let dataWords = Reading.beginnings(
    """
    password pin code card cvv iban account address identit codice carta indirizzo parol парол код \
    пин карт адрес паспорт wagwoord kode kaart adres rekening
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("no-agent-turn"), for: reading)
    }
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    var suspicions: [Suspicion] = []
    var touched: [Int] = []
    for turn in reading.agentTurns {
      if reading.hasAny([.sensitiveRequest, .verification], turn: turn) { touched.append(turn) }
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
        suspicion.guards.append(Guard(0.35, "in a private channel"))
      }
      suspicions.append(suspicion)
    }
    let touches = reading.speech.contains { reading.mentions(Self.dataWords, turn: $0) }
    guard !touched.isEmpty || touches || !reading.slots.entries.isEmpty else {
      return Judgement(.notApplicable("no-personal-data"), for: reading)
    }
    return Judgement(.applies, for: reading, suspicions: Array(suspicions.prefix(2)))
  }

  /// "Your card details were updated" asks for nothing.
  private func asks(_ match: CueMatch, _ reading: Reading) -> Bool {
    !reading.acts[match.sentence].isDisjoint(with: [.question, .dataRequest, .advice])
      || reading.has(.sensitiveRequest, sentence: match.sentence)
        && reading.acts[match.sentence].isDisjoint(with: [.act, .refusal])
  }
}

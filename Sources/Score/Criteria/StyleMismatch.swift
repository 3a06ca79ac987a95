package import Conversations
import Lexicons

/// S22. The style is not the customer's.
///
/// Who writes *Lei*, *вы* or *u* wants to be addressed so; who writes Italian does not expect English
/// without a word about it. Other differences of style are only noted.
package struct StyleMismatch: Criterion {
  package static let info = CriterionInfo(
    id: "S22", name: "StyleMismatch",
    titles: [
      "en": "Style not adapted to the customer",
      "it": "Stile non adattato al cliente",
      "ru": "Стиль не подстроен под клиента",
      "af": "Styl nie by die kliënt aangepas nie",
    ],
    decidability: .d3, criticality: .nonCritical, weight: 3, isAutoFail: false,
    group: nil)
  package static let revision = 2
  package static let text = CriterionText(
    what: "the agent addresses a formal customer familiarly, or answers in another language "
      + "without offering it",
    why: "it shows that one size is meant to fit all",
    looksAt: "forms of address on both sides, whether the customer asks for another, and the "
      + "language of each turn",
    cannotSee: "what the brand's voice prescribes (use a profile)")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let address = 0.6
  private static let objects = 0.4
  private static let language = 0.85
  /// Words from which a turn's language can be told.
  private static let wordsOfALanguage = 5
  private static let languages = WordBeginnings(
    """
    english italian russian afrikaans language inglese italiano russo lingua английск итальянск \
    русск язык engels italiaans taal
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.customerTurns.count(where: { reading.wordCount($0) >= 2 }) >= 2,
      !reading.agentTurns.isEmpty
    else {
      return Judgement(.notApplicable("too-few-turns"), for: reading)
    }
    let suspicion = otherLanguage(reading) ?? familiar(reading)
    return Judgement(.applies, for: reading, suspicions: suspicion.map { [$0] } ?? [])
  }

  private func familiar(_ reading: Reading) -> Suspicion? {
    let objection = reading.customerTurns.first { reading.has(.asksFormality, turn: $0) }
    guard
      let first = reading.customerTurns.first(where: { reading.has(.formalityFormal, turn: $0) })
        ?? objection,
      objection != nil
        || !reading.customerTurns.contains(where: { reading.has(.formalityInformal, turn: $0) })
    else { return nil }
    let familiar = reading.agentTurns.filter {
      $0 > min(first, objection.map { $0 - 2 } ?? first)
        && reading.has(.formalityInformal, turn: $0) && !reading.has(.formalityFormal, turn: $0)
    }
    guard let turn = familiar.first, familiar.count >= 2 || objection != nil,
      let match = reading.strongest([.formalityInformal], turn: turn)
    else { return nil }
    var suspicion = Suspicion(
      turn: turn, span: reading.sentenceSpan(match), agent: reading.agentOfTurn[turn],
      evidence: [
        EvidenceItem(
          .structural, StyleMismatch.address, "formal customer, familiar in \(familiar.count) turns"
        )
      ], severity: 0.5, rule: "S22.address",
      message: "a customer who keeps the formal address is addressed familiarly")
    suspicion.related = [Place(first, reading.span(of: first))]
    if let objection {
      suspicion.evidence.append(
        EvidenceItem(.lexical, StyleMismatch.objects, "the customer asks to be addressed formally"))
      suspicion.related = [Place(objection, reading.span(of: objection))]
      suspicion.episode = [objection]
    }
    return suspicion
  }

  private func otherLanguage(_ reading: Reading) -> Suspicion? {
    let wanted = reading.conversation.customerLanguage
    guard wanted.language.isSupported, wanted.probability >= 0.9 else { return nil }
    let other = reading.agentTurns.filter { turn in
      reading.language(turn) != wanted.language && reading.language(turn).isSupported
        && reading.wordCount(turn) >= Self.wordsOfALanguage
        && reading.customerTurns[0] < turn
    }
    guard let turn = other.first,
      !reading.agentTurns.contains(where: { reading.mentions(Self.languages, turn: $0) }),
      !reading.customerTurns.contains(where: { reading.language($0) == reading.language(turn) })
    else { return nil }
    var suspicion = Suspicion(
      turn: turn, span: reading.span(of: turn), agent: reading.agentOfTurn[turn],
      evidence: [
        EvidenceItem(
          .structural, StyleMismatch.language,
          "\(reading.language(turn).rawValue) in answer to \(wanted.language.rawValue)")
      ], severity: 1, rule: "S22.language",
      message: "answers in another language than the customer's without offering it")
    if let said = reading.customerTurns.last(where: { $0 < turn }) {
      suspicion.related = [Place(said, reading.span(of: said))]
    }
    return suspicion
  }
}

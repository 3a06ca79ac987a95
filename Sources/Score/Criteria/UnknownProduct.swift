package import Conversations
import Lexicons

/// E13. The agent does not know the product he sells.
///
/// “I don't know that model” without looking it up, or “see the manual” as the whole answer. Looking it up,
/// caution about safety and a manual with the page and the answer are met.
package struct UnknownProduct: Criterion {
  package static let info = CriterionInfo(
    id: "E13", name: "UnknownProduct",
    titles: [
      "en": "Not knowing the product",
      "it": "Non conoscere il prodotto che si tratta",
      "ru": "Сотрудник не знает товар",
      "af": "Ken nie die produk nie",
    ],
    decidability: .d3, criticality: .customer, weight: 6, isAutoFail: false,
    group: "knowledge")
  package static let revision = 2
  package static let text = CriterionText(
    what: "a question about a product gets “I don't know it” or only the manual, with no move "
      + "to find out",
    why: "a shop that does not know its goods cannot be trusted with advice",
    looksAt: "words of not knowing tied to a product, and whether the agent checks in the "
      + "same or the next turn; statements the customer refutes from the manual and the agent "
      + "takes back",
    cannotSee: "whether what is said about the product is true")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let tied = 0.45
  private static let objects = 0.3
  private static let refuted = 0.35
  private static let takenBack = 0.4
  private static let findOut: SentenceActs = [.promise, .hold, .act, .antidote, .link, .answerWord]

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let asked = reading.questions.all.filter { Self.isAboutAProduct($0.sentence, reading) }
    let ignorant = reading.agentTurns.filter { admission($0, reading) != nil }
    let mistaken = Array(reading.agentTurns.found { self.mistaken($0, reading) })
    guard !asked.isEmpty || !ignorant.isEmpty || !mistaken.isEmpty else {
      return Judgement(.notApplicable("no-product-question"), for: reading)
    }
    let answering = asked.compactMap { reading.nextAgentTurn(after: $0.turn) }
    let suspicions = (mistaken + Array(ignorant.found { unknown($0, reading) })).prefix(1)
    return Judgement(
      opportunities: reading.opportunities(
        answering + ignorant + mistaken.map(\.turn), otherwise: "no-product-question"),
      suspicions: Array(suspicions))
  }

  /// Beginnings of words for products and their functions.
  private static let products = WordBeginnings(
    """
    model product device feature router printer camera oven kettle modell prodott apparecch funzion \
    forno модел товар роутер прибор устройств чайник функци поддержив toestel produk oond prop \
    program programma program
    """)

  /// A product or one of its functions is named: a word of the list, or a name with a number.
  static func isAboutAProduct(_ sentence: Int, _ reading: Reading) -> Bool {
    let bytes = reading.conversation.folded.bytes
    return reading.words(sentence).contains { word in
      Self.products.begin(word.range, in: bytes)
    }
  }

  /// What is written about a product.
  private static let papers = WordBeginnings(
    """
    manual datasheet label box packaging spec handbook manuale libretto istruzion etichett scheda \
    scatola confezion паспорт инструкц руководств упаковк коробк этикетк характеристик handleiding \
    boksie etiket verpakking spesifikasie
    """)

  /// A statement about the product that the customer refutes from its papers, and the agent takes
  /// back.
  private func mistaken(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard
      !reading.acts(turn: turn).isDisjoint(with: [.statement, .answerWord, .refusal, .advice]),
      let said = reading.reaction(to: turn).first(where: { reading.mentions(Self.papers, turn: $0) }
      ),
      reading.customerBlock(before: turn).contains(where: {
        !reading.questions.asked(in: $0).isEmpty
      }),
      let next = reading.nextAgentTurn(after: said),
      reading.hasAny([.ownership, .retraction, .apology], turn: next)
    else { return nil }
    var suspicion = reading.suspicion(
      turn: turn, span: reading.evidenceSpan(of: turn),
      evidence: [
        EvidenceItem(.structural, UnknownProduct.refuted, "refuted from the product's papers"),
        EvidenceItem(.cross, UnknownProduct.takenBack, "taken back in turn \(next)"),
      ], severity: 1, rule: "E13.refuted",
      message: "a statement about the product is refuted by the customer and taken back")
    suspicion.related += [
      Place(said, reading.span(of: said)), Place(next, reading.evidenceSpan(of: next)),
    ]
    suspicion.episode += [said]
    return suspicion
  }

  private func admission(_ turn: Int, _ reading: Reading) -> CueMatch? {
    if let match = reading.strongest([.productIgnorance], turn: turn),
      !reading.endsWithQuestionMark(match.sentence)
    {
      return match
    }
    return reading.cues.matches(.dontKnow, turn: turn).first {
      Self.isAboutAProduct($0.sentence, reading) && !reading.endsWithQuestionMark($0.sentence)
    }
  }

  private func unknown(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = admission(turn, reading) else { return nil }
    let block = reading.customerBlock(before: turn)
    guard
      block.contains(where: { asked in
        !reading.questions.asked(in: asked).isEmpty
      })
    else { return nil }
    let next = reading.nextAgentTurn(after: turn)
    let beside = reading.sentences(of: turn).filter { $0 != match.sentence }
    if beside.contains(where: { !reading.acts[$0].isDisjoint(with: Self.findOut) })
      || !reading.acts[match.sentence].isDisjoint(with: Self.findOut.subtracting(.answerWord))
      || reading.hasAny([.transfer, .progressUpdate], turn: turn)
    {
      return nil
    }
    if let next,
      !reading.acts(turn: next).isDisjoint(with: [.hold, .answerWord, .act])
        || reading.has(.progressUpdate, turn: next)
    {
      return nil
    }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "E13.unknown-product",
      message: "the agent does not know the product, and does not look it up")
    // "See the manual" alone is no admission of not knowing.
    let admits =
      reading.has(.dontKnow, sentence: match.sentence)
      || Negation.stands(match.sentence, reading)
    suspicion.evidence = [
      EvidenceItem(.lexical, match.prior * (admits ? 0.5 : 0.2), "cue \(match.cue.rawValue)")
    ]
    if admits {
      suspicion.evidence.append(
        EvidenceItem(.structural, UnknownProduct.tied, "tied to the product, and no move follows"))
    }
    if let said = reading.nextCustomerTurn(after: turn),
      reading.hasAny([.negativeFeedback, .unresolved, .customerCannot], turn: said)
        || Negation.stands(in: said, reading)
        || reading.sentences(of: said).contains(where: { reading.endsWithQuestionMark($0) })
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, UnknownProduct.objects, "the customer is no further"))
      suspicion.episode.append(said)
    }
    if beside.contains(where: {
      reading.acts[$0].contains(.statement) && reading.stems($0).count >= 4
    }) {
      suspicion.guards.append(Guard(0.5, "something is said beside it"))
    }
    return suspicion
  }
}

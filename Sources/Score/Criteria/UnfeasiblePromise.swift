package import Conversations
import Lexicons

/// E15. A promise that is probably not feasible.
///
/// A guarantee of what others must do, given under pressure or against what is known. Whether the agent
/// knew cannot be seen: the finding never says so, and scores nothing until a person confirms it.
package struct UnfeasiblePromise: Criterion {
  package static let info = CriterionInfo(
    id: "E15", name: "UnfeasiblePromise",
    titles: [
      "en": "Promising what is probably not feasible",
      "it": "Promettere qualcosa che probabilmente non sarà fattibile",
      "ru": "Обещание, которое вряд ли выполнимо",
      "af": "Belofte wat waarskynlik nie nagekom kan word nie",
    ],
    decidability: .d4, criticality: .business, weight: 7, isAutoFail: false,
    group: "promise")
  package static let revision = 2
  package static let text = CriterionText(
    what: "the agent guarantees an outcome that is not in his hands, or that what was said "
      + "before rules out",
    why: "the promise calms for a day and costs the customer's trust for good",
    looksAt: "guarantees in the agent's words beside a strike, a shortage or pressure told "
      + "before, and later words that take them back",
    cannotSee: "what the agent knew, and the delivery times of the company")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let unhedged = 0.3
  private static let inOtherHands = 0.3
  private static let againstFact = 0.4
  private static let takenBack = 0.5
  private static let underPressure = 0.2

  private static let outside = WordBeginnings(
    """
    deliver arriv ship bank courier carrier weather saturday friday here refund consegn arriv banca \
    corriere accredit spedi привез достав приед курьер банк пятниц суббот arriveer aflewer koerier \
    vrydag saterdag daar bank
    """)
  /// Beginnings of words for those whose decision it is.
  private static let others = WordBeginnings(
    """
    bank courier carrier customs consul embassy visa municipal council authorit ministry supplier \
    manufactur insurer airline postal banca corriere dogana consol ambasci visto comune questura \
    ministero fornitor produttor assicur poste банк курьер таможн консул посольств виз администрац \
    министерств поставщик производител страхов почт авиакомпан doeane koerier konsul ambassade visum \
    munisipaliteit owerheid verskaffer vervaardiger versekeraar poskantoor lugredery
    """)
  private static let adverse = WordBeginnings(
    """
    strike backlog shortage stock delay sold storm sciopero ritardo esaurit scorte забастов задерж \
    склад нет staking agterstand vertraag voorraad
    """)

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let promised = reading.agentTurns.filter {
      reading.hasAny([.absoluteGuarantee, .hedge], turn: $0)
        || reading.acts(turn: $0).contains(.promise) || warranty($0, reading)
    }
    guard !promised.isEmpty else { return Judgement(.notApplicable("no-promise"), for: reading) }
    let suspicions = promised.found { suspicion($0, reading) }
    return Judgement(
      opportunities: reading.opportunities(promised, otherwise: "no-promise"),
      suspicions: Array(suspicions.prefix(2)))
  }

  private static let warranties = WordBeginnings("guarant warrant garanzi гаранти waarborg")

  private func warranty(_ turn: Int, _ reading: Reading) -> Bool {
    reading.mentions(Self.warranties, turn: turn)
      || reading.customerBlock(before: turn).contains {
        reading.mentions(Self.warranties, turn: $0)
      }
  }

  private func suspicion(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.absoluteGuarantee], turn: turn),
      isOutside(match, reading),
      !reading.has(.hedge, sentence: match.sentence)
    else { return nil }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "E15.guarantee",
      message: "an outcome in other hands is guaranteed")
    suspicion.evidence = [
      EvidenceItem(.lexical, UnfeasiblePromise.unhedged, "cue absolute_guarantee, no hedge")
    ]
    if !reading.mentions(Self.outside, sentence: match.sentence)
      || reading.mentions(Self.others, sentence: match.sentence)
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, UnfeasiblePromise.inOtherHands, "it is for others to decide"))
    }
    let before = reading.speech.filter { $0 < turn }
    if let said = before.last(where: { tellsAdverse($0, reading) }) {
      suspicion.evidence.append(
        EvidenceItem(.structural, UnfeasiblePromise.againstFact, "against turn \(said)"))
      suspicion.related.append(Place(said, reading.span(of: said)))
    }
    if let later = reading.agentTurns.first(where: { $0 > turn && takesBack($0, reading) }) {
      suspicion.evidence.append(
        EvidenceItem(.cross, UnfeasiblePromise.takenBack, "taken back in turn \(later)"))
      suspicion.related.append(Place(later, reading.span(of: later)))
    }
    if reading.customerTurns.contains(where: {
      $0 < turn && reading.hasAny([.churnThreat, .escalationRequest], turn: $0)
    }) {
      suspicion.evidence.append(
        EvidenceItem(.structural, UnfeasiblePromise.underPressure, "right after pressure"))
    }
    return suspicion
  }

  /// What is guaranteed lies in other hands: named in the sentence, or in what the customer asked.
  private func isOutside(_ match: CueMatch, _ reading: Reading) -> Bool {
    reading.mentions(Self.outside, sentence: match.sentence)
      || reading.mentions(Self.others, sentence: match.sentence)
      || reading.customerTurns.turns(before: match.turn).suffix(2).contains {
        reading.mentions(Self.others, turn: $0)
      }
  }

  private func tellsAdverse(_ turn: Int, _ reading: Reading) -> Bool {
    reading.sentences(of: turn).contains { sentence in
      reading.words(sentence).contains {
        $0.stem != 0 && Self.adverse.begin($0.range, in: reading.conversation.folded.bytes)
      }
    }
  }

  private func takesBack(_ turn: Int, _ reading: Reading) -> Bool {
    reading.hasAny([.retraction, .badNews], turn: turn)
      || reading.hasAny([.apology, .lateAck], turn: turn)
        && (reading.has(.deadline, turn: turn)
          || !reading.acts(turn: turn).isDisjoint(with: [.refusal, .statement]))
  }
}

package import Conversations
import Lexicons

/// S11. An old system or a clumsy procedure is the excuse.
///
/// It is never the agent's error: the finding is against the system. A fault that was found and mended, an
/// announced maintenance and the customer's own device are none.
package struct SystemExcuse: Criterion {
  package static let info = CriterionInfo(
    id: "S11", name: "SystemExcuse",
    titles: [
      "en": "Outdated system or clumsy procedure as an excuse",
      "it": "Il sistema vecchio o la procedura macchinosa come scusa",
      "ru": "Устаревшая система или неудобный порядок как отговорка",
      "af": "Verouderde stelsel of omslagtige prosedure as verskoning",
    ],
    decidability: .d1, criticality: .nonCritical, weight: 3, isAutoFail: false,
    group: nil)
  package static let revision = 1
  package static let text = CriterionText(
    what: "a slow, old or closed system, a fax or a paper form is the reason why the customer "
      + "gets nothing",
    why: "the customer pays for the company's tools with his time",
    looksAt: "words for system trouble in the agent's turn, and a refusal, a delay or no act "
      + "beside them",
    cannotSee: "whether the system was really down")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let refused = 0.45
  private static let asked = 0.25

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let touched = reading.speech.contains {
      reading.has(.systemExcuse, turn: $0) || reading.mentions(Self.systems, turn: $0)
    }
    guard touched, !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("no-system"), for: reading)
    }
    let suspicions = reading.agentTurns.found { excuse($0, reading) }.prefix(1)
    return Judgement(.applies, for: reading, suspicions: Array(suspicions))
  }

  private static let systems = WordBeginnings(
    """
    system computer software website laptop server portal terminal fax sistem sito portale manutenz \
    gestional систем сайт компьютер ноутбук программ сервер stelsel rekenaar webwerf sagteware
    """)
  private static let planned = WordBeginnings(
    "planned scheduled announced programmat annunciat планов объявлен beplan aangekondig")

  private func excuse(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.systemExcuse], turn: turn),
      !reading.endsWithQuestionMark(match.sentence),
      reading.customerTurns.first.map({ $0 < turn }) == true
    else { return nil }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "S11.system",
      message: "a system or procedure is the reason why nothing happens")
    suspicion.evidence = [
      EvidenceItem(.lexical, match.prior * 0.5, "cue system_excuse")
    ]
    suspicion.attribution = .system
    let block = reading.customerBlock(before: turn)
    if reading.hasAny([.refusal, .hardNegation, .dontKnow, .badNews], turn: turn)
      || Negation.stands(in: turn, reading)
    {
      suspicion.evidence.append(
        EvidenceItem(.structural, SystemExcuse.refused, "with a refusal or an I-cannot-see"))
    } else if block.contains(where: { asked in
      !reading.questions.asked(in: asked).isEmpty
        || reading.has(.customerRequest, turn: asked)
    }) {
      suspicion.evidence.append(
        EvidenceItem(.structural, SystemExcuse.asked, "in answer to a question or request"))
    }
    if !reading.acts(turn: turn).isDisjoint(with: [.act, .promise, .antidote, .link, .dataRequest])
      || reading.hasAny([.resolutionClaim, .actionDone, .goodwill], turn: turn)
    {
      suspicion.guards.append(Guard(0.6, "with an act or a way round"))
    }
    if reading.acts[match.sentence].contains(.advice) {
      suspicion.guards.append(Guard(0.6, "an instruction, no excuse"))
    }
    if reading.mentions(Self.planned, turn: turn) {
      suspicion.guards.append(Guard(1, "announced beforehand"))
    }
    // "You may have a system problem": the customer's device, not the company's.
    if block.contains(where: { reading.hasAny([.qualityDefect], turn: $0) }) {
      suspicion.guards.append(Guard(0.3, "the customer's own device may be meant"))
    }
    return suspicion
  }
}

package import Conversations
import Lexicons

/// E16. Two statements of agents contradict each other.
///
/// An error of fact, a system's delay and a lie look the same: the finding asks a person to look, and
/// scores nothing until then. An agent who takes a statement back openly, with an apology, does right.
package struct SuspectedContradiction: Criterion {
  package static let info = CriterionInfo(
    id: "E16", name: "SuspectedContradiction",
    titles: [
      "en": "Untruthful statement (suspected contradiction)",
      "it": "Affermazione non vera (sospetta contraddizione)",
      "ru": "Неправда (подозрение на противоречие)",
      "af": "Onwaarheid (vermoede teenstrydigheid)",
    ],
    decidability: .d4, criticality: .compliance, weight: 10, isAutoFail: false,
    group: "truth")
  package static let revision = 1
  package static let text = CriterionText(
    what: "agents say that something was done and later that it was not, and nothing lies "
      + "between",
    why: "a customer who was told something untrue believes nothing more",
    looksAt: "a small set of facts in agents' words (sent, shipped, refunded, approved, "
      + "received) with their polarity and the numbers they are about",
    cannotSee: "intent, and what had really been done")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let oneAgent = 0.45
  private static let twoAgents = 0.35
  private static let accusation = 0.25

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let comparable = reading.facts.repeated
    guard !comparable.isEmpty else {
      return Judgement(.notApplicable("no-two-statements"), for: reading)
    }
    let suspicions = reading.facts.contradictions.compactMap { suspicion($0, reading) }
    return Judgement(
      opportunities: reading.opportunities(comparable, otherwise: "no-two-statements"),
      suspicions: Array(suspicions.prefix(2)))
  }

  private func suspicion(
    _ pair: (earlier: StatedFact, later: StatedFact), _ reading: Reading
  ) -> Suspicion? {
    let later = pair.later
    if reading.hasAny([.ownership, .lateAck, .apology], turn: later.turn) {
      // Taken back openly.
      return nil
    }
    let isSame = reading.agentOfTurn[pair.earlier.turn] == reading.agentOfTurn[later.turn]
    var suspicion = Suspicion(
      turn: later.turn, span: later.span, agent: reading.agentOfTurn[later.turn],
      evidence: [
        EvidenceItem(
          .structural,
          isSame ? SuspectedContradiction.oneAgent : SuspectedContradiction.twoAgents,
          "\(later.predicate.rawValue): yes in turn \(pair.earlier.turn), no in turn \(later.turn)")
      ], severity: 1, rule: "E16.contradiction",
      message: "says no to \(later.predicate.rawValue) after an agent's yes in turn "
        + "\(pair.earlier.turn)")
    suspicion.attribution = .unknown
    suspicion.related = [Place(pair.earlier.turn, pair.earlier.span)]
    if let turn = reading.reaction(to: later.turn).first(where: {
      reading.hasAny([.deceptionAccusation, .customerRepeat], turn: $0)
    }) {
      suspicion.evidence.append(
        EvidenceItem(
          .lexical, SuspectedContradiction.accusation, "the customer notices the contradiction"))
      suspicion.episode.append(turn)
    }
    return suspicion
  }
}

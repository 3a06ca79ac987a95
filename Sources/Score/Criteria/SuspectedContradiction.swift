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
  package static let revision = 2
  package static let text = CriterionText(
    what: "agents say that something was done and later that it was not, and nothing lies "
      + "between",
    why: "a customer who was told something untrue believes nothing more",
    looksAt: "a small set of facts in agents' words (sent, shipped, refunded, approved, "
      + "received) with their polarity and the numbers they are about; the customer's 'you "
      + "just said' after a reply that differs from an earlier one",
    cannotSee: "intent, and what had really been done")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let oneAgent = 0.45
  private static let twoAgents = 0.35
  private static let accusation = 0.25
  /// Share of the cue's prior.
  private static let noticing = 0.5

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let noticed = Array(reading.customerTurns.found { self.noticed($0, reading) })
    let comparable = (reading.facts.repeated + noticed.map(\.turn)).sorted()
    guard !comparable.isEmpty else {
      return Judgement(.notApplicable("no-two-statements"), for: reading)
    }
    var suspicions = reading.facts.contradictions.compactMap { suspicion($0, reading) }
    for found in noticed where !suspicions.contains(where: { $0.turn == found.turn }) {
      suspicions.append(found)
    }
    suspicions.sort { $0.turn < $1.turn }
    return Judgement(
      opportunities: reading.opportunities(comparable, otherwise: "no-two-statements"),
      suspicions: Array(suspicions.prefix(2)))
  }

  /// "But you just said it was included": the reply before it says otherwise than an earlier one
  /// about the same thing, by a no or by another figure.
  private func noticed(_ said: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.saidOtherwise], turn: said),
      let later = reading.agentTurns.turns(before: said).last,
      !reading.hasAny([.ownership, .lateAck, .apology], turn: later)
    else { return nil }
    let told = reading.stems(turn: later).union(reading.stems(turn: said))
    let earlier = reading.agentTurns.turns(before: later).suffix(Nearby.turns).last { turn in
      let block = reading.customerBlock(before: turn)
      let about = block.reduce(into: reading.stems(turn: turn)) {
        $0.formUnion(reading.stems(turn: $1))
      }
      return reading.hasSubstance(turn) && !about.isDisjoint(with: told)
        && Negation.stands(in: turn, reading) != Negation.stands(in: later, reading)
        || !about.isDisjoint(with: told) && figures(turn, reading) != figures(later, reading)
          && !figures(later, reading).isEmpty
    }
    guard let earlier else { return nil }
    var suspicion = reading.suspicion(
      turn: later, span: reading.evidenceSpan(of: later),
      evidence: [
        EvidenceItem(.structural, SuspectedContradiction.oneAgent, "otherwise in turn \(earlier)"),
        EvidenceItem(
          .lexical, match.prior * SuspectedContradiction.noticing, "cue said_otherwise"),
      ], severity: 1, rule: "E16.noticed",
      message: "the customer notices that turn \(earlier) had said otherwise")
    suspicion.attribution = .unknown
    suspicion.related = [
      Place(earlier, reading.evidenceSpan(of: earlier)), Place(said, reading.sentenceSpan(match)),
    ]
    suspicion.episode = [earlier, said]
    return suspicion
  }

  /// The figures of a turn.
  private func figures(_ turn: Int, _ reading: Reading) -> Set<UInt64> {
    Set(
      reading.sentences(of: turn).flatMap { sentence in
        reading.words(sentence).lazy.filter { $0.isNumber && $0.stem != 0 }.map(\.hash)
      })
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
      message:
        "says no to \(Message(wording: later.predicate.rawValue)) after an agent's yes in turn "
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

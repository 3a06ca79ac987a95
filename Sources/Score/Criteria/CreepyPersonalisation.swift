package import Conversations
import Lexicons

/// S13. The agent knows more than is decent.
///
/// Social profiles, whereabouts, health, family: facts that the customer never told are not for use. What he
/// told himself for this purpose is. Always for a person to confirm: never scored by itself.
package struct CreepyPersonalisation: Criterion {
  package static let info = CriterionInfo(
    id: "S13", name: "CreepyPersonalisation",
    titles: [
      "en": "Creepy personalisation",
      "it": "Personalizzazione invadente",
      "ru": "Навязчивая персонализация",
      "af": "Grillerige verpersoonliking",
    ],
    decidability: .d3, criticality: .compliance, weight: 8, isAutoFail: false,
    group: nil)
  package static let revision = 1
  package static let text = CriterionText(
    what: "the agent mentions a private fact that the customer did not give, or proposes "
      + "private contact",
    why: "being watched is remembered longer than any discount",
    looksAt: "private sources and topics in the agent's words, and whether the customer had "
      + "brought them up or recoils",
    cannotSee: "what the customer told on other channels or agreed to")
  private let options: OptionValues

  package init(options: OptionValues) { self.options = options }

  private static let untold = 0.4
  private static let recoils = 0.5
  /// Keeps every finding below the line of scoring: a person decides.
  private static let unconfirmed = 0.3

  package func judge(_ reading: Reading) -> Judgement {
    guard reading.hasLexicon else { return Judgement(.notEvaluated("language"), for: reading) }
    let touched = reading.speech.contains {
      reading.hasAny([.creepy, .howYouKnow], turn: $0) || reading.mentions(Self.personal, turn: $0)
    }
    guard touched, !reading.agentTurns.isEmpty else {
      return Judgement(.notApplicable("nothing-personal"), for: reading)
    }
    var suspicions = Array(reading.agentTurns.found { known($0, reading) }.prefix(2))
    if suspicions.isEmpty {
      suspicions = reading.reproaches([.howYouKnow]).prefix(1).map(alarmed)
    }
    return Judgement(.applies, for: reading, suspicions: suspicions)

    func alarmed(_ reproach: Reproach) -> Suspicion {
      var suspicion = reading.suspicion(
        reproach, span: reading.evidenceSpan(of: reproach.turn), severity: 1,
        rule: "S13.alarmed", message: "the customer is alarmed at what the agent knows of him")
      suspicion.guards.append(
        Guard(CreepyPersonalisation.unconfirmed / 3, "scored only after a person confirms"))
      return suspicion
    }
  }

  /// Beginnings of words for health, family, whereabouts, looks and private life.
  private static let personal = WordBeginnings(
    """
    wheelchair diabet pregnan illness hospital surgery divorce birthday wedding religio profile \
    facebook instagram location gps incinta gravidanz malatti ospedal compleann matrimoni posizion \
    profil furgone corriere болезн диабет беремен больниц развод именин рожден профил химиотерап \
    геолокац suikersiekte siekte swanger hospitaal verjaarsdag troue profiel ligging
    """)

  private func known(_ turn: Int, _ reading: Reading) -> Suspicion? {
    guard let match = reading.strongest([.creepy], turn: turn) else { return nil }
    var suspicion = reading.suspicion(
      match, severity: 1, rule: "S13.private-fact",
      message: "a private fact or source that the customer did not give")
    let said = reading.customerTurns.turns(before: turn).suffix(Nearby.turns).reduce(
      into: StemSet()
    ) {
      $0.formUnion(reading.stems(turn: $1))
    }
    let stems = reading.stems(match.sentence)
    if stems.isDisjoint(with: said) {
      suspicion.evidence.append(
        EvidenceItem(.structural, CreepyPersonalisation.untold, "nothing of it told before"))
    } else if reading.words(match.sentence).contains(where: {
      $0.stem != 0 && said.contains($0.stem) && $0.range.overlaps(match.folded)
    }) {
      suspicion.guards.append(Guard(0.6, "the customer brought it up"))
    }
    if let next = reading.nextCustomerTurn(after: turn), isRecoil(next, reading) {
      suspicion.evidence.append(
        EvidenceItem(.structural, CreepyPersonalisation.recoils, "the customer recoils"))
      suspicion.episode.append(next)
    }
    suspicion.guards.append(
      Guard(CreepyPersonalisation.unconfirmed, "scored only after a person confirms"))
    return suspicion
  }

  /// A question or a no in a few words.
  private func isRecoil(_ turn: Int, _ reading: Reading) -> Bool {
    guard let first = reading.sentences(of: turn).first else { return false }
    return reading.endsWithQuestionMark(first) || reading.has(.answerNo, turn: turn)
      || reading.hasAny([.negativeFeedback, .deceptionAccusation, .feeling], turn: turn)
      || AffectLedger.shouts(turn, reading)
  }
}

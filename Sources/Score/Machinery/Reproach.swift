package import Conversations
package import Lexicons

/// A fault of a reply that the customer names in answer to it, in words that tell which.
///
/// Readers find most faults there: what is wrong with a reply shows in what the customer says to it
/// and, plainest of all, in the agent's owning it afterwards.
package struct Reproach: Sendable, Hashable {
  /// The agent's turn.
  package var turn: Int
  /// The customer's turn that names the fault.
  package var said: Int
  package var match: CueMatch
  /// The agent owns it in his next turn.
  package var isConceded: Bool

  /// Share of the cue's prior: the customer is heard, not believed blindly.
  private static let named = 0.65
  private static let conceded = 0.5

  package var evidence: [EvidenceItem] {
    var items = [
      EvidenceItem(
        .lexical, match.prior * Self.named, "cue \(match.cue.rawValue) in the customer's next turn")
    ]
    if isConceded { items.append(EvidenceItem(.cross, Self.conceded, "the agent owns it")) }
    return items
  }
}

extension Reading {
  /// Replies whose fault the customer's next turns name by one of some cues, in order.
  package func reproaches(_ cues: [Cue]) -> [Reproach] {
    agentTurns.compactMap { turn in
      guard let said = reaction(to: turn).first(where: { hasAny(cues, turn: $0) }),
        let match = strongest(cues, turn: said)
      else { return nil }
      return Reproach(turn: turn, said: said, match: match, isConceded: isConceded(after: said))
    }
  }

  /// Whether the agent owns a fault in his first turn after one of the customer's.
  package func isConceded(after said: Int) -> Bool {
    nextAgentTurn(after: said).map {
      hasAny([.ownership, .withheldAdmission, .shouldHaveAsked], turn: $0)
    } ?? false
  }

  /// A suspicion that rests on the customer's naming the fault.
  ///
  /// - Parameter span: what is quoted of the reply; nil: what it demands.
  package func suspicion(
    _ reproach: Reproach, span: Span? = nil, severity: Double, rule: String, message: Message
  ) -> Suspicion {
    var suspicion = suspicion(
      turn: reproach.turn, span: span ?? demandSpan(of: reproach.turn),
      evidence: reproach.evidence,
      severity: severity, rule: rule, message: message)
    suspicion.related.append(Place(reproach.said, sentenceSpan(reproach.match)))
    suspicion.episode = [reproach.said]
    return suspicion
  }
}

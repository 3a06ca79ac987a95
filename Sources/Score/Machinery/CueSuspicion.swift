package import Conversations
package import Lexicons

extension Reading {
  /// A suspicion that rests on an agent's words: their sentence is quoted, and what the customer
  /// said before is beside it.
  package func suspicion(
    _ match: CueMatch, severity: Double, rule: String, message: Message
  ) -> Suspicion {
    var suspicion = Suspicion(
      turn: match.turn, span: sentenceSpan(match), agent: agentOfTurn[match.turn],
      evidence: [EvidenceItem(.lexical, match.prior, "cue \(match.cue.rawValue)")],
      severity: severity, rule: rule, message: message)
    if let said = customerTurns.turns(before: match.turn).last {
      suspicion.related = [Place(said, span(of: said))]
    }
    return suspicion
  }

  /// The same for a turn without a cue: what it lacks is told by the rule.
  package func suspicion(
    turn: Int, span: Span, evidence: [EvidenceItem], severity: Double, rule: String,
    message: Message
  ) -> Suspicion {
    var suspicion = Suspicion(
      turn: turn, span: span, agent: agentOfTurn[turn], evidence: evidence, severity: severity,
      rule: rule, message: message)
    if let said = customerTurns.turns(before: turn).last {
      suspicion.related = [Place(said, self.span(of: said))]
    }
    return suspicion
  }

  /// For every agent whether a criterion applies: those who wrote one of some turns.
  package func opportunities(_ turns: [Int], otherwise reason: String) -> [Opportunity] {
    var result = [Opportunity](repeating: .notApplicable(reason), count: agents.count)
    for turn in turns {
      if let agent = agentOfTurn[turn] { result[agent] = .applies }
    }
    return result
  }

  /// Whether a turn has a word that begins with one of some folded beginnings.
  package func mentions(_ beginnings: WordBeginnings, turn: Int) -> Bool {
    let bytes = conversation.folded.bytes
    return sentences(of: turn).contains { sentence in
      words(sentence).contains { word in
        beginnings.begin(word.range, in: bytes)
      }
    }
  }

  /// Customer turns that state a problem, a loss or a feeling.
  package var problemTurns: [Int] {
    customerTurns.filter { turn in
      hasAny(IssueLedger.problemCues, turn: turn) || affect.entries.contains { $0.turn == turn }
    }
  }

  /// Whether the export shows the conversation's end: it says so, or an event closes it.
  package var isClosed: Bool {
    if let closed = conversation.contact.isClosed { return closed }
    return conversation.contact.closed != nil || conversation.contact.closedBy != nil
      || turns.last.map { $0.event != nil } ?? false
  }
}

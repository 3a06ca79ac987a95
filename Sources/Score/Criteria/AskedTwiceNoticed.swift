import Conversations
import Lexicons

extension AskedTwice {
  private static let alreadyGiven = 0.35
  /// Share of the cue's prior.
  private static let noticing = 0.6
  /// Sentences of the customer's turn in which he says so; further on it is about something else.
  private static let firstSentences = 2

  /// "It's in my first message": a request for data, the customer's reply that he gave it, and an
  /// earlier turn of his that names the thing.
  func noticedRepeats(_ asking: [Int], _ reading: Reading) -> [Suspicion] {
    asking.compactMap { turn in
      let acts = reading.acts(turn: turn)
      guard acts.contains(.dataRequest) || acts.contains(.question),
        acts.isDisjoint(with: [.advice, .elsewhere, .refusal]),
        let next = reading.reaction(to: turn).first,
        let match = reading.strongest([.customerRepeat], turn: next),
        match.sentence < reading.sentences(of: next).lowerBound + Self.firstSentences,
        let sentence = reading.sentences(of: turn).first(where: {
          reading.endsWithQuestionMark($0) || reading.acts[$0].contains(.dataRequest)
        }),
        !reading.has(.slotProblem, sentence: sentence),
        let told = reading.customerTurns.turns(before: turn).first(where: {
          gave($0, sentence, reading)
        })
      else { return nil }
      var suspicion = Suspicion(
        turn: turn, span: reading.sentences[sentence].span, agent: reading.agentOfTurn[turn],
        evidence: [
          EvidenceItem(.lexical, match.prior * Self.noticing, "the customer says he gave it"),
          EvidenceItem(.structural, Self.alreadyGiven, "named in turn \(told)"),
        ], severity: 0.5, rule: "S18.customer-notices",
        message: "asks for what the customer says he gave, and turn \(told) names it")
      suspicion.related = [
        Place(told, reading.span(of: told)), Place(next, reading.sentenceSpan(match)),
      ]
      suspicion.episode.append(next)
      return suspicion
    }
  }

  /// Whether a customer's turn names what a sentence asks for.
  private func gave(_ told: Int, _ sentence: Int, _ reading: Reading) -> Bool {
    !reading.stems(turn: told).isDisjoint(with: reading.stems(sentence))
  }
}

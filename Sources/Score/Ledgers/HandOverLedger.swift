import Conversations
import Lexicons

/// A change of the agent who serves the customer (ERROR-LIST 4.7).
package struct HandOver: Sendable, Hashable {
  /// The agent turn that announces it; nil where the next agent simply writes.
  package var announced: Int?
  /// The first turn of the agent who takes over; nil where nobody did.
  package var taken: Int?
  /// Index into `Reading.agents` of the one who takes over.
  package var to: Int?
  /// The announcement says why or to whom.
  package var isExplained: Bool
  /// The new agent had already served this customer.
  package var isReturn: Bool
  /// A slot that the customer had given was asked for again by the new agent.
  package var isReasked: Bool
}

/// The hand-overs of a conversation, and how many agents served the customer.
package struct HandOverLedger: Sendable {
  package private(set) var all: [HandOver] = []
  /// Distinct agents who wrote.
  package private(set) var agents = 0

  /// Content words beside the announcement from which it explains itself.
  private static let stemsOfAReason = 3
  /// Hand-overs kept of one conversation.
  private static let mostKept = 50

  init(_ reading: Reading) {
    agents = reading.agents.count
    var current: Int?
    var seen: Set<Int> = []
    var pending: Int?
    for turn in reading.agentTurns where all.count < HandOverLedger.mostKept {
      let agent = reading.agentOfTurn[turn]
      if let before = current, let agent, agent != before {
        all.append(handOver(announced: pending, taken: turn, to: agent, seen: seen, reading))
        pending = nil
      }
      if let agent { seen.insert(agent) }
      current = agent ?? current
      if reading.has(.transfer, turn: turn) { pending = turn }
    }
    if let pending {
      all.append(handOver(announced: pending, taken: nil, to: nil, seen: seen, reading))
    }
  }

  private func handOver(
    announced: Int?, taken: Int?, to: Int?, seen: Set<Int>, _ reading: Reading
  ) -> HandOver {
    var isExplained = false
    if let announced {
      isExplained =
        reading.sentences(of: announced).reduce(0) { $0 + reading.stems($1).count }
        > HandOverLedger.stemsOfAReason
    }
    let isReasked = reading.slots.asks.contains { ask in
      guard let taken, ask.turn >= taken, reading.agentOfTurn[ask.turn] == to else { return false }
      return reading.slots.known(ask.slot, before: taken) != nil
    }
    return HandOver(
      announced: announced, taken: taken, to: to, isExplained: isExplained,
      isReturn: to.map { seen.contains($0) } ?? false, isReasked: isReasked)
  }
}

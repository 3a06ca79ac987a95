import Conversations
import Ledger
import Normalize
import Score

/// Turns of customers' other contacts, each conversation read once.
struct LaterContacts {
  let ledger: Ledger
  let worker: ScoreWorker
  /// Turns of so many conversations are kept.
  private static let mostRemembered = 2_000
  private var known: [ConversationID: [LaterTurn]] = [:]

  init(ledger: Ledger, worker: ScoreWorker) {
    self.ledger = ledger
    self.worker = worker
  }

  /// In order of time; of equal moments in that of the conversations.
  mutating func turns(of ids: [ConversationID]) throws(LedgerError) -> [LaterTurn] {
    var all: [(order: Int, turn: LaterTurn)] = []
    for (order, id) in ids.enumerated() {
      if known[id] == nil {
        if known.count >= LaterContacts.mostRemembered { known = [:] }
        known[id] = try read(id)
      }
      all += (known[id] ?? []).map { (order, $0) }
    }
    return all.sorted { a, b in
      (a.turn.at, a.order, a.turn.evidence.turn) < (b.turn.at, b.order, b.turn.evidence.turn)
    }.map(\.turn)
  }

  private func read(_ id: ConversationID) throws(LedgerError) -> [LaterTurn] {
    guard var conversation = try ledger.conversation(id) else { return [] }
    Normalizer.derive(&conversation)
    return worker.laterTurns(of: conversation)
  }
}

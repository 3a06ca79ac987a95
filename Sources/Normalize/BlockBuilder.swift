import Conversations

/// Joins consecutive messages of one writer.
enum BlockBuilder {
  /// Messages at least this far apart are blocks of their own, in seconds.
  static let gap: Int64 = 60

  /// The blocks of a conversation. Events, system messages, internal notes and messages without
  /// text or attachment are left out and do not separate; another writer does, and so does a gap
  /// of 60 s or more where both clocks are known.
  static func blocks(_ turns: [Turn]) -> [Block] {
    var blocks: [Block] = []
    var last: Int?
    for (index, turn) in turns.enumerated() {
      let isMessage =
        turn.event == nil && !turn.isInternal && turn.role != .system
        && (!turn.range.isEmpty || turn.attachments > 0)
      guard isMessage else { continue }
      if let last, joins(turns[last], turn) {
        blocks[blocks.count - 1].turns.append(index)
      } else {
        blocks.append(Block(role: turn.role, turns: [index]))
      }
      last = index
    }
    return blocks
  }

  private static func joins(_ a: Turn, _ b: Turn) -> Bool {
    guard a.role == b.role, a.participant == b.participant else { return false }
    guard let before = a.time?.seconds, let after = b.time?.seconds else { return true }
    return after - before < gap
  }
}

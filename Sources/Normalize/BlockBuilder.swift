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
    for index in turns.indices {
      let isMessage =
        turns[index].event == nil && !turns[index].isInternal && turns[index].role != .system
        && (!turns[index].range.isEmpty || turns[index].attachments > 0)
      guard isMessage else { continue }
      if let last, joins(turns, last, index) {
        blocks[blocks.count - 1].turns.append(index)
      } else {
        blocks.append(Block(role: turns[index].role, turns: [index]))
      }
      last = index
    }
    return blocks
  }

  // Fields are read in place: a copy of a turn would cost more than the rest.
  private static func joins(_ turns: [Turn], _ a: Int, _ b: Int) -> Bool {
    guard turns[a].role == turns[b].role, turns[a].participant == turns[b].participant else {
      return false
    }
    guard let before = turns[a].time?.seconds, let after = turns[b].time?.seconds else {
      return true
    }
    return after - before < gap
  }
}

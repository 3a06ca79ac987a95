import Conversations

/// The version of each conversation that is kept in a run.
///
/// At most 56 bytes a conversation, so that a file with a million of them needs no more than that: ids
/// are held as 96 bits of a hash. That two of ten million ids share them has a probability below
/// 10⁻¹⁵.
struct VersionTable {
  private struct Entry {
    var version: Precedence
    var low: UInt32
    var high: UInt64
  }

  /// By number.
  private var entries = Pieces<Entry>()
  /// Numbers by the hash of their ids, −1: free. A power of two, at most three quarters in use.
  private var slots = [Int32](repeating: -1, count: 1024)

  /// What became of a version.
  enum Verdict {
    /// The first one of its conversation.
    case first(number: Int)
    /// Takes the place of the one given.
    case better(number: Int, than: Precedence)
    case worse
  }

  /// Keeps a version if it is the first or the best of its conversation. Numbers count conversations
  /// from 0 in order of their coming.
  mutating func offer(_ version: Precedence, of key: ConversationKey) -> Verdict {
    // Seeded anew in every process: nobody can write ids that collide.
    var hasher = Hasher()
    hasher.combine(key)
    let high = UInt64(bitPattern: Int64(hasher.finalize()))
    hasher = Hasher()
    hasher.combine(1)
    hasher.combine(key)
    let low = UInt32(truncatingIfNeeded: hasher.finalize())

    var slot = Int(truncatingIfNeeded: high) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let known = entries[number]
      if known.high == high && known.low == low {
        if version < known.version { return .worse }
        entries[number].version = version
        return .better(number: number, than: known.version)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = entries.count
    slots[slot] = Int32(number)
    entries.append(Entry(version: version, low: low, high: high))
    if entries.count * 4 > slots.count * 3 { grow() }
    return .first(number: number)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for number in entries.indices {
      var slot = Int(truncatingIfNeeded: entries[number].high) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}

import Conversations

/// Tells, inside one file, the same conversation met again from an id that was given twice.
struct IdentityCheck {
  enum Verdict: Equatable {
    case new
    /// The same beginning with other turns after it: the later one replaces the earlier one.
    case again
    /// The same to the last byte.
    case copy
    /// Another conversation under the same id, which gets an id of its own.
    case other(String)
  }

  private struct Known {
    var beginning: UInt64
    var whole: UInt64
    var times: Int
  }

  private var known: [UInt64: Known] = [:]
  /// Bounds memory for files of millions of conversations: then only near repetitions are noticed.
  /// What a dictionary of 2¹⁷ places holds.
  private static let atMost = 98_000

  mutating func check(_ conversation: RawConversation) -> Verdict {
    guard let id = conversation.exportID else { return .new }
    let key = IdentityCheck.hash(Array(id.utf8), 0..<id.utf8.count)
    let bytes = conversation.bytes
    let first = conversation.turns.first { !$0.text.isEmpty }
    let beginning = IdentityCheck.hash(bytes, first?.text ?? 0..<0)
    let whole =
      IdentityCheck.hash(bytes, 0..<bytes.count) &+ UInt64(conversation.turns.count)
    if known.count > IdentityCheck.atMost { known.removeAll(keepingCapacity: true) }
    guard let earlier = known[key] else {
      known[key] = Known(beginning: beginning, whole: whole, times: 1)
      return .new
    }
    if earlier.whole == whole { return .copy }
    if earlier.beginning == beginning { return .again }
    known[key] = Known(beginning: beginning, whole: whole, times: earlier.times + 1)
    return .other("\(id)#\(earlier.times + 1)")
  }

  /// Eight bytes at a time; only used to compare within one file.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    bytes.withUnsafeBytes { all in
      var h: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(range.count)
      var i = range.lowerBound
      while i + 8 <= range.upperBound {
        h = (h ^ all.loadUnaligned(fromByteOffset: i, as: UInt64.self)) &* 0xFF51_AFD7_ED55_8CCD
        h ^= h >> 32
        i += 8
      }
      while i < range.upperBound {
        h = (h ^ UInt64(all[i])) &* 0xC4CE_B9FE_1A85_EC53
        h ^= h >> 29
        i += 1
      }
      return h
    }
  }
}

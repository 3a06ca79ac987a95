import Conversations

/// Words that a rule looks for, folded; asked by a word's hash (`Words.hash`).
///
/// An open table instead of a `Set`: the hashes are hashes already, and criteria ask for every word.
struct WordSet: Sendable {
  /// Hashes at their place or behind it; 0 where none is, since no word hashes to 0.
  private let slots: [UInt64]
  private let mask: Int

  /// - Parameter words: folded, separated by white space.
  init(_ words: String) {
    let hashes = words.split(whereSeparator: \.isWhitespace).map { Words.hash($0.utf8) }
    var size = 8
    while size < hashes.count * 4 { size *= 2 }
    var slots = [UInt64](repeating: 0, count: size)
    for hash in hashes {
      var place = Self.place(hash, size - 1)
      while slots[place] != 0, slots[place] != hash { place = (place + 1) & (size - 1) }
      slots[place] = hash
    }
    self.slots = slots
    mask = size - 1
  }

  func contains(_ hash: UInt64) -> Bool {
    var place = Self.place(hash, mask)
    while slots[place] != 0 {
      if slots[place] == hash { return true }
      place = (place + 1) & mask
    }
    return false
  }

  private static func place(_ hash: UInt64, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ (hash >> 32)) & mask
  }
}

/// Beginnings of words that a rule looks for, folded.
package struct WordBeginnings: Sendable {
  private let all: [[UInt8]]
  /// A bit for each pair of first bytes, of 256: most words are told off by it.
  private let pairs: SIMD4<UInt64>

  /// - Parameter words: folded beginnings, separated by white space.
  package init(_ words: String) {
    all = words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    var pairs = SIMD4<UInt64>()
    for beginning in all {
      // What begins with one byte may go on with any.
      let seconds = beginning.count > 1 ? beginning[1]...beginning[1] : 0...255
      for second in seconds {
        let bit = Self.bit(beginning[0], second)
        pairs[bit >> 6] |= 1 << UInt64(bit & 63)
      }
    }
    self.pairs = pairs
  }

  /// Whether a word begins with one of them.
  func begin(_ word: ByteRange, in bytes: [UInt8]) -> Bool { index(of: word, in: bytes) != nil }

  /// Which of them a word begins with: the first in the order given.
  func index(of word: ByteRange, in bytes: [UInt8]) -> Int? {
    guard !word.isEmpty else { return nil }
    let second = word.count > 1 ? bytes[word.lowerBound + 1] : 0
    let bit = Self.bit(bytes[word.lowerBound], second)
    guard pairs[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return nil }
    return all.firstIndex { bytes.begins(word, with: $0) }
  }

  private static func bit(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first &* 29 ^ second)
  }
}

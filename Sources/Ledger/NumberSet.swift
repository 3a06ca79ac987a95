/// A set of row numbers. Those that lie close together, as the rows of one file do, need a bit or two
/// each instead of the eight bytes and more of a `Set`.
struct NumberSet: Sendable {
  /// Sixty-four neighbours each, by their number without its last six bits.
  private var words: [Int64: UInt64] = [:]

  mutating func insert(_ number: Int64) {
    words[number >> 6, default: 0] |= 1 << UInt64(number & 63)
  }

  func contains(_ number: Int64) -> Bool {
    words[number >> 6].map { $0 >> UInt64(number & 63) & 1 == 1 } ?? false
  }
}

/// The weights of function words by language, looked up by a hash of their lower-case bytes.
struct WordTable: Sendable {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  static func step(_ hash: UInt64, _ b: UInt8) -> UInt64 {
    (hash ^ UInt64(b)) &* 0x100_0000_01B3
  }

  struct Weights: Sendable {
    var latin = SIMD8<Int32>()
    var cyrillic = SIMD4<Int32>()
    var isNie = false
  }

  /// An ASCII letter, in `classes`.
  static let isLetter: UInt8 = 1
  /// A byte that makes its token a number, code or address.
  static let isCode: UInt8 = 2
  /// What may follow a word without being part of it.
  static let isStop: UInt8 = 4

  private static let classTable: [UInt8] = (0..<256).map { value in
    let b = UInt8(value)
    if b.isLetter { return isLetter }
    if b.isDigit || "@/_#\\=*".utf8.contains(b) { return isCode }
    return ".,!?;:)\"".utf8.contains(b) ? isStop : 0
  }

  private static let size = 4096
  private var keys = [UInt64](repeating: 0, count: size)
  private var values = [UInt16](repeating: 0, count: size)
  private var weights: [Weights] = []

  init() {
    for (place, list) in LanguageWords.latin.enumerated() {
      for (weight, text) in [(Int32(1), list.common), (2, list.strong)] {
        for word in text.split(separator: " ") { update(word) { $0.latin[place] = weight } }
      }
    }
    for (place, list) in LanguageWords.cyrillic.enumerated() {
      for (weight, text) in [(Int32(1), list.common), (2, list.strong)] {
        for word in text.split(separator: " ") { update(word) { $0.cyrillic[place] = weight } }
      }
    }
    update("nie") { $0.isNie = true }
  }

  private mutating func update(_ word: Substring, _ change: (inout Weights) -> Void) {
    let hash = word.utf8.reduce(WordTable.seed, WordTable.step)
    var place = Int(truncatingIfNeeded: hash & UInt64(WordTable.size - 1))
    while keys[place] != 0, keys[place] != hash { place = (place + 1) & (WordTable.size - 1) }
    if keys[place] == 0 {
      keys[place] = hash
      values[place] = UInt16(weights.count)
      weights.append(Weights())
    }
    change(&weights[Int(values[place])])
  }

  /// The table without bounds and reference counts, inside `withLookup`.
  struct Lookup {
    let keys: UnsafeBufferPointer<UInt64>
    let values: UnsafeBufferPointer<UInt16>
    let weights: UnsafeBufferPointer<Weights>
    /// What each byte is.
    let classes: UnsafeBufferPointer<UInt8>

    @inline(__always)
    func weights(_ hash: UInt64) -> Weights? {
      var place = Int(truncatingIfNeeded: hash & UInt64(WordTable.size - 1))
      while keys[place] != 0 {
        if keys[place] == hash { return weights[Int(values[place])] }
        place = (place + 1) & (WordTable.size - 1)
      }
      return nil
    }
  }

  func withLookup<R>(_ body: (Lookup) -> R) -> R {
    keys.withUnsafeBufferPointer { keys in
      values.withUnsafeBufferPointer { values in
        weights.withUnsafeBufferPointer { weights in
          WordTable.classTable.withUnsafeBufferPointer { classes in
            body(Lookup(keys: keys, values: values, weights: weights, classes: classes))
          }
        }
      }
    }
  }
}

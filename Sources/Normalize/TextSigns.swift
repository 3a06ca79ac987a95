/// What one look at a text finds, so that nothing else needs to look at all of it: how many digits,
/// an `@`, the longest run without white space, and the word starts where a known word may stand.
struct TextSigns {
  /// A word start whose first three bytes are those of a known word.
  struct Candidate {
    var offset: Int
    var interest: Interest
  }

  /// Who wants to see a word start.
  struct Interest: OptionSet {
    var rawValue: UInt8
    static let secret = Interest(rawValue: 1)
    static let boilerplate = Interest(rawValue: 2)
  }

  private(set) var digits = 0
  private(set) var hasAt = false
  /// In bytes.
  private(set) var longestWord = 0
  private(set) var candidates: [Candidate] = []

  private static let isWordByte: UInt8 = 1
  private static let isDigit: UInt8 = 2
  private static let isAt: UInt8 = 4
  private static let isSpace: UInt8 = 8

  private static let classes: [UInt8] = (0..<256).map { value in
    let b = UInt8(value)
    var bits: UInt8 = b.isWordByte ? isWordByte : 0
    if b.isDigit { bits |= isDigit }
    if b == UInt8(ascii: "@") { bits |= isAt }
    if b <= 0x20 { bits |= isSpace }
    return bits
  }

  private static let prefixBits = 12

  /// By a hash of three bytes who is interested.
  private static let prefixes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 1 << prefixBits)
    func note(_ word: [UInt8], _ interest: Interest) {
      table[place(word[0], word[1], word[2])] |= interest.rawValue
    }
    for word in SecretMask.keywordBytes { note(word, .secret) }
    for word in Boilerplate.anchorBytes { note(word, .boilerplate) }
    return table
  }()

  @inline(__always)
  private static func place(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    let key = UInt32(a) | UInt32(b) << 8 | UInt32(c) << 16
    return Int((key &* 0x9E37_79B1) >> UInt32(32 - prefixBits))
  }

  /// Looks at another text.
  ///
  /// - Parameter lower: a text by `LowerText`.
  mutating func read(_ lower: UnsafeBufferPointer<UInt8>) {
    digits = 0
    hasAt = false
    longestWord = 0
    candidates.removeAll(keepingCapacity: true)
    TextSigns.classes.withUnsafeBufferPointer { classes in
      TextSigns.prefixes.withUnsafeBufferPointer { prefixes in
        var before: UInt8 = 0
        var seen: UInt8 = 0
        var wordStart = 0
        for i in 0..<lower.count {
          let bits = classes[Int(lower[i])]
          seen |= bits
          digits &+= Int(bits >> 1 & 1)
          if bits & ~before & TextSigns.isWordByte != 0, i + 2 < lower.count {
            let interest = prefixes[TextSigns.place(lower[i], lower[i + 1], lower[i + 2])]
            if interest != 0 {
              candidates.append(Candidate(offset: i, interest: Interest(rawValue: interest)))
            }
          }
          if bits & TextSigns.isSpace != 0 {
            longestWord = max(longestWord, i - wordStart)
            wordStart = i + 1
          }
          before = bits
        }
        longestWord = max(longestWord, lower.count - wordStart)
        hasAt = seen & TextSigns.isAt != 0
      }
    }
  }
}

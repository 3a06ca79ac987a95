/// A sentence cut into the terms a deadline is made of.
struct DeadlineTokens {
  struct Token {
    var term: DeadlineTerm
    /// Offsets in the sentence.
    var range: Range<Int>
  }

  private(set) var tokens: [Token] = []

  init(_ bytes: ArraySlice<UInt8>, _ vocabulary: DeadlineVocabulary) {
    let base = bytes.startIndex
    let pieces = DeadlineTokens.pieces(bytes, vocabulary)
    var words: [ArraySlice<UInt8>] = []
    words.reserveCapacity(pieces.count)
    for piece in pieces { words.append(bytes[piece.range]) }
    var i = 0
    while i < pieces.count {
      if let term = pieces[i].term {
        tokens.append(Token(term: term, range: DeadlineTokens.shift(pieces[i].range, base)))
        i += 1
        continue
      }
      // A phrase goes over words only, not over figures and punctuation.
      var end = i
      while end < pieces.count, pieces[end].term == nil, end - i < 7 { end += 1 }
      let match = vocabulary.match(words[i..<end])
      let count = match?.count ?? 1
      let range = pieces[i].range.lowerBound..<pieces[i + count - 1].range.upperBound
      tokens.append(
        Token(term: match?.term ?? .other, range: DeadlineTokens.shift(range, base)))
      i += count
    }
  }

  private static func shift(_ range: Range<Int>, _ base: Int) -> Range<Int> {
    (range.lowerBound - base)..<(range.upperBound - base)
  }

  // MARK: Cutting

  /// A word (no term yet), figures, or punctuation.
  private struct Piece {
    var range: Range<Int>
    var term: DeadlineTerm?
  }

  private static func pieces(
    _ bytes: ArraySlice<UInt8>, _ vocabulary: DeadlineVocabulary
  ) -> [Piece] {
    var pieces: [Piece] = []
    var i = bytes.startIndex
    let end = bytes.endIndex
    while i < end {
      let byte = bytes[i]
      if byte == 0x20 {
        i += 1
      } else if isDigit(byte) {
        let (term, next) = figures(bytes, i)
        pieces.append(Piece(range: i..<next, term: term))
        i = next
      } else if isLetter(byte) || byte == 0x27 {
        let next = wordEnd(bytes, i, vocabulary)
        pieces.append(Piece(range: i..<next, term: nil))
        // The last dot of `p.m.` ends nothing.
        let isAbbreviated = next < end && bytes[next] == 0x2E && bytes[i..<next].contains(0x2E)
        i = isAbbreviated ? next + 1 : next
      } else {
        let isJoin = byte == 0x2C || byte == 0x2D || byte == 0x28 || byte == 0x29 || byte == 0x2F
        pieces.append(
          Piece(range: i..<(i + 1), term: byte == 0x2D ? .range : isJoin ? .filler : .other))
        i += 1
      }
    }
    return pieces
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte >= 0x80
  }

  private static func wordEnd(
    _ bytes: ArraySlice<UInt8>, _ start: Int, _ vocabulary: DeadlineVocabulary
  ) -> Int {
    var i = start
    // `'n` is a word.
    if bytes[i] == 0x27 { i += 1 }
    while i < bytes.endIndex {
      let byte = bytes[i]
      let joins = i + 1 < bytes.endIndex && isLetter(bytes[i + 1]) && i > start
      if isLetter(byte) {
        i += 1
      } else if byte == 0x27 && i > start && vocabulary.splitsAtApostrophe {
        return i + 1
      } else if (byte == 0x27 || byte == 0x2D) && joins {
        i += 1
      } else if byte == 0x2E && joins && i - start <= 3 && isInitial(bytes, start, i) {
        i += 1
      } else {
        break
      }
    }
    return max(i, start + 1)
  }

  /// Whether the dot at `i` stands behind a single letter, as in `p.m`.
  private static func isInitial(_ bytes: ArraySlice<UInt8>, _ start: Int, _ i: Int) -> Bool {
    i - start == 1 || bytes[i - 2] == 0x2E
  }

  /// Figures from `start` on: a number, a clock, or a date; and where they end.
  private static func figures(_ bytes: ArraySlice<UInt8>, _ start: Int) -> (DeadlineTerm, Int) {
    var numbers: [Int] = []
    var separators: [UInt8] = []
    var digits: [Int] = []
    var i = start
    while i < bytes.endIndex, numbers.count < 4 {
      let first = i
      var value = 0
      while i < bytes.endIndex, isDigit(bytes[i]) {
        value = min(1_000_000, value * 10 + Int(bytes[i] - 0x30))
        i += 1
      }
      numbers.append(value)
      digits.append(i - first)
      guard i + 1 < bytes.endIndex, isDigit(bytes[i + 1]), isSeparator(bytes[i]) else { break }
      // `5-7` is a range, `2025-03-20` a date.
      if bytes[i] == 0x2D && digits[0] != 4 { break }
      separators.append(bytes[i])
      i += 1
    }
    return (meaning(numbers, digits, separators), i)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2E, 0x3A, 0x2F, 0x2C, 0x2D, 0x68: true
    default: false
    }
  }

  private static func meaning(
    _ numbers: [Int], _ digits: [Int], _ separators: [UInt8]
  ) -> DeadlineTerm {
    if separators.isEmpty {
      return digits[0] <= 4 ? .number(Double(numbers[0])) : .other
    }
    let separator = separators[0]
    if numbers.count == 3, separators.allSatisfy({ $0 == separator }) {
      if separator == 0x2D && digits[0] == 4 {
        return .date(year: numbers[0], month: numbers[1], day: numbers[2])
      }
      if separator == 0x2E || separator == 0x2F {
        let year = digits[2] == 2 ? 2000 + numbers[2] : numbers[2]
        return .date(year: year, month: numbers[1], day: numbers[0])
      }
      return .other
    }
    guard numbers.count == 2 else { return .other }
    switch separator {
    case 0x3A, 0x68:
      return digits[1] == 2 && numbers[0] <= 24 && numbers[1] < 60
        ? .clock(hour: numbers[0], minute: numbers[1]) : .other
    case 0x2F:
      return .date(year: 0, month: numbers[1], day: numbers[0])
    case 0x2E where digits[1] == 2 && digits[0] <= 2:
      return .dotted(numbers[0], numbers[1])
    case 0x2E, 0x2C:
      var scale = 1.0
      for _ in 0..<min(6, digits[1]) { scale *= 10 }
      return .number(Double(numbers[0]) + Double(numbers[1]) / scale)
    default: return .other
    }
  }
}

import Conversations

/// Walks over a text's words and counts what tells its language.
///
/// Left out: tokens with digits, signs of addresses and codes; trigrams of capitalised words inside
/// a sentence, which are mostly names.
struct LanguageReader {
  let text: UnsafeBufferPointer<UInt8>
  let lower: UnsafeBufferPointer<UInt8>
  let words: WordTable.Lookup
  /// Nil: only words are counted.
  let trigrams: TrigramTable.Lookup?
  /// Told of every trigram, for making profiles.
  var onTrigram: ((UInt32) -> Void)?

  init(
    text: UnsafeBufferPointer<UInt8>, lower: UnsafeBufferPointer<UInt8>, words: WordTable.Lookup,
    trigrams: TrigramTable.Lookup?
  ) {
    self.text = text
    self.lower = lower
    self.words = words
    self.trigrams = trigrams
  }

  func read(_ range: Range<Int>, into tally: inout LanguageTally) {
    var i = range.lowerBound
    var isSentenceStart = true
    while i < range.upperBound {
      if lower[i] <= 0x20 {
        if lower[i] == 0x0A { isSentenceStart = true }
        i += 1
        continue
      }
      if let next = readPlainWord(at: i, range.upperBound, isSentenceStart, into: &tally) {
        isSentenceStart = endsSentence(lower[next - 1])
        i = next
        continue
      }
      var end = i
      var kinds: UInt8 = 0
      while end < range.upperBound, lower[end] > 0x20 {
        kinds |= words.classes[Int(lower[end])]
        end += 1
      }
      // A slash between two words is no path.
      if kinds & WordTable.isCode == 0 || isSlashed(i..<end) {
        readToken(i..<end, isSentenceStart: isSentenceStart, into: &tally)
      }
      isSentenceStart = endsSentence(lower[end - 1])
      i = end
    }
  }

  /// Reads a token of ASCII letters with nothing but stops behind them, as most are, in one pass.
  ///
  /// - Returns: the token's end, or nil for any other token.
  @inline(__always)
  private func readPlainWord(
    at start: Int, _ limit: Int, _ isFirst: Bool, into tally: inout LanguageTally
  ) -> Int? {
    var hash = WordTable.seed
    var end = start
    while end < limit, words.classes[Int(lower[end])] & WordTable.isLetter != 0 {
      hash = WordTable.step(hash, lower[end])
      end += 1
    }
    if end == start { return nil }
    var stop = end
    while stop < limit, words.classes[Int(lower[stop])] & WordTable.isStop != 0 { stop += 1 }
    guard stop == limit || lower[stop] <= 0x20 else { return nil }
    tally.words += 1
    finishLatin(start..<end, letters: end - start, hash, isFirst: isFirst, into: &tally)
    return stop
  }

  @inline(__always)
  private func finishLatin(
    _ range: Range<Int>, letters: Int, _ hash: UInt64, isFirst: Bool,
    into tally: inout LanguageTally
  ) {
    tally.latin += letters
    if let weights = words.weights(hash) {
      tally.hits &+= weights.latin
      if weights.isNie { tally.nie += 1 }
    }
    if trigrams != nil { readTrigrams(range, isFirst: isFirst, into: &tally) }
  }

  private func endsSentence(_ b: UInt8) -> Bool {
    b == UInt8(ascii: ".") || b == UInt8(ascii: "!") || b == UInt8(ascii: "?")
      || b == UInt8(ascii: ":")
  }

  /// `word/word`, with nothing else that is odd.
  private func isSlashed(_ range: Range<Int>) -> Bool {
    var slashes = 0
    for i in range {
      switch lower[i] {
      case UInt8(ascii: "/"):
        slashes += 1
        if i == range.lowerBound || !lower[i - 1].isWordByte { return false }
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "@"), UInt8(ascii: "_"),
        UInt8(ascii: "#"), UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: "*"),
        UInt8(ascii: ":"), UInt8(ascii: "."):
        return false
      default: break
      }
    }
    return slashes == 1
  }

  private enum Script { case none, latin, cyrillic, other }

  private func readToken(
    _ range: Range<Int>, isSentenceStart: Bool, into tally: inout LanguageTally
  ) {
    var i = range.lowerBound
    var hasWord = false
    while i < range.upperBound {
      let (script, count) = letter(at: i, end: range.upperBound)
      if script == .none {
        if lower[i] == UInt8(ascii: "'") || lower[i] == 0xE2 { readArticle(at: i, range, &tally) }
        i += count
        continue
      }
      let start = i
      var hash = WordTable.seed
      var letters = 0
      while i < range.upperBound {
        let b = lower[i]
        if words.classes[Int(b)] & WordTable.isLetter != 0 {
          hash = WordTable.step(hash, b)
          i += 1
        } else {
          if b < 0x80 { break }
          let (next, count) = letter(at: i, end: range.upperBound)
          if next == .none { break }
          for k in i..<(i + count) { hash = WordTable.step(hash, lower[k]) }
          i += count
        }
        letters += 1
      }
      hasWord = true
      switch script {
      case .latin:
        finishLatin(
          start..<i, letters: letters, hash, isFirst: isSentenceStart && start == range.lowerBound,
          into: &tally)
      case .cyrillic:
        tally.cyrillic += letters
        countLetters(start..<i, into: &tally)
        if let weights = words.weights(hash) { tally.cyrillicHits &+= weights.cyrillic }
      case .other: tally.otherScript += letters
      case .none: break
      }
    }
    if hasWord { tally.words += 1 }
  }

  /// The Afrikaans article `'n`, with a straight or a curly apostrophe.
  private func readArticle(at i: Int, _ range: Range<Int>, _ tally: inout LanguageTally) {
    guard i == range.lowerBound else { return }
    let isCurly = lower[i] == 0xE2
    let n = i + (isCurly ? 3 : 1)
    guard n + 1 == range.upperBound, lower[n] == UInt8(ascii: "n") else { return }
    if isCurly, lower[i + 1] != 0x80 || lower[i + 2] != 0x98 && lower[i + 2] != 0x99 { return }
    tally.hits[2] += 3
  }

  private func letter(at i: Int, end: Int) -> (Script, Int) {
    let b = lower[i]
    if b < 0x80 { return (b.isLetter ? .latin : .none, 1) }
    guard i + 1 < end else { return (.none, 1) }
    let c = lower[i + 1]
    switch b {
    case 0xC3: return (c == 0x97 || c == 0xB7 ? .none : .latin, 2)
    case 0xC4...0xCA: return (.latin, 2)
    case 0xC2, 0xCB...0xCD: return (.none, 2)
    case 0xD0...0xD4: return (.cyrillic, 2)
    case 0xCE...0xDF: return (.other, 2)
    case 0xE1: return (c == 0xBA || c == 0xBB ? .latin : .other, min(3, end - i))
    case 0xE2: return (.none, min(3, end - i))
    case 0xE3 where c == 0x80: return (.none, min(3, end - i))
    case 0xEF: return (.none, min(3, end - i))
    case 0xE0...0xEE: return (.other, min(3, end - i))
    case 0xF0 where c == 0x9F: return (.none, min(4, end - i))
    case 0xF0...0xF4: return (.other, min(4, end - i))
    default: return (.none, 1)
    }
  }

  /// Leaves out words with a capital inside a sentence, unless all of it is capitals.
  private func readTrigrams(
    _ range: Range<Int>, isFirst: Bool, into tally: inout LanguageTally
  ) {
    guard let trigrams else { return }
    let last = range.upperBound - 1
    let isName = text[range.lowerBound] != lower[range.lowerBound] && !isFirst
    let isShouted = last > range.lowerBound && text[last] != lower[last]
    if isName && !isShouted { return }
    var window: UInt32 = 0x20
    var seen = 0
    var i = range.lowerBound
    while i <= range.upperBound {
      let code: UInt32
      if i == range.upperBound {
        code = 0x20
        i += 1
      } else if lower[i] < 0x80 {
        code = UInt32(lower[i])
        i += 1
      } else {
        // Latin-1 letters count as themselves, others as one.
        code = lower[i] == 0xC3 && i + 1 < range.upperBound ? UInt32(lower[i + 1]) + 0x40 : 1
        i += lower[i] >= 0xE0 ? 3 : 2
      }
      window = (window << 8 | code) & 0xFF_FFFF
      seen += 1
      if seen >= 2 {
        tally.trigrams += 1
        tally.ranks &+= trigrams.ranks(window)
        onTrigram?(window)
      }
    }
  }

  private func countLetters(_ range: Range<Int>, into tally: inout LanguageTally) {
    var i = range.lowerBound
    while i + 1 < range.upperBound {
      switch UInt16(lower[i]) << 8 | UInt16(lower[i + 1]) {
      case 0xD196, 0xD197, 0xD194, 0xD291: tally.ukrainianLetters += 1  // і ї є ґ
      case 0xD18B, 0xD18D, 0xD191: tally.russianLetters += 1  // ы э ё
      case 0xD18A:  // ъ
        let isLast = i + 3 >= range.upperBound
        let next = isLast ? 0 : UInt16(lower[i + 2]) << 8 | UInt16(lower[i + 3])
        // Not before е ё ю я.
        if next != 0xD0B5, next != 0xD191, next != 0xD18E, next != 0xD18F {
          tally.bulgarianSigns += 1
        }
      case 0xD198, 0xD199, 0xD19A, 0xD19B, 0xD192, 0xD19F, 0xD193, 0xD19C, 0xD195, 0xD19E:
        tally.otherCyrillic += 1  // ј љ њ ћ ђ џ ѓ ќ ѕ ў
      default: break
      }
      i += 2
    }
  }
}

import Conversations
import Lexicons

/// What one worker needs to read one language for the learned evidence.
final class LearnedLanguage {
  let scanner: SignScanner
  private let stopWords: Set<UInt64>
  private let addressWords: Set<UInt64>
  private let inverseFrequencies: [UInt64: Double]
  /// Letters that make a stem.
  private let stemLength: Int

  /// Words shorter than this have no stem, in letters.
  private static let shortestStem = 3

  init(_ lexicon: SignLexicon) {
    scanner = SignScanner(lexicon)
    stopWords = Set(lexicon.stopWords.map { Words.hash($0.utf8) })
    addressWords = Set(lexicon.addressWords.map { Words.hash($0.utf8) })
    inverseFrequencies = Dictionary(
      lexicon.inverseFrequencies.map { (Words.hash($0.stem.utf8), $0.value) },
      uniquingKeysWith: { first, _ in first })
    stemLength = lexicon.language == .russian ? 4 : 5
  }

  func inverseFrequency(_ stem: UInt64) -> Double {
    inverseFrequencies[stem] ?? SignLexicon.rareFrequency
  }

  /// The words of a folded sentence: letters, with one apostrophe between two of them.
  func words(_ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, into words: inout [SignWord])
  {
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let step = Letters.length(bytes, i, end)
      guard step > 0 else {
        i += Letters.width(bytes[i])
        continue
      }
      let start = i
      var letters = 0
      // Where the stem ends: it may hold the apostrophe.
      var stemEnd = start
      func run() {
        while i < end {
          let step = Letters.length(bytes, i, end)
          if step == 0 { return }
          i += step
          letters += 1
          if letters == stemLength { stemEnd = i }
        }
      }
      run()
      if i + 1 < end, bytes[i] == UInt8(ascii: "'"), Letters.length(bytes, i + 1, end) > 0 {
        i += 1
        letters += 1
        if letters == stemLength { stemEnd = i }
        run()
      }
      if letters < stemLength { stemEnd = i }
      let hash = Words.hash(bytes[start..<i])
      let hasStem = letters >= Self.shortestStem && !stopWords.contains(hash)
      words.append(
        SignWord(
          hash: hash, stem: hasStem ? Words.hash(bytes[start..<stemEnd]) : 0,
          isAddress: addressWords.contains(hash)))
    }
  }
}

/// One word as the learned evidence counts it.
struct SignWord {
  /// FNV-1a of the folded word.
  var hash: UInt64
  /// FNV-1a of its first letters; 0 for short words and words without content.
  var stem: UInt64
  /// It addresses the other side.
  var isAddress: Bool
}

/// Letters in folded UTF-8, as far as telling words from punctuation and emoji needs.
enum Letters {
  /// Bytes of the letter that begins here; 0 where none does.
  static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ i: Int, _ end: Int) -> Int {
    let byte = bytes[i]
    switch byte {
    case 0x61...0x7A, 0x41...0x5A: return 1
    case 0xC3: return i + 1 < end && (bytes[i + 1] == 0x97 || bytes[i + 1] == 0xB7) ? 0 : 2
    case 0xC4...0xCB, 0xCE...0xDF: return 2
    case 0xE2:
      // General punctuation, arrows, symbols: all up to U+2BFF.
      return i + 1 < end && bytes[i + 1] >= 0xB0 ? 3 : 0
    case 0xE3: return i + 1 < end && bytes[i + 1] == 0x80 ? 0 : 3
    case 0xE0...0xED: return 3
    case 0xF0: return i + 1 < end && bytes[i + 1] == 0x9F ? 0 : 4
    default: return 0
    }
  }

  /// Bytes of the character that begins here.
  static func width(_ byte: UInt8) -> Int {
    switch byte {
    case 0..<0xC0: 1
    case 0..<0xE0: 2
    case 0..<0xF0: 3
    default: 4
    }
  }

  /// Whether most letters of a text are capitals: twelve at least, over six in ten.
  static func areCapitals(_ text: ArraySlice<UInt8>) -> Bool {
    var letters = 0
    var capitals = 0
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case 0x41...0x5A:
        letters += 1
        capitals += 1
      case 0x61...0x7A: letters += 1
      case 0x90...0xAF where previous == 0xD0:
        letters += 1
        capitals += 1
      case 0xB0...0xBF where previous == 0xD0, 0x80...0x8F where previous == 0xD1: letters += 1
      default: break
      }
      previous = byte
    }
    return letters >= 12 && capitals * 10 > letters * 6
  }
}

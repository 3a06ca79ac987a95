package import Conversations

/// What of a text tells its language: letters by script, function words, trigrams.
package struct LanguageTally: Sendable {
  /// Words that were looked at: no numbers, codes, addresses.
  package var words = 0
  var latin = 0
  var cyrillic = 0
  var otherScript = 0
  /// Function words of English, Italian, Afrikaans, Dutch, and of other languages, by weight.
  var hits = SIMD8<Int32>()
  /// Sums of trigram ranks of the first four.
  var ranks = SIMD4<Int32>()
  var trigrams = 0
  /// Letters: і ї є ґ.
  var ukrainianLetters = 0
  /// Letters: ы э ё.
  var russianLetters = 0
  /// Letters ъ that stand where Russian has none: not before е ё ю я.
  var bulgarianSigns = 0
  /// Letters of Serbian, Macedonian, Belarusian.
  var otherCyrillic = 0
  /// Function words of Russian, Ukrainian, Bulgarian.
  var cyrillicHits = SIMD4<Int32>()
  /// Occurrences of *nie*.
  var nie = 0

  package init() {}

  mutating func add(_ other: LanguageTally) {
    words += other.words
    latin += other.latin
    cyrillic += other.cyrillic
    otherScript += other.otherScript
    hits &+= other.hits
    ranks &+= other.ranks
    trigrams += other.trigrams
    ukrainianLetters += other.ukrainianLetters
    russianLetters += other.russianLetters
    bulgarianSigns += other.bulgarianSigns
    otherCyrillic += other.otherCyrillic
    cyrillicHits &+= other.cyrillicHits
    nie += other.nie
  }
}

/// Tells English, Italian, Russian, Afrikaans, Dutch, Ukrainian and Bulgarian apart.
///
/// Cyrillic by its letters and function words; Latin by function words plus
/// 3 × (1 − mean trigram rank / 300) × min(1, words / 4), with profiles of 300 trigrams.
package struct LanguageIdentifier: Sendable {
  /// Trigrams in a profile; one that is not in it has this rank.
  package static let profileSize = 300
  /// The Latin languages, in the order of tallies.
  static let latin: [Language] = [.english, .italian, .afrikaans, .dutch]
  /// At most so many bytes of a message are looked at.
  static let longestLook = 4096
  /// Without trigrams: enough for forty words.
  static let shortLook = 256

  private let words: WordTable
  private let trigrams: TrigramTable

  package init() {
    words = WordTable()
    trigrams = TrigramTable()
  }

  // MARK: reading

  /// Reads the authored spans of a turn.
  ///
  /// - Parameters:
  ///   - text: the turn's text.
  ///   - lower: its lower case by `LowerText`.
  ///   - hasTrigrams: whether trigrams are counted; words alone cost a third.
  func tally(
    _ text: UnsafeBufferPointer<UInt8>, lower: UnsafeBufferPointer<UInt8>, spans: [TextSpan],
    hasTrigrams: Bool
  ) -> LanguageTally {
    var tally = LanguageTally()
    var left =
      hasTrigrams ? LanguageIdentifier.longestLook : LanguageIdentifier.shortLook
    words.withLookup { words in
      trigrams.withLookup { trigrams in
        let reader = LanguageReader(
          text: text, lower: lower, words: words, trigrams: hasTrigrams ? trigrams : nil)
        for part in spans where part.kind == .authored && left > 0 {
          let end = min(part.span.end, part.span.start + left)
          left -= part.span.count
          reader.read(part.span.start..<end, into: &tally)
        }
      }
    }
    return tally
  }

  /// The language of a text by itself.
  package func guess(_ text: String) -> LanguageGuess {
    LanguageScores(tally(text)).guess
  }

  func tally(_ text: String) -> LanguageTally {
    let bytes = Array(text.utf8)
    let lower = LowerText.bytes(text)
    return bytes.withUnsafeBufferPointer { bytes in
      lower.withUnsafeBufferPointer { lower in
        tally(
          bytes, lower: lower, spans: [TextSpan(.authored, Span(0, bytes.count))],
          hasTrigrams: true)
      }
    }
  }

  /// The most frequent trigrams of a text, most frequent first: how profiles are made.
  package static func profile(of text: String) -> [String] {
    var counts: [UInt32: Int] = [:]
    let bytes = Array(text.utf8)
    let lower = LowerText.bytes(text)
    let words = WordTable()
    let none = TrigramTable(profiles: [])
    bytes.withUnsafeBufferPointer { bytes in
      lower.withUnsafeBufferPointer { lower in
        words.withLookup { words in
          none.withLookup { none in
            var reader = LanguageReader(text: bytes, lower: lower, words: words, trigrams: none)
            reader.onTrigram = { counts[$0, default: 0] += 1 }
            var tally = LanguageTally()
            reader.read(0..<bytes.count, into: &tally)
          }
        }
      }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(profileSize)
      .map { TrigramTable.text($0.key) }
  }
}

package import Conversations

/// One word of a folded sentence.
package struct Word: Sendable, Hashable {
  /// Place in the conversation's folded bytes.
  package var range: ByteRange
  /// FNV-1a of the whole word.
  package var hash: UInt64
  /// FNV-1a of its stem; 0 for words without content (stop words, courtesy, numbers of one digit).
  package var stem: UInt64
  package var isNumber: Bool
}

/// The words of a conversation's sentences, with their stems, computed once.
///
/// Stems (RELEVANCE.md): English strips the first of *ations ation ings ing ied ies edly ed es ly s*
/// that leaves three letters, then a final e or y, then doubled letters; in the other languages the
/// first five letters of words longer than four (Russian four). Links, @names and courtesy are out.
package struct Words: Sendable {
  /// All words in order.
  package private(set) var all: [Word] = []
  /// For each sentence, its words.
  package private(set) var ofSentence: [Range<Int>] = []

  package init(_ conversation: Conversation) {
    let folded = conversation.folded
    ofSentence.reserveCapacity(folded.sentences.count)
    for sentence in folded.sentences {
      let start = all.count
      let language = conversation.turns[sentence.turn].language
      scan(folded.bytes, sentence.folded, language)
      ofSentence.append(start..<all.count)
    }
  }

  private mutating func scan(_ bytes: [UInt8], _ range: ByteRange, _ language: Language) {
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let byte = bytes[i]
      if byte == 0x40 || Words.startsLink(bytes, i, end) {
        // An @name or a link: opaque up to the next space.
        while i < end, bytes[i] != 0x20 { i += 1 }
        continue
      }
      guard Words.isWordByte(byte) else {
        i += 1
        continue
      }
      let start = i
      while i < end, Words.isWordByte(bytes[i]) || Words.joins(bytes, i, end) { i += 1 }
      append(bytes, start..<i, language)
    }
  }

  private mutating func append(_ bytes: [UInt8], _ range: ByteRange, _ language: Language) {
    let hash = Words.hash(bytes[range])
    let isNumber = bytes[range].contains { $0 >= 0x30 && $0 <= 0x39 }
    var stem: UInt64 = 0
    if isNumber {
      stem = range.count > 1 ? hash : 0
    } else if !StopWords.contains(hash) {
      stem = Words.hash(bytes[Words.stem(bytes, range, language)])
    }
    all.append(Word(range: range, hash: hash, stem: stem, isNumber: isNumber))
  }

  /// The bytes of a word that make its stem. Words of one or two letters have none of their own and
  /// stay whole.
  static func stem(_ bytes: [UInt8], _ range: ByteRange, _ language: Language) -> ByteRange {
    if bytes[range.lowerBound] >= 0x80 {
      // Cyrillic: two bytes a letter.
      return range.count > 8 ? range.lowerBound..<range.lowerBound + 8 : range
    }
    guard language == .english || language == .undetermined else {
      return range.count > 4
        ? range.lowerBound..<min(range.upperBound, range.lowerBound + 5) : range
    }
    var end = range.upperBound
    for suffix in suffixes where end - range.lowerBound >= suffix.count + 3 {
      if bytes[(end - suffix.count)..<end].elementsEqual(suffix) {
        end -= suffix.count
        break
      }
    }
    if end - range.lowerBound > 3, bytes[end - 1] == 0x65 || bytes[end - 1] == 0x79 { end -= 1 }
    if end - range.lowerBound > 3, bytes[end - 1] == bytes[end - 2] { end -= 1 }
    return range.lowerBound..<end
  }

  private static let suffixes: [[UInt8]] = [
    "ations", "ation", "ings", "ing", "ied", "ies", "edly", "ed", "es", "ly", "s",
  ].map { Array($0.utf8) }

  static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
  }

  /// An apostrophe or hyphen between two letters belongs to the word.
  private static func joins(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    (bytes[i] == 0x27 || bytes[i] == 0x2D) && i + 1 < end && isWordByte(bytes[i + 1])
  }

  private static func startsLink(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    guard bytes[i] == 0x68 || bytes[i] == 0x77 else { return false }
    let rest = bytes[i..<min(end, i + 8)]
    return rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8)
      || rest.starts(with: "www.".utf8)
  }

  /// FNV-1a, 64 bits: only for comparing words with one another in memory.
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash == 0 ? 1 : hash
  }
}

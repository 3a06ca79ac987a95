import Conversations

/// Likeness of two questions by their letters, after carrier phrases and fillers are gone
/// (ERROR-LIST 6.2).
package struct QuestionSimilarity: Sendable {
  /// Shared trigrams ÷ trigrams of the shorter one.
  package var overlap: Double
  /// Shared trigrams ÷ all trigrams.
  package var jaccard: Double

  /// Repeated to the letter, near enough.
  package static let repeatedOverlap = 0.80
  package static let repeatedJaccard = 0.45
  /// Needs one more sign.
  package static let candidateOverlap = 0.60

  package var isRepeated: Bool {
    overlap >= QuestionSimilarity.repeatedOverlap && jaccard >= QuestionSimilarity.repeatedJaccard
  }
  package var isCandidate: Bool { overlap >= QuestionSimilarity.candidateOverlap }

  package init(_ a: Set<UInt32>, _ b: Set<UInt32>) {
    let shared = Double(a.intersection(b).count)
    let smaller = Double(min(a.count, b.count))
    overlap = smaller == 0 ? 0 : shared / smaller
    let union = Double(a.count + b.count) - shared
    jaccard = union == 0 ? 0 : shared / union
  }

  /// Trigrams of a sentence's content words, digits mapped to `#`, one space between words.
  package static func trigrams(_ sentence: Int, _ reading: Reading) -> Set<UInt32> {
    var text: [UInt8] = [0x20]
    for word in reading.words(sentence) where word.stem != 0 {
      for byte in reading.conversation.folded.bytes[word.range] {
        text.append(byte >= 0x30 && byte <= 0x39 ? 0x23 : byte)
      }
      text.append(0x20)
    }
    var grams: Set<UInt32> = []
    guard text.count >= 3 else { return grams }
    for i in 0..<(text.count - 2) {
      grams.insert(UInt32(text[i]) << 16 | UInt32(text[i + 1]) << 8 | UInt32(text[i + 2]))
    }
    return grams
  }
}

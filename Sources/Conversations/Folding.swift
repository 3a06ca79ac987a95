/// Folding: one spelling for what people type in many ways, so that a pattern needs only one form.
///
/// Lower case; Latin letters without their marks; ё as е; full-width forms as ASCII; curly and
/// accent-like apostrophes as `'` and U+0149 as `'n`; every dash as `-`; `…` as `...`; zero-width
/// characters and soft hyphens dropped; white space as one space. Decomposed letters are composed
/// where the composed letter is another one (й, ї, ў). In Italian an apostrophe that stands for a
/// final accent is dropped (`perche'`, `e'`). Bytes that are no UTF-8 become U+007F.
package enum Folding {
  /// Sentences longer than this many characters are cut, so that no pattern meets a longer subject.
  package static let longestSentence = 600

  /// Folds a text without splitting it into sentences.
  package static func fold(_ string: String, language: Language) -> [UInt8] {
    let source = Array(string.utf8)
    var origins = [Int32](repeating: 0, count: source.count + 2)
    return source.withUnsafeBufferPointer { text in
      origins.withUnsafeMutableBufferPointer { origins in
        [UInt8](unsafeUninitializedCapacity: source.count + 2) { bytes, count in
          var folder = Folder(
            text: text, bytes: bytes, origins: origins, splitsSentences: false)
          folder.fold(0..<source.count, turn: 0, base: 0, isItalian: language == .italian)
          count = folder.sentences.first?.folded.upperBound ?? 0
        }
      }
    }
  }
}

extension FoldedText {
  /// Folds the authored spans of every turn and splits them into sentences.
  ///
  /// A sentence ends after a run of `.`, `!`, `?` or `…` that white space or the end follows, and at
  /// line breaks. It goes on after an abbreviated title, after `e.g.` and its like, after `a.m.` or
  /// `p.m.` before a small letter or digit, and over a line break that only wraps a paragraph (a
  /// line of 55 to 90 characters before a small letter).
  ///
  /// - Parameters:
  ///   - text: all turns' text, UTF-8.
  ///   - turns: their ranges in `text`, spans and languages.
  package init(text: [UInt8], turns: [Turn]) {
    self.init()
    var capacity = 8
    for turn in turns {
      for span in turn.spans where span.kind == .authored { capacity += span.span.count + 1 }
    }
    sentencesOfTurn.reserveCapacity(turns.count)
    var foldedOrigins: [Int32] = []
    var foldedSentences: [Sentence] = []
    var ranges: [Range<Int>] = []
    bytes = text.withUnsafeBufferPointer { text in
      [UInt8](unsafeUninitializedCapacity: capacity) { bytes, count in
        foldedOrigins = [Int32](unsafeUninitializedCapacity: capacity) { origins, originCount in
          var folder = Folder(text: text, bytes: bytes, origins: origins, splitsSentences: true)
          for (index, turn) in turns.enumerated() {
            let first = folder.sentences.count
            for span in turn.spans where span.kind == .authored {
              let base = turn.range.lowerBound
              folder.fold(
                (base + span.span.start)..<(base + span.span.end), turn: index, base: base,
                isItalian: turn.language == .italian)
            }
            ranges.append(first..<folder.sentences.count)
          }
          folder.pad()
          foldedSentences = folder.sentences
          count = folder.count
          originCount = folder.count
        }
      }
    }
    origins = foldedOrigins
    sentences = foldedSentences
    sentencesOfTurn = ranges
  }
}

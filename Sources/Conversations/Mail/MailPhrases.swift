/// Words and phrases for searching in folded text.
package struct MailPhrases: Sendable {
  package let phrases: [[UInt8]]

  /// - Parameter list: phrases as people write them; folded here.
  package init(_ list: [String]) {
    phrases = list.map { MailFold($0).bytes }.sorted { $0.count > $1.count }
  }

  /// The first, longest phrase that stands in `text` as whole words.
  package func find(in text: ArraySlice<UInt8>) -> Range<Int>? {
    for phrase in phrases {
      if let at = MailPhrases.find(phrase, in: text, wholeWords: true) { return at }
    }
    return nil
  }

  package func occurs(in text: ArraySlice<UInt8>) -> Bool { find(in: text) != nil }

  /// Whether `text` begins with one of the phrases, followed by no letter.
  package func prefix(of text: ArraySlice<UInt8>) -> Int? {
    for phrase in phrases where text.starts(with: phrase) {
      let end = text.startIndex + phrase.count
      if end == text.endIndex || !isWord(text[end]) || !isWord(phrase[phrase.count - 1])
        || phrase[0] >= 0xE3 || text[end] >= 0xE3
      {
        return phrase.count
      }
    }
    return nil
  }

  /// Where `phrase` stands in `text`. Scripts that write no spaces know no word borders.
  package static func find(
    _ phrase: [UInt8], in text: ArraySlice<UInt8>, wholeWords: Bool
  ) -> Range<Int>? {
    guard let first = phrase.first, phrase.count <= text.count else { return nil }
    let bordered = wholeWords && first < 0xE3
    return text.withUnsafeBufferPointer { buffer -> Range<Int>? in
      let last = buffer.count - phrase.count
      var i = 0
      while i <= last {
        if buffer[i] == first {
          var k = 1
          while k < phrase.count && buffer[i + k] == phrase[k] { k += 1 }
          if k == phrase.count {
            let before = i == 0 || !isWord(first) || isBorder(before: i, buffer)
            let end = i + phrase.count
            let after =
              end == buffer.count || !isWord(buffer[end]) || buffer[end] >= 0xE3
              || !isWord(phrase[phrase.count - 1])
            if !bordered || (before && after) {
              return (text.startIndex + i)..<(text.startIndex + end)
            }
          }
        }
        i += 1
      }
      return nil
    }
  }
}

/// Whether a word may begin at `i`: nothing, no letter, or a letter of a script that writes no
/// spaces stands before it.
private func isBorder(before i: Int, _ buffer: UnsafeBufferPointer<UInt8>) -> Bool {
  guard isWord(buffer[i - 1]) else { return true }
  guard buffer[i - 1] >= 0x80 else { return false }
  var k = i - 1
  while k > 0, i - k < 4, buffer[k] & 0xC0 == 0x80 { k -= 1 }
  return buffer[k] >= 0xE3
}

/// Letters, digits and everything outside ASCII.
@inline(__always)
package func isWord(_ byte: UInt8) -> Bool {
  byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    || (byte >= 0x41 && byte <= 0x5A)
}

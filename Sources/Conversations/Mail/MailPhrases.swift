/// Words and phrases for searching in folded text, all in one pass.
package struct MailPhrases: Sendable {
  /// Folded, longest first.
  package let phrases: [[UInt8]]
  /// For each first byte the phrases that begin with it, longest first.
  private let buckets: [[[UInt8]]]

  /// - Parameter list: phrases as people write them; folded here.
  package init(_ list: [String]) {
    phrases = Set(list.map { MailFold($0).bytes }).filter { !$0.isEmpty }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
    var buckets = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases { buckets[Int(phrase[0])].append(phrase) }
    self.buckets = buckets
  }

  /// The longest phrase that stands in `text` as whole words, the first of that length.
  package func find(in text: ArraySlice<UInt8>) -> Range<Int>? {
    search(text, stopsAtFirst: false)
  }

  package func occurs(in text: ArraySlice<UInt8>) -> Bool {
    search(text, stopsAtFirst: true) != nil
  }

  private func search(_ text: ArraySlice<UInt8>, stopsAtFirst: Bool) -> Range<Int>? {
    text.withUnsafeBufferPointer { buffer -> Range<Int>? in
      var best: Range<Int>?
      for i in 0..<buffer.count {
        let first = buffer[i]
        let bucket = buckets[Int(first)]
        if bucket.isEmpty { continue }
        // Scripts that write no spaces know no word borders.
        let isBordered = first < 0xE3
        if isBordered, isWord(first), i > 0, !isBorder(before: i, buffer) { continue }
        for phrase in bucket where phrase.count > (best?.count ?? 0) {
          guard MailPhrases.stands(phrase, at: i, buffer, isBordered: isBordered) else { continue }
          let start = text.startIndex + i
          best = start..<(start + phrase.count)
          if stopsAtFirst { return best }
          break
        }
      }
      return best
    }
  }

  private static func stands(
    _ phrase: [UInt8], at i: Int, _ buffer: UnsafeBufferPointer<UInt8>, isBordered: Bool
  ) -> Bool {
    let end = i + phrase.count
    guard end <= buffer.count else { return false }
    var k = 1
    while k < phrase.count {
      if buffer[i + k] != phrase[k] { return false }
      k += 1
    }
    return !isBordered || end == buffer.count || !isWord(buffer[end]) || buffer[end] >= 0xE3
      || !isWord(phrase[phrase.count - 1])
  }

  /// The length of the longest phrase with which `text` begins, followed by no letter.
  package func prefix(of text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    let bucket = buckets[Int(first)]
    guard !bucket.isEmpty else { return nil }
    return text.withUnsafeBufferPointer { buffer in
      bucket.first { MailPhrases.stands($0, at: 0, buffer, isBordered: first < 0xE3) }?.count
    }
  }

  /// Where `phrase` stands in `text`, at word borders or not.
  package static func find(
    _ phrase: [UInt8], in text: ArraySlice<UInt8>, wholeWords: Bool
  ) -> Range<Int>? {
    guard let first = phrase.first, phrase.count <= text.count else { return nil }
    let isBordered = wholeWords && first < 0xE3
    return text.withUnsafeBufferPointer { buffer -> Range<Int>? in
      for i in 0...(buffer.count - phrase.count) where buffer[i] == first {
        if isBordered, isWord(first), i > 0, !isBorder(before: i, buffer) { continue }
        if stands(phrase, at: i, buffer, isBordered: isBordered) {
          return (text.startIndex + i)..<(text.startIndex + i + phrase.count)
        }
      }
      return nil
    }
  }
}

/// Whether a word may begin at `i`: no letter, or one of a script that writes no spaces, stands
/// before it.
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

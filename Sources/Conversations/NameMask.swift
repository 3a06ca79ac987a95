/// Covers what tells who wrote or is written of: the participants' names, addresses, long numbers.
/// Byte lengths stay, so that spans hold.
package struct NameMask: Sendable {
  private let words: Set<[UInt8]>
  /// Names that are words of a language as well: covered where a capital inside a sentence says that
  /// somebody is meant.
  private let ambiguous: Set<[UInt8]>

  /// Shorter words are too often words of the language.
  private static let leastBytes = 3
  /// Digits from which what begins with letters is a reference.
  private static let leastReferenceDigits = 3
  /// Digits in a row from which a number may be somebody's.
  private static let leastDigits = 5

  /// - Parameters:
  ///   - conversation: nil where the text is not stored: then only the agent is known.
  ///   - agent: named in any case.
  package init(_ conversation: Conversation?, _ agent: AgentKey?) {
    var names = [agent?.name ?? ""]
    for participant in conversation?.participants ?? [] {
      names += [participant.name, participant.agent?.name ?? ""]
    }
    self.init(names: names)
  }

  /// - Parameters:
  ///   - names: whole names, whose words are covered.
  ///   - others: names whose words are not covered, whoever else bears them.
  ///   - common: words of languages, small: "will" is covered only in "I asked Will".
  package init(names: [String], sparing others: [String] = [], common: [String] = []) {
    let named = NameMask.words(of: names).subtracting(NameMask.words(of: others))
    ambiguous = named.intersection(common.map { Array($0.utf8) })
    words = named.subtracting(ambiguous)
  }

  private static func words(of names: [String]) -> Set<[UInt8]> {
    var words: Set<[UInt8]> = []
    // Letters beyond ASCII are compared as they are: as written, small, and capital.
    for name in names.flatMap({ [$0, $0.lowercased(), $0.uppercased()] }) {
      for word in name.utf8.split(whereSeparator: { !NameMask.isWord($0) })
      where word.count >= NameMask.leastBytes {
        words.insert(word.map { NameMask.lower($0) })
      }
    }
    return words
  }

  /// A text with only the names covered, as long as before.
  package func masked(_ text: String) -> String {
    words.isEmpty && ambiguous.isEmpty
      ? text : String(decoding: maskedNames(Array(text.utf8)), as: UTF8.self)
  }

  /// The same for bytes.
  package func maskedNames(_ text: [UInt8]) -> [UInt8] {
    words.isEmpty && ambiguous.isEmpty ? text : covered(text, leastDigits: .max)
  }

  /// A text with names, long numbers and addresses covered, as long as before.
  package func mask(_ text: [UInt8]) -> [UInt8] {
    var result = covered(text, leastDigits: NameMask.leastDigits)
    coverAddresses(text, in: &result)
    coverReferences(text, in: &result)
    coverHeads(text, in: &result)
    return result
  }

  /// What begins with letters and has three digits or more, such as `LU-7060` or `INV/2024/12`.
  private func coverReferences(_ text: [UInt8], in result: inout [UInt8]) {
    var place = 0
    while place < text.count {
      guard NameMask.isWord(text[place]) else {
        place += 1
        continue
      }
      var end = place
      while end < text.count {
        let isJoint =
          "-_/#.".utf8.contains(text[end]) && end > place && end + 1 < text.count
          && NameMask.isWord(text[end + 1])
        guard NameMask.isWord(text[end]) || isJoint else { break }
        end += 1
      }
      let token = text[place..<end]
      let digits = token.count { (0x30...0x39).contains($0) }
      // One letter in front of a sum is a currency; other bytes than these begin signs, not letters.
      let letters = token.prefix { !(0x30...0x39).contains($0) }
      let isLetter = NameMask.isLetter(text[place]) && letters.count > 1
      if digits >= NameMask.leastReferenceDigits, isLetter {
        for i in place..<end { result[i] = 0x2A }
      }
      place = end
    }
  }

  /// The values of a message's head that stands in a text: two lines or more after another that begin
  /// with the name of a field.
  private func coverHeads(_ text: [UInt8], in result: inout [UInt8]) {
    var heads: [Range<Int>] = []
    func cover() {
      if heads.count > 1 {
        for head in heads { for i in head where text[i] > 0x20 { result[i] = 0x2A } }
      }
      heads = []
    }
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      let line = start..<end
      if let value = NameMask.value(text, line) {
        heads.append(value)
      } else if line.contains(where: { text[$0] > 0x20 }) {
        cover()
      }
      start = end + 1
    }
    cover()
  }

  /// Where a field's value stands in a line that begins with its name; nil for other lines.
  private static func value(_ text: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    let begin =
      line.first { text[$0] > 0x20 && text[$0] != 0x3E && text[$0] != 0x2A } ?? line.upperBound
    guard let colon = text[begin..<line.upperBound].prefix(40).firstIndex(of: 0x3A),
      fields.contains(String(decoding: text[begin..<colon], as: UTF8.self).lowercased())
    else { return nil }
    return (colon + 1)..<line.upperBound
  }

  /// A letter of ASCII, or the first byte of a Cyrillic one.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(lower(byte)) || byte == 0xD0 || byte == 0xD1
  }

  /// The names of a head's fields in the languages that are read.
  private static let fields: Set<String> = [
    "from", "to", "cc", "bcc", "sent", "date", "subject", "reply-to",
    "da", "a", "inviato", "data", "oggetto", "rispondi a",
    "от", "кому", "копия", "отправлено", "дата", "тема", "от кого",
    "van", "aan", "gestuur", "datum", "onderwerp", "verzonden",
  ]

  private func covered(_ text: [UInt8], leastDigits: Int) -> [UInt8] {
    var result = text
    var place = 0
    while place < text.count {
      guard NameMask.isWord(text[place]) else {
        place += 1
        continue
      }
      var end = place
      while end < text.count, NameMask.isWord(text[end]) { end += 1 }
      let word = text[place..<end].map { NameMask.lower($0) }
      let digits = word.count { (0x30...0x39).contains($0) }
      if words.contains(word) || digits >= leastDigits
        || ambiguous.contains(word) && NameMask.isCapitalInside(text, place)
      {
        for i in place..<end { result[i] = 0x2A }
      }
      place = end
    }
    return result
  }

  /// Whether a word begins with a capital of ASCII and does not begin its sentence or line.
  private static func isCapitalInside(_ text: [UInt8], _ place: Int) -> Bool {
    guard text[place] != lower(text[place]),
      let before = text[..<place].last(where: { $0 != 0x20 })
    else { return false }
    return !".!?:\n\r\"".utf8.contains(before)
  }

  /// Everything between blanks that has an `@` in the middle.
  private func coverAddresses(_ text: [UInt8], in result: inout [UInt8]) {
    for at in text.indices where text[at] == 0x40 {
      var start = at
      while start > 0, text[start - 1] > 0x20 { start -= 1 }
      var end = at
      while end < text.count, text[end] > 0x20 { end += 1 }
      guard start < at, end > at + 1 else { continue }
      for i in start..<end { result[i] = 0x2A }
    }
  }

  /// Letters and digits of ASCII, and every byte of other scripts.
  package static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  /// Small letters of ASCII; other bytes as they are.
  package static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}

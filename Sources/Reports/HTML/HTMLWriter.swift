import Conversations
import Scorecards

/// Writes HTML. Only literals of the program can become markup (`StaticString`); every `String` is
/// text and is escaped, so that nothing from a transcript can break out of where it stands.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Markup.
  mutating func raw(_ markup: StaticString) { bytes.append(text: markup) }

  /// Text between tags or inside a quoted attribute.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      var from = 0
      for (i, byte) in buffer.enumerated() {
        let entity: StaticString
        switch byte {
        case 0x26: entity = "&amp;"
        case 0x3C: entity = "&lt;"
        case 0x3E: entity = "&gt;"
        case 0x22: entity = "&quot;"
        case 0x27: entity = "&#39;"
        // Controls that HTML does not allow, tab and line ends apart.
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F: entity = "\u{FFFD}"
        default: continue
        }
        bytes.append(contentsOf: buffer[from..<i])
        bytes.append(text: entity)
        from = i + 1
      }
      bytes.append(contentsOf: buffer[from...])
    }
  }

  mutating func number(_ number: Int) { bytes.append(number: number) }

  mutating func number(_ number: Double, places: Int, keep: Int? = nil) {
    bytes.append(number: number, places: places, keep: keep)
  }

  /// Whole numbers with a thin space between thousands.
  mutating func count(_ number: Int) { raw(HTMLWriter.grouped(number)) }

  /// The beginning of a cell with a whole number, by which its column sorts.
  mutating func cell(_ number: Int, _ name: StaticString) {
    raw("<td class=\"")
    raw(name)
    raw("\" data-v=\"")
    self.number(number)
    raw("\">")
  }

  /// An element that holds only text.
  mutating func element(_ open: StaticString, _ text: String, _ close: StaticString) {
    raw(open)
    self.text(text)
    raw(close)
  }

  mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

  mutating func take() -> [UInt8] {
    let result = bytes
    bytes = []
    return result
  }

  /// A whole number as `count` writes it.
  static func text(_ number: Int) -> String { String(decoding: grouped(number), as: UTF8.self) }

  private mutating func raw(_ digits: [UInt8]) { bytes.append(contentsOf: digits) }

  private static func grouped(_ number: Int) -> [UInt8] {
    var digits: [UInt8] = []
    digits.append(number: number)
    var result: [UInt8] = []
    for (i, digit) in digits.enumerated() {
      let left = digits.count - i
      if i > 0 && left % 3 == 0 && digits[i - 1] != 0x2D {
        result.append(contentsOf: [0xE2, 0x80, 0xAF])
      }
      result.append(digit)
    }
    return result
  }
}

extension ScorecardSet {
  /// Names that several agents bear.
  var sharedNames: Set<String> {
    var counts: [String: Int] = [:]
    for card in cards { counts[card.agent.name, default: 0] += 1 }
    return Set(counts.filter { $0.value > 1 }.keys)
  }
}

extension AgentKey {
  /// The name; where it is one of several agents, with the roster's id or else the source.
  func shownName(among shared: Set<String>) -> String {
    let name = name.beginning(80)
    return shared.contains(self.name) ? "\(name) (\(rosterID ?? source))" : name
  }
}

extension Proportion {
  /// `12 / 1 240`, as `count` writes numbers.
  var grouped: String { "\(HTMLWriter.text(count)) / \(HTMLWriter.text(total))" }
}

extension String {
  /// The beginning of a text, whole characters only.
  ///
  /// - Parameter bytes: how much of it at most; an ellipsis is added where something is left out.
  func beginning(_ bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: bytes)
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end]) + "…"
  }

  /// The end of a text, likewise.
  func ending(_ bytes: Int) -> String {
    guard utf8.count > bytes else { return self }
    var start = utf8.index(utf8.endIndex, offsetBy: -bytes)
    while start < utf8.endIndex, utf8[start] & 0xC0 == 0x80 { start = utf8.index(after: start) }
    return "…" + String(self[start...])
  }
}

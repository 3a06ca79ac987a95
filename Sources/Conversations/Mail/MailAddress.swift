/// A writer as mail headers and attribution lines name him: `Name <address>`.
package struct MailAddress: Hashable, Sendable {
  /// Empty where only an address stands.
  package var name: String
  /// Lower case, or nil where only a name stands.
  package var address: String?

  package init(name: String, address: String?) {
    self.name = name
    self.address = address
  }

  /// Reads the first mailbox of a header's value: `Name <a@b>`, `"Name" [mailto:a@b]`, `a@b (Name)`,
  /// `a at b (Name)`, `Name`, `a@b`.
  package init(parsing text: String) {
    let bytes = Array(text.utf8)
    if let found = MailAddress.find(in: bytes[...]) {
      address = String(decoding: bytes[found.address], as: UTF8.self).lowercased()
      let before = MailAddress.clean(bytes[..<found.outer.lowerBound])
      if !before.isEmpty {
        name = before
      } else {
        var after = bytes[found.outer.upperBound...]
        if let open = after.firstIndex(of: 0x28), let close = after.lastIndex(of: 0x29),
          open < close
        {
          after = after[(open + 1)..<close]
          name = MailAddress.clean(after)
        } else {
          name = ""
        }
      }
    } else if let found = MailAddress.findMunged(in: bytes[...]) {
      address =
        (String(decoding: bytes[found.local], as: UTF8.self) + "@"
        + String(decoding: bytes[found.domain], as: UTF8.self)).lowercased()
      name = MailAddress.clean(bytes[..<found.outer.lowerBound])
    } else {
      address = nil
      name = MailAddress.clean(bytes[...])
    }
    if let address, name.lowercased() == address { name = "" }
  }

  /// The first address in `text`, and the stretch around it with its brackets and `mailto:`.
  package static func find(in text: ArraySlice<UInt8>) -> (address: Range<Int>, outer: Range<Int>)?
  {
    var from = text.startIndex
    while let at = text[from...].firstIndex(of: 0x40) {
      var start = at
      while start > text.startIndex && isLocalPart(text[start - 1]) { start -= 1 }
      var end = at + 1
      while end < text.endIndex && isDomainPart(text[end]) { end += 1 }
      while end > at + 1 && (text[end - 1] == 0x2E || text[end - 1] == 0x2D) { end -= 1 }
      if start < at && end > at + 1 {
        // "mailto:" is made of characters that no local part holds, except the letters.
        var outerStart = start
        if outerStart - text.startIndex >= 7, text[outerStart - 1] == 0x3A {
          let word = text[(outerStart - 7)..<(outerStart - 1)].map { $0 | 0x20 }
          if word == Array("mailto".utf8) { outerStart -= 7 }
        }
        while outerStart > text.startIndex, isOpening(text[outerStart - 1]) { outerStart -= 1 }
        var outerEnd = end
        while outerEnd < text.endIndex, isClosing(text[outerEnd]) { outerEnd += 1 }
        return (start..<end, outerStart..<outerEnd)
      }
      from = at + 1
    }
    return nil
  }

  /// An address as archives of mailing lists write it, `jane at example.org`, with its brackets.
  package static func findMunged(in text: ArraySlice<UInt8>) -> (
    local: Range<Int>, domain: Range<Int>, outer: Range<Int>
  )? {
    var i = text.startIndex
    while i + 4 <= text.endIndex {
      guard text[i] == 0x20, text[i + 1] | 0x20 == 0x61, text[i + 2] | 0x20 == 0x74,
        text[i + 3] == 0x20
      else {
        i += 1
        continue
      }
      var start = i
      while start > text.startIndex && isLocalPart(text[start - 1]) { start -= 1 }
      var end = i + 4
      var dots = 0
      while end < text.endIndex && isDomainPart(text[end]) {
        if text[end] == 0x2E { dots += 1 }
        end += 1
      }
      let isName = text[start..<i].contains { $0 >= 0x61 && $0 <= 0x7A }
      let isDomain =
        dots > 0 && end < text.endIndex + 1 && text[end - 1] != 0x2E
        && text[(i + 4)..<end].contains { $0 >= 0x61 && $0 <= 0x7A }
      if start < i, isName, isDomain {
        var outerStart = start
        while outerStart > text.startIndex, isOpening(text[outerStart - 1]) { outerStart -= 1 }
        var outerEnd = end
        while outerEnd < text.endIndex, isClosing(text[outerEnd]) { outerEnd += 1 }
        return (start..<i, (i + 4)..<end, outerStart..<outerEnd)
      }
      i += 1
    }
    return nil
  }

  private static func isLocalPart(_ b: UInt8) -> Bool {
    isWord(b) || b == 0x2E || b == 0x2D || b == 0x5F || b == 0x2B || b == 0x25 || b == 0x3D
      || b == 0x26
  }
  private static func isDomainPart(_ b: UInt8) -> Bool { isWord(b) || b == 0x2E || b == 0x2D }
  private static func isOpening(_ b: UInt8) -> Bool {
    b == 0x3C || b == 0x5B || b == 0x28 || b == 0x20 || b == 0x0A || b == 0x27
  }
  private static func isClosing(_ b: UInt8) -> Bool {
    b == 0x3E || b == 0x5D || b == 0x29 || b == 0x27
  }

  /// A value on one line: white space collapsed and gone at the ends.
  package static func line(_ text: ArraySlice<UInt8>) -> String {
    var out: [UInt8] = []
    for b in text {
      if b <= 0x20 {
        if out.last != 0x20, !out.isEmpty { out.append(0x20) }
      } else {
        out.append(b)
      }
    }
    if out.last == 0x20 { out.removeLast() }
    return String(decoding: out, as: UTF8.self)
  }

  /// A name without quotes, brackets, markup and white space at its ends; `Last, First` stays.
  package static func clean(_ text: ArraySlice<UInt8>) -> String {
    var s = text
    let trim: (UInt8) -> Bool = { b in
      b <= 0x20 || b == 0x22 || b == 0x27 || b == 0x3C || b == 0x3E || b == 0x5B || b == 0x5D
        || b == 0x28 || b == 0x29 || b == 0x2C || b == 0x3A || b == 0x3B || b == 0x2A || b == 0x5F
        || b == 0x7C
    }
    while let b = s.first {
      if trim(b) {
        s = s.dropFirst()
      } else if b == 0xC2 && s.count > 1 && s[s.startIndex + 1] == 0xA0 {
        s = s.dropFirst(2)
      } else {
        break
      }
    }
    while let b = s.last {
      if trim(b) {
        s = s.dropLast()
      } else if b == 0xA0 && s.count > 1 && s[s.endIndex - 2] == 0xC2 {
        s = s.dropLast(2)
      } else {
        break
      }
    }
    var out: [UInt8] = []
    for b in s {
      if b <= 0x20 {
        if out.last != 0x20 { out.append(0x20) }
      } else {
        out.append(b)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}

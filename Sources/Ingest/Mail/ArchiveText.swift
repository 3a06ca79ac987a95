import Conversations
import Markup

/// What archives of mailing lists do to addresses, ids and attachments.
enum ArchiveText {
  /// `jane at example.org`, `jane at example dot org`, `jane@example.org` as an address.
  static func address(_ text: String) -> String? {
    let lower = text.lowercased()
    if let found = MailAddress.find(in: Array(lower.utf8)[...]) {
      return String(decoding: Array(lower.utf8)[found.address], as: UTF8.self)
    }
    let words = lower.split(whereSeparator: { $0 == " " || $0 == "<" || $0 == ">" })
    guard let at = words.firstIndex(where: { $0 == "at" || $0 == "(at)" || $0 == "[at]" }), at > 0,
      at + 1 < words.count
    else { return nil }
    var domain = String(words[at + 1])
    var i = at + 2
    while i + 1 < words.count, words[i] == "dot" || words[i] == "(dot)" {
      domain += "." + words[i + 1]
      i += 2
    }
    let local = words[at - 1]
    guard domain.contains("."), local.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x2C }) else {
      return nil
    }
    return local + "@" + domain
  }

  /// A mailbox whose address may be written as archives do: `jane at example.org (Jane Doe)`.
  static func mailbox(_ text: String) -> MailAddress {
    var found = MailAddress(parsing: text)
    let bytes = Array(text.utf8)
    if found.address == nil, let address = address(text) {
      found.address = address
      found.name = MailAddress.clean(bytes.prefix { $0 != 0x3C })
    }
    // The name behind the address, in parentheses.
    if found.address != nil, found.name.isEmpty || address(found.name) != nil,
      let open = bytes.firstIndex(of: 0x28), let close = bytes.lastIndex(of: 0x29), open < close
    {
      found.name = MailAddress.clean(bytes[(open + 1)..<close])
    }
    return found
  }

  /// The stretches where Mailman says that it took an attachment out.
  static func scrubbed(_ text: [UInt8]) -> [Range<Int>] {
    text.withUnsafeBufferPointer { p in
      var out: [Range<Int>] = []
      var i = 0
      while let at = p.firstOffset(of: " attachment was scrubbed...", from: i), out.count < 200 {
        var start = at
        while start > 0, p[start - 1] != 0x0A { start -= 1 }
        // The row of dashes above belongs to it.
        if start > 1 {
          var row = start - 1
          while row > 0, p[row - 1] != 0x0A { row -= 1 }
          if UnsafeBufferPointer(rebasing: p[row..<start]).contains("-------------- next part") {
            start = row
          }
        }
        // Name, Type, Size, Desc, URL: short lines up to the one with the link.
        var end = at
        var lines = 0
        while end < p.count, lines < 10 {
          var next = end
          while next < p.count, p[next] != 0x0A { next += 1 }
          let line = UnsafeBufferPointer(rebasing: p[end..<next])
          end = min(next + 1, p.count)
          lines += 1
          if line.hasPrefix("URL:") { break }
        }
        out.append(start..<end)
        i = max(end, at + 1)
      }
      return out
    }
  }

  static func percentDecoded(_ s: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var out: [UInt8] = []
    var i = s.startIndex
    func hex(_ b: UInt8) -> UInt8? {
      switch b {
      case 0x30...0x39: b - 0x30
      case 0x41...0x46: b - 0x41 + 10
      case 0x61...0x66: b - 0x61 + 10
      default: nil
      }
    }
    while i < s.endIndex {
      if s[i] == 0x25, i + 2 < s.endIndex, let high = hex(s[i + 1]), let low = hex(s[i + 2]) {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(s[i])
        i += 1
      }
    }
    return out
  }

  /// Numeric references and the five names, decoded once.
  static func unescaped(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x26) else { return text }
    var out: [UInt8] = []
    var i = 0
    while i < text.count {
      if text[i] == 0x26, let end = text[i...].prefix(12).firstIndex(of: 0x3B) {
        let name = String(decoding: text[(i + 1)..<end], as: UTF8.self)
        var scalar: Unicode.Scalar?
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
          scalar = UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        } else if name.hasPrefix("#") {
          scalar = UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        } else {
          scalar = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"][name]
        }
        if let scalar, scalar.value >= 0x20 {
          out += Array(String(Character(scalar)).utf8)
          i = end + 1
          continue
        }
      }
      out.append(text[i])
      i += 1
    }
    return out
  }
}

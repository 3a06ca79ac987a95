import Markup

/// Encodings of mail headers and bodies: RFC 2045 (base64, quoted-printable), RFC 2047 (encoded
/// words), RFC 2231 (parameters in pieces and charsets).
enum MIMEWords {
  /// A header's value as text. Bytes outside ASCII are UTF-8 if they can be, else Windows-1252.
  static func decode(_ value: [UInt8]) -> String {
    var out: [UInt8] = []
    var plain: [UInt8] = []
    var i = 0
    var lastWasWord = false
    var pending: (bytes: [UInt8], charset: String)?
    func flushPlain() {
      guard !plain.isEmpty else { return }
      out += plain.withUnsafeBufferPointer { CharsetDecoder.utf8($0, label: nil) }
      plain.removeAll()
    }
    func flushWord() {
      guard let word = pending else { return }
      out += word.bytes.withUnsafeBufferPointer { CharsetDecoder.utf8($0, label: word.charset) }
      pending = nil
    }
    while i < value.count {
      if value[i] == 0x3D, let word = encodedWord(value, i) {
        // White space between two encoded words belongs to neither.
        if lastWasWord, plain.allSatisfy({ $0 <= 0x20 }) {
          plain.removeAll()
        } else {
          flushWord()
          flushPlain()
        }
        // A character may be split over words of one charset.
        if let before = pending, before.charset.lowercased() == word.charset.lowercased() {
          pending = (before.bytes + word.bytes, word.charset)
        } else {
          flushWord()
          pending = (word.bytes, word.charset)
        }
        lastWasWord = true
        i = word.end
        continue
      }
      if value[i] > 0x20 {
        flushWord()
        lastWasWord = false
      }
      plain.append(value[i])
      i += 1
    }
    flushWord()
    flushPlain()
    return String(decoding: out, as: UTF8.self)
  }

  // =?charset?B or Q?text?=
  private static func encodedWord(
    _ s: [UInt8], _ i: Int
  ) -> (bytes: [UInt8], charset: String, end: Int)? {
    guard i + 6 < s.count, s[i + 1] == 0x3F else { return nil }
    guard let first = s[(i + 2)...].prefix(80).firstIndex(of: 0x3F), first + 2 < s.count,
      s[first + 2] == 0x3F
    else { return nil }
    var end = first + 3
    while end + 1 < s.count, !(s[end] == 0x3F && s[end + 1] == 0x3D) {
      if end - first > 4000 { return nil }
      end += 1
    }
    guard end + 1 < s.count else { return nil }
    let charset = s[(i + 2)..<first].prefix { $0 != 0x2A }
    let text = s[(first + 3)..<end]
    let bytes: [UInt8]
    switch s[first + 1] | 0x20 {
    case 0x62: bytes = base64(text)
    case 0x71: bytes = quotedPrintable(text, isHeader: true)
    default: return nil
    }
    return (bytes, String(decoding: charset, as: UTF8.self), end + 2)
  }

  /// Skips what does not belong to the alphabet; ends at the padding.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count * 3 / 4)
    var bits: UInt32 = 0
    var count = 0
    for b in text {
      let value: UInt32
      switch b {
      case 0x41...0x5A: value = UInt32(b - 0x41)
      case 0x61...0x7A: value = UInt32(b - 0x61 + 26)
      case 0x30...0x39: value = UInt32(b - 0x30 + 52)
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x3D:
        // Padding; some mailers go on with another padded piece.
        bits = 0
        count = 0
        continue
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return out
  }

  /// Soft line breaks are removed, white space at the ends of lines too; a stray `=` stays.
  static func quotedPrintable(_ text: ArraySlice<UInt8>, isHeader: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var i = text.startIndex
    while i < text.endIndex {
      let b = text[i]
      if b == 0x3D {
        if i + 2 < text.endIndex, let high = hex(text[i + 1]), let low = hex(text[i + 2]) {
          out.append(high << 4 | low)
          i += 3
          continue
        }
        if !isHeader {
          var k = i + 1
          while k < text.endIndex, text[k] == 0x20 || text[k] == 0x09 || text[k] == 0x0D { k += 1 }
          if k >= text.endIndex || text[k] == 0x0A {
            i = k + 1
            continue
          }
        }
        out.append(b)
        i += 1
      } else if isHeader && b == 0x5F {
        out.append(0x20)
        i += 1
      } else {
        out.append(b)
        i += 1
      }
    }
    return out
  }

  private static func hex(_ b: UInt8) -> UInt8? {
    switch b {
    case 0x30...0x39: b - 0x30
    case 0x41...0x46: b - 0x41 + 10
    case 0x61...0x66: b - 0x61 + 10
    default: nil
    }
  }

  /// `value; name=x; name="x"; name*=utf-8''x; name*0=x; name*1=y`, names in lower case.
  static func parameters(_ value: [UInt8]) -> (String, [String: String]) {
    var pieces: [ArraySlice<UInt8>] = []
    var start = 0
    var isQuoted = false
    for (i, b) in value.enumerated() {
      if b == 0x22, i == 0 || value[i - 1] != 0x5C { isQuoted.toggle() }
      if b == 0x3B && !isQuoted {
        pieces.append(value[start..<i])
        start = i + 1
      }
    }
    pieces.append(value[start...])
    let head = String(decoding: trimmed(pieces[0]), as: UTF8.self)
    var plain: [String: String] = [:]
    var split: [String: [Int: [UInt8]]] = [:]
    var charsets: [String: String] = [:]
    for piece in pieces.dropFirst().prefix(60) {
      guard let equals = piece.firstIndex(of: 0x3D) else { continue }
      var name = String(decoding: trimmed(piece[..<equals]), as: UTF8.self).lowercased()
      var bytes = Array(trimmed(piece[(equals + 1)...]))
      if bytes.count >= 2, bytes.first == 0x22, bytes.last == 0x22 {
        bytes = Array(bytes.dropFirst().dropLast()).filter { $0 != 0x5C }
      }
      guard let star = name.firstIndex(of: "*") else {
        plain[name] = decode(bytes)
        continue
      }
      let isEncoded = name.hasSuffix("*")
      let index = Int(name[name.index(after: star)...].filter { $0.isNumber }) ?? 0
      name = String(name[..<star])
      if isEncoded {
        if index == 0 {
          let marks = bytes.split(separator: 0x27, maxSplits: 2, omittingEmptySubsequences: false)
          if marks.count == 3 {
            charsets[name] = String(decoding: marks[0], as: UTF8.self)
            bytes = Array(marks[2])
          }
        }
        bytes = percentDecoded(bytes)
      }
      if index < 100 { split[name, default: [:]][index] = bytes }
    }
    for (name, parts) in split {
      let joined = parts.sorted { $0.key < $1.key }.flatMap(\.value)
      let text = joined.withUnsafeBufferPointer {
        CharsetDecoder.utf8($0, label: charsets[name])
      }
      plain[name] = String(decoding: text, as: UTF8.self)
    }
    return (head, plain)
  }

  private static func percentDecoded(_ s: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < s.count {
      if s[i] == 0x25, i + 2 < s.count, let high = hex(s[i + 1]), let low = hex(s[i + 2]) {
        out.append(high << 4 | low)
        i += 3
      } else {
        out.append(s[i])
        i += 1
      }
    }
    return out
  }

  private static func trimmed(_ s: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var t = s
    while let b = t.first, b <= 0x20 { t = t.dropFirst() }
    while let b = t.last, b <= 0x20 { t = t.dropLast() }
    return t
  }
}

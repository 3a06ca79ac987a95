import Markup

/// One part of a MIME message: its header fields and the bytes of its body, as they stand.
///
/// A small reader of our own instead of a library: only fields, two encodings and nested parts are
/// needed, charsets are Markup's, and bounds on depth, parts and sizes are easier kept here.
struct MIMEPart {
  /// Names in lower case, values unfolded, in order.
  private(set) var fields: [(name: [UInt8], value: [UInt8])] = []
  private(set) var body: ArraySlice<UInt8>

  /// Nested deeper than this, or more parts than that, are not read.
  static let deepest = 20
  static let mostParts = 500
  private static let mostFields = 1_000
  private static let longestValue = 64 << 10

  /// - Parameter bytes: header fields, a blank line, the body.
  init(_ bytes: ArraySlice<UInt8>) {
    var i = bytes.startIndex
    // The separator line of a mailbox file.
    if bytes.starts(with: "From ".utf8) || bytes.starts(with: ">From ".utf8) {
      i = MIMEPart.lineEnd(bytes, i).next
    }
    while i < bytes.endIndex {
      let line = MIMEPart.lineEnd(bytes, i)
      if line.end == i {
        i = line.next
        break
      }
      let text = bytes[i..<line.end]
      if text[i] == 0x20 || text[i] == 0x09 {
        if let last = fields.indices.last, fields[last].value.count < MIMEPart.longestValue {
          fields[last].value.append(0x20)
          fields[last].value.append(contentsOf: text.drop { $0 == 0x20 || $0 == 0x09 })
        }
      } else if let colon = text.firstIndex(of: 0x3A), MIMEPart.isName(text[..<colon]) {
        if fields.count < MIMEPart.mostFields {
          let name = text[..<colon].filter { $0 > 0x20 }.map {
            $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0
          }
          let value = text[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
          fields.append((name, Array(value.prefix(MIMEPart.longestValue))))
        }
      } else {
        // No header field: the body begins without a blank line.
        break
      }
      i = line.next
    }
    body = bytes[i...]
  }

  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    !name.isEmpty && name.count < 80 && name.allSatisfy { $0 > 0x20 && $0 < 0x7F || $0 == 0x20 }
      && name.first != 0x20
  }

  static func lineEnd(_ bytes: ArraySlice<UInt8>, _ from: Int) -> (end: Int, next: Int) {
    var i = from
    while i < bytes.endIndex && bytes[i] != 0x0A { i += 1 }
    let end = i > from && bytes[i - 1] == 0x0D ? i - 1 : i
    return (end, min(i + 1, bytes.endIndex))
  }

  /// The first field of that name, in lower case, as it stands.
  func raw(_ name: StaticString) -> [UInt8]? {
    fields.first { field in
      field.name.count == name.utf8CodeUnitCount
        && field.name.withUnsafeBufferPointer { $0.equals(name) }
    }?.value
  }

  /// The same as text: encoded words decoded.
  func text(_ name: StaticString) -> String? { raw(name).map(MIMEWords.decode) }

  /// The type in lower case, `text/plain` where none is given, and its parameters.
  var contentType: (type: String, parameters: [String: String]) {
    guard let value = raw("content-type") else { return ("text/plain", [:]) }
    let (head, parameters) = MIMEWords.parameters(value)
    return (head.isEmpty ? "text/plain" : head.lowercased(), parameters)
  }

  /// Whether it is a file to be kept and no text to be read in place.
  var isAttachment: Bool {
    guard let value = raw("content-disposition") else { return false }
    return MIMEWords.parameters(value).0.lowercased() == "attachment"
  }

  /// The body without its transfer encoding.
  var decoded: [UInt8] {
    let encoding = raw("content-transfer-encoding").map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    if let encoding, encoding.hasPrefix("base64") { return MIMEWords.base64(body) }
    if let encoding, encoding.hasPrefix("quoted-printable") {
      return MIMEWords.quotedPrintable(body, isHeader: false)
    }
    return Array(body)
  }

  /// The body as text, by its charset.
  func decodedText(charset: String?) -> [UInt8] {
    decoded.withUnsafeBufferPointer { CharsetDecoder.utf8($0, label: charset) }
  }

  /// The parts between the boundaries of a multipart body. A missing last boundary is forgiven.
  func parts(boundary: String) -> [MIMEPart] {
    let mark = Array("--".utf8) + Array(boundary.utf8)
    guard mark.count > 2 else { return [] }
    var out: [MIMEPart] = []
    var start: Int?
    var i = body.startIndex
    while i < body.endIndex, out.count < MIMEPart.mostParts {
      let line = MIMEPart.lineEnd(body, i)
      if body[i..<line.end].starts(with: mark) {
        let rest = body[(i + mark.count)..<line.end]
        let isLast = rest.starts(with: "--".utf8)
        if isLast || rest.allSatisfy({ $0 <= 0x20 }) {
          if let start {
            var end = i
            if end > start, body[end - 1] == 0x0A { end -= 1 }
            if end > start, body[end - 1] == 0x0D { end -= 1 }
            out.append(MIMEPart(body[start..<max(start, end)]))
          }
          start = isLast ? nil : line.next
          if isLast { return out }
        }
      }
      i = line.next
    }
    if let start, start < body.endIndex, out.count < MIMEPart.mostParts {
      out.append(MIMEPart(body[start...]))
    }
    return out
  }
}

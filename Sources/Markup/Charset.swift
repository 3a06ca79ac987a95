/// Which charset a file is in, and what said so.
package struct Charset: Hashable, Sendable {
  /// `utf-8`, `windows-1252`, or a name that iconv knows.
  package var name: String
  /// What decided: a BOM, a declaration, the bytes themselves.
  package var reason: String
  /// Bytes of the byte order mark, which are no text.
  package var markLength: Int
  /// Whether bytes that are no UTF-8 may be read as Windows-1252.
  package var allowsFallback: Bool

  package static let utf8 = Charset(
    name: "utf-8", reason: "given", markLength: 0, allowsFallback: true)

  init(name: String, reason: String, markLength: Int = 0, allowsFallback: Bool = false) {
    self.name = name
    self.reason = reason
    self.markLength = markLength
    self.allowsFallback = allowsFallback
  }

  /// Decides by: the label given by the user, a BOM, UTF-16 by its zeros, the XML declaration,
  /// `<meta>`, else UTF-8 with Windows-1252 for what is none.
  ///
  /// A label is not believed where the bytes disprove it: eight-bit charsets whose every non-ASCII
  /// sequence (two at least) is valid UTF-8, and UTF-16 without zeros.
  ///
  /// - Parameters:
  ///   - head: the file's first bytes, 64 KB at most.
  ///   - label: the user's word, or nil.
  package static func detect(_ head: UnsafeBufferPointer<UInt8>, label: String? = nil) -> Charset {
    let mark = byteOrderMark(head)
    if let label, label != "auto", let name = canonical(label) {
      return Charset(
        name: name, reason: "given by the configuration",
        markLength: mark?.name == name ? mark?.markLength ?? 0 : 0)
    }
    if let mark { return mark }
    if let wide = wideWithoutMark(head) { return wide }
    let declared = xmlDeclaration(head) ?? metaCharset(head)
    guard let declared, let name = canonical(declared.label) else {
      return Charset(
        name: "utf-8", reason: "no declaration, valid UTF-8", allowsFallback: true)
    }
    if name == "utf-8" || name.hasPrefix("utf-16") || name.hasPrefix("utf-32") {
      return Charset(name: "utf-8", reason: declared.reason, allowsFallback: true)
    }
    if eightBit(name), provesUTF8(head) {
      return Charset(
        name: "utf-8", reason: "valid UTF-8, although \(declared.reason) says \(name)",
        allowsFallback: true)
    }
    return Charset(name: name, reason: declared.reason)
  }

  /// The charset of a MIME or HTTP label, as the web reads it (Latin-1 means Windows-1252).
  ///
  /// - Returns: nil for a label that nobody knows.
  package static func canonical(_ label: String) -> String? {
    let name = label.lowercased().filter { $0 > " " && $0 != "\"" && $0 != "'" }
    guard !name.isEmpty, name.utf8.count <= 40 else { return nil }
    switch name {
    case "utf-8", "utf8", "unicode-1-1-utf-8", "x-utf8": return "utf-8"
    case "us-ascii", "ascii", "ansi_x3.4-1968", "646": return "utf-8"
    case "iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "latin1", "latin-1", "l1", "cp1252",
      "windows-1252", "windows1252", "x-cp1252", "ansi", "cp819", "x-ansi", "8bit":
      return "windows-1252"
    case "iso-8859-9", "latin5", "iso8859-9": return "windows-1254"
    case "iso-8859-11", "tis-620": return "windows-874"
    case "utf-16", "utf16", "unicode", "ucs-2", "utf-16le", "utf16le": return "utf-16le"
    case "utf-16be", "utf16be", "unicodefffe": return "utf-16be"
    case "x-sjis", "shift-jis", "sjis", "ms_kanji": return "shift_jis"
    case "gb2312", "gbk", "x-gbk": return "gb18030"
    case "ks_c_5601-1987", "ksc5601", "euc-kr": return "cp949"
    case "x-mac-roman": return "macintosh"
    case "x-mac-cyrillic": return "mac-cyrillic"
    default:
      return CharsetDecoder.isKnown(name) ? name : nil
    }
  }

  private static func byteOrderMark(_ head: UnsafeBufferPointer<UInt8>) -> Charset? {
    func starts(_ bytes: [UInt8]) -> Bool { head.count >= bytes.count && head.starts(with: bytes) }
    if starts([0xEF, 0xBB, 0xBF]) {
      return Charset(name: "utf-8", reason: "byte order mark", markLength: 3, allowsFallback: true)
    }
    if starts([0xFF, 0xFE, 0, 0]) {
      return Charset(name: "utf-32le", reason: "byte order mark", markLength: 4)
    }
    if starts([0, 0, 0xFE, 0xFF]) {
      return Charset(name: "utf-32be", reason: "byte order mark", markLength: 4)
    }
    if starts([0xFF, 0xFE]) {
      return Charset(name: "utf-16le", reason: "byte order mark", markLength: 2)
    }
    if starts([0xFE, 0xFF]) {
      return Charset(name: "utf-16be", reason: "byte order mark", markLength: 2)
    }
    return nil
  }

  /// UTF-16 shows in the zeros beside the first tag.
  private static func wideWithoutMark(_ head: UnsafeBufferPointer<UInt8>) -> Charset? {
    guard head.count >= 4 else { return nil }
    if head[0] == 0x3C, head[1] == 0, head[2] > 0x20, head[3] == 0 {
      return Charset(name: "utf-16le", reason: "zero bytes between the characters")
    }
    if head[0] == 0, head[1] == 0x3C, head[2] == 0, head[3] > 0x20 {
      return Charset(name: "utf-16be", reason: "zero bytes between the characters")
    }
    return nil
  }

  private static func xmlDeclaration(
    _ head: UnsafeBufferPointer<UInt8>
  ) -> (label: String, reason: String)? {
    let window = UnsafeBufferPointer(rebasing: head.prefix(4096))
    guard let start = window.firstOffset(of: "<?xml"),
      let end = window.firstOffset(of: "?>", from: start),
      let key = window.firstOffset(of: "encoding", from: start), key < end
    else { return nil }
    return label(in: window, from: key + 8, to: end).map { ($0, "XML declaration") }
  }

  private static func metaCharset(
    _ head: UnsafeBufferPointer<UInt8>
  ) -> (label: String, reason: String)? {
    let window = UnsafeBufferPointer(rebasing: head.prefix(16 << 10))
    var from = 0
    while let open = window[from...].firstIndex(of: UInt8(ascii: "<")) {
      from = open + 1
      guard window.matchesIgnoringCase("<meta", at: open) else { continue }
      let end = window[open...].firstIndex(of: UInt8(ascii: ">")) ?? window.count
      var i = open
      while i < end {
        if window.matchesIgnoringCase("charset", at: i),
          let found = label(in: window, from: i + 7, to: end)
        {
          return (found, "meta element")
        }
        i += 1
      }
    }
    return nil
  }

  /// The word after `=`, with or without quotes.
  private static func label(
    in bytes: UnsafeBufferPointer<UInt8>, from: Int, to end: Int
  ) -> String? {
    var i = from
    while i < end, bytes[i] <= 0x20 { i += 1 }
    guard i < end, bytes[i] == UInt8(ascii: "=") else { return nil }
    i += 1
    while i < end, bytes[i] <= 0x20 || bytes[i] == UInt8(ascii: "\"") || bytes[i] == 0x27 {
      i += 1
    }
    let start = i
    while i < end, bytes[i] > 0x20, !"\"';/>".utf8.contains(bytes[i]) { i += 1 }
    return i > start ? String(decoding: bytes[start..<i], as: UTF8.self) : nil
  }

  private static func eightBit(_ name: String) -> Bool {
    name.hasPrefix("windows-") || name.hasPrefix("iso-8859") || name.hasPrefix("koi8")
      || name.hasPrefix("cp125") || name.hasPrefix("mac")
  }

  /// Whether there are at least two non-ASCII sequences and all of them are valid UTF-8.
  private static func provesUTF8(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = 0
    var i = 0
    while i < head.count {
      if head[i] < 0x80 {
        i += 1
        continue
      }
      let length = UTF8Cleaner.sequenceLength(head, i)
      // The last sequence may be cut by the end of the head.
      if length == 0 { return i + 4 > head.count && found >= 2 }
      found += 1
      i += length
    }
    return found >= 2
  }
}

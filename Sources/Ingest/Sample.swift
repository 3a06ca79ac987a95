import Markup

/// What the beginning of a file shows: its tags, attributes, classes and comments, without a parser.
///
/// Formats are recognised by it. Styles and scripts are jumped over, since some exports begin with a
/// hundred kilobytes of them.
package struct Sample: Sendable {
  /// The file's first bytes as UTF-8, 64 KB at most.
  package let bytes: [UInt8]
  /// The name of the first element, without prefix; in lower case for HTML.
  package private(set) var root = ""
  /// Whether the HTML parser should read it.
  package private(set) var isHTML = false
  /// Whether the first character is that of a tag.
  package private(set) var beginsWithTag = false
  /// Whether it is markup at all.
  package private(set) var isMarkup = false
  /// The file's name, for formats that keep a date in it.
  package let fileName: String
  private var tokens: Set<UInt64> = []
  /// Local names of elements in order of appearance, without repetitions; at most 200.
  package private(set) var elements: [String] = []
  private var seenElements: Set<UInt64> = []

  /// How far the tokens reach: `Sample` looks at so many bytes beside styles and scripts.
  package static let shortReach = 6 << 10
  package static let fullReach = 64 << 10

  package init(bytes: [UInt8], fileName: String, reach: Int = Sample.fullReach) {
    self.bytes = bytes
    self.fileName = fileName
    bytes.withUnsafeBufferPointer { scan($0, reach: reach) }
  }

  /// Whether an element of this local name appears.
  package func has(element name: StaticString) -> Bool { has(0x65, name) }
  /// Whether an element appears that has this word in its `class`.
  package func has(class name: StaticString) -> Bool { has(0x63, name) }
  package func has(id name: StaticString) -> Bool { has(0x69, name) }
  /// Whether an attribute of this local name appears.
  package func has(attribute name: StaticString) -> Bool { has(0x61, name) }
  /// Whether a namespace of exactly this URI is declared.
  package func has(namespace uri: StaticString) -> Bool { has(0x6E, uri) }
  /// Whether a comment begins with this word.
  package func has(comment word: StaticString) -> Bool { has(0x21, word) }

  package func has(element name: [UInt8]) -> Bool { has(0x65, name) }
  package func has(class name: [UInt8]) -> Bool { has(0x63, name) }
  package func has(id name: [UInt8]) -> Bool { has(0x69, name) }

  /// Whether these bytes appear anywhere in the file's beginning.
  package func contains(_ word: StaticString) -> Bool {
    bytes.withUnsafeBufferPointer { $0.contains(word) }
  }

  private func has(_ kind: UInt8, _ name: StaticString) -> Bool {
    tokens.contains(
      Sample.hash(
        kind, UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)))
  }

  private func has(_ kind: UInt8, _ name: [UInt8]) -> Bool {
    name.withUnsafeBufferPointer { tokens.contains(Sample.hash(kind, $0)) }
  }

  /// FNV-1a.
  private static func hash(_ kind: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var h: UInt64 = (0xCBF2_9CE4_8422_2325 ^ UInt64(kind)) &* 0x100_0000_01B3
    for byte in bytes { h = (h ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return h
  }

  private mutating func add(_ kind: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) {
    if tokens.count < 4096 { tokens.insert(Sample.hash(kind, bytes)) }
  }

  // MARK: Scanning

  private static let htmlRoots: Set<String> = [
    "html", "head", "body", "div", "p", "table", "span", "meta", "title", "font", "br", "h1", "h2",
    "h3", "b", "ul", "ol", "dl", "style", "script", "center", "a", "pre", "img", "hr", "tr", "td",
    "blockquote",
  ]

  private mutating func scan(_ p: UnsafeBufferPointer<UInt8>, reach: Int) {
    var i = 0
    var budget = reach
    var tags = 0
    while budget > 0, let open = p[i...].firstIndex(of: UInt8(ascii: "<")) {
      budget -= open - i
      i = open + 1
      guard i < p.count else { break }
      let before = i
      switch p[i] {
      case UInt8(ascii: "!"): i = scanDeclaration(p, i)
      case UInt8(ascii: "?"): i = p.firstOffset(of: "?>", from: i).map { $0 + 2 } ?? p.count
      case UInt8(ascii: "/"): i = p[i...].firstIndex(of: UInt8(ascii: ">")) ?? p.count
      case let c where isNameStart(c):
        tags += 1
        i = scanTag(p, i)
      default: continue
      }
      budget -= min(i - before, 2048)
    }
    beginsWithTag = p.first { $0 > 0x20 } == UInt8(ascii: "<")
    isMarkup = tags > 0 && !p.prefix(4096).contains(0)
  }

  private mutating func scanDeclaration(_ p: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    if p.count >= at + 3, p[at + 1] == 0x2D, p[at + 2] == 0x2D {
      var i = at + 3
      while i < p.count, p[i] <= 0x20 { i += 1 }
      let start = i
      while i < p.count, p[i] > 0x20, p[i] != 0x3D, p[i] != 0x3A, i - start < 60 {
        if p[i] == 0x2D, i + 1 < p.count, p[i + 1] == 0x2D { break }
        i += 1
      }
      add(0x21, UnsafeBufferPointer(rebasing: p[start..<i]))
      return p.firstOffset(of: "-->", from: at + 1).map { $0 + 3 } ?? p.count
    }
    if p.matchesIgnoringCase("!doctype html", at: at) { isHTML = true }
    return p[at...].firstIndex(of: UInt8(ascii: ">")) ?? p.count
  }

  private mutating func scanTag(_ p: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    var i = at
    while i < p.count, isNameByte(p[i]) { i += 1 }
    let name = local(UnsafeBufferPointer(rebasing: p[at..<i]))
    if root.isEmpty {
      let word = String(decoding: name, as: UTF8.self)
      if Sample.htmlRoots.contains(word.lowercased()) { isHTML = true }
      root = isHTML ? word.lowercased() : word
    }
    addName(0x65, name)
    i = scanAttributes(p, i)
    if isHTML {
      let isStyle = name.equalsIgnoringCase("style")
      if isStyle || name.equalsIgnoringCase("script") {
        var j = i
        while let close = p.firstOffset(of: "</", from: j) {
          if p.matchesIgnoringCase(isStyle ? "</style" : "</script", at: close) { return close }
          j = close + 2
        }
        return p.count
      }
    }
    return i
  }

  private mutating func scanAttributes(_ p: UnsafeBufferPointer<UInt8>, _ from: Int) -> Int {
    var i = from
    while i < p.count, p[i] != UInt8(ascii: ">") {
      guard isNameStart(p[i]) else {
        i += 1
        continue
      }
      let start = i
      while i < p.count, isNameByte(p[i]) { i += 1 }
      let full = UnsafeBufferPointer(rebasing: p[start..<i])
      while i < p.count, p[i] <= 0x20 { i += 1 }
      guard i < p.count, p[i] == 0x3D else {
        addName(0x61, local(full))
        continue
      }
      i += 1
      while i < p.count, p[i] <= 0x20 { i += 1 }
      guard i < p.count else { break }
      let value: UnsafeBufferPointer<UInt8>
      if p[i] == 0x22 || p[i] == 0x27 {
        let end = p[(i + 1)...].firstIndex(of: p[i]) ?? p.count
        value = UnsafeBufferPointer(rebasing: p[(i + 1)..<end])
        i = min(end + 1, p.count)
      } else {
        let begin = i
        while i < p.count, p[i] > 0x20, p[i] != UInt8(ascii: ">") { i += 1 }
        value = UnsafeBufferPointer(rebasing: p[begin..<i])
      }
      addAttribute(full, value)
    }
    return i
  }

  private mutating func addAttribute(
    _ full: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>
  ) {
    addName(0x61, local(full))
    if full.equalsIgnoringCase("class") {
      for word in value.split(whereSeparator: { $0 <= 0x20 }) {
        add(0x63, UnsafeBufferPointer(rebasing: word))
      }
    } else if full.equalsIgnoringCase("id") {
      add(0x69, value)
    } else if full.hasPrefix("xmlns") {
      add(0x6E, value)
    }
  }

  private mutating func addName(_ kind: UInt8, _ name: UnsafeBufferPointer<UInt8>) {
    var lowered: [UInt8] = []
    if isHTML, name.contains(where: { $0 >= 0x41 && $0 <= 0x5A }) {
      lowered = name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    func keep(_ bytes: UnsafeBufferPointer<UInt8>, _ sample: inout Sample) {
      sample.add(kind, bytes)
      if kind == 0x65, sample.elements.count < 200,
        sample.seenElements.insert(Sample.hash(0, bytes)).inserted
      {
        sample.elements.append(String(decoding: bytes, as: UTF8.self))
      }
    }
    if lowered.isEmpty {
      keep(name, &self)
    } else {
      lowered.withUnsafeBufferPointer { keep($0, &self) }
    }
  }

  private func local(_ name: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let colon = name.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return UnsafeBufferPointer(rebasing: name[(colon + 1)...])
  }

  private func isNameStart(_ c: UInt8) -> Bool {
    (c | 0x20 >= 0x61 && c | 0x20 <= 0x7A) || c == 0x5F || c >= 0x80
  }

  private func isNameByte(_ c: UInt8) -> Bool {
    isNameStart(c) || (c >= 0x30 && c <= 0x39) || c == 0x2D || c == 0x2E || c == 0x3A
  }
}

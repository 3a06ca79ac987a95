import CLibXML2

/// From the pointers under which libxml2 hands out names to the handler's codes.
///
/// libxml2 keeps each name once for a document, so nearly every look-up is a comparison of pointers.
struct NameCache {
  struct Entry {
    var key: UInt
    var code: Int32
    var kind: HTMLKind
  }

  private static let slots = 256
  private let entries: UnsafeMutablePointer<Entry>
  private var used = 0
  private var vocabulary: [String: Int32] = [:]

  init() {
    entries = .allocate(capacity: NameCache.slots)
    entries.initialize(repeating: Entry(key: 0, code: -1, kind: .inline), count: NameCache.slots)
  }

  func deallocate() { entries.deallocate() }

  /// Forgets the pointers, which are only valid for one document.
  mutating func reset(vocabulary words: [String]) {
    vocabulary = [:]
    for (i, word) in words.enumerated() { vocabulary[word] = Int32(i) }
    forget()
  }

  mutating func forget() {
    used = 0
    entries.update(
      repeating: Entry(key: 0, code: -1, kind: .inline), count: NameCache.slots)
  }

  @inline(__always)
  mutating func lookUp(
    _ name: UnsafePointer<UInt8>, isHTML: Bool, context: xmlParserCtxtPtr?
  ) -> Entry {
    let key = UInt(bitPattern: name)
    // Dictionary strings lie close together and unaligned: mix all bits.
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    while entries[slot].key != key {
      if entries[slot].key == 0 { return add(name, key: key, isHTML: isHTML, context) }
      slot = (slot + 1) & (NameCache.slots - 1)
    }
    return entries[slot]
  }

  private mutating func add(
    _ name: UnsafePointer<UInt8>, key: UInt, isHTML: Bool, _ context: xmlParserCtxtPtr?
  ) -> Entry {
    if used >= NameCache.slots / 2 { forget() }
    let word = String(decoding: zeroTerminated(name), as: UTF8.self)
    var entry = Entry(
      key: key, code: vocabulary[word] ?? -1,
      kind: NameCache.kinds[word] ?? .inline)
    // The parser puts text that stands alone into a paragraph, whose name is a constant of its own:
    // no blank line around it.
    if isHTML, entry.kind == .paragraph, let context, xmlDictOwns(context.pointee.dict, name) == 0 {
      entry.kind = .block
    }
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    while entries[slot].key != 0 { slot = (slot + 1) & (NameCache.slots - 1) }
    entries[slot] = entry
    used += 1
    return entry
  }

  private static let kinds: [String: HTMLKind] = {
    var kinds: [String: HTMLKind] = [
      "br": .lineBreak, "pre": .preformatted, "listing": .preformatted, "xmp": .preformatted,
      "textarea": .preformatted, "td": .tableCell, "th": .tableCell, "img": .image,
    ]
    for name in [
      "script", "style", "head", "title", "template", "noscript", "object", "iframe", "select",
      "svg", "math", "audio", "video", "canvas", "applet", "noframes", "xml",
    ] {
      kinds[name] = .skipped
    }
    for name in ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr"] {
      kinds[name] = .paragraph
    }
    for name in [
      "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "tbody", "thead", "tfoot",
      "caption", "section", "article", "header", "footer", "main", "nav", "aside", "figure",
      "figcaption", "address", "center", "form", "fieldset", "legend", "details", "summary",
      "body", "html", "dir", "menu", "option",
    ] {
      kinds[name] = .block
    }
    return kinds
  }()
}

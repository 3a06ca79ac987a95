/// Builds the text that a reader of HTML sees, from the events of its elements.
///
/// Runs of white space become one space, `<br>` and blocks become line breaks (paragraphs a blank
/// line), cells are parted by a space, scripts, styles and hidden elements are left out, and
/// preformatted text keeps its lines. No-break and zero-width spaces stay: Normalize's business.
///
/// Hand it every event from the opening of the element whose text is wanted; it appends to the
/// caller's bytes.
package struct HTMLText: Sendable {
  /// Pictures seen, without those of one pixel.
  package private(set) var images = 0
  private var skippedFrom = 0
  private var preformattedFrom = 0
  private var lineBreaksDue = 0
  private var isSpaceDue = false
  private var start = 0

  package init() {}

  /// Starts a new text at the end of `out`.
  package mutating func begin(_ out: [UInt8]) {
    self = HTMLText()
    start = out.count
  }

  /// True inside an element that is not shown.
  package var isSkipping: Bool { skippedFrom != 0 }

  /// - Parameter keepsLines: line breaks in its text count, whatever its own style says.
  package mutating func open(
    _ element: ElementEvent, _ out: inout [UInt8], keepsLines: Bool = false
  ) {
    guard skippedFrom == 0 else { return }
    if element.isHidden {
      skippedFrom = element.depth
      return
    }
    switch element.kind {
    case .inline, .skipped: break
    case .block: breakLine(1)
    case .paragraph: breakLine(2)
    case .preformatted: breakLine(1)
    case .lineBreak: hardBreak(&out)
    case .tableCell: isSpaceDue = true
    case .image: image(element, &out)
    }
    if preformattedFrom == 0, keepsLines || element.keepsLines { preformattedFrom = element.depth }
  }

  package mutating func close(_ element: ElementEnd, _ out: inout [UInt8]) {
    if skippedFrom != 0 {
      if element.depth <= skippedFrom { skippedFrom = 0 }
      return
    }
    if preformattedFrom != 0, element.depth <= preformattedFrom { preformattedFrom = 0 }
    switch element.kind {
    case .inline, .skipped, .lineBreak, .image: break
    case .block, .preformatted: breakLine(1)
    case .paragraph: breakLine(2)
    case .tableCell: isSpaceDue = true
    }
  }

  package mutating func text(_ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
    guard skippedFrom == 0 else { return }
    if preformattedFrom != 0 {
      preformatted(bytes, &out)
      return
    }
    var i = 0
    while i < bytes.count {
      if HTMLText.isSpace(bytes[i]) {
        isSpaceDue = true
        i += 1
        continue
      }
      let from = i
      // A single space between words is the usual case: keep it inside the run.
      while i < bytes.count {
        if HTMLText.isSpace(bytes[i]) {
          guard bytes[i] == 0x20, i + 1 < bytes.count, !HTMLText.isSpace(bytes[i + 1]) else {
            break
          }
        }
        i += 1
      }
      settle(&out)
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[from..<i]))
    }
  }

  /// Ends the text: white space at its end is removed.
  package mutating func finish(_ out: inout [UInt8]) {
    while out.count > start, let last = out.last, HTMLText.isSpace(last) { out.removeLast() }
    lineBreaksDue = 0
    isSpaceDue = false
  }

  /// Asks for a line break before whatever comes next.
  package mutating func breakLine(_ count: Int = 1) {
    lineBreaksDue = max(lineBreaksDue, count)
  }

  private mutating func hardBreak(_ out: inout [UInt8]) {
    if lineBreaksDue > 0 { settle(&out) }
    isSpaceDue = false
    while out.count > start, out.last == 0x20 { out.removeLast() }
    out.append(0x0A)
  }

  private mutating func preformatted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]
  ) {
    var i = 0
    while i < bytes.count {
      if bytes[i] == 0x0D || (bytes[i] == 0x0A && lineBreaksDue > 0 && out.count == start) {
        i += 1
        continue
      }
      if lineBreaksDue > 0 || isSpaceDue { settle(&out) }
      let end = bytes.firstByte(0x0D, from: i) ?? bytes.count
      out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[i..<end]))
      i = end
    }
  }

  /// Writes the line breaks or the space that are due.
  private mutating func settle(_ out: inout [UInt8]) {
    if lineBreaksDue > 0 {
      while out.count > start, out.last == 0x20 { out.removeLast() }
      var present = 0
      while present < 2, out.count - present > start, out[out.count - 1 - present] == 0x0A {
        present += 1
      }
      if out.count > start {
        for _ in 0..<max(0, lineBreaksDue - present) { out.append(0x0A) }
      }
    } else if isSpaceDue, out.count > start, let last = out.last, !HTMLText.isSpace(last) {
      out.append(0x20)
    }
    lineBreaksDue = 0
    isSpaceDue = false
  }

  private mutating func image(_ element: ElementEvent, _ out: inout [UInt8]) {
    // Smileys are often pictures whose alternative text is the character itself.
    if let alt = element.attribute("alt"), let first = alt.first, alt.count <= 24,
      first >= 0x80 || first == UInt8(ascii: ":") || first == UInt8(ascii: ";")
    {
      settle(&out)
      out.append(contentsOf: alt)
      return
    }
    if element.attribute("width")?.equals("1") == true { return }
    images += 1
  }

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}

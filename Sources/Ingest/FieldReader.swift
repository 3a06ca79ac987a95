package import Markup

/// What is to be done with the content of an element that was opened.
package enum FieldContent: Sendable {
  /// Look inside for further elements.
  case descend
  /// Gather its text, also that of elements inside, and hand it to `close`.
  case text
  /// Gather its text as a browser shows it: for XHTML inside XML and for HTML.
  case visible
  /// Nothing inside matters.
  case skip
}

/// A format whose elements hold fields: told of each element of its vocabulary, given the text of
/// those it asked for.
package protocol FieldHandler {
  associatedtype Tag: MarkupTag where Tag.AllCases == [Tag]
  var reading: Reading { get }
  mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent
  /// - Parameter text: what was gathered; empty unless `open` asked for it.
  mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>)
  mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension FieldHandler {
  package mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Gathers the text of fields for a `FieldHandler`.
package struct FieldReader<Fields: FieldHandler>: MarkupHandler {
  package var fields: Fields
  package let vocabulary: [String] = Fields.Tag.vocabulary
  // Kept, since `allCases` is made anew at every call.
  private let tags: [Fields.Tag] = Fields.Tag.allCases
  private var gathered: [UInt8] = []
  private var visible = HTMLText()
  private var mode = FieldContent.descend
  private var depth = 0
  private var hasOverflowed = false

  package init(_ fields: Fields) {
    self.fields = fields
    gathered.reserveCapacity(4096)
  }

  package var isFinished: Bool { fields.reading.isStopped }

  package mutating func start(_ element: ElementEvent) {
    guard mode == .descend else {
      if mode == .visible { visible.open(element, &gathered) }
      return
    }
    guard element.code >= 0 else { return }
    mode = fields.open(tags[element.code], element)
    if mode != .descend {
      depth = element.depth
      gathered.removeAll(keepingCapacity: true)
      visible.begin(gathered)
    }
  }

  package mutating func end(_ element: ElementEnd) {
    if mode != .descend {
      if element.depth > depth {
        if mode == .visible { visible.close(element, &gathered) }
        return
      }
      if mode == .visible { visible.finish(&gathered) }
      mode = .descend
      if hasOverflowed {
        hasOverflowed = false
        fields.reading.reject(
          code: "oversized-text", reason: "an element holds more than 16 MiB of text; it was cut",
          line: element.line)
      }
    }
    guard element.code >= 0 else { return }
    let tag = tags[element.code]
    gathered.withUnsafeBufferPointer { fields.close(tag, $0) }
    gathered.removeAll(keepingCapacity: true)
  }

  package mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard mode == .text || mode == .visible else { return }
    guard gathered.count + bytes.count <= Reading.turnBytes else {
      hasOverflowed = true
      return
    }
    if mode == .text {
      gathered.append(contentsOf: bytes)
    } else {
      visible.text(bytes, &gathered)
    }
  }

  package mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {
    if mode == .descend { fields.comment(bytes) }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Without white space at its ends.
  package var trimmed: UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = count
    while start < end, self[start] <= 0x20 { start += 1 }
    while end > start, self[end - 1] <= 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: self[start..<end])
  }

  package var string: String { String(decoding: self, as: UTF8.self) }

  /// The same, nil if nothing but white space is left.
  package var filledString: String? {
    let inner = trimmed
    return inner.isEmpty ? nil : inner.string
  }

  /// Seconds from one moment to another: a whole number, thirty years at most.
  package var offset: Int64? {
    guard let value = integer, value.magnitude <= 1_000_000_000 else { return nil }
    return value
  }

  /// A whole number, with nothing but white space around it.
  package var integer: Int64? {
    let digits = trimmed
    guard let first = digits.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    var value: Int64 = 0
    let rest = isNegative || first == UInt8(ascii: "+") ? digits.dropFirst() : digits[...]
    guard !rest.isEmpty, rest.count <= 18 else { return nil }
    for c in rest {
      guard c >= 0x30, c <= 0x39 else { return nil }
      value = value * 10 + Int64(c - 0x30)
    }
    return isNegative ? -value : value
  }
}

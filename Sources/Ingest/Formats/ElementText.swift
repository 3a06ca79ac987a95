import Markup

/// Gathers the visible text of one element at a time, for pages whose fields are found by class.
struct ElementText {
  private(set) var bytes: [UInt8] = []
  private var html = HTMLText()
  private var depth = 0

  /// Whether text is being gathered.
  var isOpen: Bool { depth != 0 }

  /// Pictures in what was gathered last.
  var images: Int { html.images }

  /// Starts with this element; what was gathered before is forgotten.
  ///
  /// - Parameter keepsLines: line breaks in its text count (pages that say so in a style sheet).
  mutating func begin(_ element: ElementEvent, keepsLines: Bool = false) {
    bytes.removeAll(keepingCapacity: true)
    html.begin(bytes)
    depth = element.depth
    html.open(element, &bytes, keepsLines: keepsLines)
  }

  mutating func open(_ element: ElementEvent, keepsLines: Bool = false) {
    if depth != 0 { html.open(element, &bytes, keepsLines: keepsLines) }
  }

  /// - Returns: true if this ends the element that was begun; its text is then in `bytes`.
  mutating func close(_ element: ElementEnd) -> Bool {
    guard depth != 0 else { return false }
    if element.depth > depth {
      html.close(element, &bytes)
      return false
    }
    html.finish(&bytes)
    depth = 0
    return true
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard depth != 0, bytes.count + piece.count <= Reading.turnBytes + 1 else { return }
    html.text(piece, &bytes)
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }
}

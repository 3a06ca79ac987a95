import Conversations
import Markup

/// Turns the HTML of a mail's body into text and the marks that its elements give.
///
/// Feed it the events of the body, or of an element inside it. Ranges of marks are offsets in
/// `text`.
struct MailHTML {
  private(set) var text: [UInt8] = []
  private(set) var marks: [Mark] = []
  private var html = HTMLText()
  private var open: [(depth: Int, mark: Int)] = []
  private var quotes = 0

  /// More marks than this are not kept: a hostile page.
  private static let mostMarks = 50_000
  /// A signature longer than this is a wrapper around more.
  private static let longestSignature = 3_000

  init() { html.begin([]) }

  /// Pictures seen.
  var images: Int { html.images }

  mutating func start(_ element: ElementEvent) {
    if !html.isSkipping, !element.isHidden, let kind = MailElement.hint(element),
      marks.count < MailHTML.mostMarks
    {
      switch kind {
      case .historyStart:
        html.breakLine(1)
        marks.append(Mark(.historyStart, text.count..<text.count))
      default:
        // Clients' spans around introductions and signatures stand on lines of their own.
        if kind != .preformatted && kind != .link { html.breakLine(1) }
        if kind == .quote { quotes += 1 }
        open.append((element.depth, marks.count))
        marks.append(Mark(kind, text.count..<text.count, depth: kind == .quote ? quotes : 0))
      }
    }
    html.open(element, &text)
  }

  mutating func end(_ element: ElementEnd) {
    html.close(element, &text)
    while let last = open.last, last.depth >= element.depth {
      let start = marks[last.mark].range.lowerBound
      marks[last.mark].range = start..<max(start, text.count)
      let kind = marks[last.mark].kind
      if kind == .quote { quotes -= 1 }
      if kind != .preformatted && kind != .link { html.breakLine(1) }
      open.removeLast()
    }
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    html.text(bytes, &text)
  }

  /// Ends the text. Marks of elements that stayed open reach to its end.
  mutating func finish() {
    html.finish(&text)
    for (_, index) in open {
      let start = min(marks[index].range.lowerBound, text.count)
      marks[index].range = start..<text.count
    }
    open = []
    let count = text.count
    marks = marks.compactMap { mark in
      var mark = mark
      mark.range = min(mark.range.lowerBound, count)..<min(mark.range.upperBound, count)
      if mark.range.isEmpty && mark.kind != .historyStart { return nil }
      if mark.kind == .signature && mark.range.count > MailHTML.longestSignature { return nil }
      return mark
    }
  }
}

/// Text and marks of a whole HTML body in memory.
struct MailHTMLBody: MarkupHandler {
  var builder = MailHTML()
  var vocabulary: [String] { [] }

  mutating func start(_ element: ElementEvent) { builder.start(element) }
  mutating func end(_ element: ElementEnd) { builder.end(element) }
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { builder.append(bytes) }
}

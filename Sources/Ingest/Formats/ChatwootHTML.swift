import Conversations
import Markup

/// Chatwoot's transcript mail: a row with the name in `<b>`, a row with the message, and at its end
/// `Mar 05, 02:10 PM UTC` in grey: a 12-hour clock without a year.
///
/// The year is taken from a date in the file's name; without one there is no clock. Nobody is marked
/// as agent: the roster tells.
struct ChatwootHTML: Format {
  let id = "chatwoot-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(element: "td"), sample.has(element: "b"),
      sample.contains("#899096"), sample.contains("padding-bottom: 32px")
    else { return nil }
    return .certain("rows with grey clocks of Chatwoot's transcript")
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    enum Tag: String, MarkupTag { case td, b, p, div }

    let vocabulary = Tag.vocabulary
    private let tags = Tag.allCases
    let reading: Reading
    private var builder = ConversationBuilder()
    private var days = DayCarrier()
    private var cellDepth = 0
    private var field = ElementText()
    private var isName = false
    private var name: [UInt8]?
    private var address: String?
    private var body: [UInt8] = []
    private var html = HTMLText()
    private var clock: [UInt8] = []
    private var attachments = 0

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .chat
      if let date = FileDate.parse(reading.sample.fileName) { days.start(date) }
    }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      if field.isOpen {
        field.open(element)
        return
      }
      if element.code >= 0 {
        switch tags[element.code] {
        case .td:
          cellDepth = element.depth
          body.removeAll(keepingCapacity: true)
          html.begin(body)
          clock.removeAll(keepingCapacity: true)
          attachments = 0
        case .b:
          // Only a cell that begins with it holds a name.
          if cellDepth != 0, body.isEmpty, element.depth == cellDepth + 1 {
            isName = true
            field.begin(element)
            return
          }
        case .p, .div:
          if cellDepth != 0, element.attribute("style")?.contains("#899096") == true {
            isName = false
            field.begin(element)
            return
          }
        }
      }
      if cellDepth != 0 { html.open(element, &body) }
    }

    mutating func end(_ element: ElementEnd) {
      if field.isOpen {
        guard field.close(element) else { return }
        if isName {
          name = field.bytes
          address = nil
        } else {
          grey(field.bytes)
        }
        return
      }
      guard cellDepth != 0 else { return }
      if element.depth <= cellDepth {
        cellDepth = 0
        closeCell()
        return
      }
      html.close(element, &body)
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if field.isOpen {
        field.text(bytes)
      } else if cellDepth != 0, body.count + bytes.count <= Reading.turnBytes + 1 {
        html.text(bytes, &body)
      }
    }

    /// The clock, or in mail inboxes the addresses.
    private mutating func grey(_ bytes: [UInt8]) {
      let text = String(decoding: bytes, as: UTF8.self)
      if text.hasPrefix("From:") {
        let line = text.split(separator: "\n").first ?? ""
        address = String(line.dropFirst(5).filter { $0 != " " })
      } else if bytes.withUnsafeBufferPointer({ ClockParser.parse($0).secondOfDay }) != nil {
        clock = bytes
      }
    }

    private mutating func closeCell() {
      // A cell with a clock is a message; the one before it gave the name.
      guard let writer = name, !clock.isEmpty else { return }
      html.finish(&body)
      let text = String(decoding: writer, as: UTF8.self)
      let role: Role? = PartyNames.isBot(text) ? .bot : nil
      let who =
        text.isEmpty ? nil : builder.participant(name: text, address: address, role: role)
      builder.openTurn(participant: who, role: text.isEmpty ? .system : nil)
      clock.withUnsafeBufferPointer {
        builder.setClock(days.next(ClockParser.parse($0)), raw: $0)
      }
      if let place = Self.attachments(in: body) {
        attachments = place.count
        body.removeSubrange(place.start...)
      }
      builder.arena.append(contentsOf: body)
      builder.turn.attachments = attachments
      builder.closeTurn()
      name = nil
    }

    /// The list of files below a message: `Attachments:` and a line for each.
    private static func attachments(in body: [UInt8]) -> (start: Int, count: Int)? {
      body.withUnsafeBufferPointer { text in
        guard let at = text.firstOffset(of: "Attachments:\n"),
          at == 0 || text[at - 1] == 0x0A
        else { return nil }
        let lines = text[(at + 13)...].split(separator: 0x0A)
        var start = at
        while start > 0, text[start - 1] == 0x0A { start -= 1 }
        return (start, lines.count)
      }
    }

    mutating func finish() { builder.finish(reading) }
  }
}

import Conversations
import Markup

/// Global Relay's chat archive: `li.message` with `span.sent_time`, `.username`, `.message`. No roles:
/// domains and roster tell them.
struct GlobalRelayHTML: Format {
  let id = "global-relay-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(class: "sent_time"), sample.has(class: "username"),
      sample.has(class: "message")
    else { return nil }
    return .certain("classes sent_time, username and message of Global Relay")
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    let vocabulary = ["li", "span"]
    let reading: Reading
    private var builder = ConversationBuilder()
    private var days = DayCarrier()
    private var field = ElementText()
    private var kind = Field.text
    private var itemDepth = 0
    private var time: [UInt8] = []
    private var name: [UInt8] = []
    private var body: [UInt8] = []

    private enum Field { case time, name, text }

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .messaging
      if let date = FileDate.parse(reading.sample.fileName) { days.start(date) }
    }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      if field.isOpen {
        field.open(element)
      } else if element.code == 0, element.hasClass("message") {
        itemDepth = element.depth
        time.removeAll(keepingCapacity: true)
        name.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
      } else if element.code == 1, itemDepth != 0 {
        if element.hasClass("sent_time") {
          begin(.time, element)
        } else if element.hasClass("username") {
          begin(.name, element)
        } else if element.hasClass("message") {
          begin(.text, element)
        }
      }
    }

    private mutating func begin(_ found: Field, _ element: ElementEvent) {
      kind = found
      field.begin(element)
    }

    mutating func end(_ element: ElementEnd) {
      if field.isOpen {
        guard field.close(element) else { return }
        switch kind {
        case .time: time = field.bytes
        case .name: name = field.bytes
        case .text: body = field.bytes
        }
      } else if itemDepth != 0, element.depth <= itemDepth {
        itemDepth = 0
        closeMessage()
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { field.text(bytes) }

    private mutating func closeMessage() {
      while let last = name.last, last <= 0x20 || last == UInt8(ascii: ":") { name.removeLast() }
      let text = String(decoding: name, as: UTF8.self)
      let isAddress = text.utf8.contains(UInt8(ascii: "@")) && !text.contains(" ")
      let who =
        text.isEmpty ? nil : builder.participant(name: text, address: isAddress ? text : nil)
      builder.openTurn(participant: who)
      time.withUnsafeBufferPointer { raw in
        builder.setClock(
          ClockParser.iso(raw.trimmed) ?? days.next(ClockParser.parse(raw)), raw: raw)
      }
      builder.arena.append(contentsOf: body)
      builder.closeTurn()
    }

    mutating func finish() { builder.finish(reading) }
  }
}

import Conversations
import Markup

/// Adium `.chatlog`: `<chat account service>` with `<message sender time alias>` holding XHTML, and
/// `<event>`, `<status>`. The account is the company's: its messages are an agent's; in a chat of two
/// the other one is the customer.
///
/// After a crash the end tag is missing: everything before it is there.
struct AdiumXML: Format {
  let id = "adium-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.root == "chat" else { return nil }
    if sample.contains("/ulf/ns/") { return .certain("root element chat in Adium's namespace") }
    let isLog = sample.has(attribute: "adiumversion")
    return isLog ? .certain("root element chat with adiumversion") : nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler, toleratesEnd: true)
    handler.fields.finish()
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag { case chat, message, event, status, action }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var account = ""
    private var isOpen = false

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .chat:
        isOpen = true
        account = element.string("account") ?? ""
        builder.begin(line: element.line)
        builder.contact.channel = .messaging
        builder.contact.queue = element.string("service")
        return .descend
      case .message, .action:
        let sender = element.string("sender") ?? ""
        let alias = element.string("alias") ?? ""
        let who = builder.participant(
          name: alias.isEmpty ? sender : alias, id: sender,
          role: sender == account && !sender.isEmpty ? .agent : nil)
        builder.openTurn(participant: who)
        setClock(element)
        return .visible
      case .event, .status:
        builder.openTurn(role: .system)
        builder.turn.event = event(element.string("type") ?? "")
        setClock(element)
        return .visible
      }
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      guard tag != .chat else { return }
      builder.arena.append(contentsOf: text)
      builder.closeTurn()
    }

    private mutating func setClock(_ element: ElementEvent) {
      guard let time = element.attribute("time") else { return }
      builder.setClock(ClockParser.clock(time), raw: time)
    }

    private func event(_ type: String) -> TurnEvent {
      switch type {
      case "windowOpened", "online", "contact-joined-chat": .joined
      case "windowClosed", "offline", "contact-left-chat": .left
      default: .statusChanged
      }
    }

    mutating func finish() {
      guard isOpen else { return }
      let others = builder.participants.indices.filter {
        builder.participants[$0].role == nil
      }
      if others.count == 1, builder.participants.count == 2 {
        builder.update(others[0]) { $0.role = .customer }
        builder.contact.customer = builder.participants[others[0]].id
      }
      builder.finish(reading)
    }
  }
}

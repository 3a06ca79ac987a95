import Conversations
import Markup

/// XMPP message archive (XEP-0136): `<chat with start>` with `<from secs>` and `<to secs>`. `secs`
/// counts from the message before, `utc` is absolute. The archive's owner is the company: `to` is an
/// agent's message, `from` the customer's.
struct XMPPArchiveXML: Format {
  let id = "xmpp-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "chat"), sample.has(element: "body"),
      sample.has(element: "from") || sample.has(element: "to")
    else { return nil }
    if sample.contains("urn:xmpp:archive") {
      return .certain("elements chat, from and to in the namespace urn:xmpp:archive")
    }
    return sample.has(attribute: "with") && sample.has(attribute: "secs")
      ? .certain("elements chat with and from secs of an XMPP archive") : nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag { case chat, from, to, body, note }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var with = ""
    private var last: Int64?
    private var isInChat = false

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .chat:
        guard let other = element.string("with") else { return .descend }
        isInChat = true
        with = other
        let start = element.attribute("start")
        // The standard identifies a collection by its partner and its start.
        builder.begin(
          id: start.map { other + " " + $0.string } ?? other, line: element.line)
        builder.contact.channel = .messaging
        builder.contact.subject = element.string("subject")
        builder.contact.customer = Self.bare(other)
        last = nil
        if let start, case .utc(let seconds) = ClockParser.clock(start) {
          last = seconds
          builder.contact.opened = Timestamp(seconds: seconds)
        }
      case .from, .to:
        guard isInChat else { return .skip }
        openMessage(element, isOurs: tag == .to)
      case .body: return isInChat ? .text : .descend
      case .note: return .skip
      }
      return .descend
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .body: builder.arena.append(contentsOf: text)
      case .from, .to: if isInChat { builder.closeTurn() }
      case .chat:
        if isInChat { builder.finish(reading) }
        isInChat = false
      case .note: break
      }
    }

    private mutating func openMessage(_ element: ElementEvent, isOurs: Bool) {
      let name = element.string("name") ?? ""
      let who =
        isOurs
        ? builder.participant(name: name, id: "(owner)" + name, role: .agent)
        : builder.participant(
          name: name.isEmpty ? Self.bare(with) : name, id: name.isEmpty ? with : name,
          address: name.isEmpty ? Self.bare(with) : nil, role: .customer)
      builder.openTurn(participant: who, role: isOurs ? .agent : .customer)
      if let absolute = element.attribute("utc") {
        let clock = ClockParser.clock(absolute)
        if case .utc(let seconds) = clock { last = seconds }
        builder.setClock(clock, raw: absolute)
      } else if let secs = element.attribute("secs") {
        if let offset = secs.offset, let base = last {
          last = base + offset
          builder.setClock(.utc(base + offset), raw: secs)
        } else {
          builder.setClock(.none, raw: secs)
        }
      }
    }

    /// Without the resource: `name@host`.
    private static func bare(_ address: String) -> String {
      String(address.split(separator: "/", maxSplits: 1).first ?? "")
    }
  }
}

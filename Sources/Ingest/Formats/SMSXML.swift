import Conversations
import Markup

/// SMS Backup & Restore: `<sms address date type body/>` of one phone, all conversations mixed. They
/// are parted by address. The phone is the company's: what it sent is an agent's, what it received
/// the customer's.
///
/// Missing values are the word `null`. Drafts, and messages that could not be sent, are left out and
/// counted. All messages wait in memory until the end, 256 MB at most.
struct SMSXML: Format {
  let id = "sms-xml"
  let emptyRoot: String? = "smses"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.root == "smses" else { return nil }
    return .certain("root element smses of SMS Backup & Restore")
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
    handler.fields.deliver()
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag { case sms, mms, part, addr }

    private struct Message {
      var isSent: Bool
      var date: Int64
      var raw: [UInt8]
      var text: [UInt8]
      var name: String
      var attachments = 0
    }

    let reading: Reading
    private var threads: [String: [Message]] = [:]
    private var order: [(address: String, line: Int)] = []
    private var multimedia: (address: String, message: Message)?
    private var held = 0
    private var isFull = false
    private static let heldAtMost = 256 << 20

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .sms: short(element)
      case .mms: long(element)
      case .part:
        if element.attribute("ct")?.hasPrefix("text/") == true {
          if let text = given(element.attribute("text")) {
            if multimedia?.message.text.isEmpty == false { multimedia?.message.text.append(0x0A) }
            multimedia?.message.text.append(contentsOf: text)
          }
        } else if element.attribute("ct")?.equals("application/smil") != true {
          multimedia?.message.attachments += 1
        }
      case .addr: break
      }
      return .descend
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      guard tag == .mms, let (address, message) = multimedia else { return }
      multimedia = nil
      keep(message, address, line: 0)
    }

    private mutating func short(_ element: ElementEvent) {
      guard let isSent = side(element.attribute("type")) else { return }
      let body = given(element.attribute("body")).map { Array($0) } ?? []
      keep(
        message(element, isSent, body), element.attribute("address")?.trimmed.string ?? "",
        line: element.line)
    }

    private mutating func long(_ element: ElementEvent) {
      multimedia = nil
      guard let isSent = side(element.attribute("msg_box")) else { return }
      multimedia = (
        element.attribute("address")?.trimmed.string ?? "", message(element, isSent, [])
      )
    }

    private func message(_ element: ElementEvent, _ isSent: Bool, _ text: [UInt8]) -> Message {
      let date = element.attribute("date") ?? UnsafeBufferPointer(start: nil, count: 0)
      var name = given(element.attribute("contact_name"))?.string ?? ""
      if name == "(Unknown)" { name = "" }
      return Message(
        isSent: isSent, date: date.integer ?? 0, raw: Array(date), text: text, name: name)
    }

    /// 1 received, 2 sent, 3 draft, 4 outbox, 5 failed, 6 queued.
    private func side(_ type: UnsafeBufferPointer<UInt8>?) -> Bool? {
      switch type?.integer {
      case 1: return false
      case 2, 4, 6: return true
      case 3: reading.note("draft left out")
      case 5: reading.note("message that could not be sent left out")
      default: reading.note("message of unknown type left out")
      }
      return nil
    }

    private func given(_ value: UnsafeBufferPointer<UInt8>?) -> UnsafeBufferPointer<UInt8>? {
      guard let value, !value.equals("null") else { return nil }
      return value
    }

    private mutating func keep(_ message: Message, _ address: String, line: Int) {
      held += message.text.count + 200
      guard held <= Self.heldAtMost else {
        if !isFull {
          isFull = true
          reading.reject(
            code: "oversized-file",
            reason: "the backup holds more than 256 MB of messages; the rest was left out")
        }
        return
      }
      let key = Self.plain(address)
      if threads[key] == nil { order.append((key, line)) }
      threads[key, default: []].append(message)
    }

    /// The same number is written with and without spaces, dashes and parentheses.
    private static func plain(_ address: String) -> String {
      guard address.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
        !address.contains(where: \.isLetter)
      else { return address }
      return String(address.filter { ($0.isASCII && $0.isNumber) || $0 == "+" })
    }

    func deliver() {
      var builder = ConversationBuilder()
      for (address, line) in order {
        guard let messages = threads[address] else { continue }
        builder.begin(id: address.isEmpty ? nil : address, line: line == 0 ? nil : line)
        builder.contact.channel = .messaging
        builder.contact.customer = address.isEmpty ? nil : address
        let name = messages.first { !$0.name.isEmpty }?.name ?? address
        let sorted = messages.indices.sorted {
          (messages[$0].date, $0) < (messages[$1].date, $1)
        }
        for i in sorted {
          let message = messages[i]
          let who =
            message.isSent
            ? builder.participant(name: "", id: "(phone)", role: .agent)
            : builder.participant(name: name, id: address, address: address, role: .customer)
          builder.openTurn(participant: who, role: message.isSent ? .agent : .customer)
          message.raw.withUnsafeBufferPointer {
            builder.setClock(ClockParser.clock($0), raw: $0)
          }
          builder.arena.append(contentsOf: message.text)
          builder.turn.attachments = message.attachments
          builder.closeTurn()
        }
        builder.finish(reading)
      }
    }
  }
}

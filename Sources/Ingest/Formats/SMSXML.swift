import Conversations
import Markup

/// SMS Backup & Restore: `<sms address date type body/>` of one phone, all conversations mixed. They
/// are parted by address. The phone is the company's: what it sent is an agent's, what it received
/// the customer's.
///
/// Missing values are the word `null`. Drafts, and messages that could not be sent, are left out and
/// counted. All messages wait in a scratch file until the end.
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

  fileprivate struct Fields: FieldHandler {
    enum Tag: String, MarkupTag { case sms, mms, part, addr }

    fileprivate struct Message {
      var isSent: Bool
      var date: Int64
      var raw: [UInt8]
      var text: [UInt8]
      var name: String
      var attachments = 0
    }

    let reading: Reading
    private var messages = ScratchGroups()
    private var groups: [String: Int] = [:]
    /// By group.
    private var order: [(address: String, line: Int)] = []
    private var multimedia: (address: String, message: Message)?
    private var isFull = false
    /// More numbers than this are no phone's.
    private static let addressesAtMost = 100_000

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
      guard !isFull else { return }
      let key = Self.plain(address)
      if groups[key] == nil {
        guard order.count < Self.addressesAtMost else {
          isFull = true
          reading.reject(
            code: "oversized-file",
            reason: "the backup names more than 100,000 addresses; back up in parts")
          return
        }
        groups[key] = messages.begin()
        order.append((key, line))
      }
      guard let group = groups[key] else { return }
      do {
        try messages.append(message.record, to: group)
      } catch {
        isFull = true
        reading.reject(scratch: error)
      }
    }

    /// The same number is written with and without spaces, dashes and parentheses.
    private static func plain(_ address: String) -> String {
      guard address.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
        !address.contains(where: \.isLetter)
      else { return address }
      return String(address.filter { ($0.isASCII && $0.isNumber) || $0 == "+" })
    }

    func deliver() {
      // Without all its messages no thread is right.
      guard !isFull else { return }
      var builder = ConversationBuilder()
      for (group, (address, line)) in order.enumerated() {
        builder.begin(id: address.isEmpty ? nil : address, line: line == 0 ? nil : line)
        do {
          guard let records = try messages.records(of: group) else {
            builder.rejectAsOversized()
            builder.finish(reading)
            continue
          }
          build(records.map(Message.init), address, &builder)
          builder.finish(reading)
        } catch {
          return reading.reject(scratch: error)
        }
      }
    }

    private func build(
      _ messages: [Message], _ address: String, _ builder: inout ConversationBuilder
    ) {
      builder.contact.channel = .messaging
      builder.contact.customer = address.isEmpty ? nil : address
      let name = messages.first { !$0.name.isEmpty }?.name ?? address
      let sorted = messages.indices.sorted { (messages[$0].date, $0) < (messages[$1].date, $1) }
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
    }
  }
}

extension SMSXML.Fields.Message {
  /// As it lies in the scratch file.
  fileprivate var record: ScratchRecord {
    var record = ScratchRecord()
    record.write(isSent ? 1 : 0)
    record.write(date)
    record.write(Int64(attachments))
    record.write(raw)
    record.write(name.utf8)
    record.write(text)
    return record
  }

  fileprivate init(_ record: ScratchRecord) {
    var record = record
    isSent = record.number() == 1
    date = record.number()
    attachments = Int(record.number())
    raw = Array(record.bytesOfNext())
    name = record.string()
    text = Array(record.bytesOfNext())
  }
}

import Conversations
import Markup

/// Mails of an Outlook for Mac archive (`.olm`, unpacked): `emails/email/OPFMessageCopy…`.
///
/// `SentTime` names no zone.
struct OLMXML: Format {
  let id = "olm-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML else { return nil }
    return sample.has(element: "OPFMessageCopySubject")
      || sample.has(element: "OPFMessageCopySentTime")
      || sample.has(element: "OPFMessageCopyMessageID")
      ? .certain("elements OPFMessageCopy… of Outlook for Mac") : nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case email
      case subject = "OPFMessageCopySubject"
      case sent = "OPFMessageCopySentTime"
      case received = "OPFMessageCopyReceivedTime"
      case messageID = "OPFMessageCopyMessageID"
      case inReplyTo = "OPFMessageCopyInReplyTo"
      case references = "OPFMessageCopyReferences"
      case from = "OPFMessageCopyFromAddresses"
      case sender = "OPFMessageCopySenderAddress"
      case to = "OPFMessageCopyToAddresses"
      case copy = "OPFMessageCopyCCAddresses"
      case blind = "OPFMessageCopyBCCAddresses"
      case replyTo = "OPFMessageCopyReplyToAddresses"
      case address = "emailAddress"
      case body = "OPFMessageCopyBody"
      case html = "OPFMessageCopyHTMLBody"
      case attachment = "messageAttachment"
      case isDraft = "OPFMessageIsDraft"
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var message = MailMessage()
    private var people = Tag.from
    private var sender: MailAddress?
    private var plain: [UInt8] = []
    private var hasHTML = false
    private var isDraft = false
    private var receivedRaw: String?

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .email:
        message = MailMessage()
        message.line = element.line
        sender = nil
        plain = []
        hasHTML = false
        isDraft = false
        receivedRaw = nil
      case .from, .sender, .to, .copy, .blind, .replyTo: people = tag
      case .address: take(element)
      case .attachment: message.attachments += 1
      default: return .text
      }
      return .descend
    }

    private mutating func take(_ element: ElementEvent) {
      let address = element.string("OPFContactEmailAddressAddress")?.lowercased()
      let name = element.string("OPFContactEmailAddressName") ?? ""
      guard address?.isEmpty == false || !name.isEmpty else { return }
      let mailbox = MailAddress(name: name.lowercased() == address ? "" : name, address: address)
      switch people {
      case .from: message.head.from = message.head.from ?? mailbox
      case .sender: sender = sender ?? mailbox
      case .to, .copy:
        if message.head.to.count < MailHead.mostRecipients { message.head.to.append(mailbox) }
      default: break
      }
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .subject: message.head.subject = text.filledString
      case .sent:
        message.head.rawClock = text.filledString
        message.head.clock = ClockParser.clock(text.trimmed)
      case .received: receivedRaw = text.filledString
      case .messageID: message.head.messageID = EWSXML.identifiers(text).first
      case .inReplyTo:
        for id in EWSXML.identifiers(text) where !message.head.references.contains(id) {
          message.head.references.append(id)
        }
      case .references: message.head.references = EWSXML.identifiers(text) + message.head.references
      case .html:
        if !text.trimmed.isEmpty {
          message.setHTML(text, reading.readers.fragments)
          hasHTML = message.text.contains { $0 > 0x20 }
        }
      case .body: plain = Array(text)
      case .isDraft: isDraft = text.trimmed.equals("1") || text.trimmed.equalsIgnoringCase("true")
      case .email: deliver()
      default: break
      }
    }

    private mutating func deliver() {
      guard !isDraft else {
        reading.note("draft left out")
        return
      }
      if !hasHTML {
        message.marks = []
        message.text = plain
        // `Body` can hold HTML too.
        let looksLikeHTML = plain.withUnsafeBufferPointer { VisibleText.looksLikeHTML($0) }
        if looksLikeHTML {
          plain.withUnsafeBufferPointer { message.setHTML($0, reading.readers.fragments) }
        }
      }
      message.head.from = message.head.from ?? sender
      if message.head.rawClock == nil, let receivedRaw {
        message.head.rawClock = receivedRaw
        message.head.clock = ClockParser.clock(receivedRaw)
      }
      message.deliver(&builder, to: reading)
    }
  }
}

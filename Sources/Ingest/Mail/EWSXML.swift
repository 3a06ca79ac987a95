import Conversations
import Markup

/// Answers of Exchange Web Services: conversations with their mails, or single items.
///
/// Ids stand with angle brackets, without them, or with them escaped twice; prefixes of the
/// namespaces differ, so local names decide. `DateTimeReceived` and `DateTimeSent` are UTC.
struct EWSXML: Format {
  let id = "ews-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML else { return nil }
    let isExchange =
      sample.has(namespace: "http://schemas.microsoft.com/exchange/services/2006/types")
      || sample.has(namespace: "https://schemas.microsoft.com/exchange/services/2006/types")
      || sample.has(namespace: "http://schemas.microsoft.com/exchange/services/2006/messages")
    if isExchange { return .certain("namespace of Exchange Web Services") }
    return sample.has(element: "ConversationNode") && sample.has(element: "InternetMessageId")
      ? .certain("elements ConversationNode and InternetMessageId of Exchange") : nil
  }

  func read(_ reading: Reading) {
    var handler = FieldReader(Fields(reading: reading))
    reading.parse(as: .xml, into: &handler)
  }

  private struct Fields: FieldHandler {
    enum Tag: String, MarkupTag {
      case node = "ConversationNode"
      case message = "Message"
      case messageID = "InternetMessageId"
      case parentID = "ParentInternetMessageId"
      case inReplyTo = "InReplyTo"
      case references = "References"
      case subject = "Subject"
      case received = "DateTimeReceived"
      case sent = "DateTimeSent"
      case body = "Body"
      case uniqueBody = "UniqueBody"
      case from = "From"
      case sender = "Sender"
      case to = "ToRecipients"
      case copy = "CcRecipients"
      case name = "Name"
      case address = "EmailAddress"
      case mailbox = "Mailbox"
      case attachments = "Attachments"
      case file = "FileAttachment"
      case item = "ItemAttachment"
      case isDraft = "IsDraft"
      case itemID = "ItemId"
    }

    let reading: Reading
    private var builder = ConversationBuilder()
    private var message: MailMessage?
    private var nodeID: String?
    private var nodeParent: String?
    private var people = Tag.from
    private var name = ""
    private var address: String?
    private var sender: MailAddress?
    private var isHTML = false
    private var isDraft = false
    private var line = 0
    private var hasSent = false

    init(reading: Reading) { self.reading = reading }

    mutating func open(_ tag: Tag, _ element: ElementEvent) -> FieldContent {
      switch tag {
      case .node:
        nodeID = nil
        nodeParent = nil
      case .message:
        message = MailMessage()
        message?.line = element.line
        sender = nil
        isDraft = false
        hasSent = false
      case .messageID, .parentID, .inReplyTo, .references, .subject, .received, .sent, .name,
        .address, .isDraft:
        return .text
      case .body:
        // SOAP's own body holds everything.
        guard message != nil else { return .descend }
        isHTML = element.attribute("BodyType")?.equalsIgnoringCase("html") ?? false
        return .text
      case .uniqueBody: return .skip
      case .from, .sender, .to, .copy: people = tag
      case .mailbox:
        name = ""
        address = nil
      case .attachments, .file: break
      case .item:
        message?.attachments += 1
        return .skip
      case .itemID: break
      }
      if tag == .file {
        message?.attachments += 1
        return .skip
      }
      return .descend
    }

    mutating func close(_ tag: Tag, _ text: UnsafeBufferPointer<UInt8>) {
      switch tag {
      case .messageID:
        let id = EWSXML.identifiers(text).first
        if message != nil { message?.head.messageID = id } else { nodeID = id }
      case .parentID: nodeParent = EWSXML.identifiers(text).first
      case .inReplyTo:
        for id in EWSXML.identifiers(text) where message?.head.references.contains(id) == false {
          message?.head.references.append(id)
        }
      case .references:
        let later = message?.head.references ?? []
        message?.head.references = EWSXML.identifiers(text) + later
      case .subject:
        if message?.head.subject == nil { message?.head.subject = text.filledString }
      case .sent: takeClock(text, isSent: true)
      case .received: takeClock(text, isSent: false)
      case .name: name = text.trimmed.string
      case .address: address = text.filledString?.lowercased()
      case .mailbox: takeMailbox()
      case .body: takeBody(text)
      case .isDraft: isDraft = text.trimmed.equalsIgnoringCase("true")
      case .message: deliver()
      default: break
      }
    }

    private mutating func takeClock(_ text: UnsafeBufferPointer<UInt8>, isSent: Bool) {
      guard message != nil, !hasSent else { return }
      message?.head.rawClock = text.filledString
      message?.head.clock = ClockParser.clock(text.trimmed)
      hasSent = isSent
    }

    private mutating func takeMailbox() {
      guard message != nil, !name.isEmpty || address != nil else { return }
      // Addresses of Exchange's own directory are no addresses of mail.
      let plain = address.flatMap { $0.contains("@") ? $0 : nil }
      let mailbox = MailAddress(name: name.lowercased() == plain ? "" : name, address: plain)
      switch people {
      case .from: if message?.head.from == nil { message?.head.from = mailbox }
      case .sender: sender = sender ?? mailbox
      default:
        if (message?.head.to.count ?? 0) < MailHead.mostRecipients {
          message?.head.to.append(mailbox)
        }
      }
    }

    private mutating func takeBody(_ text: UnsafeBufferPointer<UInt8>) {
      guard message != nil else { return }
      if isHTML || VisibleText.looksLikeHTML(text) {
        message?.setHTML(text, reading.readers.fragments)
      } else {
        message?.text = Array(text)
      }
    }

    private mutating func deliver() {
      guard var found = message else { return }
      message = nil
      guard !isDraft else {
        reading.note("draft left out")
        return
      }
      found.head.from = found.head.from ?? sender
      found.head.messageID = found.head.messageID ?? nodeID
      if let parent = nodeParent, !found.head.references.contains(parent) {
        found.head.references.append(parent)
      }
      found.deliver(&builder, to: reading)
    }
  }

  /// Ids between angle brackets or bare, escaped once more or not.
  static func identifiers(_ text: UnsafeBufferPointer<UInt8>) -> [String] {
    var bytes = Array(text.trimmed)
    if bytes.contains(0x26) { bytes = ArchiveText.unescaped(bytes) }
    let ids = MailHead.ids(bytes[...])
    if !ids.isEmpty || bytes.isEmpty { return ids }
    return [String(decoding: bytes.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }, as: UTF8.self)]
  }
}

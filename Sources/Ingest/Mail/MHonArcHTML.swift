import Conversations
import Markup

/// A message page of MHonArc: its head stands in comments.
///
/// `X-From-R13` is rotated by thirteen letters, dashes in comments are `&#45;`, and the comment that
/// ends the body can be missing: then the body goes to the next mark of the page, else to its end.
struct MHonArcHTML: Format {
  let id = "mhonarc-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.has(comment: "X-Message-Id") || sample.has(comment: "X-Body-of-Message") {
      return .certain("comments X-Message-Id and X-Body-of-Message of MHonArc")
    }
    if sample.has(comment: "MHonArc"), sample.has(element: "li") {
      return .likely("comment of MHonArc")
    }
    return nil
  }

  func read(_ reading: Reading) {
    var page = Page(reading: reading)
    reading.parse(as: .html, into: &page)
    page.finish()
  }

  private struct Page: MarkupHandler {
    let vocabulary: [String] = []
    let reading: Reading
    private var html = MailHTML()
    private var message = MailMessage()
    private var isBody = false
    private var hasBody = false
    private var isOver = false

    init(reading: Reading) { self.reading = reading }

    var isFinished: Bool { reading.isStopped || isOver }

    mutating func start(_ element: ElementEvent) { if isBody { html.start(element) } }
    mutating func end(_ element: ElementEnd) { if isBody { html.end(element) } }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if isBody, html.text.count + bytes.count <= Reading.turnBytes { html.append(bytes) }
    }

    mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {
      let word = bytes.trimmed
      if word.equals("X-Body-of-Message") {
        isBody = true
        hasBody = true
        return
      }
      if isBody {
        let ends: [StaticString] = [
          "X-Body-of-Message-End", "X-MsgBody-End", "X-Follow-Ups", "X-References", "X-BotPNI",
          "X-User-Footer", "X-Post-Message",
        ]
        if ends.contains(where: { word.hasPrefix($0) }) {
          isBody = false
          isOver = true
        }
        return
      }
      take(Array(word))
    }

    /// `X-Date: Tue, 20 Jun 2006 12:00:00 +0200`
    private mutating func take(_ comment: [UInt8]) {
      guard let colon = comment.firstIndex(of: 0x3A), colon < 40 else { return }
      let value = ArchiveText.unescaped(Array(comment[(colon + 1)...]))
      let text = MailAddress.line(value[...])
      switch String(decoding: comment[..<colon], as: UTF8.self) {
      case "X-Subject": message.head.subject = text
      case "X-From-R13": message.head.from = mailbox(value.map(MHonArcHTML.rotated))
      case "X-From": message.head.from = message.head.from ?? mailbox(value)
      case "X-Date":
        message.head.rawClock = text
        message.head.clock = MailDate.parse(text)?.clock ?? .none
      case "X-Message-Id": message.head.messageID = identifier(value)
      case "X-Reference":
        if let id = identifier(value), !message.head.references.contains(id),
          message.head.references.count < 300
        {
          message.head.references.append(id)
        }
      default: break
      }
    }

    private func identifier(_ value: [UInt8]) -> String? {
      let id = value.filter { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }
      return id.isEmpty ? nil : String(decoding: id, as: UTF8.self)
    }

    private func mailbox(_ value: [UInt8]) -> MailAddress {
      let text = String(decoding: value, as: UTF8.self)
      var found = MailAddress(parsing: text)
      if found.address == nil, let address = ArchiveText.address(text) {
        found.address = address
        found.name = MailAddress.clean(Array(text.utf8).prefix { $0 != 0x3C })
      }
      return found
    }

    mutating func finish() {
      guard hasBody else {
        // Index pages only serve the others.
        reading.isSideFile = true
        reading.note("list of messages without a message")
        return
      }
      html.finish()
      message.line = 1
      message.text = html.text
      message.marks = html.marks
      message.attachments = html.images
      var builder = ConversationBuilder()
      message.deliver(&builder, to: reading)
    }
  }

  static func rotated(_ b: UInt8) -> UInt8 {
    switch b {
    case 0x41...0x5A: (b - 0x41 + 13) % 26 + 0x41
    case 0x61...0x7A: (b - 0x61 + 13) % 26 + 0x61
    default: b
    }
  }
}

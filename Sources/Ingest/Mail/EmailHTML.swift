import Conversations
import Markup

/// One mail that a client saved or printed as a page: the head as a table or label lines in the
/// client's language, then the body.
///
/// A page without a head is the bare body of a mail of an unknown writer.
struct EmailHTML: Format {
  let id = "email-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    let body = EmailHTML.bodyStart(sample.bytes)
    let piece = Array(sample.bytes[body..<min(sample.bytes.count, body + 12_288)])
    let (text, marks) = MailHTMLText.read(piece)
    if let found = MailHead.printed(text, marks: marks, title: EmailHTML.title(sample.bytes)),
      found.head.from != nil
    {
      return .likely("a mail's head with a writer and a date or subject on top of the page")
    }
    let hasSign =
      sample.has(class: "moz-cite-prefix") || sample.has(class: "gmail_quote")
      || sample.has(class: "gmail_attr") || sample.has(id: "divRplyFwdMsg")
      || sample.has(id: "appendonsend") || sample.has(id: "AppleMailSignature")
      || sample.has(class: "yahoo_quoted") || sample.has(class: "protonmail_quote")
    return hasSign ? .weak("elements that mail clients put around quoted text") : nil
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  /// Where the content of the body begins, styles and scripts jumped over.
  private static func bodyStart(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { p in
      var i = 0
      while let at = p.firstOffset(of: "<", from: i) {
        if p.matchesIgnoringCase("<body", at: at) { return at }
        i = at + 1
      }
      return 0
    }
  }

  private static func title(_ bytes: [UInt8]) -> String? {
    bytes.withUnsafeBufferPointer { p in
      var i = 0
      while let at = p.firstOffset(of: "<", from: i), at < 16_384 {
        if p.matchesIgnoringCase("<title", at: at), let open = p.firstOffset(of: ">", from: at),
          let close = p.firstOffset(of: "<", from: open), close - open < 1000
        {
          return String(decoding: p[(open + 1)..<close], as: UTF8.self)
        }
        i = at + 1
      }
      return nil
    }
  }

  private struct Page: PageHandler {
    let vocabulary = ["title"]
    let reading: Reading
    private var html = MailHTML()
    private var title: [UInt8] = []
    private var isTitle = false
    private var isTooLong = false

    init(reading: Reading) { self.reading = reading }

    var isFinished: Bool { reading.isStopped || isTooLong }

    mutating func start(_ element: ElementEvent) {
      if element.code == 0 { isTitle = true }
      html.start(element)
    }

    mutating func end(_ element: ElementEnd) {
      if element.code == 0 { isTitle = false }
      html.end(element)
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if isTitle, title.count + bytes.count < 2000 { title.append(contentsOf: bytes) }
      guard html.text.count + bytes.count <= Reading.turnBytes else {
        isTooLong = true
        return
      }
      html.append(bytes)
    }

    mutating func finish() {
      if isTooLong {
        reading.rejectConversation(
          code: "oversized-conversation", reason: "the mail is longer than 16 MiB", line: 1)
        return
      }
      html.finish()
      var message = MailMessage()
      message.text = html.text
      message.marks = html.marks
      message.line = 1
      message.attachments = html.images
      let name = MailAddress.line(title[...])
      message.takePrintedHead(title: name.isEmpty ? nil : name)
      if message.head.subject == nil, !name.isEmpty { message.head.subject = name }
      guard message.head.from != nil || message.text.contains(where: { $0 > 0x20 }) else {
        reading.reject(code: "no-text", reason: "the page holds no text", line: 1)
        return
      }
      var builder = ConversationBuilder()
      message.deliver(&builder, to: reading)
    }
  }
}

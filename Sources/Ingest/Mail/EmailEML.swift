import Conversations
import Markup
import Settings

/// One mail as it was sent: `.eml`, or a page that a browser saved as `.mht`; or a mailbox of many,
/// one after the other, each behind a line `From …`.
///
/// The HTML part is preferred, since it keeps what clients mark as quoted; parts that follow in place
/// are read too, attachments and attached mails only counted.
struct EmailEML: Format {
  let id = "email-eml"
  let readsProse = true

  func recognize(_ sample: Sample) -> Recognition? {
    var head = sample.bytes[...]
    while let b = head.first, b == 0x0D || b == 0x0A { head = head.dropFirst() }
    guard let first = head.first, first != 0x3C else { return nil }
    let part = MIMEPart(head.prefix(32 << 10))
    let known = Set(part.fields.map { String(decoding: $0.name, as: UTF8.self) })
    let signs = known.intersection([
      "from", "date", "subject", "to", "message-id", "mime-version", "received", "content-type",
      "return-path", "delivered-to", "content-transfer-encoding", "x-mailer",
    ])
    guard known.contains("from") || known.contains("received"), signs.count >= 3 else { return nil }
    return .certain("header fields of a mail: \(signs.sorted().prefix(4).joined(separator: ", "))")
  }

  func read(_ reading: Reading) {
    guard let bytes = reading.wholeFile() else { return }
    var rest = bytes[...]
    while let b = rest.first, b == 0x0D || b == 0x0A || b == 0xEF || b == 0xBB || b == 0xBF {
      rest = rest.dropFirst()
    }
    var line = 1
    for mail in Mailbox.mails(rest) {
      guard !reading.isStopped else { return }
      read(mail, line: line, reading)
      line += mail.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    }
  }

  private func read(_ mail: ArraySlice<UInt8>, line: Int, _ reading: Reading) {
    let part = MIMEPart(mail)
    guard !part.fields.isEmpty else {
      reading.reject(
        code: "no-mail", reason: "there are no header fields of a mail", line: line)
      return
    }
    var message = MailMessage()
    message.line = line
    message.head = EmailEML.head(part)
    var body = MailBodyReader(
      reader: reading.readers.fragments, encoding: reading.input.source.encoding)
    body.read(part)
    message.text = body.text
    message.marks = body.marks
    message.attachments = body.attachments
    if EmailEML.isAutomatic(part) { message.role = .bot }
    // A saved page carries the browser as its writer; the mail's own head is printed in it.
    if message.head.from?.name.hasPrefix("Saved by") ?? true {
      let subject = message.head.subject
      message.takePrintedHead(title: subject)
      message.head.subject = message.head.subject ?? subject
    }
    if body.isTruncated {
      reading.reject(
        code: "oversized-text", reason: "the mail holds more than 16 MiB of text; it was cut",
        line: line)
    }
    var builder = ConversationBuilder()
    message.deliver(&builder, to: reading)
  }

  static func head(_ part: MIMEPart) -> MailHead {
    var head = MailHead()
    if let from = part.text("from") ?? part.text("sender") {
      head.from = ArchiveText.mailbox(from)
    }
    for name in ["to", "cc"] as [StaticString] {
      if let list = part.text(name) { head.addRecipients(Array(list.utf8)[...]) }
    }
    if let date = part.text("date") {
      head.rawClock = date
      head.clock = MailDate.parse(date)?.clock ?? .none
    }
    head.subject = part.text("subject").map { MailAddress.line(Array($0.utf8)[...]) }
    head.messageID = part.raw("message-id").flatMap { MailHead.ids($0[...]).first }
    head.references = part.raw("references").map { MailHead.ids($0[...]) } ?? []
    for id in part.raw("in-reply-to").map({ MailHead.ids($0[...]) }) ?? []
    where !head.references.contains(id) {
      head.references.append(id)
    }
    return head
  }

  /// Whether a program sent it: an absence notice, a bounce, a notification.
  private static func isAutomatic(_ part: MIMEPart) -> Bool {
    if let value = part.text("auto-submitted")?.lowercased(), !value.hasPrefix("no") { return true }
    if part.raw("x-autoreply") != nil || part.raw("x-autorespond") != nil { return true }
    let precedence = part.text("precedence")?.lowercased()
    return precedence == "auto_reply" || part.contentType.type == "multipart/report"
  }
}

/// Gathers the text of a mail's parts.
struct MailBodyReader {
  let reader: HTMLFragmentReader
  /// What the source says its charset is; overrides nothing that a part declares itself.
  let encoding: String?
  private(set) var text: [UInt8] = []
  private(set) var marks: [Mark] = []
  private(set) var attachments = 0
  private(set) var isTruncated = false
  private var read = 0

  init(reader: HTMLFragmentReader, encoding: String?) {
    self.reader = reader
    self.encoding = encoding
  }

  mutating func read(_ part: MIMEPart, depth: Int = 0) {
    read += 1
    guard depth < MIMEPart.deepest, read <= MIMEPart.mostParts else { return }
    let (type, parameters) = part.contentType
    if type.hasPrefix("multipart/"), let boundary = parameters["boundary"] {
      let parts = part.parts(boundary: boundary)
      switch type {
      case "multipart/alternative": readAlternative(parts, depth)
      case "multipart/report":
        // The first part is for people; the rest is the report and the returned mail.
        if let first = parts.first { read(first, depth: depth + 1) }
      default: for child in parts { read(child, depth: depth + 1) }
      }
      return
    }
    if part.isAttachment || !type.hasPrefix("text/")
      || parameters["name"] != nil && type != "text/html" && type != "text/plain"
    {
      // A picture inside the text is none.
      if part.raw("content-id") == nil || part.isAttachment { attachments += 1 }
      return
    }
    switch type {
    case "text/html", "text/xhtml", "text/enriched": appendHTML(part, parameters["charset"])
    case "text/calendar", "text/vcard", "text/x-vcard", "text/directory": attachments += 1
    default: appendPlain(part, parameters)
    }
  }

  /// The HTML of the alternatives, if it holds text, else the plain text.
  private mutating func readAlternative(_ parts: [MIMEPart], _ depth: Int) {
    let html = parts.last { Self.holdsHTML($0, depth: depth) }
    let before = text.count
    if let html { read(html, depth: depth + 1) }
    if text[before...].contains(where: { $0 > 0x20 }) { return }
    if let plain = parts.first(where: { $0.contentType.type == "text/plain" }) {
      read(plain, depth: depth + 1)
    } else if html == nil, let last = parts.last {
      read(last, depth: depth + 1)
    }
  }

  private static func holdsHTML(_ part: MIMEPart, depth: Int) -> Bool {
    let (type, parameters) = part.contentType
    if type == "text/html" { return true }
    guard type == "multipart/related" || type == "multipart/mixed", depth < MIMEPart.deepest,
      let boundary = parameters["boundary"]
    else { return false }
    return part.parts(boundary: boundary).contains { holdsHTML($0, depth: depth + 1) }
  }

  private mutating func appendHTML(_ part: MIMEPart, _ charset: String?) {
    let bytes = part.decoded
    guard bytes.count <= Reading.conversationBytes else {
      isTruncated = true
      return
    }
    let decoded = bytes.withUnsafeBufferPointer { p in
      // Without a charset in the MIME header, the page's own meta element may name one.
      let label = charset ?? encoding ?? Charset.detect(p, label: nil).name
      return CharsetDecoder.utf8(p, label: label)
    }
    var body = MailHTMLBody()
    decoded.withUnsafeBufferPointer { _ = reader.read($0, into: &body) }
    body.builder.finish()
    append(body.builder.text, body.builder.marks)
  }

  private mutating func appendPlain(_ part: MIMEPart, _ parameters: [String: String]) {
    var bytes = part.decodedText(charset: parameters["charset"] ?? encoding)
    if parameters["format"]?.lowercased() == "flowed" {
      bytes = MailBodyReader.unflowed(
        bytes, deletesSpace: parameters["delsp"]?.lowercased() == "yes")
    }
    append(bytes, [])
  }

  private mutating func append(_ bytes: [UInt8], _ found: [Mark]) {
    guard text.count + bytes.count <= Reading.turnBytes else {
      isTruncated = true
      return
    }
    if !text.isEmpty, text.last != 0x0A { text.append(0x0A) }
    let base = text.count
    text += bytes
    for mark in found {
      var mark = mark
      mark.range = (mark.range.lowerBound + base)..<(mark.range.upperBound + base)
      marks.append(mark)
    }
  }

  /// RFC 3676: a line that ends in a space goes on in the next one of the same quote depth.
  static func unflowed(_ text: [UInt8], deletesSpace: Bool) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var openDepth = -1
    var i = 0
    while i < text.count {
      let (end, next) = MIMEPart.lineEnd(text[...], i)
      var line = text[i..<end]
      i = next
      var depth = 0
      while line.first == 0x3E {
        depth += 1
        line = line.dropFirst()
      }
      if line.first == 0x20 { line = line.dropFirst() }
      let isSignature = line.elementsEqual("-- ".utf8)
      if openDepth == depth && !isSignature {
        out.append(contentsOf: line)
      } else {
        if !out.isEmpty { out.append(0x0A) }
        for _ in 0..<depth { out.append(0x3E) }
        if depth > 0 { out.append(0x20) }
        out.append(contentsOf: line)
      }
      let flows = line.last == 0x20 && !isSignature
      openDepth = flows ? depth : -1
      if flows && deletesSpace { out.removeLast() }
    }
    return out
  }
}

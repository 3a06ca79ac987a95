import Conversations
import Markup

/// One mail as a format found it, on its way to be delivered as a conversation of one turn.
struct MailMessage {
  var head = MailHead()
  /// UTF-8.
  var text: [UInt8] = []
  /// Ranges in `text`.
  var marks: [Mark] = []
  var attachments = 0
  /// Id in the export where it is not the Message-ID.
  var exportID: String?
  var line: Int?
  /// Overrides what the head says.
  var role: Role?

  /// Hands the mail on as a conversation of one turn.
  func deliver(_ builder: inout ConversationBuilder, to reading: Reading) {
    builder.begin(id: exportID ?? head.messageID, line: line)
    builder.isMail = true
    builder.contact.channel = .email
    builder.contact.subject = head.subject
    builder.contact.messageID = head.messageID
    builder.contact.references = head.references
    builder.contact.ticket = head.ticket
    let from = head.from.map {
      builder.participant(name: $0.name, id: $0.address, address: $0.address)
    }
    for mailbox in head.to {
      _ = builder.participant(name: mailbox.name, id: mailbox.address, address: mailbox.address)
    }
    builder.openTurn(participant: from, role: role)
    if let raw = head.rawClock {
      Array(raw.utf8).withUnsafeBufferPointer { builder.setClock(head.clock, raw: $0) }
    } else {
      builder.turn.clock = head.clock
    }
    let base = builder.arena.count
    let first = builder.marks.count
    builder.arena.append(contentsOf: text)
    for mark in marks {
      var mark = mark
      mark.range = (mark.range.lowerBound + base)..<(mark.range.upperBound + base)
      builder.marks.append(mark)
    }
    builder.turn.marks = first..<builder.marks.count
    builder.turn.attachments = attachments
    builder.closeTurn()
    builder.finish(reading)
  }

  /// The text and marks of an HTML body.
  mutating func setHTML(_ html: UnsafeBufferPointer<UInt8>, _ reader: HTMLFragmentReader) {
    var body = MailHTMLBody()
    reader.read(html, into: &body)
    body.builder.finish()
    text = body.builder.text
    marks = body.builder.marks
  }

  /// Takes a printed head off the text, if one stands there.
  mutating func takePrintedHead(title: String?, rowsMayBeApart: Bool = true) {
    let found = MailHead.printed(
      text, marks: marks, title: title, rowsMayBeApart: rowsMayBeApart)
    guard let found else { return }
    head = found.head
    var start = found.body
    while start < text.count {
      if text[start] <= 0x20 {
        start += 1
      } else if text[start] == 0xC2, start + 1 < text.count, text[start + 1] == 0xA0 {
        start += 2
      } else {
        break
      }
    }
    text.removeSubrange(..<start)
    marks = marks.compactMap { mark in
      var mark = mark
      guard
        mark.range.upperBound > start
          || (mark.kind == .historyStart && mark.range.lowerBound >= start)
      else { return nil }
      mark.range = max(0, mark.range.lowerBound - start)..<max(0, mark.range.upperBound - start)
      return mark
    }
  }
}

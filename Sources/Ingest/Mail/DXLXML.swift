import Conversations
import Markup

/// Mails of a Notes database as DXL: `document` with `item`s, rich text in `par` and `run`.
struct DXLXML: Format {
  let id = "dxl-xml"

  func recognize(_ sample: Sample) -> Recognition? {
    guard !sample.isHTML, sample.has(element: "document"), sample.has(element: "item") else {
      return nil
    }
    if sample.has(namespace: "http://www.lotus.com/dxl") {
      return .certain("namespace lotus.com/dxl")
    }
    return sample.has(element: "noteinfo")
      ? .likely("elements document, noteinfo and item of DXL") : nil
  }

  func read(_ reading: Reading) {
    var document = Document(reading: reading)
    reading.parse(as: .xml, into: &document)
  }

  private struct Document: MarkupHandler {
    enum Tag: String, MarkupTag {
      case document, noteinfo, item, text, datetime, richtext, par
      case lineBreak = "break"
      case file = "attachmentref"
      case deleted = "deletedata"
      case picture, notesbitmap, gif, jpeg
      case object
      case reference = "noteref"
      case cell = "tablecell"
    }
    let vocabulary = Tag.vocabulary
    let reading: Reading
    private var builder = ConversationBuilder()
    private var message: MailMessage?
    private var form = ""
    private var unid: String?
    private var parent: String?
    private var item = ""
    private var itemDepth = 0
    private var skipDepth = 0
    private var values: [String: [String]] = [:]
    private var gathered: [UInt8] = []
    private var isGathering = false
    private var richDepth = 0
    private var body: [UInt8] = []

    init(reading: Reading) { self.reading = reading }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      guard skipDepth == 0, let tag = Tag(code: element.code) else { return }
      switch tag {
      case .document:
        message = MailMessage()
        message?.line = element.line
        form = element.string("form") ?? ""
        unid = nil
        parent = nil
        values = [:]
        body = []
      case .noteinfo: unid = unid ?? element.string("unid")
      case .item:
        item = element.string("name") ?? ""
        itemDepth = element.depth
      case .text, .datetime:
        if richDepth == 0 {
          isGathering = true
          gathered.removeAll()
        }
      case .richtext: if item.lowercased() == "body" { richDepth = element.depth }
      case .par, .cell: if richDepth != 0 { breakLine() }
      case .lineBreak: if richDepth != 0 { body.append(0x0A) }
      case .file: message?.attachments += 1
      case .reference:
        if item.lowercased() == "$ref" { parent = parent ?? element.string("unid") }
      case .picture, .notesbitmap, .gif, .jpeg, .object, .deleted: skipDepth = element.depth
      }
    }

    private mutating func breakLine() {
      if !body.isEmpty && body.last != 0x0A { body.append(0x0A) }
    }

    mutating func end(_ element: ElementEnd) {
      if skipDepth != 0 {
        if element.depth <= skipDepth { skipDepth = 0 }
        return
      }
      guard let tag = Tag(code: element.code) else { return }
      switch tag {
      case .text, .datetime:
        guard isGathering else { return }
        isGathering = false
        if values.count < 2_000 {
          values[item.lowercased(), default: []].append(String(decoding: gathered, as: UTF8.self))
        }
      case .par: if richDepth != 0 { body.append(0x0A) }
      case .richtext: if element.depth <= richDepth { richDepth = 0 }
      case .item: if element.depth <= itemDepth { item = "" }
      case .document: deliver()
      default: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard skipDepth == 0 else { return }
      if isGathering {
        if gathered.count + bytes.count <= Reading.turnBytes { gathered.append(contentsOf: bytes) }
      } else if richDepth != 0, body.count + bytes.count <= Reading.turnBytes {
        // Line breaks of the export's own layout are no text; a space is.
        for b in bytes where b != 0x0A && b != 0x0D { body.append(b) }
      }
    }

    private mutating func deliver() {
      guard var found = message else { return }
      message = nil
      func first(_ names: String...) -> String? {
        for name in names {
          if let value = values[name]?.first(where: { !$0.isEmpty }) { return value }
        }
        return nil
      }
      guard let from = first("inetfrom", "from", "principal") else {
        reading.note(
          "document that is no mail: \(form.isEmpty ? "without a form" : "another form")")
        return
      }
      found.head.from = DXLXML.mailbox(from)
      for list in ["sendto", "copyto"] {
        for name in (values[list] ?? []).prefix(MailHead.mostRecipients) {
          found.head.to.append(DXLXML.mailbox(name))
        }
      }
      found.head.subject = first("subject")
      found.head.messageID =
        first("$messageid").flatMap { MailHead.ids(Array($0.utf8)[...]).first } ?? unid
      for name in ["references", "in_reply_to"] {
        for value in values[name] ?? [] {
          for id in MailHead.ids(Array(value.utf8)[...]) where !found.head.references.contains(id) {
            found.head.references.append(id)
          }
        }
      }
      if let parent, !found.head.references.contains(parent) {
        found.head.references.append(parent)
      }
      found.exportID = unid ?? found.head.messageID
      if let raw = first("posteddate", "delivereddate", "composeddate") {
        found.head.rawClock = raw
        found.head.clock = DXLXML.clock(raw)
      }
      found.text =
        body.contains { $0 > 0x20 }
        ? body : Array((values["body"] ?? []).joined(separator: "\n").utf8)
      found.deliver(&builder, to: reading)
    }
  }

  /// `CN=Jane Roe/OU=Desk/O=Example`, `Jane Roe/Example@Domain`, or an address.
  static func mailbox(_ text: String) -> MailAddress {
    if text.contains("<") || (text.contains("@") && !text.contains("/")) {
      return MailAddress(parsing: text)
    }
    var name = text.split(separator: "/").first.map(String.init) ?? text
    if name.lowercased().hasPrefix("cn=") { name.removeFirst(3) }
    if let at = name.firstIndex(of: "@") { name = String(name[..<at]) }
    return MailAddress(name: name, address: nil)
  }

  /// `20120705T123456,78-05`, `20120705T123456,78+0530`, `20120705T123456`.
  static func clock(_ text: String) -> RawClock {
    let bytes = Array(text.utf8)
    guard bytes.count >= 15, bytes[8] == 0x54 else { return MailDate.parse(text)?.clock ?? .none }
    func number(_ r: Range<Int>) -> Int? {
      bytes[r].reduce(0 as Int?) { sum, b in
        guard let sum, b >= 0x30, b <= 0x39 else { return nil }
        return sum * 10 + Int(b - 0x30)
      }
    }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15)
    else { return .none }
    let civil = CivilTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    guard civil.isValid else { return .none }
    let local = civil.secondsAsUTC
    guard let sign = bytes[15...].firstIndex(where: { $0 == 0x2B || $0 == 0x2D }),
      let hours = number((sign + 1)..<min(sign + 3, bytes.count)), sign + 3 <= bytes.count
    else { return bytes.last == 0x5A ? .utc(local) : .local(local) }
    let minutes = sign + 5 <= bytes.count ? number((sign + 3)..<(sign + 5)) ?? 0 : 0
    let offset = Int64(hours * 3600 + minutes * 60) * (bytes[sign] == 0x2D ? -1 : 1)
    return .utc(local - offset)
  }
}

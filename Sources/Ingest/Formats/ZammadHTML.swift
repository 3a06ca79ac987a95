import Conversations
import Markup

/// Zammad's ticket as HTML: for each article a table of `Created at`, `From`, `To`, `Subject`,
/// `Sender`, `Type`, then a bordered `div` with the raw body. `Sender` is Agent, Customer or System.
struct ZammadHTML: Format {
  let id = "zammad-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(element: "table"), sample.contains("Created at"),
      sample.contains("Sender"), sample.contains("Article ")
    else { return nil }
    return .likely("tables of Article, Created at and Sender of Zammad")
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    enum Tag: String, MarkupTag { case table, tr, td, th, div, h1, h2, title }

    let vocabulary = Tag.vocabulary
    private let tags = Tag.allCases
    let reading: Reading
    private var builder = ConversationBuilder()
    private var field = ElementText()
    private var fieldTag = Tag.td
    private var tableDepth = 0
    private var cells: [String] = []
    private var head: [String: String] = [:]
    private var body: [UInt8]?
    private var mail: MailHTML?
    private var bodyDepth = 0

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .email
      builder.isMail = true
    }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      if mail != nil {
        mail?.start(element)
        return
      }
      if field.isOpen {
        field.open(element)
        return
      }
      guard element.code >= 0 else { return }
      switch tags[element.code] {
      case .table:
        if tableDepth == 0 { tableDepth = element.depth }
      case .tr: cells.removeAll(keepingCapacity: true)
      case .td, .th, .h1, .h2, .title:
        fieldTag = tags[element.code]
        field.begin(element)
      case .div:
        // The body follows its table, in a frame.
        if tableDepth == 0, head["sender"] != nil,
          element.attribute("style")?.contains("border") == true
        {
          mail = MailHTML()
          bodyDepth = element.depth
        }
      }
    }

    mutating func end(_ element: ElementEnd) {
      if mail != nil {
        if element.depth > bodyDepth { mail?.end(element) } else { closeArticle() }
        return
      }
      if field.isOpen {
        if field.close(element) { took() }
        return
      }
      guard element.code >= 0 else { return }
      if tags[element.code] == .tr, cells.count >= 2 { row() }
      if element.depth <= tableDepth { tableDepth = 0 }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if mail != nil { mail?.append(bytes) } else { field.text(bytes) }
    }

    private mutating func took() {
      switch fieldTag {
      case .td, .th: cells.append(field.string)
      default:
        let text = field.string
        if builder.contact.ticket == nil, let number = Self.number(text) {
          builder.contact.ticket = number
          builder.exportID = number
        }
        if fieldTag != .title, builder.contact.subject == nil { builder.contact.subject = text }
      }
    }

    /// The digits after a `#`.
    private static func number(_ text: String) -> String? {
      guard let hash = text.firstIndex(of: "#") else { return nil }
      let digits = text[hash...].dropFirst().prefix { $0.isASCII && $0.isNumber }
      return digits.isEmpty ? nil : String(digits)
    }

    private mutating func row() {
      var label = cells[0].lowercased()
      while let last = label.last, last == ":" || last == " " { label.removeLast() }
      if label.hasPrefix("article") { head = [:] }
      head[label] = cells[1]
      if label == "number" || label == "ticket", builder.exportID == nil {
        builder.exportID = Self.number("#" + cells[1].filter { $0 != "#" })
        builder.contact.ticket = builder.exportID
      }
    }

    private mutating func closeArticle() {
      guard var text = mail else { return }
      mail = nil
      text.finish()
      let sender = (head["sender"] ?? "").lowercased()
      let role: Role? =
        sender.contains("agent")
        ? .agent
        : sender.contains("customer") ? .customer : sender.contains("system") ? .system : nil
      let from = head["from"] ?? ""
      let (name, address) = Self.person(from)
      let who =
        from.isEmpty
        ? nil : builder.participant(name: name, id: address, address: address, role: role)
      builder.openTurn(participant: who, role: role)
      var created = head["created at"] ?? ""
      created.withUTF8 { builder.setClock(ClockParser.clock($0), raw: $0.trimmed) }
      let kind = (head["type"] ?? "").lowercased()
      builder.turn.isInternal = kind.contains("note") && head["internal"]?.lowercased() != "false"
      let base = builder.arena.count
      builder.arena.append(contentsOf: text.text)
      let first = builder.marks.count
      for mark in text.marks {
        let range = (mark.range.lowerBound + base)..<(mark.range.upperBound + base)
        builder.marks.append(Mark(mark.kind, range, depth: mark.depth))
      }
      builder.turn.marks = first..<builder.marks.count
      builder.turn.attachments = text.images
      builder.closeTurn()
      head = [:]
    }

    private static func person(_ text: String) -> (name: String, address: String?) {
      guard let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") else {
        return text.utf8.contains(UInt8(ascii: "@")) && !text.contains(" ")
          ? (text, text) : (text, nil)
      }
      let name = text[..<open].filter { $0 != "\"" }
      return (
        name.trimmingSpaces, String(text[text.index(after: open)..<close])
      )
    }

    mutating func finish() { builder.finish(reading) }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

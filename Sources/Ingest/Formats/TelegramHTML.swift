import Conversations
import Glibc
import Markup

/// Telegram Desktop: `div.message.default` with name, `title` of the date, and text; `joined` ones
/// have no name and continue the one before. `messages.html`, `messages2.html` … are one chat, read
/// together from the first file.
///
/// Older exports name no zone. Nobody is marked as agent: the roster tells.
struct TelegramHTML: Format {
  let id = "telegram-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(class: "message") else { return nil }
    let isPage = sample.has(class: "page_body") || sample.has(class: "page_header")
    if isPage, sample.has(class: "history") || sample.has(class: "pull_right") {
      return .certain("classes page_body, history and message of Telegram Desktop")
    }
    return sample.has(class: "from_name") && sample.has(class: "pull_right")
      ? .certain("classes message and from_name of Telegram Desktop") : nil
  }

  func read(_ reading: Reading) {
    let parts = TelegramParts(reading.input.fileSystemPath)
    if parts.isContinuation {
      reading.isSideFile = true
      reading.note("continuation read with messages.html")
      return
    }
    var page = Page(reading: reading)
    reading.parse(as: .html, into: &page)
    for path in parts.continuations {
      guard let source = try? ByteSource(path: path) else { break }
      page.beginFile()
      reading.take(
        reading.readers.markup.read(
          source, as: .html, encoding: reading.encoding, into: &page))
    }
    page.finish()
  }

  private struct Page: MarkupHandler {
    var vocabulary: [String] { ["div", "a", "span"] }
    let reading: Reading
    private var builder = ConversationBuilder()
    private var field = ElementText()
    private var fieldKind = Field.none
    private var messageDepth = 0
    private var isService = false
    private var forwardedDepth = 0
    private var replyDepth = 0
    private var carriedName: String?
    private var name: String?
    private var title: [UInt8] = []
    private var body: [UInt8] = []
    private var attachments = 0

    private enum Field { case none, chatName, name, text, service }

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .messaging
    }

    var isFinished: Bool { reading.isStopped }

    mutating func beginFile() {
      messageDepth = 0
      forwardedDepth = 0
      replyDepth = 0
      // A second part of a conversation never continues a message of the first without a name.
    }

    mutating func start(_ element: ElementEvent) {
      if field.isOpen {
        field.open(element)
        return
      }
      guard element.code >= 0, element.attribute("class") != nil else { return }
      if element.hasClass("message"), messageDepth == 0 {
        messageDepth = element.depth
        isService = element.hasClass("service")
        name = element.hasClass("joined") ? carriedName : nil
        title.removeAll(keepingCapacity: true)
        body.removeAll(keepingCapacity: true)
        attachments = 0
        return
      }
      guard messageDepth != 0 else {
        if element.hasClass("text"), element.hasClass("bold"), builder.contact.subject == nil {
          begin(.chatName, element)
        }
        return
      }
      if isService {
        if element.hasClass("details") { begin(.service, element) }
      } else if element.hasClass("forwarded") {
        forwardedDepth = element.depth
      } else if element.hasClass("reply_to") {
        replyDepth = element.depth
      } else if element.hasClass("date"), title.isEmpty, forwardedDepth == 0 {
        title = element.attribute("title").map { Array($0) } ?? []
      } else if element.hasClass("from_name"), forwardedDepth == 0 {
        begin(.name, element)
      } else if element.hasClass("text"), replyDepth == 0 {
        begin(.text, element)
      } else if element.hasClass("media_wrap") || element.hasClass("photo_wrap") {
        attachments += element.hasClass("media_wrap") ? 1 : 0
      }
    }

    private mutating func begin(_ kind: Field, _ element: ElementEvent) {
      fieldKind = kind
      field.begin(element)
    }

    mutating func end(_ element: ElementEnd) {
      if field.isOpen {
        guard field.close(element) else { return }
        switch fieldKind {
        case .chatName: builder.contact.subject = field.string
        case .name: name = field.string
        case .text:
          if !body.isEmpty { body.append(0x0A) }
          body.append(contentsOf: field.bytes)
        case .service: service(field.bytes)
        case .none: break
        }
        return
      }
      if forwardedDepth != 0, element.depth <= forwardedDepth { forwardedDepth = 0 }
      if replyDepth != 0, element.depth <= replyDepth { replyDepth = 0 }
      if messageDepth != 0, element.depth <= messageDepth {
        messageDepth = 0
        if !isService { closeMessage() }
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { field.text(bytes) }

    private mutating func closeMessage() {
      let writer = name ?? ""
      carriedName = writer
      let role: Role? = PartyNames.isBot(writer) ? .bot : nil
      let who = writer.isEmpty ? nil : builder.participant(name: writer, role: role)
      builder.openTurn(participant: who)
      title.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      builder.arena.append(contentsOf: body)
      builder.turn.attachments = attachments
      builder.closeTurn()
    }

    /// A date between the messages, or something that happened.
    private mutating func service(_ bytes: [UInt8]) {
      bytes.withUnsafeBufferPointer { text in
        if ClockParser.parse(text).days != nil { return }
        builder.addTurn(participant: nil, role: .system, text: text, event: .other)
      }
    }

    mutating func finish() { builder.finish(reading) }
  }
}

/// The files of one chat: `messages.html`, `messages2.html` …
private struct TelegramParts {
  let isContinuation: Bool
  let continuations: [String]
  private static let atMost = 10_000

  init(_ path: String) {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = String(path.dropFirst(folder.count))
    guard name.hasPrefix("messages"), name.hasSuffix(".html") else {
      isContinuation = false
      continuations = []
      return
    }
    let number = name.dropFirst(8).dropLast(5)
    if number.isEmpty {
      isContinuation = false
      var found: [String] = []
      for i in 2..<TelegramParts.atMost {
        let next = folder + "messages\(i).html"
        guard access(next, R_OK) == 0 else { break }
        found.append(next)
      }
      continuations = found
    } else {
      isContinuation = Int(number) != nil && access(folder + "messages.html", R_OK) == 0
      continuations = []
    }
  }
}

import Conversations
import Markup

/// DiscordChatExporter: groups of messages by one author; only the first of a group has his name.
/// Pages are minified: attributes without quotes, end tags dropped. Replies' previews are no text of
/// the message. `BOT` and `APP` labels mark bots.
struct DiscordHTML: Format {
  let id = "discord-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(class: "chatlog__message-group") || sample.has(class: "chatlog")
    else { return nil }
    return .certain("classes chatlog and chatlog__message-group of DiscordChatExporter")
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    var vocabulary: [String] { [] }
    let reading: Reading
    private var builder = ConversationBuilder()
    private var field = ElementText()
    private var fieldKind = Field.none
    private var group: (name: String, id: String?, isBot: Bool) = ("", nil, false)
    private var messageDepth = 0
    private var messageID: String?
    private var skippedDepth = 0
    private var title: [UInt8] = []
    private var body: [UInt8] = []
    private var attachments = 0
    private var entries = 0
    private var isSystem = false

    private enum Field { case none, entry, author, timestamp, content, label }

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .messaging
    }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      if field.isOpen {
        field.open(element, keepsLines: element.hasClass("chatlog__markdown-preserve"))
        return
      }
      guard skippedDepth == 0, element.attribute("class") != nil else { return }
      if element.hasClass("preamble__entry") {
        begin(.entry, element)
      } else if element.hasClass("chatlog__message-group") {
        group = ("", nil, false)
      } else if element.hasClass("chatlog__message-container") {
        closeMessage()
        openMessage(element)
      } else if messageDepth == 0 {
        // Exports before 2022 have no containers.
        if element.hasClass("chatlog__message") {
          closeMessage()
          openMessage(element)
        } else if isAuthor(element) {
          author(element)
        }
      } else if element.hasClass("chatlog__reply") || element.hasClass("chatlog__reference") {
        skippedDepth = element.depth
      } else if isAuthor(element) {
        author(element)
      } else if element.hasClass("chatlog__timestamp")
        || element.hasClass("chatlog__short-timestamp")
        || element.hasClass("chatlog__system-notification-timestamp")
      {
        if title.isEmpty { title = element.attribute("title").map { Array($0) } ?? [] }
        begin(.timestamp, element)
      } else if element.hasClass("chatlog__content")
        || element.hasClass("chatlog__system-notification-content")
      {
        isSystem = element.hasClass("chatlog__system-notification-content")
        begin(.content, element)
      } else if element.hasClass("chatlog__attachment") || element.hasClass("chatlog__sticker") {
        attachments += 1
      } else if element.hasClass("chatlog__author-tag") || element.hasClass("chatlog__bot-label") {
        begin(.label, element)
      }
    }

    private func isAuthor(_ element: ElementEvent) -> Bool {
      element.hasClass("chatlog__author") || element.hasClass("chatlog__author-name")
        || element.hasClass("chatlog__system-notification-author")
    }

    private mutating func author(_ element: ElementEvent) {
      group.id = element.string("data-user-id") ?? group.id
      group.isBot = false
      begin(.author, element)
    }

    private mutating func openMessage(_ element: ElementEvent) {
      messageDepth = element.depth
      messageID = element.string("data-message-id")
      title.removeAll(keepingCapacity: true)
      body.removeAll(keepingCapacity: true)
      attachments = 0
      isSystem = false
    }

    private mutating func begin(_ kind: Field, _ element: ElementEvent) {
      fieldKind = kind
      field.begin(element)
    }

    mutating func end(_ element: ElementEnd) {
      if field.isOpen {
        if field.close(element) { took() }
        return
      }
      if skippedDepth != 0 {
        if element.depth <= skippedDepth { skippedDepth = 0 }
        return
      }
      if messageDepth != 0, element.depth <= messageDepth { closeMessage() }
    }

    private mutating func took() {
      switch fieldKind {
      case .entry:
        entries += 1
        if entries <= 2 { builder.contact.queue = builder.contact.queue ?? field.string }
        if entries == 2 { builder.contact.subject = field.string }
      case .author: group.name = field.string
      case .label: group.isBot = true
      case .timestamp: if title.isEmpty { title = field.bytes }
      case .content:
        if !body.isEmpty { body.append(0x0A) }
        body.append(contentsOf: field.bytes)
      case .none: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { field.text(bytes) }

    private mutating func closeMessage() {
      guard messageDepth != 0 else { return }
      messageDepth = 0
      if builder.exportID == nil { builder.exportID = messageID.map { "discord-" + $0 } }
      let who =
        group.name.isEmpty
        ? nil
        : builder.participant(name: group.name, id: group.id, role: group.isBot ? .bot : nil)
      builder.openTurn(participant: who, role: isSystem ? .system : nil)
      title.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0) }
      builder.arena.append(contentsOf: body)
      builder.turn.attachments = attachments
      builder.closeTurn()
    }

    mutating func finish() {
      closeMessage()
      builder.finish(reading)
    }
  }
}

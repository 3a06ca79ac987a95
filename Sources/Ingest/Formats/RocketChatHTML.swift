import Conversations
import Markup

/// Rocket.Chat's transcript mail: `<p><strong>NAME</strong>  <em>date</em></p>` and then the message,
/// whose own HTML is not escaped. `You` is the customer, to whom the mail goes; a message all in `<i>`
/// is the system's. Dates are localised.
struct RocketChatHTML: Format {
  let id = "rocketchat-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML, sample.has(element: "strong"), sample.has(element: "em"),
      sample.contains("</strong>"), sample.contains("</em></p>")
    else { return nil }
    return sample.contains("</strong>  <em>") || sample.contains("<strong>You</strong>")
      ? .likely("paragraphs of a bold name and a date of Rocket.Chat") : nil
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    enum Tag: String, MarkupTag { case p, strong, em, i }

    let vocabulary = Tag.vocabulary
    private let tags = Tag.allCases
    let reading: Reading
    private var builder = ConversationBuilder()
    private var name: [UInt8] = []
    private var date: [UInt8] = []
    private var isOpen = false
    private var body: [UInt8] = []
    private var html = HTMLText()
    // The paragraph being read: it may turn out to be the next message's head.
    private var paragraphDepth = 0
    private var bodyBefore = 0
    private var strong: [UInt8] = []
    private var em: [UInt8] = []
    private var other = 0
    private var inside: Tag?
    // Whether all of the body stands in `<i>`.
    private var italicDepth = 0
    private var plain = 0
    private var italic = 0

    init(reading: Reading) {
      self.reading = reading
      builder.begin(line: 1)
      builder.contact.channel = .chat
    }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      html.open(element, &body)
      guard element.code >= 0 else { return }
      switch tags[element.code] {
      case .p:
        paragraphDepth = element.depth
        bodyBefore = body.count
        strong.removeAll(keepingCapacity: true)
        em.removeAll(keepingCapacity: true)
        other = 0
      case .strong: if element.depth == paragraphDepth + 1 { inside = .strong }
      case .em: if element.depth == paragraphDepth + 1 { inside = .em }
      case .i: if italicDepth == 0 { italicDepth = element.depth }
      }
    }

    mutating func end(_ element: ElementEnd) {
      if element.depth == italicDepth { italicDepth = 0 }
      if inside != nil, element.depth == paragraphDepth + 1 { inside = nil }
      if paragraphDepth != 0, element.depth == paragraphDepth {
        paragraphDepth = 0
        if isHead {
          begin()
          return
        }
      }
      html.close(element, &body)
    }

    /// A paragraph of nothing but a name and a date.
    private var isHead: Bool {
      guard !strong.isEmpty, !em.isEmpty, other == 0 else { return false }
      let parsed = em.withUnsafeBufferPointer { ClockParser.parse($0) }
      return parsed.secondOfDay != nil || parsed.days != nil
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard body.count + bytes.count <= Reading.turnBytes + 1 else { return }
      html.text(bytes, &body)
      let letters = bytes.trimmed.count
      switch inside {
      case .strong: if strong.count < 1000 { strong.append(contentsOf: bytes) }
      case .em: if em.count < 1000 { em.append(contentsOf: bytes) }
      default:
        if paragraphDepth != 0 { other += letters }
        if italicDepth == 0 { plain += letters } else { italic += letters }
      }
    }

    private mutating func begin() {
      let nextName = strong
      let nextDate = em
      body.removeSubrange(min(bodyBefore, body.count)...)
      close()
      name = nextName
      date = nextDate
      isOpen = true
      body.removeAll(keepingCapacity: true)
      html.begin(body)
      (plain, italic) = (0, 0)
    }

    private mutating func close() {
      guard isOpen else { return }
      isOpen = false
      html.finish(&body)
      let isSystem = plain == 0 && italic > 0
      name.withUnsafeBufferPointer { raw in
        let writer = raw.trimmed
        let role: Role =
          writer.equals("You") ? .customer : PartyNames.isBot(writer.string) ? .bot : .agent
        let who = isSystem ? nil : builder.participant(writer, role: role)
        builder.openTurn(participant: who, role: isSystem ? .system : role)
      }
      date.withUnsafeBufferPointer { builder.setClock(ClockParser.clock($0), raw: $0.trimmed) }
      builder.arena.append(contentsOf: body)
      builder.closeTurn()
    }

    mutating func finish() {
      close()
      builder.finish(reading)
    }
  }
}

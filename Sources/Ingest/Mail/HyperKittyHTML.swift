import Conversations
import Markup

/// A page of a Mailman 3 archive: one or more `div.email`, each with its head and body.
///
/// The mails of a thread's page hang together by the first one's id.
struct HyperKittyHTML: Format {
  let id = "hyperkitty-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.has(class: "email-header"), sample.has(class: "email-body") {
      return .certain("classes email-header and email-body of HyperKitty")
    }
    return sample.has(class: "email") && sample.contains("Sender's time:")
      ? .likely("the sender's time of HyperKitty") : nil
  }

  func read(_ reading: Reading) { reading.readPage(Page.self) }

  private struct Page: PageHandler {
    enum Tag: String, MarkupTag { case div, span, a, h1, h2, h3, title, p }
    let vocabulary = Tag.vocabulary
    let reading: Reading
    private var builder = ConversationBuilder()
    private var message: MailMessage?
    private var html: MailHTML?
    private var bodyDepth = 0
    private var gathering: Field?
    private var gatheringDepth = 0
    private var gathered: [UInt8] = []
    private var subject: String?
    private var thread: String?

    private enum Field { case subject, name }

    init(reading: Reading) { self.reading = reading }

    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      if html != nil {
        html?.start(element)
        return
      }
      guard let tag = Tag(code: element.code) else { return }
      if element.hasClass("email-header") {
        deliver()
        message = MailMessage()
        message?.line = element.line
        let id = element.string("id")
        message?.exportID = id
        message?.head.messageID = id
      } else if element.hasClass("email-body"), message != nil {
        html = MailHTML()
        html?.start(element)
        bodyDepth = element.depth
      } else if let title = element.string("title"), title.hasPrefix("Sender"), message != nil,
        let colon = title.firstIndex(of: ":")
      {
        let clock = String(title[title.index(after: colon)...])
        message?.head.rawClock = MailAddress.clean(Array(clock.utf8)[...])
        message?.head.clock = MailDate.parse(clock)?.clock ?? .none
      } else if message != nil, message?.head.from == nil,
        element.hasClass("name") || element.hasClass("email-author-name")
      {
        begin(.name, element.depth)
      } else if message == nil, subject == nil,
        tag == .h1 || tag == .h2 || tag == .h3 || element.hasClass("thread-title")
      {
        begin(.subject, element.depth)
      }
    }

    private mutating func begin(_ field: Field, _ depth: Int) {
      guard gathering == nil else { return }
      gathering = field
      gatheringDepth = depth
      gathered.removeAll()
    }

    mutating func end(_ element: ElementEnd) {
      if html != nil {
        html?.end(element)
        if element.depth <= bodyDepth {
          html?.finish()
          message?.text = html?.text ?? []
          message?.marks = html?.marks ?? []
          message?.attachments = html?.images ?? 0
          html = nil
          deliver()
        }
        return
      }
      guard let field = gathering, element.depth <= gatheringDepth else { return }
      gathering = nil
      let text = MailAddress.line(gathered[...])
      guard !text.isEmpty else { return }
      switch field {
      case .subject: subject = text
      case .name:
        message?.head.from = MailAddress(name: text, address: ArchiveText.address(text))
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if let count = html?.text.count {
        if count + bytes.count <= Reading.turnBytes { html?.append(bytes) }
      } else if gathering != nil, gathered.count < 4000 {
        gathered.append(contentsOf: bytes)
      }
    }

    private mutating func deliver() {
      guard var found = message else { return }
      message = nil
      found.head.subject = subject
      if let thread {
        found.head.references = [thread]
      } else {
        thread = found.head.messageID
      }
      found.deliver(&builder, to: reading)
    }

    mutating func finish() {
      if html != nil {
        html?.finish()
        message?.text = html?.text ?? []
        message?.marks = html?.marks ?? []
        html = nil
      }
      deliver()
    }
  }
}

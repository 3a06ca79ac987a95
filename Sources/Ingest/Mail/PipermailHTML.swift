import Conversations
import Markup

/// A message page of a Mailman 2 archive.
///
/// The mailto link's `In-Reply-To` is this message's own id. Lists of messages (`index.html`,
/// `thread.html` …) hold none.
struct PipermailHTML: Format {
  let id = "pipermail-html"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.isHTML else { return nil }
    if sample.has(comment: "beginarticle") {
      return .certain("comment beginarticle of a Mailman 2 archive")
    }
    if sample.contains("Messages sorted by:"),
      sample.contains("More info on this list...")
        || sample.contains("Archive by ") || sample.contains("listinfo/")
    {
      return .certain("list of messages of a Mailman 2 archive")
    }
    return nil
  }

  func read(_ reading: Reading) { reading.readPage(ArchivePage<Head>.self) }

  private struct Head: ArchiveHead {
    enum Tag: String, MarkupTag { case h1, b, a, i, pre }
    static var vocabulary: [String] { Tag.vocabulary }
    // Mailman takes pictures out and says so; what is left is the list's own decoration.
    static var countsImages: Bool { false }
    private var gathering: Tag?
    private var gathered: [UInt8] = []
    private var subject: String?
    private var name: String?
    private var address: String?
    private var messageID: String?
    private var date: String?

    mutating func start(_ element: ElementEvent) {
      guard let tag = Tag(code: element.code) else { return }
      if tag == .a, name != nil, address == nil, let link = element.string("href") {
        messageID = messageID ?? PipermailHTML.ownID(link)
      }
      gathering = tag
      gathered.removeAll()
    }

    mutating func end(_ element: ElementEnd) {
      guard let tag = Tag(code: element.code), tag == gathering else { return }
      gathering = nil
      let text = MailAddress.line(gathered[...])
      switch tag {
      case .h1: subject = subject ?? text
      case .b: name = name ?? text
      case .a: if name != nil, address == nil { address = text }
      case .i: if name != nil { date = date ?? text }
      case .pre: break
      }
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      if gathering != nil, gathered.count < 4000 { gathered.append(contentsOf: bytes) }
    }

    func comment(_ bytes: UnsafeBufferPointer<UInt8>, isInBody: Bool) -> ArchiveMark {
      if bytes.equals("beginarticle") { return .bodyBegins }
      return bytes.equals("endarticle") ? .bodyEnds : .nothing
    }

    func finish(_ message: inout MailMessage) {
      message.head.subject = subject
      message.head.messageID = messageID
      let mailbox = address.flatMap(ArchiveText.address)
      let shown = name.flatMap { ArchiveText.address($0) == nil ? $0 : nil }
      if shown != nil || mailbox != nil {
        message.head.from = MailAddress(name: shown ?? "", address: mailbox)
      }
      if let date {
        message.head.rawClock = date
        message.head.clock = MailDate.parse(date)?.clock ?? .none
      }
      let scrubbed = ArchiveText.scrubbed(message.text)
      message.attachments = scrubbed.count
      message.marks += scrubbed.map { Mark(.disclaimer, $0) }
    }
  }

  /// The id behind `In-Reply-To=` in the page's own mailto link.
  static func ownID(_ link: String) -> String? {
    let bytes = Array(link.utf8)
    return bytes.withUnsafeBufferPointer { p in
      guard let at = p.firstOffset(of: "In-Reply-To=") else { return nil }
      let rest = p[(at + 12)...].prefix { $0 != 0x26 && $0 != 0x3B }
      let decoded = ArchiveText.percentDecoded(rest).filter {
        $0 > 0x20 && $0 != 0x3C && $0 != 0x3E
      }
      return decoded.isEmpty ? nil : String(decoding: decoded, as: UTF8.self)
    }
  }
}

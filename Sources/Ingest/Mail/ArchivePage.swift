import Conversations
import Markup

/// What tells one archive's message pages from another's: where the head stands, and by which
/// comments the body begins and ends.
protocol ArchiveHead {
  /// Elements whose events it wants, while the body has not begun.
  static var vocabulary: [String] { get }
  /// Whether pictures in the body count as attachments.
  static var countsImages: Bool { get }
  init()
  mutating func start(_ element: ElementEvent)
  mutating func end(_ element: ElementEnd)
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Told of every comment, without white space at its ends.
  mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>, isInBody: Bool) -> ArchiveMark
  /// Fills in the head, and what of the text is the archive's and not the writer's.
  func finish(_ message: inout MailMessage)
}

/// What a comment says of the page.
enum ArchiveMark {
  case bodyBegins, bodyEnds, nothing
}

extension ArchiveHead {
  static var vocabulary: [String] { [] }
  static var countsImages: Bool { true }
  mutating func start(_ element: ElementEvent) {}
  mutating func end(_ element: ElementEnd) {}
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// A message page of a mail archive whose comments enclose the body. A page without a body is a list
/// of messages, which only serves the others.
struct ArchivePage<Head: ArchiveHead>: PageHandler {
  private enum Place { case head, body, behind }

  let vocabulary = Head.vocabulary
  private let reading: Reading
  private var head = Head()
  private var html = MailHTML()
  private var place = Place.head

  init(reading: Reading) { self.reading = reading }

  var isFinished: Bool { reading.isStopped || place == .behind }

  mutating func start(_ element: ElementEvent) {
    switch place {
    case .head: head.start(element)
    case .body: html.start(element)
    case .behind: break
    }
  }

  mutating func end(_ element: ElementEnd) {
    switch place {
    case .head: head.end(element)
    case .body: html.end(element)
    case .behind: break
    }
  }

  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch place {
    case .head: head.text(bytes)
    case .body: if html.text.count + bytes.count <= Reading.turnBytes { html.append(bytes) }
    case .behind: break
    }
  }

  mutating func comment(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch head.comment(bytes.trimmed, isInBody: place == .body) {
    case .bodyBegins where place == .head: place = .body
    case .bodyEnds where place == .body: place = .behind
    default: break
    }
  }

  mutating func finish() {
    guard place != .head else {
      reading.isSideFile = true
      reading.note("list of messages without a message")
      return
    }
    html.finish()
    var message = MailMessage()
    message.line = 1
    message.text = html.text
    message.marks = html.marks
    if Head.countsImages { message.attachments = html.images }
    head.finish(&message)
    var builder = ConversationBuilder()
    message.deliver(&builder, to: reading)
  }
}

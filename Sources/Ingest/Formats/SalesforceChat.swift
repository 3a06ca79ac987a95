import Conversations
import Markup

/// Salesforce LiveChatTranscript.Body: HTML whose messages are bare text between `<br>`,
/// `( 1m 13s ) NAME: text`, after a header with the start and the agents' names.
///
/// Also found escaped once more inside XML or SOAP: then each element with such a body is one
/// conversation.
struct SalesforceChat: Format {
  let id = "salesforce-chat"

  func recognize(_ sample: Sample) -> Recognition? {
    guard sample.contains("Chat Started:") else { return nil }
    if sample.isHTML, sample.has(element: "p") {
      return .certain("a paragraph \"Chat Started:\" of Salesforce Live Agent")
    }
    return sample.isHTML
      ? nil : .certain("a body with \"Chat Started:\" of Salesforce Live Agent inside XML")
  }

  func read(_ reading: Reading) {
    if reading.sample.isHTML {
      reading.readPage(Page.self)
    } else {
      var wrapper = Wrapper(reading: reading)
      reading.parse(as: .xml, into: &wrapper)
      wrapper.finish()
    }
  }

  /// A body as a file of its own.
  private struct Page: PageHandler {
    var vocabulary: [String] { [] }
    let reading: Reading
    var body: SalesforceBody
    var builder = ConversationBuilder()

    init(reading: Reading) {
      self.reading = reading
      body = SalesforceBody()
    }

    mutating func start(_ element: ElementEvent) { body.start(element) }
    mutating func end(_ element: ElementEnd) { body.end(element) }
    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { body.text(bytes) }

    mutating func finish() {
      builder.begin(line: 1)
      body.fill(&builder)
      builder.finish(reading)
    }
  }

  /// Bodies inside XML. The record's id is an element `Id` or `Name` in the same parent.
  private struct Wrapper: MarkupHandler {
    var vocabulary: [String] { [] }
    let reading: Reading
    var builder = ConversationBuilder()
    private var gathered: [UInt8] = []
    private var depth = 0
    private var line = 0
    private var tooLong = false
    private var record = SalesforceRecord()

    init(reading: Reading) { self.reading = reading }
    var isFinished: Bool { reading.isStopped }

    mutating func start(_ element: ElementEvent) {
      depth = element.depth
      line = element.line
      gathered.removeAll(keepingCapacity: true)
      tooLong = false
      if let body = record.body, element.depth < body.depth { deliver() }
    }

    mutating func end(_ element: ElementEnd) {
      if let body = record.body, element.depth < body.depth {
        deliver()
      }
      // Only elements without elements inside hold fields.
      guard element.depth == depth else { return }
      if tooLong {
        reading.reject(
          code: "oversized-text", reason: "an element holds more than 16 MiB of text", line: line)
        return
      }
      gathered.withUnsafeBufferPointer { text in
        if text.contains("Chat Started:") {
          if record.body != nil { deliver() }
          record.body = .init(depth: element.depth, line: line, text: Array(text))
        } else if text.count <= 200 {
          record.field(element, text)
        }
      }
      depth = 0
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard gathered.count + bytes.count <= Reading.turnBytes else {
        tooLong = true
        return
      }
      gathered.append(contentsOf: bytes)
    }

    mutating func finish() { if record.body != nil { deliver() } }

    private mutating func deliver() {
      guard let found = record.body else { return }
      builder.begin(id: record.id, line: found.line)
      record.fill(&builder.contact)
      var body = SalesforceBody()
      found.text.withUnsafeBufferPointer { bytes in
        var html = bytes
        var inner: [UInt8] = []
        // SOAP around XML escapes it twice: what is still no HTML is decoded once more.
        if !bytes.contains("<"), bytes.contains("&lt;") {
          reading.readers.appendVisible(bytes, to: &inner)
        }
        inner.withUnsafeBufferPointer { if !$0.isEmpty { html = $0 } }
        var page = Page(reading: reading)
        withExtendedLifetime(inner) {
          _ = reading.readers.fragments.read(html, into: &page)
        }
        body = page.body
      }
      body.fill(&builder)
      builder.finish(reading)
      record = SalesforceRecord()
    }
  }
}

/// The fields beside a body in its record.
private struct SalesforceRecord {
  struct Body {
    var depth: Int
    var line: Int
    var text: [UInt8]
  }

  var body: Body?
  private var recordID: String?
  private var name: String?
  private var visitor: String?
  private var deployment: String?

  var id: String? { recordID ?? name }

  mutating func field(_ element: ElementEnd, _ text: UnsafeBufferPointer<UInt8>) {
    guard let value = text.filledString else { return }
    if element.name.equals("Id") || element.name.equals("LiveChatTranscriptId") {
      recordID = value
    } else if element.name.equals("Name") {
      name = value
    } else if element.name.equals("ContactId") || element.name.equals("LiveChatVisitorId") {
      visitor = visitor ?? value
    } else if element.name.equals("LiveChatButtonId") {
      deployment = value
    }
  }

  func fill(_ contact: inout Contact) {
    contact.customer = visitor
    contact.queue = deployment
    contact.ticket = name
  }
}

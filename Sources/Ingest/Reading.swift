package import Conversations
package import Markup
import Settings

/// The reading of one file: where a format finds its input and leaves what it found.
///
/// Not `Sendable`: it lives as long as one call, on one worker.
package final class Reading {
  package let input: IngestInput
  package let source: ByteSource
  package let sample: Sample
  /// Ids of this run's mappings and readers shared by all files of a worker.
  package let readers: Readers
  package private(set) var result: IngestResult
  private let emit: (RawConversation) -> Bool
  private var identities = IdentityCheck()
  /// A format said what it met instead of conversations.
  private var hasNotes = false
  /// The caller wants no more conversations.
  package private(set) var isStopped = false

  /// The bounds of one conversation.
  package static let turnBytes = 16 << 20
  package static let conversationBytes = 64 << 20
  package static let turnsAtMost = 500_000
  package static let participantsAtMost = 20_000
  package static let rejectionsAtMost = 1_000

  init(
    input: IngestInput, source: ByteSource, sample: Sample, readers: Readers,
    result: IngestResult, emit: @escaping (RawConversation) -> Bool
  ) {
    self.input = input
    self.source = source
    self.sample = sample
    self.readers = readers
    self.result = result
    self.emit = emit
  }

  /// The id of the format that reads.
  package var format: String { result.format ?? "" }

  package func origin(line: Int? = nil) -> Origin {
    Origin(source: input.source.name, path: input.path, line: line)
  }

  /// The instant in a field that names its zone; nil for a wall clock, which only Normalize can place.
  package func time(_ text: UnsafeBufferPointer<UInt8>) -> Timestamp? {
    switch ClockParser.clock(text) {
    case .utc(let seconds): Timestamp(seconds: seconds)
    case .local, .none: nil
    }
  }

  /// The user's word on the file's charset, or nil.
  package var encoding: String? { input.source.encoding }

  /// Reads the whole file with a handler; what ended it early becomes a rejection.
  ///
  /// - Parameter toleratesEnd: a file that ends in the middle is normal for this format (logs of
  ///   programs that crashed): that is only noted.
  package func parse<H: MarkupHandler>(
    as kind: MarkupKind, into handler: inout H, toleratesEnd: Bool = false
  ) {
    var report = readers.markup.read(
      source, as: kind, encoding: input.source.encoding, into: &handler)
    if toleratesEnd, report.problem?.code == "truncated" {
      report.problem = nil
      count("file without its end")
    }
    take(report)
  }

  /// Notes what a reader says about the file.
  package func take(_ report: MarkupReport) {
    result.charset = report.charset
    if let problem = report.problem {
      reject(code: problem.code, reason: problem.reason, line: problem.line)
    }
    if report.controls > 0 { count("control character left out", report.controls) }
    if report.undecodable > 0 { count("undecodable byte replaced", report.undecodable) }
    if report.repairs > 0 { count("markup fault read over", report.repairs) }
    if report.skippedPrefix > 0 {
      count("byte before the first tag left out", report.skippedPrefix)
    }
  }

  /// Hands one conversation on. Its place, brand and channel are filled in here.
  package func deliver(_ finished: RawConversation) {
    guard !isStopped else { return }
    var conversation = finished
    conversation.place = result.received
    result.received += 1
    switch identities.check(conversation) {
    case .new, .again: break
    case .copy:
      reject(
        code: "duplicate", reason: "the same conversation stands in this file before",
        line: conversation.origin.line, conversation: conversation.exportID)
      return
    case .other(let id): conversation.exportID = id
    }
    let settings = input.source
    if let channel = settings.channel { conversation.contact.channel = channel }
    if let brand = settings.brand { conversation.contact.brand = brand }
    if let region = settings.region { conversation.contact.region = region }
    if conversation.contact.queue == nil { conversation.contact.queue = settings.queue }
    result.sent += 1
    if !emit(conversation) { isStopped = true }
  }

  /// Rejects a conversation that was reached but cannot be handed on.
  package func rejectConversation(
    code: String, reason: String, line: Int? = nil, id: String? = nil
  ) {
    result.received += 1
    reject(code: code, reason: reason, line: line, conversation: id)
  }

  /// Rejects the file or a part of it.
  package func reject(
    code: String, reason: String, line: Int? = nil, conversation: String? = nil
  ) {
    guard result.rejections.count < Reading.rejectionsAtMost else {
      count("further rejection not listed")
      return
    }
    result.rejections.append(
      Rejection(
        stage: .ingest, origin: origin(line: line), conversation: conversation, code: code,
        reason: reason))
  }

  /// Rejects the rest of a file whose parts could not be kept in a scratch file.
  func reject(scratch error: any Error) {
    reject(
      code: Rejection.noRoom,
      reason: "\(error); make room in the temporary folder, or name another one in TMPDIR")
  }

  /// The result, when the format has read everything. A file in which nothing was found is rejected,
  /// unless it is known why: a visit without a chat, or a root element with nothing in it.
  ///
  /// - Parameters:
  ///   - isBare: the file is nothing but the root element of its format.
  ///   - isMapped: the format is one of `pipeline.json`: there, turns that are not found are more
  ///     often a mistake in the mapping than an export without messages.
  func finished(isBare: Bool, isMapped: Bool) -> IngestResult {
    guard result.received == 0, result.rejections.isEmpty, !isSideFile else { return result }
    if isBare || (hasNotes && !isMapped) {
      result.isEmptyExport = true
    } else {
      reject(
        code: "no-conversations",
        reason: "read as \(format), it holds no conversation with messages")
    }
    return result
  }

  /// Set by a format for files that only serve others, such as tables of people.
  package var isSideFile = false

  /// Counts something that was met, is no conversation, and is no fault.
  package func note(_ what: String, _ count: Int = 1) {
    hasNotes = true
    self.count(what, count)
  }

  private func count(_ what: String, _ count: Int = 1) {
    result.notes[what, default: 0] += count
  }
}

/// Parsers and scratch memory of one worker, kept from file to file.
package final class Readers {
  package let markup = MarkupReader()
  package let fragments = HTMLFragmentReader()
  private var finder = PeopleFinder()

  package init() {}

  /// The table of people in the folder of a file; empty if there is none.
  func people(beside input: IngestInput, note: (String) -> Void) -> PeopleTable {
    finder.table(beside: input, markup: markup, note: note)
  }

  /// Appends the visible text of a piece of HTML.
  package func appendVisible(_ html: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
    guard VisibleText.needsParser(html) else {
      out.append(contentsOf: html)
      return
    }
    var visible = VisibleText()
    swap(&visible.bytes, &out)
    visible.text.begin(visible.bytes)
    fragments.read(html, into: &visible)
    visible.text.finish(&visible.bytes)
    swap(&visible.bytes, &out)
  }
}

/// Gathers what a reader of a piece of HTML sees.
package struct VisibleText: MarkupHandler {
  package var vocabulary: [String] { [] }
  var text = HTMLText()
  var bytes: [UInt8] = []

  package mutating func start(_ element: ElementEvent) { text.open(element, &bytes) }
  package mutating func end(_ element: ElementEnd) { text.close(element, &bytes) }
  package mutating func text(_ piece: UnsafeBufferPointer<UInt8>) { text.text(piece, &bytes) }

  /// False for text without tags and references.
  static func needsParser(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
    html.firstByte(UInt8(ascii: "<")) != nil || html.firstByte(UInt8(ascii: "&")) != nil
  }

  /// Whether text, decoded once, looks like HTML escaped once more: a tag of HTML, or a reference.
  package static func looksLikeHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while let at = text.firstByte(UInt8(ascii: "<"), from: i) {
      if isTag(text, at + 1) { return true }
      i = at + 1
    }
    i = 0
    while let at = text.firstByte(UInt8(ascii: "&"), from: i) {
      if isReference(text, at + 1) { return true }
      i = at + 1
    }
    return false
  }

  private static let tags: Set<String> = [
    "a", "b", "i", "u", "p", "br", "div", "span", "html", "body", "table", "tr", "td", "ul", "ol",
    "li", "font", "strong", "em", "img", "pre", "code", "blockquote", "h1", "h2", "h3", "hr",
    "head",
    "meta", "style", "center", "small", "dl", "dt", "dd",
  ]

  private static func isTag(_ text: UnsafeBufferPointer<UInt8>, _ from: Int) -> Bool {
    var i = from
    if i < text.count, text[i] == UInt8(ascii: "/") { i += 1 }
    let start = i
    while i < text.count, i - start < 12,
      text[i] | 0x20 >= 0x61 && text[i] | 0x20 <= 0x7A
        || (i > start && text[i] >= 0x30 && text[i] <= 0x39)
    {
      i += 1
    }
    guard i > start, i < text.count,
      text[i] <= 0x20 || text[i] == UInt8(ascii: ">") || text[i] == UInt8(ascii: "/")
    else { return false }
    return tags.contains(String(decoding: text[start..<i], as: UTF8.self).lowercased())
  }

  private static func isReference(_ text: UnsafeBufferPointer<UInt8>, _ from: Int) -> Bool {
    for name: StaticString in [
      "amp;", "lt;", "gt;", "quot;", "nbsp;", "apos;", "#39;", "#160;", "#8217;", "#x27;",
    ] where UnsafeBufferPointer(rebasing: text[from...]).hasPrefix(name) {
      return true
    }
    return false
  }
}

import Conversations
import Ingest
import Ledger

/// What crosses the queues: some entries of one unit of input.
struct Batch: Sendable {
  enum Content: Sendable {
    /// A file begins; `hash` is asked for by runs that record.
    case began(PipelineRun.File, hash: ContentHash?)
    /// An entry whose content is being worked on.
    case taken
    case raw(RawConversation)
    case normalized(Conversation)
    case judged(JudgedConversation)
    /// A mail on its way to the join at the end of its source, before and after Normalize.
    case rawMail(RawConversation)
    case mail(Conversation)
    /// The mails of one thread, and what the ledger has of it from files that are gone.
    case thread([Conversation], recorded: [Conversation])
    case rejected(Rejection)
    /// A conversation out of the ledger, on its way to be judged again.
    case stored(StoredConversation)
    case loaded(StoredConversation, Conversation)
    case judgedAgain(Result<JudgedAgain, LedgerError>)
    /// `holdsMails`: what the file held waits for the end of its source.
    case ended(IngestResult, holdsMails: Bool)
  }

  struct Entry: Sendable {
    var place: InputPlace
    var content: Content
    /// Ids under which an earlier run may have recorded parts of the conversation.
    var parts: [ConversationKey] = []
  }

  var unit: Int
  var part = 0
  var isLast = false
  /// Size as admitted and queued: raw bytes with what their turns will need.
  var bytes = 0
  var entries: [Entry] = []

  init(unit: Int) { self.unit = unit }

  mutating func append(
    _ content: Content, at place: InputPlace, parts: [ConversationKey] = []
  ) {
    switch content {
    case .raw(let raw), .rawMail(let raw): bytes += raw.cost
    case .thread(let mails, let recorded):
      bytes += (mails + recorded).reduce(0) { $0 + $1.cost }
    case .stored(let stored): bytes += stored.bytes
    default: bytes += 64
    }
    entries.append(Entry(place: place, content: content, parts: parts))
  }

  /// The batch that follows in the same unit.
  var successor: Batch {
    var next = Batch(unit: unit)
    next.part = part + 1
    return next
  }
}

extension RawConversation {
  /// Rough size in memory, in bytes.
  var cost: Int { bytes.count + turns.count * 160 + marks.count * 40 + 512 }
}

extension Conversation {
  /// Rough size in memory, in bytes, without what is derived.
  var cost: Int { text.count + turns.count * 240 + 1024 }
}

/// Consecutive files that one ingest worker reads in one go.
struct WorkUnit: Sendable, Equatable {
  var files: Range<Int>

  /// Files and bytes after which a unit is full. Small files share one, so that a queue is not
  /// crossed for every page of a chat; the figures keep a unit well below the bytes in flight.
  static let mostFiles = 32
  static let mostBytes = 256 << 10

  /// Cuts a row of files into units.
  ///
  /// - Parameter sizes: bytes of every file, in input order.
  static func divide(_ sizes: [Int]) -> [WorkUnit] {
    var units: [WorkUnit] = []
    var start = 0
    var bytes = 0
    for (index, size) in sizes.enumerated() {
      if index > start && (bytes + size > mostBytes || index - start == mostFiles) {
        units.append(WorkUnit(files: start..<index))
        start = index
        bytes = 0
      }
      bytes += size
    }
    if start < sizes.count {
      units.append(WorkUnit(files: start..<sizes.count))
    }
    return units
  }
}

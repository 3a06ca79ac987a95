/// Where something was read.
package struct Origin: Hashable, Sendable, Codable {
  /// The source's name in `pipeline.json`, or the name given on the command line.
  package var source: String
  /// The file's path as it was given or found.
  package var path: String
  /// Line in the file, from 1, where known. HTML line numbers stop at 65,535.
  package var line: Int?

  package init(source: String, path: String, line: Int? = nil) {
    self.source = source
    self.path = path
    self.line = line
  }
}

/// A stretch of a conversation's byte arena.
package typealias ByteRange = Range<Int>

/// What happened, where a turn is an event of the platform and not a message.
package enum TurnEvent: UInt8, Sendable, Codable {
  case joined
  case left
  case transferred
  /// Closed by somebody on the agent's side.
  case closedByAgent
  case closedByCustomer
  case closedBySystem
  case reopened
  case statusChanged
  case refundIssued
  case shipped
  case called
  case mailSent
  case appointmentBooked
  case other
}

/// The envelope of a conversation: what the export says about it beside its turns.
package struct Contact: Hashable, Sendable, Codable {
  package var channel: Channel?
  package var subject: String?
  package var brand: String?
  package var region: String?
  package var queue: String?
  package var topic: String?
  /// The number that people quote: a ticket's, a case's.
  package var ticket: String?
  /// An id or address by which the same customer is known again.
  package var customer: String?
  package var opened: Timestamp?
  package var closed: Timestamp?
  /// Who closed it, where the export says so.
  package var closedBy: Role?
  /// False where the export shows that the conversation is still open.
  package var isClosed: Bool?
  /// The customer's own rating, in the scale of the export.
  package var rating: Double?
  package var ratingComment: String?
  /// Mail: this message's id and those it refers to, oldest first.
  package var messageID: String?
  package var references: [String] = []
  /// The earlier conversation that this one continues.
  package var previous: String?

  package init() {}
}

/// Somebody who writes, as the export names him.
package struct RawParticipant: Hashable, Sendable {
  package var name: String
  /// Id in the export, if it has one of its own.
  package var id: String?
  package var address: String?
  /// What the format says for certain; nil where only the roster can tell.
  package var role: Role?

  package init(name: String, id: String? = nil, address: String? = nil, role: Role? = nil) {
    self.name = name
    self.id = id
    self.address = address
    self.role = role
  }
}

/// A turn's clock as the format gives it, before zones.
package enum RawClock: Hashable, Sendable {
  case none
  /// Seconds since 1970; the export named the zone or uses epoch time.
  case utc(Int64)
  /// A wall clock without a zone, as seconds since 1970 if it were UTC.
  case local(Int64)
}

/// What the markup says about a stretch of text: hints for Normalize, which decides.
package enum MarkKind: UInt8, Sendable {
  /// Inside an element that mail clients put around quoted history.
  case quote
  /// The line that introduces a quotation (`div.gmail_attr`, `.moz-cite-prefix`).
  case quoteHeader
  /// From here on everything is earlier history (`#appendonsend`, Outlook's border line).
  case historyStart
  case signature
  case disclaimer
  /// Preformatted text or code: rows of dashes in it are no separators.
  case preformatted
  case link
  /// A wrapper that clients put around history and the line that introduces it, and in which
  /// the reply itself may stand (`div.gmail_quote`).
  case quoteWrapper
  /// A block quote without a client's marks: an indented stretch, or somebody's hand-typed citation.
  case indented
}

/// A hint and the bytes of the arena it covers.
package struct Mark: Hashable, Sendable {
  package var kind: MarkKind
  package var range: ByteRange
  /// Nesting depth for quotes, from 1; 0 otherwise.
  package var depth: Int

  package init(_ kind: MarkKind, _ range: ByteRange, depth: Int = 0) {
    self.kind = kind
    self.range = range
    self.depth = depth
  }
}

/// One message or event as the export has it.
package struct RawTurn: Hashable, Sendable {
  /// Index into the conversation's participants; nil for events without an author.
  package var participant: Int?
  /// What the format says of this very turn; overrides the participant's role.
  package var role: Role?
  package var clock: RawClock
  /// The clock as it stands in the export, in the conversation's arena.
  package var rawClock: ByteRange?
  /// The text as UTF-8, entities decoded, tags gone, in the conversation's arena.
  package var text: ByteRange
  /// Marks that lie inside `text`, in order of their start; indices into the conversation's marks.
  package var marks: Range<Int>
  /// A note between staff, invisible to the customer.
  package var isInternal: Bool
  package var event: TurnEvent?
  /// Names or contents of what was attached, only their number matters.
  package var attachments: Int
  /// Id of the template a macro inserted, where the export tells.
  package var template: String?

  package init(
    participant: Int?, role: Role? = nil, clock: RawClock = .none, rawClock: ByteRange? = nil,
    text: ByteRange, marks: Range<Int> = 0..<0, isInternal: Bool = false, event: TurnEvent? = nil,
    attachments: Int = 0, template: String? = nil
  ) {
    self.participant = participant
    self.role = role
    self.clock = clock
    self.rawClock = rawClock
    self.text = text
    self.marks = marks
    self.isInternal = isInternal
    self.event = event
    self.attachments = attachments
    self.template = template
  }
}

/// A conversation as Ingest found it in one file.
package struct RawConversation: Sendable {
  package var origin: Origin
  /// Id of the format that read it, such as `liveperson-xml`.
  package var format: String
  /// The id in the export, or nil where the export has none.
  package var exportID: String?
  /// Place among the conversations of its file, from 0.
  package var place: Int
  package var contact: Contact
  package var participants: [RawParticipant]
  package var turns: [RawTurn]
  package var marks: [Mark]
  /// The byte arena that turns point into.
  package var bytes: [UInt8]
  /// One mail of a thread: Normalize looks for quoted history in it.
  package var isMail: Bool

  package init(origin: Origin, format: String, exportID: String? = nil, place: Int = 0) {
    self.origin = origin
    self.format = format
    self.exportID = exportID
    self.place = place
    contact = Contact()
    participants = []
    turns = []
    marks = []
    bytes = []
    isMail = false
  }
}

package import Conversations
package import Ingest

/// Where a result belongs in the output: the number of its file among all inputs, then its place.
package struct InputPlace: Hashable, Comparable, Sendable {
  package var file: Int
  package var place: Int

  package init(file: Int, place: Int) {
    self.file = file
    self.place = place
  }

  package static func < (a: InputPlace, b: InputPlace) -> Bool {
    (a.file, a.place) < (b.file, b.place)
  }
}

/// What the sink gets, on the thread that called the run.
///
/// Files come one after the other in input order: `began`, its conversations, `ended`. Files that hold mails come after the other files of their source, because their threads
/// join over files; a thread belongs to the file of its origin.
package enum PipelineEvent: Sendable {
  case began(file: Int)
  /// A conversation to keep. It replaces a shorter one of the same key that came before.
  case conversation(InputPlace, Conversation, Evaluation?)
  /// A shorter version of a conversation that was kept already.
  case superseded(InputPlace, ConversationKey)
  /// `laterRejections`: conversations of the file that Ingest gave and a later stage could not use.
  case ended(file: Int, IngestResult, laterRejections: [Rejection])
}

/// Which of two versions of one conversation is kept, whatever order they come in.
struct Precedence: Comparable, Sendable {
  var turns: Int
  var lastInstant: Int64
  var path: String
  var place: InputPlace
  /// Findings of this version; decides nothing.
  var findings: Int

  init(_ conversation: Conversation, place: InputPlace, findings: Int) {
    self.findings = findings
    turns = conversation.turns.count
    lastInstant = conversation.lastInstant ?? .min
    path = conversation.path
    self.place = place
  }

  /// More turns, then a later last instant, then the smaller path, then the earlier place win.
  static func < (a: Precedence, b: Precedence) -> Bool {
    (a.turns, a.lastInstant, b.path, b.place) < (b.turns, b.lastInstant, a.path, a.place)
  }

  static func == (a: Precedence, b: Precedence) -> Bool { !(a < b) && !(b < a) }
}

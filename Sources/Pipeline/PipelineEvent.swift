package import Conversations
package import Ingest
package import Ledger

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
  case began(PipelineRun.File, hash: ContentHash?)
  /// A conversation to keep. It replaces an older version of the same number that came before; the
  /// conversations of a run are numbered from 0.
  case conversation(InputPlace, number: Int, JudgedConversation)
  /// An older version of a conversation that was kept already.
  case superseded(InputPlace, JudgedConversation)
  /// `laterRejections`: conversations of the file that Ingest gave and a later stage could not use.
  case ended(PipelineRun.File, IngestResult, laterRejections: [Rejection])
}

/// A conversation with what the score stage made of it.
package struct JudgedConversation: Sendable {
  package var conversation: Conversation
  /// Nil where nothing was to be judged.
  package var evaluation: Evaluation?
  /// Ready for the ledger; nil where nothing is recorded.
  package var record: Judged?
  /// Ids under which an earlier run may have recorded parts of it.
  package var parts: [ConversationKey] = []
  /// The different phrases of its agents, where a pass counts them.
  package var phrases: [UInt64] = []

  package init(
    conversation: Conversation, evaluation: Evaluation? = nil, record: Judged? = nil
  ) {
    self.conversation = conversation
    self.evaluation = evaluation
    self.record = record
  }
}

/// Which of two versions of one conversation is kept, whatever order they come in. The ledger decides
/// by the same rule between versions of different nights; between equals, by their paths.
struct Precedence: Comparable, Sendable {
  // Narrow, since there is one for every conversation of a run.
  private var lastInstant: Int64
  private var turns: Int32
  private var bytes: Int32
  private var file: Int32
  private var place: Int32
  /// Findings of this version; decides nothing.
  let findings: Int32

  init(_ judged: JudgedConversation, place: InputPlace) {
    lastInstant = judged.conversation.lastInstant ?? .min
    turns = Int32(clamping: judged.conversation.turns.count)
    bytes = Int32(clamping: judged.conversation.text.count)
    file = Int32(clamping: place.file)
    self.place = Int32(clamping: place.place)
    findings = Int32(clamping: judged.evaluation?.findings.count ?? 0)
  }

  /// A later last instant, then more turns, then more text, then the earlier place win.
  static func < (a: Precedence, b: Precedence) -> Bool {
    if (a.lastInstant, a.turns, a.bytes) != (b.lastInstant, b.turns, b.bytes) {
      return (a.lastInstant, a.turns, a.bytes) < (b.lastInstant, b.turns, b.bytes)
    }
    return (b.file, b.place) < (a.file, a.place)
  }

  static func == (a: Precedence, b: Precedence) -> Bool { !(a < b) && !(b < a) }
}

package import Conversations
package import Ingest
package import Ledger

/// The three stages as plain functions, so that the pipeline knows nothing of what they do.
package struct StageFunctions: Sendable {
  /// Reads one file and emits its conversations in order.
  package typealias Reader = (IngestInput, (RawConversation) -> Bool) -> IngestResult
  package typealias Judge = (Conversation) -> JudgedConversation
  typealias JudgeAgain = (StoredConversation, Conversation) -> Result<JudgedAgain, LedgerError>

  /// Makes a reader; called once by each ingest worker, on its own thread.
  package var reader: @Sendable () -> Reader
  /// Gives a file's content hash, asked for before the file is read; nil where nobody needs it.
  package var hash: (@Sendable (IngestInput) -> ContentHash?)?
  /// Groups the mails of one source, given in input order, by thread: indices into what was given,
  /// each of them once.
  package var groupMails: @Sendable ([Conversation]) -> [[Int]]
  /// What earlier runs recorded of the threads that the mails of one source may go on, with
  /// indices of those mails. Nil where nothing was recorded.
  var recordedThreads: (@Sendable ([Conversation]) throws -> [RecordedThread])?
  /// Makes one conversation of a thread's mails.
  package var assembleMails: @Sendable ([Conversation]) -> Conversation
  package var normalize: @Sendable (RawConversation) -> Result<Conversation, Rejection>
  /// Makes each conversation that was read, and each thread, unknowable before it is judged or goes
  /// anywhere. Nil: everything stays as it is.
  var pseudonymize: (@Sendable (inout Conversation) -> Void)?
  /// Makes a judge; called once by each score worker, on its own thread. Nil: nothing is judged.
  package var judge: (@Sendable () -> Judge)?
  /// Decodes a conversation out of the ledger and derives what is not stored, where it is to be
  /// judged again. Nil in runs that read files.
  var load: (@Sendable (StoredConversation) -> Batch.Content)?
  /// Makes a judge of what was loaded, likewise.
  var judgeAgain: (@Sendable () -> JudgeAgain)?

  package init(
    reader: @escaping @Sendable () -> Reader,
    hash: (@Sendable (IngestInput) -> ContentHash?)? = nil,
    groupMails: @escaping @Sendable ([Conversation]) -> [[Int]],
    assembleMails: @escaping @Sendable ([Conversation]) -> Conversation,
    normalize: @escaping @Sendable (RawConversation) -> Result<Conversation, Rejection>,
    judge: (@Sendable () -> Judge)?
  ) {
    self.reader = reader
    self.hash = hash
    self.groupMails = groupMails
    self.assembleMails = assembleMails
    self.normalize = normalize
    self.judge = judge
  }

  /// A conversation that is whole as the later stages get it.
  func finished(_ conversation: Conversation) -> Conversation {
    guard let pseudonymize else { return conversation }
    var conversation = conversation
    pseudonymize(&conversation)
    return conversation
  }

  /// The conversation of a thread's mails as the later stages get it.
  ///
  /// - Parameter recorded: what is in the ledger has been made unknowable already.
  func thread(_ mails: [Conversation], _ recorded: [Conversation]) -> Conversation {
    recorded.isEmpty
      ? finished(assembleMails(mails)) : assembleMails(mails.map(finished) + recorded)
  }
}

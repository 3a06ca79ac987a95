import Conversations
import Ledger
import Normalize

/// Finds what the ledger has of the threads that mails go on.
struct RecordedThreads {
  let ledger: Ledger

  /// The files of recorded threads with which mails may have to do: that they go on, or that share
  /// their subject, since a mail that lies between two others may part or join them.
  ///
  /// - Parameter mails: of one source.
  func paths(of mails: [Conversation]) throws(LedgerError) -> Set<String> {
    guard let source = mails.first?.key.source else { return [] }
    var keys: Set<String> = []
    for mail in mails { keys.formUnion(MailThread.keys(of: mail)) }
    var paths: Set<String> = []
    for id in try ledger.threads(source: source, keys: keys, most: Self.mostOfOneKey) {
      guard let thread = try ledger.conversation(id) else { continue }
      paths.insert(thread.path)
      for turn in thread.turns { if let path = turn.path { paths.insert(path) } }
    }
    return paths
  }

  /// As many mails of one subject are looked at when threads are joined.
  private static let mostOfOneKey = 200

  /// - Parameters:
  ///   - mails: of one source.
  ///   - finished: makes a mail what is recorded of it: names may have become codes.
  func threads(
    of mails: [Conversation], as finished: (Conversation) -> Conversation
  ) throws(LedgerError) -> [RecordedThread] {
    guard let source = mails.first?.key.source, try ledger.hasThreads(source: source) else {
      return []
    }
    let mails = mails.map(finished)
    var keys: Set<String> = []
    for mail in mails { keys.formUnion(MailThread.wantedKeys(of: mail)) }
    let read = MailsReadAgain(mails)
    var threads: [RecordedThread] = []
    for id in try ledger.threads(source: source, keys: keys) {
      guard let thread = try ledger.conversation(id) else { continue }
      let (rest, again) = read.split(thread)
      threads.append(RecordedThread(key: thread.key, rest: rest, again: again))
    }
    return threads
  }
}

/// What the ledger has of a thread that mails may go on.
struct RecordedThread: Sendable {
  let key: ConversationKey
  /// Its messages that are not among the mails: their files are gone, or hold other mails by now.
  let rest: Conversation?
  /// Indices of the mails that it had already.
  let again: Set<Int>
}

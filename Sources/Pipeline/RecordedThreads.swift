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

  /// - Parameter mails: of one source.
  /// - Returns: of each thread the messages whose files are gone.
  func threads(of mails: [Conversation]) throws(LedgerError) -> [Conversation] {
    guard let source = mails.first?.key.source, try ledger.hasThreads(source: source) else {
      return []
    }
    var keys: Set<String> = []
    var paths: Set<String> = []
    var messages: Set<String> = []
    for mail in mails {
      keys.formUnion(MailThread.wantedKeys(of: mail))
      paths.insert(mail.path)
      messages.formUnion(mail.turns.compactMap { MailThread.messageMark($0, of: mail) })
    }
    var threads: [Conversation] = []
    for id in try ledger.threads(source: source, keys: keys) {
      guard let thread = try ledger.conversation(id) else { continue }
      if let rest = MailThread.remainder(of: thread, without: paths, messages) {
        threads.append(rest)
      }
    }
    return threads
  }
}

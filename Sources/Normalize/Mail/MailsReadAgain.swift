package import Conversations

/// Which messages of recorded threads are among mails that are read (again).
///
/// A file's name says little: another mail may lie there by now, and mails are moved. A recorded
/// message is one of these mails only if that says so itself: by its Message-ID; without one by
/// sender and clock, together with the text or the file.
package struct MailsReadAgain {
  private let mails: [Conversation]
  private var byID: [String: [Int]] = [:]
  /// Mails without Message-ID.
  private var byContent: [Content: [Int]] = [:]

  private enum Content: Hashable {
    case text(String, mark: String)
    case path(String, mark: String)
  }

  package init(_ mails: [Conversation]) {
    self.mails = mails
    for (m, mail) in mails.enumerated() {
      if let id = Self.id(of: mail) { byID[id, default: []].append(m) }
      guard mail.contact.messageID == nil else { continue }
      for t in mail.turns.indices {
        guard let mark = MailThread.mark(of: t, in: mail) else { continue }
        byContent[.text(mail.text(of: t), mark: mark), default: []].append(m)
        byContent[.path(mail.path(of: t), mark: mark), default: []].append(m)
      }
    }
  }

  /// Parts a recorded thread from what is read again.
  ///
  /// - Returns: the messages that are not among the mails, as those whose files are gone, nil if
  ///   nobody's own message is left; and the indices of the mails that were parts of the thread.
  package func split(_ thread: Conversation) -> (rest: Conversation?, again: Set<Int>) {
    let own = thread.turns.indices.filter { !thread.turns[$0].isUnfolded }
    let ids = [thread.contact.messageID, thread.key.id] + thread.contact.references
    let named = Set(ids.compactMap { $0.flatMap(ThreadKey.id) }).flatMap { byID[$0] ?? [] }
    // Of its first message alone a thread knows which id it has.
    let firstID = own.count == 1 ? Self.id(of: thread) : thread.contact.messageID
    let first = firstID.flatMap(ThreadKey.id)
    func mayBe(_ m: Int, _ t: Int) -> Bool {
      first == nil || (Self.id(of: mails[m]) == first) == (t == own.first)
    }

    var namedByMark: [String: [Int]] = [:]
    for m in named {
      for t in mails[m].turns.indices {
        guard let mark = MailThread.mark(of: t, in: mails[m]) else { continue }
        namedByMark[mark, default: []].append(m)
      }
    }
    var taken: Set<Int> = []
    var again: Set<Int> = []
    for t in own {
      guard let mark = MailThread.mark(of: t, in: thread) else { continue }
      let found =
        (namedByMark[mark] ?? []).filter { mayBe($0, t) }
        + (byContent[.text(thread.text(of: t), mark: mark)]
          ?? byContent[.path(thread.path(of: t), mark: mark)] ?? [])
      guard !found.isEmpty else { continue }
      taken.insert(t)
      again.formUnion(found)
    }
    // Their sender or clock was corrected.
    for m in named where !again.contains(m) {
      let corrected = own.first {
        !taken.contains($0) && mayBe(m, $0)
          && (first != nil && $0 == own.first || isCorrected(thread, $0, by: mails[m]))
      }
      guard let corrected else { continue }
      taken.insert(corrected)
      again.insert(m)
    }
    guard !taken.isEmpty else { return (thread, []) }
    return (rest(of: thread, without: taken, own: own), again)
  }

  /// Whether a file still holds a message of which only the sender or the clock differs.
  private func isCorrected(_ thread: Conversation, _ t: Int, by mail: Conversation) -> Bool {
    mail.turns.indices.contains { k in
      guard !mail.turns[k].isUnfolded, mail.path(of: k) == thread.path(of: t) else { return false }
      let time = mail.turns[k].time?.seconds
      return time != nil && time == thread.turns[t].time?.seconds
        || mail.text(of: k) == thread.text(of: t)
    }
  }

  private func rest(
    of thread: Conversation, without taken: Set<Int>, own: [Int]
  ) -> Conversation? {
    guard taken.count < own.count else { return nil }
    var rest = thread
    rest.turns = thread.turns.indices.filter { !taken.contains($0) }.map { thread.turns[$0] }
    var references = thread.contact.references
    if let first = own.first, taken.contains(first), let id = thread.contact.messageID {
      // What is left must not be taken for another copy of the first message.
      references.insert(id, at: 0)
      rest.contact.messageID = nil
    }
    // The thread keeps its id, also if only its first message is left.
    references.removeAll { $0 == thread.key.id }
    rest.contact.references = [thread.key.id] + references
    return rest
  }

  private static func id(of mail: Conversation) -> String? {
    ThreadKey.id(mail.contact.messageID ?? mail.key.id)
  }
}

extension MailThread {
  /// Who wrote a message when, or in which file if it has no clock; nil if it is only quoted or
  /// nobody wrote it.
  static func mark(of t: Int, in conversation: Conversation) -> String? {
    let turn = conversation.turns[t]
    guard !turn.isUnfolded, let p = turn.participant else { return nil }
    let place = turn.time.map { "\($0.seconds)" } ?? conversation.path(of: t)
    let name = MailFold(conversation.participants[p].name).bytes
    return place + "\t" + String(decoding: name, as: UTF8.self)
  }

  /// The key of a message that has no id of its own.
  static func sentKeys(of conversation: Conversation) -> [String] {
    guard conversation.contact.messageID == nil else { return [] }
    return conversation.turns.indices.compactMap { mark(of: $0, in: conversation) }
      .map { "sent\t" + $0 }
  }
}

extension Conversation {
  /// The file that a turn came from.
  func path(of turn: Int) -> String { turns[turn].path ?? path }
}

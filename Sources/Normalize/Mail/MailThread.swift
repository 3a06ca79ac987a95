package import Conversations

/// Joins mails that lie in several files into the conversations they are parts of.
package enum MailThread {
  /// A reply without references is joined to a mail with its subject of at most so many days before.
  package static let mostDaysApart: Int64 = 60

  /// Groups mails by thread: each index once, groups and members in ascending order.
  ///
  /// Message-ID, In-Reply-To and References join; where a mail has no references, the ticket number
  /// in its envelope or subject; failing that, a mail whose subject says that it is an answer joins
  /// the latest earlier mail of the same subject and people. A mail without ids and without a
  /// subject stays alone.
  package static func groups(_ mails: [Conversation]) -> [[Int]] {
    let keys = mails.map(ThreadKey.init)
    var union = UnionFind(count: keys.count)
    var firstWith: [String: Int] = [:]
    var known: Set<String> = []
    for (i, key) in keys.enumerated() {
      for id in [key.exportID, key.messageID].compactMap({ $0 }) + key.references {
        let name = key.source + "\u{0}" + id
        if let other = firstWith[name] { union.join(i, other) } else { firstWith[name] = i }
      }
      if let id = key.messageID { known.insert(key.source + "\u{0}" + id) }
    }
    var firstTicket: [[UInt8]: Int] = [:]
    for (i, key) in keys.enumerated() {
      guard let ticket = key.ticket else { continue }
      let name = Array(key.source.utf8) + [0] + ticket
      if let other = firstTicket[name] { union.join(i, other) } else { firstTicket[name] = i }
    }
    joinBySubject(keys, &union)
    var members: [Int: [Int]] = [:]
    for i in keys.indices { members[union.root(i), default: []].append(i) }
    return members.values.sorted { $0[0] < $1[0] }
  }

  /// By what a later mail can know this thread: to be kept with it.
  package static func keys(of thread: Conversation) -> [String] {
    ThreadKey(thread).kept + sentKeys(of: thread)
  }

  /// The keys of the threads that a mail may go on.
  package static func wantedKeys(of mail: Conversation) -> [String] {
    ThreadKey(mail).wanted + sentKeys(of: mail)
  }

  private static func joinBySubject(_ keys: [ThreadKey], _ union: inout UnionFind) {
    var bySubject: [[UInt8]: [Int]] = [:]
    for (i, key) in keys.enumerated() where !key.subject.isEmpty {
      bySubject[Array(key.source.utf8) + [0] + key.subject, default: []].append(i)
    }
    for indices in bySubject.values where indices.count > 1 {
      // Time decides, then the order given: the result must not depend on the order of files.
      let ordered = indices.sorted {
        (keys[$0].time ?? .max, $0) < (keys[$1].time ?? .max, $1)
      }
      for (place, i) in ordered.enumerated()
      where keys[i].isReply && keys[i].references.isEmpty {
        // At most so many are looked at: a subject that thousands share joins nobody far away.
        let earlier = ordered[..<place].suffix(200).reversed()
        if let match = earlier.first(where: { belongTogether(keys[$0], keys[i]) }) {
          union.join(i, match)
        } else if keys[i].time == nil,
          let match = ordered.prefix(200).first(where: {
            $0 != i && belongTogether(keys[$0], keys[i])
          })
        {
          union.join(i, match)
        }
      }
    }
  }

  private static func belongTogether(_ a: ThreadKey, _ b: ThreadKey) -> Bool {
    if let s = a.time, let t = b.time, abs(s - t) > mostDaysApart * 86_400 { return false }
    if let x = a.ticket, let y = b.ticket, x != y { return false }
    if !a.customers.isEmpty && !b.customers.isEmpty {
      return !a.customers.isDisjoint(with: b.customers)
    }
    // An archive that names no recipients: the writer alone is known, and he is quoted.
    if let writer = a.people.first, a.people.count == 1, b.quoted.contains(writer) { return true }
    return a.people.intersection(b.people).count >= 2
  }

  /// One conversation of the mails of one thread, in time order, each message once.
  ///
  /// A message that a mail quotes becomes a turn only if it is not there itself: known by its
  /// author and clock, or by its text. Where the clocks of quotations cannot be (their zone is that
  /// of whoever quoted), the order of quotation decides. The result does not depend on the order of
  /// `mails`.
  ///
  /// - Parameter mails: normalised mails of one source, at least one; empty `folded` and `blocks`
  ///   in the result.
  package static func assemble(_ mails: [Conversation]) -> Conversation {
    if mails.count == 1, !mails[0].turns.contains(where: \.isUnfolded) { return mails[0] }
    var builder = ThreadBuilder(mails)
    return builder.build()
  }
}

/// Sets of indices that are joined two by two.
private struct UnionFind {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  mutating func root(_ i: Int) -> Int {
    var k = i
    while parent[k] != k {
      parent[k] = parent[parent[k]]
      k = parent[k]
    }
    return k
  }

  mutating func join(_ a: Int, _ b: Int) {
    let x = root(a)
    let y = root(b)
    // The smaller index is the root, so that the order of joining does not matter.
    if x < y { parent[y] = x } else { parent[x] = y }
  }
}

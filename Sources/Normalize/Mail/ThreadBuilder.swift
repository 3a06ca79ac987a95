import Conversations

/// Puts the mails of one thread together.
struct ThreadBuilder {
  private let mails: [Conversation]
  private var entries: [Entry] = []

  /// One turn of one mail.
  private struct Entry {
    var mail: Int
    var turn: Int
    var isUnfolded: Bool
    var time: Timestamp?
    var author: [UInt8]
    var words: WordBag
    /// The entry that stands for it: itself, or the same message found elsewhere.
    var kept: Int
    /// Where it stands in time, and how far before the message of that time.
    var effective: Int64 = .max
    var distance = 0
  }

  /// Beyond so many quoted messages only exact repetitions are found.
  private static let mostCompared = 1_500
  /// Ids of a thread's messages that are kept.
  private static let mostReferences = 256
  /// Word by word comparisons left.
  private var comparisons = 2_000_000

  init(_ given: [Conversation]) {
    mails = given.sorted { a, b in
      (ThreadBuilder.time(a) ?? .max, a.key.id, a.path)
        < (ThreadBuilder.time(b) ?? .max, b.key.id, b.path)
    }
    for (m, mail) in mails.enumerated() {
      for (t, turn) in mail.turns.enumerated() {
        entries.append(
          Entry(
            mail: m, turn: t, isUnfolded: turn.isUnfolded, time: turn.time,
            author: ThreadBuilder.author(mail, turn), words: WordBag(mail, turn),
            kept: entries.count))
      }
    }
  }

  /// When a mail was written, or the first one of a thread that is known already.
  private static func time(_ mail: Conversation) -> Int64? {
    mail.turns.first { !$0.isUnfolded }?.time?.seconds
  }

  private static func author(_ mail: Conversation, _ turn: Turn) -> [UInt8] {
    guard let p = turn.participant, mail.participants.indices.contains(p) else { return [] }
    if let agent = mail.participants[p].agent?.rosterID { return Array(("#" + agent).utf8) }
    return MailFold(mail.participants[p].name).bytes
  }

  mutating func build() -> Conversation {
    dropCopies()
    dropUnfolded()
    placeInTime()
    let order = entries.indices.filter { entries[$0].kept == $0 }.sorted { a, b in
      let x = entries[a]
      let y = entries[b]
      return (x.effective, -x.distance, x.mail, x.turn) < (y.effective, -y.distance, y.mail, y.turn)
    }
    return conversation(order)
  }

  // MARK: - The same message twice

  /// The same mail in two files.
  private mutating func dropCopies() {
    var seen: [String: Int] = [:]
    for i in entries.indices where !entries[i].isUnfolded {
      let mail = mails[entries[i].mail]
      let isAlone = mail.turns.lazy.filter { !$0.isUnfolded }.count == 1
      guard isAlone, let id = mail.contact.messageID.flatMap(ThreadKey.id) else { continue }
      if let other = seen[id] {
        if entries[i].words.count > entries[other].words.count {
          entries[other].kept = i
          seen[id] = i
        } else {
          entries[i].kept = other
        }
      } else {
        seen[id] = i
      }
    }
    // Without ids: same author, same clock, same words.
    var byText: [UInt64: [Int]] = [:]
    for i in entries.indices where !entries[i].isUnfolded && entries[i].kept == i {
      let same = byText[entries[i].words.hash]?.first { other in
        entries[other].mail != entries[i].mail && entries[other].time == entries[i].time
          && entries[other].author == entries[i].author && entries[i].words.count > 0
      }
      if let same {
        entries[i].kept = same
      } else {
        byText[entries[i].words.hash, default: []].append(i)
      }
    }
  }

  private mutating func dropUnfolded() {
    let own = entries.indices.filter { !entries[$0].isUnfolded && entries[$0].kept == $0 }
    let unfolded = entries.indices.filter { entries[$0].isUnfolded }
    var ownByText: [UInt64: [Int]] = [:]
    for i in own { ownByText[entries[i].words.hash, default: []].append(i) }
    var kept: [Int] = []
    var keptByText: [UInt64: [Int]] = [:]
    for i in unfolded {
      let exact =
        (ownByText[entries[i].words.hash] ?? []) + (keptByText[entries[i].words.hash] ?? [])
      if let same = exact.first(where: { isSame(i, $0, comparesWords: false) }) {
        entries[i].kept = same
        continue
      }
      if kept.count < ThreadBuilder.mostCompared, comparisons > 0 {
        comparisons -= own.count + kept.count
        if let same = own.first(where: { isSame(i, $0, comparesWords: true) }) {
          entries[i].kept = same
          continue
        }
        if let same = kept.first(where: { isSame(i, $0, comparesWords: true) }) {
          // The fuller quotation stands for both.
          if entries[i].words.count > entries[same].words.count {
            entries[same].kept = i
            kept.removeAll { $0 == same }
          } else {
            entries[i].kept = same
            continue
          }
        }
      }
      kept.append(i)
      keptByText[entries[i].words.hash, default: []].append(i)
    }
    // Chains of replacement end at what is really kept.
    for i in entries.indices {
      var k = entries[i].kept
      while entries[k].kept != k { k = entries[k].kept }
      entries[i].kept = k
    }
  }

  /// Whether a quoted message and another one are the same.
  private func isSame(_ quoted: Int, _ other: Int, comparesWords: Bool) -> Bool {
    let a = entries[quoted]
    let b = entries[other]
    guard entries[other].mail != a.mail || b.isUnfolded || a.turn != b.turn else { return false }
    let sameAuthor = !a.author.isEmpty && a.author == b.author
    let otherAuthor = !a.author.isEmpty && !b.author.isEmpty && !sameAuthor
    let clocks = clocksAgree(a.time, b.time)
    if clocks == false && !b.isUnfolded && sameAuthor && a.words.count < 5 { return false }
    if !comparesWords {
      // Exactly the same words: short ones ("Thanks!") only by the same hand and hour.
      return a.words.count >= 5 ? !(otherAuthor && clocks == false) : sameAuthor && clocks != false
    }
    guard sameAuthor || a.author.isEmpty || b.author.isEmpty || clocks == true else {
      // Names differ from client to client: then nearly every word must agree.
      return a.words.count >= 8 && b.words.count >= 8 && a.words.likeness(b.words) >= 0.9
        && clocks != false
    }
    if sameAuthor && clocks == true {
      return min(a.words.count, b.words.count) < 3 || a.words.containment(b.words) >= 0.3
    }
    guard min(a.words.count, b.words.count) >= 5 else { return false }
    if clocks == false && a.words.likeness(b.words) < 0.95 { return false }
    // Inline answers leave only parts of a quotation.
    return a.words.containment(b.words) >= 0.9
      && (a.words.count <= b.words.count || a.words.likeness(b.words) >= 0.7)
  }

  /// True: the same moment; false: different moments; nil: cannot be told.
  ///
  /// A quotation's clock has minutes at most and often no zone: then full quarters of an hour apart
  /// is what another zone makes of the same moment.
  private func clocksAgree(_ a: Timestamp?, _ b: Timestamp?) -> Bool? {
    guard let a, let b else { return nil }
    let apart = abs(a.seconds - b.seconds)
    if apart < 120 { return true }
    guard a.isZoneAssumed || b.isZoneAssumed, apart <= 15 * 3600 else { return false }
    let rest = apart % 900
    return rest < 60 || rest > 840 ? true : false
  }

  // MARK: - Time

  /// Gives every entry its place: its clock, but never after the message that quotes it.
  private mutating func placeInTime() {
    for i in entries.indices where !entries[i].isUnfolded {
      entries[i].effective = entries[i].time?.seconds ?? .max
    }
    for m in mails.indices {
      let chain = entries.indices.filter { entries[$0].mail == m }
      // A mail without a clock comes after everything it quotes.
      if let own = chain.last, !entries[own].isUnfolded, entries[own].time == nil {
        let latest = chain.compactMap { entries[entries[$0].kept].time?.seconds }.max()
        if let latest { entries[own].effective = latest + 1 }
      }
      var limit: Int64 = .max
      var distance = 0
      for i in chain.reversed() {
        let k = entries[i].kept
        if !entries[k].isUnfolded {
          limit = entries[k].effective
          distance = entries[k].distance
          continue
        }
        let own = entries[k].time?.seconds
        let at = min(own ?? limit, limit)
        distance = at == limit ? distance + 1 : 1
        if at < entries[k].effective || entries[k].effective == .max {
          entries[k].effective = at
          entries[k].distance = distance
        }
        limit = min(limit, entries[k].effective)
      }
    }
  }

  // MARK: - The result

  private func conversation(_ order: [Int]) -> Conversation {
    let first = mails[0]
    var out = Conversation(
      key: key, path: first.path, format: first.format, channel: first.channel)
    out.contact = contact
    var people = ThreadPeople()
    for i in order {
      let mail = mails[entries[i].mail]
      var turn = mail.turns[entries[i].turn]
      let start = out.text.count
      out.text.append(contentsOf: mail.text[turn.range])
      turn.range = start..<out.text.count
      turn.participant = turn.participant.map { people.add(mail.participants[$0]) }
      if mail.path != out.path, turn.path == nil { turn.path = mail.path }
      // A quotation's clock in another zone that would make it later than its answer says nothing.
      if turn.isUnfolded, let time = turn.time, time.seconds > entries[i].effective {
        turn.time = nil
      }
      out.turns.append(turn)
    }
    // Those who only received.
    for mail in mails { for person in mail.participants { _ = people.add(person) } }
    out.participants = people.list
    for t in out.turns.indices where out.turns[t].role == .unknown {
      if let p = out.turns[t].participant { out.turns[t].role = out.participants[p].role }
    }
    HandQuotes.mark(in: &out)
    if mails.count == 1 {
      out.customerLanguage = first.customerLanguage
      out.agentLanguage = first.agentLanguage
    } else {
      SideLanguages(identifier: ThreadBuilder.identifier).assign(to: &out)
    }
    return out
  }

  private static let identifier = LanguageIdentifier()

  /// The id of the thread's first message, though it may not be there: stable when the thread grows.
  private var key: ConversationKey {
    let first = mails[0]
    // A thread that is known already has its id.
    guard first.turns.lazy.filter({ !$0.isUnfolded }).count <= 1 else { return first.key }
    guard mails.count > 1, let root = first.contact.references.first.flatMap(ThreadKey.id) else {
      return first.key
    }
    return ConversationKey(source: first.key.source, id: root)
  }

  private var contact: Contact {
    var contact = mails[0].contact
    var ids = contact.references
    for mail in mails.dropFirst() {
      let next = mail.contact
      ids += next.references + [next.messageID].compactMap { $0 }
      contact.subject = contact.subject ?? next.subject
      contact.brand = contact.brand ?? next.brand
      contact.region = contact.region ?? next.region
      contact.queue = contact.queue ?? next.queue
      contact.topic = contact.topic ?? next.topic
      contact.ticket = contact.ticket ?? next.ticket
      contact.customer = contact.customer ?? next.customer
      contact.opened = contact.opened ?? next.opened
      contact.closed = next.closed ?? contact.closed
      contact.closedBy = next.closedBy ?? contact.closedBy
      contact.isClosed = next.isClosed ?? contact.isClosed
      contact.rating = next.rating ?? contact.rating
      contact.ratingComment = next.ratingComment ?? contact.ratingComment
    }
    // Whatever answers one of its messages belongs to the thread.
    var seen: Set<String> = []
    contact.references = Array(
      ids.filter { seen.insert($0).inserted }.prefix(ThreadBuilder.mostReferences))
    return contact
  }
}

/// The people of a thread, each once.
private struct ThreadPeople {
  private(set) var list: [Participant] = []
  private var byIdentity: [String: Int] = [:]
  private var byName: [[UInt8]: Int] = [:]

  mutating func add(_ person: Participant) -> Int {
    let name = MailFold(person.name).bytes
    let known =
      person.agent.flatMap { byIdentity[$0.identity] } ?? (name.isEmpty ? nil : byName[name])
    if let known,
      list[known].role == person.role || list[known].role == .unknown
        || person.role == .unknown
    {
      if list[known].role == .unknown && person.role != .unknown { list[known] = person }
      return known
    }
    list.append(person)
    let index = list.count - 1
    if let agent = person.agent { byIdentity[agent.identity] = index }
    if !name.isEmpty && byName[name] == nil { byName[name] = index }
    return index
  }
}

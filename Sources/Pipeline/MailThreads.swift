import Conversations
import Ingest
import Ledger

/// Mails of one source that wait for their threads, with the files they came from.
struct HeldMails: Sendable {
  struct File: Sendable {
    var file: PipelineRun.File
    var hash: ContentHash?
    var result: IngestResult
    /// What Normalize could not use of it.
    var rejections: [Rejection]
  }

  var mails: [(place: InputPlace, mail: Conversation)] = []
  /// Files with mails.
  var files: [File] = []
}

/// The mails of one source, grouped by thread and laid out for the later stages in input order.
struct MailThreads {
  let batches: [Batch]
  /// Threads found; mails − threads were joined to others.
  let count: Int

  /// - Parameters:
  ///   - held: in input order.
  ///   - recorded: what the ledger has of their threads; its indices are those of the mails.
  init(
    _ held: HeldMails, recorded: [RecordedThread], group: ([Conversation]) -> [[Int]]
  ) {
    let read = held.mails.count
    let rests = recorded.compactMap(\.rest)
    let groups = Self.joined(group(held.mails.map(\.mail) + rests), read: read, recorded)
      .filter { $0.contains { $0 < read } }
    count = groups.count
    var firstOf: [Int: Int] = [:]
    for members in groups { for member in members { firstOf[member] = members[0] } }
    // Threads of which every message has been read again give way to the first one that has any of
    // them, so that one that is recorded behind it may take their id.
    var replaced: [Int: [ConversationKey]] = [:]
    for thread in recorded where thread.rest == nil {
      guard let first = thread.again.compactMap({ firstOf[$0] }).min() else { continue }
      replaced[first, default: []].append(thread.key)
    }
    // A thread stands where its first mail in input order stood.
    var threadsOfFile: [Int: [[Int]]] = [:]
    for members in groups {
      guard let first = members.min() else { continue }
      threadsOfFile[held.mails[first].place.file, default: []].append(members)
    }

    var batches: [Batch] = []
    var batch = Batch(unit: 0)
    for file in held.files {
      let index = file.file.number
      batch.append(.began(file.file, hash: file.hash), at: InputPlace(file: index, place: -1))
      let threads = threadsOfFile[index] ?? []
      for members in threads.sorted(by: { ($0.min() ?? 0) < ($1.min() ?? 0) }) {
        guard let first = members.min() else { continue }
        batch.append(
          .thread(
            members.filter { $0 < read }.map { held.mails[$0].mail },
            recorded: members.filter { $0 >= read }.map { rests[$0 - read] }),
          at: held.mails[first].place, parts: replaced[first] ?? [])
      }
      for rejection in file.rejections {
        batch.append(.rejected(rejection), at: InputPlace(file: index, place: Int.max))
      }
      batch.append(
        .ended(file.result, holdsMails: false), at: InputPlace(file: index, place: Int.max))
      if batch.bytes >= IngestWorker.batchBytes {
        batch.isLast = true
        batches.append(batch)
        batch = Batch(unit: batches.count)
      }
    }
    if !batch.entries.isEmpty {
      batch.isLast = true
      batches.append(batch)
    }
    self.batches = batches
  }

  /// Joins what is left of recorded threads with the mails that were parts of them, so that no
  /// message counts in two threads.
  private static func joined(
    _ groups: [[Int]], read: Int, _ recorded: [RecordedThread]
  ) -> [[Int]] {
    var groups = groups
    var groupOf: [Int: Int] = [:]
    for (g, members) in groups.enumerated() { for member in members { groupOf[member] = g } }
    for (rest, thread) in recorded.filter({ $0.rest != nil }).enumerated() {
      guard let into = groupOf[read + rest] else { continue }
      for mail in thread.again.sorted() {
        guard let from = groupOf[mail], from != into else { continue }
        for member in groups[from] { groupOf[member] = into }
        groups[into] += groups[from]
        groups[from] = []
      }
      groups[into].sort()
    }
    return groups.filter { !$0.isEmpty }
  }
}

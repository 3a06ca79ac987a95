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

  /// - Parameter recorded: what the ledger has of their threads, from files that are gone.
  init(
    _ held: HeldMails, recorded: [Conversation], group: ([Conversation]) -> [[Int]]
  ) {
    // Mails that were known already may have been read after the new ones.
    var held = held
    held.mails.sort { $0.place < $1.place }
    held.files.sort { $0.file.number < $1.file.number }
    let read = held.mails.count
    let groups = group(held.mails.map(\.mail) + recorded).filter { $0.contains { $0 < read } }
    count = groups.count
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
            recorded: members.filter { $0 >= read }.map { recorded[$0 - read] }),
          at: held.mails[first].place)
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
}

import Conversations
import Foundation
import Settings
import Synchronization

/// Where a feeder sends its batches: through the bound on what is in flight, into the first queue.
struct Outlet {
  let buffer: ReorderBuffer<Batch>
  let queue: BoundedQueue<Batch>
  /// What this feeder met; added up when it ends.
  var counts = RunCounts()

  /// Waits for room; false if the run is being stopped.
  func send(_ batch: Batch) -> Bool {
    buffer.admit(.init(unit: batch.unit, part: batch.part), bytes: batch.bytes)
      && queue.push(batch, bytes: batch.bytes)
  }
}

/// The threads and queues of one pass: feeders → normalize → score → reorder → the caller.
struct StageFlow {
  private let stages: StagesSettings
  private let functions: StageFunctions
  private let stop: StopFlag
  private let buffer: ReorderBuffer<Batch>

  /// Raw bytes that may wait before a stage.
  static let queueBytes = 1 << 20
  /// Raw bytes that may be under way for each worker, over all stages.
  static let bytesInFlightPerWorker = 192 << 10

  init(stages: StagesSettings, functions: StageFunctions, stop: StopFlag, units: Int) {
    self.stages = stages
    self.functions = functions
    self.stop = stop
    let workers = stages.ingest.workers + stages.normalize.workers + stages.score.workers
    buffer = ReorderBuffer(units: units, bytes: workers * Self.bytesInFlightPerWorker)
  }

  /// Runs the pass to its end and returns what the stages counted.
  ///
  /// - Parameter feed: runs on `feeders` threads; must send every unit's batches.
  func run(
    feeders: Int, feed: @escaping @Sendable (inout Outlet) -> Void,
    consume: (Batch) throws -> Void
  ) throws -> RunCounts {
    let toNormalize = BoundedQueue<Batch>(
      count: stages.normalize.queue, bytes: Self.queueBytes, senders: feeders)
    let toScore = BoundedQueue<Batch>(
      count: stages.score.queue, bytes: Self.queueBytes, senders: stages.normalize.workers)
    let total = Totals()
    let buffer = buffer
    let functions = functions
    let cancel: @Sendable () -> Void = {
      buffer.cancel()
      toNormalize.cancel()
      toScore.cancel()
    }
    let ticket = stop.onRaise(cancel)
    var threads = ThreadGroup()

    for number in 0..<feeders {
      threads.start("ingest-\(number)") {
        var outlet = Outlet(buffer: buffer, queue: toNormalize)
        feed(&outlet)
        total.add(outlet.counts)
        toNormalize.finish()
      }
    }
    for number in 0..<stages.normalize.workers {
      threads.start("normalize-\(number)") {
        var counts = RunCounts()
        while var batch = toNormalize.pop() {
          batch.normalize(with: functions, counts: &counts.normalize)
          let bytes = batch.bytes
          if !toScore.push(batch, bytes: bytes) { break }
        }
        total.add(counts)
        toScore.finish()
      }
    }
    for number in 0..<stages.score.workers {
      threads.start("score-\(number)") {
        var counts = RunCounts()
        let judge = functions.judge?()
        let judgeAgain = functions.judgeAgain?()
        while var batch = toScore.pop() {
          batch.score(with: judge, counts: &counts)
          batch.score(again: judgeAgain)
          buffer.deliver(
            batch, at: .init(unit: batch.unit, part: batch.part), isLast: batch.isLast,
            bytes: batch.bytes)
        }
        total.add(counts)
      }
    }

    let outcome = Result {
      while let batch = buffer.next() { try consume(batch) }
    }
    if case .failure = outcome { cancel() }
    threads.join()
    stop.forget(ticket)
    try outcome.get()
    if stop.isRaised { throw RunStopped(signal: stop.signal) }
    return total.counts
  }
}

/// Counts of threads that have ended.
private final class Totals: Sendable {
  private let value = Mutex(RunCounts())
  func add(_ counts: RunCounts) { value.withLock { $0 += counts } }
  var counts: RunCounts { value.withLock { $0 } }
}

/// Threads that are waited for together.
private struct ThreadGroup {
  private let running = Monitor(0)

  mutating func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
    running.change { $0 += 1 }
    let running = running
    let thread = Thread {
      body()
      running.change { $0 -= 1 }
    }
    thread.name = name
    // Deep markup is bounded by Ingest; the figure leaves room for the parsers' own frames.
    thread.stackSize = 4 << 20
    thread.start()
  }

  func join() { running.wait { $0 == 0 ? () : nil } }
}

extension Batch {
  fileprivate mutating func normalize(
    with functions: StageFunctions, counts: inout StageCounts
  ) {
    for index in entries.indices {
      let content = entries[index].content
      // What went in is let go before the next one is made.
      switch content {
      case .raw, .rawMail, .thread, .stored: entries[index].content = .taken
      default: continue
      }
      switch content {
      case .raw(let raw):
        entries[index].content = functions.normalize(raw).entry(&counts) {
          .normalized(functions.finished($0))
        }
      case .rawMail(let raw):
        entries[index].content = functions.normalize(raw).entry(&counts) { .mail($0) }
      case .thread(let mails, let recorded):
        let thread = functions.thread(mails, recorded)
        entries[index].content = .normalized(thread)
        entries[index].parts = (entries[index].parts + (mails + recorded).map(\.key)).filter {
          $0 != thread.key
        }
      case .stored(let stored):
        entries[index].content = functions.load?(stored) ?? .taken
      default: break
      }
    }
  }

  /// Judges again what came out of the ledger.
  fileprivate mutating func score(again judge: StageFunctions.JudgeAgain?) {
    guard let judge else { return }
    for index in entries.indices {
      guard case .loaded(let stored, let conversation) = entries[index].content else { continue }
      entries[index].content = .taken
      entries[index].content = .judgedAgain(judge(stored, conversation))
    }
  }

  fileprivate mutating func score(with judge: StageFunctions.Judge?, counts: inout RunCounts) {
    for index in entries.indices {
      guard case .normalized(let conversation) = entries[index].content else { continue }
      entries[index].content = .taken
      counts.score.received += 1
      var judged = judge?(conversation) ?? JudgedConversation(conversation: conversation)
      counts.score.sent += 1
      // What is derived is several times the text and of no use to any sink.
      judged.conversation.folded = FoldedText()
      judged.conversation.blocks = []
      entries[index].content = .judged(judged)
    }
  }
}

extension Result where Success == Conversation, Failure == Rejection {
  /// Counts what Normalize said and makes the batch's entry of it.
  fileprivate func entry(
    _ counts: inout StageCounts, _ make: (Conversation) -> Batch.Content
  ) -> Batch.Content {
    counts.received += 1
    switch self {
    case .success(let conversation):
      counts.sent += 1
      return make(conversation)
    case .failure(let rejection):
      counts.rejected += 1
      return .rejected(rejection)
    }
  }
}

package import Conversations
import Foundation
package import Ingest
package import Settings
import Synchronization

/// Runs files through the three stages on threads of its own and hands the results to a sink in
/// input order.
///
/// The sources are done one after the other, because mails join into threads within their source:
/// first all files of a source flow through the stages while single mails are held back, then the
/// mails are joined, and the threads flow through the later stages. Nothing in the result depends
/// on the number of workers or on their timing.
package struct PipelineRun: Sendable {
  /// One file of the run.
  package struct File: Sendable {
    package var input: IngestInput
    /// Bytes, as far as known; decides only how files are grouped.
    package var size: Int
    /// Its place among all files of the run, in input order.
    package var number = 0
    /// Nanoseconds since 1970; 0 where nobody asks for it.
    package var modified: Int64 = 0

    package init(input: IngestInput, size: Int) {
      self.input = input
      self.size = size
    }
  }

  private let stages: StagesSettings
  private let functions: StageFunctions
  private let stop: StopFlag

  package init(stages: StagesSettings, functions: StageFunctions, stop: StopFlag) {
    self.stages = stages
    self.functions = functions
    self.stop = stop
  }

  /// Files that are asked for at a time.
  static let portion = 8192

  /// Runs all files through the stages.
  ///
  /// - Parameters:
  ///   - files: in input order: by source, then by path. They are numbered in that order. Taken one by
  ///     one, as they are needed.
  ///   - sink: called on this thread, in input order.
  /// - Throws: as the other `execute`.
  package func execute(
    _ files: some Sequence<File>, sink: (PipelineEvent) throws -> Void
  ) throws -> RunCounts {
    var rest = files.makeIterator()
    var waiting = rest.next()
    var number = 0
    return try execute(
      next: {
        var portion: [File] = []
        let source = waiting?.input.source.name
        while var file = waiting, portion.count < Self.portion, file.input.source.name == source {
          file.number = number
          number += 1
          portion.append(file)
          waiting = rest.next()
        }
        return portion
      }, sink: sink)
  }

  /// Runs files through the stages that come in portions, so that no list of all of them is needed.
  ///
  /// - Parameters:
  ///   - next: called on this thread when everything before has reached the sink, except for mails:
  ///     the next files in input order, all of one source; none: there are no more.
  ///   - goingOn: called on this thread when a source has been read, with its mails, until it gives
  ///     nothing more: further files of that source, whose mails may be of the same threads.
  ///   - sink: called on this thread, in input order.
  /// - Throws: what `next`, `goingOn` and the sink throw; `RunStopped` after a signal; `UnbalancedCounts` if
  ///   something got lost between two stages, which is a mistake in this program.
  package func execute(
    next: () throws -> [File], goingOn: ([Conversation]) throws -> [File] = { _ in [] },
    sink: (PipelineEvent) throws -> Void
  ) throws -> RunCounts {
    var collector = ResultCollector()
    var source: String?
    while true {
      let files = try next()
      let name = files.first?.input.source.name
      if name != source {
        while case let more = try goingOn(collector.mails), !more.isEmpty {
          try read(more, &collector, sink: sink)
        }
        try join(&collector, sink: sink)
      }
      source = name
      if files.isEmpty { break }
      try read(files, &collector, sink: sink)
    }
    let mismatches = collector.counts.mismatches
    guard mismatches.isEmpty else { throw UnbalancedCounts(mismatches: mismatches) }
    return collector.counts
  }

  /// Sends files through the stages; the mails among them are held back.
  private func read(
    _ files: [File], _ collector: inout ResultCollector, sink: (PipelineEvent) throws -> Void
  ) throws {
    let units = WorkUnit.divide(files.map(\.size))
    let nextUnit = Atomic<Int>(0)
    let flow = StageFlow(stages: stages, functions: functions, stop: stop, units: units.count)
    collector.counts += try flow.run(feeders: min(stages.ingest.workers, max(1, units.count))) {
      outlet in
      let read = functions.reader()
      while !stop.isRaised {
        let index = nextUnit.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < units.count else { return }
        guard
          IngestWorker(files: files, stop: stop, hash: functions.hash).read(
            units[index], number: index, with: read, into: &outlet)
        else { return }
      }
    } consume: { batch in
      try collector.take(batch, sink: sink)
    }
  }

  /// Joins the mails of a source that has been read, and sends the threads through the later stages.
  private func join(
    _ collector: inout ResultCollector, sink: (PipelineEvent) throws -> Void
  ) throws {
    let held = collector.takeMails()
    guard !held.files.isEmpty else { return }
    let recorded =
      try functions.recordedThreads?(held.mails.map(\.mail)) ?? []
    let threads = MailThreads(held, recorded: recorded, group: functions.groupMails)
    collector.counts.mails += held.mails.count
    collector.counts.threads += threads.count
    let flow = StageFlow(
      stages: stages, functions: functions, stop: stop, units: threads.batches.count)
    collector.counts += try flow.run(feeders: 1) { outlet in
      for batch in threads.batches {
        guard outlet.send(batch) else { return }
      }
    } consume: { batch in
      try collector.take(batch, sink: sink)
    }
  }
}

/// A signal ended the run early; what the sink got before stays.
package struct RunStopped: Error, Sendable {
  /// The signal's number; nil if the run was stopped from inside the program.
  package var signal: Int32?

  package init(signal: Int32?) { self.signal = signal }
}

/// The counts of two stages do not match: a mistake in this program.
package struct UnbalancedCounts: Error, Sendable, CustomStringConvertible {
  package var mismatches: [String]

  package var description: String {
    "internal error: the counts of the stages do not balance (\(mismatches.joined(separator: "; ")))"
  }
}

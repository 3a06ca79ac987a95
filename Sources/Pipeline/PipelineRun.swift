import Conversations
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

  /// Runs all files through the stages.
  ///
  /// - Parameters:
  ///   - files: in input order: by source, then by path.
  ///   - sink: called on this thread, in input order.
  /// - Throws: what the sink throws; `RunStopped` after a signal; `UnbalancedCounts` if something
  ///   got lost between two stages, which is a mistake in this program.
  package func execute(
    _ files: [File], sink: (PipelineEvent) throws -> Void
  ) throws -> RunCounts {
    var counts = RunCounts()
    var best = VersionTable()
    var start = 0
    while start < files.count {
      let source = files[start].input.source.name
      let end =
        files[start...].firstIndex { $0.input.source.name != source } ?? files.count
      try run(files, range: start..<end, counts: &counts, best: &best, sink: sink)
      start = end
    }
    let mismatches = counts.mismatches
    guard mismatches.isEmpty else { throw UnbalancedCounts(mismatches: mismatches) }
    return counts
  }

  private func run(
    _ files: [File], range: Range<Int>, counts: inout RunCounts,
    best: inout VersionTable, sink: (PipelineEvent) throws -> Void
  ) throws {
    var collector = ResultCollector(counts: counts, best: best)
    // Held by the collector alone, or every change would copy it.
    best = VersionTable()
    defer {
      counts = collector.counts
      best = collector.best
    }

    let units = WorkUnit.divide(files[range].map(\.size), from: range.lowerBound)
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

    let held = collector.takeMails()
    guard !held.files.isEmpty else { return }
    let threads = MailThreads(held, group: functions.groupMails)
    collector.counts.mails += held.mails.count
    collector.counts.threads += threads.count
    let later = StageFlow(
      stages: stages, functions: functions, stop: stop, units: threads.batches.count)
    collector.counts += try later.run(feeders: 1) { outlet in
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

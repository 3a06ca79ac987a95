package import Conversations
import Glibc
package import Ingest
package import Ledger
import Normalize
import Score
import Settings

/// What is new or changed since the last run, through all stages, into the ledger.
package struct NightlyRun {
  /// What a run did, for the summary and the exit status.
  package struct Outcome: Sendable {
    /// Conversations that time, or other contacts of their customers, let judge otherwise.
    package var settled = Settlement.Outcome()
    package var counts = RunCounts()
    /// Files that the sources name.
    package var found = 0
    /// Files that have not changed since they were read.
    package var unchanged = 0
    /// Files left for the next run because they are younger than `settle_minutes`.
    package var unsettled = 0
    /// Mails read again because a new one may continue their threads.
    package var reread = 0
    package var new = 0
    package var replaced = 0
    /// Conversations of which the ledger had the same or a longer version.
    package var known = 0
    /// Conversations of customers who were forgotten, left out.
    package var forgotten = 0
    /// Rejections that were not reported by an earlier run.
    package var rejections: [Rejection] = []

    package init() {}
  }

  private let setup: StageSetup
  private let ledger: Ledger
  private let stop: StopFlag
  /// Changes whenever files may be understood differently than before.
  private let reader: String

  package init(setup: StageSetup, ledger: Ledger, reader: String, stop: StopFlag) {
    self.setup = setup
    self.ledger = ledger
    self.reader = reader
    self.stop = stop
  }

  /// Reads, judges and records.
  ///
  /// - Parameters:
  ///   - inputs: every file of the sources, in input order.
  ///   - now: seconds since 1970; decides which files have settled.
  ///   - asOf: the "now" of promises and deadlines.
  ///   - progress: files done and files to do, called often.
  ///   - report: called for each new rejection, in input order.
  package func execute(
    _ inputs: [IngestInput], now: Int64, asOf: Int64,
    progress: (Int, Int) -> Void, report: (Rejection) -> Void
  ) throws -> Outcome {
    var outcome = Outcome()
    outcome.found = inputs.count
    let selected = try select(inputs, now: now, outcome: &outcome)
    if !selected.isEmpty {
      try record(selected, asOf: asOf, outcome: &outcome, progress: progress, report: report)
    }
    let settlement = Settlement(setup: setup, ledger: ledger, stop: stop, stock: stock)
    outcome.settled = try settlement.execute(asOf: asOf)
    try ledger.endNight()
    return outcome
  }

  private func record(
    _ selected: [Selected], asOf: Int64, outcome: inout Outcome,
    progress: (Int, Int) -> Void, report: (Rejection) -> Void
  ) throws {
    var background = Background(asOf: asOf)
    background.stock = try stock()
    let functions = setup.functions(background: background, store: setup.settings.store)
    let run = PipelineRun(stages: setup.settings.stages, functions: functions, stop: stop)
    var done = 0
    do {
      outcome.counts = try run.execute(selected.map(\.file)) { event in
        switch event {
        case .began(let file, let hash):
          let one = selected[file]
          try ledger.beginFile(
            source: one.file.input.source.name, path: one.file.input.path,
            stamp: FileStamp(
              size: Int64(one.file.size), modified: one.modified, hash: hash), reader: reader)
        case .conversation(_, _, let judged), .superseded(_, let judged):
          // The ledger decides between versions by itself, also those of earlier nights.
          if let record = judged.record { try ledger.add([record]) }
        case .ended(_, let result, let later):
          let rejections = result.rejections + later
          let summary = try ledger.endFile(
            format: result.format, received: result.received, rejections: rejections)
          outcome.new += summary.new
          outcome.replaced += summary.replaced
          outcome.known += summary.kept
          outcome.forgotten += summary.forgotten
          outcome.rejections += summary.newRejections
          for rejection in summary.newRejections { report(rejection) }
          done += 1
          progress(done, selected.count)
        }
      }
    } catch {
      // Whole files that came before are kept; the one under way is read again by the next run.
      try? ledger.abandonFile()
      try? ledger.flush()
      throw error
    }
    try ledger.flush()
  }

  /// What agents wrote again and again, as the ledger held it when this night began. A run that goes
  /// on where another one was interrupted belongs to the same night.
  private func stock() throws -> StockPhrases {
    if let begun = try ledger.openNight() { return StockPhrases(encoded: begun) }
    let stock = try FirstPass.stock(in: ledger, stop: stop)
    try ledger.beginNight(stock.encoded)
    return stock
  }

  private struct Selected {
    /// Place among all inputs.
    var order: Int
    var file: PipelineRun.File
    /// Nanoseconds since 1970.
    var modified: Int64
  }

  /// The files to read: new and changed ones, and the known mails of a source that got new files.
  private func select(
    _ inputs: [IngestInput], now: Int64, outcome: inout Outcome
  ) throws -> [Selected] {
    var selected: [Selected] = []
    var known: [Selected] = []
    var source = ""
    func finishSource() throws {
      guard !selected.isEmpty, selected.last?.file.input.source.name == source, !known.isEmpty
      else { return }
      let formats = try ledger.formats(source: source)
      let mails = known.filter { one in
        formats[one.file.input.path].map(isMail) ?? false
      }
      guard !mails.isEmpty else { return }
      outcome.reread += mails.count
      outcome.unchanged -= mails.count
      selected = (selected + mails).sorted { $0.order < $1.order }
    }
    for (order, input) in inputs.enumerated() {
      if input.source.name != source {
        try finishSource()
        source = input.source.name
        known = []
      }
      if stop.isRaised { throw RunStopped(signal: stop.signal) }
      let status = FileStatus(input.fileSystemPath)
      if let status, setup.settings.settleMinutes > 0,
        now - status.modified / 1_000_000_000 < Int64(setup.settings.settleMinutes) * 60
      {
        outcome.unsettled += 1
        continue
      }
      let state = try ledger.check(
        source: source, path: input.path, size: status?.size ?? -1,
        modified: status?.modified ?? 0, reader: reader
      ) {
        StageSetup.hash(of: input.fileSystemPath)
      }
      let one = Selected(
        order: order, file: .init(input: input, size: Int(status?.size ?? -1)),
        modified: status?.modified ?? 0)
      switch state {
      case .new, .changed: selected.append(one)
      case .unchanged:
        outcome.unchanged += 1
        known.append(one)
      }
    }
    try finishSource()
    return selected
  }

  private func isMail(_ format: String) -> Bool {
    Ingester.mailFormats.contains(format)
      || setup.settings.formats.contains { $0.id == format && $0.isMail }
  }
}

/// Size and age of a file.
struct FileStatus {
  var size: Int64
  /// Nanoseconds since 1970.
  var modified: Int64
  var isRegular: Bool

  /// Nil if the file cannot be looked at.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    size = Int64(status.st_size)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }
}

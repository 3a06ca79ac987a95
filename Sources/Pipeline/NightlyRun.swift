package import Conversations
import Glibc
package import Ingest
package import Ledger
import Normalize
package import Score
import Settings

/// What is new or changed since the last run, through all stages, into the ledger.
package struct NightlyRun {
  /// What a run did, for the summary and the exit status.
  package struct Outcome: Sendable {
    /// Rejected files that are gone: what was wrong with them is told no more.
    package var gone: [FileName] = []
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
    /// Conversations older than what the ledger keeps, left out.
    package var leftOut = 0
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
  ///   - sources: where the files are.
  ///   - now: seconds since 1970; decides which files have settled.
  ///   - asOf: the "now" of promises and deadlines.
  ///   - progress: files done so far, called often.
  ///   - report: called for each new rejection, in input order; last for what could not be looked into.
  package func execute(
    _ sources: Discovery, now: Int64, asOf: Int64,
    progress: (Int) -> Void, report: (Rejection) -> Void
  ) throws -> Outcome {
    var files = NewFiles(
      sources, ledger: ledger, settings: setup.settings, reader: reader, now: now, stop: stop)
    files.rejected = try ledger.rejectedFiles()
    var outcome = Outcome()
    let first = try files.next()
    if !first.isEmpty {
      try record(
        first, then: &files, asOf: asOf, outcome: &outcome, progress: progress, report: report)
    }
    outcome.take(files)
    // A source that cannot be looked into may hide conversations: that is told every night. A name
    // behind which there is no file to read is told once, as a file that cannot be read is.
    let names = files.unreachable.filter(\.isOfName)
    let unreachable = files.unreachable.filter { !$0.isOfName }
    for rejection in unreachable { report(rejection) }
    // Nobody knows what is behind a door that does not open.
    let hidden = Set(unreachable.map(\.origin.source))
    let gone = files.rejected.filter { !hidden.contains($0.source) }
    try ledger.recordMissing(unreachable: unreachable, gone: gone)
    outcome.gone = gone.sorted { ($0.source, $0.path) < ($1.source, $1.path) }
    for rejection in try ledger.recordUnreadable(names) { report(rejection) }
    let settlement = Settlement(setup: setup, ledger: ledger, stop: stop, stock: stock)
    outcome.settled = try settlement.execute(asOf: asOf)
    try ledger.endNight()
    return outcome
  }

  private func record(
    _ first: [PipelineRun.File], then files: inout NewFiles, asOf: Int64, outcome: inout Outcome,
    progress: (Int) -> Void, report: (Rejection) -> Void
  ) throws {
    var background = Background(asOf: asOf)
    let stock = try stock()
    background.stock = stock.phrases
    var functions = setup.functions(
      background: background, store: setup.settings.store, stock: stock.id)
    let ledger = ledger
    let finished = functions
    functions.recordedThreads = {
      try RecordedThreads(ledger: ledger).threads(of: $0, as: finished.finished)
    }
    let run = PipelineRun(stages: setup.settings.stages, functions: functions, stop: stop)
    var first = first
    var done = 0
    do {
      outcome.counts = try run.execute(
        next: {
          guard first.isEmpty else {
            defer { first = [] }
            return first
          }
          return try files.next()
        }, goingOn: { try files.goingOn($0) },
        sink: { event in
          switch event {
          case .began(let file, let hash):
            try ledger.beginFile(
              source: file.input.source.name, path: file.input.path,
              stamp: FileStamp(size: Int64(file.size), modified: file.modified, hash: hash),
              reader: reader)
          case .conversation(_, _, let judged), .superseded(_, let judged):
            // The ledger decides between versions by itself, also those of earlier nights.
            try ledger.absorb(judged.parts)
            if let record = judged.record { try ledger.add([record]) }
          case .ended(let file, let result, let later):
            let rejections = result.rejections + later
            let summary = try ledger.endFile(
              format: result.format, received: result.received, rejections: rejections)
            if rejections.contains(where: { $0.code == Rejection.noRoom }) {
              try ledger.forgetFile(source: file.input.source.name, path: file.input.path)
            }
            outcome.new += summary.new
            outcome.replaced += summary.replaced
            outcome.known += summary.kept
            outcome.forgotten += summary.forgotten
            outcome.leftOut += summary.leftOut
            outcome.rejections += summary.newRejections
            for rejection in summary.newRejections { report(rejection) }
            done += 1
            progress(done)
          }
        })
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
  private func stock() throws -> NightStock {
    if let begun = try ledger.openNight() {
      return NightStock(id: begun.id, phrases: StockPhrases(encoded: begun.body))
    }
    let phrases = try FirstPass.stock(in: ledger, stop: stop)
    return NightStock(id: try ledger.beginNight(phrases.encoded).id, phrases: phrases)
  }
}

/// What agents wrote again and again before a night, as the ledger keeps it.
package struct NightStock: Sendable {
  /// Nil where nothing may be written.
  package var id: StockID?
  package var phrases: StockPhrases
}

extension NightlyRun.Outcome {
  fileprivate mutating func take(_ files: NewFiles) {
    found = files.found
    unchanged = files.unchanged
    unsettled = files.unsettled
    reread = files.reread
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

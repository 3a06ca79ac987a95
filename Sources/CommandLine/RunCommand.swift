import ArgumentParser
import Conversations
import Glibc
import Ingest
import Ledger
import Pipeline
import Score
import Settings

/// `scorecards run`: the nightly job.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Reads what is new or changed, judges it, records it, writes the exports due.",
    discussion: """
      Files that have not changed since an earlier run are not read again. One run at a time: a second
      one leaves at once. Killed anywhere, the next run continues.

      EXAMPLES:
        scorecards run
        scorecards run --config /srv/scorecards/pipeline.json --quiet
        scorecards run --as-of 2026-11-01T06:00:00Z

      EXIT STATUS: 0 done, 1 some input was rejected, 2 usage or configuration,
                   3 another run holds the lock, 4 not finished
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The moment from which promises and deadlines are looked at; default now.",
      valueName: "instant"))
  var asOf: Instant?

  @Flag(
    name: .long,
    help: "Code customers with another key than earlier nights; only if theirs is lost for good.")
  var newKey = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (settings, file) = try common.settings(isRequired: true)
    var setup = try StageSetup(settings: settings, needsScore: true, file: file, makesKey: false)
    let path = FileReader.resolve(settings.ledger, in: settings.folder)
    let started = Instant.now
    let lock = try Self.lock(ledger: path, started: started)
    defer { withExtendedLifetime(lock) {} }

    var options = Ledger.Options()
    options.store = settings.store
    options.zone = setup.reportZone
    let ledger = try Ledger(path: path, options: options)
    if let key = CustomerKey(settings, ledger: ledger) {
      if !newKey { try key.check(setup.pseudonyms) }
      if setup.pseudonyms == nil {
        setup = try StageSetup(settings: settings, needsScore: true, file: file)
      }
      common.tellNewKey(setup)
      try key.keepMark(setup.pseudonyms) { common.diagnostics.warning($0) }
    }
    try ledger.describe(ruleset: setup.ruleset, as: setup.description)
    let run = try ledger.beginRun(
      startedAt: started.seconds, asOf: asOf?.seconds, ruleset: setup.ruleset)
    do {
      try execute(
        Night(
          settings: settings, setup: setup, ledger: ledger, run: run, started: started))
    } catch {
      if !(error is ExitStatus) {
        try? ledger.finishRun(
          run, finishedAt: Instant.now.seconds, status: Int(ExitStatus.unfinished.rawValue),
          counts: [])
      }
      throw error
    }
  }

  private struct Night {
    var settings: PipelineSettings
    var setup: StageSetup
    var ledger: Ledger
    var run: RunID
    var started: Instant
  }

  private func execute(_ night: Night) throws {
    var diagnostics = common.diagnostics
    let job = NightlyRun(
      setup: night.setup, ledger: night.ledger,
      reader: Version.text + " " + night.setup.readerFingerprint, stop: Entry.stop)
    var progress = ProgressLine(isQuiet: common.quiet)
    let outcome = try job.execute(
      Discovery(sources: night.settings.sources, folder: night.settings.folder),
      now: night.started.seconds, asOf: (asOf ?? night.started).seconds
    ) { done in
      progress.show(Summary.count(done, "file"))
    } report: { rejection in
      progress.clear()
      diagnostics.rejected(rejection)
    }
    progress.clear()
    if outcome.leftOut > 0, let keptFrom = try PrunedMonths(night.ledger).keptFrom {
      let count = Summary.count(outcome.leftOut, "conversation")
      diagnostics.warning(
        "\(count) older than the retention boundary \(keptFrom) \(outcome.leftOut == 1 ? "was" : "were")"
          + " left out (`scorecards prune`)")
    }
    let ratings = try RatingsImport(setup: night.setup).run(
      into: night.ledger, reader: Version.text
    ) { diagnostics.rejected($0) }

    let exporter = Exporter(
      ledger: night.ledger, settings: night.settings, zone: night.setup.reportZone)
    let exports = try exporter.writeDue()

    let status: ExitStatus = diagnostics.rejections > 0 ? .rejectedInput : .done
    try night.ledger.finishRun(
      night.run, finishedAt: Instant.now.seconds, status: Int(status.rawValue),
      counts: Self.counts(outcome.counts), leftOut: outcome.leftOut)
    if !common.quiet {
      try Console.print(Self.summary(outcome, ratings: ratings, exports: exports))
    }
    if status != .done { throw status }
  }

  static func lock(ledger: String, started: Instant) throws -> RunLock {
    if let slash = ledger.lastIndex(of: "/"), slash != ledger.startIndex {
      try OutputFolder.makeFolder(String(ledger[..<slash]))
    }
    let time = Timestamp(seconds: started.seconds).iso8601
    do {
      return try RunLock(path: ledger + ".lock", owner: "pid \(getpid()), started \(time)")
    } catch {
      switch error {
      case .held: throw Failure(status: .locked, message: error.description)
      case .cannotOpen: throw Failure.unfinished(error.description)
      }
    }
  }

  private static func counts(_ counts: RunCounts) -> [StageCount] {
    [(Stage.ingest, counts.ingest), (.normalize, counts.normalize), (.score, counts.score)].map {
      StageCount(
        stage: $0.0, received: $0.1.received, sent: $0.1.sent, rejected: $0.1.rejected)
    }
  }

  /// One line: what was read, what became of it, where the scorecards are.
  ///
  /// - Parameter exports: as `Exporter.writeDue` gives them.
  static func summary(
    _ outcome: NightlyRun.Outcome, ratings: Int, exports: [String]
  ) -> String {
    var parts: [String] = []
    if outcome.counts.files == 0 {
      parts.append("nothing new in \(Summary.count(outcome.found, "file"))")
    } else {
      parts.append(
        Summary.counts(
          outcome.counts, verb: "scored", older: outcome.leftOut, forgotten: outcome.forgotten))
      parts.append(Summary.count(outcome.counts.findings, "finding"))
      parts.append(
        "\(outcome.new) new, \(outcome.replaced) updated, \(outcome.known) known already")
    }
    if outcome.unchanged > 0 && outcome.counts.files > 0 {
      parts.append("\(Summary.count(outcome.unchanged, "file")) unchanged")
    }
    if outcome.reread > 0 {
      parts.append("\(Summary.count(outcome.reread, "mail file")) read again for their threads")
    }
    if outcome.unsettled > 0 {
      parts.append("\(Summary.count(outcome.unsettled, "file")) too young, left for the next run")
    }
    if !outcome.gone.isEmpty {
      parts.append("\(Summary.count(outcome.gone.count, "rejected file")) gone")
    }
    if outcome.settled.conversations > 0 {
      let change = outcome.settled.findings
      parts.append(
        Summary.count(outcome.settled.conversations, "conversation")
          + " settled by time or later contacts "
          + "(\(change < 0 ? "" : "+")\(Summary.count(change, "finding")))")
    }
    if ratings > 0 { parts.append("\(Summary.count(ratings, "rating")) new or changed") }
    return (parts + exports).joined(separator: "; ")
  }
}

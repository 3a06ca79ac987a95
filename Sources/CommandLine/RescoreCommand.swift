import ArgumentParser
import Conversations
import Ledger
import Pipeline
import Reports
import Score
import Scorecards
import Settings

/// `scorecards rescore`: stored conversations judged again with today's ruleset, and what that changes.
struct RescoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescore",
    abstract: "Judges recorded conversations again with today's ruleset and tells what changes.",
    discussion: """
      No export is read: the texts in the ledger are judged with the error list, lexicons, options and
      profiles of today, each from the moment from which it was judged before. Told are the differences
      between the rulesets, every conversation whose findings, outcomes or scores differ, and the sums.
      The new evaluations become current together at the end and the scorecards of their months are
      written anew; the old evaluations stay in the ledger. With --dry-run nothing is recorded.

      FILE holds some of "criteria", "custom_criteria", "profiles" and "calibration" as in pipeline.json:
      options of a criterion take the place of that criterion's, the other keys take the place of theirs.

      EXAMPLES:
        scorecards rescore --period 2026-10 --dry-run
        scorecards rescore --period 2026-10 --ruleset trial.json --dry-run --format html --out trial
        scorecards rescore --month 2026-10 --team North

      EXIT STATUS: 0 done, 1 some conversations could not be judged again because their text is not
                   stored, 2 usage or configuration, 3 a run holds the lock, 4 not finished: the old
                   evaluations stay current
      """)

  @Option(
    name: [.long, .customLong("month")],
    help: "2026-10, 2026-W43, 2026-10-01..2026-10-31 or undated.")
  var period: PeriodArgument

  @Option(name: .long, help: "Only conversations in which an agent of this team wrote.")
  var team: String?

  @Option(name: .long, help: "Only conversations in which this agent wrote: roster id or name.")
  var agent: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Rules to try instead of those in pipeline.json.", valueName: "file"))
  var ruleset: String?

  @Flag(name: .long, help: "Only tell what would change.")
  var dryRun = false

  @Flag(
    name: .long, help: "List also conversations in which findings are only explained otherwise.")
  var reworded = false

  @Option(
    name: .long,
    help: "Files to keep, with commas: \(RecordFormats.names).")
  var format: RecordFormats?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Folder for them, empty or not there yet; default one of its own in the first export's folder.",
      valueName: "folder"))
  var out: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The moment from which promises and deadlines are looked at; default: each evaluation's own. "
        + "With unchanged rules only in a dry run.",
      valueName: "instant"))
  var asOf: Instant?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard out == nil || format != nil else {
      throw ValidationError("--out names the folder of --format; give that too")
    }
  }

  func run() throws {
    let (settings, file) = try common.settings(isRequired: true)
    let rules = try rules(settings, file)
    var setup = try StageSetup(
      settings: rules.settings, needsScore: true, file: rules.file, makesKey: false)
    let started = Instant.now
    // A folder on the command line is meant from here, not from the configuration.
    let named = try out.map { try RecordFolder(named: $0) }
    let path = FileReader.resolve(settings.ledger, in: settings.folder)
    // A dry run only reads, and may do so beside a nightly run.
    let lock = try dryRun ? nil : RunCommand.lock(ledger: path, started: started)
    defer { withExtendedLifetime(lock) {} }
    let ledger = try CommonOptions.ledger(
      settings, zone: setup.reportZone, isReadOnly: dryRun, mustExist: true)
    if asOf != nil, !dryRun, try ledger.rulesets(in: period.period).contains(setup.ruleset) {
      throw Failure.usage(
        "--as-of with unchanged rules would take the place of what these rules have judged in "
          + "\(period.period); add --dry-run to see what differs, or change the rules")
    }
    if let asOf { setup = setup.judging(asOf: asOf.seconds) }
    if !dryRun { try ledger.describe(ruleset: setup.ruleset, as: setup.description) }

    let kept = try format.map { _ in try named ?? folder(settings, started) }
    defer { kept?.removeIfEmpty() }
    let criteria = Registry.infos(setup.settings)
    var report = RescoreReport(
      period: period.period, zone: setup.reportZone, criteria: criteria,
      scope: Scope(team: team, agent: agent),
      reviews: try StoredReviews(ledger), listsReworded: reworded, isQuiet: common.quiet,
      record: kept.map {
        RescoreFiles(
          $0.path, format?.formats ?? [], zone: setup.reportZone, criteria: criteria)
      })
    let outcome = try execute(setup, ledger, started, &report)
    guard outcome.conversations > 0 else {
      throw Failure.usage(
        Exporter(ledger: ledger, settings: settings, zone: setup.reportZone, scope: report.scope)
          .nothingRecorded(period.period))
    }
    let overview = try overview(outcome, setup, ledger, report)
    let record = try report.finish(overview)

    var exports: [String] = []
    if !dryRun, outcome.judged > 0 {
      exports = try Exporter(ledger: ledger, settings: setup.settings, zone: setup.reportZone)
        .writeDue()
    }
    if dryRun, let cut = try PrunedMonths(ledger).cut(period.period) { exports.append(cut) }
    try tell(overview, exports: exports, record: record)
    if outcome.notStored > 0 { throw ExitStatus.rejectedInput }
  }

  /// The record's folder where none was named: what was chosen, and the moment.
  private func folder(_ settings: PipelineSettings, _ started: Instant) throws -> RecordFolder {
    let parent = FileReader.resolve(settings.exports.first?.to ?? "out", in: settings.folder)
    let rules = ruleset.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    return try RecordFolder(
      in: parent, parts: [period.period.description] + [team, agent, rules].compactMap { $0 },
      moment: (asOf ?? started).seconds)
  }

  /// The configuration with the rules of `--ruleset`; mistakes of both files are told by file.
  private func rules(
    _ settings: PipelineSettings, _ file: String
  ) throws -> (settings: PipelineSettings, file: String) {
    guard let ruleset else { return (settings, file) }
    // What is wrong without the rules on trial is not their mistake.
    let own = StageSetup.problems(of: settings)
    guard own.isEmpty else { throw SettingsProblems(file: file, problems: own) }
    let (tried, problems) = settings.examine(rulesAt: ruleset)
    let all = problems + StageSetup.problems(of: tried)
    guard all.isEmpty else { throw SettingsProblems(file: ruleset, problems: all) }
    return (tried, ruleset)
  }

  private func execute(
    _ setup: StageSetup, _ ledger: Ledger, _ started: Instant, _ report: inout RescoreReport
  ) throws -> RescoreRun.Outcome {
    let scope = report.scope
    var filter: (@Sendable (Evaluation) -> Bool)?
    if scope != Scope() { filter = { $0.agents.contains { scope.contains($0) } } }
    let job = RescoreRun(setup: setup, ledger: ledger, stop: Entry.stop)
    var progress = ProgressLine(isQuiet: common.quiet)
    defer { progress.clear() }
    do {
      return try job.execute(
        in: period.period,
        background: Background(asOf: try ledger.lastMoment() ?? started.seconds),
        asOf: asOf?.seconds, scope: filter, isDryRun: dryRun
      ) { done, total in
        progress.show("\(done) of \(total) conversations")
      } report: { again in
        try report.add(again)
      }
    } catch let stopped as RunStopped {
      throw Failure.unfinished(
        "stopped by \(Entry.name(of: stopped)); the evaluations from before stay current")
    }
  }

  private func overview(
    _ outcome: RescoreRun.Outcome, _ setup: StageSetup, _ ledger: Ledger, _ report: RescoreReport
  ) throws -> RescoreOverview {
    let previous = try outcome.previous.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      RescoreOverview.Previous(
        ruleset: $0.key, conversations: $0.value,
        changes: try ledger.description(ofRuleset: $0.key)?.changes(to: setup.description))
    }
    return RescoreOverview(
      period: period.period, scope: report.scope, isDryRun: dryRun, ruleset: setup.ruleset,
      previous: previous, conversations: outcome.conversations, judged: outcome.judged,
      known: outcome.known, notStored: outcome.notStored, changed: report.changed,
      reworded: report.reworded)
  }

  /// The last lines: what holds from now on.
  private func tell(
    _ overview: RescoreOverview, exports: [String], record: String?
  ) throws {
    guard !common.quiet else { return }
    var lines: [String] = []
    if dryRun {
      lines.append("nothing was recorded (dry run)")
    } else if overview.judged > 0 {
      lines.append("ruleset \(overview.ruleset) is current for what was judged again")
      if ruleset != nil {
        lines.append(
          "later nights go on with the rules of the configuration; put those on trial there to keep them"
        )
      }
    }
    lines += exports
    if let record { lines.append("this is kept in \(record)") }
    if !lines.isEmpty { try Console.print(lines.joined(separator: "; ")) }
  }
}

/// Formats of the record on the command line, with commas.
struct RecordFormats: ExpressibleByArgument {
  var formats: Set<RescoreRecord.Format> = []

  static let names = RescoreRecord.Format.allCases.map(\.rawValue).joined(separator: ", ")

  init?(argument: String) {
    for name in argument.split(separator: ",") {
      guard let format = RescoreRecord.Format(rawValue: String(name)) else { return nil }
      formats.insert(format)
    }
    if formats.isEmpty { return nil }
  }
}

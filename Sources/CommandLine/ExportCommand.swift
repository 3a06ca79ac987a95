import ArgumentParser
import Conversations
import Ledger
import Pipeline
import Score
import Scorecards
import Settings

/// `scorecards export`: scorecards of a period.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the scorecards of a period from the ledger.",
    discussion: """
      Files go to FOLDER/<period>/ and appear all at once. Without --format and --to the exports of
      the configuration are written.

      EXAMPLES:
        scorecards export --period 2026-10
        scorecards export --period 2026-W43 --team North --format csv,json --to reports
        scorecards export --period 2026-10-01..2026-10-15 --agent a17
        scorecards export --period 2026-10 --team-only --language it --format html --to bacheca

      EXIT STATUS: 0 done, 2 usage or configuration, 4 not finished
      """)

  @Option(
    name: [.long, .customLong("month")],
    help: "2026-10, 2026-W43, 2026-10-01..2026-10-31 or undated; default all months recorded.")
  var period: PeriodArgument?

  @Option(name: .long, help: "Only agents of this team.")
  var team: String?

  @Option(name: .long, help: "Only this agent: roster id or name.")
  var agent: String?

  @Option(name: .long, help: "Only these criteria, with commas: E01,E14.")
  var criteria: String?

  @Flag(name: .long, help: "Name no agent: only the team's figures. Needs --to.")
  var teamOnly = false

  @Option(
    name: .long, help: "Language of the pages: en, it, ru, af. Default as configured, else en.")
  var language: ExportSettings.Language?

  @Option(
    name: .long,
    help:
      "Formats, with commas: \(ExportSettings.Format.allCases.map(\.rawValue).joined(separator: ", "))."
  )
  var format: FormatList?

  @Option(
    name: [.long, .customLong("out")],
    help: ArgumentHelp("Folder to write to.", valueName: "folder"))
  var to: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let (ledger, setup) = try common.ledger(isReadOnly: true)
    let settings = setup.settings
    let lock = try RunCommand.lock(
      ledger: ledger.path, started: .now)
    defer { withExtendedLifetime(lock) {} }
    let pruned = try PrunedMonths(ledger)
    let recorded = try period.map { [$0.period] } ?? ledger.periods()
    // Only who asks for a month that was pruned gets what is left of it.
    let left = period == nil ? recorded.filter(pruned.isHeldBack) : []
    let periods = recorded.filter { !left.contains($0) }
    let exporter = Exporter(
      ledger: ledger, settings: settings, zone: setup.reportZone,
      scope: try scope(ledger, periods, criteria: wantedCriteria(settings)),
      isAsked: period != nil || team != nil || agent != nil)
    var folders: [String] = []
    for period in periods {
      folders += try exporter.write(period, exports: exports(settings))
    }
    if folders.isEmpty, exporter.isAsked {
      throw Failure.usage(exporter.nothingRecorded(period?.period))
    }
    guard !common.quiet else { return }
    var told = Exporter.told(folders)
    if told.isEmpty { told = ["nothing to export: the ledger holds no evaluations"] }
    told += periods.compactMap(pruned.cut) + [pruned.heldBack(left)].compactMap { $0 }
    try Console.print(told.joined(separator: "; "))
  }

  /// The names as they are recorded; only where one was typed is it worth looking.
  private func scope(
    _ ledger: Ledger, _ periods: [Period], criteria: Set<CriterionID>?
  ) throws -> Scope {
    guard team != nil || agent != nil else { return Scope(criteria: criteria) }
    return try RecordedNames(ledger, in: periods)
      .scope(team: team, agent: agent, criteria: criteria)
  }

  private func wantedCriteria(_ settings: PipelineSettings) throws -> Set<CriterionID>? {
    guard let criteria else { return nil }
    let known = Registry.infos(settings).map(\.id.rawValue)
    let wanted = criteria.split(separator: ",").map { $0.filter { $0 != " " } }
    for id in wanted where !known.contains(id) {
      throw Failure.usage("unknown criterion \"\(id)\"" + Suggestion.hint(for: id, in: known))
    }
    guard !wanted.isEmpty else { throw Failure.usage("--criteria names none") }
    return Set(wanted.map { CriterionID($0) })
  }

  /// What the options say, and the configuration where they say nothing.
  private func exports(_ settings: PipelineSettings) throws -> [ExportSettings] {
    // Beside named files a team's report would not keep them secret.
    if teamOnly && to == nil { throw Failure.usage("--team-only needs a folder of its own: --to") }
    if teamOnly && agent != nil {
      throw Failure.usage("--team-only names no agent and --agent chooses one: leave one out")
    }
    func shown(_ view: ExportSettings.View) -> ExportSettings.View {
      var view = view
      view.language = language ?? view.language
      view.isTeamOnly = teamOnly || view.isTeamOnly
      return view
    }
    if format == nil && to == nil {
      guard !settings.exports.isEmpty else {
        throw Failure.usage("the configuration has no exports; give --format and --to")
      }
      return settings.exports.map {
        ExportSettings(format: $0.format, to: $0.to, view: shown($0.view))
      }
    }
    // A folder on the command line is meant from here, not from the configuration.
    let here = to.map { $0.hasPrefix("/") ? $0 : Self.current + "/" + $0 }
    let formats = format?.formats ?? settings.exports.map(\.format)
    return formats.map {
      ExportSettings(
        format: $0, to: here ?? settings.exports.first?.to ?? "out",
        view: shown(settings.exports.first?.view ?? ExportSettings.View()))
    }
  }

  private static var current: String { CurrentFolder.path }
}

/// A period on the command line.
struct PeriodArgument: ExpressibleByArgument {
  var period: Period

  init?(argument: String) {
    guard let period = try? Period(parsing: argument) else { return nil }
    self.period = period
  }
}

extension ExportSettings.Language: ExpressibleByArgument {}

/// Formats on the command line, with commas.
struct FormatList: ExpressibleByArgument {
  var formats: [ExportSettings.Format] = []

  init?(argument: String) {
    for name in argument.split(separator: ",") {
      guard let format = ExportSettings.Format(rawValue: String(name)) else { return nil }
      if !formats.contains(format) { formats.append(format) }
    }
    if formats.isEmpty { return nil }
  }
}

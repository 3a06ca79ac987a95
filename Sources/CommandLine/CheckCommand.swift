import ArgumentParser
import Conversations
import Ingest
import Ledger
import Pipeline
import Settings

/// `scorecards check`: everything that is wrong with a configuration, in one go.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Validates pipeline.json, the roster and everything else they name.",
    discussion: """
      All problems are told together, each with its place and a way out. Sources that name no file
      are told as warnings, and so are findings that reviewers have overturned and that today's
      rules would make again.

      EXAMPLES:
        scorecards check
        scorecards check --config pipeline.json

      EXIT STATUS: 0 all good, 2 something is wrong
      """)

  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let path = common.configPath() else {
      throw Failure.usage("no pipeline.json here or in a parent folder; give --config FILE")
    }
    // The file's own mistakes and those of what it names are told together.
    let (settings, own) = PipelineSettings.examine(path: path)
    var problems = own
    problems += StageSetup.problems(of: settings)
    let diagnostics = common.diagnostics
    var appeals: UpheldAppeals?
    if problems.isEmpty {
      let setup = try StageSetup(
        settings: settings, needsScore: true, file: path, makesKey: false)
      if let ledger = try Self.ledger(settings, setup) {
        try CustomerKey(settings, ledger: ledger)?.check(setup.pseudonyms)
        appeals = try UpheldAppeals(ledger, setup)
      }
      if setup.pseudonyms == nil, settings.privacy.pseudonymizeCustomers,
        let key = settings.privacy.keyFile
      {
        diagnostics.warning("\(key): no key of the customers' codes yet; the first run makes it")
      }
      for line in appeals?.warnings ?? [] { diagnostics.warning(line) }
    }
    for source in settings.sources {
      var walk = Discovery(sources: [source], folder: settings.folder)
      let isEmpty = walk.next() == nil
      for rejection in walk.rejections {
        diagnostics.warning("source \"\(source.name)\": \(rejection.reason)")
      }
      if walk.rejections.isEmpty && isEmpty {
        diagnostics.warning("source \"\(source.name)\": \(source.path) names no file yet")
      }
    }
    guard problems.isEmpty else {
      throw SettingsProblems(file: path, problems: problems)
    }
    if !common.quiet {
      try Console.print(
        "\(path) is good: \(Summary.count(settings.sources.count, "source")), "
          + Summary.count(settings.exports.count, "export"))
      if let appeals, appeals.count > 0 {
        try Console.print(
          "\(Summary.count(appeals.count, "upheld appeal")), "
            + "\(appeals.repeated.count) of which today's rules would find again")
      }
    }
  }

  /// Nil where no run has made a ledger yet.
  private static func ledger(_ settings: PipelineSettings, _ setup: StageSetup) throws -> Ledger? {
    do {
      return try CommonOptions.ledger(
        settings, zone: setup.reportZone, isReadOnly: true, mustExist: true)
    } catch is NothingRecorded {
      return nil
    }
  }
}

import ArgumentParser
import Logging
import Pipeline
import Settings

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The configuration; default pipeline.json here or in a parent folder.", valueName: "file"))
  var config: String?

  @Flag(name: .shortAndLong, help: "No summary and no progress; problems are still told.")
  var quiet = false

  @Option(name: .long, help: "Messages on standard error as text or json lines.")
  var logFormat: LogFormat = .text

  @Flag(name: .shortAndLong, help: "Say more on standard error.")
  var verbose = false

  var diagnostics: Diagnostics {
    Diagnostics(format: logFormat, level: verbose ? .debug : quiet ? .warning : .notice)
  }

  /// One line on standard error that is no rejection, as `--log-format` wants it.
  func tell(_ text: String, isProblem: Bool = false) {
    switch logFormat {
    case .text: Console.problem(LogLines.oneLine(text))
    case .json: isProblem ? diagnostics.warning(text) : diagnostics.notice(text)
    }
  }

  /// Says that the key of the customers' codes was made just now, if it was.
  func tellNewKey(_ setup: StageSetup) {
    guard let path = setup.madeKey else { return }
    diagnostics.warning(
      "\(path): a new key for the customers' codes; back it up apart from the ledger")
  }

  /// The stages for a command that reads exports. A missing key of the customers' codes is made, and
  /// told; not where the ledger says that there was one, which is lost then.
  func setup(
    _ settings: PipelineSettings, _ file: String, needsScore: Bool
  ) throws -> StageSetup {
    let setup = try StageSetup(
      settings: settings, needsScore: needsScore, file: file, makesKey: false)
    guard setup.pseudonyms == nil, settings.privacy.pseudonymizeCustomers else { return setup }
    do {
      let ledger = try Self.ledger(
        settings, zone: setup.reportZone, isReadOnly: true, mustExist: true)
      try CustomerKey(settings, ledger: ledger)?.check(nil)
    } catch is NothingRecorded {}
    let keyed = try StageSetup(settings: settings, needsScore: needsScore, file: file)
    tellNewKey(keyed)
    return keyed
  }

  /// The configuration file: the one given, or the nearest one; nil if there is none.
  func configPath() -> String? {
    if let config { return config }
    let folder = CurrentFolder.path
    guard let found = PipelineSettings.find(from: folder) else { return nil }
    // The short name reads better wherever the file is named.
    return found == folder + "/" + PipelineSettings.fileName ? PipelineSettings.fileName : found
  }

  /// Reads the configuration, or takes the defaults where none is given or found.
  ///
  /// - Parameter isRequired: fails where there is none.
  func settings(isRequired: Bool) throws -> (settings: PipelineSettings, path: String) {
    guard let path = configPath() else {
      guard !isRequired else {
        throw Failure.usage(
          "no pipeline.json here or in a parent folder; write one or give --config FILE")
      }
      return (PipelineSettings(), "the defaults")
    }
    return (try PipelineSettings.load(path: path), path)
  }
}

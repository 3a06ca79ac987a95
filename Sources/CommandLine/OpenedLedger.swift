import Conversations
import Glibc
import Ledger
import Pipeline
import Settings

extension CommonOptions {
  /// The configuration with its ledger, for commands that read or change what was recorded.
  ///
  /// - Parameter needsScore: whether the setup has to read conversations as the criteria do.
  func ledger(
    isReadOnly: Bool, needsScore: Bool = false
  ) throws -> (ledger: Ledger, setup: StageSetup) {
    let (settings, file) = try settings(isRequired: true)
    let setup = try StageSetup(
      settings: settings, needsScore: needsScore, file: file, makesKey: false)
    let ledger = try Self.ledger(
      settings, zone: setup.reportZone, isReadOnly: isReadOnly, mustExist: true)
    return (ledger, setup)
  }

  /// The ledger of a configuration.
  ///
  /// - Parameters:
  ///   - zone: the report's zone.
  ///   - mustExist: nothing is made where no run has made a ledger yet.
  static func ledger(
    _ settings: PipelineSettings, zone: ZoneRules, isReadOnly: Bool, mustExist: Bool
  ) throws -> Ledger {
    let options = Ledger.Options(store: settings.store, zone: zone, isReadOnly: isReadOnly)
    let path = FileReader.resolve(settings.ledger, in: settings.folder)
    guard !mustExist || access(path, F_OK) == 0 else { throw NothingRecorded(path: path) }
    return try Ledger(path: path, options: options)
  }
}

/// No run has made the ledger yet.
struct NothingRecorded: Error, CustomStringConvertible {
  /// Where the ledger will be.
  var path: String

  var description: String {
    "no run has been recorded yet (\(path) does not exist); `scorecards run` makes it"
  }
}

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
    let setup = try StageSetup(settings: settings, needsScore: needsScore, file: file)
    let options = Ledger.Options(
      store: settings.store, zone: setup.reportZone, isReadOnly: isReadOnly)
    let path = FileReader.resolve(settings.ledger, in: settings.folder)
    guard !isReadOnly || access(path, F_OK) == 0 else { throw NothingRecorded(path: path) }
    return (try Ledger(path: path, options: options), setup)
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

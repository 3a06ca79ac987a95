import Ledger
import Pipeline
import Settings

extension CommonOptions {
  /// The configuration with its ledger, for commands that read or change what was recorded.
  func ledger(isReadOnly: Bool) throws -> (ledger: Ledger, setup: StageSetup) {
    let (settings, file) = try settings(isRequired: true)
    let setup = try StageSetup(settings: settings, needsScore: false, file: file)
    let options = Ledger.Options(
      store: settings.store, zone: setup.reportZone, isReadOnly: isReadOnly)
    let path = FileReader.resolve(settings.ledger, in: settings.folder)
    return (try Ledger(path: path, options: options), setup)
  }
}

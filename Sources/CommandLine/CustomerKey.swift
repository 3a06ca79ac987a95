import Conversations
import Glibc
import Ledger
import Pipeline
import Settings

/// The key of the customers' codes, checked against the ledger: with another one every customer would
/// be somebody else from that night on.
struct CustomerKey {
  let ledger: Ledger
  private let path: String

  /// - Returns: nil where customers keep their names.
  init?(_ settings: PipelineSettings, ledger: Ledger) {
    guard settings.privacy.pseudonymizeCustomers, let file = settings.privacy.keyFile else {
      return nil
    }
    self.ledger = ledger
    path = FileReader.resolve(file, in: settings.folder)
  }

  /// Notes in the ledger which key it is; another one than before is told.
  func keepMark(_ pseudonyms: Pseudonyms?, tell: (String) -> Void) throws {
    guard let mark = pseudonyms?.mark else { return }
    if let before = try ledger.customerKeyMark(), before != mark {
      tell(
        "\(path): another key than before; from now on customers have other codes, and nobody's earlier "
          + "contacts are found")
    }
    try ledger.setCustomerKeyMark(mark)
  }

  /// Fails where the key is another one than that of earlier nights, or is missing.
  func check(_ pseudonyms: Pseudonyms?) throws {
    guard let mark = try ledger.customerKeyMark(), pseudonyms?.mark != mark else { return }
    throw Failure.usage(
      "\(path): " + (pseudonyms == nil ? "missing; it is" : "not")
        + " the key with which this ledger's customers are coded; put that one back from its backup."
        + " If it is lost for good, `scorecards run --new-key` goes on with other codes, and nobody's"
        + " earlier contacts are found any more")
  }
}

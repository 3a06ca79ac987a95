import Ledger
import Score
import Synchronization

/// The stock phrases with which stored evaluations were made, so that judging again differs in nothing
/// but the rules.
final class RecordedStock: Sendable {
  private let ledger: Ledger
  /// In the place of those that older versions did not keep.
  private let substitute: NightStock?
  private let found = Mutex<[StockID: StockPhrases]>([:])

  /// Sets held at once, of two megabytes each: a month has one for each night.
  private static let most = 40

  init(ledger: Ledger, substitute: NightStock?) {
    self.ledger = ledger
    self.substitute = substitute
  }

  /// - Parameter id: of the evaluation; nil: it is not known.
  /// - Returns: what to judge with, and its number where the ledger has one.
  func stock(_ id: StockID?) throws(LedgerError) -> (id: StockID?, phrases: StockPhrases) {
    guard let id else { return (substitute?.id, substitute?.phrases ?? .empty) }
    if let phrases = found.withLock({ $0[id] }) { return (id, phrases) }
    let phrases = StockPhrases(encoded: try ledger.stock(id) ?? [])
    found.withLock { found in
      if found.count >= Self.most { found = [:] }
      found[id] = phrases
    }
    return (id, phrases)
  }
}

package import Conversations
import GRDB

extension Ledger {
  /// The format of a file as it was last read; nil if it was not recognised.
  package func format(source: String, path: String) throws(LedgerError) -> String? {
    try access { db in
      let statement = try db.cachedStatement(
        sql: "SELECT format FROM file WHERE source = ? AND path = ?")
      return try String?.fetchOne(statement, arguments: [source, path]) ?? nil
    }
  }

  /// The months in which conversations lie, ascending, and `undated` where there are any of those.
  package func periods() throws(LedgerError) -> [Period] {
    let zone = options.zone
    return try access { db in
      let rows = try Row.fetchCursor(
        db, sql: "SELECT last_instant FROM conversation WHERE evaluation IS NOT NULL")
      var periods: Set<Period> = []
      while let row = try rows.next() {
        periods.insert(Period.month(of: row[0] as Int64?, in: zone))
      }
      return periods.sorted()
    }
  }
}

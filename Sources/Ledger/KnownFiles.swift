package import Conversations
import GRDB

extension Ledger {
  /// The formats of a source's files as they were last read, by path. Files that were not recognised
  /// are left out.
  package func formats(source: String) throws(LedgerError) -> [String: String] {
    try access { db in
      let rows = try Row.fetchAll(
        db, sql: "SELECT path, format FROM file WHERE source = ? AND format IS NOT NULL",
        arguments: [source])
      return Dictionary(rows.map { ($0[0] as String, $0[1] as String) }) { first, _ in first }
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

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

  /// Records links that lead nowhere in the place of those of the last run.
  ///
  /// - Returns: those that were not there then.
  package func recordDeadLinks(_ links: [Rejection]) throws(LedgerError) -> [Rejection] {
    let new = try record { db, _ -> [Rejection] in
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, source, path FROM file WHERE format = ?",
        arguments: [Rejection.deadLink])
      var known: [[String]: Int64] = [:]
      for row in rows { known[[row[1], row[2]]] = row[0] }
      var new: [Rejection] = []
      for link in links
      where known.removeValue(forKey: [link.origin.source, link.origin.path]) == nil {
        new.append(link)
        // It may have been a file in an earlier night: then it is that file's end.
        try db.execute(
          sql: """
            INSERT INTO file (source, path, size, modified, reader, format, received)
            VALUES (?1, ?2, -1, 0, '', ?3, 0)
            ON CONFLICT (source, path) DO UPDATE
              SET size = -1, modified = 0, hash = NULL, format = ?3
            """, arguments: [link.origin.source, link.origin.path, Rejection.deadLink])
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO rejection (file, ordinal, stage, code, reason)
            SELECT id, 0, ?, ?, ? FROM file WHERE source = ? AND path = ?
            """,
          arguments: [
            link.stage.rawValue, link.code, link.reason, link.origin.source, link.origin.path,
          ])
      }
      // The others are gone, or lead somewhere and are read.
      for id in known.values {
        try db.execute(sql: "DELETE FROM rejection WHERE file = ?", arguments: [id])
        try db.execute(sql: "UPDATE file SET format = NULL WHERE id = ?", arguments: [id])
        try db.execute(
          sql: """
            DELETE FROM file
            WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM conversation WHERE file = ?1)
            """, arguments: [id])
      }
      return new
    }
    try flush()
    return new
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

package import Conversations
import GRDB

/// A file as its source names it.
package struct FileName: Hashable, Sendable {
  package var source: String
  package var path: String

  package init(source: String, path: String) {
    self.source = source
    self.path = path
  }
}

extension LedgerSchema {
  static let unreachable = """
    -- Sources, folders and files that the last run could not look into.
    CREATE TABLE unreachable (
      source TEXT NOT NULL,
      path TEXT NOT NULL,
      stage TEXT NOT NULL,
      code TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (source, path)
    ) WITHOUT ROWID;
    """
}

extension Ledger {
  /// The format of a file as it was last read; nil if it was not recognised.
  package func format(source: String, path: String) throws(LedgerError) -> String? {
    try access { db in
      let statement = try db.cachedStatement(
        sql: "SELECT format FROM file WHERE source = ? AND path = ?")
      return try String?.fetchOne(statement, arguments: [source, path]) ?? nil
    }
  }

  /// Records names behind which no file can be read, such as links that lead nowhere, in the place of
  /// those of the last run.
  ///
  /// - Returns: those that were not there then.
  package func recordUnreadable(_ names: [Rejection]) throws(LedgerError) -> [Rejection] {
    let new = try record { db, _ -> [Rejection] in
      let rows = try Row.fetchAll(
        db, sql: "SELECT id, source, path FROM file WHERE format = ?",
        arguments: [Rejection.deadLink])
      var known: [[String]: Int64] = [:]
      for row in rows { known[[row[1], row[2]]] = row[0] }
      var new: [Rejection] = []
      for name in names
      where known.removeValue(forKey: [name.origin.source, name.origin.path]) == nil {
        new.append(name)
        // It may have been a file in an earlier night: then it is that file's end.
        try db.execute(
          sql: """
            INSERT INTO file (source, path, size, modified, reader, format, received)
            VALUES (?1, ?2, -1, 0, '', ?3, 0)
            ON CONFLICT (source, path) DO UPDATE
              SET size = -1, modified = 0, hash = NULL, format = ?3
            """, arguments: [name.origin.source, name.origin.path, Rejection.deadLink])
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO rejection (file, ordinal, stage, code, reason)
            SELECT id, 0, ?, ?, ? FROM file WHERE source = ? AND path = ?
            """,
          arguments: [
            name.stage.rawValue, name.code, name.reason, name.origin.source, name.origin.path,
          ])
      }
      // The others are gone, or lead to a file and are read.
      for id in known.values {
        try Ledger.clear(file: id, db)
      }
      return new
    }
    try flush()
    return new
  }

  /// Forgets what was wrong with a file that is gone. Should it come again, it is read again.
  private static func clear(file id: Int64, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM rejection WHERE file = ?", arguments: [id])
    try db.execute(
      sql: "UPDATE file SET format = NULL, size = -1, hash = NULL WHERE id = ?", arguments: [id])
    try db.execute(
      sql: """
        DELETE FROM file
        WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM conversation WHERE file = ?1)
        """, arguments: [id])
  }

  /// Files of the sources that were rejected when they were last read.
  package func rejectedFiles() throws(LedgerError) -> Set<FileName> {
    try access { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT source, path FROM file WHERE id IN (SELECT file FROM rejection)
            AND coalesce(format, '') NOT IN ('ratings', '\(Rejection.deadLink)')
          """)
      return Set(rows.map { FileName(source: $0[0], path: $0[1]) })
    }
  }

  /// Records what could not be looked into, and which of the rejected files are gone, in the place of
  /// what the last run found.
  package func recordMissing(
    unreachable: [Rejection], gone: Set<FileName>
  ) throws(LedgerError) {
    try record { db, _ in
      try db.execute(sql: "DELETE FROM unreachable")
      for rejection in unreachable {
        try db.execute(
          sql: "INSERT OR REPLACE INTO unreachable VALUES (?, ?, ?, ?, ?)",
          arguments: [
            rejection.origin.source, rejection.origin.path, rejection.stage.rawValue,
            rejection.code, rejection.reason,
          ])
      }
      for file in gone {
        let id = try Int64.fetchOne(
          db, sql: "SELECT id FROM file WHERE source = ? AND path = ?",
          arguments: [file.source, file.path])
        if let id { try Ledger.clear(file: id, db) }
      }
    }
    try flush()
  }

  /// What the last run could not look into, by source and path.
  func unreachable() throws(LedgerError) -> [Rejection] {
    try access { db in
      try Row.fetchAll(db, sql: "SELECT * FROM unreachable ORDER BY source, path").map { row in
        guard let stage = Stage(rawValue: row[2]) else { throw CodingProblem.invalid }
        return Rejection(
          stage: stage, origin: Origin(source: row[0], path: row[1]), code: row[3], reason: row[4])
      }
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

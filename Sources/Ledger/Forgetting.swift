package import Conversations
import Foundation
import GRDB

/// What was forgotten.
package struct Forgotten: Hashable, Sendable {
  /// Conversations deleted, with their texts, evaluations of every ruleset, promises and reviews.
  package var conversations = 0
  package var evaluations = 0
  /// How many of the conversations each source had.
  package var sources: [String: Int] = [:]
  /// Periods whose exports are due now.
  package var periods: [Period] = []
  /// All of these names had been forgotten before.
  package var wasKnown = false
  /// Why the file could not be written anew, though everything is deleted; nil: it was.
  package var notShrunk: LedgerError?

  package init() {}
}

extension Ledger {
  /// Deletes everything of a customer, and notes, as a keyed hash, that he does not come back with
  /// later exports.
  ///
  /// The file is written anew, so that nothing of him stays in pages that are free: this takes as
  /// much room on the disk as the ledger has. Where that fails he is deleted all the same, and the next
  /// call, for whomever, writes the file anew.
  ///
  /// - Parameters:
  ///   - names: the ways in which the ledger may know him: `Contact.customer`, in any case.
  ///   - source: where he has this name; nil: in every source.
  package func forget(
    customer names: [String], source: String? = nil
  ) throws(LedgerError) -> Forgotten {
    try flush()
    let folded = names.map { $0.lowercased() }
    var forgotten = try record { db, state in
      var forgotten = Forgotten()
      let key = try Ledger.forgettingKey(db)
      forgotten.wasKnown = true
      for name in folded {
        try db.execute(
          sql: "INSERT OR IGNORE INTO forgotten VALUES (?)",
          arguments: [Data(Ledger.code(of: name, source: source, key: key))])
        if db.changesCount > 0 { forgotten.wasKnown = false }
      }
      let marks = databaseQuestionMarks(count: folded.count)
      let found = try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT conversation.id, last_instant, source FROM link
          JOIN conversation ON conversation.id = link.conversation
          WHERE value IN (
            SELECT value FROM link WHERE value LIKE 'customer' || char(9) || '%'
              AND substr(value, 10 + instr(substr(value, 10), char(9))) IN (\(marks)))
            AND (? IS NULL OR source = ?)
          """, arguments: StatementArguments(folded) + [source, source])
      var periods: Set<Period> = []
      for row in found {
        let id: Int64 = row[0]
        let period = Period.month(of: row[1] as Int64?, in: options.zone)
        periods.insert(period)
        forgotten.sources[row[2], default: 0] += 1
        try Ledger.markDue(period, zone: options.zone, db, &state)
        forgotten.evaluations +=
          try Int.fetchOne(
            db, sql: "SELECT count(*) FROM evaluation WHERE conversation = ?", arguments: [id])
          ?? 0
        // Contacts of others that share a ticket may quote him: they are judged again.
        try Ledger.writeLinks([], conversation: id, isNew: false, db)
        try db.execute(sql: "DELETE FROM conversation WHERE id = ?", arguments: [id])
      }
      // The links themselves name him.
      try db.execute(
        sql: """
          DELETE FROM unsettled_link WHERE value LIKE 'customer' || char(9) || '%'
            AND value NOT IN (SELECT value FROM link)
          """)
      forgotten.conversations = found.count
      forgotten.periods = periods.sorted()
      state.forgotten = nil
      return forgotten
    }
    try flush()
    // What fails from here on undoes nothing.
    do throws(LedgerError) {
      try access { db in
        try db.execute(sql: "VACUUM")
        try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      forgotten.notShrunk = error
    }
    return forgotten
  }

  /// Whether a customer was forgotten. Costs nothing as long as nobody was.
  static func isForgotten(
    _ customer: String?, in source: String, _ db: Database, _ state: inout Recording
  ) throws -> Bool {
    guard let customer else { return false }
    if state.forgotten == nil {
      state.forgotten = Recording.Forgotten(
        codes: try Data.fetchSet(db, sql: "SELECT code FROM forgotten"),
        key: try Data.fetchOne(db, sql: "SELECT key FROM forgetting_key").map { [UInt8]($0) } ?? [])
    }
    guard let forgotten = state.forgotten, !forgotten.codes.isEmpty else { return false }
    let name = customer.lowercased()
    return [nil, source].contains {
      forgotten.codes.contains(Data(code(of: name, source: $0, key: forgotten.key)))
    }
  }

  /// The keyed hash of a customer in one source, or in all.
  private static func code(of name: String, source: String?, key: [UInt8]) -> [UInt8] {
    // No name holds a zero byte.
    Array(KeyedHash.code(of: (source.map { "\($0)\u{0}\(name)" } ?? name).utf8, key: key))
  }

  /// The key of the hashes, random, made when the first customer is forgotten.
  private static func forgettingKey(_ db: Database) throws -> [UInt8] {
    if let key = try Data.fetchOne(db, sql: "SELECT key FROM forgetting_key") {
      return [UInt8](key)
    }
    var generator = SystemRandomNumberGenerator()
    let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
    try db.execute(sql: "INSERT INTO forgetting_key VALUES (?)", arguments: [Data(key)])
    return key
  }
}

extension LedgerSchema {
  static let forgetting = """
    -- Customers who were forgotten and must not come back with later exports: keyed hashes.
    CREATE TABLE forgotten (code BLOB PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE forgetting_key (key BLOB NOT NULL);
    """
}

package import Conversations
import GRDB
import Synchronization

/// What is not kept any more, so that later nights neither bring it back nor take what is left of a
/// month for all of it.
package struct PrunedPast: Hashable, Sendable {
  /// Conversations that ended before, and undated ones first recorded before, are not kept; UTC
  /// seconds. Nil: nothing was ever pruned.
  package var keptFrom: Int64?
  /// Months of which something was deleted or left out, ascending.
  package var months: [Period] = []
  /// Whether undated conversations were deleted.
  package var hasUndated = false

  package init() {}

  /// The moment from which conversations of a period are kept, where some of it were deleted or left
  /// out; nil: it is whole.
  ///
  /// - Parameter zone: the report's zone.
  package func keptFrom(of period: Period, in zone: ZoneRules) -> Int64? {
    guard let keptFrom else { return nil }
    guard let bounds = period.bounds(in: zone) else { return hasUndated ? keptFrom : nil }
    let isCut = months.contains { month in
      month.bounds(in: zone).map {
        max($0.lowerBound, bounds.lowerBound) < min($0.upperBound, bounds.upperBound, keptFrom)
      } ?? false
    }
    return isCut ? keptFrom : nil
  }
}

/// What pruning came to.
package struct Pruned: Hashable, Sendable {
  /// Conversations deleted.
  package var conversations = 0
  /// The months of those, ascending, and `undated` where there were any of those.
  package var periods: [Period] = []
}

extension Ledger {
  /// Deletes conversations that ended before an instant, with all that hangs on them, and undated
  /// ones that were first recorded before it. Their files stay known, and the instant as well: what
  /// lies before it is left out when it is read again.
  package func prune(endedBefore instant: Int64) throws(LedgerError) -> Pruned {
    try flush()
    return try access { db in
      // What is deleted is overwritten, in the log as well.
      try db.execute(sql: "PRAGMA secure_delete = ON")
      var pruned = Pruned()
      try db.inTransaction(.immediate) {
        try db.execute(
          sql: """
            INSERT INTO retention VALUES (1, ?)
            ON CONFLICT (id) DO UPDATE SET kept_from = max(kept_from, excluded.kept_from)
            """, arguments: [instant])
        let rows = try Row.fetchCursor(
          db, sql: "SELECT last_instant, source, export_id, turns FROM conversation \(Ledger.old)",
          arguments: ["instant": instant])
        var periods: Set<Period> = []
        while let row = try rows.next() {
          periods.insert(Period.month(of: row[0] as Int64?, in: options.zone))
          guard (row[0] as Int64?) == nil else { continue }
          // Nothing in it says that it is old: it must be known by its name.
          try db.cachedStatement(sql: "INSERT OR REPLACE INTO pruned_undated VALUES (?, ?, ?)")
            .execute(arguments: [row[1] as String, Ledger.value(row[2]), row[3] as Int])
        }
        for case .month(let year, let month) in periods {
          try Ledger.markPruned(.month(year: year, month: month), db)
        }
        // No month becomes due: what was exported is all that is left of it.
        try db.execute(
          sql: "DELETE FROM conversation \(Ledger.old)", arguments: ["instant": instant])
        pruned.conversations = db.changesCount
        pruned.periods = periods.sorted()
        return .commit
      }
      recording.withLock { $0.past = nil }
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      return pruned
    }
  }

  private static let old = """
    WHERE last_instant < :instant OR last_instant IS NULL AND recorded_at < :instant
    """

  /// What was pruned until now.
  package func prunedPast() throws(LedgerError) -> PrunedPast {
    try access { try Ledger.prunedPast($0) }
  }

  private static func prunedPast(_ db: Database) throws -> PrunedPast {
    var past = PrunedPast()
    past.keptFrom = try Int64.fetchOne(db, sql: "SELECT kept_from FROM retention")
    past.months = try String.fetchAll(db, sql: "SELECT period FROM pruned_period").map {
      guard let period = try? Period(parsing: $0) else { throw CodingProblem.invalid }
      return period
    }.sorted()
    past.hasUndated =
      try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM pruned_undated)") ?? false
    return past
  }

  /// Whether a conversation that the ledger does not know is older than what is kept. Its month is
  /// not whole then.
  static func isPruned(
    _ judged: Judged, zone: ZoneRules, _ db: Database, _ state: inout Recording
  ) throws -> Bool {
    let past = try state.past ?? prunedPast(db)
    state.past = past
    guard let keptFrom = past.keptFrom else { return false }
    guard let last = judged.lastInstant else {
      guard past.hasUndated else { return false }
      // With more messages than it had it is no old conversation.
      let turns = try Int.fetchOne(
        db, sql: "SELECT turns FROM pruned_undated WHERE source = ? AND value = ?",
        arguments: [judged.key.source, value(judged.key.id)])
      return turns.map { judged.turns <= $0 } ?? false
    }
    guard last < keptFrom else { return false }
    try markPruned(.month(of: last, in: zone), db)
    return true
  }

  private static func markPruned(_ month: Period, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO pruned_period VALUES (?)")
      .execute(arguments: [month.description])
  }
}

extension LedgerSchema {
  static let retention = """
    -- One row once something was pruned: what ended before is not taken in again.
    CREATE TABLE retention (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      kept_from INTEGER NOT NULL
    );
    -- Months of which conversations were deleted or left out: what is left is not all of them.
    CREATE TABLE pruned_period (period TEXT PRIMARY KEY) WITHOUT ROWID;
    -- Deleted conversations without any date: hashes of their ids, and how many messages they had.
    CREATE TABLE pruned_undated (
      source TEXT NOT NULL,
      value INTEGER NOT NULL,
      turns INTEGER NOT NULL,
      PRIMARY KEY (source, value)
    ) WITHOUT ROWID;
    -- When the run began that recorded it first, UTC seconds; of what older versions have recorded,
    -- the latest moment at which that can have been.
    ALTER TABLE conversation ADD COLUMN recorded_at INTEGER;
    UPDATE conversation SET recorded_at =
      coalesce((SELECT max(started_at) FROM run), unixepoch());
    -- Conversations that a run read and left out because they are older than what is kept.
    ALTER TABLE run ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
    """
}

package import Conversations
import Foundation
import GRDB
package import Settings
import Synchronization

/// What the nights before have left: files read, conversations, evaluations, rejections, promises,
/// and the months whose exports are due. One SQLite file, one writing program at a time.
package final class Ledger: Sendable {
  package struct Options: Hashable, Sendable {
    /// What of a conversation's text stays.
    package var store: StoreMode
    /// The report's zone, which decides the month that a conversation makes due.
    package var zone: ZoneRules
    /// For `status`, `explain` and `export`: nothing is created, migrated or changed.
    package var isReadOnly: Bool

    package init(store: StoreMode = .normalized, zone: ZoneRules = .utc, isReadOnly: Bool = false) {
      self.store = store
      self.zone = zone
      self.isReadOnly = isReadOnly
    }
  }

  /// The file's path as given.
  package let path: String
  package let options: Options
  private let queue: DatabaseQueue
  let recording = Mutex(Recording())

  /// Opens a ledger; makes it (mode 0600) or brings it up to date if it may be written. Before
  /// tables of an older version are changed, a copy is made beside it.
  ///
  /// - Parameter path: the folder must exist.
  package init(path: String, options: Options = Options()) throws(LedgerError) {
    self.path = path
    self.options = options
    if !options.isReadOnly { try Ledger.createFile(path) }
    do {
      var configuration = Configuration()
      configuration.readonly = options.isReadOnly
      configuration.busyMode = .timeout(10)
      configuration.allowsUnsafeTransactions = true
      configuration.label = "ledger"
      configuration.prepareDatabase { db in
        // The first statement reads the file's header: what is no database is told from here on.
        let pages = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard pages == 0 || id == LedgerSchema.applicationID else {
          throw LedgerError.notALedger(path: path)
        }
        guard !options.isReadOnly else { return }
        if pages == 0 {
          // Before the first table: a run that is killed while it makes them leaves a ledger.
          let id = LedgerSchema.applicationID
          try db.execute(sql: "PRAGMA page_size = 4096; PRAGMA application_id = \(id)")
        }
        // The write-ahead log survives a killed program; NORMAL loses at most the last moments to a
        // power cut, which the next run reads again.
        try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let migrator = LedgerSchema.migrator
      let isNewer = try queue.inDatabase { try migrator.hasBeenSuperseded($0) }
      guard !isNewer else { throw LedgerError.newerSchema(path: path) }
      if options.isReadOnly {
        let applied = try queue.inDatabase { try migrator.appliedMigrations($0) }
        guard !applied.isEmpty else { throw LedgerError.notALedger(path: path) }
        guard applied.count == migrator.migrations.count else {
          throw LedgerError.olderSchema(path: path)
        }
      } else {
        try Ledger.upgrade(queue, path: path)
      }
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// Runs statements on the one connection, in the order of the calls.
  func access<T>(_ body: (Database) throws -> T) throws(LedgerError) -> T {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw LedgerError(error, path: path)
    }
  }

  /// SQLite would give a new file the rights that the user's mask leaves.
  static func createFile(_ path: String) throws(LedgerError) {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if file >= 0 {
      close(file)
      return try openSideFiles(of: path)
    }
    switch errno {
    case EACCES, EROFS, EPERM: throw .readOnly(path: path)
    case ENOSPC, EDQUOT: throw .full(path: path)
    case ENOENT: throw .cannotOpen(path: path, detail: "its folder does not exist")
    case EISDIR: throw .cannotOpen(path: path, detail: "it is a folder")
    default: throw .cannotOpen(path: path, detail: reason(errno))
    }
  }

  /// SQLite gives its log the rights that the ledger had when it made it: made beside a ledger that
  /// was only to be read, it cannot be written later.
  private static func openSideFiles(of path: String) throws(LedgerError) {
    for side in [path + "-wal", path + "-shm"] {
      var status = stat()
      guard stat(side, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_mode & 0o600 != 0o600
      else { continue }
      guard chmod(side, 0o600) == 0 else {
        throw .cannotOpen(
          path: path, detail: "\(side) may not be written: \(reason(errno)); chmod 600 it")
      }
    }
  }

  /// What the system says of an error number.
  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

extension Ledger {
  /// Notes that a run begins.
  ///
  /// - Parameters:
  ///   - startedAt: UTC seconds.
  ///   - asOf: the pinned "now", if there is one.
  /// - Returns: the run's number.
  package func beginRun(
    startedAt: Int64, asOf: Int64?, ruleset: String
  ) throws(LedgerError) -> RunID {
    try access { db in
      try db.execute(
        sql: "INSERT INTO run (started_at, as_of, ruleset) VALUES (?, ?, ?)",
        arguments: [startedAt, asOf, ruleset])
      return RunID(value: db.lastInsertedRowID)
    }
  }

  /// Notes how a run ended.
  ///
  /// - Parameters:
  ///   - status: the exit status.
  ///   - leftOut: conversations that were read and are older than what is kept.
  package func finishRun(
    _ run: RunID, finishedAt: Int64, status: Int, counts: [StageCount], leftOut: Int = 0
  ) throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: "UPDATE run SET finished_at = ?, status = ?, left_out = ? WHERE id = ?",
        arguments: [finishedAt, status, leftOut, run.value])
      for count in counts {
        try db.execute(
          sql: "INSERT OR REPLACE INTO run_count VALUES (?, ?, ?, ?, ?)",
          arguments: [
            run.value, count.stage.rawValue, count.received, count.sent, count.rejected,
          ])
      }
    }
  }

  /// Months, and `undated`, whose exports are older than their conversations, ascending.
  package func duePeriods() throws(LedgerError) -> [Period] {
    let names = try access { try String.fetchAll($0, sql: "SELECT period FROM due") }
    var periods: [Period] = []
    for name in names {
      guard let period = try? Period(parsing: name) else {
        throw .corrupt(path: path, detail: "a due period has no name")
      }
      periods.append(period)
    }
    return periods.sorted()
  }

  /// Says that the period's exports are in place. Call it after their files were renamed.
  package func clearDue(_ period: Period) throws(LedgerError) {
    try access { db in
      try db.execute(sql: "DELETE FROM due WHERE period = ?", arguments: [period.description])
    }
  }

  /// Makes a period's exports due, whatever has changed (a configuration, a ruleset).
  package func markDue(_ period: Period) throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO due VALUES (?)", arguments: [period.description])
    }
  }
}

/// A run's number in the ledger.
package struct RunID: Hashable, Sendable {
  package var value: Int64

  package init(value: Int64) { self.value = value }
}

/// What a stage received, sent on and rejected.
package struct StageCount: Hashable, Sendable {
  package var stage: Stage
  package var received: Int
  package var sent: Int
  package var rejected: Int

  package init(stage: Stage, received: Int, sent: Int, rejected: Int) {
    self.stage = stage
    self.received = received
    self.sent = sent
    self.rejected = rejected
  }
}

import Foundation
import GRDB

// How a ledger that an older version of the program wrote is brought up to date: copied first, then
// changed in transactions, so that whatever happens one whole file is left.
extension Ledger {
  /// Applies the migrations that are missing. A ledger that holds something is copied before.
  static func upgrade(_ queue: DatabaseQueue, path: String) throws {
    let migrator = LedgerSchema.migrator
    let applied = try queue.inDatabase { try migrator.appliedMigrations($0) }
    if !applied.isEmpty, let next = migrator.migrations.first(where: { !applied.contains($0) }) {
      try copy(queue, to: backupPath(of: path, before: next))
    }
    try migrator.migrate(queue)
  }

  /// Where the copy lies that was made before a migration: `scorecards.sqlite.before-…`.
  static func backupPath(of path: String, before migration: String) -> String {
    path + ".before-" + migration
  }

  /// The copy appears under its name when it is whole, with the rights of the ledger.
  private static func copy(_ queue: DatabaseQueue, to path: String) throws {
    let partial = path + ".partial"
    unlink(partial)
    do {
      try createFile(partial)
      let copy = try DatabaseQueue(path: partial)
      try queue.backup(to: copy)
      try copy.close()
      let file = open(partial, O_RDWR | O_CLOEXEC)
      guard file >= 0 else { throw LedgerError.cannotOpen(path: partial, detail: reason(errno)) }
      let isSafe = fsync(file) == 0
      close(file)
      guard isSafe, rename(partial, path) == 0 else {
        throw LedgerError.cannotOpen(path: path, detail: reason(errno))
      }
    } catch {
      unlink(partial)
      throw LedgerError(error, path: path)
    }
  }
}

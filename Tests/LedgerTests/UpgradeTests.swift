import Conversations
import Foundation
import GRDB
import Testing

@testable import Ledger

/// A ledger of the first schema becomes one of today's, and a copy of it stays.
@Suite struct UpgradeTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  /// Makes a ledger as the first version of the program left it, with one conversation in it.
  private func makeOld() throws {
    try Data().write(to: URL(fileURLWithPath: folder.file))
    let queue = try DatabaseQueue(path: folder.file)
    try LedgerSchema.migrator.migrate(queue, upTo: "1")
    let conversation = Samples.conversation("old")
    let judged = Samples.judged(conversation)
    try queue.write { db in
      try db.execute(
        sql: """
          INSERT INTO conversation VALUES (1, 'chat', 'old', NULL, 'in/a.xml', ?, NULL, 2, 10, 5, 1);
          INSERT INTO text VALUES (1, ?);
          INSERT INTO ruleset VALUES (1, 'r1');
          INSERT INTO evaluation VALUES (1, 1, 1, ?);
          """, arguments: [conversation.lastInstant, judged.body, judged.evaluation.body])
    }
    try queue.close()
  }

  private var backup: String {
    Ledger.backupPath(of: folder.file, before: LedgerSchema.migrator.migrations[1])
  }

  @Test func `what was recorded stays, and a copy from before lies beside it`() throws {
    try makeOld()
    let ledger = try Ledger(path: folder.file)
    #expect(try ledger.keys() == ["old"])
    #expect(try ledger.description(ofRuleset: "r1") == nil)
    let description = RulesetDescription(facts: [.init("E01", "revision", "2")])
    try ledger.describe(ruleset: "r1", as: description)
    #expect(try ledger.description(ofRuleset: "r1") == description)

    let attributes = try FileManager.default.attributesOfItem(atPath: backup)
    #expect((attributes[.posixPermissions] as? Int) == 0o600)
    let copy = try DatabaseQueue(path: backup)
    try copy.read { (db: Database) throws in
      #expect(try LedgerSchema.migrator.appliedMigrations(db) == ["1"])
      #expect(try String.fetchOne(db, sql: "SELECT export_id FROM conversation") == "old")
      #expect(try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok")
    }
  }

  @Test func `a ledger of today is not copied, nor is a new one`() throws {
    _ = try Ledger(path: folder.file)
    _ = try Ledger(path: folder.file)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.allSatisfy { !$0.contains("before") })
  }

  @Test func `reading commands say what to do about an old ledger`() throws {
    try makeOld()
    #expect(throws: LedgerError.olderSchema(path: folder.file)) {
      try Ledger(path: folder.file, options: Ledger.Options(isReadOnly: true))
    }
    #expect(!FileManager.default.fileExists(atPath: backup))
  }

  @Test func `where no copy can be made nothing is changed`() throws {
    try makeOld()
    // A folder in the copy's place cannot be replaced by a file.
    try FileManager.default.createDirectory(
      atPath: backup + "/full", withIntermediateDirectories: true)
    #expect(throws: LedgerError.self) { try Ledger(path: folder.file) }
    try DatabaseQueue(path: folder.file).read { (db: Database) throws in
      #expect(try LedgerSchema.migrator.appliedMigrations(db) == ["1"])
    }
    #expect(!FileManager.default.fileExists(atPath: backup + ".partial"))
  }
}

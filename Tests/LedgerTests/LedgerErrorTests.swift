import Conversations
import Foundation
import GRDB
import Testing

@testable import Ledger

@Suite struct LedgerErrorTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  @Test func foreignFilesAreNotTouched() throws {
    for content in [
      "not a database, only text that is long enough to be read as a header".data(
        using: .utf8)!, Data(repeating: 7, count: 5000),
    ] {
      try content.write(to: URL(fileURLWithPath: folder.file))
      #expect(throws: LedgerError.notALedger(path: folder.file)) { try Ledger(path: folder.file) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file)) == content)
      try FileManager.default.removeItem(atPath: folder.file)
    }
    try DatabaseQueue(path: folder.file).write { try $0.execute(sql: "CREATE TABLE x (a)") }
    #expect(throws: LedgerError.notALedger(path: folder.file)) { try Ledger(path: folder.file) }
  }

  @Test func newerLedgerIsRefused() throws {
    let ledger = try Ledger(path: folder.file)
    try ledger.access {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99')")
    }
    #expect(throws: LedgerError.newerSchema(path: folder.file)) { try Ledger(path: folder.file) }
  }

  @Test func missingFolderAndFolderInsteadOfFile() throws {
    let missing = folder.path + "/none/l.sqlite"
    let error = #expect(throws: LedgerError.self) { try Ledger(path: missing) }
    #expect(error?.description.contains("folder does not exist") == true)
    #expect(throws: LedgerError.self) { try Ledger(path: folder.path) }
    #expect(throws: LedgerError.self) {
      try Ledger(path: folder.file, options: Ledger.Options(isReadOnly: true))
    }
    #expect(!FileManager.default.fileExists(atPath: folder.file))
  }

  @Test func readOnlyLedgerIsNotWritten() throws {
    try Ledger(path: folder.file).recordFile([])
    let reader = try Ledger(path: folder.file, options: Ledger.Options(isReadOnly: true))
    #expect(throws: LedgerError.readOnly(path: folder.file)) {
      try reader.recordFile([Samples.judged(Samples.conversation("1"))])
    }
    #expect(try reader.status().conversations == 0)
  }

  @Test func fullDiskLosesNothingThatWasCommitted() throws {
    let ledger = try Ledger(path: folder.file)
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    try ledger.flush()
    try ledger.access { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
    }
    let large = Samples.conversation(
      "2", path: "in/b.xml", texts: [String(repeating: "PRIVATE", count: 20_000), "b"])
    let error = #expect(throws: LedgerError.self) {
      try ledger.recordFile([Samples.judged(large)], path: "in/b.xml")
      try ledger.flush()
    }
    #expect(error == .full(path: folder.file))
    #expect(error?.description.contains("PRIVATE") == false)
    #expect(try ledger.keys() == ["1"])
    // With room again the same ledger goes on.
    try ledger.access { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
    try ledger.recordFile([Samples.judged(large)], path: "in/b.xml")
    try ledger.flush()
    #expect(try ledger.keys() == ["1", "2"])
  }

  @Test func damagedFileIsToldFromAWrongOne() throws {
    do {
      let ledger = try Ledger(path: folder.file)
      for i in 0..<50 {
        try ledger.recordFile(
          [Samples.judged(Samples.conversation("\(i)", path: "in/\(i).xml"))], path: "in/\(i).xml")
      }
      try ledger.flush()
      try ledger.access { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    }
    var data = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    for place in stride(from: 8192 * 2, to: data.count, by: 1) { data[place] = 0xA5 }
    try data.write(to: URL(fileURLWithPath: folder.file))
    let error = #expect(throws: LedgerError.self) {
      let ledger = try Ledger(path: folder.file)
      _ = try ledger.keys()
      _ = try ledger.status()
    }
    guard case .corrupt = error else {
      Issue.record("unexpected: \(String(describing: error))")
      return
    }
  }

  @Test func damagedBodyIsAnErrorNotACrash() throws {
    let ledger = try Ledger(path: folder.file)
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    try ledger.flush()
    try ledger.access { try $0.execute(sql: "UPDATE evaluation SET body = x'0105'") }
    #expect(throws: LedgerError.self) { try ledger.keys() }
  }

  @Test func callsOutOfTurnAreMistakes() throws {
    let ledger = try Ledger(path: folder.file)
    #expect(throws: LedgerError.self) {
      try ledger.endFile(format: nil, received: 0, rejections: [])
    }
    try ledger.beginFile(source: "s", path: "p", stamp: Samples.stamp(), reader: "v")
    #expect(throws: LedgerError.self) {
      try ledger.beginFile(source: "s", path: "q", stamp: Samples.stamp(), reader: "v")
    }
  }

  @Test func callersErrorPassesThrough() throws {
    struct Stop: Error {}
    let ledger = try Ledger(path: folder.file)
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    #expect(throws: Stop.self) {
      try ledger.forEachEvaluation(in: .month(year: 2026, month: 10)) { _ in throw Stop() }
    }
  }
}

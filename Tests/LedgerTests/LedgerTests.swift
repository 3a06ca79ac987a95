import Conversations
import Foundation
import GRDB
import Settings
import Testing

@testable import Ledger

@Suite struct LedgerTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  func open(_ store: StoreMode = .normalized) throws -> Ledger {
    try Ledger(path: folder.file, options: Ledger.Options(store: store))
  }

  @Test func fileIsForItsOwnerOnly() throws {
    let ledger = try open()
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
      #expect((attributes[.posixPermissions] as? Int) == 0o600, "\(name)")
    }
  }

  @Test func whatWasRecordedIsReadInOrder() throws {
    let ledger = try open()
    let later = Samples.conversation("b", at: Samples.monday + 40 * 86_400)
    let summary = try ledger.recordFile([
      Samples.judged(Samples.conversation("c")), Samples.judged(later),
      Samples.judged(Samples.conversation("a", agent: Samples.bo)),
      Samples.judged(Samples.conversation("u", at: nil)),
    ])
    try ledger.flush()
    #expect(
      summary
        == {
          var s = FileSummary()
          s.new = 4
          return s
        }())
    #expect(try ledger.keys() == ["a", "c"])
    #expect(try ledger.keys("2026-11") == ["b"])
    #expect(try ledger.keys("undated") == ["u"])
    #expect(try ledger.duePeriods().map(\.description) == ["2026-10", "2026-11", "undated"])
    var mine: [String] = []
    try ledger.forEachEvaluation(in: .month(year: 2026, month: 10), of: Samples.bo) {
      evaluation, conversation in
      #expect(evaluation == Samples.evaluation(Samples.conversation("a", agent: Samples.bo)))
      #expect(conversation?.text(of: 0) == "Where is it?")
      mine.append(evaluation.key.id)
    }
    #expect(mine == ["a"])
    #expect(try ledger.rulesets(in: .month(year: 2026, month: 10)) == ["r1"])
  }

  @Test func unchangedFilesAreNotReadAgain() throws {
    let ledger = try open()
    func check(_ size: Int64, _ modified: Int64, _ hash: UInt64?, reader: String = "v1") throws
      -> FileState
    {
      try ledger.check(
        source: "chat", path: "in/a.xml", size: size, modified: modified, reader: reader
      ) { hash.map { ContentHash(value: $0) } }
    }
    #expect(try check(10, 100, 1) == .new)
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    #expect(try check(10, 100, nil) == .unchanged)
    #expect(try check(10, 200, 2) == .changed)
    #expect(try check(10, 200, nil) == .changed)
    #expect(try check(11, 200, 1) == .changed)
    #expect(try check(10, 200, 1) == .unchanged)
    // The new time is known now, without reading the file.
    #expect(try check(10, 200, nil) == .unchanged)
    #expect(try check(10, 200, 1, reader: "v2") == .unchanged)
    try ledger.forgetFile(source: "chat", path: "in/a.xml")
    #expect(try check(10, 200, 1) == .changed)
  }

  @Test func rejectionsAreReportedOnce() throws {
    let ledger = try open()
    let rejection = Rejection(
      stage: .ingest, origin: Origin(source: "chat", path: "in/a.xml", line: 3),
      code: "truncated", reason: "ends inside an element")
    #expect(try ledger.recordFile([], rejections: [rejection]).newRejections == [rejection])
    #expect(try ledger.status().rejections == [rejection])
    // Read again by a newer reader with the same outcome: not news.
    #expect(
      try ledger.check(
        source: "chat", path: "in/a.xml", size: 10, modified: 100, reader: "v2", hash: { nil })
        == .changed)
    #expect(
      try ledger.recordFile([], rejections: [rejection], reader: "v2").newRejections.isEmpty)
    // Other content with the same problem is news.
    #expect(
      try ledger.recordFile([], stamp: Samples.stamp(2), rejections: [rejection]).newRejections
        == [rejection])
    // A file that could not even be read stays reported while it cannot be read.
    let blind = FileStamp(size: 10, modified: 100, hash: nil)
    let denied = Rejection(
      stage: .ingest, origin: Origin(source: "chat", path: "in/a.xml"), code: "unreadable",
      reason: "permission denied")
    #expect(try ledger.recordFile([], stamp: blind, rejections: [denied]).newRejections.count == 1)
    #expect(try ledger.recordFile([], stamp: blind, rejections: [denied]).newRejections.isEmpty)
    // Mended: nothing is left.
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    #expect(try ledger.status().rejections.isEmpty)
  }

  @Test func grownConversationReplacesAndIsNotCountedTwice() throws {
    let ledger = try open()
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    try ledger.flush()
    try ledger.clearDue(.month(year: 2026, month: 10))
    let grown = Samples.conversation(
      "1", path: "in/b.xml", texts: ["Where is it?", "On its way.", "Thanks"],
      at: Samples.monday + 26 * 86_400)
    let summary = try ledger.recordFile([Samples.judged(grown)], path: "in/b.xml")
    #expect((summary.new, summary.replaced) == (0, 1))
    #expect(try ledger.keys().isEmpty == false)
    #expect(try ledger.status().conversations == 1)
    #expect(try ledger.conversation(grown.key)?.turns.count == 3)
    // It may have left its month: both are due.
    let moved = Samples.conversation(
      "1", path: "in/c.xml", texts: ["a", "b", "c", "d"], at: Samples.monday + 40 * 86_400)
    try ledger.recordFile([Samples.judged(moved)], path: "in/c.xml")
    try ledger.flush()
    #expect(try ledger.keys().isEmpty)
    #expect(try ledger.keys("2026-11") == ["1"])
    #expect(try ledger.duePeriods().map(\.description) == ["2026-10", "2026-11"])
  }

  @Test func laterMonthsShowTrendsAndBecomeDueToo() throws {
    let ledger = try open()
    let months = [0, 31, 62, 93].map { Samples.monday + Int64($0) * 86_400 }
    try ledger.recordFile(
      months.enumerated().map { Samples.judged(Samples.conversation("\($0)", at: $1)) })
    try ledger.flush()
    for period in try ledger.duePeriods() { try ledger.clearDue(period) }
    try ledger.recordFile([Samples.judged(Samples.conversation("late"))], path: "in/b.xml")
    try ledger.flush()
    #expect(try ledger.duePeriods().map(\.description) == ["2026-10", "2026-11", "2026-12"])
  }

  @Test func olderVersionDoesNotReplace() throws {
    let short = Samples.conversation("1", path: "in/a.xml")
    let long = Samples.conversation("1", path: "in/b.xml", texts: ["a", "b", "c"])
    let other = Samples.conversation("1", path: "in/c.xml", texts: ["a", "b", "d"])
    var outcomes: Set<String> = []
    let versions = [short, long, other]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let folder = try TemporaryFolder()
      let ledger = try Ledger(path: folder.file)
      for i in order {
        try ledger.recordFile([Samples.judged(versions[i])], path: versions[i].path)
      }
      let kept = try #require(try ledger.conversation(short.key))
      #expect(kept.turns.count == 3)
      outcomes.insert(kept.path)
    }
    #expect(outcomes.count == 1, "the order of the files must not matter")
  }

  @Test func correctedFileIsRightEvenIfShorter() throws {
    let ledger = try open()
    try ledger.recordFile([Samples.judged(Samples.conversation("1", texts: ["a", "b", "c"]))])
    let corrected = Samples.conversation("1", texts: ["a", "b"])
    let summary = try ledger.recordFile([Samples.judged(corrected)], stamp: Samples.stamp(2))
    #expect(summary.replaced == 1)
    #expect(try ledger.conversation(corrected.key)?.turns.count == 2)
  }

  @Test func twiceInOneFileTheLongerCounts() throws {
    let ledger = try open()
    let long = Samples.judged(Samples.conversation("1", texts: ["a", "b", "c"]))
    let short = Samples.judged(Samples.conversation("1"))
    let summary = try ledger.recordFile([long, short])
    #expect((summary.new, summary.kept) == (1, 1))
    #expect(
      try ledger.conversation(ConversationKey(source: "chat", id: "1"))?.turns.count == 3)
  }

  @Test func sameAgainChangesNothing() throws {
    let ledger = try open()
    let judged = Samples.judged(Samples.conversation("1"))
    try ledger.recordFile([judged])
    try ledger.flush()
    try ledger.clearDue(.month(year: 2026, month: 10))
    let summary = try ledger.recordFile([judged])
    try ledger.flush()
    #expect((summary.new, summary.replaced, summary.kept) == (0, 0, 1))
    #expect(try ledger.duePeriods().isEmpty)
    // What these rules have judged stays, as it was perhaps settled; by other rules it is news.
    func again(by ruleset: String) throws -> FileSummary {
      let judged = Samples.judged(
        Samples.conversation("1"), confidence: 0.7, ruleset: ruleset)
      defer { try? ledger.flush() }
      return try ledger.recordFile([judged])
    }
    #expect(try again(by: "r1").kept == 1)
    #expect(try ledger.duePeriods().isEmpty)
    #expect(try again(by: "r2").replaced == 1)
    #expect(try ledger.duePeriods().count == 1)
  }

  @Test func `nothing is written outside a transaction that was taken back`() throws {
    let ledger = try open()
    try ledger.recordFile([Samples.judged(Samples.conversation("1"))])
    try ledger.access { try $0.rollback() }
    #expect(throws: LedgerError.self) {
      try ledger.recordFile([Samples.judged(Samples.conversation("2"))])
    }
    #expect(try ledger.status().conversations == 0)
    try ledger.recordFile([Samples.judged(Samples.conversation("3"))])
    try ledger.flush()
    #expect(try ledger.status().conversations == 1)
  }

  @Test func whatIsNotFlushedIsAsIfItHadNotBeen() throws {
    let first = try open()
    try first.recordFile([Samples.judged(Samples.conversation("1"))])
    try first.flush()
    try first.beginFile(source: "chat", path: "in/b.xml", stamp: Samples.stamp(), reader: "v1")
    try first.add([Samples.judged(Samples.conversation("2", path: "in/b.xml"))])
    // Half a file is never committed.
    try first.flush()
    let second = try Ledger(path: folder.file, options: Ledger.Options(isReadOnly: true))
    #expect(try second.keys() == ["1"])
    try first.abandonFile()
    #expect(try first.keys() == ["1"])
    #expect(
      try first.check(
        source: "chat", path: "in/b.xml", size: 10, modified: 100, reader: "v1", hash: { nil })
        == .new)
    let summary = try first.recordFile(
      [Samples.judged(Samples.conversation("2", path: "in/b.xml", agent: Samples.bo))],
      path: "in/b.xml")
    try first.flush()
    #expect(summary.new == 1)
    #expect(try second.keys() == ["1", "2"])
  }

  @Test func manyFilesAreCommittedOnTheWay() throws {
    let ledger = try open()
    for i in 0..<(Recording.filesPerCommit + 1) {
      let path = "in/\(i).xml"
      try ledger.recordFile([Samples.judged(Samples.conversation("\(i)", path: path))], path: path)
    }
    let reader = try Ledger(path: folder.file, options: Ledger.Options(isReadOnly: true))
    #expect(try reader.keys().count == Recording.filesPerCommit)
    try ledger.flush()
    #expect(try reader.keys().count == Recording.filesPerCommit + 1)
  }

  @Test func rescoredEvaluationBecomesTheCurrentOne() throws {
    let ledger = try open()
    let conversation = Samples.conversation("1")
    try ledger.recordFile([Samples.judged(conversation)])
    try ledger.flush()
    try ledger.clearDue(.month(year: 2026, month: 10))
    let old = Samples.evaluation(conversation)
    let new = Samples.evaluation(conversation, confidence: 0.65)
    #expect(try ledger.store(old, ruleset: "r1") == false)
    #expect(try ledger.store(new, ruleset: "r2") == true)
    try ledger.flush()
    #expect(try ledger.evaluation(of: conversation.key) == new)
    #expect(try ledger.evaluation(of: conversation.key, ruleset: "r1") == old)
    #expect(try ledger.evaluation(of: conversation.key, ruleset: "r3") == nil)
    #expect(try ledger.rulesets(in: .month(year: 2026, month: 10)) == ["r2"])
    #expect(try ledger.duePeriods().count == 1)
    // Back to the old one.
    #expect(try ledger.store(old, ruleset: "r1") == true)
    #expect(try ledger.evaluation(of: conversation.key) == old)
    var unknown = old
    unknown.key.id = "none"
    #expect(try ledger.store(unknown, ruleset: "r2") == false)
  }

  @Test func storedConversationsCanBeRescored() throws {
    let ledger = try open()
    let texts = [["a", "b"], ["c", "d"]]
    try ledger.recordFile(
      texts.enumerated().map { Samples.judged(Samples.conversation("\($0)", texts: $1)) })
    var read: [String] = []
    try ledger.forEachConversation(in: .month(year: 2026, month: 10)) {
      read.append($0.text(of: 0))
      #expect($0.folded.sentences.isEmpty)
    }
    #expect(read == ["a", "c"])
    #expect(
      try ledger.conversations(matching: "1") == [ConversationKey(source: "chat", id: "1")])
  }

  @Test(arguments: [StoreMode.evidenceOnly, .none])
  func textsStayOnlyAsConfigured(_ store: StoreMode) throws {
    let ledger = try open(store)
    let conversation = Samples.conversation("1", texts: ["QUOTEDWORDS", "UNQUOTEDWORDS"])
    try ledger.recordFile([Samples.judged(conversation, store: store)])
    try ledger.flush()
    #expect(try ledger.conversation(conversation.key) == nil)
    #expect(try ledger.keys() == ["1"])
    var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    bytes += try Data(contentsOf: URL(fileURLWithPath: folder.file + "-wal"))
    #expect(bytes.range(of: Data("UNQUOTEDWORDS".utf8)) == nil)
    #expect((bytes.range(of: Data("QUOTEDWORDS".utf8)) != nil) == (store == .evidenceOnly))
  }

  @Test func openPromisesAreFound() throws {
    let ledger = try open()
    let conversation = Samples.conversation("1")
    try ledger.recordFile([
      Samples.judged(conversation), Samples.judged(Samples.conversation("2", at: nil)),
    ])
    let due = try #require(conversation.lastInstant) + 7200
    #expect(try ledger.openPromises(dueBefore: due).isEmpty)
    let open = try ledger.openPromises(dueBefore: due + 1)
    #expect(open.map(\.conversation.id) == ["1"])
    #expect(open[0].record == Samples.evaluation(conversation).promises[0])
    #expect(try ledger.openPromises().map(\.conversation.id) == ["1", "2"])
    var settled = Samples.evaluation(conversation)
    settled.promises[0].state = .kept
    try ledger.store(settled, ruleset: "r1")
    #expect(try ledger.openPromises().map(\.conversation.id) == ["2"])
    #expect(try ledger.status().openPromises == 1)
  }

  @Test func earlierContactsOfACustomer() throws {
    let ledger = try open()
    try ledger.recordFile(
      [("1", 0, "x"), ("2", 1, "x"), ("3", 2, "y"), ("4", 3, "x")].map {
        id, day, customer in
        Samples.judged(
          Samples.conversation(
            id, at: Samples.monday + Int64(day) * 86_400, customer: customer))
      })
    let earlier = try ledger.contacts(of: "x", endedBefore: Samples.monday + 3 * 86_400)
    #expect(earlier.map(\.key.id) == ["2", "1"])
  }

  @Test func runsAreRemembered() throws {
    let ledger = try open()
    let run = try ledger.beginRun(startedAt: 5, asOf: 4, ruleset: "r1")
    #expect(try ledger.status().runs.first?.finishedAt == nil)
    let counts = Stage.allCases.map { StageCount(stage: $0, received: 3, sent: 2, rejected: 1) }
    try ledger.finishRun(run, finishedAt: 9, status: 1, counts: counts)
    let record = try #require(try ledger.status().runs.first)
    #expect((record.startedAt, record.finishedAt, record.asOf, record.status) == (5, 9, 4, 1))
    #expect(record.counts == counts)
  }

  @Test func prunedConversationsAreGone() throws {
    let ledger = try open()
    let old = Samples.conversation("1", texts: ["OLDWORDS", "b"], at: Samples.monday)
    let new = Samples.conversation("2", at: Samples.monday + 40 * 86_400, customer: "x")
    try ledger.recordFile([Samples.judged(old), Samples.judged(new)])
    try ledger.flush()
    try ledger.clearDue(.month(year: 2026, month: 10))
    #expect(try ledger.prune(endedBefore: Samples.monday + 86_400).conversations == 1)
    #expect(try ledger.keys().isEmpty)
    // What was exported of the month is all that is left of it; it is not exported anew.
    #expect(try !ledger.duePeriods().contains(.month(year: 2026, month: 10)))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.file))
    #expect(bytes.range(of: Data("OLDWORDS".utf8)) == nil)
    #expect(try ledger.forget(customer: ["X"]).conversations == 1)
    #expect(try ledger.status().conversations == 0)
    #expect(
      try ledger.access { try Int.fetchOne($0, sql: "SELECT count(*) FROM finding") } == 0)
  }
}

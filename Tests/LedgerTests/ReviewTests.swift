import Conversations
import GRDB
import Settings
import Testing

@testable import Ledger

@Suite struct LedgerReviewTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  static func review(
    _ id: String, _ verdict: ReviewVerdict, by reviewer: String = "Rita", at: Int64? = nil
  ) -> Review {
    Review(
      conversation: ConversationKey(source: "chat", id: id), criterion: "E11", turn: 1,
      span: Span(0, 3), rule: "E11.r", verdict: verdict, comment: "why", reviewer: reviewer,
      writtenAt: at)
  }

  private func ledger() throws -> Ledger {
    let ledger = try Ledger(path: folder.file)
    try ledger.recordFile([
      Samples.judged(Samples.conversation("a")), Samples.judged(Samples.conversation("b")),
    ])
    try ledger.flush()
    for period in try ledger.duePeriods() { try ledger.clearDue(period) }
    return ledger
  }

  @Test func latestWordOfAPersonCounts() throws {
    let ledger = try ledger()
    let first = try ledger.add([Self.review("a", .agree, at: 100), Self.review("x", .agree)])
    #expect(first.new == 1)
    #expect(first.unknown == [1])
    #expect(try ledger.duePeriods().map(\.description) == ["2026-10"])
    try ledger.clearDue(.month(year: 2026, month: 10))
    #expect(try ledger.add([Self.review("a", .agree, at: 100)]).known == 1)
    // Known words make nothing due, an older word changes nothing.
    #expect(try ledger.add([Self.review("a", .disagree, at: 99)]).known == 1)
    #expect(try ledger.duePeriods().isEmpty)
    let later = try ledger.add([
      Self.review("a", .disagree, at: 101), Self.review("a", .agree, by: "Sam"),
    ])
    #expect(later.changed == 1)
    #expect(later.new == 1)
    #expect(
      try ledger.reviews() == [
        Self.review("a", .disagree, at: 101), Self.review("a", .agree, by: "Sam"),
      ])
    #expect(try ledger.reviews(in: .month(year: 2026, month: 9)).isEmpty)
  }

  @Test func reviewOutlivesANewEvaluationAndGoesWithItsConversation() throws {
    let ledger = try ledger()
    _ = try ledger.add([Self.review("a", .agree)])
    try ledger.recordFile([
      Samples.judged(Samples.conversation("a", texts: ["Where is it?", "On its way.", "Thanks"]))
    ])
    try ledger.flush()
    #expect(try ledger.reviews().count == 1)
    _ = try ledger.prune(endedBefore: Samples.monday + 86_400)
    #expect(try ledger.reviews().isEmpty)
  }

  @Test func olderLedgersAreBroughtUpToDate() throws {
    do {
      let queue = try DatabaseQueue(path: folder.file)
      try LedgerSchema.migrator.migrate(queue, upTo: "1")
    }
    let ledger = try self.ledger()
    #expect(try ledger.add([Self.review("a", .agree)]).new == 1)
  }

  @Test func evaluationsOfEarlierEncodingsAreRead() throws {
    var evaluation = Samples.evaluation(Samples.conversation("a"))
    evaluation.findings = []
    var bytes = EvaluationCoding.encode(evaluation, store: .normalized)
    #expect(bytes[0] == 4)
    // The first two had neither the first instant nor signals: one byte of nothing each. The third
    // differs in messages, of which there are none here.
    bytes[0] = 3
    #expect(try EvaluationCoding.decode(bytes) == evaluation)
    bytes.removeLast(2)
    for version: UInt8 in 1...2 {
      bytes[0] = version
      #expect(try EvaluationCoding.decode(bytes) == evaluation)
    }
  }
}

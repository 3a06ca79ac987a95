import Conversations
import Foundation
import Testing

@testable import Ledger

/// What was pruned stays pruned.
@Suite struct RetentionTests {
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private let day: Int64 = 86_400

  @Test func `what lies before the boundary is not taken in again`() throws {
    let ledger = try Ledger(path: folder.file)
    let old = Samples.judged(Samples.conversation("old", at: Samples.monday))
    let new = Samples.judged(Samples.conversation("new", at: Samples.monday + 5 * day))
    _ = try ledger.recordFile([old, new])
    try ledger.flush()
    let pruned = try ledger.prune(endedBefore: Samples.monday + 2 * day)
    #expect(pruned.conversations == 1)
    #expect(pruned.periods == [.month(year: 2026, month: 10)])

    let late = Samples.judged(Samples.conversation("late", at: Samples.monday + day))
    let again = try ledger.recordFile([old, new, late])
    #expect(again.leftOut == 2)
    #expect(again.new + again.replaced + again.kept + again.leftOut == 3)
    #expect(try ledger.keys() == ["new"])
    let past = try ledger.prunedPast()
    #expect(past.keptFrom == Samples.monday + 2 * day)
    #expect(past.months == [.month(year: 2026, month: 10)])
  }

  @Test func `a boundary never moves back, and cuts only the months that had something`() throws {
    let ledger = try Ledger(path: folder.file)
    _ = try ledger.recordFile([Samples.judged(Samples.conversation("1", at: Samples.monday))])
    _ = try ledger.prune(endedBefore: Samples.monday + 40 * day)
    _ = try ledger.prune(endedBefore: Samples.monday - 40 * day)
    let past = try ledger.prunedPast()
    #expect(past.keptFrom == Samples.monday + 40 * day)
    #expect(past.keptFrom(of: .month(year: 2026, month: 10), in: .utc) != nil)
    #expect(past.keptFrom(of: try Period(parsing: "2026-09-20..2026-10-04"), in: .utc) != nil)
    // The boundary lies in November, of which nothing was deleted.
    #expect(past.keptFrom(of: .month(year: 2026, month: 11), in: .utc) == nil)
    #expect(past.keptFrom(of: .undated, in: .utc) == nil)
  }

  @Test func `undated conversations go by when they were first recorded`() throws {
    let ledger = try Ledger(path: folder.file)
    let undated = Samples.judged(Samples.conversation("1", at: nil))
    _ = try ledger.beginRun(startedAt: 1_000, asOf: nil, ruleset: "r1")
    _ = try ledger.recordFile([undated])
    _ = try ledger.beginRun(startedAt: 9_000, asOf: nil, ruleset: "r1")
    _ = try ledger.recordFile([Samples.judged(Samples.conversation("2", at: nil))])
    #expect(try ledger.prune(endedBefore: 5_000).periods == [.undated])
    #expect(try ledger.keys("undated") == ["2"])
    #expect(try ledger.recordFile([undated]).leftOut == 1)
    let grown = Samples.conversation(
      "1", texts: ["Where is it?", "On its way.", "Still not."], at: nil)
    #expect(try ledger.recordFile([Samples.judged(grown)]).new == 1)
    #expect(try ledger.prunedPast().keptFrom(of: .undated, in: .utc) == 5_000)
  }
}

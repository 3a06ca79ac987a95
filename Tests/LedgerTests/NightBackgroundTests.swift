import Conversations
import Foundation
import Settings
import Testing

@testable import Ledger

/// What a night judges with is fixed from its beginning to its end.
@Suite struct NightBackgroundTests {
  @Test func aNightKeepsItsBackgroundUntilItEnds() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("night-" + UUID().uuidString + ".sqlite").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    let ledger = try Ledger(path: path)
    #expect(try ledger.openNight() == nil)
    let begun = try ledger.beginNight([1, 2, 3])
    #expect(try Ledger(path: path).openNight() == begun)
    #expect(try ledger.beginNight([]).id != begun.id)
    #expect(try ledger.openNight()?.body == [])
    try ledger.endNight()
    #expect(try ledger.openNight() == nil)
  }

  @Test func theLatestConversationsAreGiven() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("latest-" + UUID().uuidString + ".sqlite").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    let ledger = try Ledger(path: path)
    try ledger.add(
      (0..<4).map { number in
        let conversation = Samples.conversation(
          "\(number)", at: number == 3 ? nil : Samples.monday + Int64(number) * 3_600)
        return Judged(
          conversation: conversation, evaluation: Samples.evaluation(conversation), ruleset: "r",
          store: .normalized)
      })
    try ledger.flush()
    var ids: [String] = []
    try ledger.forEachLatestConversation(limit: 2) { ids.append($0.key.id) }
    #expect(ids == ["2", "1"])
  }
}

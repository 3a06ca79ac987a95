import Conversations
import Pipeline
import Testing

@Suite struct ZoneTableTests {
  @Test(
    "offsets of known moments",
    arguments: [
      ("Europe/Rome", "winter", 1_767_225_600, 3600),
      ("Europe/Rome", "summer", 1_782_864_000, 7200),
      ("Europe/Rome", "the second before the clocks go forward", 1_774_746_000 - 1, 3600),
      ("Europe/Rome", "the second they do", 1_774_746_000, 7200),
      ("Africa/Johannesburg", "any", 1_782_864_000, 7200),
      ("America/New_York", "summer", 1_782_864_000, -14400),
      ("UTC", "any", 1_782_864_000, 0),
    ] as [(String, String, Int64, Int)])
  func offsets(name: String, moment: String, seconds: Int64, offset: Int) throws {
    let rules = try #require(ZoneTable.rules(name))
    #expect(rules.offset(at: seconds) == offset, "\(name), \(moment)")
  }

  @Test("names that are no zone", arguments: ["Europe/Rom", "", "../passwd", "/etc/passwd", "X Y"])
  func unknown(name: String) {
    #expect(ZoneTable.rules(name) == nil)
  }
}

import Conversations
import Score
import Settings
import Testing

@Suite struct HomeZoneTests {
  /// 14:01 and, the day after, 16:00 UTC are 9:01 and 11:00 five hours to the west.
  static let keptBeforeNoon = """
    C 2026-10-06 14:00: Good morning, when do I hear about my claim 4471?
    A 2026-10-06 14:01: Good morning, I will write to you by noon tomorrow.
    A 2026-10-07 16:00: Good morning, the claim 4471 has been paid today.
    C 2026-10-07 16:10: Thank you.
    """

  /// Without hours of a team "by noon" is noon where the reports are read.
  @Test func deadlinesAreReadWhereTheReportsAre() throws {
    func late(in zone: String) throws -> Bool {
      var harness = ExampleHarness()
      harness.zones = ["UTC": .utc, "West": ZoneRules(name: "West", fixedOffset: -5 * 3600)]
      harness.settings.reportTimezone = zone
      let conversation = try harness.conversation(
        harness.raw(Self.keptBeforeNoon, .email, .plain).0)
      return try !harness.evaluate(conversation).findings("E03").isEmpty
    }
    #expect(try late(in: "UTC"))
    #expect(try !late(in: "West"))
  }
}

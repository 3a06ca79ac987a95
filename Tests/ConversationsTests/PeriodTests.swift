import Testing

@testable import Conversations

@Suite struct PeriodTests {
  /// Central European time around the changes of 2026.
  static let rome = ZoneRules(
    name: "Europe/Rome", transitions: [.min, 1_774_746_000, 1_792_890_000],
    offsets: [3600, 7200, 3600])

  @Test(arguments: [
    "2026-10", "2026-W43", "2026-W01", "2020-W53", "2026-10-01..2026-10-31",
    "2026-02-28..2026-02-28", "undated",
  ])
  func spellingSurvivesParsing(_ text: String) throws {
    #expect(try Period(parsing: text).description == text)
  }

  @Test(arguments: [
    "", "2026", "2026-13", "2026-00", "2026-W54", "2026-W00", "2027-W53", "2026-1", "10-2026",
    "2026-10-31..2026-10-01", "2026-02-29..2026-03-01", "2026-10-01...2026-10-31", "2026-10-01",
    "２０２６-10", "october",
  ])
  func refusesWhatIsNoPeriodAndSaysWhatIs(_ text: String) {
    let error = #expect(throws: PeriodError.self) { try Period(parsing: text) }
    #expect(error?.description.contains("2026-W43") == true)
    #expect(error?.description.contains("2026-10-01..2026-10-31") == true)
  }

  @Test func longTextIsShortenedInTheError() {
    let error = #expect(throws: PeriodError.self) {
      try Period(parsing: String(repeating: "x", count: 10_000))
    }
    #expect((error?.description.utf8.count ?? .max) < 300)
  }

  @Test func monthsBeginAtMidnightOfTheReportsZone() throws {
    let october = try Period(parsing: "2026-10")
    // 2026-10-01T00:00+02:00 and 2026-11-01T00:00+01:00
    #expect(october.bounds(in: Self.rome) == 1_790_805_600..<1_793_487_600)
    #expect(october.contains(1_790_805_600, in: Self.rome))
    #expect(!october.contains(1_790_805_599, in: Self.rome))
    #expect(!october.contains(1_793_487_600, in: Self.rome))
    #expect(!october.contains(nil, in: Self.rome))
    #expect(Period.month(of: 1_790_805_599, in: Self.rome).description == "2026-09")
    #expect(Period.month(of: 1_790_805_599, in: .utc).description == "2026-09")
    #expect(Period.month(of: 1_790_805_600, in: .utc).description == "2026-09")
    #expect(Period.month(of: 1_790_805_600, in: Self.rome).description == "2026-10")
  }

  @Test func undatedHoldsOnlyWhatHasNoClock() {
    #expect(Period.undated.contains(nil, in: .utc))
    #expect(!Period.undated.contains(0, in: .utc))
    #expect(Period.month(of: nil, in: .utc) == .undated)
  }

  @Test func weeksAreISOWeeks() throws {
    let days = try Period(parsing: "2026-W01").days
    // Week 1 of 2026 begins on Monday 29 December 2025.
    #expect(days?.lowerBound == CivilTime.days(year: 2025, month: 12, day: 29))
    #expect(days?.upperBound == CivilTime.days(year: 2026, month: 1, day: 4))
    let last = try Period(parsing: "2020-W53").days
    #expect(last?.upperBound == CivilTime.days(year: 2021, month: 1, day: 3))
  }

  @Test func rangesIncludeTheirLastDay() throws {
    let range = try Period(parsing: "2026-10-01..2026-10-31")
    #expect(range.bounds(in: Self.rome) == (try Period(parsing: "2026-10")).bounds(in: Self.rome))
  }

  @Test func sortsByTimeWithUndatedLast() throws {
    let texts = ["undated", "2026-11", "2026-W43", "2026-10", "2025-12"]
    let sorted = try texts.map { try Period(parsing: $0) }.sorted().map(\.description)
    #expect(sorted == ["2025-12", "2026-10", "2026-W43", "2026-11", "undated"])
  }
}

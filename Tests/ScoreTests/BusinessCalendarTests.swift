import Conversations
import Testing

@testable import Score

@Suite struct BusinessCalendarTests {
  /// Rome in 2025: summer time from 30 March 01:00 UTC to 26 October 01:00 UTC.
  static let rome = ZoneRules(
    name: "Europe/Rome", transitions: [.min, 1_743_296_400, 1_761_440_400],
    offsets: [3600, 7200, 3600])
  static let week = Array(repeating: [540..<1080], count: 5) + [[], []]

  static func calendar(
    open: [[Range<Int>]] = week, holidays: Set<Int> = []
  ) -> BusinessCalendar {
    BusinessCalendar(open: open, holidays: holidays, zone: rome)
  }

  static func at(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Int64 {
    rome.instant(CivilTime(year: 2025, month: month, day: day, hour: hour, minute: minute))
  }

  @Test func nightsAndWeekendsDoNotCount() {
    let calendar = Self.calendar()
    // Friday 17:00 to Monday 10:00.
    let seconds = calendar.businessSeconds(from: Self.at(3, 14, 17), to: Self.at(3, 17, 10))
    #expect(seconds == 2 * 3600)
    #expect(calendar.businessSeconds(from: Self.at(3, 15, 0), to: Self.at(3, 16, 23)) == 0)
    #expect(calendar.businessSeconds(from: Self.at(3, 17, 10), to: Self.at(3, 14, 17)) == 0)
  }

  @Test func holidaysDoNotCount() {
    let holiday = CivilTime(year: 2025, month: 3, day: 17).days
    let calendar = Self.calendar(holidays: [holiday])
    let seconds = calendar.businessSeconds(from: Self.at(3, 14, 17), to: Self.at(3, 18, 10))
    #expect(seconds == 2 * 3600)
    #expect(calendar.close(ofBusinessDay: 1, after: Self.at(3, 14, 12)) == Self.at(3, 18, 18))
  }

  @Test func addingAndCountingAgree() throws {
    let calendar = Self.calendar(open: Array(repeating: [540..<780, 840..<1080], count: 6) + [[]])
    for start in stride(from: Self.at(3, 27, 0), to: Self.at(4, 2, 0), by: 5_231) {
      for seconds in stride(from: Int64(0), to: 100_000, by: 9_973) {
        let end = try #require(calendar.add(businessSeconds: seconds, to: start))
        #expect(calendar.businessSeconds(from: start, to: end) == seconds)
      }
    }
  }

  @Test func aDayOnWhichClocksGoForwardHasTwentyThreeHours() {
    let always = Self.calendar(open: Array(repeating: [0..<1440], count: 7))
    let forward = always.businessSeconds(from: Self.at(3, 30, 0), to: Self.at(3, 31, 0))
    #expect(forward == 23 * 3600)
    let back = always.businessSeconds(from: Self.at(10, 26, 0), to: Self.at(10, 27, 0))
    #expect(back == 25 * 3600)
  }

  @Test func hoursKeepTheirPlaceOnTheClockAcrossTheChange() {
    let calendar = Self.calendar()
    // 18:00 in Rome is 17:00 UTC in winter and 16:00 UTC in summer.
    let friday = calendar.closing(day: CivilTime(year: 2025, month: 3, day: 28).days)
    let monday = calendar.closing(day: CivilTime(year: 2025, month: 3, day: 31).days)
    #expect(friday == CivilTime(year: 2025, month: 3, day: 28, hour: 17).secondsAsUTC)
    #expect(monday == CivilTime(year: 2025, month: 3, day: 31, hour: 16).secondsAsUTC)
    let seconds = calendar.businessSeconds(from: Self.at(3, 28, 17), to: Self.at(3, 31, 10))
    #expect(seconds == 2 * 3600)
  }

  @Test func theNthBusinessDayClosesWithoutCountingToday() {
    let calendar = Self.calendar()
    #expect(calendar.close(ofBusinessDay: 1, after: Self.at(3, 28, 12)) == Self.at(3, 31, 18))
    #expect(calendar.close(ofBusinessDay: 5, after: Self.at(3, 26, 12)) == Self.at(4, 2, 18))
    #expect(calendar.close(ofBusinessDay: 1, after: Self.at(3, 29, 12)) == Self.at(3, 31, 18))
  }

  @Test func aTeamThatNeverOpensGivesNoTimeAndEnds() {
    let closed = Self.calendar(open: Array(repeating: [], count: 7))
    #expect(closed.add(businessSeconds: 1, to: Self.at(3, 12, 9)) == nil)
    #expect(closed.close(ofBusinessDay: 3, after: Self.at(3, 12, 9)) == nil)
    #expect(closed.businessSeconds(from: 0, to: 1_000_000_000_000) == 0)
  }

  @Test func centuriesAreCountedWithoutWalkingEveryDay() {
    let calendar = Self.calendar()
    let seconds = calendar.businessSeconds(from: 0, to: 200_000_000_000)
    // 45 hours a week.
    let weeks = 200_000_000_000 / 604_800.0
    #expect(abs(Double(seconds) / (weeks * 45 * 3600) - 1) < 0.001)
  }
}

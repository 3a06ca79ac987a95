package import Conversations

/// A team's hours, its holidays and the zone both are meant in.
///
/// Where clocks change, an open hour that does not exist is not counted, and one that occurs twice
/// counts twice: durations are always those of a stopwatch.
package struct BusinessCalendar: Sendable {
  /// For each weekday, Monday first, the open stretches in minutes from midnight, ascending; up to
  /// 1440. Seven entries.
  package var open: [[Range<Int>]]
  /// Days since 1970-01-01 on which the team is closed.
  package var holidays: Set<Int>
  package var zone: ZoneRules

  /// How far ahead open time is looked for; beyond it a calendar counts as always closed.
  private static let longestSearch = 1100

  package init(open: [[Range<Int>]], holidays: Set<Int>, zone: ZoneRules) {
    self.open = open
    self.holidays = holidays
    self.zone = zone
  }

  /// The local day, since 1970-01-01, of an instant.
  package func day(of instant: Int64) -> Int { zone.civil(instant).days }

  /// The instant of a minute of a local day; minutes past 1440 are of the following days.
  package func instant(day: Int, minute: Int) -> Int64 {
    let days = day + (minute >= 0 ? minute / 1440 : (minute - 1439) / 1440)
    let rest = minute - (days - day) * 1440
    let date = CivilTime.date(days: days)
    return zone.instant(
      CivilTime(
        year: date.year, month: date.month, day: date.day, hour: rest / 60, minute: rest % 60))
  }

  package func isOpen(day: Int) -> Bool { !hours(day).isEmpty }

  /// The instant at which the team closes on a day; nil where it does not open.
  package func closing(day: Int) -> Int64? {
    hours(day).last.map { instant(day: day, minute: $0.upperBound) }
  }

  /// The instant at which the team opens on a day; nil where it does not.
  package func opening(day: Int) -> Int64? {
    hours(day).first.map { instant(day: day, minute: $0.lowerBound) }
  }

  /// The first day from `day` on at which the team opens; nil where it never does.
  package func openDay(from day: Int) -> Int? {
    (day..<(day + BusinessCalendar.longestSearch)).first(where: isOpen)
  }

  /// The close of the Nth business day after an instant; the instant's own day does not count.
  ///
  /// - Parameter count: 0 ... 1000; 0 means the instant's own day or the next open one.
  package func close(ofBusinessDay count: Int, after instant: Int64) -> Int64? {
    var day = day(of: instant)
    if count == 0 { return openDay(from: day).flatMap(closing) }
    for _ in 0..<min(1000, count) {
      guard let next = openDay(from: day + 1) else { return nil }
      day = next
    }
    return closing(day: day)
  }

  /// The instant at which so much open time has passed since `instant`; nil where the team never
  /// opens long enough.
  package func add(businessSeconds seconds: Int64, to instant: Int64) -> Int64? {
    var rest = seconds
    let first = day(of: instant)
    for day in first..<(first + BusinessCalendar.longestSearch) {
      for range in hours(day) {
        let start = max(instant, self.instant(day: day, minute: range.lowerBound))
        let end = self.instant(day: day, minute: range.upperBound)
        guard end > start else { continue }
        if end - start >= rest { return start + rest }
        rest -= end - start
      }
    }
    return nil
  }

  /// Open seconds between two instants; 0 where `to` is not after `from`.
  package func businessSeconds(from: Int64, to: Int64) -> Int64 {
    guard to > from else { return 0 }
    let first = day(of: from)
    let last = day(of: to)
    var total: Int64 = 0
    // Clocks of damaged exports can lie centuries apart: whole weeks behind the searched stretch
    // are counted by their plan.
    let searched = min(last, first + BusinessCalendar.longestSearch)
    for day in first...searched { total += seconds(day, from, to) }
    if last > searched {
      let weekly = open.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } } * 60
      total += Int64((last - searched) / 7) * Int64(weekly)
    }
    return total
  }

  private func seconds(_ day: Int, _ from: Int64, _ to: Int64) -> Int64 {
    hours(day).reduce(0) { sum, range in
      let start = max(from, instant(day: day, minute: range.lowerBound))
      let end = min(to, instant(day: day, minute: range.upperBound))
      return sum + max(0, end - start)
    }
  }

  private func hours(_ day: Int) -> [Range<Int>] {
    let weekday = CivilTime.weekday(days: day)
    guard weekday < open.count, !holidays.contains(day) else { return [] }
    return open[weekday]
  }
}

/// The stretch of time that a scorecard covers, in the report's time zone. A conversation belongs to
/// the period of its last instant.
package enum Period: Hashable, Sendable, CustomStringConvertible {
  /// A calendar month: `2026-10`.
  case month(year: Int, month: Int)
  /// An ISO 8601 week, Monday to Sunday: `2026-W43`. `year` is the week's year.
  case week(year: Int, week: Int)
  /// Days since 1970-01-01, both included: `2026-10-01..2026-10-31`.
  case range(first: Int, last: Int)
  /// Conversations without any date.
  case undated

  /// Reads what a user typed.
  ///
  /// - Throws: a `PeriodError` that says what is wrong and what is accepted.
  package init(parsing text: String) throws(PeriodError) {
    let bytes = Array(text.utf8)
    if text == "undated" {
      self = .undated
    } else if let month = Period.month(bytes) {
      guard let month = month.valid else { throw PeriodError(text, "there is no such month") }
      self = month
    } else if let week = Period.week(bytes) {
      guard let week = week.valid else { throw PeriodError(text, "that year has no such week") }
      self = week
    } else if bytes.count == 22, bytes[10] == 0x2E, bytes[11] == 0x2E,
      let first = Period.date(bytes[0..<10]), let last = Period.date(bytes[12..<22])
    {
      guard first.isValid, last.isValid else { throw PeriodError(text, "there is no such day") }
      guard first.days <= last.days else {
        throw PeriodError(text, "the range ends before it begins")
      }
      self = .range(first: first.days, last: last.days)
    } else {
      throw PeriodError(text, "not a period")
    }
  }

  /// The month of an instant by the clocks of a zone; `undated` for nil.
  package static func month(of lastInstant: Int64?, in zone: ZoneRules) -> Period {
    guard let lastInstant else { return .undated }
    let civil = zone.civil(lastInstant)
    return .month(year: civil.year, month: civil.month)
  }

  /// First and last day, as days since 1970-01-01; nil for `undated`.
  package var days: ClosedRange<Int>? {
    switch self {
    case .month(let year, let month):
      let first = CivilTime.days(year: year, month: month, day: 1)
      return first...(first + CivilTime.daysInMonth(year: year, month: month) - 1)
    case .week(let year, let week):
      let first = Period.firstMonday(of: year) + 7 * (week - 1)
      return first...(first + 6)
    case .range(let first, let last):
      return first...max(first, last)
    case .undated:
      return nil
    }
  }

  /// The UTC seconds that the period covers by the clocks of a zone; nil for `undated`.
  package func bounds(in zone: ZoneRules) -> Range<Int64>? {
    guard let days else { return nil }
    let start = zone.instant(Period.midnight(days.lowerBound))
    let end = zone.instant(Period.midnight(days.upperBound + 1))
    return start..<max(start, end)
  }

  /// Whether a conversation with this last instant belongs to the period.
  package func contains(_ lastInstant: Int64?, in zone: ZoneRules) -> Bool {
    guard let bounds = bounds(in: zone) else { return lastInstant == nil }
    guard let lastInstant else { return false }
    return bounds.contains(lastInstant)
  }

  /// The spelling that `init(parsing:)` reads, which is also the name of the export's folder.
  package var description: String {
    switch self {
    case .month(let year, let month):
      return Period.pad(year, 4) + "-" + Period.pad(month, 2)
    case .week(let year, let week):
      return Period.pad(year, 4) + "-W" + Period.pad(week, 2)
    case .range(let first, let last):
      return Period.spelled(first) + ".." + Period.spelled(last)
    case .undated:
      return "undated"
    }
  }
}

extension Period: Comparable {
  /// By first day, then last day; `undated` comes last.
  package static func < (a: Period, b: Period) -> Bool {
    guard let x = a.days else { return false }
    guard let y = b.days else { return true }
    return (x.lowerBound, x.upperBound, a.description)
      < (y.lowerBound, y.upperBound, b.description)
  }
}

/// A text that names no period.
package struct PeriodError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was typed, shortened.
  package var text: String
  /// What is wrong with it.
  package var reason: String

  package init(_ text: String, _ reason: String) {
    self.text = text.count > 40 ? text.prefix(40) + "…" : text
    self.reason = reason
  }

  package var description: String {
    "\"\(text)\": \(reason); give a month (2026-10), a week (2026-W43), "
      + "a range of days (2026-10-01..2026-10-31) or undated"
  }
}

extension Period {
  /// Nil where the fields are out of range.
  private var valid: Period? {
    switch self {
    case .month(let year, let month):
      return year >= 1 && (1...12).contains(month) ? self : nil
    case .week(let year, let week):
      guard year >= 1, week >= 1 else { return nil }
      let weeks = (Period.firstMonday(of: year + 1) - Period.firstMonday(of: year)) / 7
      return week <= weeks ? self : nil
    case .range, .undated:
      return self
    }
  }

  private static func month(_ bytes: [UInt8]) -> Period? {
    guard bytes.count == 7, bytes[4] == 0x2D, let year = number(bytes[0..<4]),
      let month = number(bytes[5..<7])
    else { return nil }
    return .month(year: year, month: month)
  }

  private static func week(_ bytes: [UInt8]) -> Period? {
    guard bytes.count == 8, bytes[4] == 0x2D, bytes[5] | 0x20 == 0x77,
      let year = number(bytes[0..<4]), let week = number(bytes[6..<8])
    else { return nil }
    return .week(year: year, week: week)
  }

  private static func date(_ bytes: ArraySlice<UInt8>) -> CivilTime? {
    let i = bytes.startIndex
    guard bytes.count == 10, bytes[i + 4] == 0x2D, bytes[i + 7] == 0x2D,
      let year = number(bytes[i..<(i + 4)]), let month = number(bytes[(i + 5)..<(i + 7)]),
      let day = number(bytes[(i + 8)..<(i + 10)])
    else { return nil }
    return CivilTime(year: year, month: month, day: day)
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  /// The Monday of ISO week 1: the week that holds 4 January.
  private static func firstMonday(of year: Int) -> Int {
    let fourth = CivilTime.days(year: year, month: 1, day: 4)
    return fourth - CivilTime.weekday(days: fourth)
  }

  private static func midnight(_ days: Int) -> CivilTime {
    let date = CivilTime.date(days: days)
    return CivilTime(year: date.year, month: date.month, day: date.day)
  }

  private static func spelled(_ days: Int) -> String {
    let date = CivilTime.date(days: days)
    return pad(date.year, 4) + "-" + pad(date.month, 2) + "-" + pad(date.day, 2)
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// An instant as an export gave it.
package struct Timestamp: Hashable, Sendable, Codable {
  /// Seconds since 1970-01-01T00:00:00Z, without leap seconds.
  package var seconds: Int64
  /// True where the export named no zone and the source's zone was applied.
  package var isZoneAssumed: Bool

  package init(seconds: Int64, isZoneAssumed: Bool = false) {
    self.seconds = seconds
    self.isZoneAssumed = isZoneAssumed
  }

  /// `2026-10-03T08:15:00Z`.
  package var iso8601: String { CivilTime(secondsUTC: seconds).description + "Z" }
}

/// A proleptic Gregorian date and time of day without a zone.
package struct CivilTime: Hashable, Sendable, CustomStringConvertible {
  package var year: Int
  /// 1 ... 12
  package var month: Int
  /// 1 ... 31
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The reading of a UTC clock at `seconds` since 1970.
  package init(secondsUTC seconds: Int64) {
    let days = Int((seconds >= 0 ? seconds : seconds - 86_399) / 86_400)
    let rest = Int(seconds - Int64(days) * 86_400)
    (year, month, day) = CivilTime.date(days: days)
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// Seconds since 1970 if this were the reading of a UTC clock.
  package var secondsAsUTC: Int64 {
    Int64(CivilTime.days(year: year, month: month, day: day)) * 86_400
      + Int64(hour * 3600 + minute * 60 + second)
  }

  /// Days since 1970-01-01.
  package var days: Int { CivilTime.days(year: year, month: month, day: day) }

  /// 0 Monday ... 6 Sunday.
  package var weekday: Int { CivilTime.weekday(days: days) }

  package static func weekday(days: Int) -> Int {
    let w = (days + 3) % 7
    return w < 0 ? w + 7 : w
  }

  package static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  package static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
    )
  }

  package static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Whether every field is in its range (leap seconds count as valid).
  package var isValid: Bool {
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
      && day <= CivilTime.daysInMonth(year: year, month: month)
      && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second <= 60
  }

  /// `2026-10-03`.
  package var date: String { String(description.prefix { $0 != "T" }) }

  package var description: String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let y = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
    return "\(y)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))"
  }
}

/// A time zone as precomputed transitions, so that no stage needs full Foundation.
///
/// The edge of the program builds it (`TimeZone` or tzdata); outside the covered years the nearest
/// offset is used.
package struct ZoneRules: Hashable, Sendable {
  /// IANA name, such as `Europe/Rome`.
  package var name: String
  /// Instants (seconds since 1970, ascending) from which an offset holds. The first one is the
  /// beginning of the covered time.
  package var transitions: [Int64]
  /// Seconds east of UTC from the transition of the same index on. As many as `transitions`.
  package var offsets: [Int]

  package init(name: String, transitions: [Int64], offsets: [Int]) {
    precondition(transitions.count == offsets.count && !offsets.isEmpty)
    self.name = name
    self.transitions = transitions
    self.offsets = offsets
  }

  /// A zone of one fixed offset.
  package init(name: String, fixedOffset: Int) {
    self.init(name: name, transitions: [.min], offsets: [fixedOffset])
  }

  package static let utc = ZoneRules(name: "UTC", fixedOffset: 0)

  /// Seconds east of UTC at an instant.
  package func offset(at seconds: Int64) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return offsets[max(0, low - 1)]
  }

  /// What a clock in this zone shows at an instant.
  package func civil(_ seconds: Int64) -> CivilTime {
    CivilTime(secondsUTC: seconds + Int64(offset(at: seconds)))
  }

  /// The instant at which a clock in this zone shows `local`.
  ///
  /// A time that occurs twice (clocks set back) gives the first; a time that never occurs (clocks
  /// set forward) gives the instant as if the old offset still held.
  package func instant(_ local: CivilTime) -> Int64 {
    let seconds = local.secondsAsUTC
    let before = seconds - Int64(offset(at: seconds - 86_400))
    if offset(at: before) == offset(at: seconds - 86_400) { return before }
    let after = seconds - Int64(offset(at: seconds + 86_400))
    return offset(at: after) == offset(at: seconds + 86_400) ? after : before
  }
}

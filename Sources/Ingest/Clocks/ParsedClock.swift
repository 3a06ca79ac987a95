package import Conversations

/// What a clock's text says, before what it leaves out is filled in.
package struct ParsedClock: Sendable, Hashable {
  package var year: Int?
  /// 1 ... 12
  package var month: Int?
  /// 1 ... 31
  package var day: Int?
  /// Seconds since midnight.
  package var secondOfDay: Int?
  /// Seconds east of UTC, where a zone is named.
  package var offset: Int?
  /// The whole instant, where the text is a number of seconds or milliseconds since 1970.
  package var epoch: Int64?

  package init() {}

  /// Days since 1970 of the date, if it is whole and exists.
  package var days: Int? {
    guard let year, let month, let day else { return nil }
    let civil = CivilTime(year: year, month: month, day: day)
    return civil.isValid ? civil.days : nil
  }

  /// The clock, if date and time of day are there.
  package var clock: RawClock {
    if let epoch { return .utc(epoch) }
    guard let days, let secondOfDay else { return .none }
    return ParsedClock.clock(days: days, second: secondOfDay, offset: offset)
  }

  static func clock(days: Int, second: Int, offset: Int?) -> RawClock {
    let local = Int64(days) * 86_400 + Int64(second)
    return offset.map { .utc(local - Int64($0)) } ?? .local(local)
  }
}

/// Carries the date from one clock to the next where messages show only the time of day, and turns
/// the page at midnight.
package struct DayCarrier: Sendable {
  /// Days since 1970 of the current date, if one is known.
  package var days: Int?
  /// Used where the clock names no zone itself.
  package var offset: Int?
  private var lastSecond: Int?

  package init(days: Int? = nil, offset: Int? = nil) {
    self.days = days
    self.offset = offset
  }

  /// Sets the date from a header; the time of day it shows, if any, is where counting starts.
  package mutating func start(_ parsed: ParsedClock) {
    guard let found = parsed.days else { return }
    days = found
    lastSecond = parsed.secondOfDay
    if let zone = parsed.offset { offset = zone }
  }

  /// The clock of the next message.
  ///
  /// A time of day more than an hour before the last one is the next day's; less is disorder, or
  /// clocks set back.
  package mutating func next(_ parsed: ParsedClock) -> RawClock {
    if let epoch = parsed.epoch { return .utc(epoch) }
    guard let second = parsed.secondOfDay else { return .none }
    if let found = dated(parsed) {
      days = found
    } else if let last = lastSecond, second < last - 3600, let today = days {
      days = today + 1
    }
    lastSecond = second
    guard let days else { return .none }
    return ParsedClock.clock(days: days, second: second, offset: parsed.offset ?? offset)
  }

  /// The message's own date; a year left out is the carried one, or the next after New Year.
  private func dated(_ parsed: ParsedClock) -> Int? {
    if let whole = parsed.days { return whole }
    guard let month = parsed.month, let day = parsed.day, let days else { return nil }
    let year = CivilTime.date(days: days).year
    let same = CivilTime(year: year, month: month, day: day)
    guard same.isValid else { return nil }
    if same.days < days - 180 { return CivilTime.days(year: year + 1, month: month, day: day) }
    return same.days
  }
}

/// What a word or phrase means for a deadline.
enum DeadlineTerm: Hashable, Sendable {
  /// Within, by, until: what follows tells whether a duration or a point.
  case limit
  case before
  /// In, after: a duration follows.
  case horizon
  /// A verb that a bare duration may follow: takes, allow.
  case introducer
  case approximately
  /// Between two numbers.
  case range
  case business
  case number(Double)
  case unit(DeadlineUnit)
  /// Half an hour and its like.
  case duration(seconds: Int)
  /// "… and a half", behind a unit.
  case andHalf
  case day(Int)
  case dayPart(Int, DeadlineDayPart)
  case part(DeadlineDayPart)
  case weekday(Int)
  case month(Int)
  case weekend
  case end
  case next
  case this
  case clock(hour: Int, minute: Int)
  /// `18.30`, `20.03`: a clock or a date.
  case dotted(Int, Int)
  /// A date in figures; the year 0 where there is none. In English the two first may be swapped.
  case date(year: Int, month: Int, day: Int)
  /// Half to an hour (Afrikaans, Russian) as the number of that hour follows.
  case halfTo
  /// Half past an hour, as in British `half four`.
  case halfPast
  case am
  case pm
  case oclock
  /// Makes a day of the month of a number: st, nd, rd, th.
  case ordinal
  /// A day of the month in a word.
  case ordinalNumber(Int)
  case vague
  /// Behind a duration: ago; the words tell of the past.
  case past
  /// A preposition of clocks.
  case at
  /// An article of days of the month, as Italian `il`.
  case dayArticle
  /// Articles and prepositions between the parts.
  case filler
  case other

  /// What stands between the parts of a deadline without changing them.
  var isFiller: Bool { self == .filler || self == .at || self == .dayArticle }
}

enum DeadlineUnit: String, Hashable, Sendable {
  case second, minute, hour, day, week, month
  /// Twenty-four hours by the clock, as the Russian word means.
  case round = "24h"
  case businessDay = "bday"
  case businessHour = "bhour"

  var isShort: Bool {
    switch self {
    case .second, .minute, .hour, .round, .businessHour: true
    default: false
    }
  }
}

/// Parts of a day with the time by which they are over, as section 5.3 of the error list reads them.
enum DeadlineDayPart: String, Hashable, Sendable {
  case morning, noon, afternoon, evening
  case endOfDay
  case closeOfBusiness
  /// Two hours after the team opens.
  case firstThing

  /// Minutes from midnight; nil where the team's hours decide.
  var minute: Int? {
    switch self {
    case .morning, .noon: 720
    case .afternoon: 1080
    case .evening, .endOfDay: 1439
    case .closeOfBusiness, .firstThing: nil
    }
  }
}

package import Conversations

/// A deadline that somebody named, read in the agent's favour where it can be read in two ways.
package struct Deadline: Hashable, Sendable {
  /// Its words: offsets in the sentence's folded bytes, from the sentence's start.
  package var range: ByteRange
  /// Nil without a clock.
  package var dueAt: Int64?
  /// `dueAt` and the grace: a tenth of the span, at least 5 minutes where the deadline is one of
  /// hours, 60 minutes where it is one of days (ERROR-LIST 5.5).
  package var graceUntil: Int64?
  /// Seconds from when it was said; nil without a clock, but for stretches of seconds, minutes and
  /// hours, which need none.
  package var spanSeconds: Int64?
  /// "Soon": a soft deadline.
  package var isVague: Bool

  package init(
    range: ByteRange, dueAt: Int64?, graceUntil: Int64?, spanSeconds: Int64?, isVague: Bool
  ) {
    self.range = range
    self.dueAt = dueAt
    self.graceUntil = graceUntil
    self.spanSeconds = spanSeconds
    self.isVague = isVague
  }
}

/// Finds deadlines in a sentence: `within 2 hours`, `entro domani`, «до пятницы», `oor drie dae`.
enum DeadlineGrammar {
  /// A soft deadline in a live chat, seconds (ERROR-LIST 5.3).
  static let softChatSeconds: Int64 = 600

  /// All deadlines of a sentence, in order.
  ///
  /// - Parameters:
  ///   - bytes: the folded sentence.
  ///   - language: its language; none but the supported ones have deadlines.
  ///   - said: when it was said; without a clock, words are found but no times.
  ///   - calendar: hours, holidays and zone of the team.
  ///   - channel: a soft deadline is shorter in a chat.
  static func deadlines(
    in bytes: ArraySlice<UInt8>, language: Language, said: Int64?, calendar: BusinessCalendar,
    channel: Channel
  ) -> [Deadline] {
    guard let vocabulary = DeadlineVocabulary.of(language) else { return [] }
    var parser = DeadlineParser(
      tokens: DeadlineTokens(bytes, vocabulary).tokens, isHalfBefore: vocabulary.isHalfBefore)
    let clock = DeadlineClock(said: said ?? 0, calendar: calendar)
    return parser.readings().map { reading in
      var deadline = Deadline(
        range: reading.range, dueAt: nil, graceUntil: nil, spanSeconds: nil, isVague: false)
      switch reading.time {
      case .soft:
        deadline.isVague = true
        deadline.dueAt =
          channel == .chat || channel == .voiceTranscript
          ? clock.said + softChatSeconds : clock.calendar.close(ofBusinessDay: 1, after: clock.said)
      case .after(let amount, let unit):
        deadline.dueAt = clock.due(amount, unit)
        if unit.isShort { deadline.spanSeconds = deadline.dueAt.map { $0 - clock.said } }
      case .point(let point):
        deadline.dueAt = clock.due(point, isEnglish: language == .english)
      }
      guard said != nil else {
        deadline.dueAt = nil
        return deadline
      }
      if let due = deadline.dueAt {
        let span = max(0, due - clock.said)
        deadline.spanSeconds = span
        deadline.graceUntil = due + max(span / 10, reading.time.isShort ? 300 : 3600)
      }
      return deadline
    }
  }
}

extension DeadlineGrammar {
  /// Seconds of the first stretch of seconds, minutes or hours in a sentence that asks to wait, with
  /// or without a word of limit before it: "it takes me four minutes".
  static func length(in bytes: ArraySlice<UInt8>, language: Language) -> Int64? {
    guard let vocabulary = DeadlineVocabulary.of(language) else { return nil }
    let parser = DeadlineParser(
      tokens: DeadlineTokens(bytes, vocabulary).tokens, isHalfBefore: vocabulary.isHalfBefore)
    guard let (amount, unit) = parser.firstDuration() else { return nil }
    switch unit {
    case .second: return Int64(amount.rounded(.up))
    case .minute: return Int64((amount * 60).rounded(.up))
    case .hour: return Int64((amount * 3600).rounded(.up))
    default: return nil
    }
  }
}

/// What the words of a deadline say, before any clock is looked at.
struct DeadlineReading: Equatable {
  enum Time: Equatable {
    case soft
    case after(Double, DeadlineUnit)
    case point(DeadlinePoint)

    /// A matter of hours, not of days.
    var isShort: Bool {
      switch self {
      case .soft: true
      case .after(_, let unit): unit.isShort
      case .point(let point): point.clock != nil || point.part != nil
      }
    }
  }

  var range: Range<Int>
  var time: Time
}

/// A point in time as its parts were named.
struct DeadlinePoint: Equatable {
  enum Day: Equatable {
    case offset(Int)
    /// 0 Monday; `isNext` for "next Friday".
    case weekday(Int, isNext: Bool)
    /// The weekday of the week so many weeks on.
    case weekdayOfWeek(Int, weeks: Int)
    case dayOfMonth(Int)
    /// The year 0 where there is none.
    case date(year: Int, month: Int, day: Int)
    /// The end of a month, so many on.
    case endOfMonth(Int)
    case endOfNamedMonth(Int)
    /// The end of the week so many weeks on.
    case endOfWeek(Int)
  }

  struct Clock: Equatable {
    var hour: Int
    var minute: Int
    /// Nil where the words do not tell the halves of the day apart.
    var isAfternoon: Bool?
  }

  var day: Day?
  var part: DeadlineDayPart?
  var clock: Clock?
  /// "Before Friday": the day before.
  var isBefore = false

  var isEmpty: Bool { day == nil && part == nil && clock == nil }
}

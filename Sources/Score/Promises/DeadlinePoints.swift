/// Reads the parts of a point in time: days, parts of days, clocks, dates.
extension DeadlineParser {
  enum Need {
    /// A clock alone will do.
    case any
    case day
  }

  /// A day word that no preposition introduces.
  func barePoint(_ i: Int) -> Found? {
    switch term(i) {
    case .number, .dotted:
      // "20 March", "5 pm"; figures alone say nothing.
      guard let (time, end) = point(i, isBefore: false, needs: .any), case .point(let point) = time
      else { return nil }
      if case .date = point.day { return (time, end) }
      return point.clock?.isAfternoon != nil ? (time, end) : nil
    case .part(let part):
      guard part != .morning && part != .evening && part != .noon && part != .afternoon else {
        return nil
      }
      return point(i, isBefore: false, needs: .any)
    case .this, .next, .month: return point(i, isBefore: false, needs: .day)
    case .ordinalNumber, .clock: return nil
    default: return point(i, isBefore: false, needs: .any)
    }
  }

  func clockAfterPreposition(_ start: Int) -> Found? {
    guard let (time, end) = point(start + 1, isBefore: false, needs: .any),
      case .point(let point) = time, point.clock != nil
    else { return nil }
    // A bare figure behind a preposition ("on 5", "di 3") is a clock only where more says so.
    if point.clock?.isAfternoon != nil || point.day != nil { return (time, end) }
    switch term(start + 1) {
    case .clock, .halfTo, .halfPast: return (time, end)
    case .number where term(start) == .at: return (time, end)
    default: return nil
    }
  }

  func point(_ start: Int, isBefore: Bool, needs: Need) -> Found? {
    var point = DeadlinePoint(isBefore: isBefore)
    var i = start
    var end = start
    var isEnd = false
    while i < tokens.count, i < end + 3 {
      var next = i + 1
      switch term(i) {
      case .filler, .at, .dayArticle, .approximately, .range:
        break
      case .limit:
        if end == start { return nil }
      case .end:
        isEnd = true
      case .business where isEnd:
        point.part = .closeOfBusiness
      case .unit(let unit):
        guard let after = period(unit, i, isEnd: isEnd, &point) else {
          return finish(point, start, end, needs)
        }
        next = after
        end = next
        isEnd = false
      default:
        guard let after = component(i, isEnd: isEnd, &point) else {
          return finish(point, start, end, needs)
        }
        next = after
        end = next
      }
      i = next
    }
    return finish(point, start, end, needs)
  }

  private func finish(
    _ point: DeadlinePoint, _ start: Int, _ end: Int, _ needs: Need
  ) -> Found? {
    guard end > start, !point.isEmpty else { return nil }
    if needs == .day && point.day == nil && point.part == nil { return nil }
    return (.point(point), end)
  }

  /// A unit as a part of a point: the end of a day, week or month; hours in front of a clock.
  private func period(
    _ unit: DeadlineUnit, _ i: Int, isEnd: Bool, _ point: inout DeadlinePoint
  ) -> Int? {
    let isNext = i > 0 && term(i - 1) == .next || term(i + 1) == .next
    let isThis = i > 0 && term(i - 1) == .this || term(i + 1) == .this
    let end = term(i + 1) == .next || term(i + 1) == .this ? i + 2 : i + 1
    switch unit {
    case .hour where !isEnd && isClockNumber(i + 1) && point.clock == nil:
      return i + 1
    case .hour where point.clock != nil && point.part == nil:
      return i + 1
    case .day where isEnd && point.part == nil:
      point.part = term(i + 1) == .business ? .closeOfBusiness : .endOfDay
      return term(i + 1) == .business ? i + 2 : i + 1
    case .day where isEnd: return i + 1
    case .businessDay where isEnd:
      point.part = .closeOfBusiness
      return i + 1
    case .week where (isEnd || isNext || isThis) && point.day == nil:
      point.day = .endOfWeek(isNext ? 1 : 0)
      return end
    case .week where isNext:
      if case .weekday(let day, _) = point.day { point.day = .weekdayOfWeek(day, weeks: 1) }
      return end
    case .month where (isEnd || isNext || isThis) && point.day == nil:
      point.day = .endOfMonth(isNext ? 1 : 0)
      return end
    default: return nil
    }
  }

  private func component(_ i: Int, isEnd: Bool, _ point: inout DeadlinePoint) -> Int? {
    switch term(i) {
    case .next, .this:
      // What it belongs to looks back at it.
      switch term(skippingFillers(i + 1)) {
      case .weekday, .unit, .month, .weekend, .day: return i + 1
      default: return nil
      }
    case .day(let offset) where point.day == nil:
      point.day = .offset(offset)
      return i + 1
    case .dayPart(let offset, let part) where point.day == nil && point.part == nil:
      point.day = .offset(offset)
      point.part = part
      return i + 1
    case .part(let part): return self.part(part, i, &point)
    case .weekend where point.day == nil:
      point.day = .endOfWeek(i > 0 && term(i - 1) == .next ? 1 : 0)
      return i + 1
    case .weekday(let day): return weekday(day, i, &point)
    case .month(let month) where point.day == nil:
      return self.month(month, i, isEnd: isEnd, &point)
    case .date(let year, let month, let day) where point.day == nil:
      guard day <= 31 && month <= 31 else { return nil }
      point.day = .date(year: year, month: month, day: day)
      return i + 1
    case .ordinalNumber(let number): return dayOfMonth(number, i + 1, &point)
    case .number(let number): return self.number(number, i, &point)
    default: return clock(i, &point)
    }
  }

  private func part(_ part: DeadlineDayPart, _ i: Int, _ point: inout DeadlinePoint) -> Int? {
    if let clock = point.clock {
      // "5 in the afternoon", «6 вечера».
      guard clock.isAfternoon == nil else { return nil }
      switch part {
      case .morning: point.clock?.isAfternoon = false
      case .afternoon, .evening, .noon: point.clock?.isAfternoon = true
      default: return nil
      }
      return i + 1
    }
    if point.part == nil {
      point.part = part
    } else if part != .morning {
      // "First thing in the morning" stays the first thing.
      return nil
    }
    return i + 1
  }

  private func weekday(_ day: Int, _ i: Int, _ point: inout DeadlinePoint) -> Int? {
    let isNext = i > 0 && term(i - 1) == .next || term(i + 1) == .next
    let end = term(i + 1) == .next || term(i + 1) == .this ? i + 2 : i + 1
    switch point.day {
    case nil: point.day = .weekday(day, isNext: isNext)
    case .endOfWeek(let weeks): point.day = .weekdayOfWeek(day, weeks: weeks)
    default: return nil
    }
    return end
  }

  private func month(
    _ month: Int, _ i: Int, isEnd: Bool, _ point: inout DeadlinePoint
  ) -> Int? {
    if isEnd {
      point.day = .endOfNamedMonth(month)
      return i + 1
    }
    // "March 20"; a month alone means its end.
    var k = i + 1
    while term(k).isFiller { k += 1 }
    if case .number(let day) = term(k), day >= 1, day <= 31, day == day.rounded(),
      !isUnitNext(k + 1)
    {
      point.day = .date(year: 0, month: month, day: Int(day))
      return term(k + 1) == .ordinal ? k + 2 : k + 1
    }
    guard i > 0, term(i - 1) == .limit || term(i - 1).isFiller || term(i - 1) == .next else {
      return nil
    }
    point.day = .endOfNamedMonth(month)
    return i + 1
  }

  private func isUnitNext(_ i: Int) -> Bool {
    if case .unit = term(i) { return true }
    return false
  }

  private func number(_ number: Double, _ i: Int, _ point: inout DeadlinePoint) -> Int? {
    let whole = Int(number)
    guard number == number.rounded() else { return nil }
    if i > 0, term(i - 1) == .dayArticle, let end = dayOfMonth(whole, i + 1, &point) {
      return end
    }
    if term(i + 1) == .ordinal { return dayOfMonth(whole, i + 2, &point) }
    if case .month = term(skippingFillers(i + 1)), point.day == nil {
      return dayOfMonth(whole, i + 1, &point)
    }
    if point.clock == nil, let end = clock(i, &point) { return end }
    return nil
  }

  /// A day of the month, with the month behind it or without.
  private func dayOfMonth(_ day: Int, _ next: Int, _ point: inout DeadlinePoint) -> Int? {
    guard point.day == nil, day >= 1, day <= 31 else { return nil }
    let k = skippingFillers(next)
    guard case .month(let month) = term(k) else {
      point.day = .dayOfMonth(day)
      return next
    }
    var year = 0
    var end = k + 1
    if case .number(let number) = term(k + 1), number >= 2000, number < 2100 {
      year = Int(number)
      end = k + 2
    }
    point.day = .date(year: year, month: month, day: day)
    return end
  }

  // MARK: Clocks

  private func clock(_ i: Int, _ point: inout DeadlinePoint) -> Int? {
    guard point.clock == nil, point.part == nil || point.part == .morning else { return nil }
    var end = i + 1
    var clock: DeadlinePoint.Clock
    switch term(i) {
    case .clock(let hour, let minute):
      clock = DeadlinePoint.Clock(hour: hour, minute: minute)
    case .dotted(let first, let second):
      // `18.30` is a clock, `20.03` a date, as far as figures tell.
      let isClock = first <= 24 && second < 60 && (second % 15 == 0 || second > 12)
      guard isClock else {
        guard point.day == nil, first >= 1, first <= 31, second >= 1, second <= 12 else {
          return nil
        }
        point.day = .date(year: 0, month: second, day: first)
        return i + 1
      }
      clock = DeadlinePoint.Clock(hour: first, minute: second)
    case .number(let number):
      guard number >= 0, number <= 24 else { return nil }
      clock = DeadlinePoint.Clock(hour: Int(number), minute: 0)
      if term(end) == .andHalf {
        clock.minute = 30
        end += 1
      }
    case .halfTo, .halfPast:
      guard let hour = hourBehindHalf(i + 1) else { return nil }
      let isBefore = isHalfBefore && term(i) == .halfTo
      clock = DeadlinePoint.Clock(hour: isBefore ? (hour + 11) % 12 : hour, minute: 30)
      end = i + 2
    default: return nil
    }
    guard clock.hour <= 24 else { return nil }
    while true {
      switch term(end) {
      case .am:
        clock.isAfternoon = false
        end += 1
        continue
      case .pm:
        clock.isAfternoon = true
        end += 1
        continue
      case .oclock, .unit(.hour):
        end += 1
        continue
      default: break
      }
      break
    }
    // A number before another unit is no hour.
    if isUnitNext(end) || term(end) == .business || term(end) == .past { return nil }
    point.clock = clock
    return end
  }

  private func hourBehindHalf(_ i: Int) -> Int? {
    switch term(i) {
    case .number(let number) where number >= 1 && number <= 12: Int(number)
    case .ordinalNumber(let number) where number <= 12: number
    default: nil
    }
  }
}

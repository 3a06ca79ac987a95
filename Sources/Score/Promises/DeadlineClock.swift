import Conversations

/// Turns what was said into instants (ERROR-LIST 5.3), always in the agent's favour.
struct DeadlineClock {
  let said: Int64
  let calendar: BusinessCalendar
  private let today: Int
  private let now: CivilTime

  init(said: Int64, calendar: BusinessCalendar) {
    self.said = said
    self.calendar = calendar
    now = calendar.zone.civil(said)
    today = now.days
  }

  private static let lastMinute = 1439

  // MARK: Durations

  func due(_ amount: Double, _ unit: DeadlineUnit) -> Int64? {
    let up = Int(amount.rounded(.up))
    switch unit {
    case .second: return said + Int64(amount.rounded(.up))
    case .minute: return said + Int64((amount * 60).rounded(.up))
    case .hour: return said + Int64((amount * 3600).rounded(.up))
    case .round: return said + Int64((amount * 86_400).rounded(.up))
    case .day: return end(of: today + up)
    case .week: return end(of: today + Int((amount * 7).rounded(.up)))
    case .month:
      let months = now.year * 12 + now.month - 1 + up
      let (year, month) = (months / 12, months % 12 + 1)
      let day = min(now.day, CivilTime.daysInMonth(year: year, month: month))
      return end(of: CivilTime.days(year: year, month: month, day: day))
    case .businessDay:
      return calendar.close(ofBusinessDay: up, after: said) ?? end(of: today + up * 7 / 5)
    case .businessHour:
      let seconds = Int64((amount * 3600).rounded(.up))
      return calendar.add(businessSeconds: seconds, to: said) ?? said + seconds
    }
  }

  private func end(of day: Int) -> Int64 {
    calendar.instant(day: day, minute: DeadlineClock.lastMinute)
  }

  // MARK: Points

  func due(_ point: DeadlinePoint, isEnglish: Bool) -> Int64? {
    var day = point.day.map { self.day($0, isEnglish: isEnglish) } ?? today
    if point.isBefore && point.clock == nil && point.part == nil {
      if case .endOfWeek(let weeks) = point.day {
        // Before next week is this week; before the weekend is Friday.
        day = weeks > 0 ? day - 7 : max(today, day - 2)
      } else {
        day = max(today, day - 1)
      }
    }
    if let clock = point.clock { return due(clock, day, isFixed: point.day != nil) }
    guard let part = point.part else { return end(of: day) }
    let due = instant(part, day)
    if point.day == nil, due <= said { return instant(part, day + 1) }
    return due
  }

  private func instant(_ part: DeadlineDayPart, _ day: Int) -> Int64 {
    if let minute = part.minute { return calendar.instant(day: day, minute: minute) }
    let open = calendar.openDay(from: day) ?? day
    switch part {
    case .closeOfBusiness:
      return calendar.closing(day: open) ?? end(of: open)
    default:
      let opening = calendar.opening(day: open) ?? calendar.instant(day: open, minute: 540)
      return opening + 7200
    }
  }

  private func due(_ clock: DeadlinePoint.Clock, _ day: Int, isFixed: Bool) -> Int64 {
    var minute = clock.hour * 60 + clock.minute
    switch clock.isAfternoon {
    case true?:
      if clock.hour < 12 { minute += 720 }
    case false?:
      if clock.hour == 12 { minute -= 720 }
    case nil:
      // Nobody promises a call at three in the night.
      if clock.hour >= 1 && clock.hour <= 7 { minute += 720 }
    }
    let due = calendar.instant(day: day, minute: minute)
    return !isFixed && due <= said ? calendar.instant(day: day + 1, minute: minute) : due
  }

  private func day(_ day: DeadlinePoint.Day, isEnglish: Bool) -> Int {
    let weekday = CivilTime.weekday(days: today)
    let monday = today - weekday
    switch day {
    case .offset(let days): return today + days
    case .weekday(let wanted, let isNext):
      let ahead = (wanted - weekday + 7) % 7
      if !isNext { return today + (ahead == 0 ? 7 : ahead) }
      // "Next Friday" within the current week is ambiguous: the later one.
      return monday + 7 + wanted
    case .weekdayOfWeek(let wanted, let weeks): return monday + 7 * weeks + wanted
    case .endOfWeek(let weeks): return monday + 7 * weeks + 6
    case .endOfMonth(let months):
      let index = now.year * 12 + now.month - 1 + months
      return last(year: index / 12, month: index % 12 + 1)
    case .endOfNamedMonth(let month):
      return last(year: month >= now.month ? now.year : now.year + 1, month: month)
    case .dayOfMonth(let wanted):
      var index = now.year * 12 + now.month - 1
      for _ in 0..<12 {
        let (year, month) = (index / 12, index % 12 + 1)
        if wanted <= CivilTime.daysInMonth(year: year, month: month) {
          let found = CivilTime.days(year: year, month: month, day: wanted)
          if found >= today { return found }
        }
        index += 1
      }
      return today
    case .date(let year, let month, let day):
      return date(year, month, day, isEnglish: isEnglish)
    }
  }

  private func last(year: Int, month: Int) -> Int {
    CivilTime.days(
      year: year, month: month, day: CivilTime.daysInMonth(year: year, month: month))
  }

  private func date(_ year: Int, _ month: Int, _ day: Int, isEnglish: Bool) -> Int {
    var found = next(year, month, day)
    // Americans write the month first; where both readings hold, the later one.
    if isEnglish || month > 12, let swapped = next(year, day, month) {
      found = max(found ?? swapped, swapped)
    }
    return found ?? today
  }

  private func next(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard month >= 1, month <= 12, day >= 1, day <= 31 else { return nil }
    if year > 0 { return CivilTime.days(year: year, month: month, day: day) }
    for candidate in now.year...(now.year + 1) {
      let last = CivilTime.daysInMonth(year: candidate, month: month)
      let found = CivilTime.days(year: candidate, month: month, day: min(day, last))
      if found >= today { return found }
    }
    return nil
  }
}

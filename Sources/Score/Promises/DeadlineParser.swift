/// Reads terms as deadlines (ERROR-LIST 5.2).
struct DeadlineParser {
  let tokens: [DeadlineTokens.Token]
  /// `half vier` is half past three.
  let isHalfBefore: Bool

  /// How many deadlines of one sentence are read.
  private static let most = 8

  mutating func readings() -> [DeadlineReading] {
    var found: [DeadlineReading] = []
    var i = 0
    while i < tokens.count, found.count < DeadlineParser.most {
      if let (time, end) = deadline(at: i) {
        found.append(
          DeadlineReading(
            range: tokens[i].range.lowerBound..<tokens[end - 1].range.upperBound, time: time))
        i = end
      } else {
        i += 1
      }
    }
    return found
  }

  func term(_ i: Int) -> DeadlineTerm { i < tokens.count ? tokens[i].term : .other }

  func skippingFillers(_ i: Int) -> Int {
    var i = i
    while term(i).isFiller { i += 1 }
    return i
  }

  typealias Found = (time: DeadlineReading.Time, end: Int)

  private func deadline(at i: Int) -> Found? {
    switch term(i) {
    case .vague: return (.soft, i + 1)
    case .limit: return limit(i)
    case .before: return before(i)
    case .horizon: return horizon(i)
    case .introducer: return bareDuration(after: i)
    case .day, .dayPart, .weekday, .next, .this, .part, .month, .date, .dotted, .number, .clock,
      .ordinalNumber:
      return barePoint(i)
    case .end: return point(i, isBefore: false, needs: .day)
    case .filler, .at, .dayArticle:
      // "On Friday", "at 5 pm", "alle 18".
      let next = skippingFillers(i)
      switch term(next) {
      case .clock, .number, .dotted, .halfTo, .halfPast, .unit(.hour):
        return next == i + 1 ? clockAfterPreposition(i) : nil
      default: return nil
      }
    default: return nil
    }
  }

  private func limit(_ start: Int) -> Found? {
    var i = start + 1
    while term(i) == .limit || term(i) == .horizon || term(i).isFiller { i += 1 }
    if term(i) == .vague { return (.soft, i + 1) }
    if let (amount, unit, end) = duration(i, allowsBareUnit: true), term(end) != .past {
      // "До 18 часов" names a clock, as "by 18" would: hours behind a limit that is a point.
      return (.after(amount, unit), end)
    }
    return point(i, isBefore: false, needs: .any)
  }

  private func before(_ start: Int) -> Found? {
    let i = skippingFillers(start + 1)
    return point(i, isBefore: true, needs: .any)
  }

  private func horizon(_ start: Int) -> Found? {
    let i = skippingFillers(start + 1)
    if let (amount, unit, end) = duration(i, allowsBareUnit: false), term(end) != .past {
      return (.after(amount, unit), end)
    }
    switch term(i) {
    case .duration, .number, .clock, .dotted: return nil
    case .unit(let unit) where term(start) == .horizon && unit != .day:
      // «Через неделю», «через час».
      return (.after(1, unit), i + 1)
    default: return point(i, isBefore: false, needs: .day)
    }
  }

  private func bareDuration(after start: Int) -> Found? {
    var i = start + 1
    var steps = 0
    while steps < 3, term(i).isFiller || term(i) == .introducer || term(i) == .limit {
      i += 1
      steps += 1
    }
    guard let (amount, unit, end) = duration(i, allowsBareUnit: false), term(end) != .past else {
      return nil
    }
    return (.after(amount, unit), end)
  }

  // MARK: Durations

  /// The first duration that has a number and does not lie in the past.
  func firstDuration() -> (amount: Double, unit: DeadlineUnit)? {
    for i in tokens.indices {
      if let (amount, unit, end) = duration(i, allowsBareUnit: false), term(end) != .past {
        return (amount, unit)
      }
      // «Минут восемь»: the number behind its unit means "about".
      if case .unit(let unit) = term(i), unit.isShort, case .number(let amount) = term(i + 1),
        amount > 0, amount <= 1000
      {
        return (amount * 1.25, unit)
      }
    }
    return nil
  }

  /// A duration from `i` on: amount, unit, and the place behind it.
  private func duration(
    _ start: Int, allowsBareUnit: Bool
  ) -> (amount: Double, unit: DeadlineUnit, end: Int)? {
    var i = start
    var factor = 1.0
    while true {
      if term(i) == .approximately {
        factor = 1.25
        i += 1
      } else if term(i).isFiller || term(i) == .range && i > start || isNextBeforeNumber(i) {
        i += 1
      } else {
        break
      }
    }
    if case .duration(let seconds) = term(i) {
      return (Double(seconds) * factor, .second, i + 1)
    }
    var amount = 1.0
    var hasNumber = false
    if case .number(let first) = term(i) {
      amount = first
      hasNumber = true
      i += 1
      // The upper end of a range counts.
      var k = i
      if case .unit = term(k), isRange(k + 1), case .number = term(k + 2) { k += 1 }
      if isRange(k) {
        var next = k + 1
        while isRange(next) { next += 1 }
        if case .number(let last) = term(next) {
          amount = max(amount, last)
          i = next + 1
        }
      }
    } else if !allowsBareUnit {
      return nil
    }
    // "24-hour", «3-х дней».
    while term(i) == .range || term(i).isFiller && hasNumber { i += 1 }
    var isBusiness = false
    while term(i) == .business {
      isBusiness = true
      i += 1
    }
    guard case .unit(var unit) = term(i) else { return nil }
    i += 1
    if term(i) == .business {
      isBusiness = true
      i += 1
    }
    if term(i) == .andHalf {
      amount += 0.5
      i += 1
    }
    if isBusiness {
      switch unit {
      case .day: unit = .businessDay
      case .hour, .minute:
        if unit == .minute { amount /= 60 }
        unit = .businessHour
      case .week:
        amount *= 5
        unit = .businessDay
      default: break
      }
    }
    if !hasNumber && unit == .hour && isClockNumber(i) { return nil }
    guard amount > 0, amount <= 1000 else { return nil }
    return (amount * factor, unit, i)
  }

  /// "The next 24 hours".
  private func isNextBeforeNumber(_ i: Int) -> Bool {
    guard term(i) == .next || term(i) == .this else { return false }
    switch term(i + 1) {
    case .number, .duration: return true
    default: return false
    }
  }

  private func isRange(_ i: Int) -> Bool {
    // «До» between two numbers is a range too.
    term(i) == .range || term(i) == .limit || term(i).isFiller && term(i + 1) == .range
  }

  func isClockNumber(_ i: Int) -> Bool {
    switch term(i) {
    case .number, .clock, .dotted: true
    default: false
    }
  }
}

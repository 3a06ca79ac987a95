import Conversations
import Markup

/// Takes a clock's text apart: numbers, words and the signs between them, each once, left to right.
struct ClockScanner {
  private let p: UnsafeBufferPointer<UInt8>
  private let order: DateOrder
  private var i = 0
  private var parsed = ParsedClock()
  /// Numbers that may be parts of the date, with the sign that follows each.
  private var numbers: [(value: Int, digits: Int, sign: UInt8)] = []
  private var monthPlace: Int?
  private var isAfternoon: Bool?
  private var hour: Int?

  init(_ text: UnsafeBufferPointer<UInt8>, order: DateOrder) {
    p = text
    self.order = order
  }

  mutating func parse() -> ParsedClock {
    while i < p.count {
      let c = p[i]
      if isDigit(c) {
        number()
      } else if isLetter(c) {
        word()
      } else if (c == 0x2B || c == 0x2D) && parsed.secondOfDay != nil && parsed.offset == nil {
        zoneNumber()
      } else {
        i += 1
      }
    }
    applyHalfDay()
    applyDate()
    return parsed
  }

  // MARK: Numbers

  private mutating func number() {
    let start = i
    var value = 0
    while i < p.count, isDigit(p[i]) {
      value = min(value * 10 + Int(p[i] - 0x30), 1_000_000_000_000)
      i += 1
    }
    let count = i - start
    if count == 14 {
      compact(start)
      return
    }
    if parsed.secondOfDay == nil, count <= 2, startsTime() {
      time(hour: value)
      return
    }
    if parsed.secondOfDay == nil, count <= 2, followedByHalfDay() {
      hour = value
      parsed.secondOfDay = value * 3600
      return
    }
    let sign: UInt8 = i < p.count ? p[i] : 0
    if numbers.count < 6 { numbers.append((value, count, sign)) }
  }

  /// `20060721204018`
  private mutating func compact(_ start: Int) {
    func part(_ from: Int, _ count: Int) -> Int {
      p[(start + from)..<(start + from + count)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    parsed.year = part(0, 4)
    parsed.month = part(4, 2)
    parsed.day = part(6, 2)
    guard part(8, 2) < 24, part(10, 2) < 60, part(12, 2) <= 60 else { return }
    parsed.secondOfDay = part(8, 2) * 3600 + part(10, 2) * 60 + part(12, 2)
  }

  /// Whether the number just read is an hour: a colon and two digits, or the French `14h05`.
  private func startsTime() -> Bool {
    guard i + 1 < p.count else { return false }
    if p[i] == 0x3A { return isDigit(p[i + 1]) }
    return p[i] | 0x20 == UInt8(ascii: "h") && isDigit(p[i + 1])
  }

  private mutating func time(hour value: Int) {
    hour = value
    i += 1
    let minute = smallNumber()
    var second = 0
    if i + 1 < p.count, p[i] == 0x3A, isDigit(p[i + 1]) {
      i += 1
      second = smallNumber()
    }
    // A fraction: not needed.
    if i + 1 < p.count, p[i] == 0x2E || p[i] == 0x2C, isDigit(p[i + 1]), i > 0, isDigit(p[i - 1]) {
      var j = i + 1
      while j < p.count, isDigit(p[j]) { j += 1 }
      if j - i > 3 || p[i] == 0x2E { i = j }
    }
    guard value < 24, minute < 60, second <= 60 else { return }
    parsed.secondOfDay = value * 3600 + minute * 60 + second
  }

  private mutating func smallNumber() -> Int {
    var value = 0
    let start = i
    while i < p.count, i - start < 2, isDigit(p[i]) {
      value = value * 10 + Int(p[i] - 0x30)
      i += 1
    }
    return value
  }

  /// `+0200`, `-05:00`, `+2`, also behind `UTC` and in parentheses.
  private mutating func zoneNumber() {
    let isWest = p[i] == 0x2D
    var j = i + 1
    var digits: [Int] = []
    var hasColon = false
    while j < p.count, digits.count < 4 {
      if isDigit(p[j]) {
        digits.append(Int(p[j] - 0x30))
      } else if p[j] == 0x3A, !hasColon, digits.count == 1 || digits.count == 2 {
        hasColon = true
        if digits.count == 1 { digits.insert(0, at: 0) }
      } else {
        break
      }
      j += 1
    }
    let isZone: Bool
    switch digits.count {
    case 4: isZone = !(j < p.count && isDigit(p[j]))
    case 1, 2: isZone = !hasColon
    default: isZone = false
    }
    guard isZone else {
      i += 1
      return
    }
    let hours = digits.count == 1 ? digits[0] : digits[0] * 10 + digits[1]
    let minutes = digits.count == 4 ? digits[2] * 10 + digits[3] : 0
    i = j
    guard hours <= 14, minutes < 60 else { return }
    let offset = hours * 3600 + minutes * 60
    parsed.offset = isWest ? -offset : offset
  }

  // MARK: Words

  private mutating func word() {
    let start = i
    while i < p.count, isLetter(p[i]) || (p[i] == 0x2E && i + 1 < p.count && isHalfDayDot(start)) {
      i += 1
    }
    let name = UnsafeBufferPointer(rebasing: p[start..<i])
    if parsed.secondOfDay != nil, let half = ClockWords.halfDay(name) {
      isAfternoon = half
      return
    }
    if parsed.secondOfDay != nil, let zone = ClockWords.zone(name) {
      // `UTC+03:00`: the number that follows says more.
      if i < p.count, p[i] == 0x2B || p[i] == 0x2D, i + 1 < p.count, isDigit(p[i + 1]) {
        zoneNumber()
      } else if parsed.offset == nil {
        parsed.offset = zone
      }
      return
    }
    // Weekdays of some languages begin like months; the month is the later word.
    if let month = ClockWords.month(name) {
      parsed.month = month
      monthPlace = numbers.count
    }
  }

  /// Inside `a.m.`
  private func isHalfDayDot(_ start: Int) -> Bool {
    i - start == 1 && (p[start] | 0x20 == UInt8(ascii: "a") || p[start] | 0x20 == UInt8(ascii: "p"))
      && p[i + 1] | 0x20 == UInt8(ascii: "m")
  }

  private func followedByHalfDay() -> Bool {
    var j = i
    while j < p.count, p[j] == 0x20 { j += 1 }
    guard j < p.count, isLetter(p[j]) else { return false }
    var end = j
    while end < p.count, isLetter(p[end]) || p[end] == 0x2E { end += 1 }
    let name = UnsafeBufferPointer(rebasing: p[j..<end])
    return name.count <= 4 && ClockWords.halfDay(name) != nil
  }

  private mutating func applyHalfDay() {
    guard let isAfternoon, let hour, let second = parsed.secondOfDay, hour >= 1, hour <= 12 else {
      return
    }
    let rest = second - hour * 3600
    parsed.secondOfDay = (hour % 12 + (isAfternoon ? 12 : 0)) * 3600 + rest
  }

  // MARK: Dates

  private mutating func applyDate() {
    guard parsed.year == nil else { return }
    // Weekdays may look like months (`mardi`): a date all in numbers goes first.
    let isNumeric =
      numbers.count >= 3 && numbers[0].sign == numbers[1].sign
      && "/.-".utf8.contains(numbers[0].sign)
    if monthPlace != nil, !isNumeric {
      namedMonth()
    } else if numbers.count >= 3 {
      threeNumbers()
    } else if numbers.count == 2, numbers[0].sign == 0x2F || numbers[0].sign == 0x2E,
      numbers[0].digits <= 2, numbers[1].digits <= 2
    {
      dayAndMonth(numbers[0].value, numbers[1].value, isSlash: numbers[0].sign == 0x2F)
    }
  }

  private mutating func namedMonth() {
    for number in numbers {
      if number.digits == 4 || number.value > 31 {
        if parsed.year == nil { parsed.year = century(number.value, number.digits) }
      } else if parsed.day == nil, number.value >= 1 {
        parsed.day = number.value
      } else if parsed.year == nil, number.digits == 2 {
        parsed.year = century(number.value, 2)
      }
    }
  }

  private mutating func threeNumbers() {
    let (a, b, c) = (numbers[0], numbers[1], numbers[2])
    if a.digits == 4 {
      parsed.year = a.value
      parsed.month = b.value
      parsed.day = c.value
    } else {
      parsed.year = century(c.value, c.digits)
      dayAndMonth(a.value, b.value, isSlash: a.sign == 0x2F)
    }
  }

  private mutating func dayAndMonth(_ a: Int, _ b: Int, isSlash: Bool) {
    let isMonthFirst: Bool
    if a > 12 {
      isMonthFirst = false
    } else if b > 12 {
      isMonthFirst = true
    } else {
      switch order {
      case .dayFirst: isMonthFirst = false
      case .monthFirst: isMonthFirst = true
      case .automatic: isMonthFirst = isSlash && isAfternoon != nil
      }
    }
    parsed.month = isMonthFirst ? a : b
    parsed.day = isMonthFirst ? b : a
  }

  private func century(_ value: Int, _ digits: Int) -> Int {
    digits > 2 ? value : value < 70 ? 2000 + value : 1900 + value
  }

  private func isDigit(_ c: UInt8) -> Bool { c >= 0x30 && c <= 0x39 }
  private func isLetter(_ c: UInt8) -> Bool {
    (c | 0x20 >= 0x61 && c | 0x20 <= 0x7A) || c >= 0x80
  }
}

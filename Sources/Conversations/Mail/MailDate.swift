/// A date and time as mail clients print them, in any of their languages.
package enum MailDate {
  /// What was read and where it stood in the folded bytes.
  package struct Reading: Sendable, Hashable {
    /// `.none` where a date stands without a time of day.
    package var clock: RawClock
    /// The stretch from the first to the last part that belongs to it.
    package var range: Range<Int>
    package var hasTime: Bool
    /// Seconds east of UTC, where a zone is named.
    package var offset: Int?
  }

  /// The first complete date (day, month, year) in a folded line, with its time and zone.
  ///
  /// Day and month as two plain numbers are ambiguous: read as month/day where the other order is
  /// impossible or a clock with AM or PM follows slashes, else as day/month.
  package static func parse(_ folded: ArraySlice<UInt8>) -> Reading? {
    let tokens = tokenize(folded)
    guard let date = firstDate(tokens) else { return nil }
    let time = nearestTime(tokens, date: date.tokens)
    var low = tokens[date.tokens.lowerBound].start
    var high = tokens[date.tokens.upperBound - 1].end
    guard let time else {
      return Reading(clock: .none, range: low..<high, hasTime: false)
    }
    low = min(low, tokens[time.tokens.lowerBound].start)
    high = max(high, tokens[time.tokens.upperBound - 1].end)
    var civil = date.civil
    if date.isSwappable && time.isTwelveHour && civil.day <= 12 {
      swap(&civil.day, &civil.month)
    }
    civil.hour = time.hour
    civil.minute = time.minute
    civil.second = time.second
    guard civil.isValid else { return nil }
    let seconds = civil.secondsAsUTC
    let clock: RawClock = time.zone.map { .utc(seconds - Int64($0)) } ?? .local(seconds)
    return Reading(clock: clock, range: low..<high, hasTime: true, offset: time.zone)
  }

  package static func parse(_ text: String) -> Reading? { parse(MailFold(text).bytes[...]) }

  struct Token {
    enum Kind {
      case number(Int, digits: Int)
      case word([UInt8])
      case mark(UInt8)
    }
    var kind: Kind
    var start: Int
    var end: Int

    var number: Int? { if case .number(let n, _) = kind { n } else { nil } }
    var digits: Int { if case .number(_, let d) = kind { d } else { 0 } }
    var word: [UInt8]? { if case .word(let w) = kind { w } else { nil } }
    func isMark(_ c: Character) -> Bool {
      if case .mark(let m) = kind { m == c.asciiValue } else { false }
    }
  }

  private static func tokenize(_ text: ArraySlice<UInt8>) -> [Token] {
    var out: [Token] = []
    var i = text.startIndex
    let limit = min(text.endIndex, text.startIndex + 600)
    while i < limit {
      let b = text[i]
      let start = i
      if b >= 0x30 && b <= 0x39 {
        var value = 0
        while i < limit, text[i] >= 0x30 && text[i] <= 0x39 {
          if i - start < 9 { value = value * 10 + Int(text[i] - 0x30) }
          i += 1
        }
        out.append(Token(kind: .number(value, digits: i - start), start: start, end: i))
      } else if b >= 0x80 || (b >= 0x61 && b <= 0x7A) {
        while i < limit, text[i] >= 0x80 || (text[i] >= 0x61 && text[i] <= 0x7A) { i += 1 }
        out.append(Token(kind: .word(Array(text[start..<i])), start: start, end: i))
      } else {
        i += 1
        if b != 0x20 { out.append(Token(kind: .mark(b), start: start, end: i)) }
      }
    }
    return out
  }

  private struct DateReading {
    var civil: CivilTime
    var tokens: Range<Int>
    var isSwappable = false
  }

  private static func firstDate(_ t: [Token]) -> DateReading? {
    for i in t.indices {
      if let d = numericDate(t, i) ?? ideographicDate(t, i) ?? namedDate(t, i) { return d }
    }
    return nil
  }

  private static func valid(_ y: Int, _ m: Int, _ d: Int) -> CivilTime? {
    let year = y < 100 ? (y < 70 ? 2000 + y : 1900 + y) : y
    let c = CivilTime(year: year, month: m, day: d)
    return c.isValid && year >= 1970 && year < 2200 ? c : nil
  }

  // 2016-10-24, 26.06.2014, 28. 4. 2017, 02/15/2011, 16/02/2016, 2017/04/28, 2017. 4. 28.
  private static func numericDate(_ t: [Token], _ i: Int) -> DateReading? {
    guard i + 4 < t.count, let a = t[i].number, let b = t[i + 2].number, let c = t[i + 4].number
    else { return nil }
    for separator in ["-", "/", "."] as [Character] {
      guard t[i + 1].isMark(separator), t[i + 3].isMark(separator) else { continue }
      if i > 0 && t[i - 1].isMark(separator) && t[i - 1].end == t[i].start { continue }
      if t[i].digits == 4 {
        guard let civil = valid(a, b, c) else { continue }
        return DateReading(civil: civil, tokens: i..<(i + 5))
      }
      guard t[i].digits <= 2, t[i + 2].digits <= 2, t[i + 4].digits == 4 || t[i + 4].digits == 2
      else { continue }
      if let civil = valid(c, b, a) {
        let isSwappable = separator == "/" && a <= 12
        return DateReading(civil: civil, tokens: i..<(i + 5), isSwappable: isSwappable)
      }
      if separator != ".", let civil = valid(c, a, b) {
        return DateReading(civil: civil, tokens: i..<(i + 5))
      }
    }
    return nil
  }

  // 2016年12月12日, 2017년 4월 28일
  private static func ideographicDate(_ t: [Token], _ i: Int) -> DateReading? {
    guard i + 4 < t.count, t[i].digits == 4, let y = t[i].number, let m = t[i + 2].number,
      let d = t[i + 4].number, let first = t[i + 1].word, let second = t[i + 3].word,
      first == Array("年".utf8) || first == Array("년".utf8),
      second == Array("月".utf8) || second == Array("월".utf8), let civil = valid(y, m, d)
    else { return nil }
    let end = i + 5 < t.count && t[i + 5].word != nil ? i + 6 : i + 5
    return DateReading(civil: civil, tokens: i..<end)
  }

  // 28 apr. 2017, 28 de abr de 2017, Apr 28, 2017, 28. huhtik. 2017, 2017. ápr. 28, 28 thg 4, 2017
  private static func namedDate(_ t: [Token], _ i: Int) -> DateReading? {
    func skip(_ from: Int) -> Int {
      var k = from
      while k < t.count, k < from + 3 {
        if t[k].isMark(".") || t[k].isMark(",") || t[k].isMark("/") || t[k].isMark("-")
          || (t[k].word.map { links.contains($0) } ?? false)
        {
          k += 1
        } else {
          break
        }
      }
      return k
    }
    func year(_ k: Int) -> Int? {
      guard k < t.count, let n = t[k].number, t[k].digits == 4 || t[k].digits == 2 else {
        return nil
      }
      if t[k].digits == 2, k + 1 < t.count, t[k + 1].isMark(":") { return nil }
      return n
    }
    if let n = t[i].number {
      let k = skip(i + 1)
      guard k < t.count else { return nil }
      if t[i].digits <= 2, let m = month(t, k) {
        let y = skip(m.next)
        if let value = year(y), let civil = valid(value, m.month, n) {
          return DateReading(civil: civil, tokens: i..<(y + 1))
        }
      } else if t[i].digits == 4, let m = month(t, k) {
        let d = skip(m.next)
        if d < t.count, let day = t[d].number, t[d].digits <= 2, let civil = valid(n, m.month, day)
        {
          return DateReading(civil: civil, tokens: i..<(d + 1))
        }
      }
    } else if let m = month(t, i) {
      let d = skip(m.next)
      guard d < t.count, let day = t[d].number, t[d].digits <= 2 else { return nil }
      let y = skip(d + 1)
      if let value = year(y), t[y].digits == 4, let civil = valid(value, m.month, day) {
        return DateReading(civil: civil, tokens: i..<(y + 1))
      }
      // "Fri Aug 4 10:59:17 2006" and "Wed Jul  1 12:08:21 CDT 2015": the year comes last.
      var k = d + 1
      var hasClock = false
      while k < t.count, k < d + 9 {
        if t[k].isMark(":") { hasClock = true }
        if hasClock, t[k].digits == 4, let value = t[k].number,
          let civil = valid(value, m.month, day),
          k > d + 1
        {
          return DateReading(civil: civil, tokens: i..<(k + 1))
        }
        k += 1
      }
    }
    return nil
  }

  private static let links: Set<[UInt8]> = Set(
    ["de", "del", "di", "of", "st", "nd", "rd", "th"].map { Array($0.utf8) })

  private static func month(_ t: [Token], _ k: Int) -> (month: Int, next: Int)? {
    guard let word = t[k].word else { return nil }
    if word == Array("thg".utf8) || word == Array("thang".utf8), k + 1 < t.count,
      let n = t[k + 1].number, n >= 1, n <= 12
    {
      return (n, k + 2)
    }
    return MailMonths.month(word).map { ($0, k + 1) }
  }
}

extension MailDate {
  struct TimeReading {
    var hour: Int
    var minute: Int
    var second: Int
    var isTwelveHour: Bool
    /// Seconds east of UTC, if the text names a zone.
    var zone: Int?
    var tokens: Range<Int>
  }

  /// The time of day that stands nearest to a date: behind it, inside it, else before it.
  static func nearestTime(_ t: [Token], date: Range<Int>) -> TimeReading? {
    var before: TimeReading?
    for i in t.indices {
      guard let time = time(t, i, date: date) else { continue }
      if time.tokens.upperBound <= date.lowerBound {
        before = time
      } else if i - date.upperBound < 12 {
        return time
      } else {
        break
      }
    }
    return before
  }

  private static func time(_ t: [Token], _ i: Int, date: Range<Int>) -> TimeReading? {
    guard let hour = t[i].number, t[i].digits <= 2, hour < 25, i + 2 < t.count,
      let minute = t[i + 2].number, t[i + 2].digits == 2, minute < 60
    else { return nil }
    let isInside = date.contains(i) && date.contains(i + 2)
    let colon = t[i + 1].isMark(":")
    let dot = t[i + 1].isMark(".") && i > 0 && !date.contains(i) && isDotTime(t, i)
    let letter = t[i + 1].word.map { $0 == [0x68] } ?? false  // 14h03
    guard colon || dot || letter else { return nil }
    if isInside && !colon { return nil }
    if t[i + 1].start != t[i].end || t[i + 2].start != t[i + 1].end { return nil }
    var result = TimeReading(
      hour: hour, minute: minute, second: 0, isTwelveHour: false, zone: nil, tokens: i..<(i + 3))
    var k = i + 3
    if k + 1 < t.count, t[k].isMark(":") || (dot && t[k].isMark(".")), let s = t[k + 1].number,
      t[k + 1].digits == 2, t[k].start == t[k - 1].end, s < 61
    {
      result.second = s
      k += 2
      if k + 1 < t.count, t[k].isMark("."), t[k + 1].number != nil, t[k + 1].digits >= 3 { k += 2 }
    }
    result.tokens = i..<k
    if let half = half(t, after: k) ?? half(t, before: i) {
      if result.hour > 12 || half.isPM == nil { return nil }
      result.isTwelveHour = true
      if half.isPM == true && result.hour < 12 { result.hour += 12 }
      if half.isPM == false && result.hour == 12 { result.hour = 0 }
      if half.tokens.lowerBound >= k {
        k = half.tokens.upperBound
        result.tokens = i..<k
      } else {
        result.tokens = half.tokens.lowerBound..<k
      }
    }
    if result.hour == 24 { result.hour = 0 }
    if let zone = zone(t, k) {
      result.zone = zone.seconds
      result.tokens = result.tokens.lowerBound..<zone.next
    }
    return result
  }

  // A dot between hour and minute counts only where a word says that a time follows.
  private static func isDotTime(_ t: [Token], _ i: Int) -> Bool {
    var k = i - 1
    if k > 0, t[k].isMark(".") { k -= 1 }
    guard let word = t[k].word else { return false }
    return dotWords.contains(word)
  }
  private static let dotWords: Set<[UInt8]> = Set(
    ["kl", "klo", "alle", "ore", "om", "um", "at", "la"].map { Array($0.utf8) })

  private static func half(_ t: [Token], after k: Int) -> (isPM: Bool?, tokens: Range<Int>)? {
    guard k < t.count, let word = t[k].word else { return nil }
    if let known = halves[word] { return (known, k..<(k + 1)) }
    // a.m., p. m., π.μ.
    if k + 2 < t.count, t[k + 1].isMark("."), let second = t[k + 2].word,
      let known = halves[word + second]
    {
      let end = k + 3 < t.count && t[k + 3].isMark(".") ? k + 4 : k + 3
      return (known, k..<end)
    }
    return nil
  }

  private static func half(_ t: [Token], before i: Int) -> (isPM: Bool?, tokens: Range<Int>)? {
    guard i > 0, let word = t[i - 1].word else { return nil }
    for (name, isPM) in prefixed
    where word.count >= name.count && word.suffix(name.count) == name[...] {
      return (isPM, (i - 1)..<i)
    }
    return nil
  }

  private static let halves: [[UInt8]: Bool] = {
    var h: [[UInt8]: Bool] = [:]
    for w in ["am", "vm", "vorm", "πμ", "ص", "sa", "dop"] { h[Array(w.utf8)] = false }
    for w in ["pm", "nm", "nachm", "μμ", "م", "ch", "odp"] { h[Array(w.utf8)] = true }
    return h
  }()
  private static let prefixed: [([UInt8], Bool)] = [
    ("上午", false), ("下午", true), ("晚上", true), ("凌晨", false), ("早上", false),
    ("午前", false), ("午後", true), ("오전", false), ("오후", true),
  ].map { (Array($0.0.utf8), $0.1) }

  private static func zone(_ t: [Token], _ from: Int) -> (seconds: Int, next: Int)? {
    var k = from
    if k < t.count, t[k].isMark("(") { k += 1 }
    guard k < t.count else { return nil }
    if let word = t[k].word, let named = named[word] {
      if word == Array("gmt".utf8) || word == Array("utc".utf8), let offset = offset(t, k + 1) {
        return offset
      }
      return (named * 60, k + 1)
    }
    return offset(t, k)
  }

  // +0200, -05:00, +2
  private static func offset(_ t: [Token], _ k: Int) -> (seconds: Int, next: Int)? {
    guard k + 1 < t.count, t[k].isMark("+") || t[k].isMark("-"), let n = t[k + 1].number,
      t[k + 1].start == t[k].end
    else { return nil }
    let sign = t[k].isMark("-") ? -1 : 1
    var next = k + 2
    var seconds: Int
    switch t[k + 1].digits {
    case 4: seconds = (n / 100 * 60 + n % 100) * 60
    case 1, 2:
      seconds = n * 3600
      if k + 3 < t.count, t[k + 2].isMark(":"), let m = t[k + 3].number, t[k + 3].digits == 2 {
        seconds += m * 60
        next = k + 4
      }
    default: return nil
    }
    guard seconds <= 15 * 3600 else { return nil }
    return (sign * seconds, next)
  }

  // Minutes east of UTC. Names that mean several zones (IST, and CST in China) follow the common
  // use in mail headers.
  private static let named: [[UInt8]: Int] = Dictionary(
    uniqueKeysWithValues: [
      ("z", 0), ("gmt", 0), ("utc", 0), ("ut", 0), ("wet", 0), ("west", 60), ("bst", 60),
      ("cet", 60), ("cest", 120), ("mez", 60), ("mesz", 120), ("sast", 120), ("eet", 120),
      ("eest", 180), ("msk", 180), ("мск", 180), ("est", -300), ("edt", -240), ("cst", -360),
      ("cdt", -300), ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420), ("jst", 540),
      ("kst", 540), ("aest", 600), ("aedt", 660), ("nzst", 720), ("nzdt", 780),
    ].map { (Array($0.0.utf8), $0.1) })
}

/// Names of months in the languages of mail clients.
package enum MailMonths {
  /// 1 ... 12 for a folded word that names a month, whole or abbreviated.
  package static func month(_ word: [UInt8]) -> Int? {
    guard word.count >= 2 else { return nil }
    for (stem, month) in stems where word.starts(with: stem) { return month }
    return nil
  }

  // Stems, longest first, so that `cervenec` (July) is not taken for `cerven` (June).
  private static let stems: [([UInt8], Int)] = {
    let months: [[String]] = [
      [
        "jan", "janv", "ene", "gen", "tammi", "sty", "led", "ian", "янв", "січ", "яну", "ιαν",
        "ocak",
        "oca", "يناير", "كانون الثاني",
      ],
      ["feb", "fev", "helmi", "lut", "unor", "uno", "фев", "лют", "φεβ", "sub", "فبراير"],
      ["mar", "mrt", "maa", "maalis", "mae", "brez", "bre", "мар", "бер", "μαρ", "مارس"],
      ["apr", "avr", "abr", "huhti", "kwi", "dub", "апр", "кві", "απρ", "nis", "أبريل", "ابريل"],
      ["may", "mai", "maj", "mei", "mag", "touko", "kve", "мая", "май", "тра", "μαι", "مايو"],
      [
        "jun", "juin", "giu", "kesa", "cze", "cerv", "iun", "июн", "юни", "чер", "ιουν", "haz",
        "يونيو",
      ],
      [
        "jul", "juil", "lug", "heina", "lip", "cervenc", "iul", "июл", "юли", "лип", "ιουλ", "tem",
        "يوليو",
      ],
      ["aug", "aou", "ago", "elo", "sie", "srp", "авг", "сер", "αυγ", "agu", "أغسطس"],
      ["sep", "set", "syys", "wrz", "zar", "сен", "вер", "σεπ", "eyl", "سبتمبر"],
      ["oct", "okt", "ott", "out", "loka", "paz", "rij", "окт", "жов", "οκτ", "eki", "أكتوبر"],
      ["nov", "marras", "lis", "noi", "noe", "ноя", "ное", "νοε", "kas", "نوفمبر"],
      ["dec", "dez", "dic", "des", "joulu", "gru", "pro", "дек", "гру", "δεκ", "ara", "ديسمبر"],
    ]
    var out: [([UInt8], Int)] = []
    for (index, names) in months.enumerated() {
      for name in names { out.append((MailFold(name).bytes, index + 1)) }
    }
    return out.sorted { $0.0.count > $1.0.count }
  }()
}

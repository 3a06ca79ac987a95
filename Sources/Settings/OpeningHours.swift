/// Reads `{"mon-fri": "09:00-12:30,13:30-18:00", "sat": "closed"}`.
enum OpeningHours {
  static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// The open stretches of each weekday, 0 Monday ... 6 Sunday.
  static func read(_ object: ObjectReader) -> [[Range<Int>]] {
    var open = [[Range<Int>]](repeating: [], count: 7)
    var named = [Bool](repeating: false, count: 7)
    for key in object.keys {
      guard let weekdays = weekdays(key) else {
        object.problem(
          key, "unknown weekdays; write them like \"mon-fri\", \"sat\" or \"mon,wed\"")
        continue
      }
      guard let text = object.string(key) else { continue }
      guard let ranges = ranges(text) else {
        object.problem(
          key,
          "must be like \"09:00-18:00\" or \"09:00-12:30,13:30-18:00\", ascending, or \"closed\"")
        continue
      }
      for day in weekdays {
        if named[day] { object.problem(key, "\(days[day]) is named twice; remove one") }
        named[day] = true
        open[day] = ranges
      }
    }
    return open
  }

  private static func weekdays(_ key: String) -> [Int]? {
    var out: [Int] = []
    for part in key.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { end in
        days.firstIndex(of: end.filter { $0 != " " }.lowercased())
      }
      guard ends.count <= 2, let first = ends[0], let last = ends[ends.count - 1] else {
        return nil
      }
      var day = first
      while true {
        if out.contains(day) { return nil }
        out.append(day)
        if day == last { break }
        day = (day + 1) % 7
      }
    }
    return out
  }

  private static func ranges(_ text: String) -> [Range<Int>]? {
    if text.lowercased() == "closed" { return [] }
    var out: [Range<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let from = minute(ends[0]), let to = minute(ends[1]), from < to,
        from >= out.last?.upperBound ?? 0
      else { return nil }
      out.append(from..<to)
    }
    return out
  }

  /// `09:30` as minutes of the day; `24:00` is the end of the day.
  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map {
      $0.filter { $0 != " " }
    }
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
      hour < 24 || hour == 24 && minute == 0
    else { return nil }
    return hour * 60 + minute
  }
}

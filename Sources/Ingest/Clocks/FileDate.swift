import Markup

/// The date in a file's name, such as `2026-10-03`, `20261003` or `03.10.2026`: where messages carry
/// only the time of day.
package enum FileDate {
  package static func parse(_ fileName: String) -> ParsedClock? {
    let bytes = Array(fileName.utf8)
    return bytes.withUnsafeBufferPointer { p in
      var i = 0
      while i < p.count {
        guard isDigit(p[i]) else {
          i += 1
          continue
        }
        let start = i
        while i < p.count, isDigit(p[i]) { i += 1 }
        if let found = date(p, start, i) { return found }
      }
      return nil
    }
  }

  private static func date(
    _ p: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> ParsedClock? {
    func number(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= p.count, p[from..<(from + count)].allSatisfy(isDigit) else {
        return nil
      }
      return p[from..<(from + count)].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    var parsed = ParsedClock()
    switch end - start {
    case 8, 14:
      (parsed.year, parsed.month, parsed.day) = (
        number(start, 4), number(start + 4, 2), number(start + 6, 2)
      )
    case 4:
      guard end + 6 <= p.count, !isDigit(p[end]), !isDigit(p[end + 3]) else { return nil }
      (parsed.year, parsed.month, parsed.day) = (
        number(start, 4), number(end + 1, 2), number(end + 4, 2)
      )
    case 2:
      guard end + 8 <= p.count, !isDigit(p[end]), !isDigit(p[end + 3]) else { return nil }
      (parsed.day, parsed.month, parsed.year) = (
        number(start, 2), number(end + 1, 2), number(end + 4, 4)
      )
    default: return nil
    }
    guard let year = parsed.year, year >= 1990, year <= 2100, parsed.days != nil else { return nil }
    return parsed
  }

  private static func isDigit(_ c: UInt8) -> Bool { c >= 0x30 && c <= 0x39 }
}

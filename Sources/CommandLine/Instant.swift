import ArgumentParser
import Conversations
import Glibc

/// A moment on the command line: `2026-11-01`, `2026-11-01T08:00`, `2026-11-01T08:00:00Z`,
/// `2026-11-01T08:00:00+01:00`. Without a zone: UTC.
struct Instant: ExpressibleByArgument, Hashable {
  /// Seconds since 1970.
  var seconds: Int64

  static var now: Instant { Instant(seconds: Int64(time(nil))) }

  init(seconds: Int64) { self.seconds = seconds }

  init?(argument: String) {
    var rest = Substring(argument)
    func number(_ digits: Int) -> Int? {
      let head = rest.prefix(digits)
      guard head.count == digits, head.utf8.allSatisfy({ $0 >= 48 && $0 < 58 }) else { return nil }
      rest = rest.dropFirst(digits)
      return Int(head)
    }
    func skip(_ allowed: String) -> Character? {
      guard let first = rest.first, allowed.contains(first) else { return nil }
      rest = rest.dropFirst()
      return first
    }
    guard let year = number(4), skip("-") != nil, let month = number(2), skip("-") != nil,
      let day = number(2)
    else { return nil }
    var civil = CivilTime(year: year, month: month, day: day)
    var offset = 0
    if skip("Tt ") != nil {
      guard let hour = number(2), skip(":") != nil, let minute = number(2) else { return nil }
      civil.hour = hour
      civil.minute = minute
      if skip(":") != nil {
        guard let second = number(2) else { return nil }
        civil.second = second
      }
      if let sign = skip("+-") {
        guard let hours = number(2) else { return nil }
        _ = skip(":")
        guard let minutes = number(2), hours <= 18, minutes < 60 else { return nil }
        offset = (hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
      } else {
        _ = skip("Zz")
      }
    }
    guard rest.isEmpty, civil.isValid else { return nil }
    seconds = civil.secondsAsUTC - Int64(offset)
  }
}

package import Conversations
import Markup

/// In which order a date of three numbers stands, where the numbers leave it open.
package enum DateOrder: String, Sendable, CaseIterable {
  /// Day first, but month first with slashes and a 12-hour clock.
  case automatic
  case dayFirst
  case monthFirst
}

/// Reads the clocks that exports write: ISO 8601, RFC 2822, epoch seconds and milliseconds, 12-hour
/// clocks, localised month names, times of day, with and without a zone.
///
/// Bytes in, numbers out; no locale and no strings.
package enum ClockParser {
  /// The clock in a text, `.none` if date or time of day is missing.
  package static func clock(
    _ text: UnsafeBufferPointer<UInt8>, order: DateOrder = .automatic
  ) -> RawClock {
    if let fast = iso(text) { return fast }
    return parse(text, order: order).clock
  }

  /// The same for a string.
  package static func clock(_ text: String, order: DateOrder = .automatic) -> RawClock {
    var copy = text
    return copy.withUTF8 { clock($0, order: order) }
  }

  /// What the text says, whole or not.
  package static func parse(
    _ text: UnsafeBufferPointer<UInt8>, order: DateOrder = .automatic
  ) -> ParsedClock {
    let inner = text.trimmed
    if inner.count > 200 { return ParsedClock() }
    if let epoch = epoch(inner) {
      var parsed = ParsedClock()
      parsed.epoch = epoch
      return parsed
    }
    var scanner = ClockScanner(inner, order: order)
    return scanner.parse()
  }

  package static func parse(_ text: String, order: DateOrder = .automatic) -> ParsedClock {
    var copy = text
    return copy.withUTF8 { parse($0, order: order) }
  }

  /// Seconds since 1970 of a bare number: 9 to 10 digits are seconds, 12 to 13 milliseconds.
  package static func epoch(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    let whole = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    guard let value = UnsafeBufferPointer(rebasing: text[..<whole]).integer else { return nil }
    guard text[whole...].dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    switch whole {
    case 9, 10: return value
    case 12, 13: return value / 1000
    default: return nil
    }
  }

  /// `2026-10-03T08:15:00`, `…Z`, `….123+02:00`, a space for the T; nil for anything else.
  static func iso(_ p: UnsafeBufferPointer<UInt8>) -> RawClock? {
    guard p.count >= 19, p[4] == 0x2D, p[7] == 0x2D, p[10] == 0x54 || p[10] == 0x20,
      p[13] == 0x3A, p[16] == 0x3A
    else { return nil }
    guard let c = digits(p, 0, 2), let y = digits(p, 2, 2), let month = digits(p, 5, 2),
      let day = digits(p, 8, 2), let hour = digits(p, 11, 2), let minute = digits(p, 14, 2),
      let second = digits(p, 17, 2)
    else { return nil }
    let civil = CivilTime(
      year: c * 100 + y, month: month, day: day, hour: hour, minute: minute, second: second)
    guard civil.isValid else { return nil }
    var i = 19
    if i < p.count, p[i] == 0x2E || p[i] == 0x2C {
      i += 1
      while i < p.count, p[i] >= 0x30, p[i] <= 0x39 { i += 1 }
    }
    let seconds = civil.secondsAsUTC
    if i == p.count { return .local(seconds) }
    if p[i] == 0x5A, i + 1 == p.count { return .utc(seconds) }
    guard p[i] == 0x2B || p[i] == 0x2D, let hours = digits(p, i + 1, 2) else { return nil }
    let isColon = i + 3 < p.count && p[i + 3] == 0x3A
    let minutes: Int
    if i + 3 == p.count {
      minutes = 0
    } else {
      let at = i + (isColon ? 4 : 3)
      guard let found = digits(p, at, 2), at + 2 == p.count else { return nil }
      minutes = found
    }
    guard hours <= 14, minutes < 60 else { return nil }
    let offset = (hours * 60 + minutes) * 60
    return .utc(seconds - Int64(p[i] == 0x2D ? -offset : offset))
  }

  @inline(__always)
  private static func digits(
    _ p: UnsafeBufferPointer<UInt8>, _ at: Int, _ count: Int
  ) -> Int? {
    guard at + count <= p.count else { return nil }
    var value = 0
    for i in at..<(at + count) {
      guard p[i] >= 0x30, p[i] <= 0x39 else { return nil }
      value = value * 10 + Int(p[i] - 0x30)
    }
    return value
  }

  /// Seconds of a length of time: `1h 2m 3s`, `( 44s )`, `00:01:13`, `73`; nil if it is none.
  package static func duration(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    var total = 0
    var parts: [Int] = []
    var i = 0
    var found = false
    while i < text.count {
      let c = text[i]
      guard c >= 0x30, c <= 0x39 else {
        if c > 0x20, c != 0x28, c != 0x29, c != 0x3A, c != 0x2C { return nil }
        i += 1
        continue
      }
      var value = 0
      while i < text.count, text[i] >= 0x30, text[i] <= 0x39 {
        value = min(value * 10 + Int(text[i] - 0x30), 1_000_000_000)
        i += 1
      }
      found = true
      while i < text.count, text[i] == 0x20 { i += 1 }
      let unit: Int?
      switch i < text.count ? text[i] | 0x20 : 0 {
      case UInt8(ascii: "d"): unit = 86_400
      case UInt8(ascii: "h"): unit = 3600
      case UInt8(ascii: "m"): unit = 60
      case UInt8(ascii: "s"): unit = 1
      default: unit = nil
      }
      if let unit {
        total += value * unit
        while i < text.count, text[i] | 0x20 >= 0x61, text[i] | 0x20 <= 0x7A { i += 1 }
      } else {
        parts.append(value)
      }
    }
    guard found, parts.count <= 3 else { return nil }
    return parts.reduce(0) { $0 * 60 + $1 } + total
  }
}

package import Conversations
import Foundation

/// Rules of time zones, read from the system's tzdata, or from Foundation where that is missing.
package enum ZoneTable {
  /// The rules of every zone that can be found, by name; names that are no zone are left out.
  package static func rules(for names: some Sequence<String>) -> [String: ZoneRules] {
    var rules: [String: ZoneRules] = [:]
    for name in names where rules[name] == nil {
      rules[name] = ZoneTable.rules(name)
    }
    return rules
  }

  /// The rules of one zone, or nil if there is no such zone.
  package static func rules(_ name: String) -> ZoneRules? {
    if name == "UTC" || name == "Etc/UTC" || name == "GMT" || name == "Z" {
      return ZoneRules(name: name, fixedOffset: 0)
    }
    let isPlain = name.utf8.allSatisfy { byte in
      (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57)
        || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+")
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/") else { return nil }
    if let bytes = try? Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/" + name)),
      let rules = TimeZoneFile([UInt8](bytes)).rules(name: name)
    {
      return rules
    }
    return foundationRules(name)
  }

  /// The transitions of the years in which exports can lie, asked from Foundation one by one.
  private static func foundationRules(_ name: String) -> ZoneRules? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    let first = CivilTime(year: 1990, month: 1, day: 1).secondsAsUTC
    let last = CivilTime(year: 2060, month: 1, day: 1).secondsAsUTC
    var transitions = [first]
    var offsets = [zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(first)))]
    var now = Date(timeIntervalSince1970: TimeInterval(first))
    while let next = zone.nextDaylightSavingTimeTransition(after: now), next > now {
      let seconds = Int64(next.timeIntervalSince1970)
      guard seconds < last else { break }
      transitions.append(seconds)
      offsets.append(zone.secondsFromGMT(for: next))
      now = next
    }
    return ZoneRules(name: name, transitions: transitions, offsets: offsets)
  }
}

/// A file of tzdata (RFC 9636), version 2 or later.
struct TimeZoneFile {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Nil where the file is not understood or ends before 2037 with changes still to come.
  func rules(name: String) -> ZoneRules? {
    guard let first = header(at: 0), first.version >= UInt8(ascii: "2") else { return nil }
    let start = 44 + first.length(timeSize: 4)
    guard let header = header(at: start) else { return nil }
    let times = start + 44
    let kinds = times + header.times * 8
    let types = kinds + header.times
    guard types + header.types * 6 <= bytes.count, header.types > 0 else { return nil }

    var transitions: [Int64] = [.min]
    var offsets = [offset(types)]
    for index in 0..<header.times {
      let kind = Int(bytes[kinds + index])
      guard kind < header.types else { return nil }
      transitions.append(integer(times + index * 8))
      offsets.append(offset(types + kind * 6))
    }
    // A rule for later years stands in the footer: `CET-1CEST,M3.5.0,M10.5.0/3`.
    let footer = bytes[min(bytes.count, start + 44 + header.length(timeSize: 8))...]
    let until = CivilTime(year: 2037, month: 1, day: 1).secondsAsUTC
    if footer.contains(UInt8(ascii: ",")), (transitions.last ?? .min) < until { return nil }
    return ZoneRules(name: name, transitions: transitions, offsets: offsets)
  }

  private struct Header {
    var version: UInt8
    var utc: Int
    var standard: Int
    var leaps: Int
    var times: Int
    var types: Int
    var characters: Int

    func length(timeSize: Int) -> Int {
      times * timeSize + times + types * 6 + characters + leaps * (timeSize + 4) + standard + utc
    }
  }

  private func header(at start: Int) -> Header? {
    guard start + 44 <= bytes.count, bytes[start..<(start + 4)].elementsEqual("TZif".utf8) else {
      return nil
    }
    let numbers = (0..<6).map { Int(word(start + 20 + $0 * 4)) }
    guard numbers.allSatisfy({ $0 < 1 << 20 }) else { return nil }
    return Header(
      version: bytes[start + 4], utc: numbers[0], standard: numbers[1], leaps: numbers[2],
      times: numbers[3], types: numbers[4], characters: numbers[5])
  }

  private func word(_ at: Int) -> UInt32 {
    bytes[at..<(at + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private func integer(_ at: Int) -> Int64 {
    Int64(bitPattern: bytes[at..<(at + 8)].reduce(0) { $0 << 8 | UInt64($1) })
  }

  private func offset(_ at: Int) -> Int { Int(Int32(bitPattern: word(at))) }
}

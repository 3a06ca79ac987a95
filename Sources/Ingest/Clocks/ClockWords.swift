import Markup

/// The words of clocks: months in eight languages, halves of the day, names of zones.
enum ClockWords {
  /// Beginnings of the months' names: en, it, ru, af, de, nl, fr, es. Longer ones stand first.
  private static let stems: [(stem: [UInt8], month: Int)] = {
    let names: [(String, Int)] = [
      ("juin", 6), ("juil", 7), ("maart", 3), ("march", 3), ("marz", 3), ("mars", 3), ("märz", 3),
      ("mrt", 3), ("mrz", 3), ("mär", 3), ("maj", 5),
      ("jan", 1), ("gen", 1), ("ene", 1), ("jän", 1), ("янв", 1), ("jänn", 1),
      ("feb", 2), ("fév", 2), ("фев", 2), ("mar", 3), ("мар", 3),
      ("apr", 4), ("avr", 4), ("abr", 4), ("апр", 4),
      ("may", 5), ("mag", 5), ("mai", 5), ("mei", 5), ("мая", 5), ("май", 5),
      ("jun", 6), ("giu", 6), ("июн", 6), ("jul", 7), ("lug", 7), ("июл", 7),
      ("aug", 8), ("ago", 8), ("aoû", 8), ("aou", 8), ("авг", 8),
      ("sep", 9), ("set", 9), ("сен", 9), ("oct", 10), ("okt", 10), ("ott", 10), ("окт", 10),
      ("nov", 11), ("ноя", 11), ("dec", 12), ("des", 12), ("dez", 12), ("dic", 12), ("déc", 12),
      ("дек", 12),
    ]
    return names.map { (Array($0.0.utf8), $0.1) }.sorted { $0.stem.count > $1.stem.count }
  }()

  /// 1 ... 12 for a month's name or its abbreviation, in any case.
  static func month(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    guard word.count >= 3, word.count <= 22 else { return nil }
    let lowered = lower(word)
    for (stem, month) in stems where lowered.starts(with: stem) { return month }
    return nil
  }

  /// False for the morning, true for the afternoon.
  static func halfDay(_ word: UnsafeBufferPointer<UInt8>) -> Bool? {
    switch String(decoding: lower(word), as: UTF8.self) {
    case "am", "a.m", "a.m.", "vm", "vm.", "v.m.", "дп": false
    case "pm", "p.m", "p.m.", "nm", "nm.", "n.m.", "пп": true
    default: nil
    }
  }

  /// Seconds east of UTC of the zones' names that mail and chat archives use. Names that mean
  /// several zones are read as in RFC 2822 and its usage: `EST`, `CST`, `MST`, `PST` are America's.
  static func zone(_ word: UnsafeBufferPointer<UInt8>) -> Int? {
    guard word.count <= 5 else { return nil }
    let hours: Double
    switch String(decoding: word, as: UTF8.self) {
    case "Z", "UTC", "GMT", "UT", "WET", "utc", "gmt": hours = 0
    case "BST", "CET", "WEST", "MEZ", "WAT": hours = 1
    case "CEST", "EET", "SAST", "MESZ", "CAT": hours = 2
    case "EEST", "MSK", "EAT", "TRT", "МСК": hours = 3
    case "MSD", "GST": hours = 4
    case "PKT": hours = 5
    case "IST": hours = 5.5
    case "HKT", "SGT", "AWST": hours = 8
    case "JST", "KST": hours = 9
    case "AEST": hours = 10
    case "AEDT": hours = 11
    case "NZST": hours = 12
    case "NZDT": hours = 13
    case "ADT": hours = -3
    case "EDT", "AST": hours = -4
    case "EST", "CDT": hours = -5
    case "CST", "MDT": hours = -6
    case "MST", "PDT": hours = -7
    case "PST", "AKDT": hours = -8
    case "AKST": hours = -9
    case "HST": hours = -10
    default: return nil
    }
    return Int(hours * 3600)
  }

  /// Lower case for ASCII, the accented letters of Latin-1 and Cyrillic.
  private static func lower(_ word: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var out = [UInt8](word)
    var i = 0
    while i < out.count {
      if out[i] >= 0x41, out[i] <= 0x5A {
        out[i] |= 0x20
      } else if i + 1 < out.count, out[i] == 0xC3, out[i + 1] >= 0x80, out[i + 1] <= 0x9E {
        out[i + 1] += 0x20
        i += 1
      } else if i + 1 < out.count, out[i] == 0xD0, out[i + 1] >= 0x90, out[i + 1] <= 0xAF {
        // А…П become D0 B0…BF, Р…Я become D1 80…8F.
        if out[i + 1] < 0xA0 {
          out[i + 1] += 0x20
        } else {
          out[i] = 0xD1
          out[i + 1] -= 0x20
        }
        i += 1
      }
      i += 1
    }
    return out
  }
}

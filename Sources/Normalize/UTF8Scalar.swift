/// Code points in and out of UTF-8 bytes.
enum UTF8Scalar {
  /// What stands at an offset; U+FFFD and the length of the broken part where it is invalid.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at i: Int, end: Int
  ) -> (scalar: UInt32, count: Int) {
    let lead = bytes[i]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let needed: Int
    var scalar: UInt32
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: (needed, scalar) = (1, UInt32(lead & 0x1F))
    case 0xE0...0xEF:
      (needed, scalar) = (2, UInt32(lead & 0x0F))
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0...0xF4:
      (needed, scalar) = (3, UInt32(lead & 0x07))
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default: return (0xFFFD, 1)
    }
    for k in 1...needed {
      guard i + k < end, bytes[i + k] >= low, bytes[i + k] <= high else { return (0xFFFD, k) }
      scalar = scalar << 6 | UInt32(bytes[i + k] & 0x3F)
      (low, high) = (0x80, 0xBF)
    }
    return (scalar, needed + 1)
  }

  static func count(_ scalar: UInt32) -> Int {
    scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
  }

  static func append(_ scalar: UInt32, to out: inout [UInt8]) {
    switch scalar {
    case ..<0x80: out.append(UInt8(scalar))
    case ..<0x800:
      out.append(UInt8(0xC0 | scalar >> 6))
      out.append(UInt8(0x80 | scalar & 0x3F))
    case ..<0x10000:
      out.append(UInt8(0xE0 | scalar >> 12))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(0x80 | scalar & 0x3F))
    default:
      out.append(UInt8(0xF0 | scalar >> 18))
      out.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      out.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      out.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  /// The last code point of valid UTF-8 that begins at `start`; 0 where there is none.
  static func last(of bytes: [UInt8], from start: Int) -> UInt32 {
    var i = bytes.count - 1
    while i > start, bytes[i] & 0xC0 == 0x80 { i -= 1 }
    if i < start { return 0 }
    return bytes.withUnsafeBufferPointer { decode($0, at: i, end: $0.count).scalar }
  }
}

/// How `TextCleaner` treats a code point beyond ASCII.
enum ScalarClass {
  case kept
  case space
  case lineBreak
  case dropped
  /// Kept only inside an emoji.
  case joiner
  case combining
  case replaced(UInt32)

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x80...0x9F:
      // Windows-1252 read as Latin-1, as browsers mend it (`&#146;`).
      let other = ScalarClass.windows1252[Int(scalar - 0x80)]
      self = other == 0 ? .dropped : .replaced(other)
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
    case 0x2028, 0x2029: self = .lineBreak
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200C,
      0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB,
      0xE0000...0xE001F, 0xE0080...0xE0FFF:
      self = .dropped
    case 0x200D, 0xFE00...0xFE0F, 0xE0020...0xE007F: self = .joiner
    case 0x0300...0x036F: self = .combining
    case 0x2126: self = .replaced(0x03A9)
    case 0x212A: self = .replaced(0x4B)
    case 0x212B: self = .replaced(0xC5)
    default:
      // Noncharacters.
      let isNone = scalar & 0xFFFE == 0xFFFE || scalar >= 0xFDD0 && scalar <= 0xFDEF
      self = isNone ? .dropped : .kept
    }
  }

  /// Emoji, roughly: symbols, pictographs, keycap and selector parts.
  static func isPictograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2190...0x2BFF, 0x3030, 0x303D, 0xFE0F, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  /// What Windows-1252 has at 0x80 ... 0x9F; 0 where it has nothing.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

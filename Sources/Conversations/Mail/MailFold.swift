/// Text folded for recognising what mail clients write around a message.
///
/// Lower case, no Latin, Greek or combining accents, plain quotes, dashes, colons and spaces, one
/// space between words, none at the ends, no zero-width or direction marks. Each folded byte knows
/// where it came from.
package struct MailFold: Sendable, Hashable {
  package private(set) var bytes: [UInt8]
  /// For each folded byte the offset of its character in the input.
  package private(set) var origins: [Int32]

  /// - Parameter text: UTF-8; offsets count from its start.
  package init(_ text: ArraySlice<UInt8>) {
    bytes = []
    origins = []
    bytes.reserveCapacity(text.count)
    origins.reserveCapacity(text.count)
    var filled = origins
    MailFold.fold(text, into: &bytes) { at, count in
      for _ in 0..<count { filled.append(at) }
    }
    origins = filled
  }

  /// Appends the folded text alone.
  package static func append(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
    fold(text, into: &out) { _, _ in }
  }

  @inline(__always)
  private static func fold(
    _ text: ArraySlice<UInt8>, into out: inout [UInt8], _ note: (Int32, Int) -> Void
  ) {
    let start = out.count
    text.withUnsafeBufferPointer { buffer in
      var pendingSpace: Int32 = -1
      var i = 0
      while i < buffer.count {
        let at = Int32(truncatingIfNeeded: i)
        var scalar = UInt32(buffer[i])
        var length = 1
        if scalar >= 0x80 { (scalar, length) = decode(buffer, at: i) }
        i += length
        var mapped = scalar
        if scalar < 0x80 {
          if scalar <= 0x20 || scalar == 0x7F {
            if pendingSpace < 0 { pendingSpace = at }
            continue
          }
          if scalar >= 0x41 && scalar <= 0x5A { mapped |= 0x20 }
        } else {
          switch map(scalar) {
          case .space:
            if pendingSpace < 0 { pendingSpace = at }
            continue
          case .nothing: continue
          case .scalar(let other): mapped = other
          }
        }
        if pendingSpace >= 0 {
          if out.count > start {
            out.append(0x20)
            note(pendingSpace, 1)
          }
          pendingSpace = -1
        }
        let before = out.count
        append(mapped, &out)
        note(at, out.count - before)
      }
    }
  }

  package init(_ text: [UInt8]) { self.init(text[...]) }
  package init(_ text: String) { self.init(Array(text.utf8)[...]) }

  package var isEmpty: Bool { bytes.isEmpty }

  @inline(__always)
  private static func append(_ scalar: UInt32, _ bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80: bytes.append(UInt8(scalar))
    case 0x80..<0x800:
      bytes.append(UInt8(0xC0 | scalar >> 6))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      bytes.append(UInt8(0xE0 | scalar >> 12))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    default:
      bytes.append(UInt8(0xF0 | scalar >> 18))
      bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
      bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
      bytes.append(UInt8(0x80 | scalar & 0x3F))
    }
  }

  private static func decode(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> (UInt32, Int) {
    let first = text[i]
    func next(_ k: Int) -> UInt32? {
      guard i + k < text.count, text[i + k] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[i + k] & 0x3F)
    }
    if first >= 0xC2 && first < 0xE0, let a = next(1) {
      return (UInt32(first & 0x1F) << 6 | a, 2)
    }
    if first >= 0xE0 && first < 0xF0, let a = next(1), let b = next(2) {
      return (UInt32(first & 0x0F) << 12 | a << 6 | b, 3)
    }
    if first >= 0xF0 && first < 0xF5, let a = next(1), let b = next(2), let c = next(3) {
      return (UInt32(first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
    }
    return (0xFFFD, 1)
  }

  private enum Mapped {
    case space
    case nothing
    case scalar(UInt32)
  }

  // Base letters of U+00C0 … U+017F, in order.
  private static let latin = Array(
    ("aaaaaaaceeeeiiiidnoooooxouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
      + "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  private static func map(_ s: UInt32) -> Mapped {
    switch s {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .space
    case 0x85: return .space
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0x300...0x36F:
      return .nothing
    case 0xC0...0x17F: return .scalar(UInt32(latin[Int(s - 0xC0)]))
    case 0x1A0, 0x1A1: return .scalar(0x6F)
    case 0x1AF, 0x1B0: return .scalar(0x75)
    case 0x218, 0x219: return .scalar(0x73)
    case 0x21A, 0x21B: return .scalar(0x74)
    case 0x1EA0...0x1EB7: return .scalar(0x61)
    case 0x1EB8...0x1EC7: return .scalar(0x65)
    case 0x1EC8...0x1ECB: return .scalar(0x69)
    case 0x1ECC...0x1EE3: return .scalar(0x6F)
    case 0x1EE4...0x1EF1: return .scalar(0x75)
    case 0x1EF2...0x1EF9: return .scalar(0x79)
    case 0x391...0x3A9: return .scalar(s + 0x20)
    case 0x386, 0x3AC: return .scalar(0x3B1)
    case 0x388, 0x3AD: return .scalar(0x3B5)
    case 0x389, 0x3AE: return .scalar(0x3B7)
    case 0x38A, 0x390, 0x3AA, 0x3AF, 0x3CA: return .scalar(0x3B9)
    case 0x38C, 0x3CC: return .scalar(0x3BF)
    case 0x38E, 0x3AB, 0x3B0, 0x3CB, 0x3CD: return .scalar(0x3C5)
    case 0x38F, 0x3CE: return .scalar(0x3C9)
    case 0x3C2: return .scalar(0x3C3)
    case 0x401, 0x451: return .scalar(0x435)
    case 0x400...0x40F: return .scalar(s + 0x50)
    case 0x410...0x42F: return .scalar(s + 0x20)
    case 0x490: return .scalar(0x491)
    case 0x2018...0x201B, 0x2BC, 0x2032, 0xB4, 0x60: return .scalar(0x27)
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x300C, 0x300D: return .scalar(0x22)
    case 0x2010...0x2015, 0x2212, 0x2500, 0x2501: return .scalar(0x2D)
    case 0xFF01...0xFF5E:
      let ascii = s - 0xFEE0
      return .scalar(ascii >= 0x41 && ascii <= 0x5A ? ascii + 0x20 : ascii)
    case 0x60C, 0x3001: return .scalar(0x2C)
    case 0x2116: return .scalar(0x23)
    case 0x3002: return .scalar(0x2E)
    case 0x660...0x669: return .scalar(s - 0x660 + 0x30)
    case 0x6F0...0x6F9: return .scalar(s - 0x6F0 + 0x30)
    default: return .scalar(s)
    }
  }
}

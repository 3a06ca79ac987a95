/// A text in lower case whose bytes stand at the same offsets as the original's.
///
/// Folds ASCII, Latin-1, Cyrillic and Greek letters, whose two cases are equally long in UTF-8; all
/// others stay as they are.
enum LowerText {
  /// Replaces the contents of `out` by the lower case of `bytes`.
  static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    out.append(contentsOf: bytes)
    out.withUnsafeMutableBufferPointer { fold($0) }
  }

  /// The lower case of a string's UTF-8, byte for byte.
  static func bytes(_ text: String) -> [UInt8] {
    var out = Array(text.utf8)
    out.withUnsafeMutableBufferPointer { fold($0) }
    return out
  }

  private static func fold(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    var i = 0
    while i < buffer.count {
      i = foldASCII(buffer, from: i)
      if i >= buffer.count { break }
      let b = buffer[i]
      if b < 0x80 {
        if b >= 0x41 && b <= 0x5A { buffer[i] = b | 0x20 }
        i += 1
        continue
      }
      if i + 1 < buffer.count {
        let c = buffer[i + 1]
        switch b {
        case 0xC3 where c >= 0x80 && c <= 0x9E && c != 0x97: buffer[i + 1] = c + 0x20
        case 0xD0:
          if c >= 0x90 && c <= 0x9F {
            buffer[i + 1] = c + 0x20
          } else if c >= 0xA0 && c <= 0xAF {
            (buffer[i], buffer[i + 1]) = (0xD1, c - 0x20)
          } else if c >= 0x80 && c <= 0x8F {
            (buffer[i], buffer[i + 1]) = (0xD1, c + 0x10)
          }
        case 0xD2 where c == 0x90: buffer[i + 1] = 0x91
        case 0xCE:
          if c >= 0x91 && c <= 0x9F {
            buffer[i + 1] = c + 0x20
          } else if c >= 0xA0 && c <= 0xA9 {
            (buffer[i], buffer[i + 1]) = (0xCF, c - 0x20)
          }
        default: break
        }
      }
      i += b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1
    }
  }

  /// Folds eights of ASCII bytes from `i` on; where it stopped.
  @inline(__always)
  private static func foldASCII(_ buffer: UnsafeMutableBufferPointer<UInt8>, from: Int) -> Int {
    guard let base = UnsafeMutableRawPointer(buffer.baseAddress) else { return from }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones &* 0x80
    var i = from
    while i + 8 <= buffer.count {
      let word = base.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      if word & highs != 0 { break }
      // Adding 0x3F sets the high bit from `A` on, adding 0x25 that of bytes behind `Z`.
      let capitals = (word &+ ones &* 0x3F) & ~(word &+ ones &* 0x25) & highs
      base.storeBytes(of: word | capitals >> 2, toByteOffset: i, as: UInt64.self)
      i += 8
    }
    return i
  }
}

import CLibXML2
import Glibc

/// Makes a stream of bytes what libxml2 accepts: valid UTF-8 without the control characters that XML
/// forbids, numeric references of Windows-1252 and (for XML) HTML's named entities resolved.
///
/// A piece that needs nothing is passed through without a copy.
package struct UTF8Cleaner: ~Copyable {
  /// Which references are resolved here, before the parser.
  package enum References: Sendable {
    case none
    /// Numbers that stand for no character, and those of Windows-1252.
    case numeric
    /// Those and HTML's named entities, which XML does not know.
    case all
  }

  /// What came of one piece.
  package struct Piece {
    /// Clean bytes, valid until the next call and as long as the input is.
    package var bytes: UnsafeBufferPointer<UInt8>
    /// Bytes of the input that were used; hand in the rest again before the next ones.
    package var consumed: Int
  }

  package private(set) var controls = 0
  package private(set) var undecodable = 0
  /// Whether bytes that are no UTF-8 turned out to be Windows-1252.
  package private(set) var isSingleByte = false
  private var hasMultibyte = false
  private let references: References
  private let allowsFallback: Bool
  private var out: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  package init(references: References, allowsFallback: Bool) {
    self.references = references
    self.allowsFallback = allowsFallback
    capacity = 64
    out = .allocate(capacity: capacity)
  }

  deinit { out.deallocate() }

  /// Cleans the next piece.
  ///
  /// - Parameter isLast: nothing follows: what is cut off is damaged.
  package mutating func clean(_ input: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Piece {
    guard let p = input.baseAddress else { return Piece(bytes: input, consumed: 0) }
    let n = input.count
    count = 0
    var copied = 0
    var slowUntil = 0
    var i = 0
    while i < n {
      if i >= slowUntil, i + 8 <= n {
        let word = UnsafeRawPointer(p + i).loadUnaligned(as: UInt64.self)
        if UTF8Cleaner.isPlain(word) {
          i += 8
          continue
        }
        // The same eight bytes would fail again at each of their neighbours.
        slowUntil = i + 8
      }
      let c = p[i]
      if c < 0x80 {
        if c >= 0x20 {
          if c != UInt8(ascii: "&") || references == .none {
            i += 1
            continue
          }
          let reference = parseReference(input, i, isLast: isLast)
          if reference.isCut { break }
          if reference.length == 0 {
            i += 1
            continue
          }
          flush(p, copied, i, n)
          if reference.scalar == 0 { controls += 1 } else { emit(reference.scalar) }
          i += reference.length
          copied = i
          continue
        }
        if c == 0x0A || c == 0x0D || c == 0x09 {
          i += 1
          continue
        }
        flush(p, copied, i, n)
        // Vertical tab and form feed stood between words.
        if c == 0x0B || c == 0x0C { emit(0x20) }
        controls += 1
        i += 1
        copied = i
        continue
      }
      if isSingleByte {
        flush(p, copied, i, n)
        emit(Windows1252.scalar(c))
        i += 1
        copied = i
        continue
      }
      let length = UTF8Cleaner.sequenceLength(input, i)
      if length > 0 {
        hasMultibyte = true
        if length == 3, c == 0xEF, p[i + 1] == 0xBF, p[i + 2] >= 0xBE {
          flush(p, copied, i, n)
          controls += 1
          i += length
          copied = i
        } else {
          i += length
        }
        continue
      }
      if !isLast, UTF8Cleaner.mayContinue(input, i) { break }
      flush(p, copied, i, n)
      copied = i
      if allowsFallback, !hasMultibyte, UTF8Cleaner.looksSingleByte(input, i) {
        isSingleByte = true
        continue
      }
      undecodable += 1
      emit(allowsFallback && i + 1 < n ? Windows1252.scalar(c) : 0xFFFD)
      i += 1
      copied = i
    }
    if copied == 0, count == 0 {
      return Piece(bytes: UnsafeBufferPointer(start: p, count: i), consumed: i)
    }
    flush(p, copied, i, n)
    return Piece(bytes: UnsafeBufferPointer(start: out, count: count), consumed: i)
  }

  /// Eight ASCII bytes without control characters and ampersands.
  @inline(__always)
  private static func isPlain(_ word: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    let controls = word &- 0x2020_2020_2020_2020
    let ampersands = (word ^ 0x2626_2626_2626_2626) &- ones
    return (word | controls | ampersands) & high == 0
  }

  /// Appends the untouched stretch before `end`.
  private mutating func flush(_ p: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ n: Int) {
    // No replacement is longer than three bytes for one.
    if capacity < n * 3 + 16 {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: n * 3 + 16)
      memcpy(larger, out, count)
      out.deallocate()
      out = larger
      capacity = n * 3 + 16
    }
    if end > start {
      memcpy(out + count, p + start, end - start)
      count += end - start
    }
  }

  private mutating func emit(_ scalar: UInt32) {
    if scalar < 0x80 {
      out[count] = UInt8(scalar)
      count += 1
      return
    }
    if scalar < 0x800 {
      out[count] = UInt8(0xC0 | scalar >> 6)
      count += 1
    } else {
      if scalar < 0x10000 {
        out[count] = UInt8(0xE0 | scalar >> 12)
        count += 1
      } else {
        out[count] = UInt8(0xF0 | scalar >> 18)
        out[count + 1] = UInt8(0x80 | scalar >> 12 & 0x3F)
        count += 2
      }
      out[count] = UInt8(0x80 | scalar >> 6 & 0x3F)
      count += 1
    }
    out[count] = UInt8(0x80 | scalar & 0x3F)
    count += 1
  }

  private struct Reference {
    /// 0: leave it to the parser.
    var length = 0
    /// 0: leave it out.
    var scalar: UInt32 = 0
    /// Its end comes with the next piece.
    var isCut = false
  }

  private func parseReference(
    _ input: UnsafeBufferPointer<UInt8>, _ at: Int, isLast: Bool
  ) -> Reference {
    let longest = 12
    var end = at + 1
    while end < input.count, end - at <= longest, input[end] != UInt8(ascii: ";") {
      guard isReferenceByte(input[end]) else { return Reference() }
      end += 1
    }
    if end == input.count { return Reference(isCut: !isLast && end - at <= longest) }
    guard input[end] == UInt8(ascii: ";"), end > at + 1 else { return Reference() }
    let length = end + 1 - at
    if input[at + 1] == UInt8(ascii: "#") {
      guard let value = number(input, at + 2, end) else { return Reference() }
      if value >= 0x80, value < 0xA0 {
        return Reference(length: length, scalar: Windows1252.scalar(UInt8(value)))
      }
      if value == 0x0B || value == 0x0C { return Reference(length: length, scalar: 0x20) }
      return UTF8Cleaner.isAllowed(value) ? Reference() : Reference(length: length)
    }
    guard references == .all else { return Reference() }
    let name = UnsafeBufferPointer(rebasing: input[(at + 1)..<end])
    if name.equals("lt") || name.equals("gt") || name.equals("amp") || name.equals("quot")
      || name.equals("apos")
    {
      return Reference()
    }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest + 2) { word in
      for (i, byte) in name.enumerated() { word[i] = byte }
      word[name.count] = 0
      guard let entity = htmlEntityLookup(word.baseAddress) else { return Reference() }
      return Reference(length: length, scalar: entity.pointee.value)
    }
  }

  private func isReferenceByte(_ c: UInt8) -> Bool {
    (c >= 0x30 && c <= 0x39) || (c | 0x20 >= 0x61 && c | 0x20 <= 0x7A) || c == UInt8(ascii: "#")
  }

  private func number(_ input: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt32? {
    var i = start
    var base: UInt32 = 10
    if i < end, input[i] | 0x20 == UInt8(ascii: "x") {
      base = 16
      i += 1
    }
    guard i < end else { return nil }
    var value: UInt32 = 0
    while i < end {
      let c = input[i]
      let digit: UInt32
      switch c {
      case 0x30...0x39: digit = UInt32(c - 0x30)
      case 0x61...0x66 where base == 16: digit = UInt32(c - 0x61 + 10)
      case 0x41...0x46 where base == 16: digit = UInt32(c - 0x41 + 10)
      default: return nil
      }
      value = min(value * base + digit, 0x20_0000)
      i += 1
    }
    return value
  }

  /// The characters of XML 1.0.
  private static func isAllowed(_ value: UInt32) -> Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Length of the valid sequence of several bytes at `i`; 0 if there is none.
  @inline(__always)
  static func sequenceLength(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Int {
    let left = p.count - i
    let c = p[i]
    guard c >= 0xC2, c <= 0xF4, left >= 2 else { return 0 }
    let d = p[i + 1]
    guard d & 0xC0 == 0x80 else { return 0 }
    if c < 0xE0 { return 2 }
    guard left >= 3, p[i + 2] & 0xC0 == 0x80 else { return 0 }
    if c < 0xF0 {
      if c == 0xE0, d < 0xA0 { return 0 }
      if c == 0xED, d >= 0xA0 { return 0 }
      return 3
    }
    guard left >= 4, p[i + 3] & 0xC0 == 0x80 else { return 0 }
    if c == 0xF0, d < 0x90 { return 0 }
    if c == 0xF4, d >= 0x90 { return 0 }
    return 4
  }

  /// Whether the input ends inside what may become a sequence.
  private static func mayContinue(_ p: UnsafeBufferPointer<UInt8>, _ i: Int) -> Bool {
    let c = p[i]
    let needed = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2
    guard c >= 0xC2, c <= 0xF4, p.count - i < needed else { return false }
    return p[(i + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// Whether the rest of this piece has more bytes that are no UTF-8 than sequences that are.
  private static func looksSingleByte(_ p: UnsafeBufferPointer<UInt8>, _ from: Int) -> Bool {
    var valid = 0
    var invalid = 0
    var i = from
    while i < p.count {
      if p[i] < 0x80 {
        i += 1
        continue
      }
      let length = sequenceLength(p, i)
      if length > 0 { valid += 1 } else { invalid += 1 }
      i += max(length, 1)
    }
    return invalid > valid
  }
}

import Conversations

/// Makes a turn's normalised text: valid UTF-8 in composed letters, ordinary spaces and line feeds.
///
/// What is invalid becomes U+FFFD; combining accents are composed with their letters; every kind of
/// space is a space and every kind of line break a line feed; runs of spaces become one, runs of line
/// feeds at most two; invisible characters (zero width, soft hyphen, byte order mark, direction
/// controls, other controls) are dropped, except those that hold an emoji together; both ends are
/// trimmed. Marks follow their text.
struct TextCleaner {
  private var pendingSpace = false
  private var pendingBreaks = 0
  private let start: Int
  private var boundaries: [Boundary] = []
  private var nextBoundary = 0
  /// Marks whose first byte has not been written yet.
  private var waiting: [Int] = []
  private var starts: [Int] = []
  private var ends: [Int] = []
  /// Where in the output a mark last began or ended: no letter is composed across it.
  private var lastBoundary = -1

  private struct Boundary {
    var offset: Int
    var mark: Int
    var isEnd: Bool
  }

  private init(start: Int) { self.start = start }

  /// Appends the normalised text of `range` to `out`.
  ///
  /// - Parameter marks: marks over the same bytes, inside `range` as far as they count.
  /// - Returns: the marks that still cover text, as offsets from the text's start.
  static func clean(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, marks: ArraySlice<Mark>,
    into out: inout [UInt8]
  ) -> [Mark] {
    var cleaner = TextCleaner(start: out.count)
    let range = range.clamped(to: 0..<bytes.count)
    cleaner.prepare(marks, in: range)
    cleaner.run(bytes, range, into: &out)
    return cleaner.finish(marks)
  }

  /// The normalised text of a short string such as a name or subject, on one line.
  ///
  /// - Parameter limit: at most as many bytes, cut between characters.
  static func line(_ text: String, limit: Int) -> String {
    if isClean(text, limit: limit) { return text }
    var out: [UInt8] = []
    let bytes = Array(text.utf8.prefix(limit * 4))
    _ = bytes.withUnsafeBufferPointer {
      clean($0, 0..<bytes.count, marks: [], into: &out)
    }
    for i in out.indices where out[i] == 0x0A { out[i] = 0x20 }
    if out.count > limit {
      var end = limit
      while end > 0, out[end] & 0xC0 == 0x80 { end -= 1 }
      out.removeSubrange(end...)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Whether a string is plain ASCII already as it should be, as most names are.
  private static func isClean(_ text: String, limit: Int) -> Bool {
    if text.utf8.count > limit { return false }
    var before: UInt8 = 0x20
    for b in text.utf8 {
      if b < 0x20 || b >= 0x7F || b == 0x20 && before == 0x20 { return false }
      before = b
    }
    return before != 0x20 || text.isEmpty
  }

  // MARK: marks

  private mutating func prepare(_ marks: ArraySlice<Mark>, in range: ByteRange) {
    if marks.isEmpty { return }
    starts = [Int](repeating: -1, count: marks.count)
    ends = [Int](repeating: -1, count: marks.count)
    boundaries.reserveCapacity(marks.count * 2)
    for (index, mark) in marks.enumerated() {
      let covered = mark.range.clamped(to: range)
      if covered.isEmpty { continue }
      boundaries.append(Boundary(offset: covered.lowerBound, mark: index, isEnd: false))
      boundaries.append(Boundary(offset: covered.upperBound, mark: index, isEnd: true))
    }
    boundaries.sort { a, b in
      (a.offset, a.isEnd ? 0 : 1, a.mark) < (b.offset, b.isEnd ? 0 : 1, b.mark)
    }
  }

  /// Notes the boundaries up to an offset of the input.
  private mutating func pass(_ offset: Int, written: Int) {
    while nextBoundary < boundaries.count, boundaries[nextBoundary].offset <= offset {
      let boundary = boundaries[nextBoundary]
      nextBoundary += 1
      lastBoundary = written
      if !boundary.isEnd {
        waiting.append(boundary.mark)
      } else if starts[boundary.mark] >= 0 {
        ends[boundary.mark] = written
      } else {
        // It ended before any of its text was written.
        ends[boundary.mark] = -2
      }
    }
  }

  private func finish(_ marks: ArraySlice<Mark>) -> [Mark] {
    var out: [Mark] = []
    for (index, mark) in marks.enumerated() where ends[index] > starts[index] {
      out.append(
        Mark(mark.kind, (starts[index] - start)..<(ends[index] - start), depth: mark.depth))
    }
    return out
  }

  // MARK: text

  /// Writes the white space owed before the next visible character.
  private mutating func flush(_ out: inout [UInt8]) {
    if pendingSpace || pendingBreaks > 0 {
      if out.count > start {
        if pendingBreaks > 0 {
          out.append(0x0A)
          if pendingBreaks > 1 { out.append(0x0A) }
        } else {
          out.append(0x20)
        }
      }
      pendingSpace = false
      pendingBreaks = 0
    }
    if !waiting.isEmpty {
      for mark in waiting where ends[mark] == -1 { starts[mark] = out.count }
      waiting.removeAll(keepingCapacity: true)
    }
  }

  private mutating func run(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: ByteRange, into out: inout [UInt8]
  ) {
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      if nextBoundary < boundaries.count { pass(i, written: out.count) }
      let limit = nextBoundary < boundaries.count ? boundaries[nextBoundary].offset : end
      let plain = TextCleaner.plainRun(bytes, from: i, limit: min(limit, end), end: end)
      if plain > i {
        flush(&out)
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[i..<plain]))
        i = plain
        continue
      }
      switch bytes[i] {
      case 0x20, 0x09:
        pendingSpace = true
        i += 1
      case 0x0A, 0x0B, 0x0C:
        pendingBreaks += 1
        i += 1
      case 0x0D:
        pendingBreaks += 1
        i += i + 1 < end && bytes[i + 1] == 0x0A ? 2 : 1
      case 0..<0x20, 0x7F:
        i += 1
      default:
        let (scalar, count) = UTF8Scalar.decode(bytes, at: i, end: end)
        i += count
        take(scalar, next: i < end ? UTF8Scalar.decode(bytes, at: i, end: end).scalar : 0, &out)
      }
    }
    if nextBoundary < boundaries.count { pass(end, written: out.count) }
  }

  /// The end of the bytes from `i` on that are taken as they are: printable ASCII, single spaces
  /// between such, and two-byte letters that need no treatment (Latin, Greek, Cyrillic …).
  @inline(__always)
  private static func plainRun(
    _ bytes: UnsafeBufferPointer<UInt8>, from: Int, limit: Int, end: Int
  ) -> Int {
    var i = from
    while i < limit {
      let b = bytes[i]
      if b > 0x20 && b < 0x7F {
        i = asciiRun(bytes, from: i + 1, limit: limit)
      } else if b == 0x20 {
        // A space stays only between two visible characters.
        guard i > from, i + 1 < limit, bytes[i - 1] != 0x20 else { break }
        let next = bytes[i + 1]
        guard next > 0x20 && next < 0x7F || isPlainLead(next) else { break }
        i += 1
      } else if isPlainLead(b), i + 1 < end, bytes[i + 1] & 0xC0 == 0x80 {
        i += 2
      } else {
        break
      }
    }
    // A space may not end the run: what follows it may be dropped or be white space itself.
    while i > from, bytes[i - 1] == 0x20 { i -= 1 }
    return i
  }

  /// The end of the eights of bytes from `i` on that are printable ASCII without two spaces in a
  /// row. The byte before `i` is part of the run.
  @inline(__always)
  private static func asciiRun(
    _ bytes: UnsafeBufferPointer<UInt8>, from: Int, limit: Int
  ) -> Int {
    guard limit - from >= 8, let base = UnsafeRawPointer(bytes.baseAddress) else { return from }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones &* 0x80
    let lows = ones &* 0x7F
    var i = from
    /// The high bit of byte 0 if the byte before is a space.
    var carry: UInt64 = bytes[i - 1] == 0x20 ? 0x80 : 0
    while i + 8 <= limit {
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: i, as: UInt64.self))
      // Without high bits, adding 0x60 sets the high bit of bytes from 0x20 on, and adding 1 that
      // of 0x7F; neither carries into the next byte.
      if word & highs != 0 || (word &+ ones &* 0x60) & highs != highs || (word &+ ones) & highs != 0
      {
        break
      }
      let difference = word ^ (ones &* 0x20)
      let spaces = ~((difference &+ lows) | difference) & highs
      if spaces & (spaces << 8 | carry) != 0 { break }
      carry = spaces >> 56
      i += 8
    }
    return i
  }

  /// Lead bytes of two-byte letters other than U+0080–U+00BF, combining marks and Arabic controls.
  @inline(__always)
  private static func isPlainLead(_ b: UInt8) -> Bool {
    b >= 0xC3 && b <= 0xDF && b != 0xCC && b != 0xCD && b != 0xD8
  }

  private mutating func take(_ scalar: UInt32, next: UInt32, _ out: inout [UInt8]) {
    switch ScalarClass(scalar) {
    case .space: pendingSpace = true
    case .lineBreak: pendingBreaks += 1
    case .dropped: return
    case .joiner:
      // Zero-width joiners, selectors and tags live only inside an emoji.
      let last = isAtWord(out) ? UTF8Scalar.last(of: out, from: start) : 0
      let isHeld =
        scalar == 0x200D
        ? ScalarClass.isPictograph(last) && ScalarClass.isPictograph(next)
        : scalar >= 0xE0020
          ? last == 0x1F3F4 || last >= 0xE0020 && last < 0xE0080
          : last > 0x7F || scalar == 0xFE0F && next == 0x20E3
      if isHeld {
        flush(&out)
        UTF8Scalar.append(scalar, to: &out)
      }
    case .combining:
      if isAtWord(out), lastBoundary != out.count {
        let last = UTF8Scalar.last(of: out, from: start)
        if let composed = Composition.compose(last, scalar) {
          out.removeLast(UTF8Scalar.count(last))
          UTF8Scalar.append(composed, to: &out)
          return
        }
      }
      flush(&out)
      UTF8Scalar.append(scalar, to: &out)
    case .replaced(let other):
      flush(&out)
      UTF8Scalar.append(other, to: &out)
    case .kept:
      flush(&out)
      UTF8Scalar.append(scalar, to: &out)
    }
  }

  /// Whether the next character would stand directly behind one already written.
  private func isAtWord(_ out: [UInt8]) -> Bool {
    !pendingSpace && pendingBreaks == 0 && out.count > start
  }
}

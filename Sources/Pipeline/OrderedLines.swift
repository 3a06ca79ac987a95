import Glibc

/// Lines that come nearly in input order and leave exactly in it.
///
/// Mails come after the other files of their source, and a longer version of a conversation takes the
/// place of a shorter one, so nothing can be printed before the end. Lines wait in memory up to a
/// bound, then in a nameless temporary file.
package final class OrderedLines {
  package struct Failure: Error, Sendable, CustomStringConvertible {
    package var code: Int32
    package var description: String {
      "cannot keep the output in a temporary file: \(systemReason(code))"
    }
  }

  // Narrow, since there is one for every conversation.
  private struct Line {
    var offset: Int
    /// Bytes; -1: dropped.
    var count: Int32
    var file: Int32
    var place: Int32
  }

  private var lines = Pieces<Line>()
  /// By the conversation's number; -1: none yet.
  private var lineOfNumber = Pieces<Int32>()
  private var buffer: [UInt8] = []
  /// Offset in the whole of the buffer's first byte.
  private var bufferStart = 0
  private var descriptor: Int32 = -1
  private let memoryBytes: Int

  /// - Parameter memoryBytes: what may wait in memory, default 4 MiB.
  package init(memoryBytes: Int = 4 << 20) { self.memoryBytes = memoryBytes }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes one or more whole lines for a place.
  ///
  /// - Parameter number: of the conversation in this run, counted from 0 in the order in which they
  ///   come first; a line of the same one that came before is dropped. Nil: no conversation.
  package func add(
    at place: InputPlace, number: Int?, _ write: (inout [UInt8]) throws -> Void
  ) throws {
    let before = buffer.count
    try write(&buffer)
    lines.append(
      Line(
        offset: bufferStart + before, count: Int32(clamping: buffer.count - before),
        file: Int32(clamping: place.file), place: Int32(clamping: place.place)))
    if let number {
      while lineOfNumber.count <= number { lineOfNumber.append(-1) }
      let old = Int(lineOfNumber[number])
      if old >= 0 { lines[old].count = -1 }
      lineOfNumber[number] = Int32(lines.count - 1)
    }
    if buffer.count >= memoryBytes { try spill() }
  }

  /// Gives all lines in input order, in stretches of any size.
  package func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let x = lines[a]
      let y = lines[b]
      return (x.file, x.place, a) < (y.file, y.place, b)
    }
    // Without mails and longer versions they have come in their order.
    var order: [Int32] = []
    if !lines.indices.dropFirst().allSatisfy({ isBefore($0 - 1, $0) }) {
      order = lines.indices.map(Int32.init).sorted { isBefore(Int($0), Int($1)) }
    }
    var scratch: [UInt8] = []
    for index in lines.indices {
      let line = lines[order.isEmpty ? index : Int(order[index])]
      let count = Int(line.count)
      if count < 0 { continue }
      if line.offset >= bufferStart {
        let start = line.offset - bufferStart
        try buffer.withUnsafeBytes { try body(.init(rebasing: $0[start..<(start + count)])) }
      } else {
        if scratch.count < count { scratch = [UInt8](repeating: 0, count: count) }
        try fetch(line, into: &scratch)
        try scratch.withUnsafeBytes { try body(.init(rebasing: $0[0..<count])) }
      }
    }
  }

  private func spill() throws(Failure) {
    if descriptor < 0 {
      let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
      var name = Array((folder + "/scorecards-XXXXXX").utf8CString)
      descriptor = mkstemp(&name)
      guard descriptor >= 0 else { throw Failure(code: errno) }
      unlink(name)
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return pwrite(descriptor, base + start, bytes.count - start, off_t(bufferStart + start))
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(code: errno)
      }
      start += count
    }
    bufferStart += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private func fetch(_ line: Line, into scratch: inout [UInt8]) throws(Failure) {
    var start = 0
    while start < Int(line.count) {
      let count = scratch.withUnsafeMutableBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return pread(descriptor, base + start, Int(line.count) - start, off_t(line.offset + start))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Failure(code: count < 0 ? errno : EIO) }
      start += count
    }
  }
}

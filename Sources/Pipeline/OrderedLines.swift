package import Conversations
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

  private struct Line {
    var place: InputPlace
    /// Among lines of one place, the one that came first.
    var number: Int
    var offset: Int
    var count: Int
  }

  private var lines: [Line] = []
  private var lineOfKey: [ConversationKey: Int] = [:]
  private var dropped: Set<Int> = []
  private var buffer: [UInt8] = []
  /// Offset in the whole of the buffer's first byte.
  private var bufferStart = 0
  private var descriptor: Int32 = -1
  private let memoryBytes: Int

  /// - Parameter memoryBytes: what may wait in memory, default 16 MiB.
  package init(memoryBytes: Int = 16 << 20) { self.memoryBytes = memoryBytes }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes one or more whole lines for a place.
  ///
  /// - Parameter key: a line of the same conversation that came before is dropped.
  package func add(
    at place: InputPlace, key: ConversationKey?, _ write: (inout [UInt8]) throws -> Void
  ) throws {
    let before = buffer.count
    try write(&buffer)
    lines.append(
      Line(
        place: place, number: lines.count, offset: bufferStart + before,
        count: buffer.count - before))
    if let key, let old = lineOfKey.updateValue(lines.count - 1, forKey: key) {
      dropped.insert(old)
    }
    if buffer.count >= memoryBytes { try spill() }
  }

  /// Gives all lines in input order, in stretches of any size.
  package func drain(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var order = lines.indices.filter { !dropped.contains($0) }
    order.sort { (lines[$0].place, lines[$0].number) < (lines[$1].place, lines[$1].number) }
    var scratch: [UInt8] = []
    for index in order {
      let line = lines[index]
      if line.offset >= bufferStart {
        let start = line.offset - bufferStart
        try buffer.withUnsafeBytes { try body(.init(rebasing: $0[start..<(start + line.count)])) }
      } else {
        if scratch.count < line.count { scratch = [UInt8](repeating: 0, count: line.count) }
        try fetch(line, into: &scratch)
        try scratch.withUnsafeBytes { try body(.init(rebasing: $0[0..<line.count])) }
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
    while start < line.count {
      let count = scratch.withUnsafeMutableBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return pread(descriptor, base + start, line.count - start, off_t(line.offset + start))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Failure(code: count < 0 ? errno : EIO) }
      start += count
    }
  }
}

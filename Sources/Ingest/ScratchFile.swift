import Glibc

/// Bytes that are too many to wait in memory: the last ones do, the others lie in a nameless file in
/// the temporary folder that nobody else can open and that is gone with this program.
package final class ScratchFile {
  package struct Failure: Error, Sendable, CustomStringConvertible {
    package var code: Int32
    package var description: String {
      "cannot use a temporary file: \(String(cString: strerror(code)))"
    }
  }

  /// Bytes appended so far: the offset of what comes next.
  package var count: Int { bufferStart + buffer.count }

  private var buffer: [UInt8] = []
  /// Offset in the whole of the buffer's first byte.
  private var bufferStart = 0
  private var descriptor: Int32 = -1
  private let memoryBytes: Int

  /// - Parameter memoryBytes: what may wait in memory, default 1 MiB.
  package init(memoryBytes: Int = 1 << 20) { self.memoryBytes = memoryBytes }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Takes what `write` appends. Nothing is taken if it throws.
  package func append(_ write: (inout [UInt8]) throws -> Void) throws {
    let before = buffer.count
    do {
      try write(&buffer)
    } catch {
      buffer.removeSubrange(before...)
      throw error
    }
    if buffer.count >= memoryBytes { try spill() }
  }

  /// Reads from an offset into the beginning of `scratch`, which grows as needed.
  ///
  /// - Parameter range: within what one call appended.
  package func read(_ range: Range<Int>, into scratch: inout [UInt8]) throws(Failure) {
    if scratch.count < range.count { scratch = [UInt8](repeating: 0, count: range.count) }
    guard range.lowerBound < bufferStart else {
      let start = range.lowerBound - bufferStart
      scratch.replaceSubrange(0..<range.count, with: buffer[start..<(start + range.count)])
      return
    }
    var done = 0
    while done < range.count {
      let count = scratch.withUnsafeMutableBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return pread(
          descriptor, base + done, range.count - done, off_t(range.lowerBound + done))
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Failure(code: count < 0 ? errno : EIO) }
      done += count
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
    // One giant record must not cost its memory for ever.
    buffer.removeAll(keepingCapacity: buffer.capacity <= 4 * memoryBytes)
  }
}

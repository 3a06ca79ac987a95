import Glibc

/// Bytes to read from the beginning, once or again: a file, in pieces, or memory.
///
/// Not `Sendable`: it belongs to one worker.
package final class ByteSource {
  /// Bytes of `head` at most.
  package static let headBytes = 64 << 10

  /// The first bytes, for detection. All of them if `isWhole`.
  package let head: [UInt8]
  /// Bytes in all, as the file system said when it was opened.
  package let size: Int
  private let descriptor: Int32
  private var position = 0

  /// Whether `head` is everything.
  package var isWhole: Bool { size <= head.count }

  package init(bytes: [UInt8]) {
    head = bytes
    size = bytes.count
    descriptor = -1
  }

  /// Opens a regular file; it is closed with the last reference.
  package init(path: String) throws(MarkupProblem) {
    // Non-blocking, so that a pipe that somebody put into the folder does not hang the run.
    let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard opened >= 0 else { throw .unreadable(errno) }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw .unreadable(code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw MarkupProblem(code: "unreadable", reason: "it is not a regular file")
    }
    let wanted = min(ByteSource.headBytes, max(Int(status.st_size), 1))
    var failure: Int32 = 0
    head = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      while count < wanted, let base = buffer.baseAddress {
        let n = Glibc.read(opened, base + count, wanted - count)
        if n < 0, errno == EINTR { continue }
        if n < 0 { failure = errno }
        if n <= 0 { break }
        count += n
      }
    }
    if failure != 0 {
      close(opened)
      throw .unreadable(failure)
    }
    size = max(Int(status.st_size), head.count)
    descriptor = opened
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Starts again from the first byte.
  package func rewind() {
    position = 0
    if descriptor >= 0 { lseek(descriptor, off_t(head.count), SEEK_SET) }
  }

  /// Fills `buffer` from its start.
  ///
  /// - Returns: the number of bytes, 0 at the end.
  package func read(
    into buffer: UnsafeMutableBufferPointer<UInt8>
  ) throws(MarkupProblem) -> Int {
    guard let base = buffer.baseAddress, buffer.count > 0 else { return 0 }
    if position < head.count {
      let n = min(buffer.count, head.count - position)
      head.withUnsafeBufferPointer { source in
        if let start = source.baseAddress { memcpy(base, start + position, n) }
      }
      position += n
      return n
    }
    guard descriptor >= 0 else { return 0 }
    while true {
      let n = Glibc.read(descriptor, base, buffer.count)
      if n >= 0 {
        position += n
        return n
      }
      if errno != EINTR { throw .unreadable(errno) }
    }
  }
}

extension MarkupProblem {
  fileprivate static func unreadable(_ code: Int32) -> MarkupProblem {
    MarkupProblem(
      code: "unreadable",
      reason: "it cannot be read: \(String(cString: strerror(code)))")
  }
}

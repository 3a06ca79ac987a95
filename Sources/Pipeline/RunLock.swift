import Glibc

/// One run at a time: a file beside the ledger, locked for as long as the run's process lives.
///
/// The lock is the kernel's, so a killed run leaves none behind; the file's text only tells who holds
/// it.
package final class RunLock {
  /// Why the lock could not be had.
  package enum Failure: Error, Sendable, CustomStringConvertible {
    /// `owner` is what the holder wrote, such as `pid 4711, started 2026-10-03T02:00:00Z`.
    case held(path: String, owner: String)
    case cannotOpen(path: String, code: Int32)

    package var description: String {
      switch self {
      case .held(let path, let owner):
        "another run holds \(path)\(owner.isEmpty ? "" : " (\(owner))")"
      case .cannotOpen(let path, let code):
        "cannot lock \(path): \(systemReason(code))"
      }
    }
  }

  private let descriptor: Int32

  /// Takes the lock or fails at once.
  ///
  /// - Parameter owner: one line about this run for whoever comes second.
  package init(path: String, owner: String) throws(Failure) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      defer { close(descriptor) }
      guard code == EWOULDBLOCK else { throw .cannotOpen(path: path, code: code) }
      var text = [UInt8](repeating: 0, count: 200)
      let count = max(0, read(descriptor, &text, text.count))
      let line = text[0..<count].prefix { $0 >= 32 && $0 < 127 }
      throw .held(path: path, owner: String(decoding: line, as: UTF8.self))
    }
    let line = Array((owner + "\n").utf8)
    _ = ftruncate(descriptor, 0)
    _ = pwrite(descriptor, line, line.count, 0)
    self.descriptor = descriptor
  }

  deinit {
    // The file stays: removing it would let a third run lock a new one while a second holds this.
    _ = ftruncate(descriptor, 0)
    close(descriptor)
  }
}

/// What the system says of an error number.
package func systemReason(_ code: Int32) -> String {
  var text = [CChar](repeating: 0, count: 256)
  guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
  let message = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
  return message.isEmpty ? "error \(code)" : String(decoding: message, as: UTF8.self)
}

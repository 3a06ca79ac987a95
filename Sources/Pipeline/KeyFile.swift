import Glibc
import Ledger
import Settings

/// The file with the key of the customers' pseudonyms: 64 hexadecimal digits, for its owner alone.
enum KeyFile {
  /// What is wrong with the file. Lower case, no full stop.
  struct Failure: Error {
    var message: String
  }

  /// Bytes of a key.
  private static let keyBytes = 32

  /// The key; nil if there is no such file.
  static func read(_ path: String) throws(Failure) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw Failure(message: "\(path) cannot be read: \(systemReason(errno))")
    }
    let bytes: [UInt8]
    do throws(FileReader.Failure) {
      bytes = try FileReader.bytes(of: path, limit: 4096)
    } catch {
      throw Failure(message: "\(path) \(error.reason)")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw Failure(message: "\(path) is open to others than its owner; chmod 600 it")
    }
    let digits = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    let values = digits.first.map { $0.compactMap(\.hexDigitValue) } ?? []
    guard digits.count == 1, digits[0].utf8.count == 2 * keyBytes, values.count == 2 * keyBytes
    else {
      throw Failure(
        message: "\(path) holds no key of \(2 * keyBytes) hexadecimal digits; put the right file "
          + "back. If it is lost for good, remove this one and give `scorecards run --new-key`: all "
          + "customers get other codes")
    }
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] * 16 + values[$0 + 1]) }
  }

  /// Makes a key, whole or not at all, and never in the place of a file that is there.
  ///
  /// - Returns: the key that lies there now, which another process may have made meanwhile.
  static func make(_ path: String) throws(Failure) -> [UInt8] {
    let temporary = "\(path).\(getpid()).partial"
    func failure(_ path: String) -> Failure {
      Failure(message: "\(path) cannot be made: \(systemReason(errno))")
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      do throws(OutputFolder.Failure) {
        try OutputFolder.makeFolder(String(path[..<slash]))
      } catch {
        throw Failure(message: error.description)
      }
    }
    var generator = SystemRandomNumberGenerator()
    let made = (0..<keyBytes).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let text = Array((KeyedHash.text(made, bytes: keyBytes) + "\n").utf8)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(temporary) }
    defer { unlink(temporary) }
    let isWritten =
      fchmod(descriptor, 0o600) == 0 && write(descriptor, text, text.count) == text.count
      && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten else { throw failure(temporary) }
    // Unlike a renaming, a link never takes the place of another file.
    guard link(temporary, path) == 0 || errno == EEXIST else { throw failure(path) }
    guard let key = try read(path) else { throw failure(path) }
    return key
  }
}

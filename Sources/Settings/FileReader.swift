import Glibc

/// Reads small side files (configuration, roster, holidays) whole, up to a limit.
package enum FileReader {
  /// Why a file could not be read. Lower case, no full stop.
  package struct Failure: Error, Hashable, Sendable {
    package var reason: String

    package init(reason: String) { self.reason = reason }
  }

  /// The bytes of a regular file.
  ///
  /// - Parameter limit: larger files are refused, in bytes.
  package static func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Failure(reason: reason(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Failure(reason: reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        reason: status.st_mode & S_IFMT == S_IFDIR ? "is a folder" : "is no regular file")
    }
    let tooLarge = Failure(reason: "is larger than \(limit / 1024) KiB")
    guard Int(status.st_size) <= limit else { throw tooLarge }
    var out: [UInt8] = []
    out.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure(reason: reason(errno))
      }
      if count == 0 { return out }
      out.append(contentsOf: buffer[0..<count])
      if out.count > limit { throw tooLarge }
    }
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT, ENOTDIR: "does not exist"
    case EACCES, EPERM: "may not be read (permission denied)"
    case EISDIR: "is a folder"
    default: "cannot be read (error \(code))"
    }
  }

  /// `path` seen from `folder`; absolute paths stay as they are.
  package static func resolve(_ path: String, in folder: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }
}

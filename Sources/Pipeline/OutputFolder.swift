import Glibc

/// Files that appear all at once: written under temporary names beside their places, then renamed.
///
/// Until `commit` nothing that was there before is touched. Files are for their owner alone (mode
/// 0600, folders 0700), because they quote customers.
package final class OutputFolder {
  package struct Failure: Error, Sendable, CustomStringConvertible {
    package var path: String
    package var code: Int32
    package var description: String { "cannot write \(path): \(systemReason(code))" }
  }

  private struct Pending {
    var descriptor: Int32
    var temporary: String
    var buffer: [UInt8] = []
  }

  private let folder: String
  private var pending: [String: Pending] = [:]
  private var finished: [(temporary: String, path: String)] = []
  private var madeFolders: Set<String> = []
  /// Files kept open at once; beyond that the largest buffers go first and files are reopened.
  private static let mostOpen = 64
  private static let bufferBytes = 64 << 10

  /// - Parameter folder: created with its parents when the first file is written.
  package init(_ folder: String) { self.folder = folder }

  deinit { discard() }

  /// Appends to a file, which is begun anew by the first call.
  ///
  /// - Parameter path: relative to the folder.
  package func append(_ bytes: [UInt8], to path: String) throws(Failure) {
    var file: Pending
    if let begun = pending.removeValue(forKey: path) {
      file = begun
    } else {
      file = try begin(path)
    }
    file.buffer.append(contentsOf: bytes)
    if file.buffer.count >= Self.bufferBytes { try flush(&file) }
    pending[path] = file
    if file.descriptor >= 0, pending.count(where: { $0.value.descriptor >= 0 }) > Self.mostOpen {
      try closeOthers(than: path)
    }
  }

  /// Brings everything to disk and renames it into place.
  ///
  /// - Returns: the files' full paths, sorted.
  @discardableResult
  package func commit() throws(Failure) -> [String] {
    for path in pending.keys.sorted() {
      guard var file = pending[path] else { continue }
      try flush(&file)
      pending[path] = file
      try reopen(&file)
      pending[path] = file
      guard fsync(file.descriptor) == 0 else { throw failure(file.temporary) }
      close(file.descriptor)
      pending[path] = nil
      finished.append((file.temporary, full(path)))
    }
    var written: [String] = []
    var folders: Set<String> = []
    while let (temporary, path) = finished.popLast() {
      guard rename(temporary, path) == 0 else {
        finished.append((temporary, path))
        throw failure(path)
      }
      written.append(path)
      folders.insert(parent(path))
    }
    for folder in folders {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      if descriptor >= 0 {
        _ = fsync(descriptor)
        close(descriptor)
      }
    }
    return written.sorted()
  }

  /// After `commit`: removes files of a subfolder that this export did not write, so that nobody's
  /// page outlives his data.
  ///
  /// - Parameters:
  ///   - subfolder: such as `agents`.
  ///   - ending: only names that end with it, such as `.html`.
  ///   - written: full paths that stay.
  package func removeStale(in subfolder: String, ending: String, keeping written: [String]) {
    let path = full(subfolder)
    guard let directory = opendir(path) else { return }
    defer { closedir(directory) }
    let kept = Set(written)
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(ending), !kept.contains(path + "/" + name) { unlink(path + "/" + name) }
    }
  }

  /// Removes what was not committed.
  package func discard() {
    for file in pending.values {
      if file.descriptor >= 0 { close(file.descriptor) }
      unlink(file.temporary)
    }
    for (temporary, _) in finished { unlink(temporary) }
    pending = [:]
    finished = []
  }

  private func begin(_ path: String) throws(Failure) -> Pending {
    let target = full(path)
    let directory = parent(target)
    if !madeFolders.contains(directory) {
      try Self.makeFolder(directory)
      madeFolders.insert(directory)
    }
    let name = target.dropFirst(directory.count + 1)
    // One name for each target: what a killed run left behind is written over.
    let temporary = directory + "/." + name + ".partial"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(temporary) }
    // What another version left behind may have had other rights.
    _ = fchmod(descriptor, 0o600)
    return Pending(descriptor: descriptor, temporary: temporary)
  }

  private func flush(_ file: inout Pending) throws(Failure) {
    guard !file.buffer.isEmpty else { return }
    try reopen(&file)
    var start = 0
    while start < file.buffer.count {
      let count = file.buffer.withUnsafeBytes { bytes -> Int in
        guard let base = bytes.baseAddress else { return 0 }
        return write(file.descriptor, base + start, bytes.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(file.temporary)
      }
      start += count
    }
    file.buffer.removeAll(keepingCapacity: true)
  }

  private func reopen(_ file: inout Pending) throws(Failure) {
    guard file.descriptor < 0 else { return }
    file.descriptor = open(file.temporary, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard file.descriptor >= 0 else { throw failure(file.temporary) }
  }

  private func closeOthers(than path: String) throws(Failure) {
    for other in pending.keys where other != path {
      guard var file = pending[other], file.descriptor >= 0 else { continue }
      try flush(&file)
      close(file.descriptor)
      file.descriptor = -1
      file.buffer = []
      pending[other] = file
    }
  }

  private func full(_ path: String) -> String { folder + "/" + path }

  private func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private func failure(_ path: String) -> Failure { Failure(path: path, code: errno) }

  /// Makes a folder and its parents where they are missing.
  ///
  package static func makeFolder(_ path: String) throws(Failure) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw Failure(path: path, code: errno)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw Failure(path: path, code: errno)
    }
  }
}

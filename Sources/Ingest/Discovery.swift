package import Conversations
import Glibc
package import Settings

/// Finds the files of sources: globs, folders, single files; each folder's names in byte order,
/// sources in theirs.
///
/// The files come one by one. Held are only the folders on the way, and of each no more than a
/// bounded number of names, so that millions of files need no list.
package struct Discovery {
  /// A file, and what its folder says of it.
  package struct Found {
    package var input: IngestInput
    /// Bytes.
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64
  }

  /// What could not be looked into so far.
  package private(set) var rejections: [Rejection] = []

  private var sources: ArraySlice<SourceSettings>
  private let folder: String
  private var glob = Glob("")
  /// A file of the current source without its paths.
  private var prototype: IngestInput
  /// The folder that is walked through, within those before it.
  private var open: [OpenFolder] = []

  /// Bounds a walk into folders within folders.
  private static let deepest = 64

  /// - Parameters:
  ///   - sources: their paths are patterns, relative to `folder`.
  ///   - folder: where relative paths start; empty or `.`: here.
  package init(sources: [SourceSettings], folder: String) {
    self.sources = sources[...]
    self.folder = folder
    prototype = IngestInput(
      source: SourceSettings(name: "", path: ""), path: "", fileSystemPath: "")
  }

  /// The next file; nil after the last one.
  package mutating func next() -> Found? {
    while true {
      while let last = open.indices.last {
        guard let name = open[last].next() else {
          open.removeLast()
          continue
        }
        if let found = look(at: name, in: open[last].prefix) { return found }
      }
      guard let source = sources.popFirst() else { return nil }
      if let found = begin(source) { return found }
    }
  }

  /// Opens a source's first folder, or gives the one file that it names.
  private mutating func begin(_ source: SourceSettings) -> Found? {
    glob = Glob(source.path)
    prototype = IngestInput(source: source, path: "", fileSystemPath: "")
    var status = stat()
    // A name that really has brackets in it is that file.
    let isLiteral =
      glob.isPattern && !source.path.isEmpty && stat(resolve(source.path), &status) == 0
    if isLiteral { glob = Glob(literal: source.path) }
    let start = glob.isPattern ? glob.root : source.path
    guard stat(resolve(start), &status) == 0 else {
      let code = errno
      if code == ENOENT {
        reject(start, code: "not-found", "there is no such file or folder")
      } else {
        reject(start, message(code))
      }
      return nil
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      var found = found(start, status)
      found.input.isExplicit = true
      return found
    }
    enter(start, FolderIdentity(status))
    return nil
  }

  /// A file that the source names, or nil: a folder is entered, all else is passed over.
  private mutating func look(at name: String, in prefix: String) -> Found? {
    let path = prefix + name
    var status = stat()
    guard stat(resolve(path), &status) == 0 else {
      let code = errno
      guard names(path: path, isFolder: false) else { return nil }
      if lstat(resolve(path), &status) == 0, status.st_mode & S_IFMT == S_IFLNK {
        reject(path, code: Rejection.deadLink, "it is a link that leads nowhere")
      } else if code != ENOENT {
        // What has just gone is no file of this night.
        reject(path, message(code))
      }
      return nil
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      let identity = FolderIdentity(status)
      guard !glob.isPattern || glob.mayMatch(below: path) else { return nil }
      // A link back to where we came from would never end.
      guard !open.contains(where: { $0.identity == identity }), open.count < Discovery.deepest
      else { return nil }
      enter(path, identity)
      return nil
    case S_IFREG:
      guard !glob.isPattern || glob.matches(path) else { return nil }
      return found(path, status)
    default:
      return nil
    }
  }

  private mutating func enter(_ path: String, _ identity: FolderIdentity) {
    let target = resolve(path)
    guard let inside = OpenFolder(path, at: target, identity) else {
      reject(path, message(errno))
      return
    }
    for name in inside.badNames
    where names(path: inside.prefix + name.shown, isFolder: name.isFolder) {
      reject(
        inside.prefix + name.shown, code: Rejection.badName,
        "its name is not UTF-8 and cannot be opened; rename it")
    }
    open.append(inside)
  }

  /// Whether the source means a file, or what lies in a folder, that cannot be looked at.
  private func names(path: String, isFolder: Bool) -> Bool {
    if isFolder { return !glob.isPattern || glob.mayMatch(below: path) }
    return glob.isPattern ? glob.matches(path) : Detector.hasMarkupName(path)
  }

  private func found(_ path: String, _ status: stat) -> Found {
    var input = prototype
    input.path = path
    input.fileSystemPath = resolve(path)
    return Found(
      input: input, size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  private mutating func reject(_ path: String, code: String = "unreadable", _ reason: String) {
    rejections.append(
      Rejection(
        stage: .ingest,
        origin: Origin(source: prototype.source.name, path: path.isEmpty ? "." : path), code: code,
        reason: reason))
  }

  private func resolve(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    if folder.isEmpty || folder == "." { return path.isEmpty ? "." : path }
    return (folder.hasSuffix("/") ? folder : folder + "/") + path
  }

  private func message(_ code: Int32) -> String {
    "it cannot be read: \(String(cString: strerror(code)))"
  }
}

/// A folder whose names are given in byte order, without hidden ones.
private struct OpenFolder {
  let identity: FolderIdentity
  /// What stands before a name in a path.
  let prefix: String
  private let target: String
  /// Names that are no UTF-8, with the odd bytes as `\xE9`, in byte order.
  private(set) var badNames: [(shown: String, isFolder: Bool)] = []
  /// Those that come next.
  private var names: ArraySlice<String> = []
  /// Whether others come behind them.
  private var hasMore = false

  /// Names held at a time. A folder with more of them is read again for every so many.
  private static let mostNames = 1 << 16

  /// Nil if it cannot be opened; `errno` says why.
  init?(_ path: String, at target: String, _ identity: FolderIdentity) {
    self.identity = identity
    self.target = target
    prefix = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    guard fill(after: nil) else { return nil }
  }

  mutating func next() -> String? {
    guard let name = names.popFirst() else { return nil }
    // A folder that cannot be read a second time has just gone.
    if names.isEmpty && hasMore { _ = fill(after: name) }
    return name
  }

  private mutating func fill(after last: String?) -> Bool {
    hasMore = false
    guard let folder = opendir(target) else { return false }
    defer { closedir(folder) }
    var least: [String] = []
    func keepLeast() {
      least.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      guard least.count > OpenFolder.mostNames else { return }
      hasMore = true
      least.removeLast(least.count - OpenFolder.mostNames)
    }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        let name = UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)
        let valid = String(validatingCString: name)
        if valid == nil, last == nil { noteBad(name, in: folder) }
        return valid
      }
      guard let name, !name.hasPrefix(".") else { continue }
      if let last, !last.utf8.lexicographicallyPrecedes(name.utf8) { continue }
      least.append(name)
      if least.count > 2 * OpenFolder.mostNames { keepLeast() }
    }
    keepLeast()
    badNames.sort { $0.shown.utf8.lexicographicallyPrecedes($1.shown.utf8) }
    names = least[...]
    return true
  }

  private mutating func noteBad(_ name: UnsafePointer<CChar>, in folder: OpaquePointer) {
    var shown = ""
    for byte in UnsafeBufferPointer(start: name, count: strlen(name)) {
      let byte = UInt8(bitPattern: byte)
      if byte < 0x80 {
        shown.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        shown += "\\x" + String(byte, radix: 16, uppercase: true)
      }
    }
    guard !shown.hasPrefix(".") else { return }
    var status = stat()
    let isFolder =
      fstatat(dirfd(folder), name, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
    badNames.append((shown, isFolder))
  }
}

private struct FolderIdentity: Equatable {
  let device: UInt
  let node: UInt

  init(_ status: stat) {
    device = UInt(status.st_dev)
    node = UInt(status.st_ino)
  }
}

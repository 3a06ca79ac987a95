package import Conversations
import Glibc
package import Settings

/// Finds the files of sources: globs, folders, single files; each folder's names in byte order,
/// sources in theirs.
///
/// Folders are walked one at a time, and only the names of the folders on the way are held, so that
/// millions of files need no list.
package struct Discovery: Sendable {
  private let sources: [SourceSettings]
  private let folder: String

  /// Bounds a walk into folders within folders.
  private static let deepest = 64

  /// - Parameters:
  ///   - sources: their paths are patterns, relative to `folder`.
  ///   - folder: where relative paths start; empty or `.`: here.
  package init(sources: [SourceSettings], folder: String) {
    self.sources = sources
    self.folder = folder
  }

  /// All files at once. For a few thousand; otherwise use `forEach`.
  package var inputs: [IngestInput] {
    var all: [IngestInput] = []
    _ = forEach {
      all.append($0)
      return true
    }
    return all
  }

  /// What could not be looked into.
  package var rejections: [Rejection] { forEach { _ in true } }

  /// Calls `body` with each file, in order, until it returns false.
  ///
  /// - Parameters:
  ///   - settledBefore: files changed at or after this instant (seconds since 1970) are left out.
  ///   - unsettled: called with each of those.
  /// - Returns: what could not be looked into.
  package func forEach(
    settledBefore: Int64? = nil, unsettled: (String) -> Void = { _ in },
    _ body: (IngestInput) -> Bool
  ) -> [Rejection] {
    var rejections: [Rejection] = []
    for source in sources {
      var isStopped = false
      walk(source, &rejections) { input, changed in
        if let settledBefore, changed >= settledBefore {
          unsettled(input.path)
          return true
        }
        isStopped = !body(input)
        return !isStopped
      }
      if isStopped { break }
    }
    return rejections
  }

  private func walk(
    _ source: SourceSettings, _ rejections: inout [Rejection],
    _ body: (IngestInput, Int64) -> Bool
  ) {
    var glob = Glob(source.path)
    func reject(_ path: String, _ code: String, _ reason: String) {
      rejections.append(
        Rejection(
          stage: .ingest, origin: Origin(source: source.name, path: path), code: code,
          reason: reason))
    }
    var status = stat()
    // A name that really has brackets in it is that file.
    let isLiteral =
      glob.isPattern && !source.path.isEmpty && stat(resolve(source.path), &status) == 0
    if isLiteral { glob = Glob(literal: source.path) }
    let start = glob.isPattern ? glob.root : source.path
    guard stat(resolve(start), &status) == 0 else {
      let code = errno
      reject(
        start.isEmpty ? "." : start, code == ENOENT ? "not-found" : "unreadable",
        code == ENOENT ? "there is no such file or folder" : message(code))
      return
    }
    if status.st_mode & S_IFMT != S_IFDIR {
      let input = IngestInput(
        source: source, path: start, fileSystemPath: resolve(start), isExplicit: true)
      _ = body(input, Int64(status.st_mtim.tv_sec))
      return
    }
    var ancestors = [FolderIdentity(status)]
    _ = descend(start, &ancestors, glob, source, &rejections, body)
  }

  /// - Returns: false to stop everything.
  private func descend(
    _ path: String, _ ancestors: inout [FolderIdentity], _ glob: Glob, _ source: SourceSettings,
    _ rejections: inout [Rejection], _ body: (IngestInput, Int64) -> Bool
  ) -> Bool {
    guard let names = list(path, source, &rejections) else { return true }
    let prefix = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
    for name in names {
      let inner = prefix + name
      let target = resolve(inner)
      var status = stat()
      guard stat(target, &status) == 0 else {
        // A link that leads nowhere, or a file that has just gone.
        if glob.isPattern ? glob.matches(inner) : Detector.hasMarkupName(name) {
          reject(&rejections, source, inner, message(errno))
        }
        continue
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR:
        let identity = FolderIdentity(status)
        guard !glob.isPattern || glob.mayMatch(below: inner) else { continue }
        // A link back to where we came from would never end.
        guard !ancestors.contains(identity), ancestors.count < Discovery.deepest else { continue }
        ancestors.append(identity)
        let goesOn = descend(inner, &ancestors, glob, source, &rejections, body)
        ancestors.removeLast()
        if !goesOn { return false }
      case S_IFREG:
        guard !glob.isPattern || glob.matches(inner) else { continue }
        let input = IngestInput(source: source, path: inner, fileSystemPath: target)
        if !body(input, Int64(status.st_mtim.tv_sec)) { return false }
      default:
        continue
      }
    }
    return true
  }

  /// The names in a folder in byte order, without hidden ones.
  private func list(
    _ path: String, _ source: SourceSettings, _ rejections: inout [Rejection]
  ) -> [String]? {
    guard let folder = opendir(resolve(path)) else {
      reject(&rejections, source, path.isEmpty ? "." : path, message(errno))
      return nil
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return names
  }

  private func reject(
    _ rejections: inout [Rejection], _ source: SourceSettings, _ path: String, _ reason: String
  ) {
    rejections.append(
      Rejection(
        stage: .ingest, origin: Origin(source: source.name, path: path), code: "unreadable",
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

private struct FolderIdentity: Equatable {
  let device: UInt
  let node: UInt

  init(_ status: stat) {
    device = UInt(status.st_dev)
    node = UInt(status.st_ino)
  }
}

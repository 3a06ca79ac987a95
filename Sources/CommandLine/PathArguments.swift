import Conversations
import Ingest
import Pipeline
import Settings

/// Files, folders and globs from the command line as inputs of a run.
struct PathArguments {
  /// Name of the source of files that no source of the configuration names.
  static let sourceName = "files"

  /// In input order: by source, then by path.
  var files: [PipelineRun.File] = []
  /// Arguments that lead to nothing.
  var rejections: [Rejection] = []

  /// - Parameters:
  ///   - paths: as given; the result does not depend on their order, and a file given twice counts once.
  ///   - channel: overrides what sources and formats say.
  ///   - format: overrides what sources say and what detection would find.
  init(
    _ paths: [String], settings: PipelineSettings, channel: Channel?, format: String?
  ) {
    let sources = SourceLookup(settings, channel: channel, format: format)
    var bare = SourceSettings(name: Self.sourceName, path: "")
    bare.format = format
    bare.channel = channel
    var all: [(order: Int, file: PipelineRun.File)] = []
    for path in paths {
      bare.path = path
      var walk = Discovery(sources: [bare], folder: "")
      while let found = walk.next() {
        var input = found.input
        var order = Int.max
        if let (index, source) = sources.source(of: input.fileSystemPath) {
          order = index
          input.takeSource(of: source)
        }
        all.append((order, .init(input: input, size: Int(found.size))))
      }
      rejections += walk.rejections
    }
    all.sort { a, b in
      if a.order != b.order { return a.order < b.order }
      return a.file.input.path.utf8.lexicographicallyPrecedes(b.file.input.path.utf8)
    }
    var seen: Set<String> = []
    files = all.map(\.file).filter { seen.insert($0.input.path).inserted }
    rejections.sort { $0.origin.path < $1.origin.path }
  }
}

/// Finds the source of the configuration whose pattern names a file.
private struct SourceLookup {
  /// A file of each source.
  private let sources: [IngestInput]
  private let patterns: [Glob]

  init(_ settings: PipelineSettings, channel: Channel?, format: String?) {
    sources = settings.sources.map { source in
      var source = source
      if let channel { source.channel = channel }
      if let format { source.format = format }
      return IngestInput(source: source, path: "", fileSystemPath: "")
    }
    patterns = settings.sources.map {
      Glob(Self.absolute(FileReader.resolve($0.path, in: settings.folder)))
    }
  }

  /// A file of the first matching source, and the source's place in the configuration.
  func source(of path: String) -> (Int, IngestInput)? {
    guard !sources.isEmpty else { return nil }
    let path = Self.absolute(path)
    guard let index = patterns.firstIndex(where: { $0.matches(path) }) else { return nil }
    return (index, sources[index])
  }

  /// An absolute path without `.` and `..`.
  private static func absolute(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : CurrentFolder.path + "/" + path
    var parts: [Substring] = []
    for part in full.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}

import Conversations
import Glibc
import Ingest
import Pipeline
import Settings

/// Files, folders and globs from the command line as inputs of a run.
struct PathArguments {
  /// Name of the source of files that no source of the configuration names.
  static let sourceName = "files"

  var inputs: [IngestInput] = []
  /// Arguments that lead to nothing.
  var rejections: [Rejection] = []

  /// - Parameters:
  ///   - paths: as given; the result does not depend on their order, and a file given twice counts once.
  ///   - channel: overrides what sources and formats say.
  ///   - format: overrides what sources say and what detection would find.
  init(
    _ paths: [String], settings: PipelineSettings, channel: Channel?, format: String?
  ) {
    let sources = SourceLookup(settings)
    var bare = SourceSettings(name: Self.sourceName, path: "")
    bare.format = format
    bare.channel = channel
    var all: [(order: Int, input: IngestInput)] = []
    for path in paths {
      bare.path = path
      rejections += Discovery(sources: [bare], folder: "").forEach(settledBefore: nil) { found in
        var input = found
        var order = Int.max
        if let (index, source) = sources.source(of: input.fileSystemPath) {
          order = index
          input.source = source
          if let channel { input.source.channel = channel }
          if let format { input.source.format = format }
        }
        all.append((order, input))
        return true
      }
    }
    all.sort { a, b in
      if a.order != b.order { return a.order < b.order }
      return a.input.path.utf8.lexicographicallyPrecedes(b.input.path.utf8)
    }
    var seen: Set<String> = []
    inputs = all.map(\.input).filter { seen.insert($0.path).inserted }
    rejections.sort { $0.origin.path < $1.origin.path }
  }

  /// The inputs with their sizes.
  var files: [PipelineRun.File] {
    inputs.map { input in
      var status = stat()
      let size = stat(input.fileSystemPath, &status) == 0 ? Int(status.st_size) : 0
      return PipelineRun.File(input: input, size: size)
    }
  }
}

/// Finds the source of the configuration whose pattern names a file.
private struct SourceLookup {
  private let sources: [SourceSettings]
  private let patterns: [Glob]

  init(_ settings: PipelineSettings) {
    sources = settings.sources
    patterns = settings.sources.map {
      Glob(Self.absolute(FileReader.resolve($0.path, in: settings.folder)))
    }
  }

  /// The first matching source and its place in the configuration.
  func source(of path: String) -> (Int, SourceSettings)? {
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

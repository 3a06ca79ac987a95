import Conversations
import Ingest
import Pipeline
import Settings

/// Files, folders and globs from the command line as inputs of a run, in input order: by source, then
/// by path.
///
/// They are found anew whenever they are gone through, one by one, so that millions of files need no
/// list.
struct PathArguments: Sequence {
  /// Name of the source of files that no source of the configuration names.
  static let sourceName = "files"

  /// Files found.
  private(set) var count = 0
  /// Arguments that lead to nothing.
  private(set) var rejections: [Rejection] = []

  private let arguments: [SourceSettings]
  private let sources: SourceLookup
  /// The sources that files were found of, in their order.
  private var orders: [Int] = []

  /// - Parameters:
  ///   - paths: as given; the result does not depend on their order, and a file given twice counts once.
  ///   - channel: overrides what sources and formats say.
  ///   - format: overrides what sources say and what detection would find.
  init(
    _ paths: [String], settings: PipelineSettings, channel: Channel?, format: String?
  ) {
    sources = SourceLookup(settings, channel: channel, format: format)
    arguments = Set(paths).map { path in
      var bare = SourceSettings(name: Self.sourceName, path: path)
      bare.format = format
      bare.channel = channel
      return bare
    }
    var walk = MergedWalks(arguments)
    var met: Set<Int> = []
    while let found = walk.next() {
      count += 1
      met.insert(sources.place(found.input).order)
    }
    orders = met.sorted()
    rejections = walk.rejections.sorted { $0.origin.path < $1.origin.path }
  }

  func makeIterator() -> Iterator {
    Iterator(arguments: arguments, sources: sources, orders: orders)
  }

  /// Goes through the folders once for every source that has files in them.
  struct Iterator: IteratorProtocol {
    fileprivate let arguments: [SourceSettings]
    fileprivate let sources: SourceLookup
    /// Of the sources still to come, the first one being gone through.
    fileprivate var orders: [Int]
    private var walk: MergedWalks

    fileprivate init(arguments: [SourceSettings], sources: SourceLookup, orders: [Int]) {
      self.arguments = arguments
      self.sources = sources
      self.orders = orders
      walk = MergedWalks(arguments)
    }

    mutating func next() -> PipelineRun.File? {
      while let order = orders.first {
        while let found = walk.next() {
          let place = sources.place(found.input)
          if place.order == order { return .init(input: place.input, size: Int(found.size)) }
        }
        orders.removeFirst()
        walk = MergedWalks(arguments)
      }
      return nil
    }
  }
}

/// Finds the source of the configuration whose pattern names a file.
private struct SourceLookup {
  /// Of files that no source names: behind all others.
  private static let bareOrder = Int.max

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

  /// A file as one of the first source that names it, and that source's place in the configuration.
  func place(_ found: IngestInput) -> (order: Int, input: IngestInput) {
    guard !sources.isEmpty else { return (Self.bareOrder, found) }
    let path = Self.absolute(found.fileSystemPath)
    guard let index = patterns.firstIndex(where: { $0.matches(path) }) else {
      return (Self.bareOrder, found)
    }
    var input = found
    input.takeSource(of: sources[index])
    return (index, input)
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

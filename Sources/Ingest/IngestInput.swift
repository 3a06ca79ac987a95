package import Conversations
package import Settings

/// One file to read.
package struct IngestInput: Sendable, Hashable {
  package var source: SourceSettings {
    get { shared.settings }
    set { shared = SharedSource(newValue) }
  }
  /// Held once for all files of a source.
  private var shared: SharedSource
  /// The path as it was given or found: what reports show.
  package var path: String
  /// The path to open.
  package var fileSystemPath: String
  /// Named by the user and not found by a pattern: then it is never skipped silently.
  package var isExplicit: Bool

  package init(
    source: SourceSettings, path: String, fileSystemPath: String, isExplicit: Bool = false
  ) {
    shared = SharedSource(source)
    self.path = path
    self.fileSystemPath = fileSystemPath
    self.isExplicit = isExplicit
  }

  /// Takes the source of another file, which then stands in memory once.
  package mutating func takeSource(of other: IngestInput) { shared = other.shared }
}

private final class SharedSource: Sendable, Hashable {
  let settings: SourceSettings

  init(_ settings: SourceSettings) { self.settings = settings }

  static func == (a: SharedSource, b: SharedSource) -> Bool {
    a === b || a.settings == b.settings
  }

  func hash(into hasher: inout Hasher) { hasher.combine(settings) }
}

/// Which format a file has, and what showed it.
package struct Detection: Sendable, Hashable {
  /// The format's id; nil if it is unknown.
  package var format: String?
  /// For a reader. Lower case, no full stop.
  package var reason: String

  package init(format: String?, reason: String) {
    self.format = format
    self.reason = reason
  }
}

/// What reading one file came to. Conversations themselves went through `emit`.
package struct IngestResult: Sendable {
  package var format: String?
  package var detection: Detection
  /// Conversations met: those handed on and those rejected one by one.
  package var received = 0
  /// Conversations handed on.
  package var sent = 0
  package var rejections: [Rejection] = []
  /// Neither markup by content nor by name: not meant for this program.
  package var isSkipped = false
  /// A whole export that holds no conversation, for a reason that is known.
  package var isEmptyExport = false
  /// The charset it was decoded from, and what said so; empty if it was never decoded.
  package var charset = ""
  /// What was met and is no fault, such as `session without chat`, with its number.
  package var notes: [String: Int] = [:]

  package init(format: String? = nil, detection: Detection) {
    self.format = format
    self.detection = detection
  }
}

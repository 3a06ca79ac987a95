package import Conversations
package import Settings

/// Walks through several places as one: their files in the order of their paths, each path once.
///
/// Paths are ordered name by name, as a walk meets them. A place is entered when its turn comes, so
/// that a hundred thousand single files are not looked at all at once.
package struct MergedWalks {
  /// What could not be looked into so far.
  package private(set) var rejections: [Rejection] = []

  private struct Walk {
    var discovery: Discovery
    /// Its next file.
    var head: Discovery.Found
  }

  private var waiting: ArraySlice<(start: String, source: SourceSettings)>
  private var underWay: [Walk] = []
  private var last: String?

  /// - Parameter sources: their paths are patterns, relative to here.
  package init(_ sources: [SourceSettings]) {
    waiting =
      sources.map { (Glob($0.path).root, $0) }.sorted {
        Self.precedes($0.start, $1.start)
      }[...]
  }

  /// The next file; nil after the last one.
  package mutating func next() -> Discovery.Found? {
    while true {
      while let next = waiting.first,
        !underWay.contains(where: { Self.precedes($0.head.input.path, next.start) })
      {
        waiting.removeFirst()
        var discovery = Discovery(sources: [next.source], folder: "")
        if let head = discovery.next() {
          underWay.append(Walk(discovery: discovery, head: head))
        } else {
          rejections += discovery.rejections
        }
      }
      let least = underWay.indices.min {
        Self.precedes(underWay[$0].head.input.path, underWay[$1].head.input.path)
      }
      guard let least else { return nil }
      let found = underWay[least].head
      if let head = underWay[least].discovery.next() {
        underWay[least].head = head
      } else {
        rejections += underWay.remove(at: least).discovery.rejections
      }
      guard found.input.path != last else { continue }
      last = found.input.path
      return found
    }
  }

  /// A slash comes before every other sign: a folder's files before those of longer names.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    func ranked(_ path: String) -> some Sequence<UInt8> {
      path.utf8.lazy.map { $0 == UInt8(ascii: "/") ? 0 : $0 }
    }
    return ranked(a).lexicographicallyPrecedes(ranked(b))
  }
}

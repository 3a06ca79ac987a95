package import Conversations
import GRDB

/// What tells one state of a file from another.
package struct FileStamp: Hashable, Sendable {
  /// Bytes.
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  /// Nil: the file could not be read.
  package var hash: ContentHash?

  package init(size: Int64, modified: Int64, hash: ContentHash?) {
    self.size = size
    self.modified = modified
    self.hash = hash
  }
}

/// Whether a file must be read.
package enum FileState: String, Hashable, Sendable {
  case new
  /// Its content differs from what was read, or it could not be used by an earlier reader.
  case changed
  case unchanged
}

/// What recording a file has come to.
package struct FileSummary: Hashable, Sendable {
  /// Conversations never seen before.
  package var new = 0
  /// Conversations of which this is a newer version, or whose evaluation changed.
  package var replaced = 0
  /// Conversations of which the same or a newer version was there.
  package var kept = 0
  /// Conversations of customers who were forgotten, left out.
  package var forgotten = 0
  /// Conversations older than what is kept, left out.
  package var leftOut = 0
  /// Rejections that were not reported for this very content before.
  package var newRejections: [Rejection] = []

  package init() {}
}

extension Ledger {
  /// Whether a file is new, changed or as it was when it was last read.
  ///
  /// - Parameters:
  ///   - reader: names the program and the settings that decide how files are read; a file that was
  ///     rejected is read again when it differs.
  ///   - hash: called only where size and time do not settle it; nil if the file cannot be read.
  package func check(
    source: String, path: String, size: Int64, modified: Int64, reader: String,
    hash: () -> ContentHash?
  ) throws(LedgerError) -> FileState {
    let known = try access { db -> KnownFile? in
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, size, modified, hash, reader,
            EXISTS (SELECT 1 FROM rejection WHERE file = file.id)
          FROM file WHERE source = ? AND path = ?
          """)
      return try Row.fetchOne(statement, arguments: [source, path]).map(KnownFile.init)
    }
    guard let known else { return .new }
    if known.isRejected && known.reader != reader { return .changed }
    guard let knownHash = known.hash else { return .changed }
    if known.size == size && known.modified == modified { return .unchanged }
    guard known.size == size, hash() == knownHash else { return .changed }
    // Touched, but the same: next time its new time settles it.
    try access { db in
      try db.execute(
        sql: "UPDATE file SET modified = ? WHERE id = ?", arguments: [modified, known.id])
    }
    return .unchanged
  }

  /// Has a file read again by the next run.
  package func forgetFile(source: String, path: String) throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: "UPDATE file SET size = -1, hash = NULL WHERE source = ? AND path = ?",
        arguments: [source, path])
    }
  }
}

private struct KnownFile {
  var id: Int64
  var size: Int64
  var modified: Int64
  var hash: ContentHash?
  var reader: String
  var isRejected: Bool

  init(_ row: Row) {
    id = row[0]
    size = row[1]
    modified = row[2]
    hash = (row[3] as Int64?).map { ContentHash(value: UInt64(bitPattern: $0)) }
    reader = row[4]
    isRejected = row[5]
  }
}

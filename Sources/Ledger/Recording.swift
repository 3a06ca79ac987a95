package import Conversations
import Foundation
import GRDB
import Synchronization

/// Where the recording thread is. All of it is lost with a transaction that is rolled back.
struct Recording: Sendable {
  struct File: Sendable {
    var id: Int64
    var summary = FileSummary()
    /// Rejections reported before for the same content.
    var reported: Set<Rejection>
    /// Conversations written since the file began.
    var written = NumberSet()
  }

  var isInTransaction = false
  var file: File?
  var filesSinceCommit = 0
  var conversationsSinceCommit = 0
  var agents: [AgentKey: Int64] = [:]
  var rulesets: [String: Int64] = [:]
  var due: Set<Period> = []
  /// Customers who were forgotten; nil: not looked up yet.
  var forgotten: Forgotten?
  /// What was pruned; nil: not looked up yet.
  var past: PrunedPast?

  struct Forgotten: Sendable {
    var codes: Set<Data>
    var key: [UInt8]
  }

  /// How much may be lost, and read again, when the program is killed; fewer commits are faster.
  static let filesPerCommit = 64
  static let conversationsPerCommit = 2_000
}

extension Ledger {
  /// Begins to record what one file gave. Files come one after the other, from one thread.
  ///
  /// Several small files share a transaction; half a file is never committed.
  ///
  /// - Parameter reader: as for `check`.
  package func beginFile(
    source: String, path: String, stamp: FileStamp, reader: String
  ) throws(LedgerError) {
    try record { db, state in
      guard state.file == nil else { throw LedgerError.misuse("a file is not ended") }
      let hash = stamp.hash.map { Int64(bitPattern: $0.value) }
      let find = try db.cachedStatement(
        sql: "SELECT id, hash FROM file WHERE source = ? AND path = ?")
      if let row = try Row.fetchOne(find, arguments: [source, path]) {
        let id: Int64 = row[0]
        let known: Int64? = row[1]
        let reported =
          known == hash ? try Ledger.rejections(of: id, source: source, path: path, db) : []
        try db.execute(sql: "DELETE FROM rejection WHERE file = ?", arguments: [id])
        let update = try db.cachedStatement(
          sql: """
            UPDATE file SET size = ?, modified = ?, hash = ?, reader = ?, received = 0
            WHERE id = ?
            """)
        try update.execute(arguments: [stamp.size, stamp.modified, hash, reader, id])
        state.file = Recording.File(id: id, reported: Set(reported))
      } else {
        let insert = try db.cachedStatement(
          sql: """
            INSERT INTO file (source, path, size, modified, hash, reader, received)
            VALUES (?, ?, ?, ?, ?, ?, 0)
            """)
        try insert.execute(arguments: [source, path, stamp.size, stamp.modified, hash, reader])
        state.file = Recording.File(id: db.lastInsertedRowID, reported: [])
      }
    }
  }

  /// Records conversations of the file that was begun, or of no file in particular.
  package func add(_ judged: [Judged]) throws(LedgerError) {
    try record { db, state in
      for one in judged {
        try Ledger.add(one, zone: options.zone, db, &state)
        state.conversationsSinceCommit += 1
      }
    }
  }

  /// Ends a file.
  ///
  /// - Parameters:
  ///   - format: nil if it was not recognised.
  ///   - received: conversations found in it.
  package func endFile(
    format: String?, received: Int, rejections: [Rejection]
  ) throws(LedgerError) -> FileSummary {
    let summary = try record { db, state in
      guard let file = state.file else { throw LedgerError.misuse("no file was begun") }
      try db.cachedStatement(sql: "UPDATE file SET format = ?, received = ? WHERE id = ?")
        .execute(arguments: [format, received, file.id])
      for (ordinal, rejection) in rejections.enumerated() {
        let insert = try db.cachedStatement(
          sql: "INSERT INTO rejection VALUES (?, ?, ?, ?, ?, ?, ?)")
        try insert.execute(arguments: [
          file.id, ordinal, rejection.stage.rawValue, rejection.origin.line,
          rejection.conversation, rejection.code, rejection.reason,
        ])
      }
      var summary = file.summary
      summary.newRejections = rejections.filter { !file.reported.contains($0) }
      state.file = nil
      state.filesSinceCommit += 1
      return summary
    }
    let isFull = recording.withLock {
      $0.filesSinceCommit >= Recording.filesPerCommit
        || $0.conversationsSinceCommit >= Recording.conversationsPerCommit
    }
    if isFull { try flush() }
    return summary
  }

  /// Takes back everything since the last commit, the file that was begun and perhaps some before
  /// it. They are read again by the next run.
  package func abandonFile() throws(LedgerError) {
    try access { db in
      try recording.withLock { state in
        if state.isInTransaction { try db.rollback() }
        state = Recording()
      }
    }
  }

  /// Commits the files that were ended. A file that is only begun keeps the transaction open.
  package func flush() throws(LedgerError) {
    do {
      try access { db in
        try recording.withLock { state in
          guard state.isInTransaction, state.file == nil else { return }
          try db.commit()
          state.isInTransaction = false
          state.filesSinceCommit = 0
          state.conversationsSinceCommit = 0
          state.due = []
        }
      }
    } catch {
      try? abandonFile()
      throw error
    }
  }

  /// Records a new evaluation of a stored conversation. It becomes the current one; evaluations of
  /// other rulesets stay.
  ///
  /// - Parameter asOf: the "now" from which promises and deadlines were looked at.
  /// - Returns: whether anything changed; false also if the conversation is not there.
  @discardableResult
  package func store(
    _ evaluation: Evaluation, ruleset: String, asOf: Int64? = nil
  ) throws(LedgerError) -> Bool {
    try store(
      StoredEvaluation(
        evaluation, ruleset: ruleset, store: options.store, asOf: asOf, stock: nil),
      of: evaluation.key, contacts: 0)
  }

  /// - Parameter contacts: how many other contacts of the customer were looked at.
  @discardableResult
  func store(
    _ evaluation: StoredEvaluation, of key: ConversationKey, contacts: Int
  ) throws(LedgerError) -> Bool {
    try record { db, state in
      guard let version = try Ledger.version(of: key, db) else { return false }
      state.conversationsSinceCommit += 1
      let isChanged = try Ledger.update(evaluation, of: version, zone: options.zone, db, &state)
      let isOpen = try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM outlook WHERE conversation = ?)",
        arguments: [version.id])
      // What later nights may change depends on the ruleset as well.
      try Ledger.writeOutlook(
        evaluation, conversation: version.id, contacts: isOpen == true ? contacts : nil, db)
      return isChanged
    }
  }

  /// Records that a ruleset comes to the same evaluation as the one that is current.
  func copyCurrent(of key: ConversationKey, to ruleset: String) throws(LedgerError) {
    try record { db, state in
      guard let version = try Ledger.version(of: key, db) else { return }
      state.conversationsSinceCommit += 1
      try Ledger.copyCurrent(of: version, to: ruleset, zone: options.zone, db, &state)
    }
  }

  /// Works inside the open transaction, or opens one; takes all of it back after an error.
  func record<T: Sendable>(
    _ body: (Database, inout Recording) throws -> T
  ) throws(LedgerError) -> T {
    try access { db in
      try recording.withLock { state in
        do {
          // SQLite takes a transaction back by itself when it cannot read or write, also when it is
          // a reader whom that befalls. What follows must not be written without it.
          guard state.isInTransaction == db.isInsideTransaction else {
            state = Recording()
            throw LedgerError.unreliable(path: path, detail: "a transaction was taken back")
          }
          if !state.isInTransaction {
            try db.beginTransaction(.immediate)
            state.isInTransaction = true
          }
          return try body(db, &state)
        } catch let error as LedgerError {
          throw error
        } catch {
          // SQLite has rolled back by itself after some errors.
          if db.isInsideTransaction { try? db.rollback() }
          state = Recording()
          throw error
        }
      }
    }
  }

  static func rejections(
    of file: Int64, source: String, path: String, _ db: Database
  ) throws -> [Rejection] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT stage, line, conversation, code, reason FROM rejection
        WHERE file = ? ORDER BY ordinal
        """)
    return try Row.fetchAll(statement, arguments: [file]).map { row in
      guard let stage = Stage(rawValue: row[0]) else { throw CodingProblem.invalid }
      return Rejection(
        stage: stage, origin: Origin(source: source, path: path, line: row[1]),
        conversation: row[2], code: row[3], reason: row[4])
    }
  }
}

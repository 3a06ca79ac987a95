package import Conversations
import GRDB
import Settings

/// Mails whose files are gone: their threads are found again by the keys that are kept with them.
extension Ledger {
  /// Threads looked at for one key, the latest ones: many may share a subject.
  package static let mostOfOneKey = 20

  /// Whether any thread of a source can be found.
  package func hasThreads(source: String) throws(LedgerError) -> Bool {
    try access { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM thread_key WHERE source = ?)", arguments: [source])
        ?? false
    }
  }

  /// Whether every recorded conversation of a source can be found that was read from files of some
  /// formats. Not so where texts are not stored, or an older version recorded them.
  package func knowsThreads(source: String, formats: Set<String>) throws(LedgerError) -> Bool {
    guard options.store == .normalized else { return false }
    return try access { db in
      let marks = databaseQuestionMarks(count: formats.count)
      return try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (
            SELECT 1 FROM conversation JOIN file ON file.id = conversation.file
            WHERE conversation.source = ? AND format IN (\(marks)) AND NOT EXISTS (
              SELECT 1 FROM thread_key WHERE thread_key.conversation = conversation.id))
          """, arguments: [source] + StatementArguments(formats.sorted())) ?? false
    }
  }

  /// The recorded conversations that one of the keys leads to, ascending.
  ///
  /// - Parameter most: of one key.
  package func threads(
    source: String, keys: Set<String>, most: Int = Ledger.mostOfOneKey
  ) throws(LedgerError) -> [ConversationID] {
    try access { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT thread_key.conversation FROM thread_key
          JOIN conversation ON conversation.id = thread_key.conversation
          WHERE thread_key.source = ? AND value = ? ORDER BY last_instant DESC, id LIMIT ?
          """)
      var found: Set<Int64> = []
      for key in keys {
        statement.setUncheckedArguments([source, Ledger.value(key), most])
        found.formUnion(try Int64.fetchAll(statement))
      }
      return found.sorted().map(ConversationID.init)
    }
  }

  /// Takes out conversations that have become parts of another one.
  package func absorb(_ keys: [ConversationKey]) throws(LedgerError) {
    guard !keys.isEmpty else { return }
    try record { db, state in
      for key in keys {
        guard let known = try Ledger.version(of: key, db) else { continue }
        try Ledger.markDue(
          .month(of: known.lastInstant, in: options.zone), zone: options.zone, db, &state)
        try Ledger.writeLinks([], conversation: known.id, isNew: false, db)
        let delete = try db.cachedStatement(sql: "DELETE FROM conversation WHERE id = ?")
        try delete.execute(arguments: [known.id])
      }
    }
  }

  static func writeThreadKeys(
    _ keys: [Int64], source: String, conversation: Int64, _ db: Database
  ) throws {
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO thread_key VALUES (?, ?, ?)")
    for key in keys {
      insert.setUncheckedArguments([source, key, conversation])
      try insert.execute()
    }
  }

  /// Keys are kept as hashes: short, and nobody's address can be read in them.
  static func value(_ key: String) -> Int64 {
    Int64(bitPattern: ContentHash(Array(key.utf8)).value)
  }
}

extension LedgerSchema {
  static let threadKeys = """
    -- By what a mail that comes later knows the thread that it goes on.
    CREATE TABLE thread_key (
      source TEXT NOT NULL,
      value INTEGER NOT NULL,
      conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
      PRIMARY KEY (source, value, conversation)
    ) WITHOUT ROWID;
    CREATE INDEX thread_key_conversation ON thread_key (conversation);
    """
}

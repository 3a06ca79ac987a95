package import Conversations
import GRDB

extension Ledger {
  /// Stores ratings and makes the exports due that show them. A later rating of a conversation
  /// replaces an earlier one; one whose conversation is not there yet waits for it. Belongs to the
  /// file that was begun, as conversations do.
  ///
  /// - Parameter sources: where the conversation of a rating may lie that names no source.
  /// - Returns: how many are new or changed.
  package func add(_ ratings: [Rating], sources: [String]) throws(LedgerError) -> Int {
    try record { db, state in
      var changed = 0
      for rating in ratings {
        guard try Ledger.put(rating, db) else { continue }
        changed += 1
        for source in rating.source.map({ [$0] }) ?? sources {
          let find = try db.cachedStatement(
            sql: "SELECT last_instant FROM conversation WHERE source = ? AND export_id = ?")
          guard let row = try Row.fetchOne(find, arguments: [source, rating.conversation]) else {
            continue
          }
          try Ledger.markDue(
            .month(of: row[0], in: options.zone), zone: options.zone, db, &state)
        }
      }
      return changed
    }
  }

  private static func put(_ rating: Rating, _ db: Database) throws -> Bool {
    let source = rating.source ?? ""
    let find = try db.cachedStatement(
      sql: "SELECT value, low, high, comment FROM rating WHERE conversation = ? AND source = ?")
    if let row = try Row.fetchOne(find, arguments: [rating.conversation, source]),
      row[0] == rating.value, row[1] == rating.low, row[2] == rating.high,
      (row[3] as String?) == rating.comment
    {
      return false
    }
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO rating VALUES (?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        rating.conversation, source, rating.value, rating.low, rating.high, rating.comment,
      ])
    return true
  }

  /// Whether any conversation was rated.
  package var hasRatings: Bool {
    get throws(LedgerError) {
      try access { db in try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM rating)") ?? false
      }
    }
  }

  /// The rating of a conversation; one that names its source goes before one that does not.
  package func rating(of key: ConversationKey) throws(LedgerError) -> Rating? {
    try access { db in
      let find = try db.cachedStatement(
        sql: """
          SELECT source, value, low, high, comment FROM rating
          WHERE conversation = ? AND source IN (?, '') ORDER BY source DESC LIMIT 1
          """)
      return try Row.fetchOne(find, arguments: [key.id, key.source]).map { row in
        let source: String = row[0]
        return Rating(
          source: source.isEmpty ? nil : source, conversation: key.id, value: row[1], low: row[2],
          high: row[3], comment: row[4])
      }
    }
  }
}

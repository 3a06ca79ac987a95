package import Conversations
import Foundation
import GRDB

// What a night judges with is fixed when it begins, and kept until it has come to its end: a run that
// goes on where another one was interrupted then judges as that one would have.
extension Ledger {
  /// The background of a night that has not come to its end; nil if the last one has.
  package func openNight() throws(LedgerError) -> [UInt8]? {
    try access { db in
      try Data.fetchOne(db, sql: "SELECT body FROM night_background").map { [UInt8]($0) }
    }
  }

  /// Notes what a night that begins judges with.
  package func beginNight(_ background: [UInt8]) throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO night_background VALUES (1, ?)",
        arguments: [Data(background)])
    }
  }

  /// Notes that everything there was has been judged.
  package func endNight() throws(LedgerError) {
    try access { db in try db.execute(sql: "DELETE FROM night_background") }
  }

  /// Gives the stored conversations that ended last, without what Normalize derives.
  package func forEachLatestConversation(
    limit: Int, _ body: (Conversation) throws -> Void
  ) throws {
    let ids = try access { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT id FROM conversation WHERE last_instant IS NOT NULL
          ORDER BY last_instant DESC, source, export_id LIMIT ?
          """, arguments: [limit])
    }
    try forEachBody("SELECT body FROM text WHERE conversation = ?", ids) { row in
      try body(try ConversationCoding.decode([UInt8](row[0] as Data)))
    }
  }
}

package import Conversations
import Foundation
import GRDB

/// The number of a kept set of stock phrases.
package struct StockID: Hashable, Sendable {
  package var value: Int64
}

/// What a night judges with beside the conversations: encoded stock phrases, and their number.
package struct NightBackground: Hashable, Sendable {
  package var id: StockID
  package var body: [UInt8]
}

// What a night judges with is fixed when it begins, and kept until it has come to its end: a run that
// goes on where another one was interrupted then judges as that one would have. It stays as long as
// an evaluation was made with it, so that rescoring changes nothing but the rules.
extension Ledger {
  /// The background of a night that has not come to its end; nil if the last one has.
  package func openNight() throws(LedgerError) -> NightBackground? {
    try access { db in
      try Row.fetchOne(
        db, sql: "SELECT id, body FROM stock WHERE id = (SELECT stock FROM night_background)"
      ).map { NightBackground(id: StockID(value: $0[0]), body: [UInt8]($0[1] as Data)) }
    }
  }

  /// Notes what a night that begins judges with.
  package func beginNight(_ background: [UInt8]) throws(LedgerError) -> NightBackground {
    let id = try keepStock(background)
    try access { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO night_background VALUES (1, ?)", arguments: [id.value])
    }
    return NightBackground(id: id, body: background)
  }

  /// Notes that everything there was has been judged. Stock phrases with which nothing was judged go.
  package func endNight() throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: """
          DELETE FROM night_background;
          DELETE FROM stock
          WHERE NOT EXISTS (SELECT 1 FROM evaluation WHERE evaluation.stock = stock.id);
          """)
    }
  }

  /// Keeps encoded stock phrases, once for each set of them.
  package func keepStock(_ body: [UInt8]) throws(LedgerError) -> StockID {
    let hash = Int64(bitPattern: ContentHash(body).value)
    return try access { db in
      try db.execute(
        sql: "INSERT OR IGNORE INTO stock (hash, body) VALUES (?, ?)",
        arguments: [hash, Data(body)])
      guard
        let id = try Int64.fetchOne(
          db, sql: "SELECT id FROM stock WHERE hash = ?", arguments: [hash])
      else { throw CodingProblem.invalid }
      return StockID(value: id)
    }
  }

  /// Encoded stock phrases; nil if they are not kept.
  package func stock(_ id: StockID) throws(LedgerError) -> [UInt8]? {
    try access { db in
      try Data.fetchOne(db, sql: "SELECT body FROM stock WHERE id = ?", arguments: [id.value])
        .map { [UInt8]($0) }
    }
  }

  /// Whether it is known of every current evaluation of a period with which stock phrases it was made.
  package func knowsStock(in period: Period) throws(LedgerError) -> Bool {
    try access { db in
      let (clause, arguments) = condition(of: period)
      return try Bool.fetchOne(
        db,
        sql: """
          SELECT NOT EXISTS (
            SELECT 1 FROM conversation JOIN evaluation ON evaluation.id = conversation.evaluation
            WHERE \(clause) AND stock IS NULL)
          """, arguments: arguments) ?? true
    }
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

extension LedgerSchema {
  /// A night that is under way keeps what it judges with.
  static func makeStock(_ db: Database) throws {
    let open = try Data.fetchOne(db, sql: "SELECT body FROM night_background")
    try db.execute(
      sql: """
        -- What agents wrote again and again when evaluations were made. hash: of the body.
        CREATE TABLE stock (
          id INTEGER PRIMARY KEY,
          hash INTEGER NOT NULL UNIQUE,
          body BLOB NOT NULL
        );
        -- NULL: it was made before that was kept.
        ALTER TABLE evaluation ADD COLUMN stock INTEGER REFERENCES stock;
        CREATE INDEX evaluation_stock ON evaluation (stock);
        DROP TABLE night_background;
        -- One row from a night's beginning to its end.
        CREATE TABLE night_background (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          stock INTEGER NOT NULL REFERENCES stock
        );
        """)
    guard let open else { return }
    let hash = Int64(bitPattern: ContentHash([UInt8](open)).value)
    try db.execute(
      sql: "INSERT INTO stock VALUES (1, ?, ?); INSERT INTO night_background VALUES (1, 1)",
      arguments: [hash, open])
  }
}

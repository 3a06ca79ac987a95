package import Conversations
import Foundation
import GRDB
import Synchronization

/// A conversation that must be judged again though it has not changed: the exports have reached a
/// moment that decides it, or do not reach one that was taken to have passed, or another contact of
/// its customer has come, grown or changed.
package struct OpenMatter: Hashable, Sendable {
  package var conversation: ConversationID
  package var key: ConversationKey
  /// The last moment that the exports of its source show, at most "now"; UTC seconds.
  package var observedUntil: Int64
  /// Other contacts matter from here on; nil: they do not.
  package var contactsSince: Int64?
}

/// A conversation's number in the ledger.
package struct ConversationID: Hashable, Sendable {
  package var value: Int64

  package init(value: Int64) { self.value = value }
}

extension Ledger {
  /// More conversations than this under one link are not one customer's: such a link is ignored.
  static let mostOfOneCustomer = 500
  /// Other contacts of a customer that are looked at, the earliest ones.
  package static let mostContacts = 50
  /// Seconds after which another contact decides nothing any more.
  package static let contactReach: Int64 = 180 * 86_400

  /// What is to be settled, ordered by source and id: numbers alone, since a night may leave hundreds
  /// of thousands of conversations open.
  ///
  /// - Parameter now: UTC seconds.
  package func openMatters(asOf now: Int64) throws(LedgerError) -> [ConversationID] {
    try flush()
    return try access { db in
      let rows = try Int64.fetchCursor(
        db,
        sql: """
          WITH horizon AS (
            SELECT source, max(last_instant) AS until FROM conversation
            WHERE last_instant <= :now GROUP BY source
          ), moved AS (
            SELECT value, (SELECT count(*) FROM link WHERE link.value = unsettled_link.value) AS size
            FROM unsettled_link
          )
          SELECT conversation.id
          FROM outlook JOIN conversation ON conversation.id = outlook.conversation
          JOIN horizon USING (source)
          WHERE changes_at <= until OR expires_at <= :now OR holds_from > max(until, last_instant)
            OR contacts_since IS NOT NULL AND EXISTS (
              SELECT 1 FROM link AS own JOIN moved ON moved.value = own.value
              WHERE own.conversation = outlook.conversation AND (contacts > 0 OR
                size BETWEEN 2 AND :most AND EXISTS (
                  SELECT 1 FROM link AS other JOIN conversation AS c ON c.id = other.conversation
                  WHERE other.value = own.value AND c.id <> own.conversation
                    AND c.last_instant > contacts_since)))
          ORDER BY source, export_id
          """, arguments: ["now": now, "most": Ledger.mostOfOneCustomer])
      var open: [ConversationID] = []
      while let number = try rows.next() { open.append(ConversationID(value: number)) }
      return open
    }
  }

  /// One of the conversations that `openMatters` named; nil if it is not open any more.
  ///
  /// - Parameter horizons: as `horizons(until:)` gives them.
  package func openMatter(
    _ id: ConversationID, horizons: [String: Int64]
  ) throws(LedgerError) -> OpenMatter? {
    try access { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT source, export_id, contacts_since
          FROM outlook JOIN conversation ON conversation.id = outlook.conversation
          WHERE outlook.conversation = ?
          """)
      statement.setUncheckedArguments([id.value])
      return try Row.fetchOne(statement).flatMap { row in
        let key = ConversationKey(source: row[0], id: row[1])
        guard let until = horizons[key.source] else { return nil }
        return OpenMatter(
          conversation: id, key: key, observedUntil: until, contactsSince: row[2])
      }
    }
  }

  /// The last moment until "now" that the exports of each source show, by source; UTC seconds.
  /// Evaluations that are settled are judged as of it. What lies behind "now" has a wrong clock.
  package func horizons(until now: Int64) throws(LedgerError) -> [String: Int64] {
    try access { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT source, max(last_instant) FROM conversation
          WHERE last_instant <= ? GROUP BY source
          """, arguments: [now])
      return Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as String, $0[1] as Int64) })
    }
  }

  /// Other contacts of the same customer or ticket that go on after a matter was left open, earliest
  /// first.
  package func laterContacts(of matter: OpenMatter) throws(LedgerError) -> [ConversationID] {
    guard let since = matter.contactsSince else { return [] }
    return try access { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT DISTINCT c.id, c.last_instant, c.source, c.export_id
          FROM link AS own JOIN link AS other ON other.value = own.value
          JOIN conversation AS c ON c.id = other.conversation
          WHERE own.conversation = ?1 AND c.id <> ?1 AND c.last_instant > ?2
            AND c.last_instant <= ?3
            AND (SELECT count(*) FROM link WHERE link.value = own.value) <= ?4
          ORDER BY c.last_instant, c.source, c.export_id LIMIT ?5
          """)
      statement.setUncheckedArguments([
        matter.conversation.value, since, since + Ledger.contactReach, Ledger.mostOfOneCustomer,
        Ledger.mostContacts,
      ])
      return try Row.fetchAll(statement).map { ConversationID(value: $0[0]) }
    }
  }

  /// A stored conversation, without what Normalize derives; nil if its text was not kept.
  package func conversation(_ id: ConversationID) throws(LedgerError) -> Conversation? {
    try access { db in
      let statement = try db.cachedStatement(sql: "SELECT body FROM text WHERE conversation = ?")
      statement.setUncheckedArguments([id.value])
      return try Data.fetchOne(statement).map { try ConversationCoding.decode([UInt8]($0)) }
    }
  }

  /// Records how a matter was judged again. Months whose scorecards change become due.
  ///
  /// - Parameters:
  ///   - contacts: how many other contacts were looked at.
  ///   - stock: the stock phrases that it was made with.
  /// - Returns: how many findings more it has now; nil if the judgement is the same.
  package func settle(
    _ matter: OpenMatter, _ evaluation: Evaluation, ruleset: String, contacts: Int, stock: StockID?
  ) throws(LedgerError) -> Int? {
    let stored = StoredEvaluation(
      evaluation, ruleset: ruleset, store: options.store, asOf: matter.observedUntil, stock: stock)
    let more = try record { db, state -> Int? in
      guard let version = try Ledger.version(of: matter.key, db) else { return nil }
      state.conversationsSinceCommit += 1
      let before = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM finding WHERE evaluation = ?",
        arguments: [version.evaluation])
      let isChanged = try Ledger.update(stored, of: version, zone: options.zone, db, &state)
      try Ledger.writeOutlook(stored, conversation: version.id, contacts: contacts, db)
      return isChanged ? evaluation.findings.count - (before ?? 0) : nil
    }
    if recording.withLock({ $0.conversationsSinceCommit >= Recording.conversationsPerCommit }) {
      try flush()
    }
    return more
  }

  /// Where no text is kept nothing can be judged again: promises whose time has passed become
  /// unverifiable.
  ///
  /// - Returns: as for `settle`.
  package func settleWithoutText(_ matter: OpenMatter) throws(LedgerError) -> Int? {
    guard var evaluation = try self.evaluation(of: matter.key) else { return nil }
    evaluation.outlook = Outlook()
    for index in evaluation.promises.indices where evaluation.promises[index].state == .pending {
      guard let grace = evaluation.promises[index].graceUntil else { continue }
      if grace < matter.observedUntil {
        evaluation.promises[index].state = .unverifiable
      } else {
        evaluation.outlook.changesAt = min(evaluation.outlook.changesAt ?? .max, grace + 1)
      }
    }
    let (name, stock) = try access { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT name, stock
          FROM conversation JOIN evaluation ON evaluation.id = conversation.evaluation
          JOIN ruleset ON ruleset.id = evaluation.ruleset WHERE conversation.id = ?
          """, arguments: [matter.conversation.value])
      return (row?[0] as String?, row?[1] as Int64?)
    }
    return try settle(
      matter, evaluation, ruleset: name ?? "", contacts: 0, stock: stock.map(StockID.init))
  }

  /// Says that every open matter has been settled. What was taken to have passed is known now.
  package func endSettling() throws(LedgerError) {
    try record { db, _ in
      try db.execute(
        sql: """
          DELETE FROM unsettled_link;
          DELETE FROM outlook
          WHERE changes_at IS NULL AND expires_at IS NULL AND contacts_since IS NULL;
          UPDATE outlook SET holds_from = NULL WHERE holds_from IS NOT NULL;
          """)
    }
    try flush()
  }
}

// Rows of the tables behind it.
extension Ledger {
  /// Keeps what later nights may change of a conversation, or that they change nothing.
  ///
  /// - Parameters:
  ///   - contacts: other contacts that were looked at; nil: the judgement is one by the conversation
  ///     alone.
  static func writeOutlook(
    _ evaluation: StoredEvaluation, conversation: Int64, contacts: Int?, _ db: Database
  ) throws {
    let outlook = evaluation.outlook
    let statement: Statement
    if let contacts {
      statement = try db.cachedStatement(
        sql: """
          UPDATE outlook SET changes_at = ?, expires_at = ?, contacts_since = ?, contacts = ?,
            holds_from = NULL
          WHERE conversation = ?
          """)
      statement.setUncheckedArguments([
        outlook.changesAt, outlook.expiresAt, outlook.contactsSince, contacts, conversation,
      ])
    } else if outlook == Outlook() {
      statement = try db.cachedStatement(sql: "DELETE FROM outlook WHERE conversation = ?")
      statement.setUncheckedArguments([conversation])
    } else {
      statement = try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO outlook VALUES (?, ?, ?, ?, 0, ?)")
      statement.setUncheckedArguments([
        conversation, outlook.changesAt, outlook.expiresAt, outlook.contactsSince,
        outlook.holdsFrom,
      ])
    }
    try statement.execute()
  }

  /// Keeps by what a conversation and others of its customer know each other, and has those settled
  /// that it may concern.
  static func writeLinks(_ links: [String], conversation: Int64, isNew: Bool, _ db: Database) throws
  {
    let touch = try db.cachedStatement(sql: "INSERT OR IGNORE INTO unsettled_link VALUES (?)")
    if !isNew {
      let old = try db.cachedStatement(
        sql: """
          INSERT OR IGNORE INTO unsettled_link SELECT value FROM link WHERE conversation = ?
          """)
      old.setUncheckedArguments([conversation])
      try old.execute()
      let clear = try db.cachedStatement(sql: "DELETE FROM link WHERE conversation = ?")
      clear.setUncheckedArguments([conversation])
      try clear.execute()
    }
    for link in links {
      let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO link VALUES (?, ?)")
      insert.setUncheckedArguments([link, conversation])
      try insert.execute()
      touch.setUncheckedArguments([link])
      try touch.execute()
    }
  }
}

/// By what contacts of one customer know each other.
enum ContactLink {
  /// An address is the same person in every source; a number only within its own.
  static func values(of conversation: Conversation) -> [String] {
    let source = conversation.key.source
    var values: [String] = []
    if let customer = conversation.contact.customer, !customer.isEmpty {
      let name = customer.lowercased()
      values.append(name.contains("@") ? "customer\t\t\(name)" : "customer\t\(source)\t\(name)")
    }
    if let ticket = conversation.contact.ticket, !ticket.isEmpty {
      values.append("ticket\t\(source)\t\(ticket)")
    }
    return values
  }
}

extension LedgerSchema {
  static let openMatters = """
    -- Conversations that later nights may judge otherwise though they stay as they are: when the
    -- exports of their source reach a moment, when "now" does, when other contacts of the customer
    -- come. contacts: how many were looked at. alone: the judgement by the conversation alone.
    CREATE TABLE outlook (
      conversation INTEGER PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
      changes_at INTEGER,
      expires_at INTEGER,
      contacts_since INTEGER,
      contacts INTEGER NOT NULL,
      alone INTEGER
    );
    -- By what the contacts of one customer know each other: an address, a number, a ticket.
    CREATE TABLE link (
      value TEXT NOT NULL,
      conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
      PRIMARY KEY (value, conversation)
    ) WITHOUT ROWID;
    CREATE INDEX link_conversation ON link (conversation);
    -- Links whose conversations changed and have not been settled since.
    CREATE TABLE unsettled_link (value TEXT PRIMARY KEY) WITHOUT ROWID;

    -- What older versions have recorded is looked at once.
    INSERT INTO link
      SELECT 'customer' || char(9) || iif(instr(customer, '@'), '', source) || char(9)
        || lower(customer), id
      FROM conversation WHERE customer <> '';
    INSERT INTO outlook
      SELECT conversation.id, min(grace_until) + 1, NULL, min(last_instant), 0, NULL
      FROM promise JOIN conversation ON conversation.evaluation = promise.evaluation
      WHERE state IN ('pending', 'broken', 'unverifiable') AND last_instant IS NOT NULL
      GROUP BY conversation.id;
    INSERT INTO unsettled_link SELECT DISTINCT value FROM link;
    """

  static let foreseen = """
    -- holds_from: the last moment that a fresh judgement takes to have passed; NULL once it is known
    -- how far the exports reach.
    ALTER TABLE outlook DROP COLUMN alone;
    ALTER TABLE outlook ADD COLUMN holds_from INTEGER;
    """
}

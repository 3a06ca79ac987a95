package import Conversations
import Foundation
import GRDB

// Periods are read in the order of source and id, by bytes. Bodies are fetched a few at a time, so
// that memory does not depend on the period and the caller may use the ledger in between.
extension Ledger {
  private static let bodiesAtOnce = 64

  /// Gives the current evaluation of each conversation of a period.
  ///
  /// - Throws: a `LedgerError`, or what `body` throws.
  package func forEachEvaluation(
    in period: Period, _ body: (Evaluation) throws -> Void
  ) throws {
    let ids = try ids("evaluation", in: period)
    try forEachBody("SELECT body FROM evaluation WHERE id = ?", ids) { row in
      try body(try EvaluationCoding.decode([UInt8](row[0] as Data)))
    }
  }

  /// Gives the evaluations of a period in which an agent took part, each with its conversation where
  /// the text is stored.
  package func forEachEvaluation(
    in period: Period, of agent: AgentKey, _ body: (Evaluation, Conversation?) throws -> Void
  ) throws {
    let ids = try ids("id", in: period, of: agent)
    let sql = """
      SELECT evaluation.body, text.body FROM conversation
      JOIN evaluation ON evaluation.id = conversation.evaluation
      LEFT JOIN text ON text.conversation = conversation.id
      WHERE conversation.id = ?
      """
    try forEachBody(sql, ids) { row in
      let stored = row[1] as Data?
      try body(
        try EvaluationCoding.decode([UInt8](row[0] as Data)),
        try stored.map { try ConversationCoding.decode([UInt8]($0)) })
    }
  }

  /// Gives the stored conversations of a period, without what Normalize derives.
  package func forEachConversation(
    in period: Period, _ body: (Conversation) throws -> Void
  ) throws {
    let ids = try ids("id", in: period)
    try forEachBody("SELECT body FROM text WHERE conversation = ?", ids) { row in
      try body(try ConversationCoding.decode([UInt8](row[0] as Data)))
    }
  }

  /// A stored conversation; nil if it is unknown or its text was not kept.
  package func conversation(_ key: ConversationKey) throws(LedgerError) -> Conversation? {
    try access { db in
      let data = try Data.fetchOne(
        db,
        sql: """
          SELECT body FROM conversation JOIN text ON text.conversation = conversation.id
          WHERE source = ? AND export_id = ?
          """,
        arguments: [key.source, key.id])
      return try data.map { try ConversationCoding.decode([UInt8]($0)) }
    }
  }

  /// Conversations with this id in any source, ordered by source.
  package func conversations(matching id: String) throws(LedgerError) -> [ConversationKey] {
    try access { db in
      try Row.fetchAll(
        db, sql: "SELECT source, export_id FROM conversation WHERE export_id = ? ORDER BY source",
        arguments: [id]
      ).map { ConversationKey(source: $0[0], id: $0[1]) }
    }
  }

  /// The evaluation of a conversation.
  ///
  /// - Parameter ruleset: nil: the current one.
  package func evaluation(
    of key: ConversationKey, ruleset: String? = nil
  ) throws(LedgerError) -> Evaluation? {
    try access { db in
      let data = try Data.fetchOne(
        db,
        sql: """
          SELECT evaluation.body FROM conversation
          JOIN evaluation ON evaluation.conversation = conversation.id
          JOIN ruleset ON ruleset.id = evaluation.ruleset
          WHERE source = ? AND export_id = ?
            AND CASE WHEN ?3 IS NULL THEN evaluation.id = conversation.evaluation
              ELSE ruleset.name = ?3 END
          """,
        arguments: [key.source, key.id, ruleset])
      return try data.map { try EvaluationCoding.decode([UInt8]($0)) }
    }
  }

  /// Ids of the rulesets of a period's current evaluations, ascending.
  package func rulesets(in period: Period) throws(LedgerError) -> [String] {
    try access { db in
      let (clause, arguments) = condition(of: period)
      return try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT ruleset.name FROM conversation
          JOIN evaluation ON evaluation.id = conversation.evaluation
          JOIN ruleset ON ruleset.id = evaluation.ruleset
          WHERE \(clause) ORDER BY ruleset.name
          """, arguments: arguments)
    }
  }

  /// Earlier conversations of the same customer, latest first.
  ///
  /// - Parameter customer: `Contact.customer`.
  package func contacts(
    of customer: String, endedBefore instant: Int64, limit: Int = 20
  ) throws(LedgerError) -> [(key: ConversationKey, lastInstant: Int64)] {
    try access { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT source, export_id, last_instant FROM conversation
          WHERE customer = ? AND last_instant < ?
          ORDER BY last_instant DESC, source, export_id LIMIT ?
          """,
        arguments: [customer, instant, limit]
      ).map { (ConversationKey(source: $0[0], id: $0[1]), $0[2]) }
    }
  }

  /// The condition that a row of `conversation` belongs to a period.
  func condition(of period: Period) -> (String, StatementArguments) {
    guard let bounds = period.bounds(in: options.zone) else { return ("last_instant IS NULL", []) }
    return (
      "last_instant >= ? AND last_instant < ?", [bounds.lowerBound, bounds.upperBound]
    )
  }

  func ids(
    _ column: String, in period: Period, of agent: AgentKey? = nil
  ) throws(LedgerError) -> [Int64] {
    try access { db in
      var (clause, arguments) = condition(of: period)
      if let agent {
        clause += """
           AND id IN (SELECT conversation FROM participation
             WHERE agent = (SELECT id FROM agent WHERE identity = ?))
          """
        arguments += [agent.identity]
      }
      return try Int64.fetchAll(
        db,
        sql: """
          SELECT \(column) FROM conversation
          WHERE evaluation IS NOT NULL AND \(clause) ORDER BY source, export_id
          """, arguments: arguments)
    }
  }

  func forEachBody(
    _ sql: String, _ ids: [Int64], _ body: (Row) throws -> Void
  ) throws {
    var place = 0
    while place < ids.count {
      let end = min(place + Ledger.bodiesAtOnce, ids.count)
      let rows = try access { db in
        let statement = try db.cachedStatement(sql: sql)
        var rows: [Row] = []
        for id in ids[place..<end] {
          statement.setUncheckedArguments([id])
          if let row = try Row.fetchOne(statement) { rows.append(row) }
        }
        return rows
      }
      for row in rows {
        do {
          try body(row)
        } catch let problem as CodingProblem {
          throw LedgerError(problem, path: path)
        }
      }
      place = end
    }
  }
}

package import Conversations
import Foundation
import GRDB
package import Settings

/// A conversation as it lies in the ledger, still encoded, with its current evaluation.
package struct StoredConversation: Sendable {
  package let key: ConversationKey
  /// Id of the ruleset of the current evaluation.
  package let ruleset: String
  /// The "now" of the current evaluation, UTC seconds; nil: it was not kept.
  package let asOf: Int64?
  /// The stock phrases that the current evaluation was made with; nil: it is not known which.
  package let stock: StockID?
  /// What was settled with the customer's other contacts; nil: they do not matter.
  package let matter: OpenMatter?
  private let text: Data?
  private let evaluationBody: Data
  private let ledger: String

  init(_ row: Row, ledger: String) {
    let key = ConversationKey(source: row[0], id: row[1])
    self.key = key
    text = row[2]
    evaluationBody = row[3]
    ruleset = row[4]
    asOf = row[5]
    matter = (row[6] as Int64?).map {
      OpenMatter(
        conversation: ConversationID(value: row[7]), key: key,
        observedUntil: row[5] as Int64? ?? $0, contactsSince: $0)
    }
    stock = (row[8] as Int64?).map(StockID.init)
    self.ledger = ledger
  }

  /// Bytes that it holds.
  package var bytes: Int { (text?.count ?? 0) + evaluationBody.count }

  /// Without what Normalize derives; nil if the text was not kept.
  package func conversation() throws(LedgerError) -> Conversation? {
    guard let text else { return nil }
    do {
      return try ConversationCoding.decode([UInt8](text))
    } catch {
      throw LedgerError(error, path: ledger)
    }
  }

  /// The current evaluation.
  package func evaluation() throws(LedgerError) -> Evaluation {
    do {
      return try EvaluationCoding.decode([UInt8](evaluationBody))
    } catch {
      throw LedgerError(error, path: ledger)
    }
  }

  /// Lets another ruleset stand for the current evaluation, which it comes to as well.
  package func judgedAlike(
    by ruleset: String, _ evaluation: Evaluation
  ) -> Reevaluation {
    Reevaluation(
      previousRuleset: self.ruleset, before: nil, after: evaluation,
      record: .same(ruleset: ruleset), contacts: 0)
  }

  /// Puts a new evaluation beside the current one.
  ///
  /// - Parameters:
  ///   - ruleset: id of the ruleset that the new evaluation was made with.
  ///   - store: `Ledger.Options.store`.
  ///   - stock: the stock phrases that it was made with.
  ///   - contacts: how many other contacts of the customer were looked at.
  package func judgedAgain(
    _ evaluation: Evaluation, ruleset: String, store: StoreMode, asOf: Int64?, stock: StockID?,
    contacts: Int
  ) throws(LedgerError) -> Reevaluation {
    let record = StoredEvaluation(
      evaluation, ruleset: ruleset, store: store, asOf: asOf, stock: stock)
    return Reevaluation(
      previousRuleset: self.ruleset,
      before: record.body == evaluationBody ? nil : try self.evaluation(), after: evaluation,
      record: .new(record), contacts: contacts)
  }
}

/// A stored conversation judged again, ready to be recorded.
package struct Reevaluation: Sendable {
  package let previousRuleset: String
  /// The evaluation that was current; nil if it is the same to the byte.
  package let before: Evaluation?
  package let after: Evaluation
  let record: Record
  let contacts: Int

  enum Record: Sendable {
    case new(StoredEvaluation)
    /// The current evaluation is that of another ruleset, too.
    case same(ruleset: String)
  }
}

extension Ledger {
  /// Numbers of a period's conversations for `stored(_:)`, in the order of source and id.
  package func conversationNumbers(in period: Period) throws(LedgerError) -> [Int64] {
    try ids("id", in: period)
  }

  /// Conversations by their numbers, in the order asked for. Texts of those whose evaluation is by
  /// the ruleset that is named are not read; nil: all are.
  package func stored(
    _ numbers: some Sequence<Int64>, except ruleset: String?
  ) throws(LedgerError) -> [StoredConversation] {
    try access { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT source, export_id, CASE WHEN ruleset.name = ?2 THEN NULL ELSE text.body END,
            evaluation.body, ruleset.name, as_of, outlook.contacts_since, conversation.id,
            evaluation.stock
          FROM conversation JOIN evaluation ON evaluation.id = conversation.evaluation
          JOIN ruleset ON ruleset.id = evaluation.ruleset
          LEFT JOIN text ON text.conversation = conversation.id
          LEFT JOIN outlook ON outlook.conversation = conversation.id
          WHERE conversation.id = ?1
          """)
      var found: [StoredConversation] = []
      for number in numbers {
        statement.setUncheckedArguments([number, ruleset])
        if let row = try Row.fetchOne(statement) {
          found.append(StoredConversation(row, ledger: path))
        }
      }
      return found
    }
  }

  /// Records an evaluation of a stored conversation beside those of other rulesets and makes it the
  /// current one. Nothing is committed before `flush()`.
  package func store(_ again: Reevaluation) throws(LedgerError) {
    switch again.record {
    case .new(let record): try store(record, of: again.after.key, contacts: again.contacts)
    case .same(let ruleset): try copyCurrent(of: again.after.key, to: ruleset)
    }
  }
}

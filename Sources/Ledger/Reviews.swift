package import Conversations
import GRDB

/// What became of reviews that were given to the ledger.
package struct ReviewImport: Hashable, Sendable {
  package var new = 0
  /// The same person on the same finding, with another word.
  package var changed = 0
  package var known = 0
  /// Places, in what was given, of reviews of conversations that the ledger does not hold. They were
  /// not stored.
  package var unknown: [Int] = []

  package init() {}
}

extension Ledger {
  /// Stores what people said of findings and makes the exports due that show them, all at once.
  ///
  /// A person has one word on a finding: a later one replaces an earlier one, whatever order they
  /// come in; where a review does not say when it was written, the one given last.
  package func add(_ reviews: [Review]) throws(LedgerError) -> ReviewImport {
    try flush()
    return try access { db in
      var result = ReviewImport()
      try db.inTransaction(.immediate) {
        var recording = Recording()
        for (place, review) in reviews.enumerated() {
          let row = try Row.fetchOne(
            db.cachedStatement(
              sql: "SELECT id, last_instant FROM conversation WHERE source = ? AND export_id = ?"),
            arguments: [review.conversation.source, review.conversation.id])
          guard let row else {
            result.unknown.append(place)
            continue
          }
          switch try Ledger.put(review, conversation: row[0], db) {
          case .known:
            result.known += 1
            continue
          case .new: result.new += 1
          case .changed: result.changed += 1
          }
          let month = Period.month(of: row[1], in: options.zone)
          try Ledger.markDue(month, zone: options.zone, db, &recording)
        }
        return .commit
      }
      return result
    }
  }

  private enum Change { case new, changed, known }

  private static func put(
    _ review: Review, conversation: Int64, _ db: Database
  ) throws -> Change {
    let key: StatementArguments = [
      conversation, review.criterion.rawValue, review.turn, review.span.start, review.span.end,
      review.reviewer, review.role.rawValue,
    ]
    let known = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT verdict, comment, written_at FROM review WHERE conversation = ? AND criterion = ?
            AND turn = ? AND start = ? AND "end" = ? AND reviewer = ? AND role = ?
          """), arguments: key)
    if let known {
      let when = known[2] as Int64?
      let isSame =
        known[0] == review.verdict.rawValue && known[1] == review.comment
        && (when == review.writtenAt || review.writtenAt == nil)
      if isSame { return .known }
      if let when, let mine = review.writtenAt, mine < when { return .known }
    }
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO review VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(
      arguments: key + [review.verdict.rawValue, review.rule, review.comment, review.writtenAt])
    return known == nil ? .new : .changed
  }

  /// Reviews by conversation, in the order of source and id, then of place and reviewer.
  ///
  /// - Parameter period: of the conversations; nil: all.
  package func reviews(in period: Period? = nil) throws(LedgerError) -> [Review] {
    try access { db in
      let (clause, arguments) = period.map { condition(of: $0) } ?? ("TRUE", [])
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT source, export_id, criterion, turn, start, "end", rule, verdict, comment, reviewer,
            role, written_at
          FROM review JOIN conversation ON conversation.id = review.conversation
          WHERE \(clause)
          ORDER BY source, export_id, turn, start, "end", criterion, reviewer, role
          """, arguments: arguments)
      var reviews: [Review] = []
      while let row = try rows.next() {
        guard let verdict = ReviewVerdict(rawValue: row[7]),
          let role = ReviewRole(rawValue: row[10])
        else { throw CodingProblem.invalid }
        reviews.append(
          Review(
            conversation: ConversationKey(source: row[0], id: row[1]),
            criterion: CriterionID(row[2]),
            turn: row[3], span: Span(row[4], row[5]), rule: row[6], verdict: verdict,
            comment: row[8], reviewer: row[9], role: role, writtenAt: row[11]))
      }
      return reviews
    }
  }
}

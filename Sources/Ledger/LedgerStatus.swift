package import Conversations
import Foundation
import GRDB

/// A run as `status` shows it.
package struct RunRecord: Hashable, Sendable {
  package var id: RunID
  package var startedAt: Int64
  /// Nil: it is running, or was killed.
  package var finishedAt: Int64?
  package var asOf: Int64?
  package var ruleset: String
  package var status: Int?
  package var counts: [StageCount]
  /// Conversations that were read and left out because they are older than what is kept.
  package var leftOut = 0
}

/// A promise whose outcome is still open.
package struct OpenPromise: Hashable, Sendable {
  package var conversation: ConversationKey
  package var record: PromiseRecord
}

/// What the ledger holds.
package struct LedgerStatus: Hashable, Sendable {
  /// The last ten, latest first.
  package var runs: [RunRecord]
  /// Files of the sources that were ever read. Tables of ratings are none.
  package var files: Int
  package var conversations: Int
  /// Of files as they are now, in the order of source and path.
  package var rejections: [Rejection]
  package var openPromises: Int
  package var due: [Period]
  /// By which rulesets the conversations are judged, the one of most conversations first.
  package var rulesets: [RulesetUse] = []
  /// When the last run that was done (exit status 0 or 1) ended, UTC seconds; nil: none ever was.
  package var lastDone: Int64?
  package var past = PrunedPast()
  /// What the last run could not look into: it may hide conversations.
  package var unreachable: [Rejection] = []

  /// The state before the first run.
  package static let empty = LedgerStatus(
    runs: [], files: 0, conversations: 0, rejections: [], openPromises: 0, due: [])
}

extension Ledger {
  package func status() throws(LedgerError) -> LedgerStatus {
    let due = try duePeriods()
    let rejections = try rejections()
    let rulesets = try rulesetUses()
    let past = try prunedPast()
    let unreachable = try unreachable()
    return try access { db in
      func count(_ table: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0
      }
      let runs = try Row.fetchAll(
        db,
        sql: """
          SELECT id, started_at, finished_at, as_of, ruleset, status, left_out FROM run
          ORDER BY id DESC LIMIT 10
          """)
      return LedgerStatus(
        runs: try runs.map { row in
          RunRecord(
            id: RunID(value: row[0]), startedAt: row[1], finishedAt: row[2], asOf: row[3],
            ruleset: row[4], status: row[5], counts: try counts(of: row[0], db),
            leftOut: row[6])
        },
        files: try count(
          "file WHERE coalesce(format, '') NOT IN ('ratings', '\(Rejection.deadLink)')"),
        conversations: try count("conversation"),
        rejections: rejections,
        openPromises: try count(
          """
          promise JOIN conversation ON conversation.evaluation = promise.evaluation
          WHERE state IN ('pending', 'conditional-open')
          """), due: due, rulesets: rulesets,
        lastDone: try Int64.fetchOne(
          db, sql: "SELECT finished_at FROM run WHERE status IN (0, 1) ORDER BY id DESC LIMIT 1"),
        past: past, unreachable: unreachable)
    }
  }

  private func counts(of run: Int64, _ db: Database) throws -> [StageCount] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT stage, received, sent, rejected FROM run_count WHERE run = ?",
      arguments: [run])
    let counts = rows.compactMap { row in
      Stage(rawValue: row[0]).map {
        StageCount(stage: $0, received: row[1], sent: row[2], rejected: row[3])
      }
    }
    return Stage.allCases.compactMap { stage in counts.first { $0.stage == stage } }
  }

  /// What cannot be used of the files as they are now, in the order of source, path and place.
  package func rejections() throws(LedgerError) -> [Rejection] {
    try access { db in
      let files = try Row.fetchAll(
        db,
        sql: """
          SELECT id, source, path FROM file
          WHERE id IN (SELECT file FROM rejection) ORDER BY source, path
          """)
      return try files.flatMap {
        try Ledger.rejections(of: $0[0], source: $0[1], path: $0[2], db)
      }
    }
  }

  /// Promises of current evaluations that are neither kept nor broken, by the end of their grace.
  ///
  /// - Parameter instant: only those whose grace ended before; nil: all, undated ones last.
  package func openPromises(
    dueBefore instant: Int64? = nil
  ) throws(LedgerError) -> [OpenPromise] {
    try access { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT conversation.source, conversation.export_id, promise.ordinal, evaluation.body
          FROM promise
          JOIN evaluation ON evaluation.id = promise.evaluation
          JOIN conversation ON conversation.evaluation = evaluation.id
          WHERE state IN ('pending', 'conditional-open') AND (?1 IS NULL OR grace_until < ?1)
          ORDER BY grace_until IS NULL, grace_until, source, export_id, ordinal
          """, arguments: [instant])
      return try rows.map { row in
        let evaluation = try EvaluationCoding.decode([UInt8](row[3] as Data))
        let ordinal: Int = row[2]
        guard evaluation.promises.indices.contains(ordinal) else { throw CodingProblem.invalid }
        return OpenPromise(
          conversation: ConversationKey(source: row[0], id: row[1]),
          record: evaluation.promises[ordinal])
      }
    }
  }
}

package import Conversations
import GRDB

/// How many conversations stand in the ledger as one ruleset judged them.
package struct RulesetUse: Hashable, Sendable {
  /// The ruleset's id.
  package var ruleset: String
  package var conversations: Int
  /// First and last month; `undated` comes last.
  package var periods: ClosedRange<Period>
}

extension Ledger {
  /// Keeps what a ruleset is, so that a later one can be compared with it.
  package func describe(
    ruleset: String, as description: RulesetDescription
  ) throws(LedgerError) {
    try access { db in
      try db.execute(
        sql: """
          INSERT INTO ruleset (name, description) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET description = excluded.description
            WHERE description IS NULL
          """, arguments: [ruleset, description.text])
    }
  }

  /// What a ruleset is; nil if it is unknown, or was used before that was kept.
  package func description(ofRuleset ruleset: String) throws(LedgerError) -> RulesetDescription? {
    try access { db in
      try String.fetchOne(
        db, sql: "SELECT description FROM ruleset WHERE name = ?", arguments: [ruleset]
      ).map { RulesetDescription(text: $0) }
    }
  }

  /// The "now" of the last run, UTC seconds; nil before the first one.
  package func lastMoment() throws(LedgerError) -> Int64? {
    try access { db in
      try Int64.fetchOne(
        db, sql: "SELECT coalesce(as_of, started_at) FROM run ORDER BY id DESC LIMIT 1")
    }
  }

  /// The rulesets of all current evaluations, the one of most conversations first.
  package func rulesetUses() throws(LedgerError) -> [RulesetUse] {
    let zone = options.zone
    return try access { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT ruleset.name, count(*), min(last_instant), max(last_instant),
            count(last_instant) < count(*)
          FROM conversation JOIN evaluation ON evaluation.id = conversation.evaluation
          JOIN ruleset ON ruleset.id = evaluation.ruleset
          GROUP BY ruleset.name ORDER BY count(*) DESC, ruleset.name
          """)
      return rows.map { row in
        let first = Period.month(of: row[2] as Int64?, in: zone)
        let last = row[4] ? Period.undated : Period.month(of: row[3] as Int64?, in: zone)
        return RulesetUse(ruleset: row[0], conversations: row[1], periods: first...last)
      }
    }
  }
}

import Conversations
import Foundation
import GRDB

// The rows of one conversation. Bulk rows go through prepared statements with unchecked arguments,
// which cost half of what checked ones do.
extension Ledger {
  static func add(
    _ judged: Judged, zone: ZoneRules, _ db: Database, _ state: inout Recording
  ) throws {
    guard try !isForgotten(judged.customer, in: judged.key.source, db, &state) else {
      state.file?.summary.forgotten += 1
      return
    }
    guard let known = try version(of: judged.key, db) else {
      guard try !isPruned(judged, zone: zone, db, &state) else {
        state.file?.summary.leftOut += 1
        return
      }
      let insert = try db.cachedStatement(
        sql: """
          INSERT INTO conversation
            (file, path, last_instant, customer, turns, bytes, digest, source, export_id, recorded_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT started_at FROM run ORDER BY id DESC LIMIT 1))
          """)
      insert.setUncheckedArguments([
        state.file?.id, judged.path, judged.lastInstant, judged.customer, judged.turns,
        judged.bytes, Int64(bitPattern: judged.digest.value), judged.key.source, judged.key.id,
      ])
      try insert.execute()
      let id = db.lastInsertedRowID
      state.file?.written.insert(id)
      state.file?.summary.new += 1
      try writeText(judged.body, conversation: id, db)
      try writeLinks(judged.links, conversation: id, isNew: true, db)
      try writeThreadKeys(judged.threadKeys, source: judged.key.source, conversation: id, db)
      try insertEvaluation(judged.evaluation, conversation: id, db, &state)
      try writeOutlook(judged.evaluation, conversation: id, contacts: nil, db)
      try markDue(.month(of: judged.lastInstant, in: zone), zone: zone, db, &state)
      return
    }
    try writeThreadKeys(judged.threadKeys, source: judged.key.source, conversation: known.id, db)
    // A file that has changed is right about what it held before; of two files, or of two places in
    // one file, the newer version counts.
    let isCorrection =
      known.file != nil && known.file == state.file?.id
      && state.file?.written.contains(known.id) == false
    let isSame = known.digest == judged.digest && known.path == judged.path
    if isSame {
      // What these rules have judged stays: it may have been settled since.
      let isJudged = try isCurrent(judged.evaluation.ruleset, of: known, db, &state)
      if try !isJudged && update(judged.evaluation, of: known, zone: zone, db, &state) {
        try writeLinks(judged.links, conversation: known.id, isNew: false, db)
        try writeOutlook(judged.evaluation, conversation: known.id, contacts: nil, db)
        state.file?.summary.replaced += 1
      } else {
        state.file?.summary.kept += 1
      }
      state.file?.written.insert(known.id)
    } else if isCorrection || judged.isNewer(than: known) {
      try replace(known, by: judged, zone: zone, db, &state)
      state.file?.written.insert(known.id)
      state.file?.summary.replaced += 1
    } else {
      state.file?.summary.kept += 1
    }
  }

  static func version(of key: ConversationKey, _ db: Database) throws -> StoredVersion? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, file, path, last_instant, turns, bytes, digest, evaluation
        FROM conversation WHERE source = ? AND export_id = ?
        """)
    statement.setUncheckedArguments([key.source, key.id])
    return try Row.fetchOne(statement).map { row in
      StoredVersion(
        id: row[0], file: row[1], path: row[2], lastInstant: row[3], turns: row[4], bytes: row[5],
        digest: ContentHash(value: UInt64(bitPattern: row[6])), evaluation: row[7])
    }
  }

  private static func replace(
    _ known: StoredVersion, by judged: Judged, zone: ZoneRules, _ db: Database,
    _ state: inout Recording
  ) throws {
    // Evaluations of the older text say nothing about the newer one.
    try db.cachedStatement(sql: "DELETE FROM evaluation WHERE conversation = ?")
      .execute(arguments: [known.id])
    let update = try db.cachedStatement(
      sql: """
        UPDATE conversation SET file = ?, path = ?, last_instant = ?, customer = ?, turns = ?,
          bytes = ?, digest = ?
        WHERE id = ?
        """)
    update.setUncheckedArguments([
      state.file?.id, judged.path, judged.lastInstant, judged.customer, judged.turns,
      judged.bytes, Int64(bitPattern: judged.digest.value), known.id,
    ])
    try update.execute()
    try writeText(judged.body, conversation: known.id, db)
    try writeLinks(judged.links, conversation: known.id, isNew: false, db)
    try insertEvaluation(judged.evaluation, conversation: known.id, db, &state)
    try writeOutlook(judged.evaluation, conversation: known.id, contacts: nil, db)
    try markDue(.month(of: known.lastInstant, in: zone), zone: zone, db, &state)
    try markDue(.month(of: judged.lastInstant, in: zone), zone: zone, db, &state)
  }

  private static func writeText(_ body: Data?, conversation: Int64, _ db: Database) throws {
    let sql =
      body == nil
      ? "DELETE FROM text WHERE conversation = ?1" : "INSERT OR REPLACE INTO text VALUES (?1, ?2)"
    let statement = try db.cachedStatement(sql: sql)
    statement.setUncheckedArguments(body.map { [conversation, $0] } ?? [conversation])
    try statement.execute()
  }

  /// Whether a conversation stands as a ruleset has judged it.
  private static func isCurrent(
    _ ruleset: String, of known: StoredVersion, _ db: Database, _ state: inout Recording
  ) throws -> Bool {
    let find = try db.cachedStatement(sql: "SELECT ruleset FROM evaluation WHERE id = ?")
    find.setUncheckedArguments([known.evaluation])
    return try Int64.fetchOne(find) == self.ruleset(ruleset, db, &state)
  }

  /// Puts a conversation's evaluation by one ruleset in place.
  ///
  /// - Returns: whether the current evaluation is another one now.
  static func update(
    _ evaluation: StoredEvaluation, of known: StoredVersion, zone: ZoneRules, _ db: Database,
    _ state: inout Recording
  ) throws -> Bool {
    let ruleset = try self.ruleset(evaluation.ruleset, db, &state)
    let find = try db.cachedStatement(
      sql: "SELECT id, body FROM evaluation WHERE conversation = ? AND ruleset = ?")
    find.setUncheckedArguments([known.id, ruleset])
    if let row = try Row.fetchOne(find) {
      let id: Int64 = row[0]
      if row[1] as Data == evaluation.body {
        guard known.evaluation != id else { return false }
        try makeCurrent(id, conversation: known.id, agents: evaluation.agents, db, &state)
        try markDue(.month(of: known.lastInstant, in: zone), zone: zone, db, &state)
        return true
      }
      try db.cachedStatement(sql: "DELETE FROM evaluation WHERE id = ?").execute(arguments: [id])
    }
    try insertEvaluation(evaluation, conversation: known.id, db, &state)
    try markDue(.month(of: known.lastInstant, in: zone), zone: zone, db, &state)
    return true
  }

  /// Puts the current evaluation in place once more, as one of another ruleset. Who took part and
  /// what later nights may change stay as they are.
  static func copyCurrent(
    of known: StoredVersion, to ruleset: String, zone: ZoneRules, _ db: Database,
    _ state: inout Recording
  ) throws {
    let ruleset = try self.ruleset(ruleset, db, &state)
    let arguments: [(any DatabaseValueConvertible)?] = [known.evaluation, ruleset, known.id]
    for sql in copies {
      let statement = try db.cachedStatement(sql: sql)
      statement.setUncheckedArguments(StatementArguments(arguments))
      try statement.execute()
    }
    try markDue(.month(of: known.lastInstant, in: zone), zone: zone, db, &state)
  }

  /// ?1: the evaluation, ?2: the other ruleset, ?3: the conversation.
  private static let copies = [
    "DELETE FROM evaluation WHERE conversation = ?3 AND ruleset = ?2 AND id <> ?1",
    """
    INSERT INTO evaluation (conversation, ruleset, body, as_of, stock)
    SELECT ?3, ?2, body, as_of, stock FROM evaluation WHERE id = ?1
    """,
    """
    UPDATE conversation
    SET evaluation = (SELECT id FROM evaluation WHERE conversation = ?3 AND ruleset = ?2)
    WHERE id = ?3
    """,
    """
    INSERT INTO finding
    SELECT c.evaluation, ordinal, criterion, agent, turn, start, "end", confidence, attribution, rule
    FROM finding, conversation AS c
    WHERE finding.evaluation = ?1 AND c.id = ?3
    """,
    """
    INSERT INTO promise
    SELECT c.evaluation, ordinal, due_at, grace_until, promise.state
    FROM promise, conversation AS c
    WHERE promise.evaluation = ?1 AND c.id = ?3
    """,
  ]

  private static func insertEvaluation(
    _ evaluation: StoredEvaluation, conversation: Int64, _ db: Database, _ state: inout Recording
  ) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO evaluation (conversation, ruleset, body, as_of, stock) VALUES (?, ?, ?, ?, ?)
        """)
    let ruleset = try self.ruleset(evaluation.ruleset, db, &state)
    insert.setUncheckedArguments([
      conversation, ruleset, evaluation.body, evaluation.asOf, evaluation.stock?.value,
    ])
    try insert.execute()
    let id = db.lastInsertedRowID
    for (ordinal, finding) in evaluation.findings.enumerated() {
      let agent = try finding.agent.map { try self.agent($0, db, &state) }
      let row = try db.cachedStatement(
        sql: "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      row.setUncheckedArguments([
        id, ordinal, finding.criterion, agent, finding.turn, finding.span.start,
        finding.span.end, finding.confidence, finding.attribution, finding.rule,
      ])
      try row.execute()
    }
    for (ordinal, promise) in evaluation.promises.enumerated() {
      let row = try db.cachedStatement(sql: "INSERT INTO promise VALUES (?, ?, ?, ?, ?)")
      row.setUncheckedArguments([
        id, ordinal, promise.dueAt, promise.graceUntil, promise.state,
      ])
      try row.execute()
    }
    try makeCurrent(id, conversation: conversation, agents: evaluation.agents, db, &state)
  }

  private static func makeCurrent(
    _ evaluation: Int64, conversation: Int64, agents: [AgentKey], _ db: Database,
    _ state: inout Recording
  ) throws {
    let set = try db.cachedStatement(sql: "UPDATE conversation SET evaluation = ? WHERE id = ?")
    set.setUncheckedArguments([evaluation, conversation])
    try set.execute()
    let clear = try db.cachedStatement(sql: "DELETE FROM participation WHERE conversation = ?")
    clear.setUncheckedArguments([conversation])
    try clear.execute()
    for key in agents {
      let agent = try self.agent(key, db, &state)
      let row = try db.cachedStatement(sql: "INSERT OR IGNORE INTO participation VALUES (?, ?)")
      row.setUncheckedArguments([agent, conversation])
      try row.execute()
    }
  }

  private static func agent(
    _ key: AgentKey, _ db: Database, _ state: inout Recording
  ) throws -> Int64 {
    if let id = state.agents[key] { return id }
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO agent (identity, name) VALUES (?, ?)
        ON CONFLICT (identity) DO UPDATE SET name = excluded.name RETURNING id
        """)
    guard let id = try Int64.fetchOne(insert, arguments: [key.identity, key.name]) else {
      throw CodingProblem.invalid
    }
    state.agents[key] = id
    return id
  }

  private static func ruleset(
    _ name: String, _ db: Database, _ state: inout Recording
  ) throws -> Int64 {
    if let id = state.rulesets[name] { return id }
    try db.execute(sql: "INSERT OR IGNORE INTO ruleset (name) VALUES (?)", arguments: [name])
    guard
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM ruleset WHERE name = ?", arguments: [name])
    else { throw CodingProblem.invalid }
    state.rulesets[name] = id
    return id
  }

  static func markDue(
    _ period: Period, zone: ZoneRules, _ db: Database, _ state: inout Recording
  ) throws {
    guard state.due.insert(period).inserted else { return }
    try db.execute(
      sql: "INSERT OR IGNORE INTO due VALUES (?)", arguments: [period.description])
    // The two months after show how rates moved since this one.
    var next = period
    for _ in 0..<2 {
      guard case .month(let year, let month) = next else { return }
      next = month == 12 ? .month(year: year + 1, month: 1) : .month(year: year, month: month + 1)
      guard let bounds = next.bounds(in: zone) else { return }
      try db.execute(
        sql: """
          INSERT OR IGNORE INTO due SELECT ? WHERE EXISTS
            (SELECT 1 FROM conversation WHERE last_instant >= ? AND last_instant < ?)
          """, arguments: [next.description, bounds.lowerBound, bounds.upperBound])
    }
  }
}

import GRDB

/// The tables, and how older files become newer ones.
enum LedgerSchema {
  /// `SCRD`: tells a ledger from other SQLite files.
  static let applicationID = 0x5343_5244

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: first)
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    migrator.registerMigration("reviews") { db in try db.execute(sql: reviews) }
    migrator.registerMigration("night-background") { db in try db.execute(sql: nightBackground) }
    migrator.registerMigration("open-matters") { db in try db.execute(sql: openMatters) }
    migrator.registerMigration("forgetting") { db in try db.execute(sql: forgetting) }
    migrator.registerMigration("ruleset-descriptions") { db in
      try db.execute(sql: rulesetDescriptions)
    }
    migrator.registerMigration("ratings") { db in try db.execute(sql: ratings) }
    migrator.registerMigration("foreseen") { db in try db.execute(sql: foreseen) }
    migrator.registerMigration("customer-key") { db in try db.execute(sql: customerKey) }
    migrator.registerMigration("thread-keys") { db in try db.execute(sql: threadKeys) }
    migrator.registerMigration("retention") { db in try db.execute(sql: retention) }
    migrator.registerMigration("stock", migrate: makeStock)
    migrator.registerMigration("unreachable") { db in try db.execute(sql: unreachable) }
    return migrator
  }

  private static let nightBackground = """
    -- One row from a night's beginning to its end.
    CREATE TABLE night_background (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      body BLOB NOT NULL
    );
    """

  private static let first = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      as_of INTEGER,
      ruleset TEXT NOT NULL,
      status INTEGER
    );
    CREATE TABLE run_count (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      stage TEXT NOT NULL,
      received INTEGER NOT NULL,
      sent INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      PRIMARY KEY (run, stage)
    ) WITHOUT ROWID;

    -- A file as it was when it was last read. hash is NULL if it could not be read.
    CREATE TABLE file (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      path TEXT NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      hash INTEGER,
      reader TEXT NOT NULL,
      format TEXT,
      received INTEGER NOT NULL,
      UNIQUE (source, path)
    );
    CREATE TABLE rejection (
      file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      stage TEXT NOT NULL,
      line INTEGER,
      conversation TEXT,
      code TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (file, ordinal)
    ) WITHOUT ROWID;

    -- evaluation is the current one.
    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      export_id TEXT NOT NULL,
      file INTEGER REFERENCES file,
      path TEXT NOT NULL,
      last_instant INTEGER,
      customer TEXT,
      turns INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      digest INTEGER NOT NULL,
      evaluation INTEGER,
      UNIQUE (source, export_id)
    );
    -- The normalised conversation, where it is kept. Apart, so that the small rows stay together.
    CREATE TABLE text (
      conversation INTEGER PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
      body BLOB NOT NULL
    );
    CREATE INDEX conversation_last_instant ON conversation (last_instant);
    CREATE INDEX conversation_customer ON conversation (customer, last_instant)
      WHERE customer IS NOT NULL;

    CREATE TABLE ruleset (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE evaluation (
      id INTEGER PRIMARY KEY,
      conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
      ruleset INTEGER NOT NULL REFERENCES ruleset,
      body BLOB NOT NULL,
      UNIQUE (conversation, ruleset)
    );

    CREATE TABLE agent (
      id INTEGER PRIMARY KEY,
      identity TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL
    );
    CREATE TABLE participation (
      agent INTEGER NOT NULL REFERENCES agent,
      conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
      PRIMARY KEY (agent, conversation)
    ) WITHOUT ROWID;
    CREATE INDEX participation_conversation ON participation (conversation);

    -- What of an evaluation can be asked for without reading its body. No text of a transcript.
    CREATE TABLE finding (
      evaluation INTEGER NOT NULL REFERENCES evaluation ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      criterion TEXT NOT NULL,
      agent INTEGER REFERENCES agent,
      turn INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      confidence REAL NOT NULL,
      attribution TEXT NOT NULL,
      rule TEXT NOT NULL,
      PRIMARY KEY (evaluation, ordinal)
    ) WITHOUT ROWID;
    CREATE TABLE promise (
      evaluation INTEGER NOT NULL REFERENCES evaluation ON DELETE CASCADE,
      ordinal INTEGER NOT NULL,
      due_at INTEGER,
      grace_until INTEGER,
      state TEXT NOT NULL,
      PRIMARY KEY (evaluation, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX promise_open ON promise (grace_until)
      WHERE state IN ('pending', 'conditional-open');

    -- Months whose exports are older than their conversations.
    CREATE TABLE due (period TEXT PRIMARY KEY) WITHOUT ROWID;
    """

  /// What people said of findings. They belong to a place in a conversation, not to an evaluation, so
  /// that they outlive its being judged again.
  // Apart from conversations, since a rating may come before its conversation and must survive the
  // conversation's replacement by a longer version. What is pruned takes its rating with it.
  private static let ratings = """
    CREATE TABLE rating (
      conversation TEXT NOT NULL,
      source TEXT NOT NULL,
      value REAL NOT NULL,
      low REAL NOT NULL,
      high REAL NOT NULL,
      comment TEXT,
      PRIMARY KEY (conversation, source)
    ) WITHOUT ROWID;
    CREATE TRIGGER rating_of_deleted AFTER DELETE ON conversation BEGIN
      DELETE FROM rating
      WHERE conversation = OLD.export_id AND source IN (OLD.source, '');
    END;
    """

  private static let reviews = """
    CREATE TABLE review (
      conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
      criterion TEXT NOT NULL,
      turn INTEGER NOT NULL,
      start INTEGER NOT NULL,
      "end" INTEGER NOT NULL,
      reviewer TEXT NOT NULL,
      role TEXT NOT NULL,
      verdict TEXT NOT NULL,
      rule TEXT NOT NULL,
      comment TEXT NOT NULL,
      written_at INTEGER,
      PRIMARY KEY (conversation, criterion, turn, start, "end", reviewer, role)
    ) WITHOUT ROWID;
    """

  private static let rulesetDescriptions = """
    -- The facts of a ruleset, one a line. NULL: it was used before they were kept.
    ALTER TABLE ruleset ADD COLUMN description TEXT;
    -- The "now" from which promises and deadlines were looked at, UTC seconds.
    ALTER TABLE evaluation ADD COLUMN as_of INTEGER;
    """
}

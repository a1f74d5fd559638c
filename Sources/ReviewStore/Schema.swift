import GRDB

/// The tables, and how a database of an older version is brought up to date.
enum Schema {
  /// `CRVW`, so that the database of another program is told apart.
  static let application: Int64 = 0x4352_5657

  /// One text for each version; a new one is appended, an old one is never edited.
  ///
  /// A new kind of action takes a version too, if only an empty one: an older program then says that
  /// it is too old, instead of finding damage.
  static let migrations = [
    version1, version2, version3, caseTables, rectifications, factEntries, numberBook, wordIndex,
    carriedFiles,
  ]

  /// Brings the database to the newest version; one comparison where it is there already.
  static func update(_ db: Database) throws {
    guard try number("PRAGMA user_version", in: db) != migrations.count else { return }
    try db.inTransaction(.immediate) {
      let version = Int(try number("PRAGMA user_version", in: db))
      guard version < migrations.count else { return .commit }
      for migration in migrations[max(0, version)...] { try db.execute(sql: migration) }
      try db.execute(sql: "PRAGMA application_id = \(application)")
      try db.execute(sql: "PRAGMA user_version = \(migrations.count)")
      return .commit
    }
  }

  /// Refuses what is no workspace of a known version, before anything is written to it.
  static func inspect(_ db: Database, path: String) throws {
    guard try number("PRAGMA application_id", in: db) == application else {
      throw StoreError.foreignDatabase(path)
    }
    let version = Int(try number("PRAGMA user_version", in: db))
    guard version <= migrations.count else {
      throw StoreError.newerSchema(path: path, found: version, known: migrations.count)
    }
    guard version > 0 else { throw StoreError.damaged(path: path, detail: "user_version \(version)") }
  }

  /// The number a statement answers with; zero where it answers nothing.
  static func number(_ sql: String, in db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: sql) ?? 0
  }

  /// The tables a replay of the journal makes again, each with the columns that order its rows.
  static let derivedTables = [
    (table: "reviews", key: ["id"]),
    (table: "marks", key: ["review", "criterion"]),
    (table: "finding_decisions", key: ["review", "finding"]),
    (table: "issued_documents", key: ["review", "position"]),
    (table: "document_numbers", key: ["prefix", "year", "serial"]),
    (table: "panel_decisions", key: ["review", "criterion"]),
    (table: "rectifications", key: ["review", "place"]),
    (table: "rectification_steps", key: ["review", "place", "position"]),
    (table: "fact_entries", key: ["review", "field"]),
  ]

  private static let version1 = """
    CREATE TABLE journal_header (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      writer TEXT NOT NULL,
      algorithm TEXT NOT NULL,
      created INTEGER NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TABLE journal (
      number INTEGER PRIMARY KEY,
      writer TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      time INTEGER NOT NULL,
      clock INTEGER NOT NULL,
      actor TEXT NOT NULL,
      case_file TEXT NOT NULL,
      reviewer TEXT NOT NULL,
      action TEXT NOT NULL,
      reason TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL,
      UNIQUE (writer, sequence)
    ) STRICT;
    CREATE INDEX journal_by_review ON journal (case_file, reviewer);
    CREATE INDEX journal_by_time ON journal (time);
    CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal
      WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM journal)
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER header_is_not_changed BEFORE UPDATE ON journal_header
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER header_is_not_removed BEFORE DELETE ON journal_header
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER header_is_written_once BEFORE INSERT ON journal_header
      WHEN EXISTS (SELECT 1 FROM journal_header)
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

    CREATE TABLE reviews (
      id INTEGER PRIMARY KEY,
      case_file TEXT NOT NULL,
      reviewer TEXT NOT NULL,
      standard TEXT NOT NULL,
      version TEXT NOT NULL,
      stage TEXT NOT NULL,
      opinion TEXT NOT NULL,
      UNIQUE (case_file, reviewer)
    ) STRICT;
    CREATE TABLE marks (
      review INTEGER NOT NULL REFERENCES reviews (id),
      criterion TEXT NOT NULL,
      state TEXT NOT NULL,
      deductions TEXT NOT NULL,
      reason TEXT NOT NULL,
      evidence TEXT NOT NULL,
      PRIMARY KEY (review, criterion)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE finding_decisions (
      review INTEGER NOT NULL REFERENCES reviews (id),
      finding TEXT NOT NULL,
      state TEXT NOT NULL,
      reason TEXT NOT NULL,
      PRIMARY KEY (review, finding)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE issued_documents (
      review INTEGER NOT NULL REFERENCES reviews (id),
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      prefix TEXT NOT NULL,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL,
      PRIMARY KEY (review, position),
      UNIQUE (prefix, year, serial)
    ) STRICT, WITHOUT ROWID;
    """

  /// What panels decided; the decision is canonical JSON.
  private static let version2 = """
    CREATE TABLE panel_decisions (
      review INTEGER NOT NULL REFERENCES reviews (id),
      criterion TEXT NOT NULL,
      decision TEXT NOT NULL,
      PRIMARY KEY (review, criterion)
    ) STRICT, WITHOUT ROWID;
    """

  /// A review may be bound to another version of its standard: a new kind of action, no new rows.
  private static let version3 = ""

  /// What became of notices: how each stands, for lists and reports, and its steps as canonical JSON.
  private static let rectifications = """
    CREATE TABLE rectifications (
      review INTEGER NOT NULL REFERENCES reviews (id),
      place INTEGER NOT NULL,
      origin TEXT NOT NULL,
      number TEXT NOT NULL,
      agency TEXT NOT NULL,
      issued TEXT NOT NULL,
      deadline TEXT NOT NULL,
      state TEXT NOT NULL,
      level TEXT NOT NULL,
      steps INTEGER NOT NULL,
      PRIMARY KEY (review, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rectifications_by_deadline ON rectifications (state, deadline);
    CREATE TABLE rectification_steps (
      review INTEGER NOT NULL REFERENCES reviews (id),
      place INTEGER NOT NULL,
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      day TEXT NOT NULL,
      actor TEXT NOT NULL,
      step TEXT NOT NULL,
      PRIMARY KEY (review, place, position)
    ) STRICT, WITHOUT ROWID;
    """

  /// What reviewers entered in place of a file's own facts; the entry is canonical JSON.
  private static let factEntries = """
    CREATE TABLE fact_entries (
      review INTEGER NOT NULL REFERENCES reviews (id),
      field TEXT NOT NULL,
      entry TEXT NOT NULL,
      PRIMARY KEY (review, field)
    ) STRICT, WITHOUT ROWID;
    """

  /// What a backup carries beside the database; empty outside backups.
  private static let carriedFiles = """
    CREATE TABLE carried_files (
      name TEXT PRIMARY KEY,
      bytes BLOB NOT NULL,
      hash TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """

  /// Numbers reserved, cancelled, used before, or given to what is no review's; those issued on reviews stay
  /// where they are.
  private static let numberBook = """
    CREATE TABLE document_numbers (
      prefix TEXT NOT NULL,
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL,
      state TEXT NOT NULL,
      kind TEXT NOT NULL,
      words TEXT NOT NULL,
      case_file TEXT NOT NULL,
      PRIMARY KEY (prefix, year, serial)
    ) STRICT, WITHOUT ROWID;
    """
}

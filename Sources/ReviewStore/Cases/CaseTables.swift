extension Schema {
  /// Case files that were imported.
  ///
  /// What a file was read from is kept byte for byte in `kept_bytes`, each content once, in pieces that are
  /// written one at a time so that nobody waits for a large one; `case_versions` says
  /// which bytes make up which version; `case_imports` is the journal of what came in when, chained by hashes.
  /// `case_files` is one line per file for the desk, and can be made again from the bytes. `case_text` was the
  /// first index of their words.
  static let caseTables = """
    CREATE TABLE kept_bytes (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      size INTEGER NOT NULL,
      is_complete INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE kept_pieces (
      place INTEGER PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE case_files (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      current INTEGER NOT NULL UNIQUE,
      version INTEGER NOT NULL,
      number TEXT NOT NULL,
      title TEXT NOT NULL,
      act TEXT NOT NULL,
      agency TEXT NOT NULL,
      party TEXT NOT NULL,
      field TEXT NOT NULL,
      kind TEXT NOT NULL,
      filing INTEGER,
      decision INTEGER,
      fine INTEGER,
      findings INTEGER NOT NULL,
      undetermined INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE case_versions (
      id INTEGER PRIMARY KEY,
      case_file INTEGER NOT NULL REFERENCES case_files (id),
      version INTEGER NOT NULL,
      location TEXT NOT NULL,
      events INTEGER NOT NULL,
      heading INTEGER REFERENCES kept_bytes (id),
      file TEXT,
      line INTEGER,
      cells TEXT,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX changed_versions ON case_versions (case_file) WHERE version > 1;
    CREATE TABLE case_parts (
      version INTEGER NOT NULL REFERENCES case_versions (id),
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      bytes INTEGER REFERENCES kept_bytes (id),
      PRIMARY KEY (version, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE case_imports (
      number INTEGER PRIMARY KEY,
      clock INTEGER NOT NULL,
      actor TEXT NOT NULL,
      source TEXT NOT NULL,
      first INTEGER NOT NULL,
      count INTEGER NOT NULL,
      unchanged INTEGER NOT NULL,
      refused INTEGER NOT NULL,
      content TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER imports_are_not_changed BEFORE UPDATE ON case_imports
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER imports_are_not_removed BEFORE DELETE ON case_imports
      BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
    CREATE TRIGGER versions_are_not_changed BEFORE UPDATE ON case_versions
      BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
    CREATE TRIGGER versions_are_not_removed BEFORE DELETE ON case_versions
      BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
    CREATE VIRTUAL TABLE case_text USING fts5(
      agency, party, act, number, text,
      content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 0'
    );
    """

  /// The index of the words of case files, which can be made again from their bytes.
  ///
  /// A block holds pairs of characters and where they stand, under the number of its segment and its first pair;
  /// `WordRun` says how. A segment counts when it is complete. `unindexed_versions` lists the versions that came in
  /// together and are in no complete segment yet. The words of an older version stay, and are taken off what is found
  /// by `outdated_versions`.
  static let wordIndex = """
    DROP TABLE case_text;
    CREATE TABLE word_segments (
      id INTEGER PRIMARY KEY,
      state TEXT NOT NULL,
      base INTEGER NOT NULL,
      first INTEGER NOT NULL,
      last INTEGER NOT NULL,
      size INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE word_blocks (
      place INTEGER PRIMARY KEY,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE unindexed_versions (
      first INTEGER PRIMARY KEY,
      count INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE outdated_versions (id INTEGER PRIMARY KEY) STRICT;
    INSERT INTO outdated_versions (id) SELECT id FROM case_versions EXCEPT SELECT current FROM case_files;
    INSERT INTO unindexed_versions (first, count)
      SELECT min(id), count(*) FROM case_versions HAVING count(*) > 0;
    """
}

import CaseFiles
import GRDB
import Reviewing

/// The rows of one transaction of an import as they are written.
struct CaseWriting {
  let db: Database
  let algorithm: HashAlgorithm
  private let events: Int64
  /// The number of the first version written.
  let first: Int64
  private var next: Int64
  private var digest = CanonicalBytes(form: "casereview.versions/1")
  private var headings: [String: Int64] = [:]

  private let insertFile: BulkStatement
  private let changeFile: BulkStatement
  private let insertVersion: BulkStatement

  init(db: Database, algorithm: HashAlgorithm) throws {
    self.db = db
    self.algorithm = algorithm
    events = try Schema.number("SELECT max(number) FROM journal", in: db)
    first = try Schema.number("SELECT max(id) FROM case_versions", in: db) + 1
    next = first
    insertFile = try BulkStatement(
      db,
      """
      INSERT INTO case_files (name, current, version, number, title, act, agency, party, field, kind,
        filing, decision, fine, findings, undetermined) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (name) DO NOTHING
      """)
    changeFile = try BulkStatement(
      db,
      """
      UPDATE case_files SET current = ?, version = ?, number = ?, title = ?, act = ?, agency = ?, party = ?,
        field = ?, kind = ?, filing = ?, decision = ?, fine = ?, findings = ?, undetermined = ? WHERE id = ?
      """)
    insertVersion = try BulkStatement(
      db,
      """
      INSERT INTO case_versions (id, case_file, version, location, events, heading, file, line, cells, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// Writes one file; gives back what became of it, and the number of its version where that is new.
  mutating func take(_ incoming: IncomingCase) throws -> (arrival: CaseArrival, version: Int64?) {
    let row = incoming.row
    let content = incoming.content
    var version: Int64 = 1
    let file: Int64
    try insertFile.run { values in
      values.add(row.caseFile)
      values.add(next)
      values.add(version)
      values.add(summary: row)
    }
    if db.changesCount == 1 {
      file = db.lastInsertedRowID
    } else {
      guard
        let kept = try Row.fetchOne(
          try db.cachedStatement(
            sql: """
              SELECT f.id, f.version, v.hash, v.id FROM case_files f JOIN case_versions v ON v.id = f.current
              WHERE f.name = ?
              """), arguments: [row.caseFile])
      else { throw Damage("case_files \(row.caseFile)") }
      guard try kept.text(2) != content.hash else { return (.unchanged, nil) }
      file = try kept.number(0)
      version = try kept.number(1) + 1
      try db.cachedStatement(sql: "INSERT INTO outdated_versions (id) VALUES (?)").execute(
        arguments: [try kept.number(3)])
      try changeFile.run { values in
        values.add(next)
        values.add(version)
        values.add(summary: row)
        values.add(file)
      }
    }
    try insert(version, of: file, incoming, content)
    next += 1
    return (version == 1 ? .new : .changed(version: Int(version)), next - 1)
  }

  private mutating func insert(
    _ version: Int64, of file: Int64, _ incoming: IncomingCase, _ content: CaseContent
  ) throws {
    let location = incoming.original.location
    var row: ExportRow?
    var heading: Int64?
    if case .row(let given, _) = incoming.original.content, let kept = content.heading {
      row = given
      if let id = headings[kept.hash] {
        heading = id
      } else {
        heading = try KeptBytes.keep(kept.bytes, hash: kept.hash, in: db)
        headings[kept.hash] = heading
      }
    }
    try insertVersion.run { values in
      values.add(next)
      values.add(file)
      values.add(version)
      values.add(location)
      values.add(events)
      values.add(heading)
      values.add(row?.file)
      values.add(row.map { Int64($0.line) })
      values.add(content.cells)
      values.add(content.hash)
    }
    if case .files(let files) = incoming.original.content {
      for (position, (part, hash)) in zip(files, content.files).enumerated() {
        let bytes = try part.bytes.map { try KeptBytes.keep($0, hash: hash, in: db) }
        try db.cachedStatement(
          sql: "INSERT INTO case_parts (version, position, name, bytes) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [next, position, part.name, bytes])
      }
    }
    digest.append(
      name: incoming.row.caseFile, version: version, location: location, events: events,
      file: row?.file ?? "", line: Int64(row?.line ?? 0), hash: content.hash)
  }

  /// Appends the entry that vouches for what was written.
  func close(source: String, actor: String, clock: Int64, unchanged: Int, refused: Int) throws {
    var entry = ImportEntry(
      number: 0, clock: clock, actor: actor, source: source, first: first, count: next - first,
      unchanged: Int64(unchanged), refused: Int64(refused), content: try algorithm.digest(of: digest.bytes),
      previous: "", hash: "")
    try entry.append(to: db, algorithm)
    guard next > first else { return }
    try db.cachedStatement(sql: "INSERT INTO unindexed_versions (first, count) VALUES (?, ?)").execute(
      arguments: [first, next - first])
  }
}

extension BulkStatement.Values {
  /// What the line of a case file on the desk says.
  fileprivate mutating func add(summary row: CaseRow) {
    for text in [row.number, row.title, row.act, row.agency, row.party, row.field] { add(text.storable) }
    add(row.kind?.rawValue ?? "")
    add((row.filingDay?.number).map { Int64($0) })
    add((row.decisionDay?.number).map { Int64($0) })
    add(row.fine?.fen)
    add(Int64(row.findings))
    add(Int64(row.undetermined))
  }
}

extension String {
  /// The text without U+0000, which SQLite would end it at.
  var storable: String {
    utf8.contains(0) ? String(unicodeScalars.map { $0 == "\0" ? " " : Character($0) }) : self
  }
}

extension CanonicalBytes {
  /// A version as the journal of imports hashes it.
  mutating func append(
    name: String, version: Int64, location: String, events: Int64, file: String, line: Int64, hash: String
  ) {
    append(name)
    append(version)
    append(location)
    append(events)
    append(file)
    append(line)
    append(hash)
  }
}

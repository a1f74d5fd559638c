import CaseFiles
import GRDB
import Reviewing

/// The rows of one transaction of an import as they are written.
struct CaseWriting {
  let db: Database
  let algorithm: HashAlgorithm
  private let events: Int64
  private let first: Int64
  private var next: Int64
  private var digest = CanonicalBytes(form: "casereview.versions/1")
  private var headings: [String: Int64] = [:]

  init(db: Database, algorithm: HashAlgorithm) throws {
    self.db = db
    self.algorithm = algorithm
    events = try Schema.number("SELECT max(number) FROM journal", in: db)
    first = try Schema.number("SELECT max(id) FROM case_versions", in: db) + 1
    next = first
  }

  mutating func take(_ incoming: IncomingCase) throws -> CaseArrival {
    let row = incoming.row
    let content = incoming.content
    let kept = try Row.fetchOne(
      try db.cachedStatement(
        sql: """
          SELECT f.id, f.version, v.hash FROM case_files f JOIN case_versions v ON v.id = f.current
          WHERE f.name = ?
          """), arguments: [row.caseFile])
    let file: Int64
    let version: Int64
    if let kept {
      guard try kept.text(2) != content.hash else { return .unchanged }
      file = try kept.number(0)
      version = try kept.number(1) + 1
      try db.cachedStatement(
        sql: """
          UPDATE case_files SET current = ?, version = ?, number = ?, title = ?, act = ?, agency = ?, party = ?,
            field = ?, kind = ?, filing = ?, decision = ?, fine = ?, findings = ?, undetermined = ? WHERE id = ?
          """
      ).execute(arguments: [next, version] + summary(row) + [file])
    } else {
      version = 1
      try db.cachedStatement(
        sql: """
          INSERT INTO case_files (name, current, version, number, title, act, agency, party, field, kind,
            filing, decision, fine, findings, undetermined) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [row.caseFile, next] + summary(row))
      file = db.lastInsertedRowID
    }
    try insertVersion(version, of: file, incoming, content)
    try db.cachedStatement(
      sql: "INSERT INTO case_text (rowid, agency, party, act, number, text) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: StatementArguments([next]) + StatementArguments(incoming.index))
    next += 1
    return version == 1 ? .new : .changed(version: Int(version))
  }

  private func summary(_ row: CaseRow) -> StatementArguments {
    [
      row.number.storable, row.title.storable, row.act.storable, row.agency.storable, row.party.storable,
      row.field.storable, row.kind?.rawValue ?? "",
      row.filingDay?.number, row.decisionDay?.number, row.fine?.fen, row.findings, row.undetermined,
    ]
  }

  private mutating func insertVersion(
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
    try db.cachedStatement(
      sql: """
        INSERT INTO case_versions (id, case_file, version, location, events, heading, file, line, cells, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      next, file, version, location, events, heading, row?.file, row?.line, content.cells, content.hash,
    ])
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
  }
}

extension String {
  /// The text without U+0000, which SQLite would end it at.
  fileprivate var storable: String {
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

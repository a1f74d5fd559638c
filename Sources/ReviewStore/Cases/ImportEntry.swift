import GRDB

/// One entry of the journal of imports: a few versions that came in together, and the hash of the entry before.
struct ImportEntry {
  var number: Int64
  var clock: Int64
  var actor: String
  var source: String
  /// The number of its first version.
  var first: Int64
  var count: Int64
  var unchanged: Int64
  var refused: Int64
  /// The hash of its versions.
  var content: String
  var previous: String
  var hash: String

  static let columns =
    "number, clock, actor, source, first, count, unchanged, refused, content, previous, hash"

  func computedHash(_ algorithm: HashAlgorithm) throws -> String {
    var canonical = CanonicalBytes(form: "casereview.import/1")
    for text in [previous, actor, source, content] { canonical.append(text) }
    for number in [number, clock, first, count, unchanged, refused] { canonical.append(number) }
    return try algorithm.digest(of: canonical.bytes)
  }

  /// Writes it after the last entry there is.
  mutating func append(to db: Database, _ algorithm: HashAlgorithm) throws {
    let last = try Row.fetchOne(
      try db.cachedStatement(sql: "SELECT number, hash FROM case_imports ORDER BY number DESC LIMIT 1"))
    number = try last.map { try $0.number(0) + 1 } ?? 1
    previous = try last?.text(1) ?? JournalHeader.read(db).hash()
    hash = try computedHash(algorithm)
    try db.cachedStatement(
      sql: "INSERT INTO case_imports (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      number, clock, actor, source, first, count, unchanged, refused, content, previous, hash,
    ])
  }
}

extension ImportEntry {
  init(_ row: Row) throws {
    self.init(
      number: try row.number(0), clock: try row.number(1), actor: try row.text(2), source: try row.text(3),
      first: try row.number(4), count: try row.number(5), unchanged: try row.number(6),
      refused: try row.number(7), content: try row.text(8), previous: try row.text(9), hash: try row.text(10))
  }
}

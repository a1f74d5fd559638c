import GRDB
import Reviewing

/// The end of a journal: what to write down in order to recognise later that nothing was cut off.
public struct JournalHead: Sendable, Hashable {
  /// The hash of the last event, or of the header where there is none.
  public var hash: String
  public var count: Int

  public init(hash: String, count: Int) {
    self.hash = hash
    self.count = count
  }
}

extension ReviewStore {
  public func review(_ id: ReviewID) throws -> Review? {
    try read { try StoredReview.fetch(id, in: $0)?.review }
  }

  /// Every review, in the order they were opened.
  public func reviews() throws -> [Review] {
    try read { try StoredReview.fetchAll(in: $0).map(\.review) }
  }

  /// The events of one review, oldest first.
  public func history(of id: ReviewID) throws -> [ReviewEvent] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT \(JournalEntry.columns) FROM journal WHERE case_file = ? AND reviewer = ?
          ORDER BY number
          """)
      let rows = try Row.fetchCursor(statement, arguments: [id.caseFile, id.reviewer])
      var events: [ReviewEvent] = []
      while let row = try rows.next() { events.append(try JournalEntry(row).event()) }
      return events
    }
  }

  public func head() throws -> JournalHead {
    try read { db in
      let end = try JournalEnd.read(db)
      return JournalHead(hash: end.hash, count: Int(end.number))
    }
  }

  /// The place of the event with this hash, 0 for the header's; nil where the journal has no such hash.
  public func place(ofHead hash: String) throws -> Int? {
    try read { db in
      if try JournalHeader.read(db).hash() == hash { return 0 }
      return try Int64.fetchOne(db, sql: "SELECT number FROM journal WHERE hash = ?", arguments: [hash]).map {
        Int($0)
      }
    }
  }

  /// The random name of this workspace in its events, 32 hexadecimal digits.
  public func writer() throws -> String { try read { try JournalHeader.read($0).writer } }

  /// A number that changes when another instance has written, and not when this one has.
  ///
  /// Cheap enough to be asked at every turn of a screen's loop.
  public func dataVersion() throws -> Int {
    try storing(at: path) {
      try queue.unsafeRead { Int(try Schema.number("PRAGMA data_version", in: $0)) }
    }
  }

  /// The number the next document would get; it is given only by `issue`.
  ///
  /// - Throws: `StoreError.damaged` where no number is left.
  public func nextNumber(prefix: String, year: Int) throws -> Int {
    try read { try $0.nextSerial(prefix: prefix, year: year) }
  }
}

/// Where the journal ends, and so where the next event begins.
struct JournalEnd {
  var header: JournalHeader
  var number: Int64
  var sequence: Int64
  var time: Int64
  var hash: String

  static func read(_ db: Database) throws -> JournalEnd {
    let header = try JournalHeader.read(db)
    let statement = try db.cachedStatement(
      sql: """
        SELECT number, sequence, (SELECT max(time) FROM journal), hash FROM journal
        ORDER BY number DESC LIMIT 1
        """)
    guard let row = try Row.fetchOne(statement) else {
      return JournalEnd(header: header, number: 0, sequence: 0, time: 0, hash: try header.hash())
    }
    let limit: Int64 = 1 << 62
    let end = JournalEnd(
      header: header, number: try row.number(0), sequence: try row.number(1), time: try row.number(2),
      hash: try row.text(3))
    guard [end.number, end.sequence, end.time].allSatisfy({ (1..<limit).contains($0) }) else {
      throw Damage("journal \(end.number)")
    }
    return end
  }
}

extension Database {
  func nextSerial(prefix: String, year: Int) throws -> Int {
    let statement = try cachedStatement(
      sql: """
        SELECT max(serial) FROM (
          SELECT serial FROM issued_documents WHERE prefix = ? AND year = ?
          UNION ALL SELECT serial FROM document_numbers WHERE prefix = ? AND year = ?)
        """)
    let last = try Int64.fetchOne(statement, arguments: [prefix, year, prefix, year]) ?? 0
    guard let last = Int(exactly: last), last < Int(Int32.max) else {
      throw Damage("issued_documents.serial")
    }
    return max(0, last) + 1
  }
}

import Foundation
import GRDB
import Reviewing

/// Who writes a journal and by which hash function; the first event's predecessor.
struct JournalHeader: Equatable {
  /// 128 random bits in hexadecimal.
  var writer: String
  var algorithm: HashAlgorithm
  /// Milliseconds since 1970.
  var created: Int64

  static func fresh(algorithm: HashAlgorithm, created: Int64) -> JournalHeader {
    let bits = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
    return JournalHeader(writer: hexadecimal(bits), algorithm: algorithm, created: created)
  }

  func hash() throws -> String {
    var canonical = CanonicalBytes(form: "casereview.journal/1")
    canonical.append(writer)
    canonical.append(algorithm.rawValue)
    canonical.append(created)
    return try algorithm.digest(of: canonical.bytes)
  }

  func insert(_ db: Database) throws {
    try db.execute(
      sql: "INSERT INTO journal_header (id, writer, algorithm, created, hash) VALUES (1, ?, ?, ?, ?)",
      arguments: [writer, algorithm.rawValue, created, try hash()])
  }

  static func read(_ db: Database) throws -> JournalHeader {
    let sql = "SELECT writer, algorithm, created FROM journal_header WHERE id = 1"
    guard let row = try Row.fetchOne(try db.cachedStatement(sql: sql)) else {
      throw Damage("journal_header")
    }
    guard let algorithm = HashAlgorithm(rawValue: try row.text(1)) else {
      throw Damage("journal_header.algorithm")
    }
    return JournalHeader(writer: try row.text(0), algorithm: algorithm, created: try row.number(2))
  }
}

/// One row of the journal with every text as the bytes that lie in the file.
///
/// Comparing strings would take canonically equivalent or repaired texts for the same.
struct JournalEntry {
  var number: Int64
  var sequence: Int64
  var time: Int64
  var clock: Int64
  var writer: Data
  var actor: Data
  var caseFile: Data
  var reviewer: Data
  var action: Data
  var reason: Data
  var previous: Data
  var hash: Data

  static let columns = """
    number, sequence, time, clock, CAST(writer AS BLOB), CAST(actor AS BLOB), CAST(case_file AS BLOB),
    CAST(reviewer AS BLOB), CAST(action AS BLOB), CAST(reason AS BLOB), CAST(previous AS BLOB),
    CAST(hash AS BLOB)
    """

  init(_ row: Row) throws {
    number = try row.number(0)
    sequence = try row.number(1)
    time = try row.number(2)
    clock = try row.number(3)
    writer = try row.bytes(4)
    actor = try row.bytes(5)
    caseFile = try row.bytes(6)
    reviewer = try row.bytes(7)
    action = try row.bytes(8)
    reason = try row.bytes(9)
    previous = try row.bytes(10)
    hash = try row.bytes(11)
  }

  init(_ event: ReviewEvent, number: Int64, previous: String, algorithm: HashAlgorithm) throws {
    self.number = number
    sequence = Int64(event.sequence)
    time = Int64(event.time)
    clock = event.clock
    writer = Data(event.writer.utf8)
    actor = Data(event.actor.utf8)
    caseFile = Data(event.review.caseFile.utf8)
    reviewer = Data(event.review.reviewer.utf8)
    action = Data(try CanonicalJSON.encode(event.action).utf8)
    reason = Data(event.reason.utf8)
    self.previous = Data(previous.utf8)
    hash = Data()
    hash = Data(try computedHash(algorithm).utf8)
  }

  /// The hash of everything in the row but its place and the hash itself.
  func computedHash(_ algorithm: HashAlgorithm) throws -> String {
    var canonical = CanonicalBytes(form: "casereview.event/1")
    canonical.append(previous)
    canonical.append(writer)
    canonical.append(sequence)
    canonical.append(time)
    canonical.append(clock)
    canonical.append(actor)
    canonical.append(caseFile)
    canonical.append(reviewer)
    canonical.append(action)
    canonical.append(reason)
    return try algorithm.digest(of: canonical.bytes)
  }

  func event() throws -> ReviewEvent {
    ReviewEvent(
      writer: text(writer), sequence: Int(sequence), time: Int(time), clock: clock, actor: text(actor),
      review: ReviewID(caseFile: text(caseFile), reviewer: text(reviewer)),
      action: try CanonicalJSON.decode(ReviewAction.self, from: action), reason: text(reason))
  }

  func insert(_ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO journal (number, sequence, time, clock, writer, actor, case_file, reviewer, action,
          reason, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      number, sequence, time, clock, text(writer), text(actor), text(caseFile), text(reviewer),
      text(action), text(reason), text(previous), text(hash),
    ])
  }

  private func text(_ bytes: Data) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Content of the database that this program cannot have written, and where.
struct Damage: Error {
  var place: String

  init(_ place: String) {
    self.place = place
  }
}

/// Reading a column without trusting its type: GRDB stops the program at an unexpected one.
extension Row {
  func text(_ index: Int) throws -> String { try value(index) }

  func number(_ index: Int) throws -> Int64 { try value(index) }

  func bytes(_ index: Int) throws -> Data { try value(index) }

  private func value<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value {
    let stored: DatabaseValue = self[index]
    guard let value = Value.fromDatabaseValue(stored) else {
      throw Damage(Array(columnNames)[index])
    }
    return value
  }
}

import GRDB
import Reviewing

/// A number that was given to a document of a review.
public struct IssuedNumber: Sendable, Equatable {
  public var key: NumberKey
  /// When it was given, in milliseconds since 1970.
  public var clock: Int64

  public init(key: NumberKey, clock: Int64) {
    self.key = key
    self.clock = clock
  }
}

extension ReviewStore {
  /// The number a kind of document has on a review: the last one given and not cancelled.
  public func issued(kind: String, on id: ReviewID) throws -> IssuedNumber? {
    try read { try $0.standingNumber(of: kind, on: id) }
  }

  /// Gives a document of a review its number: the one it has already, else the next of its series.
  ///
  /// Looking and giving are one transaction: instances that issue one document at once give it one number.
  ///
  /// - Parameters:
  ///   - reserved: The serial reserved for it, in place of the next.
  ///   - isOneAFile: Whether only one such document goes out on a case file, whoever reviewed it.
  /// - Throws: As `append`; `ReviewRefusal.notSubmitted` before the review is submitted,
  ///   `StoreError.alreadyNumbered` where another number was reserved than the document has,
  ///   `StoreError.issuedOnAnotherReview` where the one there can be was issued on another's review.
  public func issue(
    kind: String, prefix: String, year: Int, to id: ReviewID, reserved: Int? = nil, isOneAFile: Bool = false,
    by actor: String, reason: String = "", clock: Int64
  ) throws -> IssuedNumber {
    try act(on: id, by: actor, reason: reason, clock: clock) { turn in
      if let standing = try turn.db.standingNumber(of: kind, on: id) {
        guard reserved == nil || reserved == standing.key.serial else {
          throw StoreError.alreadyNumbered(standing.key)
        }
        return standing
      }
      if isOneAFile, let other = try turn.db.numberOnAnotherReview(of: kind, than: id) {
        throw StoreError.issuedOnAnotherReview(other)
      }
      let key = NumberKey(
        prefix: prefix, year: year, serial: try turn.serial(reserved: reserved, prefix: prefix, year: year))
      try turn.take(.issued(kind: kind, prefix: prefix, year: year, serial: key.serial))
      return IssuedNumber(key: key, clock: clock)
    }
  }

  /// Gives a document that belongs to no review its number: the one its title has already, else the next.
  ///
  /// - Parameter reserved: The serial asked for; it must be reserved, or be this document's already.
  /// - Throws: `StoreError.numberTaken` for a number that is neither.
  public func issue(
    kind: String, title: String, prefix: String, year: Int, reserved: Int? = nil, by actor: String,
    clock: Int64
  ) throws -> NumberKey {
    try act(on: .workspace, by: actor, reason: "", clock: clock) { turn in
      let asked = reserved.map { NumberKey(prefix: prefix, year: year, serial: $0) }
      if let standing = try turn.db.standingNumber(of: kind, titled: title, prefix: prefix, asked) {
        return standing
      }
      let key = NumberKey(
        prefix: prefix, year: year, serial: try turn.serial(reserved: reserved, prefix: prefix, year: year))
      try turn.take(.numbered(key, .issued(kind: kind, title: title)))
      return key
    }
  }
}

extension Turn {
  /// The next serial of a series, or the reserved one asked for. Throws where that is not reserved.
  fileprivate func serial(reserved: Int?, prefix: String, year: Int) throws -> Int {
    guard let reserved else { return try db.nextSerial(prefix: prefix, year: year) }
    guard try db.bookedNumber(NumberKey(prefix: prefix, year: year, serial: reserved))?.state == .reserved
    else {
      throw StoreError.numberTaken(prefix: prefix, year: year, serial: reserved)
    }
    return reserved
  }
}

extension Database {
  fileprivate func standingNumber(of kind: String, on review: ReviewID) throws -> IssuedNumber? {
    let statement = try cachedStatement(
      sql: """
        SELECT \(JournalEntry.columns) FROM journal WHERE case_file = ? AND reviewer = ? ORDER BY number DESC
        """)
    let rows = try Row.fetchCursor(statement, arguments: [review.caseFile, review.reviewer])
    while let row = try rows.next() {
      let event = try JournalEntry(row).event()
      guard case .issued(kind, let prefix, let year, let serial) = event.action else { continue }
      let key = NumberKey(prefix: prefix, year: year, serial: serial)
      if try bookedNumber(key)?.state == .issued { return IssuedNumber(key: key, clock: event.clock) }
    }
    return nil
  }

  /// A number in force that a kind of document has on somebody else's review of the same case file.
  fileprivate func numberOnAnotherReview(of kind: String, than id: ReviewID) throws -> NumberKey? {
    let statement = try cachedStatement(
      sql: """
        SELECT prefix, year, serial FROM issued_documents JOIN reviews ON reviews.id = review
        WHERE kind = ? AND case_file = ? AND reviewer <> ?
        """)
    let rows = try Row.fetchCursor(statement, arguments: [kind, id.caseFile, id.reviewer])
    while let row = try rows.next() {
      guard let year = Int(exactly: try row.number(1)), let serial = Int(exactly: try row.number(2)) else {
        continue
      }
      let key = NumberKey(prefix: try row.text(0), year: year, serial: serial)
      if try bookedNumber(key)?.state == .issued { return key }
    }
    return nil
  }

  /// The last number of that title, or the one asked for where it is that title's.
  fileprivate func standingNumber(
    of kind: String, titled title: String, prefix: String, _ asked: NumberKey?
  ) throws -> NumberKey? {
    if let asked {
      let booked = try bookedNumber(asked)
      return booked?.state == .issued && booked?.kind == kind && booked?.words == title ? asked : nil
    }
    let statement = try cachedStatement(
      sql: """
        SELECT year, serial FROM document_numbers
        WHERE prefix = ? AND state = 'issued' AND kind = ? AND words = ? ORDER BY year DESC, serial DESC LIMIT 1
        """)
    guard let row = try Row.fetchOne(statement, arguments: [prefix, kind, title]),
      let year = Int(exactly: try row.number(0)), let serial = Int(exactly: try row.number(1))
    else { return nil }
    return NumberKey(prefix: prefix, year: year, serial: serial)
  }
}

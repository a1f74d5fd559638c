import GRDB
import Reviewing

extension ReviewStore {
  /// The book of numbers: every series, or one of a prefix and a year, in the order of the serials.
  public func numbers(prefix: String? = nil, year: Int? = nil) throws -> [BookedNumber] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT prefix, year, serial, 'issued', kind, '', case_file
          FROM issued_documents JOIN reviews ON reviews.id = review
          WHERE NOT EXISTS (
            SELECT 1 FROM document_numbers AS book
            WHERE book.prefix = issued_documents.prefix AND book.year = issued_documents.year
              AND book.serial = issued_documents.serial)
          UNION ALL
          SELECT prefix, year, serial, state, kind, words, nullif(case_file, '') FROM document_numbers
          ORDER BY 1, 2, 3
          """)
      var numbers: [BookedNumber] = []
      while let row = try rows.next() {
        let number = try BookedNumber(row)
        if let prefix, number.key.prefix != prefix { continue }
        if let year, number.key.year != year { continue }
        numbers.append(number)
      }
      return numbers
    }
  }

  /// Reserves the next numbers of a series for one purpose each, all of them or none.
  ///
  /// - Throws: As `append`; `StoreError.unstorableText`.
  public func reserve(
    prefix: String, year: Int, for purposes: [String], by actor: String, clock: Int64
  ) throws -> [Int] {
    try act(on: .workspace, by: actor, reason: "", clock: clock) { turn in
      try purposes.map { purpose in
        let serial = try turn.db.nextSerial(prefix: prefix, year: year)
        let key = NumberKey(prefix: prefix, year: year, serial: serial)
        try turn.take(.numbered(key, .reserved(purpose: purpose)))
        return serial
      }
    }
  }

  /// Takes one step on one number.
  ///
  /// - Throws: `StoreError.numberTaken` for a number that stands otherwise than the step needs.
  public func take(_ step: NumberStep, on key: NumberKey, by actor: String, clock: Int64) throws {
    try act(on: .workspace, by: actor, reason: "", clock: clock) { turn in
      if case .usedBefore = step, try turn.db.nextSerial(prefix: key.prefix, year: key.year) > 1 {
        throw StoreError.numberTaken(prefix: key.prefix, year: key.year, serial: key.serial)
      }
      try turn.take(.numbered(key, step))
    }
  }
}

extension Projection {
  /// Takes a step on a number, from how it stands to how it then stands.
  func take(_ step: NumberStep, _ key: NumberKey) throws {
    guard key.serial > 0, let after = BookedNumber.after(step, key, from: try db.bookedNumber(key)) else {
      throw StoreError.numberTaken(prefix: key.prefix, year: key.year, serial: key.serial)
    }
    try write(after)
  }

  /// Issues a number on a review; one that stands in the book must be reserved.
  func issue(_ issued: Review.Issued, position: Int, of review: Int64) throws {
    let key = NumberKey(prefix: issued.prefix, year: issued.year, serial: issued.serial)
    let booked = try db.bookedNumber(key)
    guard booked == nil || booked?.state == .reserved else {
      throw StoreError.numberTaken(prefix: key.prefix, year: key.year, serial: key.serial)
    }
    try insert(issued, position: position, of: review)
    if booked != nil {
      try db.cachedStatement(sql: "DELETE FROM document_numbers WHERE prefix = ? AND year = ? AND serial = ?")
        .execute(arguments: [key.prefix, key.year, key.serial])
    }
  }

  private func write(_ number: BookedNumber) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO document_numbers (prefix, year, serial, state, kind, words, case_file)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (prefix, year, serial) DO UPDATE SET state = excluded.state, kind = excluded.kind,
          words = excluded.words, case_file = excluded.case_file
        """)
    try statement.execute(arguments: [
      number.key.prefix, number.key.year, number.key.serial, number.state.rawValue, number.kind, number.words,
      number.caseFile ?? "",
    ])
  }
}

extension Database {
  /// How a number stands; nil for one nothing is known of.
  func bookedNumber(_ key: NumberKey) throws -> BookedNumber? {
    let arguments: StatementArguments = [key.prefix, key.year, key.serial]
    let place = "WHERE prefix = ? AND year = ? AND serial = ?"
    let booked = try cachedStatement(
      sql:
        "SELECT prefix, year, serial, state, kind, words, nullif(case_file, '') FROM document_numbers \(place)"
    )
    if let row = try Row.fetchOne(booked, arguments: arguments) { return try BookedNumber(row) }
    let issued = try cachedStatement(
      sql: """
        SELECT prefix, year, serial, 'issued', kind, '', case_file
        FROM issued_documents JOIN reviews ON reviews.id = review \(place)
        """)
    return try Row.fetchOne(issued, arguments: arguments).map { try BookedNumber($0) }
  }
}

extension BookedNumber {
  fileprivate init(_ row: Row) throws {
    guard let year = Int(exactly: try row.number(1)), let serial = Int(exactly: try row.number(2)),
      let state = State(rawValue: try row.text(3))
    else { throw Damage("document_numbers") }
    self.init(
      key: NumberKey(prefix: try row.text(0), year: year, serial: serial), state: state,
      kind: try row.text(4),
      words: try row.text(5), caseFile: String.fromDatabaseValue(row[6]))
  }
}

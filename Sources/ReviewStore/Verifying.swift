import Foundation
import GRDB
import Reviewing

extension ReviewStore {
  /// Reads the journal in order, recomputes every hash, replays it into an empty store and compares.
  ///
  /// Whoever can write the file and knows the form can rewrite all of a journal, or cut off its end
  /// with the rows: only a head noted down elsewhere shows that.
  ///
  /// - Parameter noted: An end of this journal that was written down before.
  /// - Throws: `StoreError` where the database cannot be read at all for a reason outside it; damage
  ///   is a problem of the result.
  public func verify(noted: JournalHead? = nil) throws -> Verification {
    var audit = Audit(noted: noted)
    do {
      try storing(at: path) {
        // Memory-mapped and cached pages would hide what has happened to the file since.
        queue.inDatabase { $0.releaseMemory() }
        try queue.read { try audit.run($0) }
      }
    } catch StoreError.damaged(_, let detail) {
      audit.report(.file(detail))
    } catch StoreError.notADatabase {
      audit.report(.file("header"))
    }
    return audit.result
  }
}

/// One pass over a database.
private struct Audit {
  let noted: JournalHead?
  var result = Verification(events: 0, head: JournalHead(hash: "", count: 0), problems: [])

  init(noted: JournalHead?) {
    self.noted = noted
  }

  mutating func report(_ problem: Verification.Problem) { result.problems.append(problem) }

  mutating func run(_ db: Database) throws {
    try compareSchema(db)
    let header: JournalHeader
    do {
      header = try readHeader(db)
    } catch let damage as Damage {
      report(.header(damage.place))
      return try checkFile(db)
    }
    if let noted, noted.count == 0, noted.hash != result.head.hash { report(.headLost(noted)) }
    let replayed = try ReviewStore.inMemory(header: header)
    if try replay(db, header: header, into: replayed) {
      try replayed.queue.read { fresh in
        for (table, key) in Schema.derivedTables where result.isSound {
          if let problem = try TableComparison(table: table, key: key).run(db, fresh) { report(problem) }
        }
      }
    }
    if let noted, noted.count > result.head.count, result.isSound { report(.headLost(noted)) }
    if result.isSound, let problem = try CaseAudit(db: db, header: header).run() { report(problem) }
    if result.isSound, let problem = try CaseLineAudit(db: db).run() { report(problem) }
    if result.isSound, let name = try CarriedFiles.firstChanged(db) {
      report(.row(table: "carried_files", key: name, .changed(column: "bytes")))
    }
    try checkFile(db)
  }

  private mutating func compareSchema(_ db: Database) throws {
    let sql = """
      SELECT coalesce(type, '') || ' ' || coalesce(name, '') || ' ON ' || coalesce(tbl_name, ''),
        CAST(sql AS BLOB) FROM sqlite_schema ORDER BY 1
      """
    let read = { (db: Database) in
      try Row.fetchAll(db, sql: sql).map { SchemaEntry(name: try $0.text(0), sql: try? $0.bytes(1)) }
    }
    let found = try read(db)
    let expected = try ReviewStore.inMemory().queue.read(read)
    if let first = expected.first(where: { !found.contains($0) })
      ?? found.first(where: { !expected.contains($0) })
    {
      report(.schema(first.name))
    }
  }

  private struct SchemaEntry: Equatable {
    var name: String
    var sql: Data?
  }

  private mutating func readHeader(_ db: Database) throws -> JournalHeader {
    guard try Schema.number("SELECT count(*) FROM journal_header", in: db) == 1 else {
      throw Damage("journal_header")
    }
    let header = try JournalHeader.read(db)
    let row = try Row.fetchOne(
      db, sql: "SELECT CAST(writer AS BLOB), CAST(hash AS BLOB) FROM journal_header WHERE id = 1")
    let hash = try header.hash()
    guard let row, try row.bytes(0) == Data(header.writer.utf8), try row.bytes(1) == Data(hash.utf8) else {
      throw Damage("hash")
    }
    result.head = JournalHead(hash: hash, count: 0)
    return header
  }

  /// Whether the whole journal is sound; the first event that is not is reported.
  private mutating func replay(
    _ db: Database, header: JournalHeader, into replayed: ReviewStore
  ) throws -> Bool {
    var follower = Follower(header: header, end: result.head)
    let rows = try Row.fetchCursor(db, sql: "SELECT \(JournalEntry.columns) FROM journal ORDER BY number")
    return try replayed.queue.write { fresh in
      while let row = try rows.next() {
        let entry: JournalEntry
        do {
          entry = try JournalEntry(row)
        } catch let damage as Damage {
          report(.file("journal \(result.events + 1) \(damage.place)"))
          return false
        }
        if let fault = try follower.fault(of: entry, in: fresh) {
          report(.event(entry.place, fault))
          return false
        }
        result.events += 1
        result.head = follower.end
        if let noted, noted.count == result.head.count, noted.hash != result.head.hash {
          report(.headLost(noted))
          return false
        }
      }
      return true
    }
  }

  private mutating func checkFile(_ db: Database) throws {
    let complaint = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)") ?? "integrity_check"
    if complaint != "ok" { report(.file(complaint)) }
    let orphans = try Schema.number("SELECT count(*) FROM pragma_foreign_key_check", in: db)
    if orphans != 0 { report(.file("foreign_key_check \(orphans)")) }
  }
}

/// Walks along a journal and says of each event whether it follows.
private struct Follower {
  let header: JournalHeader
  var end: JournalHead
  var time: Int64 = 0
  var reviews: [Key: StoredReview] = [:]

  /// The bytes of an identity: `ReviewID` would take canonically equivalent texts for one.
  struct Key: Hashable {
    var caseFile: Data
    var reviewer: Data
  }

  init(header: JournalHeader, end: JournalHead) {
    self.header = header
    self.end = end
  }

  mutating func fault(of entry: JournalEntry, in fresh: Database) throws -> Verification.Fault? {
    let expected = end.count + 1
    let hash = try entry.computedHash(header.algorithm)
    guard entry.hash == Data(hash.utf8) else { return .contentChanged }
    guard entry.number == Int64(expected) else { return .numberGap(expected: expected) }
    guard entry.previous == Data(end.hash.utf8) else { return .chainBroken }
    guard entry.writer == Data(header.writer.utf8) else { return .unknownWriter }
    guard entry.sequence == Int64(expected) else { return .sequenceGap(expected: expected) }
    guard entry.time > time else { return .timeNotLater }
    guard let event = try? entry.event() else { return .unreadableAction }
    let key = Key(caseFile: entry.caseFile, reviewer: entry.reviewer)
    do {
      reviews[key] = try Projection(db: fresh).apply(
        event.action, to: event.review, reviews[key], by: event.actor)
    } catch let refusal as ReviewRefusal {
      return .refused(refusal)
    } catch StoreError.noReview {
      return .notOpened
    } catch StoreError.numberTaken {
      return .numberTwice
    }
    end = JournalHead(hash: hash, count: expected)
    time = entry.time
    return nil
  }
}

extension JournalEntry {
  fileprivate var place: Verification.Place {
    Verification.Place(
      number: Int(number), clock: clock, actor: String(decoding: actor, as: UTF8.self),
      caseFile: String(decoding: caseFile, as: UTF8.self))
  }
}

/// Compares one derived table with its replay, byte by byte and in the order of its key.
private struct TableComparison {
  let table: String
  let key: [String]

  func run(_ db: Database, _ fresh: Database) throws -> Verification.Problem? {
    let names = try fresh.columns(in: table).map(\.name)
    let fields = names.map { "typeof(\($0)) || ':' || hex(CAST(\($0) AS BLOB))" }
    let sql = """
      SELECT \(key.joined(separator: " || ' ' || ")), \(fields.joined(separator: ", "))
      FROM \(table) ORDER BY \(key.joined(separator: ", "))
      """
    let found = try Row.fetchCursor(db, sql: sql)
    let expected = try Row.fetchCursor(fresh, sql: sql)
    while true {
      // A cursor reuses its row, so what is compared is copied out of it.
      let left = try found.next().map { try fieldTexts($0, count: names.count) }
      let right = try expected.next().map { try fieldTexts($0, count: names.count) }
      switch (left, right) {
      case (nil, nil): return nil
      case (let left?, nil): return .row(table: table, key: left[0], .unexpected)
      case (nil, let right?): return .row(table: table, key: right[0], .missing)
      case (let left?, let right?):
        guard let column = names.indices.first(where: { left[$0 + 1] != right[$0 + 1] }) else { continue }
        let isKey = key.contains(names[column])
        return .row(
          table: table, key: isKey ? right[0] : left[0], isKey ? .missing : .changed(column: names[column]))
      }
    }
  }

  private func fieldTexts(_ row: Row, count: Int) throws -> [String] {
    try (0...count).map { try $0 == 0 ? keyText(row) : row.text($0) }
  }

  private func keyText(_ row: Row) -> String {
    String.fromDatabaseValue(row[0]) ?? Int64.fromDatabaseValue(row[0]).map(String.init) ?? ""
  }
}

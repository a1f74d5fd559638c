import Foundation
import GRDB
import Reviewing

/// One pass over the imported case files: the bytes kept, the versions made of them, and the journal of imports.
struct CaseAudit {
  let db: Database
  let header: JournalHeader

  /// The first thing that is wrong; nil where all is sound.
  func run() throws -> Verification.Problem? {
    if let place = try firstChangedContent() { return .cases(place, .contentChanged) }
    if let place = try firstChangedVersion() { return .cases(place, .contentChanged) }
    if let problem = try importJournal() { return problem }
    if let version = try firstMistakenVersion() {
      return .cases("outdated_versions \(version)", .versionsChanged)
    }
    if let name = try firstStrayFile() {
      return .row(table: "case_files", key: name, .changed(column: "current"))
    }
    return nil
  }

  /// A content that is not what its hash was made of; what was left half written is not looked at.
  private func firstChangedContent() throws -> String? {
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, CAST(hash AS BLOB) FROM kept_bytes WHERE is_complete IS NOT 0 ORDER BY id")
    while let row = try rows.next() {
      let id = try row.number(0)
      let hash = try row.bytes(1)
      do {
        guard try header.algorithm.digest(of: KeptBytes.read(id, in: db)).utf8.elementsEqual(hash) else {
          return "kept_bytes \(id)"
        }
      } catch let damage as Damage {
        return damage.place
      }
    }
    return nil
  }

  /// A version whose row is not what its hash was made of.
  private func firstChangedVersion() throws -> String? {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT v.id, CAST(v.hash AS BLOB), v.cells, h.hash FROM case_versions v
        LEFT JOIN kept_bytes h ON h.id = v.heading ORDER BY v.id
        """)
    while let row = try rows.next() {
      let id = try row.number(0)
      let hash: String
      if row.hasNull(atIndex: 2) {
        let parts = try Row.fetchAll(
          try db.cachedStatement(
            sql: """
              SELECT p.name, CASE WHEN p.bytes IS NULL THEN '' ELSE coalesce(b.hash, '?') END FROM case_parts p
              LEFT JOIN kept_bytes b ON b.id = p.bytes AND b.is_complete = 1
              WHERE p.version = ? ORDER BY p.position
              """), arguments: [id])
        hash = try CaseContent.hash(
          files: parts.map { (name: try $0.text(0), hash: try $0.text(1)) }, header.algorithm)
      } else {
        guard !row.hasNull(atIndex: 3) else { return "case_versions \(id)" }
        hash = try CaseContent.hash(heading: try row.text(3), cells: try row.text(2), header.algorithm)
      }
      guard try hash.utf8.elementsEqual(row.bytes(1)) else { return "case_versions \(id)" }
    }
    return nil
  }

  /// Follows the entries of the imports' journal and the versions each vouches for.
  private func importJournal() throws -> Verification.Problem? {
    var previous = try header.hash()
    var number: Int64 = 0
    var next: Int64 = 1
    let rows = try Row.fetchCursor(
      db, sql: "SELECT \(ImportEntry.columns) FROM case_imports ORDER BY number")
    while let row = try rows.next() {
      let entry = try ImportEntry(row)
      number += 1
      let place = "case_imports \(entry.number)"
      guard try entry.hash == entry.computedHash(header.algorithm) else {
        return .cases(place, .contentChanged)
      }
      guard entry.number == number else { return .cases(place, .numberGap(expected: Int(number))) }
      guard entry.previous == previous, entry.first == next, entry.count >= 0 else {
        return .cases(place, .chainBroken)
      }
      guard try digest(first: entry.first, count: entry.count) == entry.content else {
        return .cases(place, .versionsChanged)
      }
      previous = entry.hash
      next += entry.count
    }
    let last = try Schema.number("SELECT max(id) FROM case_versions", in: db)
    return last == next - 1 ? nil : .cases("case_versions \(next)", .notVouchedFor)
  }

  private func digest(first: Int64, count: Int64) throws -> String {
    var canonical = CanonicalBytes(form: "casereview.versions/1")
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: """
          SELECT f.name, v.version, v.location, v.events, coalesce(v.file, ''), coalesce(v.line, 0), v.hash
          FROM case_versions v LEFT JOIN case_files f ON f.id = v.case_file
          WHERE v.id >= ? AND v.id < ? ORDER BY v.id
          """), arguments: [first, first + count])
    while let row = try rows.next() {
      guard !row.hasNull(atIndex: 0) else { return "" }
      canonical.append(
        name: try row.text(0), version: try row.number(1), location: try row.text(2),
        events: try row.number(3), file: try row.text(4), line: try row.number(5), hash: try row.text(6))
    }
    return try header.algorithm.digest(of: canonical.bytes)
  }

  /// A version that is found though it is not the newest of its file, or is not though it is.
  private func firstMistakenVersion() throws -> Int64? {
    try Int64.fetchOne(
      db,
      sql: """
        SELECT id FROM (SELECT id FROM case_versions UNION ALL SELECT id FROM outdated_versions
          UNION ALL SELECT current FROM case_files) GROUP BY id HAVING count(*) <> 2 LIMIT 1
        """)
  }

  /// A file whose line does not stand for its newest version.
  private func firstStrayFile() throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT f.name FROM case_files f LEFT JOIN
          (SELECT case_file, max(id) AS newest, count(*) AS versions FROM case_versions GROUP BY case_file) v
          ON v.case_file = f.id
        WHERE f.current IS NOT v.newest OR f.version IS NOT v.versions LIMIT 1
        """)
  }
}

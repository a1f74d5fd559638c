import CaseFiles
import GRDB
import Reviewing

/// Holds what the desk's line says of each imported case file against the bytes kept of it.
///
/// What the prechecks counted is left out: that goes with the edition of the law.
struct CaseLineAudit {
  let db: Database

  /// How many files are in memory at a time.
  private static let page = 64

  /// The first line that is wrong; nil where all are right. A file that today's reader does not take is passed over.
  func run() throws -> Verification.Problem? {
    var headings: [Int64: ExportHeading] = [:]
    let columns = CaseRow.factColumns.map { "f." + $0 }.joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: """
        SELECT v.id, v.location, v.heading, v.file, v.line, v.cells, f.name, f.id, \(columns)
        FROM case_files f JOIN case_versions v ON v.id = f.current WHERE f.id > ? ORDER BY f.id LIMIT ?
        """)
    var last: Int64 = 0
    while true {
      let rows = try Row.fetchAll(statement, arguments: [last, Self.page])
      guard let end = rows.last else { return nil }
      last = try end.number(7)
      let originals = try rows.map { try ReviewStore.original($0, in: db, &headings) }
      let lines = originals.mappedSideBySide { original in
        (try? CaseFile.load(original)).map { CaseRow($0, results: []).facts }
      }
      for (row, facts) in zip(rows, lines) {
        guard let facts else { continue }
        let wrong = facts.indices.first { row[$0 + 8] as DatabaseValue != facts[$0] }
        if let wrong { return .cases(try row.text(6), .lineChanged(column: CaseRow.factColumns[wrong])) }
      }
    }
  }
}

extension CaseRow {
  fileprivate static let factColumns = [
    "number", "title", "act", "agency", "party", "field", "kind", "filing", "decision", "fine",
  ]

  /// What its line keeps of the file itself, in the order of the columns.
  fileprivate var facts: [DatabaseValue] {
    [number, title, act, agency, party, field].map(\.storable.databaseValue) + [
      (kind?.rawValue ?? "").databaseValue, (filingDay?.number).databaseValue,
      (decisionDay?.number).databaseValue, (fine?.fen).databaseValue,
    ]
  }
}

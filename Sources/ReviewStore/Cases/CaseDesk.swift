import GRDB
import Reviewing

/// What a desk of all imported case files adds up to.
public struct CaseTotals: Sendable, Equatable {
  public var files: Int
  public var findings: Int
  /// How many of the findings the reviewer has decided on.
  public var decided: Int
  public var submitted: Int
}

extension ReviewStore {
  /// The totals of all imported case files, with one reviewer's progress.
  public func caseTotals(reviewer: String) throws -> CaseTotals {
    try read { db in
      let sums = try Row.fetchOne(
        try db.cachedStatement(sql: "SELECT count(*), coalesce(sum(findings), 0) FROM case_files"))
      let decided = try Int.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT count(*) FROM finding_decisions d JOIN reviews r ON r.id = d.review
            JOIN case_files f ON f.name = r.case_file WHERE r.reviewer = ?
            """), arguments: [reviewer])
      let submitted = try Int.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT count(*) FROM reviews r JOIN case_files f ON f.name = r.case_file
            WHERE r.reviewer = ? AND r.stage = 'submitted'
            """), arguments: [reviewer])
      return CaseTotals(
        files: Int(try sums?.number(0) ?? 0), findings: Int(try sums?.number(1) ?? 0), decided: decided ?? 0,
        submitted: submitted ?? 0)
    }
  }

  /// The rows of the imported case files in the order they came in, from one version's number on.
  ///
  /// - Parameter last: The `place` of the last row there is already; 0 for the first page.
  /// - Returns: The rows, and the place to go on from.
  public func caseRows(after last: Int64, limit: Int) throws -> (rows: [CaseRow], place: Int64) {
    try read { db in
      let cursor = try Row.fetchCursor(
        try db.cachedStatement(
          sql: """
            SELECT f.id, f.name, f.number, f.title, f.act, f.agency, f.party, f.field, f.kind, f.filing,
              f.decision, f.fine, f.findings, f.undetermined, f.version, v.location, NULL, f.current
            FROM case_files f JOIN case_versions v ON v.id = f.current WHERE f.current > ?
            ORDER BY f.current LIMIT ?
            """), arguments: [last, limit])
      var rows: [CaseRow] = []
      var place = last
      while let row = try cursor.next() {
        rows.append(try CaseRow(row))
        place = try row.number(17)
      }
      return (rows, place)
    }
  }

  /// The names of the imported case files in whose text a word stands.
  public func caseNames(holding word: String) throws -> [String] {
    try caseNames(holding: word, atMost: .max) ?? []
  }

  /// The same; nil where there are more than so many.
  public func caseNames(holding word: String, atMost most: Int) throws -> [String]? {
    guard let phrase = WordPhrase(word, in: .text) else { return [] }
    return try read { db in
      let found = try WordLookup(db: db).versions(holding: [phrase])
      guard found.count <= most else { return nil }
      return try String.fetchAll(
        try db.cachedStatement(
          sql: "SELECT f.name FROM json_each(?) t CROSS JOIN case_files f ON f.current = t.value"),
        arguments: [WordLookup.list(found)])
    }
  }

  /// The names of the case files somebody has submitted a review of.
  public func submittedCaseFiles() throws -> [String] {
    try read { db in
      try String.fetchAll(
        try db.cachedStatement(
          sql: "SELECT DISTINCT case_file FROM reviews WHERE stage = 'submitted' ORDER BY case_file"))
    }
  }

  /// Every review of one person.
  public func reviews(by reviewer: String) throws -> [Review] {
    try reviews().filter { $0.id.reviewer == reviewer }
  }
}

import CaseFiles
import Foundation
import GRDB
import Reviewing
import Standards

/// How the rows of a query are ordered.
public struct CaseOrder: Sendable, Hashable {
  public enum Key: String, Sendable, Hashable, CaseIterable {
    /// In the order they came in.
    case imported
    case number, title, act, agency, party, filing, decision, fine, findings, undetermined, state, score
  }

  public var key: Key
  public var isDescending: Bool

  public init(_ key: Key = .imported, isDescending: Bool = false) {
    self.key = key
    self.isDescending = isDescending
  }
}

/// Whose reviews the rows tell of, and how their scores are computed.
public struct CaseReviews: Sendable {
  public var reviewer: String
  /// The score of a review by its standard; scores are computed, never stored.
  public var score: @Sendable (Review) -> Points?

  public init(of reviewer: String, score: @escaping @Sendable (Review) -> Points? = { _ in nil }) {
    self.reviewer = reviewer
    self.score = score
  }
}

extension ReviewStore {
  /// How many imported case files a query finds.
  public func caseCount(_ query: CaseQuery = .all, reviews: CaseReviews) throws -> Int {
    let sql = CaseQuerySQL(query)
    let scores = query.asksForScore ? try scores(reviews) : "{}"
    return try read { db in
      let found = sql.phrases.isEmpty ? nil : try WordLookup(db: db).versions(holding: sql.phrases)
      if let found, sql.conditions.isEmpty { return found.count }
      let (from, arguments) = try Self.source(sql, found, reviews.reviewer, scores, in: db)
      return try Int.fetchOne(
        try db.cachedStatement(sql: "SELECT count(*) \(from)"), arguments: arguments) ?? 0
    }
  }

  /// The rows a query finds, a page at a time.
  public func caseRows(
    _ query: CaseQuery = .all, order: CaseOrder = CaseOrder(), limit: Int = 100, offset: Int = 0,
    reviews: CaseReviews
  ) throws -> [CaseRow] {
    let sql = CaseQuerySQL(query)
    let isScored = query.asksForScore || order.key == .score
    let scores = isScored ? try scores(reviews) : "{}"
    return try read { db in
      var (limit, offset) = (limit, offset)
      var found: [Int64]?
      if !sql.phrases.isEmpty {
        // The index hands its rows out in the order they came in, so that a first page needs only its own.
        let isPage = sql.conditions.isEmpty && order.key == .imported
        let enough = isPage && !order.isDescending ? offset.addingReportingOverflow(limit).partialValue : .max
        var versions = try WordLookup(db: db).versions(
          holding: sql.phrases, limit: enough < 0 ? .max : enough)
        if isPage {
          if order.isDescending { versions.reverse() }
          versions = Array(versions.dropFirst(offset).prefix(limit))
          (limit, offset) = (versions.count, 0)
        }
        found = versions
      }
      let (from, arguments) = try Self.source(sql, found, reviews.reviewer, scores, in: db)
      let direction = order.isDescending ? " DESC" : ""
      var keys = order.key.columns.map { $0 + direction + (order.isDescending ? "" : " NULLS LAST") }
      if order.key == .imported {
        keys = ["f.current" + direction]
      } else {
        keys.append("f.current")
      }
      let rows = try Row.fetchCursor(
        try db.cachedStatement(
          sql: """
            SELECT f.id, f.name, f.number, f.title, f.act, f.agency, f.party, f.field, f.kind, f.filing,
              f.decision, f.fine, f.findings, f.undetermined, f.version, v.location, r.stage
            \(from) ORDER BY \(keys.joined(separator: ", ")) LIMIT ? OFFSET ?
            """), arguments: arguments + [limit, offset])
      var cases: [CaseRow] = []
      while let row = try rows.next() { cases.append(try CaseRow(row)) }
      for index in cases.indices where cases[index].state != .notBegun {
        let id = ReviewID(caseFile: cases[index].caseFile, reviewer: reviews.reviewer)
        cases[index].score = try StoredReview.fetch(id, in: db).flatMap { reviews.score($0.review) }
      }
      return cases
    }
  }

  /// The tables a query draws from, joined, with its conditions.
  private static func source(
    _ sql: CaseQuerySQL, _ found: [Int64]?, _ reviewer: String, _ scores: String, in db: Database
  ) throws -> (String, StatementArguments) {
    var text = "FROM case_files f"
    var arguments = StatementArguments()
    if let found {
      text = "FROM json_each(?) t CROSS JOIN case_files f ON f.current = t.value"
      arguments += [WordLookup.list(found)]
    }
    text += " CROSS JOIN case_versions v ON v.id = f.current"
    text += " LEFT JOIN reviews r ON r.case_file = f.name AND r.reviewer = ?"
    arguments += [reviewer]
    if scores != "{}" {
      text += " LEFT JOIN json_each(?) s ON s.key = f.name"
      arguments += [scores]
    } else {
      text += " LEFT JOIN (SELECT NULL AS value) s ON 0"
    }
    for condition in sql.conditions {
      arguments += condition.arguments
      if let phrase = condition.excluded {
        arguments += [WordLookup.list(try WordLookup(db: db).versions(holding: [phrase]))]
      }
    }
    if !sql.conditions.isEmpty {
      text += " WHERE " + sql.conditions.map(\.sql).joined(separator: " AND ")
    }
    return (text, arguments)
  }

  /// The scores of a reviewer's reviews in thousandths of a point, as a JSON object by case file.
  private func scores(_ reviews: CaseReviews) throws -> String {
    var scores: [String: Int] = [:]
    for review in try self.reviews() where review.id.reviewer == reviews.reviewer {
      if let score = reviews.score(review) { scores[review.id.caseFile] = score.thousandths }
    }
    return try CanonicalJSON.encode(scores)
  }

  /// The number of an imported case file by the name reviews know it by; nil where there is none.
  public func caseNumber(of name: String) throws -> Int64? {
    try read { try Int64.fetchOne($0, sql: "SELECT id FROM case_files WHERE name = ?", arguments: [name]) }
  }

  /// Loads an imported case file from the bytes kept of it.
  ///
  /// - Parameter version: Which version; the newest where none is named.
  /// - Throws: `StoreError.noCaseFile`, or `LoadError` where today's reader does not take what was kept.
  public func caseFile(_ id: Int64, version: Int? = nil) throws -> CaseFile {
    let (original, name) = try caseOriginal(id, version: version)
    var file = try CaseFile.load(original)
    file.assignedID = name
    return file
  }

  /// What an imported case file was read from, byte for byte, and the name it is kept under.
  public func caseOriginal(_ id: Int64, version: Int? = nil) throws -> (original: CaseOriginal, name: String)
  {
    var headings: [Int64: ExportHeading] = [:]
    return try read { db in
      guard let found = try Self.original(id, version: version, in: db, &headings) else {
        throw StoreError.noCaseFile(id)
      }
      return found
    }
  }

  /// Takes something from each of several imported case files as they are now, loaded side by side a few at a time;
  /// those that today's reader does not take are left out.
  public func fromCaseFiles<Value: Sendable>(
    _ ids: [Int64], _ take: @Sendable (CaseFile) -> Value?
  ) throws -> [Value] {
    var headings: [Int64: ExportHeading] = [:]
    var values: [Value] = []
    // Few at a time: who marks meanwhile waits for no more than these.
    let turn = 64
    for start in stride(from: 0, to: ids.count, by: turn) {
      let page = ids[start..<min(start + turn, ids.count)]
      let found = try read { db in
        try page.compactMap { try Self.original($0, version: nil, in: db, &headings) }
      }
      let taken = found.mappedSideBySide { found -> Value? in
        guard var file = try? CaseFile.load(found.original) else { return nil }
        file.assignedID = found.name
        return take(file)
      }
      values += taken.compactMap(\.self)
    }
    return values
  }

  /// - Parameter headings: The headings read so far: the rows of a table share one.
  private static func original(
    _ id: Int64, version: Int?, in db: Database, _ headings: inout [Int64: ExportHeading]
  ) throws -> (original: CaseOriginal, name: String)? {
    guard
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT v.id, v.location, v.heading, v.file, v.line, v.cells, f.name
            FROM case_files f JOIN case_versions v ON \(version == nil ? "v.id = f.current" : "v.case_file = f.id")
            WHERE f.id = ? AND (v.version = ? OR ? IS NULL)
            """), arguments: [id, version, version])
    else { return nil }
    return (try original(row, in: db, &headings), try row.text(6))
  }

  /// - Parameter row: Of a version: its number, location, heading, file, line and cells.
  static func original(
    _ row: Row, in db: Database, _ headings: inout [Int64: ExportHeading]
  ) throws -> CaseOriginal {
    CaseOriginal(location: try row.text(1), content: try content(row, in: db, &headings))
  }

  private static func content(
    _ row: Row, in db: Database, _ headings: inout [Int64: ExportHeading]
  ) throws -> CaseOriginal.Content {
    if let cells = try row.optionalText(5) {
      let id = try row.number(2)
      let heading =
        try headings[id] ?? CanonicalJSON.decode(ExportHeading.self, from: Data(KeptBytes.read(id, in: db)))
      headings[id] = heading
      return .row(
        ExportRow(file: try row.text(3), line: Int(try row.number(4)), cells: try CellList.decode(cells)),
        under: heading)
    }
    let parts = try Row.fetchAll(
      try db.cachedStatement(sql: "SELECT name, bytes FROM case_parts WHERE version = ? ORDER BY position"),
      arguments: [try row.number(0)])
    return .files(
      try parts.map { part in
        CaseOriginal.File(
          name: try part.text(0), bytes: try part.optionalNumber(1).map { try KeptBytes.read($0, in: db) })
      })
  }
}

extension CaseRow {
  init(_ row: Row) throws {
    self.init(
      id: try row.number(0), caseFile: try row.text(1), number: try row.text(2), title: try row.text(3),
      act: try row.text(4), agency: try row.text(5), party: try row.text(6), field: try row.text(7),
      kind: CaseKind(rawValue: try row.text(8)),
      filingDay: try row.optionalNumber(9).map { Day(number: Int($0)) },
      decisionDay: try row.optionalNumber(10).map { Day(number: Int($0)) },
      fine: try row.optionalNumber(11).map { Money(fen: $0) }, findings: Int(try row.number(12)),
      undetermined: Int(try row.number(13)),
      state: CaseRow.State(try row.optionalText(16).flatMap(Review.Stage.init(rawValue:))),
      source: try row.text(15), version: Int(try row.number(14)))
  }
}

extension Row {
  fileprivate func optionalText(_ index: Int) throws -> String? {
    hasNull(atIndex: index) ? nil : try text(index)
  }

  fileprivate func optionalNumber(_ index: Int) throws -> Int64? {
    hasNull(atIndex: index) ? nil : try number(index)
  }
}

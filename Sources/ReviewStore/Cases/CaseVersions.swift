import GRDB
import Reviewing

/// One version of an imported case file.
public struct CaseVersion: Sendable, Equatable {
  /// Counted from 1.
  public var version: Int
  public var location: String
  /// How many events the review journal held when it came in.
  public var events: Int
}

extension ReviewStore {
  /// The versions of an imported case file, oldest first; empty where it was not imported.
  ///
  /// Most files have one, which is found without looking through those of all others.
  public func caseVersions(of name: String) throws -> [CaseVersion] {
    try read { db in
      try Row.fetchAll(
        try db.cachedStatement(
          sql: """
            SELECT v.version, v.location, v.events FROM case_files f
              CROSS JOIN case_versions v ON v.id = f.current WHERE f.name = ? AND f.version = 1
            UNION ALL
            SELECT v.version, v.location, v.events FROM case_files f
              CROSS JOIN case_versions v ON v.case_file = f.id WHERE f.name = ? AND f.version > 1
            ORDER BY 1
            """), arguments: [name, name]
      ).map {
        CaseVersion(
          version: Int(try $0.number(0)), location: try $0.text(1), events: Int(try $0.number(2)))
      }
    }
  }

  /// The criteria of a review whose citations were made in an older version of the file than the newest, each
  /// with that version.
  ///
  /// A mark was made in the newest version there was when it was recorded. Marks without citations do not count.
  public func citationsInOlderVersions(of id: ReviewID) throws -> [String: Int] {
    let versions = try caseVersions(of: id.caseFile)
    guard let newest = versions.last, newest.version > 1, let review = try review(id) else { return [:] }
    var cited: [String: Int] = [:]
    for (position, event) in try numberedHistory(of: id) {
      guard case .marked(let criterion, _, let mark) = event.action else { continue }
      cited[criterion] = nil
      guard !mark.evidence.isEmpty, review.scorecard.mark(criterion) == mark else { continue }
      let version = versions.last { $0.events < position }?.version ?? 1
      if version < newest.version { cited[criterion] = version }
    }
    return cited
  }

  /// The events of a review with their places in the journal, oldest first.
  private func numberedHistory(of id: ReviewID) throws -> [(Int, ReviewEvent)] {
    try read { db in
      let rows = try Row.fetchCursor(
        try db.cachedStatement(
          sql: """
            SELECT \(JournalEntry.columns) FROM journal WHERE case_file = ? AND reviewer = ? ORDER BY number
            """), arguments: [id.caseFile, id.reviewer])
      var events: [(Int, ReviewEvent)] = []
      while let row = try rows.next() {
        let entry = try JournalEntry(row)
        events.append((Int(entry.number), try entry.event()))
      }
      return events
    }
  }
}

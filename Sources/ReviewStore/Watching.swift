import GRDB
import Reviewing

/// What a workstation asks that shares its workspace with others, and learns from what was written before.
extension ReviewStore {
  /// The reviews of one person that events behind a place of the journal speak of, as they are now.
  ///
  /// - Parameter count: How many events the caller has seen, as `head().count` told.
  public func reviews(of reviewer: String, changedAfter count: Int) throws -> [Review] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT DISTINCT case_file FROM journal WHERE number > ? AND reviewer = ?")
      let files = try String.fetchAll(statement, arguments: [count, reviewer])
      return try files.compactMap {
        try StoredReview.fetch(ReviewID(caseFile: $0, reviewer: reviewer), in: db)?.review
      }
    }
  }

  /// The reasons a person has written for marks, the most frequent first, each with its criterion.
  public func reasons(
    of reviewer: String, atMost limit: Int
  ) throws -> [(state: Mark.State, criterion: String, text: String, count: Int)] {
    try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT marks.state, criterion, marks.reason, count(*) FROM marks JOIN reviews ON reviews.id = review
          WHERE reviewer = ? AND marks.reason <> '' GROUP BY marks.state, criterion, marks.reason
          ORDER BY count(*) DESC, criterion, marks.reason LIMIT ?
          """, arguments: [reviewer, limit])
      return try rows.map { row in
        let state = Mark.State(rawValue: try row.text(0)) ?? .unanswered
        return (state, try row.text(1), try row.text(2), Int(try row.number(3)))
      }
    }
  }
}

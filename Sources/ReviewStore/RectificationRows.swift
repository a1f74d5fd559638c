import CaseFiles
import Foundation
import GRDB
import Reviewing

extension ReviewStore {
  /// Registers a notice on a review, at the next place there.
  ///
  /// - Returns: Its place, from 1.
  /// - Throws: As `append`; `RectificationRefusal.startedTwice` where a notice of this number is there already.
  public func start(
    _ notice: RectificationNotice, on id: ReviewID, by actor: String, clock: Int64
  ) throws -> Int {
    try act(on: id, by: actor, reason: "", clock: clock) { turn in
      let place = (turn.stored?.review.rectifications.count ?? 0) + 1
      try turn.take(.rectified(place: place, seen: 0, step: .started(notice)))
      return place
    }
  }

  /// Every rectification of the workspace, in the order its reviews were opened.
  public func rectifications() throws -> [RectificationEntry] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT case_file, reviewer, place, actor, step
          FROM rectification_steps JOIN reviews ON reviews.id = rectification_steps.review
          ORDER BY review, place, position
          """)
      var entries: [RectificationEntry] = []
      var current: ReviewID?
      var found: [Rectification] = []
      func close() {
        guard let current else { return }
        for (index, one) in found.enumerated() {
          entries.append(
            RectificationEntry(id: RectificationID(review: current, place: index + 1), rectification: one))
        }
      }
      while let row = try rows.next() {
        let id = ReviewID(caseFile: try row.text(0), reviewer: try row.text(1))
        if id != current {
          close()
          current = id
          found = []
        }
        try found.take(row, place: 2, in: "rectification_steps")
      }
      close()
      return entries
    }
  }

  /// How many notices are past their last day on a day, without reading their steps.
  public func overdueRectifications(on today: Day) throws -> Int {
    try read { db in
      let sql = """
        SELECT count(*) FROM rectifications
        WHERE state IN ('open', 'returned') AND deadline <> '' AND deadline < ?
        """
      return Int(try Int64.fetchOne(db, sql: sql, arguments: [today.description]) ?? 0)
    }
  }
}

extension [Rectification] {
  /// Takes the row of a step whose columns `place`, `actor` and `step` begin at `first`.
  mutating func take(_ row: Row, place first: Int, in table: String) throws {
    let place = Int(try row.number(first))
    let actor = try row.text(first + 1)
    let damage = Damage("\(table) \(place)")
    guard
      let step = try? CanonicalJSON.decode(RectificationStep.self, from: Data(try row.text(first + 2).utf8))
    else { throw damage }
    if case .started(let notice) = step {
      guard place == count + 1 else { throw damage }
      append(Rectification(notice, by: actor))
      return
    }
    guard place == count, !isEmpty else { throw damage }
    do throws(RectificationRefusal) {
      try self[place - 1].take(step, by: actor)
    } catch {
      throw damage
    }
  }
}

import CaseFiles
import GRDB
import Reviewing

/// Turns an event into rows: the only place that writes the derived tables, for people and for replay.
struct Projection {
  let db: Database

  /// Applies one action to a review and to its rows; a review that is not there yet must be opened.
  ///
  /// Gives back nil for what belongs to no review.
  func apply(
    _ action: ReviewAction, to id: ReviewID, _ stored: StoredReview?, by actor: String
  ) throws -> StoredReview? {
    if case .numbered(let key, let step) = action {
      try take(step, key)
      return nil
    }
    var stored = try stored ?? insert(id, openedBy: action)
    let before = stored.review.scorecard
    let entries = stored.review.entries
    try stored.review.apply(action, by: actor)
    let after = stored.review.scorecard
    switch action {
    case .opened, .opinion, .submitted, .reopened, .upgraded: try update(stored)
    case .marked(let criterion, _, _):
      let key = before.marks.index(forKey: criterion).map { before.marks[$0].key } ?? criterion
      try write(after.marks[criterion], criterion: key, of: stored.row)
    case .decided(let finding, _, _):
      let key = before.findings.index(forKey: finding).map { before.findings[$0].key } ?? finding
      try write(after.findings[finding], finding: key, of: stored.row)
    case .overruled(let criterion, _, _):
      let key = before.panel.index(forKey: criterion).map { before.panel[$0].key } ?? criterion
      try write(after.panel[criterion], criterion: key, of: stored.row)
    case .entered(let field, _, _):
      let key = entries.index(forKey: field).map { entries[$0].key } ?? field
      try write(stored.review.entries[field], field: key, of: stored.row)
    case .issued:
      if let issued = stored.review.issued.last {
        try issue(issued, position: stored.review.issued.count, of: stored.row)
      }
    case .rectified(let place, _, _):
      try write(stored.review.rectifications[place - 1], place: place, of: stored.row)
    case .numbered: break
    }
    return stored
  }

  private func insert(_ id: ReviewID, openedBy action: ReviewAction) throws -> StoredReview {
    guard case .opened(let standard, let version) = action else { throw StoreError.noReview(id) }
    let review = Review(id: id, standard: standard, version: version)
    try run(
      """
      INSERT INTO reviews (case_file, reviewer, standard, version, stage, opinion)
      VALUES (?, ?, ?, ?, ?, '')
      """, [id.caseFile, id.reviewer, standard, version, review.stage.rawValue])
    return StoredReview(row: db.lastInsertedRowID, review: review)
  }

  private func update(_ stored: StoredReview) throws {
    let card = stored.review.scorecard
    try run(
      "UPDATE reviews SET standard = ?, version = ?, stage = ?, opinion = ? WHERE id = ?",
      [card.standard, card.standardVersion, stored.review.stage.rawValue, card.opinion, stored.row])
  }

  /// A criterion that went back to unanswered has no row.
  private func write(_ mark: Mark?, criterion: String, of review: Int64) throws {
    guard let mark else {
      return try run("DELETE FROM marks WHERE review = ? AND criterion = ?", [review, criterion])
    }
    try run(
      """
      INSERT INTO marks (review, criterion, state, deductions, reason, evidence)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (review, criterion) DO UPDATE SET state = excluded.state,
        deductions = excluded.deductions, reason = excluded.reason, evidence = excluded.evidence
      """,
      [
        review, criterion, mark.state.rawValue, try CanonicalJSON.encodeList(mark.deductions),
        mark.reason, try CanonicalJSON.encodeList(mark.evidence),
      ])
  }

  private func write(_ decision: FindingDecision?, finding: String, of review: Int64) throws {
    guard let decision else {
      return try run(
        "DELETE FROM finding_decisions WHERE review = ? AND finding = ?", [review, finding])
    }
    try run(
      """
      INSERT INTO finding_decisions (review, finding, state, reason) VALUES (?, ?, ?, ?)
      ON CONFLICT (review, finding) DO UPDATE SET state = excluded.state, reason = excluded.reason
      """, [review, finding, decision.state.rawValue, decision.reason])
  }

  private func write(_ decision: PanelDecision?, criterion: String, of review: Int64) throws {
    guard let decision else {
      return try run(
        "DELETE FROM panel_decisions WHERE review = ? AND criterion = ?", [review, criterion])
    }
    try run(
      """
      INSERT INTO panel_decisions (review, criterion, decision) VALUES (?, ?, ?)
      ON CONFLICT (review, criterion) DO UPDATE SET decision = excluded.decision
      """, [review, criterion, try CanonicalJSON.encode(decision)])
  }

  private func write(_ entry: FactEntry?, field: String, of review: Int64) throws {
    guard let entry else {
      return try run("DELETE FROM fact_entries WHERE review = ? AND field = ?", [review, field])
    }
    try run(
      """
      INSERT INTO fact_entries (review, field, entry) VALUES (?, ?, ?)
      ON CONFLICT (review, field) DO UPDATE SET entry = excluded.entry
      """, [review, field, try CanonicalJSON.encode(entry)])
  }

  func insert(_ issued: Review.Issued, position: Int, of review: Int64) throws {
    do {
      try run(
        """
        INSERT INTO issued_documents (review, position, kind, prefix, year, serial)
        VALUES (?, ?, ?, ?, ?, ?)
        """, [review, position, issued.kind, issued.prefix, issued.year, issued.serial])
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw StoreError.numberTaken(prefix: issued.prefix, year: issued.year, serial: issued.serial)
    }
  }

  /// The row says how the notice stands; its steps are kept beside it and make the value again.
  private func write(_ one: Rectification, place: Int, of review: Int64) throws {
    try run(
      """
      INSERT INTO rectifications (review, place, origin, number, agency, issued, deadline, state, level, steps)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (review, place) DO UPDATE SET deadline = excluded.deadline, state = excluded.state,
        level = excluded.level, steps = excluded.steps
      """,
      [
        review, place, one.notice.origin.rawValue, one.notice.number, one.notice.agency,
        one.notice.issued.description, one.deadline?.description ?? "", one.state.rawValue,
        one.level?.rawValue ?? "", one.count,
      ])
    guard let last = one.history.last else { return }
    try run(
      """
      INSERT INTO rectification_steps (review, place, position, kind, day, actor, step)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """,
      [
        review, place, one.count, last.step.kind.rawValue, last.step.day.description, last.actor,
        try CanonicalJSON.encode(last.step),
      ])
  }

  private func run(_ sql: String, _ arguments: StatementArguments) throws {
    try db.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}

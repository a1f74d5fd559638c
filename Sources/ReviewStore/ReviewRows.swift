import CaseFiles
import Foundation
import GRDB
import Reviewing

/// A review as its rows hold it, with the number its rows refer to.
struct StoredReview {
  var row: Int64
  var review: Review

  static func fetch(_ id: ReviewID, in db: Database) throws -> StoredReview? {
    let statement = try db.cachedStatement(
      sql: "SELECT \(columns) FROM reviews WHERE case_file = ? AND reviewer = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.caseFile, id.reviewer]) else { return nil }
    var stored = try StoredReview(row)
    for part in Part.allCases {
      let statement = try db.cachedStatement(
        sql: "\(part.selection) WHERE review = ? ORDER BY review, \(part.order)")
      let rows = try Row.fetchCursor(statement, arguments: [stored.row])
      while let row = try rows.next() { try stored.take(row, as: part) }
    }
    return stored
  }

  /// Every review, in the order they were opened.
  static func fetchAll(in db: Database) throws -> [StoredReview] {
    var all: [StoredReview] = []
    var places: [Int64: Int] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM reviews ORDER BY id")
    while let row = try rows.next() {
      let stored = try StoredReview(row)
      places[stored.row] = all.count
      all.append(stored)
    }
    for part in Part.allCases {
      let rows = try Row.fetchCursor(db, sql: "\(part.selection) ORDER BY review, \(part.order)")
      while let row = try rows.next() {
        guard let place = places[try row.number(0)] else { throw Damage("\(part.rawValue).review") }
        try all[place].take(row, as: part)
      }
    }
    return all
  }

  init(row: Int64, review: Review) {
    self.row = row
    self.review = review
  }

  private static let columns = "id, case_file, reviewer, standard, version, stage, opinion"

  private init(_ row: Row) throws {
    let id = ReviewID(caseFile: try row.text(1), reviewer: try row.text(2))
    var review = Review(id: id, standard: try row.text(3), version: try row.text(4))
    guard let stage = Review.Stage(rawValue: try row.text(5)) else { throw Damage("reviews.stage") }
    review.stage = stage
    review.scorecard.opinion = try row.text(6)
    self.init(row: try row.number(0), review: review)
  }

  /// The tables whose rows belong to a review.
  private enum Part: String, CaseIterable {
    case marks
    case findings = "finding_decisions"
    case issued = "issued_documents"
    case panel = "panel_decisions"
    case rectification = "rectification_steps"
    case entries = "fact_entries"

    var selection: String {
      let columns =
        switch self {
        case .marks: "criterion, state, deductions, reason, evidence"
        case .findings: "finding, state, reason"
        case .issued: "kind, prefix, year, serial"
        case .panel: "criterion, decision"
        case .rectification: "place, actor, step"
        case .entries: "field, entry"
        }
      return "SELECT review, \(columns) FROM \(rawValue)"
    }

    var order: String {
      switch self {
      case .marks, .panel: "criterion"
      case .findings: "finding"
      case .entries: "field"
      case .issued: "position"
      case .rectification: "place, position"
      }
    }
  }

  private mutating func take(_ row: Row, as part: Part) throws {
    switch part {
    case .marks:
      guard let state = Mark.State(rawValue: try row.text(2)) else { throw Damage("marks.state") }
      do {
        review.scorecard.marks[try row.text(1)] = Mark(
          state: state, deductions: try CanonicalJSON.decodeList(try row.text(3)),
          reason: try row.text(4), evidence: try CanonicalJSON.decodeList(try row.text(5)))
      } catch is DecodingError {
        throw Damage("marks \(try row.text(1))")
      }
    case .findings:
      guard let state = FindingDecision.State(rawValue: try row.text(2)) else {
        throw Damage("finding_decisions.state")
      }
      review.scorecard.findings[try row.text(1)] = FindingDecision(
        state: state, reason: try row.text(3))
    case .panel:
      do {
        review.scorecard.panel[try row.text(1)] = try CanonicalJSON.decode(
          PanelDecision.self, from: Data(try row.text(2).utf8))
      } catch is DecodingError {
        throw Damage("panel_decisions \(try row.text(1))")
      }
    case .rectification:
      try review.rectifications.take(row, place: 1, in: "rectification_steps")
    case .entries:
      do {
        review.entries[try row.text(1)] = try CanonicalJSON.decode(
          FactEntry.self, from: Data(try row.text(2).utf8))
      } catch is DecodingError {
        throw Damage("fact_entries \(try row.text(1))")
      }
    case .issued:
      guard let year = Int(exactly: try row.number(3)), let serial = Int(exactly: try row.number(4)) else {
        throw Damage("issued_documents")
      }
      review.issued.append(
        Review.Issued(kind: try row.text(1), prefix: try row.text(2), year: year, serial: serial))
    }
  }
}

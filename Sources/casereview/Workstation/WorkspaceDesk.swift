import ReviewStore
import Reviewing
import TerminalUI

/// The desk of everything the workspace holds.
extension DeskLoading {
  /// As many rows as no screen is high.
  private static let firstPage = 300
  private static let page = 500

  func workspaceDesk() throws -> (Desk, rest: (@Sendable (_ hand: (Answer) -> Bool) -> Void)?) {
    let totals = try failing { try store.caseTotals(reviewer: reviewer) }
    let begun = try failing { try begunReviews() }
    let first = try failing { try items(after: 0, limit: Self.firstPage, begun: begun) }
    var desk = Desk(reviewer: reviewer, workspace: workspace, items: first.items)
    guard first.items.count < totals.files else { return (desk, nil) }
    desk.expected = Desk.Expected(
      files: totals.files, submitted: totals.submitted, openFindings: totals.findings - totals.decided)
    return (desk, { hand in restOfItems(from: first.place, begun: begun, hand) })
  }

  private func restOfItems(from first: Int64, begun: [String: Review], _ hand: (Answer) -> Bool) {
    var place = first
    while true {
      guard let next = try? items(after: place, limit: Self.page, begun: begun), !next.items.isEmpty else {
        break
      }
      guard hand(.items(next.items)) else { return }
      place = next.place
    }
    _ = hand(.progress(nil))
  }

  /// The rows of imported files that came in after a place, with the reviewer's progress.
  func items(
    after place: Int64, limit: Int, begun: [String: Review]
  ) throws -> (items: [DeskItem], place: Int64) {
    let (rows, next) = try store.caseRows(after: place, limit: limit)
    return (rows.map { item($0, begun: begun) }, next)
  }

  /// A row nobody has loaded the file of, with the reviewer's progress.
  func item(_ row: CaseRow, begun: [String: Review]) -> DeskItem {
    var item = DeskItem(row)
    if let review = begun[row.caseFile], let standard = try? library.standard(for: review) {
      item.take(review, standard: standard)
    }
    return item
  }

  /// The reviewer's reviews by their case files.
  func begunReviews() throws -> [String: Review] {
    let reviews = try store.reviews(by: reviewer)
    return Dictionary(reviews.map { ($0.id.caseFile, $0) }) { first, _ in first }
  }
}

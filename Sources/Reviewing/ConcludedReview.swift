import CaseFiles
import Prechecks
import Standards

/// A review with all it was made of, from which instruments and figures are drawn up.
public struct ConcludedReview: Sendable {
  public var file: CaseFile
  public var results: [CheckResult]
  public var standard: Standard
  public var review: Review

  public init(file: CaseFile, results: [CheckResult], standard: Standard, review: Review) {
    self.file = file
    self.results = results
    self.standard = standard
    self.review = review
  }
  /// The review of a case file as it was filed: the facts the reviewer entered laid over its own, and checked anew.
  public init(_ review: Review, of filed: CaseFile, by standard: Standard, under rules: CheckRules) {
    let file = review.corrected(filed)
    self.init(
      file: file, results: precheck(file, with: allChecks, under: rules), standard: standard, review: review)
  }
}

extension Sequence<Review> {
  /// The review that counts for each case file, by the file's name: of several submitted ones one that a panel has
  /// decided on before others, then the one submitted last.
  ///
  /// - Parameter submission: When a review was submitted, in milliseconds since 1970; asked where there are several.
  public func counted(submission: (Review) throws -> Int64) rethrows -> [String: Review] {
    let groups = Dictionary(grouping: filter { $0.stage == .submitted }, by: \.id.caseFile)
    return try groups.compactMapValues { reviews in
      guard reviews.count > 1 else { return reviews.first }
      let decided = reviews.filter { !$0.scorecard.panel.isEmpty }
      let timed = try (decided.isEmpty ? reviews : decided).map { (review: $0, clock: try submission($0)) }
      return timed.max { $0.clock < $1.clock }?.review
    }
  }
}

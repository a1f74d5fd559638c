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

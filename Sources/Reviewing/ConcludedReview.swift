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
}

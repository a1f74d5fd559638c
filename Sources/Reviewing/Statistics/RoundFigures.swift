import CaseFiles
import Standards

/// How far a set of case files has been reviewed, by whom, and where reviewers came to different results.
public struct RoundFigures: Sendable, Equatable {
  public struct Reviewer: Sendable, Equatable {
    public var name: String
    /// The files begun and not submitted.
    public var open: [String]
    public var submitted: [String]
  }

  /// One submitted review of a file that several people reviewed.
  public struct Opinion: Sendable, Equatable {
    public var reviewer: String
    public var score: Points
    public var grade: Localized
  }

  /// A file several people have submitted.
  public struct Shared: Sendable, Equatable {
    public var file: String
    public var opinions: [Opinion]

    /// The highest score less the lowest.
    public var spread: Points {
      let scores = opinions.map(\.score)
      return (scores.max() ?? .zero) - (scores.min() ?? .zero)
    }

    public var gradesDiffer: Bool { Set(opinions.map(\.grade)).count > 1 }
  }

  /// All files, whether reviewed or not.
  public var files: [String]
  /// By name.
  public var reviewers: [Reviewer]
  /// The widest spread first.
  public var shared: [Shared]
  /// One submitted review for each file that has one.
  public var concluded: [ConcludedReview]
  /// How many officers each agency has, as far as a table tells.
  public var staff: [AgencyStaff] = []

  /// `concluded` holds the review that counts of each file; `standard` finds the edition a review is bound to, nil
  /// where it is gone, and the review then takes no part in the comparison.
  public init(
    files: [String], reviews: [Review], concluded: [ConcludedReview], standard: (Review) -> Standard?
  ) {
    self.files = files
    self.concluded = concluded
    let known = Set(files)
    let ours = reviews.filter { known.contains($0.id.caseFile) }
    reviewers = Dictionary(grouping: ours, by: \.id.reviewer).map { name, reviews in
      Reviewer(
        name: name, open: reviews.filter { $0.stage == .open }.map(\.id.caseFile),
        submitted: reviews.filter { $0.stage == .submitted }.map(\.id.caseFile))
    }.sorted { $0.name < $1.name }
    let groups = Dictionary(grouping: ours.filter { $0.stage == .submitted }, by: \.id.caseFile)
    shared = groups.filter { $0.value.count > 1 }.map { file, reviews in
      let opinions = reviews.compactMap { review -> Opinion? in
        guard let score = standard(review)?.score(review.scorecard) else { return nil }
        return Opinion(reviewer: review.id.reviewer, score: score.score, grade: score.grade)
      }
      return Shared(file: file, opinions: opinions)
    }.filter { $0.opinions.count > 1 }.sorted { ($1.spread, $0.file) < ($0.spread, $1.file) }
  }

  public static func == (a: RoundFigures, b: RoundFigures) -> Bool {
    a.files == b.files && a.reviewers == b.reviewers && a.shared == b.shared
      && a.concluded.map(\.review) == b.concluded.map(\.review)
  }
}

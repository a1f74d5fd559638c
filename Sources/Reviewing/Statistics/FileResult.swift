import CaseFiles
import Standards

/// What one reviewed case file comes to, as far as the figures of a round need it.
public struct FileResult: Sendable, Equatable {
  /// A criterion that lost points or whose veto is established.
  public struct Fault: Sendable, Equatable {
    public var criterion: CriterionKey
    /// The points lost; zero for a veto.
    public var lost: Points
    /// How often it occurs in the file, at least 1.
    public var times: Int
    public var isVeto: Bool
  }

  /// What names the file among others: `CaseFile.id`.
  public var id: String
  public var title: String?
  /// Nil where the file does not name its agency.
  public var agency: String?
  public var kind: CaseKind?
  public var reviewer: String
  /// The standard's id.
  public var standard: String
  public var score: Points
  /// Empty where the standard sets no grades.
  public var grade: Localized
  /// In the standard's order.
  public var faults: [Fault]

  public var vetoes: [Fault] { faults.filter(\.isVeto) }
}

/// What names a criterion among those of several standards.
public struct CriterionKey: Sendable, Hashable {
  public var standard: String
  public var criterion: String

  public init(standard: String, criterion: String) {
    self.standard = standard
    self.criterion = criterion
  }
}

extension FileResult {
  init(_ concluded: ConcludedReview, scorer: Scorer) {
    let standard = concluded.standard
    let card = concluded.review.scorecard
    let score = scorer.score(card)
    id = concluded.file.id
    title = concluded.file.title?.value ?? concluded.file.act?.value
    agency = concluded.file.agency?.name?.value
    kind = concluded.file.kind?.value
    reviewer = concluded.review.id.reviewer
    self.standard = standard.id
    self.score = score.score
    grade = score.grade
    let waived = Set(score.waived)
    let vetoes = Set(score.vetoes)
    faults = score.lines.compactMap { line in
      let isVeto = vetoes.contains(line.criterion)
      guard isVeto || line.state == .deducted && !waived.contains(line.criterion) else { return nil }
      let times = card.countedMark(line.criterion).deductions.map { max(1, $0.times) }.max() ?? 1
      return Fault(
        criterion: CriterionKey(standard: standard.id, criterion: line.criterion),
        lost: isVeto ? .zero : line.of - line.earned, times: times, isVeto: isVeto)
    }
  }
}

import CaseFiles
import Prechecks
import Reviewing
import Standards

/// One case file as the desk lists it: its row, and how far its review has come.
public struct DeskItem: Sendable, Equatable {
  public enum Progress: Sendable, Equatable {
    case fresh
    case started(answered: Int, of: Int)
    case submitted
  }

  /// Its score is the score shown.
  public var row: CaseRow
  public var progress: Progress
  /// The findings nobody has decided on.
  public var openFindings: Int
  public var isVetoed: Bool

  /// A file nobody has begun to review.
  public init(_ row: CaseRow) {
    self.row = row
    progress = .fresh
    openFindings = row.findings
    isVetoed = false
  }

  /// A file that was loaded and checked, and that nobody has begun to review.
  public init(_ file: CaseFile, results: [CheckResult]) {
    self.init(CaseRow(file, results: results))
    row.number = file.number?.original ?? file.id
  }

  /// - Parameter score: The score of its review where that has been computed already.
  public init(_ entry: CaseEntry, score: Score? = nil) {
    self.init(entry.file, results: entry.results)
    row.caseFile = entry.review.id.caseFile
    row.source = entry.source
    take(entry.review) { score ?? entry.standard.score($0) }
    let card = entry.review.scorecard
    openFindings = 0
    for result in entry.results {
      openFindings += result.outcome.findings.count { card.decision(result.key(of: $0)).state == .open }
    }
  }

  /// Takes over how far a review has come.
  public mutating func take(_ review: Review, standard: Standard) { take(review) { standard.score($0) } }

  private mutating func take(_ review: Review, score: (Scorecard) -> Score) {
    let card = review.scorecard
    openFindings = max(0, row.findings - card.findings.count)
    let isSubmitted = review.stage == .submitted
    guard !card.marks.isEmpty || isSubmitted else { return }
    let result = score(card)
    row.score = result.score
    isVetoed = !result.vetoes.isEmpty
    let count = result.lines.count
    progress = isSubmitted ? .submitted : .started(answered: count - result.unanswered.count, of: count)
  }
}

extension DeskItem.Progress {
  var state: CaseRow.State {
    switch self {
    case .fresh: .notBegun
    case .started: .open
    case .submitted: .submitted
    }
  }

  /// Begun files first, then new ones, then those that are done.
  var rank: Int {
    switch self {
    case .started: 0
    case .fresh: 1
    case .submitted: 2
    }
  }
}

import CaseFiles
import Prechecks
import ReviewStore
import Reviewing
import Standards
import TerminalUI

// The figures of the round screen, counted beside the screens.
extension Workstation {
  func countRound() {
    guard app.desk.progress == nil, app.desk.expected == nil else {
      return take(
        .failed(Localized(zh: "案卷还在装入，装完按 R 统计", en: "Files are still loading; press R once they are in")))
    }
    let submitted: [String]
    let staff: [AgencyStaff]
    do {
      submitted = try failing { try store.submittedCaseFiles() }
      staff = try StaffTable.read(nil, workspace: shared.workspacePath)
    } catch let failure as CommandFailure {
      return take(.failed(failure.message))
    } catch {
      return take(.failed(Localized("\(error)")))
    }
    let loaded = Dictionary(app.desk.entries.all.map { ($0.file.id, $0) }) { first, _ in first }
    let counting = RoundCounting(
      files: app.caseFileNames, submitted: app.rows(of: submitted), staff: staff, loaded: loaded,
      library: library, store: store, loading: loading)
    background.start { hand in counting.run(hand) }
  }
}

/// Brings together the submitted reviews of the files on a desk.
struct RoundCounting: Sendable {
  /// The names of all files of the desk.
  let files: [String]
  /// The rows of those somebody has submitted a review of.
  let submitted: [CaseRow]
  let staff: [AgencyStaff]
  let loaded: [String: CaseEntry]
  let library: RuleLibrary
  let store: ReviewStore
  let loading: DeskLoading

  func run(_ hand: (Answer) -> Bool) {
    do {
      guard let figures = try figures(hand) else { return }
      guard hand(.round(figures)) else { return }
    } catch let failure as CommandFailure {
      _ = hand(.failed(failure.message))
    } catch {
      _ = hand(.failed(Localized("\(error)")))
    }
    _ = hand(.progress(nil))
  }

  /// Nil where nobody waits any more.
  private func figures(_ hand: (Answer) -> Bool) throws -> RoundFigures? {
    let reviews = try failing { try store.reviews() }
    let counted = try counted(reviews)
    var concluded: [ConcludedReview] = []
    var standards: [String: Standard] = [:]
    func standard(_ review: Review) -> Standard? {
      let key = review.scorecard.standard + "\n" + review.scorecard.standardVersion
      if let known = standards[key] { return known }
      standards[key] = try? library.standard(for: review)
      return standards[key]
    }
    for (number, row) in submitted.enumerated() {
      guard let review = counted[row.caseFile], let standard = standard(review) else { continue }
      if number % 50 == 49, !hand(.progress(Desk.Progress(loaded: number + 1, total: submitted.count))) {
        return nil
      }
      let (file, results) = try checked(row)
      concluded.append(ConcludedReview(file: file, results: results, standard: standard, review: review))
    }
    var figures = RoundFigures(files: files, reviews: reviews, concluded: concluded, standard: standard)
    figures.staff = staff
    return figures
  }

  private func checked(_ row: CaseRow) throws -> (CaseFile, [CheckResult]) {
    if let entry = loaded[row.caseFile] { return (entry.file, entry.results) }
    let file = try loading.file(row)
    return (file, precheck(file, with: allChecks, under: library.checkRules()))
  }

  /// Of several reviews of a file the one a panel has decided on counts, else the one submitted last.
  private func counted(_ reviews: [Review]) throws -> [String: Review] {
    let groups = Dictionary(grouping: reviews.filter { $0.stage == .submitted }, by: \.id.caseFile)
    return try groups.compactMapValues { reviews in
      if let only = reviews.first, reviews.count == 1 { return only }
      if let decided = reviews.first(where: { !$0.scorecard.panel.isEmpty }) { return decided }
      return try reviews.max { try submission($0) < submission($1) }
    }
  }

  private func submission(_ review: Review) throws -> Int64 {
    try failing { try store.history(of: review.id) }.last { $0.action == .submitted }?.clock ?? 0
  }
}

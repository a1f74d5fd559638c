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
    let counted = try reviews.counted { try store.submission(of: $0) }
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
      concluded.append(try conclude(review, of: row, by: standard))
    }
    var figures = RoundFigures(files: files, reviews: reviews, concluded: concluded, standard: standard)
    figures.staff = staff
    return figures
  }

  private func conclude(_ review: Review, of row: CaseRow, by standard: Standard) throws -> ConcludedReview {
    if let entry = loaded[row.caseFile], entry.review.facts == review.facts {
      return ConcludedReview(file: entry.file, results: entry.results, standard: standard, review: review)
    }
    let filed = try loaded[row.caseFile]?.asFiled ?? loading.file(row)
    return ConcludedReview(review, of: filed, by: standard, under: library.checkRules())
  }
}

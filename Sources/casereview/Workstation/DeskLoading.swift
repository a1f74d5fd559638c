import CaseFiles
import Dispatch
import Prechecks
import ReviewStore
import Reviewing
import Standards
import TerminalUI

/// Puts case files with their checks and reviews on a desk: those at the paths given, else those of the workspace.
struct DeskLoading: Sendable {
  let paths: [String]
  let standard: String?
  let reviewer: String
  let library: RuleLibrary
  let store: ReviewStore
  let workspace: String

  /// Up to so many folders are loaded before the first frame, and stay loaded.
  private static let fewFolders = 60
  /// Up to so many files stay loaded; a desk of more loads them when they are opened.
  private static let mostLoaded = 400

  /// The desk as the first frame shows it, and what is still to be loaded beside the screens.
  func desk() throws -> (Desk, rest: (@Sendable (_ hand: (Answer) -> Bool) -> Void)?) {
    guard !paths.isEmpty else { return try workspaceDesk() }
    let (folders, refused) = CaseFile.folders(at: paths)
    guard folders.count > Self.fewFolders else {
      var (entries, problems) = try load(folders)
      problems = refused + problems
      return (Desk(reviewer: reviewer, workspace: workspace, entries: entries, refused: problems), nil)
    }
    let desk = Desk(
      reviewer: reviewer, workspace: workspace, refused: refused,
      progress: Desk.Progress(loaded: 0, total: folders.count))
    return (desk, { hand in loadInTurns(folders, hand) })
  }

  /// Loads folders a few at a time, telling how far it is.
  private func loadInTurns(_ folders: [String], _ hand: (Answer) -> Bool) {
    let turn = 40
    for start in stride(from: 0, to: folders.count, by: turn) {
      let end = min(start + turn, folders.count)
      do {
        let (entries, refused) = try load(Array(folders[start..<end]))
        for error in refused { guard hand(.refusedFile(error)) else { return } }
        let answer: Answer =
          folders.count <= Self.mostLoaded ? .entries(entries) : .items(entries.map(DeskItem.init))
        guard hand(answer), hand(.progress(Desk.Progress(loaded: end, total: folders.count))) else { return }
      } catch let failure as CommandFailure {
        guard hand(.failed(failure.message)) else { return }
      } catch {
        guard hand(.failed(Localized("\(error)"))) else { return }
      }
    }
    _ = hand(.progress(nil))
  }

  /// Files and rules are read side by side, and so are the files checked: the first screen waits for them.
  private func load(_ folders: [String]) throws -> (entries: [CaseEntry], refused: [LoadError]) {
    let library = library
    let likely = standard ?? RuleLibrary.generalStandard
    let reading = DispatchGroup()
    DispatchQueue.global().async(group: reading) { _ = library.checkRules() }
    DispatchQueue.global().async(group: reading) { _ = try? library.standard(likely) }
    let loaded = CaseFile.load(folders)
    reading.wait()
    let rules = library.checkRules(among: loaded.files)
    let results = loaded.files.mappedSideBySide { precheck($0, with: allChecks, under: rules) }
    var entries: [CaseEntry] = []
    var problems = loaded.files.flatMap { file in file.problems.map { $0.inFolder(file.location) } }
    for (file, results) in zip(loaded.files, results) {
      do throws(LoadError) {
        entries.append(try entry(file, results: results))
      } catch {
        // One review whose edition is gone does not keep the others from the desk.
        guard try failing({ try store.review(id(file)) }) != nil else { throw error }
        problems.append(
          LoadError(source: Source(file: file.location), problem: error.problem, remedy: error.remedy))
      }
    }
    return (entries, loaded.refused + problems)
  }

  /// Loads one file of the desk that is to be opened.
  func entry(_ row: CaseRow) throws -> CaseEntry {
    let file =
      row.version > 0
      ? try failing { try store.caseFile(row.id) } : try CaseFile.load(folder: row.source)
    var entry = try entry(file, results: precheck(file, with: allChecks, under: library.checkRules()))
    entry.source = row.source
    return entry
  }

  private func id(_ file: CaseFile) -> ReviewID { ReviewID(caseFile: file.id, reviewer: reviewer) }

  private func entry(_ file: CaseFile, results: [CheckResult]) throws(LoadError) -> CaseEntry {
    if let kept = try? store.review(id(file)) {
      return CaseEntry(
        file: file, results: results, standard: try library.standard(for: kept), review: kept,
        source: file.location)
    }
    let chosen = try library.standard(for: file, asked: standard)
    let review = Review(id: id(file), standard: chosen.id, version: chosen.version)
    return CaseEntry(
      file: file, results: results, standard: chosen, review: review, source: file.location)
  }
}

// The desk of everything the workspace holds.
extension DeskLoading {
  /// As many rows as no screen is high.
  private static let firstPage = 300
  private static let page = 4000

  private func workspaceDesk() throws -> (Desk, rest: (@Sendable (_ hand: (Answer) -> Bool) -> Void)?) {
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
    let items = rows.map { row in
      var item = DeskItem(row)
      if let review = begun[row.caseFile], let standard = try? library.standard(for: review) {
        item.take(review, standard: standard)
      }
      return item
    }
    return (items, next)
  }

  /// The reviewer's reviews by their case files.
  func begunReviews() throws -> [String: Review] {
    let reviews = try store.reviews(by: reviewer)
    return Dictionary(reviews.map { ($0.id.caseFile, $0) }) { first, _ in first }
  }
}

import CaseFiles
import Dispatch
import Glibc
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
    // A zip or a table may hold thousands of files.
    let isQuick = folders.count <= Self.fewFolders && !folders.contains(where: \.isPlainFile)
    guard !isQuick else {
      let loaded = load(folders)
      let begun = try failing { try begunReviews() }
      let desk = Desk(
        reviewer: reviewer, workspace: workspace, items: items(of: loaded.checked, begun: begun),
        refused: refused + loaded.refused)
      // The first frame needs no standard: what is read for the reviews comes after it.
      return (desk, { hand in handEntries(of: loaded.checked, hand) })
    }
    let desk = Desk(
      reviewer: reviewer, workspace: workspace, refused: refused,
      progress: Desk.Progress(loaded: 0, total: folders.count))
    return (desk, { hand in loadInTurns(folders, hand) })
  }

  /// Loads folders a few at a time, telling how far it is.
  private func loadInTurns(_ folders: [String], _ hand: (Answer) -> Bool) {
    let turn = 40
    var isLarge = folders.count > Self.mostLoaded
    for start in stride(from: 0, to: folders.count, by: turn) {
      let end = min(start + turn, folders.count)
      let loaded = load(Array(folders[start..<end]))
      for error in loaded.refused { guard hand(.refusedFile(error)) else { return } }
      isLarge = isLarge || loaded.checked.count > Self.mostLoaded
      if !isLarge {
        guard handEntries(of: loaded.checked, hand) else { return }
      } else {
        let begun = (try? begunReviews()) ?? [:]
        guard hand(.items(items(of: loaded.checked, begun: begun))) else { return }
      }
      guard hand(.progress(Desk.Progress(loaded: end, total: folders.count))) else { return }
    }
    _ = hand(.progress(nil))
  }

  /// Files and rules are read side by side, and so are the files checked: the first screen waits for them.
  private func load(_ folders: [String]) -> (checked: [CheckedFile], refused: [LoadError]) {
    let library = library
    let reading = DispatchGroup()
    DispatchQueue.global().async(group: reading) { _ = library.checkRules() }
    let loaded = CaseFile.load(folders)
    reading.wait()
    // The checks see the files as their reviews correct them.
    let begun = (try? begunReviews()) ?? [:]
    let files = loaded.files.map { begun[$0.id]?.corrected($0) ?? $0 }
    let rules = library.checkRules(among: files)
    let results = files.mappedSideBySide { precheck($0, with: allChecks, under: rules) }
    let checked = zip(loaded.files, results).map { CheckedFile(file: $0, results: $1) }
    let problems = files.flatMap { file in file.problems.map { $0.inFolder(file.location) } }
    return (checked, loaded.refused + problems)
  }

  /// The rows of loaded files, with the reviewer's progress.
  private func items(of files: [CheckedFile], begun: [String: Review]) -> [DeskItem] {
    files.map { checked in
      if let review = begun[checked.file.id],
        let entry = try? entry(checked.file, results: checked.results, review: review)
      {
        return DeskItem(entry)
      }
      return DeskItem(checked.file, results: checked.results)
    }
  }

  /// Hands over the files with their standards and reviews; one whose edition is gone keeps no other from the desk.
  @discardableResult
  private func handEntries(of files: [CheckedFile], _ hand: (Answer) -> Bool) -> Bool {
    var entries: [CaseEntry] = []
    for checked in files {
      do throws(LoadError) {
        entries.append(
          try entry(checked.file, results: checked.results, review: try? store.review(id(checked.file))))
      } catch {
        let refusal = LoadError(
          source: Source(file: checked.file.location), problem: error.problem, remedy: error.remedy)
        guard hand(.refusedFile(refusal)) else { return false }
      }
    }
    return hand(.entries(entries))
  }

  /// Loads one file of the desk that is to be opened.
  func entry(_ row: CaseRow) throws -> CaseEntry {
    let file =
      row.version > 0
      ? try failing { try store.caseFile(row.id) } : try CaseFile.load(at: row.source)
    let review = try failing { try store.review(id(file)) }
    let results = precheck(
      review?.corrected(file) ?? file, with: allChecks, under: library.checkRules())
    var entry = try entry(file, results: results, review: review)
    entry.source = row.source
    return entry
  }

  private func id(_ file: CaseFile) -> ReviewID { ReviewID(caseFile: file.id, reviewer: reviewer) }

  private func entry(
    _ file: CaseFile, results: [CheckResult], review kept: Review?
  ) throws(LoadError) -> CaseEntry {
    if let kept {
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

/// A case file as it lies, with what the checks said of it as its review corrects it.
private struct CheckedFile: Sendable {
  var file: CaseFile
  var results: [CheckResult]
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

extension String {
  /// Whether it is the path of a file rather than of a folder.
  fileprivate var isPlainFile: Bool {
    var status = stat()
    return stat(self, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

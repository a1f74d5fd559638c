import CaseFiles
import Dispatch
import Prechecks
import ReviewStore
import Reviewing
import Standards
import TerminalUI

/// Puts case files with their checks and reviews on a desk.
struct DeskLoading: Sendable {
  let paths: [String]
  let standard: String?
  let reviewer: String
  let library: RuleLibrary
  let store: ReviewStore

  /// Files and rules are read side by side, and so are the files checked: the first screen waits for them.
  func desk(workspace: String) throws -> Desk {
    let library = library
    let likely = standard ?? RuleLibrary.generalStandard
    let reading = DispatchGroup()
    DispatchQueue.global().async(group: reading) { _ = library.checkRules() }
    DispatchQueue.global().async(group: reading) { _ = try? library.standard(likely) }
    let loaded = CaseFile.load(paths)
    reading.wait()
    let rules = library.checkRules(among: loaded.files)
    let results = loaded.files.mappedSideBySide { precheck($0, with: allChecks, under: rules) }
    let entries = try zip(loaded.files, results).map { try entry($0, results: $1) }
    let problems = loaded.files.flatMap { file in file.problems.map { $0.inFolder(file.location) } }
    return Desk(
      reviewer: reviewer, workspace: workspace, entries: entries, refused: loaded.refused + problems)
  }

  private func entry(_ file: CaseFile, results: [CheckResult]) throws -> CaseEntry {
    let id = ReviewID(caseFile: file.id, reviewer: reviewer)
    let kept = try failing { try store.review(id) }
    let chosen = try library.standard(for: file, asked: kept?.scorecard.standard ?? standard)
    let review = kept ?? Review(id: id, standard: chosen.id, version: chosen.version)
    return CaseEntry(
      file: file, results: results, standard: chosen, review: review, source: file.location)
  }
}

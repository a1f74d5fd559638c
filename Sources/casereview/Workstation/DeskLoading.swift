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
    var entries: [CaseEntry] = []
    var problems = loaded.files.flatMap { file in file.problems.map { $0.inFolder(file.location) } }
    for (file, results) in zip(loaded.files, results) {
      let review = try failing { try store.review(ReviewID(caseFile: file.id, reviewer: reviewer)) }
      do throws(LoadError) {
        entries.append(try entry(file, results: results, review: review))
      } catch {
        // One review whose edition is gone does not keep the others from the desk.
        guard review != nil else { throw error }
        problems.append(
          LoadError(source: Source(file: file.location), problem: error.problem, remedy: error.remedy))
      }
    }
    return Desk(
      reviewer: reviewer, workspace: workspace, entries: entries, refused: loaded.refused + problems)
  }

  private func entry(
    _ file: CaseFile, results: [CheckResult], review kept: Review?
  ) throws(LoadError) -> CaseEntry {
    if let kept {
      return CaseEntry(
        file: file, results: results, standard: try library.standard(for: kept), review: kept,
        source: file.location)
    }
    let chosen = try library.standard(for: file, asked: standard)
    let review = Review(
      id: ReviewID(caseFile: file.id, reviewer: reviewer), standard: chosen.id, version: chosen.version)
    return CaseEntry(
      file: file, results: results, standard: chosen, review: review, source: file.location)
  }
}

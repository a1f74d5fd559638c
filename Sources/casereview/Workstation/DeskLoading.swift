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
  /// What the workspace remembers of the columns of tables.
  let mapping: ColumnMapping
  let kept: KeptPlaces

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
    guard !isQuick else { return try smallDesk(folders, refused) }
    let desk = Desk(
      reviewer: reviewer, workspace: workspace, refused: refused,
      progress: Desk.Progress(loaded: 0, total: folders.count))
    return (desk, { hand in loadInTurns(folders, hand) })
  }

  /// The desk of a few folders: as it was where nothing has changed since, and loaded otherwise.
  private func smallDesk(
    _ folders: [String], _ refused: [LoadError]
  ) throws -> (Desk, rest: (@Sendable (_ hand: (Answer) -> Bool) -> Void)?) {
    let begun = try failing { try begunReviews() }
    let memory = DeskMemory(workspace: workspace, library: library)
    let stamps = memory.stamps(of: folders)
    if refused.isEmpty, !begun.values.contains(where: { !$0.entries.isEmpty }),
      let rows = memory.rows(of: folders, stamps: stamps)
    {
      let items = rows.map { item($0, begun: begun) }
      return (
        Desk(reviewer: reviewer, workspace: workspace, items: items),
        { hand in
          let loaded = load(folders)
          guard handAmiss(in: loaded, hand) else { return }
          guard handEntries(of: loaded.checked, hand) else { return }
          keep(loaded, of: folders, stamps: stamps, in: memory)
        }
      )
    }
    let loaded = load(folders)
    var desk = Desk(
      reviewer: reviewer, workspace: workspace, items: items(of: loaded.checked, begun: begun),
      refused: refused + loaded.refused)
    desk.notices = loaded.notices
    // The first frame needs no standard: what is read for the reviews comes after it.
    return (
      desk,
      { hand in
        guard handEntries(of: loaded.checked, hand) else { return }
        keep(loaded, of: folders, stamps: stamps, in: memory)
      }
    )
  }

  /// Remembers the rows of folders without a fault; what is amiss is said anew each time.
  private func keep(_ loaded: Loaded, of folders: [String], stamps: [String], in memory: DeskMemory) {
    guard loaded.refused.isEmpty, loaded.notices.isEmpty, loaded.checked.map(\.file.location) == folders
    else { return }
    memory.keep(loaded.checked.map { DeskItem($0.file, results: $0.results).row }, stamps: stamps)
  }

  /// Loads folders a few at a time, telling how far it is.
  private func loadInTurns(_ folders: [String], _ hand: (Answer) -> Bool) {
    let turn = 40
    var isLarge = folders.count > Self.mostLoaded
    for start in stride(from: 0, to: folders.count, by: turn) {
      let end = min(start + turn, folders.count)
      let loaded = load(Array(folders[start..<end]))
      guard handAmiss(in: loaded, hand) else { return }
      isLarge = isLarge || loaded.checked.count > Self.mostLoaded
      let begun = (try? begunReviews()) ?? [:]
      // The rows first: of two files of one number each has its own.
      guard hand(.items(items(of: loaded.checked, begun: begun))) else { return }
      if !isLarge {
        guard handEntries(of: loaded.checked, hand) else { return }
      }
      guard hand(.progress(Desk.Progress(loaded: end, total: folders.count))) else { return }
    }
    _ = hand(.progress(nil))
  }

  /// Files and rules are read side by side, and so are the files checked: the first screen waits for them.
  private func load(_ folders: [String]) -> Loaded {
    let library = library
    let reading = DispatchGroup()
    DispatchQueue.global().async(group: reading) { _ = library.checkRules() }
    var unmapped: [LoadError] = []
    let loaded = CaseFile.load(folders, mapping: mapping) { item in
      switch item {
      case .found(let place): kept.keep(place)
      case .heading(let heading, let file, let line):
        if let notice = heading.notice(file: file, line: line) { unmapped.append(notice) }
      case .refused: break
      }
    }
    reading.wait()
    // The checks see the files as their reviews correct them.
    let begun = (try? begunReviews()) ?? [:]
    let files = loaded.files.map { begun[$0.id]?.corrected($0) ?? $0 }
    let rules = library.checkRules(among: files)
    let results = files.mappedSideBySide { precheck($0, with: allChecks, under: rules) }
    let checked = zip(loaded.files, results).map { CheckedFile(file: $0, results: $1) }
    let problems = files.flatMap { file in file.problems.map { $0.inFolder(file.location) } }
    return Loaded(checked: checked, refused: loaded.refused + problems, notices: unmapped)
  }

  /// Hands over what could not be read and what is to be said of the rest.
  private func handAmiss(in loaded: Loaded, _ hand: (Answer) -> Bool) -> Bool {
    loaded.refused.allSatisfy { hand(.refusedFile($0)) } && loaded.notices.allSatisfy { hand(.noticed($0)) }
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
    let file = try file(row)
    let review = try failing { try store.review(id(file)) }
    let results = precheck(
      review?.corrected(file) ?? file, with: allChecks, under: library.checkRules())
    var entry = try entry(file, results: results, review: review)
    entry.source = row.source
    return entry
  }

  /// The case file of a row: what the workspace keeps of it, else what lies at its place.
  func file(_ row: CaseRow) throws -> CaseFile {
    row.version > 0
      ? try failing { try store.caseFile(row.id) } : try kept.load(at: row.source, mapping: mapping)
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

private struct Loaded: Sendable {
  var checked: [CheckedFile]
  /// What could not be read, whole files and parts of others.
  var refused: [LoadError]
  var notices: [LoadError]
}

/// A case file as it lies, with what the checks said of it as its review corrects it.
private struct CheckedFile: Sendable {
  var file: CaseFile
  var results: [CheckResult]
}

extension String {
  /// Whether it is the path of a file rather than of a folder.
  fileprivate var isPlainFile: Bool {
    var status = stat()
    return stat(self, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

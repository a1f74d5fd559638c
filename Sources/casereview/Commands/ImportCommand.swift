import ArgumentParser
import CaseFiles
import Foundation
import ReviewStore
import Reviewing

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: said(
      "把案卷收入工作区：文件夹、zip、CSV、XLSX", "Take case files into the workspace: folders, zips, CSV, XLSX."),
    discussion: said(
      """
      原件逐字节留存，原处删除后仍可打开；重复导入同一内容不产生变化，内容有改动的成为新版本。
      表格每行一案，表头自动辨认；认不出的列用 --map 指明，指明后工作区会记住。--preview 只试读不写入。
      """,
      """
      Every byte is kept, so that files open when their place has gone. The same content again changes nothing; a
      changed one becomes a new version. A table has one case a row; columns that are not known are named with --map
      and remembered. --preview reads without writing.
      """))

  @Argument(
    help: said("案卷文件夹、zip、CSV 或 XLSX，或含这些的文件夹", "Folders, zips, CSV or XLSX files, or folders of them."))
  var paths: [String]

  @Flag(help: said("只试读，显示各列读作什么、哪些会被拒收", "Only read: show what columns mean and what would be refused."))
  var preview = false

  @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let intake = CaseIntake(paths, mapping: try columns.mapping(with: shared))
      var report = try failing { preview ? try previewed(intake) : try imported(intake) }
      if !preview { try failing { try countCitations(&report) } }
      switch format {
      case .text: report.printText(in: shared.language, isPreview: preview)
      case .json: try printJSON(report)
      case .csv: printCSV(report.rows)
      }
      if report.isBrokenOff { throw ExitCode(130) }
      if report.accepted + report.unchanged == 0, let first = report.refused.first {
        throw CommandFailure(Localized(first.text(in: shared.language)))
      }
    }
  }

  private func imported(_ intake: CaseIntake) throws -> IntakeReport {
    let store = try shared.openStore()
    let interruption = Interruption()
    let progress = Progress(language: shared.language)
    var importing = try Importing(
      of: paths, into: store, by: Environment.reviewer, rules: try shared.ruleLibrary().checkRules(),
      language: shared.language, clock: now()
    ) { report in
      progress.show(report)
      return !interruption.isAsked
    }
    defer { progress.clear() }
    try importing.take(intake)
    try columns.remember(in: shared)
    return importing.report
  }

  /// Reads against what the workspace holds, where there is one, and writes nothing.
  private func previewed(_ intake: CaseIntake) throws -> IntakeReport {
    let path = shared.workspacePath + "/casereview.sqlite"
    let store =
      FileManager.default.fileExists(atPath: path) ? try shared.openStore() : try ReviewStore.inMemory()
    var trial = try TrialImport(against: store, language: shared.language)
    try trial.take(intake)
    return trial.report
  }

  private func countCitations(_ report: inout IntakeReport) throws {
    guard !report.changed.isEmpty else { return }
    let store = try shared.openStore()
    for id in try store.reviews().map(\.id) {
      guard let index = report.changed.firstIndex(where: { $0.name == id.caseFile }) else { continue }
      report.changed[index].citations += try store.citationsInOlderVersions(of: id).count
    }
  }
}

/// How far an import is, on one line of standard error; silent where that is no terminal.
private struct Progress {
  let language: Language
  private let isShown = isatty(2) == 1

  init(language: Language) { self.language = language }

  func show(_ report: IntakeReport) {
    guard isShown else { return }
    let line = Localized(
      zh: "已导入 \(report.accepted)，未变 \(report.unchanged)，拒收 \(report.refused.count)（Ctrl-C 可中断，已导入的保留）",
      en:
        "imported \(report.accepted), unchanged \(report.unchanged), refused \(report.refused.count) (Ctrl-C stops; what is done stays)"
    )[language]
    FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8))
  }

  func clear() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}

import ArgumentParser
import CaseFiles
import Prechecks
import Standards

struct SameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "same",
    abstract: said(
      "纠正一起、规范一片：同一项检查、同样的参数，查遍全部案卷", "The same check with the same parameters over all case files."))

  @Argument(
    help: said(
      "检查编号，或疑点的“检查编号/对象”", "The check's id, or a finding's “check/subject”."))
  var check: String
  @Argument(help: said("案卷文件夹，或含案卷的文件夹", "Case file folders, or folders of them.")) var paths: [String]
  @Option(help: said("只看涉及此对象的疑点", "Only findings about this subject.")) var subject: String?
  @Option(name: .customLong("as-of"), help: said("按此日有效的法律推算", "Ask the law in force on this day."))
  var asOf: String?
  @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
  @Flag(help: said("有疑点时以 3 退出", "Exit with 3 when there are findings.")) var strict = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    var hasFindings = false
    try running(in: shared.language) {
      let report = try report()
      hasFindings = report.counts["found"] ?? 0 > 0
      switch format {
      case .json: try printJSON(report)
      case .csv: printCSV(report.rows)
      case .text: report.printText(in: shared.language)
      }
      if report.cases.isEmpty, let first = report.refused.first {
        throw CommandFailure(Localized(first.source + "：" + first.reason))
      }
    }
    if strict && hasFindings { throw ExitCode(3) }
  }

  private func report() throws -> SameReport {
    let parts = check.split(separator: "/", maxSplits: 1).map(String.init)
    let id = parts.first ?? check
    guard let found = allChecks.first(where: { $0.id == id || $0.id.hasPrefix(id + "-") }) else {
      throw CommandFailure(
        zh: "没有预检项目“\(id)”；用 casereview checks list 查看全部",
        en: "there is no check “\(id)”; see casereview checks list")
    }
    let loaded = try shared.load(paths)
    var rules = try shared.ruleLibrary().checkRules(among: loaded.files)
    rules.asOf = try shared.day(asOf, option: "--as-of")
    let about = subject ?? (parts.count > 1 ? parts[1] : nil)
    let same = SameCheck(found, over: loaded.files, subject: about, under: rules)
    return SameReport(same, subject: about, loaded: loaded, language: shared.language)
  }
}

import ArgumentParser
import CaseFiles
import Prechecks
import Standards

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: said("预检案卷，列出疑点与推算过程", "Precheck case files: findings with their derivation."))

  @Argument(
    help: said("案卷文件夹、zip、CSV 或 XLSX，或含这些的文件夹", "Folders, zips, CSV or XLSX files, or folders of them."))
  var paths: [String]

  @Option(help: said("评查标准，用于标明疑点对应的项目", "The review standard whose criteria the findings name."))
  var standard: String?

  @Option(help: said("输出格式", "Output format."))
  var format: OutputFormat = .text

  @Flag(help: said("有疑点时以 3 退出", "Exit with 3 when there are findings."))
  var strict = false

  @Option(name: .customLong("as-of"), help: said("按此日有效的法律推算", "Ask the law in force on this day."))
  var asOf: String?

  @OptionGroup var columns: ColumnOptions
  @OptionGroup var shared: SharedOptions

  func run() throws {
    var hasFindings = false
    try running(in: shared.language) {
      let report = try report()
      hasFindings = report.hasFindings
      switch format {
      case .text: report.printText(in: shared.language)
      case .json: try printJSON(report)
      case .csv: printCSV(report.rows)
      }
      if report.cases.isEmpty, let first = report.refused.first {
        throw CommandFailure(Localized(first.source + "：" + first.reason))
      }
    }
    if strict && hasFindings { throw ExitCode(3) }
  }

  private func report() throws -> CheckReport {
    let library = try shared.ruleLibrary()
    let asked = try shared.day(asOf, option: "--as-of")
    let loaded = CaseFile.load(paths, mapping: try columns.mapping(with: shared))
    var rules = library.checkRules(among: loaded.files)
    rules.asOf = asked
    var cases: [CheckReport.Case] = []
    for file in loaded.files {
      // Without a standard the findings name no criteria; the checks themselves do not need one.
      let chosen =
        standard == nil ? try? library.standard(for: file, asked: nil) : try library.standard(standard ?? "")
      let results = precheck(file, with: allChecks, under: rules)
      cases.append(CheckReport.Case(file, results: results, standard: chosen, language: shared.language))
    }
    var refused = loaded.refused.map { CheckReport.Refused($0, folder: nil, language: shared.language) }
    for file in loaded.files {
      refused += file.problems.map {
        CheckReport.Refused($0, folder: file.location, language: shared.language)
      }
    }
    return CheckReport(cases: cases, refused: refused)
  }
}

import ArgumentParser
import CaseFiles
import Prechecks
import Standards

struct LikeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "like",
    abstract: said("类案：一卷的罚款在同案由、同阶次案卷中的位置", "Like cases: where one fine stands among others."))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String?
  @Option(
    parsing: .upToNextOption, help: said("作比较的案卷文件夹", "Folders of case files to compare with."))
  var among: [String] = []
  @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
  @Option(name: .customLong("as-of"), help: said("按此日有效的设定比较", "Compare by the settings of this day."))
  var asOf: String?
  @Flag(
    name: .customLong("rank-agencies"),
    help: said("按罚款金额给机关排名：本程序不做，只说明依据", "Rank agencies by their fines: refused, with the clauses."))
  var rankAgencies = false
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if path == nil && !rankAgencies {
      throw ValidationError(
        said("缺少案卷：casereview like 案卷 --among 文件夹", "name a case file: like CASE --among FOLDER"))
    }
  }

  func run() throws {
    try running(in: shared.language) {
      if rankAgencies { throw CommandFailure(AmountRanking.refusal) }
      let report = try report()
      switch format {
      case .json: try printJSON(report)
      case .csv: printCSV(report.rows)
      case .text: report.printText(in: shared.language)
      }
    }
  }

  private func report() throws -> LikeReport {
    let file = try shared.loadOne(path ?? "")
    let others = try shared.load(among)
    let law = try shared.ruleLibrary().law
    let day = try shared.day(asOf, option: "--as-of") ?? file.decision?.day?.value ?? today()
    guard let settings = LikeCaseSettings(law, on: day, field: file.field?.value) else {
      throw CommandFailure(
        zh: "法律数据中没有\(day)有效的类案设定（B05-like-cases、B05-deviations、B05-fences）",
        en:
          "the law data hold no settings for like cases on \(day) (B05-like-cases, B05-deviations, B05-fences)"
      )
    }
    var missing: [Localized] = []
    let likeCases = LikeCases(others.files)
    guard let comparison = likeCases.comparison(of: file, by: settings, missing: &missing) else {
      let words = missing.map { $0[shared.language] }.joined(separator: "、")
      throw CommandFailure(zh: "\(file.id) 没有记载：\(words)", en: "\(file.id) does not record: \(words)")
    }
    return LikeReport(comparison, refused: others.refused, language: shared.language)
  }
}

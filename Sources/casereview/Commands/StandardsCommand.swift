import ArgumentParser
import CaseFiles
import Prechecks
import Standards

struct StandardsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standards",
    abstract: said(
      "评查标准：列出、查看、校验、导出、导入、试评、发布、升级",
      "Review standards: list, show, lint, export, import, try, publish, upgrade."),
    subcommands: [
      List.self, Show.self, Lint.self, Export.self, Import.self, Try.self, Publish.self, Upgrade.self,
      BenchmarkGroup.self,
    ],
    defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("列出评查标准和一年未核对的法律条目", "List the review standards, and law nobody confirmed for a year."))
    @Option(help: said("以此日为今日判断法律条目是否需要核对", "The day to judge by whether law needs confirming.")) var today:
      String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let library = try shared.ruleLibrary()
        for id in library.standardIDs {
          let standard = try library.standard(id)
          let count = Localized(
            zh: "\(standard.criteria.count) 项", en: "\(standard.criteria.count) criteria")[shared.language]
          printLine("\(id)  \(standard.title[shared.language])  \(standard.version)  \(count)")
        }
        let day = try shared.day(today, option: "--today") ?? casereview.today()
        let stale = library.law.unconfirmed(on: day)
        if !stale.isEmpty {
          printLine(
            Localized(
              zh: "以下 \(stale.count) 条法律数据一年以上没有核对原文：",
              en:
                "\(stale.count.counting("entry", "entries")) of the law \(stale.count == 1 ? "was" : "were") not held against their text for more than a year:"
            )[
              shared.language])
        }
        for entry in stale {
          printLine("  \(entry.id)  \(entry.title[shared.language])  \(entry.basis)  ✓ \(entry.checkedOn)")
        }
        for problem in library.problems { printError("! " + problem.message(in: shared.language)) }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("查看一个标准的全部项目", "Show a standard with all its criteria."))
    @Argument(help: said("标准编号", "The standard's id.")) var id: String
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let standard = try shared.ruleLibrary().standard(id)
        let language = shared.language
        printLine("\(standard.title[language])（\(standard.id) \(standard.version)）")
        for section in standard.sections {
          let points = section.criteria.reduce(Points.zero) { $0 + ($1.kind == .scored ? $1.points : .zero) }
          printLine()
          printLine("\(section.title[language])  \(points)")
          for criterion in section.criteria {
            let points = criterion.kind == .veto ? said("一票否决", "veto") : "\(criterion.points)"
            printLine("  \(criterion.id)  \(criterion.title[language])  [\(points)]  § \(criterion.basis)")
            for deduction in criterion.deductions {
              printLine("      − \(deduction.amount.text[language])  \(deduction.title[language])")
            }
          }
        }
      }
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("校验标准、法律、日历或裁量基准文件", "Check a file of standards, law, calendar or benchmarks."))
    @Argument(help: said("文件", "The file.")) var file: String
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let problems = RuleLibrary.lint(file: file, knownChecks: Set(allChecks.map(\.id)))
        for problem in problems { printLine(problem.message(in: shared.language)) }
        guard problems.isEmpty else {
          throw CommandFailure(
            zh: "\(problems.count) 处需要修改", en: "\(problems.count.counting("place")) to mend")
        }
        printLine(Localized(zh: "没有问题", en: "Sound")[shared.language])
      }
    }
  }
}

extension Deduction.Amount {
  /// `2`, `每处 0.5，最多 2`, `1～3`.
  var text: Localized {
    switch self {
    case .once(let points): Localized("\(points)")
    case .perOccurrence(let step, let cap):
      Localized(zh: "每处 \(step)，最多 \(cap)", en: "\(step) each, at most \(cap)")
    case .range(let min, let max): Localized(zh: "\(min)～\(max)", en: "\(min) to \(max)")
    }
  }
}

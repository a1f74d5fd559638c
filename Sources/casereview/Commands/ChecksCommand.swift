import ArgumentParser
import CaseFiles
import Prechecks

struct ChecksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checks", abstract: said("预检项目：列出、说明", "The checks: list, explain."),
    subcommands: [List.self, Explain.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: said("列出预检项目", "List the checks."))
    @OptionGroup var shared: SharedOptions

    func run() throws {
      for check in allChecks {
        printLine("\(check.id)  \(check.title[shared.language])  § \(check.basis)")
      }
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: said("说明一个预检项目", "Explain a check."))
    @Argument(help: said("项目编号，如 T02-decision-limit", "The check's id, such as T02-decision-limit.")) var id:
      String
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        guard let check = allChecks.first(where: { $0.id == id || $0.id.hasPrefix(id + "-") }) else {
          throw CommandFailure(
            zh: "没有预检项目“\(id)”；用 casereview checks list 查看全部",
            en: "there is no check “\(id)”; see casereview checks list")
        }
        let language = shared.language
        printLine("\(check.id)  \(check.title[language])")
        printLine("§ \(check.basis)")
        printLine(check.explanation[language])
        let values = try shared.ruleLibrary().law.limits[check.id]?.values ?? []
        for value in values {
          let until = value.to?.description ?? "…"
          printLine(
            "  \(value.from) – \(until)  \(value.value.text[language])  \(value.basis)  ✓ \(value.checkedOn)")
        }
      }
    }
  }
}

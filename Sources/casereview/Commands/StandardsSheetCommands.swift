import ArgumentParser
import CaseFiles
import OfficeFiles
import Reports
import Standards

extension StandardsCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("把标准导出为 Excel，供修改", "Write a standard as a workbook for editing."))
    @Argument(help: said("标准编号", "The standard's id.")) var id: String
    @Option(name: .shortAndLong, help: said("写入的文件：.xlsx 或 .yaml", "The file to write: .xlsx or .yaml."))
    var output: String
    @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let standard = try shared.ruleLibrary().standard(id)
        let bytes =
          output.lowercased().hasSuffix(".yaml")
          ? Array(standard.yaml().utf8)
          : try readingOffice { try standard.workbook(in: shared.language).bytes(file: output) }
        try write(bytes, to: output, replacing: force)
        printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("从 Excel 导入标准", "Take a standard from a workbook."),
      discussion: said(
        "默认写入工作区的 rules/standards。已发布的版本不得改动：内容有变的，须换新版本号；原版本另存于 rules/earlier。",
        "It goes into rules/standards of the workspace. A published version never changes; an earlier one is kept in rules/earlier."
      ))
    @Argument(help: said("填好的 .xlsx", "The workbook.")) var file: String
    @Option(name: .shortAndLong, help: said("写入的文件夹", "The folder to write to.")) var output: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        guard file.lowercased().hasSuffix(".xlsx") else {
          throw CommandFailure(
            zh: "“\(file)”不是 .xlsx；YAML 写的标准请用 standards publish",
            en: "“\(file)” is no .xlsx; a standard written in YAML goes in with standards publish")
        }
        let publishing = StandardPublishing(shared: shared)
        let standard = try publishing.draft(file)
        switch try publishing.publish(standard, into: output) {
        case .unchanged:
          printLine(
            Localized(
              zh: "\(standard.id) \(standard.version) 没有变化",
              en: "\(standard.id) \(standard.version) is unchanged")[shared.language])
        case .written(let path):
          printLine(
            Localized(
              zh: "已写入 \(path)：\(standard.id) \(standard.version)，\(standard.criteria.count) 项",
              en: "Wrote \(path): \(standard.id) \(standard.version), \(standard.criteria.count) criteria")[
                shared.language])
        }
      }
    }
  }
}

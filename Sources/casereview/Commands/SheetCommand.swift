import ArgumentParser
import CaseFiles
import Reports

struct SheetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: said("导出评分表，带到别处填写", "Write a score sheet for working elsewhere."),
    discussion: said(
      "已有评查的，连同现有评分一起导出；填好后用 casereview score 导入。",
      "What is already marked is written too; read the sheet back with casereview score."))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(name: .shortAndLong, help: said("写入的文件：.xlsx 或 .yaml", "The file to write: .xlsx or .yaml."))
  var output: String
  @Option(help: said("评查标准（默认按案卷类型）", "The review standard; by default that of the case's kind."))
  var standard: String?
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Flag(help: said("不带现有评分", "Leave out what is already marked.")) var blank = false
  @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let sheet = try shared.sheetCase(path, reviewer: reviewer, standard: standard)
      let card = blank ? sheet.form.blank : sheet.review?.scorecard ?? sheet.form.blank
      let name = output.lowercased()
      let bytes: [UInt8]
      if name.hasSuffix(".xlsx") {
        bytes = try readingOffice { try sheet.form.workbook(card, in: shared.language).bytes(file: output) }
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        bytes = Array(sheet.form.yaml(card, in: shared.language).utf8)
      } else {
        throw CommandFailure(
          zh: "“\(output)”的扩展名不对；应写作 .xlsx 或 .yaml",
          en: "“\(output)” has no known ending; write .xlsx or .yaml")
      }
      try write(bytes, to: output, replacing: force)
      printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
    }
  }
}

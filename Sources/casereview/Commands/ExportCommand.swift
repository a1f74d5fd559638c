import ArgumentParser
import CaseFiles
import Reports

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: said("出具评查意见书、整改通知书", "Issue the review opinion or the rectification notice."))

  @Argument(help: said("文书：opinion 评查意见书、rectification-notice 整改通知书", "opinion or rectification-notice."))
  var kind: Instrument.Kind

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(help: said("格式：docx、pdf、md（默认取自文件名）", "docx, pdf or md; by default the file name's ending."))
  var format: String?
  @Option(name: .shortAndLong, help: said("写入的文件", "The file to write.")) var output: String
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let loaded = try shared.loadedReview(path, reviewer: reviewer)
      let issuing = Issuing(
        settings: try Settings.load(workspace: shared.workspacePath), store: try shared.existingStore(),
        calendar: try shared.ruleLibrary().calendar, actor: loaded.review.id.reviewer)
      let concluded = ConcludedReview(
        file: loaded.file, results: loaded.results, standard: loaded.standard, review: loaded.review)
      let draft = try issuing.write(kind, of: concluded, to: output, format: format, replacing: force)
      printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
      for item in draft.missing {
        printError(Localized(zh: "未填写：\(item.zh)", en: "Not filled in: \(item.en)")[shared.language])
      }
    }
  }
}

extension Instrument.Kind: ExpressibleByArgument {}

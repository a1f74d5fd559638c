import ArgumentParser
import CaseFiles
import Reports

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: said(
      "出具评查意见书、整改通知书和行政执法监督文书", "Issue the review opinion, notices and instruments of supervision."),
    discussion: said(
      """
      文书：\(Instrument.Kind.allCases.map { "\($0.rawValue) \($0.title.zh)" }.joined(separator: "；"))。
      本机关的模板：--template FILE.docx；可用的占位符见 casereview placeholders。
      处理方式：--remedy "1=撤销：程序违法且不能补正"，可写 \(Instrument.Remedy.allCases.map(\.name.zh).joined(separator: "、"))。
      """,
      """
      Documents: \(Instrument.Kind.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")).
      A template of your own: --template FILE.docx; casereview placeholders lists its names.
      Remedies: --remedy "1=revocation:reason"; there are \(Instrument.Remedy.allCases.map(\.rawValue).joined(separator: ", ")).
      """))

  @Argument(
    help: said("文书，如 opinion、rectification-notice", "The document, such as opinion or rectification-notice."))
  var kind: Instrument.Kind

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(
    help: said(
      "格式：\(allFormats.map(\.name).joined(separator: "、"))（默认取自文件名）",
      "\(allFormats.map(\.name).joined(separator: ", ")); by default the file name's ending."))
  var format: String?
  @Option(help: said("本机关的 Word 模板", "A Word template of your own.")) var template: String?
  @Option(help: said("第几个问题的处理方式和理由，可重复", "The remedy for a problem and its reason; can be repeated."))
  var remedy: [String] = []
  @Option(help: said("此前监督意见书的文号", "The number of the supervision opinion a decision follows."))
  var earlier: String?
  @Option(name: .shortAndLong, help: said("写入的文件", "The file to write.")) var output: String
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let concluded = try shared.loadedReview(path, reviewer: reviewer)
      let issuing = Issuing(
        settings: try Settings.load(workspace: shared.workspacePath), store: try shared.existingStore(),
        calendar: try shared.ruleLibrary().calendar, actor: concluded.review.id.reviewer,
        choices: InstrumentChoices(remedies: remedy, earlier: earlier))
      let draft = try issuing.write(
        kind, of: concluded, to: output, format: format, template: template, replacing: force)
      printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
      for item in draft.missing {
        printError(Localized(zh: "未填写：\(item.zh)", en: "Not filled in: \(item.en)")[shared.language])
      }
    }
  }
}

extension Instrument.Kind: ExpressibleByArgument {}

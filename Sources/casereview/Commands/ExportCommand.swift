import ArgumentParser
import CaseFiles
import Foundation
import Reports
import Reviewing

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: said(
      "出具评查意见书、整改通知书、监督文书、评分表和评查报告",
      "Issue opinions, notices, instruments of supervision, score sheets, reports."),
    discussion: said(
      """
      文书：\(ExportKind.all.map { "\($0.name) \($0.title.zh)" }.joined(separator: "；"))。
      本机关的模板：--template FILE.docx；可用的占位符见 casereview placeholders。
      处理方式：--remedy "1=撤销：程序违法且不能补正"，可写 \(Instrument.Remedy.allCases.map(\.name.zh).joined(separator: "、"))。
      报告：不写案卷时取工作区内已导入的案卷；季度报告写 --quarter 2024Q4，自查报告写 --year 2024。
      责任措施：--liability "某局=约谈：理由"，可写 \(LiabilityMeasure.Kind.allCases.map(\.name.zh).joined(separator: "、"))。
      """,
      """
      Documents: \(ExportKind.all.map(\.name).joined(separator: ", ")).
      A template of your own: --template FILE.docx; casereview placeholders lists its names.
      Remedies: --remedy "1=revocation:reason"; there are \(Instrument.Remedy.allCases.map(\.rawValue).joined(separator: ", ")).
      Reports: without case files those imported into the workspace; --quarter 2024Q4, --year 2024.
      Measures: --liability "AGENCY=summons:reason"; there are \(LiabilityMeasure.Kind.allCases.map(\.rawValue).joined(separator: ", ")).
      """))

  @Argument(
    help: said("文书，如 opinion、rectification-notice", "The document, such as opinion or rectification-notice."))
  var kind: ExportKind

  @Argument(help: said("案卷文件夹；报告可写多个", "The case file's folder; several for a report.")) var paths: [String] =
    []
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
  @Option(help: said("用预留的文号（序号）", "Use a reserved number, by its serial.")) var number: Int?
  @Option(name: .customLong("copy-to"), help: said("抄送机关，可重复", "A body that gets a copy; can be repeated."))
  var copyTo: [String] = []
  @Option(
    help: said("评分表上另外署名的人：职责=姓名，可重复", "Another who signs the score sheet: ROLE=NAME; can be repeated."))
  var signer: [String] = []
  @OptionGroup(title: said("报告", "Reports")) var report: ReportOptions
  @Option(name: .shortAndLong, help: said("写入的文件", "The file to write.")) var output: String
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let draft: Draft
      switch kind {
      case .instrument(let kind):
        let concluded = try shared.loadedReview(onePath, reviewer: reviewer)
        draft = try issuing(by: concluded.review.id.reviewer).write(
          kind, of: concluded, to: output, format: format, template: template, replacing: force)
      case .scoreSheet:
        let concluded = try shared.loadedReview(onePath, reviewer: reviewer)
        draft = try issuing(by: concluded.review.id.reviewer).writeScoreSheet(
          of: concluded, signers: try signers, to: output, format: format, replacing: force)
      case .report(let kind):
        draft = try report.write(
          kind, on: paths, by: issuing(by: reviewer ?? Environment.reviewer), to: output, format: format,
          replacing: force, shared: shared)
      }
      printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
      for item in draft.missing {
        printError(Localized(zh: "未填写：\(item.zh)", en: "Not filled in: \(item.en)")[shared.language])
      }
    }
  }

  private var onePath: String {
    get throws {
      guard let path = paths.first, paths.count == 1 else {
        throw CommandFailure(
          zh: "\(kind.name) 针对一卷；写明一个案卷文件夹", en: "\(kind.name) is about one case file; name one folder")
      }
      return path
    }
  }

  private var signers: [ScoreSheetPaper.Signer] {
    get throws {
      try signer.map { text in
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
          throw CommandFailure(
            zh: "“\(text)”没有写明职责；应写作 特邀行政执法监督员=李某", en: "“\(text)” names no role; write ROLE=NAME")
        }
        return ScoreSheetPaper.Signer(role: parts[0], name: parts[1])
      }
    }
  }

  private func issuing(by actor: String) throws -> Issuing {
    Issuing(
      settings: try Settings.load(workspace: shared.workspacePath), store: try shared.existingStore(),
      calendar: try shared.ruleLibrary().calendar, actor: actor,
      choices: InstrumentChoices(remedies: remedy, earlier: earlier, copies: copyTo, reserved: number))
  }
}

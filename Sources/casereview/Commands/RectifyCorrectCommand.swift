import ArgumentParser
import CaseFiles
import Reviewing

struct RectifyCorrectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: said("机关自行纠正：告知、听取陈述申辩、决定", "The agency corrects its own decision: notify, hear, decide."),
    discussion: said(
      """
      依次：correct open 文号 --kind revoke --ground 理由；correct file 文号 --paper notification --on 2024-11-01 文件；correct close 文号。
      材料不齐不能办结，会列出缺什么。撤销、变更还要有损害处理材料（恢复、返还、补偿赔偿，或者没有损害的说明）。
      """,
      """
      In turn: correct open NUMBER --kind revoke --ground TEXT; correct file NUMBER --paper notification --on DAY FILE; correct close NUMBER.
      It does not close without its papers and says which are missing. Revoking and altering also take a paper on the party's loss.
      """),
    subcommands: [RectifyCorrectOpen.self, RectifyCorrectFile.self, RectifyCorrectClose.self])
}

struct RectifyCorrectOpen: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: said("启动自行纠正", "Open a correction."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(
    help: said(
      "拟作的决定：amend 补正、alter 变更、revoke 撤销、declareUnlawful 确认违法、declareVoid 确认无效",
      "amend, alter, revoke, declareUnlawful or declareVoid."))
  var kind: DecisionCorrection.Kind
  @Option(help: said("依据和理由", "The legal ground.")) var ground: String
  @OptionGroup var options: RectifyOptions

  func run() throws {
    try options.record(notice) { _, day in .correctionOpened(day: day, kind: kind, ground: ground) }
  }
}

struct RectifyCorrectFile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "file", abstract: said("登记一份材料", "File a paper."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Argument(help: said("文件；没有电子件的写作 纸质：名称", "The file, or paper:NAME.")) var file: String
  @Option(
    help: said(
      "材料：notification 告知书、hearing 陈述申辩记录、decision 纠正决定书、settlement 损害处理材料",
      "notification, hearing, decision or settlement."))
  var paper: DecisionCorrection.PaperKind
  @Option(name: .customLong("on"), help: said("材料上的日期", "The day the paper bears.")) var day: String
  @OptionGroup var options: RectifyOptions

  func run() throws {
    try options.record(notice) { _, today in
      .paperFiled(
        .init(
          kind: paper, day: try options.shared.day(day, option: "--on") ?? today,
          evidence: try Rectifying.evidence(file)))
    }
  }
}

struct RectifyCorrectClose: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: said("办结自行纠正", "Close the correction."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @OptionGroup var options: RectifyOptions

  func run() throws { try options.record(notice) { _, day in .correctionClosed(day: day) } }
}

extension DecisionCorrection.Kind: ExpressibleByArgument {}
extension DecisionCorrection.PaperKind: ExpressibleByArgument {}

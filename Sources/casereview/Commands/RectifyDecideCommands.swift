import ArgumentParser
import CaseFiles
import Reviewing

struct RectifyAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: said("认可答复；提交人本人不能认可", "Accept an answer; never by who handed it in."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("核查情况", "What was checked.")) var comment = ""
  @OptionGroup var options: RectifyOptions

  func run() throws { try options.record(notice) { _, day in .accepted(day: day, comment: comment) } }
}

struct RectifyReturnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "return", abstract: said("退回答复，写明理由", "Return an answer with the reason."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("理由", "The reason.")) var reason: String
  @OptionGroup var options: RectifyOptions

  func run() throws { try options.record(notice) { _, day in .returned(day: day, reason: reason) } }
}

struct RectifyExtendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extend", abstract: said("经批准延长期限", "Move the last day, with who approved it."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("新的期限", "The new last day.")) var until: String
  @Option(name: .customLong("approved-by"), help: said("批准人", "Who approved it.")) var approver: String
  @Option(help: said("理由", "The reason.")) var reason: String
  @OptionGroup var options: RectifyOptions

  func run() throws {
    try options.record(notice) { _, day in
      let last = try options.shared.day(until, option: "--until") ?? day
      return .extended(day: day, until: last, approver: approver, reason: reason)
    }
  }
}

struct RectifyEscalateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: said("催办：提醒、督促、提请政府约谈", "Press: remind, urge, ask the government to summon."),
    discussion: said(
      "逐级办理，不写级别时办理建议的一级；确需越级的，用 --skip 写明理由。逾期多少日建议哪一级，见 settings.yaml。",
      "One level after another, the suggested one by default; --skip says why earlier levels are left out."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("级别：remind 提醒、urge 督促、summon 提请约谈", "remind, urge or summon.")) var level:
    EscalationLevel?
  @Option(help: said("怎样办理、为什么", "How and why.")) var reason: String
  @Option(help: said("略过前级的理由", "Why earlier levels are left out.")) var skip = ""
  @OptionGroup var options: RectifyOptions

  func run() throws {
    try options.record(notice) { entry, day in
      let one = entry.rectification
      let policy = try Settings.load(workspace: options.shared.workspacePath).escalation
      guard let chosen = level ?? one.suggestion(on: day, policy) else {
        throw CommandFailure(
          zh: "目前没有建议的催办；要办理请写明级别，如 --level remind",
          en: "nothing is suggested now; name a level, such as --level remind")
      }
      return .escalated(day: day, level: chosen, reason: reason, skipping: skip)
    }
  }
}

struct RectifyWithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: said("撤销通知，写明理由", "Withdraw the notice with the reason."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("理由", "The reason.")) var reason: String
  @OptionGroup var options: RectifyOptions

  func run() throws { try options.record(notice) { _, day in .withdrawn(day: day, reason: reason) } }
}

struct RectifyUndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: said("撤回本人办的上一步", "Take your own last step back."))

  @Argument(help: said("文号或案号", "The notice's or the case's number.")) var notice: String
  @Option(help: said("理由", "The reason.")) var reason: String
  @OptionGroup var options: RectifyOptions

  func run() throws { try options.record(notice) { _, day in .takenBack(day: day, reason: reason) } }
}

extension EscalationLevel: ExpressibleByArgument {}

import ArgumentParser
import CaseFiles
import ReviewStore

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: said("把工作区完整复制到一个文件", "Copy the workspace consistently into one file."),
    discussion: said(
      "其中有评查日志、导入的案卷，以及工作区的 settings.yaml、rules、columns.yaml、agencies.csv、desk.yaml。没有导入的案卷文件夹、放在别处的模板、未完成的草稿和个人设置不在其中。",
      "In it are the journal, the imported case files and the workspace's settings.yaml, rules, columns.yaml, agencies.csv and desk.yaml; not case folders that were not imported, templates kept elsewhere, unfinished drafts or personal settings."
    ))

  @Argument(help: said("备份文件", "The backup's file."))
  var file: String

  @Flag(help: said("覆盖已有文件", "Replace an existing file."))
  var force = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let carried = try failing { try shared.existingStore().backup(to: file, overwriting: force) }
      printLine(Localized(zh: "已备份到 \(file)", en: "Backed up to \(file)")[shared.language])
      if !carried.isEmpty {
        printLine(
          Localized(
            zh: "其中的设置和标准：\(carried.joined(separator: "、"))",
            en: "Settings and rules in it: \(carried.joined(separator: ", "))")[shared.language])
      }
    }
  }
}

struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: said(
      "从备份恢复工作区；先核验备份，原数据另存",
      "Restore the workspace from a backup, verified first; what was there is kept aside."))

  @Argument(help: said("备份文件", "The backup's file."))
  var file: String

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let result = try failing {
        try ReviewStore.restore(from: file, into: shared.workspacePath, clock: now())
      }
      printLine(
        Localized(
          zh: "已恢复 \(result.verification.events) 条评查日志",
          en: "Restored \(result.verification.events) events of the journal")[
            shared.language])
      for problem in result.verification.problems { printError(problem.message[shared.language]) }
      if !result.files.isEmpty {
        printLine(
          Localized(
            zh: "已恢复的设置和标准：\(result.files.joined(separator: "、"))",
            en: "Settings and rules restored: \(result.files.joined(separator: ", "))")[shared.language])
      }
      if let aside = result.keptAside {
        printLine(Localized(zh: "原数据另存为 \(aside)", en: "What was there is kept as \(aside)")[shared.language])
      }
      for aside in result.filesKeptAside {
        printLine(Localized(zh: "原文件另存为 \(aside)", en: "What was there is kept as \(aside)")[shared.language])
      }
    }
  }
}

import ArgumentParser
import CaseFiles
import ReviewStore

struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: said("把工作区完整复制到一个文件", "Copy the workspace consistently into one file."))

  @Argument(help: said("备份文件", "The backup's file."))
  var file: String

  @Flag(help: said("覆盖已有文件", "Replace an existing file."))
  var force = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      try failing { try shared.existingStore().backup(to: file, overwriting: force) }
      printLine(Localized(zh: "已备份到 \(file)", en: "Backed up to \(file)")[shared.language])
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
      if let aside = result.keptAside {
        printLine(Localized(zh: "原数据另存为 \(aside)", en: "What was there is kept as \(aside)")[shared.language])
      }
    }
  }
}

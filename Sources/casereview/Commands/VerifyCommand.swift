import ArgumentParser
import CaseFiles
import ReviewStore

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: said(
      "重放评查日志并核对哈希链，指出第一处异常", "Replay the journal and check its chain; name the first bad event."))

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let result = try failing { try shared.existingStore().verify() }
      guard result.isSound else {
        for problem in result.problems { printError(problem.message[shared.language]) }
        throw CommandFailure(
          zh: "评查日志不完整，可用 casereview restore 从备份恢复",
          en: "the journal is not whole; restore a backup with casereview restore")
      }
      printLine(
        Localized(
          zh: "评查日志完整：\(result.events) 条，链尾 \(result.head.hash)",
          en: "The journal is whole: \(result.events) events, head \(result.head.hash)")[
            shared.language])
    }
  }
}

import ArgumentParser
import CaseFiles
import Foundation
import OfficeFiles
import Prechecks
import ReviewStore

/// Looks at what the program needs and says what to do where something is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: said("检查终端、区域设置、规则与数据", "Look at the terminal, locale, rules and store.")
  )
  @OptionGroup var shared: SharedOptions

  func run() throws {
    defer { reportFonts() }
    let language = shared.language
    report("TERM", Environment.value("TERM") ?? "—")
    report(
      "LANG", Environment.value("LC_ALL") ?? Environment.value("LC_CTYPE") ?? Environment.value("LANG") ?? "—"
    )
    report(said("工作区", "Workspace"), shared.workspacePath)
    report(said("评查人设置", "Settings"), ReviewerSettings.path)
    for problem in ReviewerSettings.load().problems { printLine("! " + problem[language]) }
    do {
      let library = try shared.ruleLibrary()
      report(said("规则", "Rules"), library.folders.joined(separator: ", "))
      report(said("标准", "Standards"), library.standardIDs.joined(separator: ", "))
      report(
        said("工作日历", "Calendar"), library.calendar.years.sorted().map(String.init).joined(separator: ", "))
      report(said("预检项目", "Checks"), "\(allChecks.count)")
      for problem in library.problems { printLine("! " + problem.message(in: language)) }
    } catch let failure as CommandFailure {
      printLine("! " + failure.message[language])
    }
    do {
      let store = try failing { try shared.existingStore() }
      let head = try failing { try store.head() }
      report(said("评查日志", "Journal"), "\(head.count)  \(head.hash.prefix(16))")
    } catch let failure as CommandFailure {
      report(said("评查日志", "Journal"), failure.message[language])
      // A workspace that was never used is in order.
      if FileManager.default.fileExists(atPath: shared.workspacePath + "/casereview.sqlite") {
        throw ExitCode(1)
      }
    }
  }

  /// Which fonts a PDF would be set in.
  private func reportFonts() {
    do {
      let settings = try? Settings.read(workspace: shared.workspacePath)
      let fonts = try PDFPress(fontFolder: settings?.fontFolder).fonts()
      report(said("PDF 字体", "PDF fonts"), fonts.map { "\($0.typeface) \($0.font)" }.joined(separator: "；"))
    } catch {
      printLine("! " + (shared.language == .zh ? error.chinese : error.english))
    }
  }

  private func report(_ what: String, _ words: String) { printLine("\(what)：\(words)") }
}

import ArgumentParser
import CaseFiles
import Foundation
import TerminalUI

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: said("打开工作台（默认）", "Open the workstation (the default)."))

  @Argument(help: said("案卷文件夹，或含案卷的文件夹", "Case file folders, or folders of them."))
  var paths: [String] = []

  @Option(help: said("评查标准", "The review standard.")) var standard: String?
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Option(help: said("配色：dark、light、contrast、mono", "Colours: dark, light, contrast, mono.")) var theme:
    Theme?
  @Option(help: said("歧义宽度字符占 1 或 2 列", "Columns of a character of ambiguous width: 1 or 2."))
  var ambiguous: Int?
  @Flag(inversion: .prefixedNo, help: said("使用鼠标", "Use the mouse.")) var mouse: Bool?
  @Flag(help: said("逐行模式：适合读屏软件和很慢的线路", "Lines and numbered choices, for screen readers and slow lines."))
  var plain = false
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (1...2).contains(ambiguous ?? 1) else { throw ValidationError("--ambiguous 1|2") }
    guard let word = paths.first, !FileManager.default.fileExists(atPath: word) else { return }
    // A command behind an option, or misspelt, is taken for a folder to open.
    if CaseReview.isCommand(word) {
      throw ValidationError(
        said("命令写在选项之前：casereview \(word) …", "A command comes before its options: casereview \(word) …"))
    }
    if let near = CaseReview.commandLike(word) {
      throw ValidationError(
        said(
          "没有“\(word)”这个文件夹，也没有这条命令；是不是 casereview \(near)？",
          "There is neither a folder nor a command “\(word)”; is it casereview \(near)?"))
    }
  }

  func run() throws { try run { _ in } }

  /// Opens the workstation where something else than the list of files comes first.
  func run(beginning: @MainActor @Sendable (Workstation) -> Void) throws {
    try running(in: shared.language) {
      if let path = paths.first, !paths.contains(where: FileManager.default.fileExists) {
        throw CommandFailure(
          zh: "没有这个文件或者文件夹：\(path)；请核对路径", en: "there is no such file or folder: \(path); check the path")
      }
      // What the command line says goes before the settings.
      var settings = ReviewerSettings.load()
      if let theme { settings.preferences.theme = theme }
      if let language = shared.lang { settings.preferences.language = language }
      try MainActor.assumeIsolated {
        var options = TerminalDriver.Options()
        options.theme = settings.preferences.theme
        options.mouse = mouse ?? settings.mouse
        options.links = settings.links
        let workstation = try Workstation(
          paths: paths, standard: standard, reviewer: reviewer ?? Environment.reviewer, shared: shared)
        beginning(workstation)
        if plain { return workstation.runPlain(settings) }
        options.ambiguousWidth =
          ambiguous ?? settings.ambiguousWidth ?? TerminalDriver.measuredAmbiguousWidth() ?? 1
        try workstation.run(options, settings: settings)
      }
    }
  }
}

extension Theme: ExpressibleByArgument {}

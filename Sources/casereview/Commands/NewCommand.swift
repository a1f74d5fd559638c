import ArgumentParser
import CaseFiles
import Glibc

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: said("新建一个案卷", "Start a case file from nothing."),
    discussion: said(
      """
      在文件夹中写一份带说明的 case.yaml，列入其中已有的文书，然后在工作台打开它的事实表，
      可对照纸质案卷逐项录入。已有的 case.yaml 从不改动。
      """,
      """
      Writes a case.yaml with explanations into the folder, lists the documents that lie there, and opens
      its facts in the workstation, to be filled in from the paper. A case.yaml that is there is never touched.
      """))

  @Argument(help: said("案卷文件夹，没有则新建", "The folder; made where there is none.")) var folder: String
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Flag(inversion: .prefixedNo, help: said("写好后打开工作台", "Open the workstation afterwards.")) var open = true
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let path = try CaseFile.start(in: folder, language: shared.language)
      let written = Localized(zh: "已新建 \(path)", en: "Started \(path)")
      guard open, isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
        printLine(written[shared.language])
        printLine(
          Localized(
            zh: "填好后用 casereview \(folder) 打开", en: "Fill it in and open it with casereview \(folder)")[
              shared.language])
        return
      }
      var words = ["--workspace", shared.workspacePath, "--lang", shared.language.rawValue]
      if let reviewer { words += ["--as", reviewer] }
      if let standards = shared.standards { words += ["--standards", standards] }
      try OpenCommand.parse(words + ["--", folder]).run { workstation in
        for case .load(let row) in workstation.app.openFactsOfFirst(saying: written) { workstation.load(row) }
      }
    }
  }
}

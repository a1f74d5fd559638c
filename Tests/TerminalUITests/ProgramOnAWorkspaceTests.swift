import Foundation
import TestSupport
import Testing

/// The real program, its workspace and its settings: what others change meanwhile, and what a kill leaves.
@Suite(.serialized, .enabled(if: Workstation.isBuilt, "casereview is not built"))
struct ProgramOnAWorkspaceTests {
  private let workstation = Workstation()

  @Test func twoInstancesSeeEachOthersChangesAndStayQuietOtherwise() throws {
    let one = try workstation.open()
    let two = try workstation.open()
    for terminal in [one, two] {
      terminal.send("\r")
      #expect(terminal.wait(for: "73/73"))
    }
    one.send("\r")
    #expect(one.wait(for: "72/73"))
    #expect(two.wait(for: "72/73", limit: 5))
    #expect(two.wait(for: "另一窗口改动了", limit: 5))
    two.settle()
    #expect(two.settle(quiet: 2.5) == 0)
    two.send("j\r")
    #expect(one.wait(for: "71/73", limit: 5))
  }

  @Test func aFolderOpenedAgainShowsTheSameDeskAndWhatHasChangedInIt() throws {
    let samples = workstation.folder.path + "/samples"
    try FileManager.default.createDirectory(atPath: samples, withIntermediateDirectories: true)
    for name in ["01-好邻食品店过期食品案", "02-恒砼建材公司扬尘污染案"] {
      try FileManager.default.copyItem(
        atPath: workstation.directory + "/SampleCases/" + name, toPath: samples + "/" + name)
    }
    /// What the desk shows in the end, after the program was left again.
    func desk() throws -> String {
      let terminal = try PseudoTerminal(
        Binary.path, [samples], environment: workstation.variables, directory: workstation.directory,
        rows: 24, columns: 80)
      #expect(terminal.wait(for: "案卷 2"))
      terminal.settle(quiet: 1)
      let text = terminal.screen.text
      terminal.send("q")
      #expect(terminal.waitForExit() == .status(0))
      return text
    }
    let memory = workstation.folder.path + "/workspace/opened.tsv"
    let first = try desk()
    let kept = try String(contentsOfFile: memory, encoding: .utf8)
    #expect(kept.contains("澜川县好邻食品店"))
    #expect(try desk() == first)
    #expect(try String(contentsOfFile: memory, encoding: .utf8) == kept)

    let manifest = samples + "/01-好邻食品店过期食品案/case.yaml"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try text.replacing("案件名称: 澜川县好邻食品店", with: "案件名称: 改名以后").write(
      toFile: manifest, atomically: true, encoding: .utf8)
    let changed = try desk()
    #expect(changed.contains("改名以后"))

    try Data("不是表".utf8).write(to: URL(fileURLWithPath: memory))
    #expect(try desk() == changed)
  }

  @Test func theFirstRunOnTheSamplesBeginsTheTourOnce() throws {
    let fresh = ["XDG_STATE_HOME": workstation.folder.path + "/fresh"]
    let terminal = try workstation.open(environment: fresh)
    #expect(terminal.wait(for: "导览 1/5"))
    terminal.send("j\r")
    #expect(terminal.wait(for: "导览 2/5"))
    terminal.send("fad")
    #expect(terminal.wait(for: "导览 5/5"))
    terminal.send("qs")
    #expect(terminal.wait(for: "导览结束"))
    terminal.send("qqqq")
    #expect(terminal.waitForExit() == .status(0))
    let again = try workstation.open(environment: fresh)
    again.settle(quiet: 0.5)
    #expect(!again.screen.text.contains("导览"))
  }

  @Test func whatWasBeingTypedSurvivesAKill() throws {
    let terminal = try workstation.open()
    terminal.send("\rr")
    #expect(terminal.wait(for: "理由或备注"))
    terminal.send("正在写的一段理由")
    #expect(terminal.wait(for: "正在写的一段理由"))
    terminal.settle(quiet: 1.3)
    terminal.signal(SIGKILL)
    #expect(terminal.waitForExit() == .signal(SIGKILL))
    let again = try workstation.open()
    #expect(again.wait(for: "没写完的文字"))
    again.send("\r")
    #expect(again.wait(for: "继续写"))
    again.settle()
    again.send("y")
    #expect(again.wait(for: "理由或备注"))
    again.send("完\r")
    #expect(again.wait { !$0.text.contains("理由或备注") && $0.text.contains("正在写的一段理由完") })
    again.send("qq")
    #expect(again.waitForExit() == .status(0))
    let third = try workstation.open()
    third.settle(quiet: 0.5)
    #expect(!third.screen.text.contains("没写完"))
  }

  @Test func aDocumentTheSystemCannotOpenIsSaidToBeUnopened() throws {
    let viewer = try workstation.folder.write("bin/xdg-open", "#!/bin/sh\nexit 3\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: viewer)
    let path = workstation.folder.path + "/bin:/usr/bin:/bin"
    let terminal = try workstation.open(environment: ["PATH": path])
    terminal.send("\rd")
    terminal.settle()
    terminal.send("O")
    #expect(terminal.wait(for: "系统没有能打开"), "\(terminal.screen.text)")
    try FileManager.default.removeItem(atPath: viewer)
    let none = try workstation.open(environment: ["PATH": workstation.folder.path + "/bin"])
    none.send("\rd")
    none.settle()
    none.send("O")
    #expect(none.wait(for: "没有 xdg-open"), "\(none.screen.text)")
  }

  @Test func anImportSaysThatTheListIsNowThatOfTheWorkspace() throws {
    let table = try workstation.folder.write(
      "台账.csv", "案号,当事人\n示罚〔2024〕1号,甲店\n示罚〔2024〕2号,乙店\n")
    let terminal = try workstation.open()
    terminal.send("i\(table)\r")
    #expect(terminal.wait(for: "各列读作什么"))
    terminal.send("\r")
    #expect(terminal.wait(for: "列表现在是工作区的案卷"), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("导入 2（新 2"))
    #expect(terminal.screen.text.contains("乙店") && !terminal.screen.text.contains("好邻"))
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
    // Opened on the workspace there is nothing of the kind to be said.
    var bare = workstation
    bare.command = [Binary.path]
    let again = try bare.open()
    again.send("i\(table)\r")
    #expect(again.wait(for: "各列读作什么"))
    again.send("\r")
    #expect(again.wait(for: "未变 2"))
    #expect(!again.screen.text.contains("列表现在是"))
  }

  @Test func anImportOfNothingLeavesTheListAsItWas() throws {
    let broken = try workstation.folder.write("坏的.zip", "PK 不是压缩包")
    let terminal = try workstation.open()
    terminal.send("i\(broken.dropLast(4))\t\r")
    #expect(terminal.wait(for: "拒收 1"), "\(terminal.screen.text)")
    #expect(terminal.screen.text.contains("好邻"))
  }

  @Test func settingsHoldAtTheStartAndAsSoonAsTheyAreSaved() throws {
    let config = workstation.folder.path + "/config"
    try workstation.folder.write(
      "config/casereview/settings.yaml", "键位:\n  评查:\n    采纳: A\n常用语: [没有页码]\n边框: ascii\n")
    let terminal = try workstation.open(environment: ["XDG_CONFIG_HOME": config])
    terminal.send("j\rf")
    #expect(terminal.wait(for: "A 采纳"))
    #expect(!terminal.screen.text.contains("─"))
    try workstation.folder.write("config/casereview/settings.yaml", "键位:\n  评查:\n    采纳: B\n")
    #expect(terminal.wait(for: "B 采纳", limit: 5))
    try workstation.folder.write("config/casereview/settings.yaml", "键位:\n  评查:\n    采纳: m\n")
    #expect(terminal.wait(for: "设置第3行：m 已用于", limit: 5))
    #expect(terminal.wait(for: "a 采纳"))
  }

  @Test func settingsAreReadAsWindowsSavesThemAndWhatIsNoTextIsSaid() throws {
    let path = try workstation.folder.write("c/casereview/settings.yaml", "")
    let environment = ["XDG_CONFIG_HOME": workstation.folder.path + "/c"]
    // “语言: en” with its key in GB18030.
    try Data([0xD3, 0xEF, 0xD1, 0xD4] + Array(": en\n".utf8)).write(to: URL(fileURLWithPath: path))
    #expect(try workstation.open(environment: environment).wait(for: "0 submitted"))
    try Data([0, 1, 2]).write(to: URL(fileURLWithPath: path))
    #expect(try workstation.open(columns: 160, environment: environment).wait(for: "不是文本文件，现用默认设置"))
  }

  @Test(arguments: [
    ("配色: 蓝\n", "第1行：“配色”不能是“蓝”"), ("\n键位:\n  评查:\n    采那: A\n", "第4行：“评查”没有命令“采那”"),
    ("鼠标: 是\n鼠标键: 左\n", "第2行：没有“鼠标键”这一项"), ("配色: 蓝\n鼠标: 蓝\n", "处，casereview doctor 逐处列出"),
    ("配色: [\n", "不是有效的 YAML"),
  ])
  func whatIsWrongInTheSettingsIsNamedByItsLine(_ settings: String, _ sentence: String) throws {
    try workstation.folder.write("c/casereview/settings.yaml", settings)
    let terminal = try workstation.open(environment: ["XDG_CONFIG_HOME": workstation.folder.path + "/c"])
    #expect(terminal.wait(for: sentence), "\(terminal.screen.text)")
  }
}

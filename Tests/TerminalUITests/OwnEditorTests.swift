import Foundation
import Reviewing
import TestSupport
import Testing

@testable import TerminalUI

/// A long text is written in the reviewer's own editor: whatever that does, nothing is lost and it is said.
@Suite struct LongTextTests {
  @Test func theLineBreaksOfALongReasonOutliveTheField() {
    var player = ScreensPlayer()
    player.press("<enter><c-e>")
    #expect(player.effects.last == .edit(text: ""))
    _ = player.app.receive(.edited("第一段。\r\n第二段。\n"))
    #expect(player.review.scorecard.mark("A1").reason == "第一段。\n第二段。")
    #expect(player.grid.contains("A1 的理由已记下"))
    player.press("r")
    #expect(player.grid.contains("第一段。↵第二段。"))
    player.press("完。<enter>")
    #expect(player.review.scorecard.mark("A1").reason == "第一段。\n第二段。完。")
    player.press("r<c-u><c-y><c-a><c-k><c-y><enter>")
    #expect(player.review.scorecard.mark("A1").reason == "第一段。\n第二段。完。")
    var ascii = Preferences()
    ascii.signs = .ascii
    player.app.use(ascii)
    player.press("r")
    #expect(player.grid.contains("第一段。|第二段。"))
  }

  @Test func whatIsBeingTypedGoesToTheEditorAndComesBackIntoTheField() {
    var player = ScreensPlayer()
    player.press("<enter>r写到一半<c-x>")
    #expect(player.effects.last == .edit(text: "写到一半"))
    _ = player.app.receive(.edited(nil))
    #expect(player.grid.contains("写到一半"))
    player.press("<c-x>")
    #expect(player.app.receive(.edited("写到一半，写完")).count == 1, "the draft is kept")
    #expect(player.review.scorecard.mark("A1").reason.isEmpty)
    player.press("<enter>")
    #expect(player.review.scorecard.mark("A1").reason == "写到一半，写完")
    player.press("/甲<c-x>")
    #expect(player.effects.last != .edit(text: "甲"), "only what belongs to the review is a long text")
  }
}

@Suite(.serialized, .enabled(if: Workstation.isBuilt, "casereview is not built"))
struct OwnEditorTests {
  private let workstation = Workstation()

  /// Opens the first file, writes its first reason with an editor of these shell lines, and waits for what is said.
  @discardableResult
  private func said(after lines: String, _ expected: String) throws -> PseudoTerminal {
    // Read by a shell rather than run: a file just written can still be busy.
    try said(with: "sh " + workstation.folder.write("editor", lines + "\n"), expected)
  }

  private func said(with editor: String, _ expected: String) throws -> PseudoTerminal {
    let terminal = try workstation.open(columns: 160, environment: ["EDITOR": editor, "VISUAL": ""])
    terminal.send("\r")
    try #require(terminal.wait(for: "73/73"))
    terminal.send("\u{05}")
    #expect(terminal.wait(for: expected), "\(terminal.screen.text)")
    return terminal
  }

  @Test func anEditorThatFailsIsNamedWithWhereTheTextIs() throws {
    try said(after: "exit 3", "没有正常结束（返回 3）；原文没有改动")
    let terminal = try said(after: "echo 写好的 >\"$1\"; exit 1", "写下的留在")
    let path = try #require(
      terminal.screen.text.split(separator: " ").first { $0.contains("/casereview-") }?
        .split(separator: "：").first)
    defer { unlink(String(path)) }
    #expect(try String(contentsOfFile: String(path), encoding: .utf8) == "写好的\n")
  }

  @Test func anEditorThatIsNotThereIsNamed() throws {
    let terminal = try said(with: "no-such-editor", "不能启动编辑器“no-such-editor”")
    terminal.send("qq")
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.settingsAreRestored && terminal.leftBehind == [])
  }

  @Test func whatAChineseEditorSavesIsRead() throws {
    let terminal = try said(after: #"printf '\263\320\260\354\310\313' >"$1""#, "的理由已记下")
    terminal.send("r")
    #expect(terminal.wait(for: "承办人"))
  }

  @Test func whatIsNoTextIsKeptAndSaid() throws {
    let terminal = try said(after: #"printf 'a\0b' >"$1""#, "存下的不是文本，原文没有改动")
    let name = terminal.screen.text.split(separator: " ").first { $0.contains("/casereview-") }
    let path = try #require(name?.split(separator: "：").first)
    #expect(unlink(String(path)) == 0)
  }

  @Test func anEditorThatIsStoppedStopsTheProgramAndGoesOnWithIt() throws {
    let editor = "sh " + (try workstation.folder.write("editor", "kill -TSTP 0\necho 续写 >\"$1\"\n"))
    let terminal = try PseudoTerminal(
      "/bin/bash", ["--norc", "--noprofile", "-i"],
      environment: workstation.variables.merging(["EDITOR": editor, "VISUAL": "", "PS1": "shell> "]) { $1 },
      directory: workstation.directory)
    try #require(terminal.wait(for: "shell>"))
    terminal.send(workstation.command.joined(separator: " ") + "\n")
    try #require(terminal.wait { $0.modes.contains(1049) && $0.text.contains("市监罚") })
    terminal.send("\r")
    try #require(terminal.wait(for: "73/73"))
    terminal.send("\u{05}")
    try #require(terminal.wait { !$0.modes.contains(1049) && $0.text.contains("Stopped") })
    terminal.send("fg\n")
    #expect(terminal.wait(for: "的理由已记下"))
    terminal.send("qq")
    #expect(terminal.wait { !$0.modes.contains(1049) })
    terminal.send("exit\n")
    #expect(terminal.waitForExit() == .status(0))
  }
}

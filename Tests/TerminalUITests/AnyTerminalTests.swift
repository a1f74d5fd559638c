import Foundation
import TestSupport
import Testing

/// The real program on terminals of all kinds and sizes, and behind pipes.
@Suite(.serialized, .enabled(if: Workstation.isBuilt, "casereview is not built"))
struct AnyTerminalTests {
  private let workstation = Workstation()

  @Test(arguments: ["xterm", "linux", "screen", "tmux-256color", "vt220", "vt100", "rxvt"])
  func itRunsOnEveryKindOfTerminal(_ name: String) throws {
    let terminal = try workstation.start(environment: ["TERM": name])
    #expect(terminal.wait(for: "示环罚〔2024〕86号"))
    terminal.settle()
    terminal.send("j\r")
    #expect(terminal.wait(for: "73/73"))
    terminal.send("qq")
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.settingsAreRestored)
    #expect(terminal.leftBehind == [])
  }

  @Test(arguments: ["dumb", "", "unknown"])
  func aTerminalThatCannotPlaceTheCursorIsRefusedWithWhatToDo(_ name: String) throws {
    let terminal = try workstation.start(environment: ["TERM": name])
    #expect(terminal.waitForExit() == .status(1))
    #expect(terminal.screen.text.contains("终端类型不可用"))
    #expect(terminal.screen.text.contains("--plain"))
  }

  @Test(arguments: [(24, 80), (100, 300), (20, 60), (10, 30), (2, 8)])
  func itFitsEverySizeAndTypingGoesOnWhileItChanges(_ rows: Int, _ columns: Int) throws {
    let terminal = try workstation.open()
    terminal.send("/")
    terminal.settle()
    for (index, character) in "建材".enumerated() {
      terminal.send(String(character))
      terminal.resize(rows: rows + index, columns: columns)
    }
    terminal.settle()
    terminal.resize(rows: 24, columns: 80)
    terminal.settle()
    #expect(terminal.screen.text.contains("建材"))
    #expect(terminal.screen.unknown == [])
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExit() == .status(0))
  }

  @Test func behindAPipeItAsksTheTerminalItself() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "printf 'qqqq' | \"$0\" SampleCases", workstation.command[0]],
      environment: workstation.variables, directory: workstation.directory)
    #expect(terminal.wait(for: "示环罚〔2024〕86号"))
    terminal.settle()
    #expect(terminal.exit == nil, "what came through the pipe pressed no keys")
    terminal.send("q")
    #expect(terminal.waitForExit() == .status(0))
  }

  @Test func withoutATerminalItSaysWhatToUseInstead() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
    process.arguments = ["--wait", Binary.path, "SampleCases"]
    process.currentDirectoryURL = Fixtures.package()
    process.environment = workstation.variables
    let errors = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(said.contains("此处没有终端") && said.contains("--plain"), "\(said)")
  }

  @Test(.enabled(if: Tmux.path != nil, "tmux is not installed"))
  func aReviewerInTmuxFinishesAFileWithOneAndAHalfKeysForEachCriterion() throws {
    let tmux = try #require(Tmux(workstation))
    defer { tmux.end() }
    func shows(_ text: String) -> Bool {
      for _ in 0..<200 {
        if tmux.lines(24).joined().contains(text) { return true }
        usleep(50_000)
      }
      return false
    }
    try #require(shows("示环罚〔2024〕86号"))
    var keys = 0
    func press(_ text: String, then: String) {
      keys += text.count
      tmux.send(text)
      #expect(shows(then), "after “\(text)” no “\(then)”:\n\(tmux.lines(24).joined(separator: "\n"))")
    }
    press("j\r", then: "73/73")
    press("f", then: "疑点 决定书日期")
    press("a", then: "已采纳")
    press("1", then: "扣多少分")
    press("\r", then: "72/73")
    press("]", then: "6.8 决定书")
    for left in stride(from: 71, through: 1, by: -1) { press("\r", then: "未答 \(left)/73") }
    press("\r", then: "未答 0/73")
    press("s", then: "未完事项")
    press("o", then: "总体意见")
    press("程序有轻微瑕疵\r", then: "程序有轻微瑕疵")
    press("S", then: "请确认")
    press("y", then: "已提交")
    #expect(Double(keys) / 73 <= 1.5, "\(keys) keys for 73 criteria")
  }
}

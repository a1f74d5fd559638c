import Foundation
import TestSupport
import Testing

/// The real program in a real terminal. What it shows is tested elsewhere; here, how it treats the terminal.
@Suite(.serialized, .enabled(if: Workstation.isBuilt, "casereview is not built"))
struct ProgramInATerminalTests {
  private let workstation = Workstation()

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP])
  func aSignalToEndEndsItCleanly(_ signal: Int32) throws {
    let terminal = try workstation.open()
    terminal.signal(signal)
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.settingsAreRestored)
    #expect(terminal.leftBehind == [])
  }

  @Test(arguments: [SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGSYS])
  func aCrashGivesTheTerminalBackAndIsStillACrash(_ signal: Int32) throws {
    let terminal = try workstation.open()
    terminal.signal(signal)
    #expect(terminal.waitForExit() == .signal(signal))
    #expect(terminal.settingsAreRestored)
    #expect(terminal.leftBehind == [])
  }

  @Test func aClosedWindowEndsIt() throws {
    let terminal = try workstation.open()
    terminal.closeWindow()
    #expect(terminal.waitForExit(limit: 3) == .status(0))
  }

  @Test func withoutAShellToReturnToItIsNotSuspended() throws {
    let terminal = try workstation.open()
    let before = terminal.screen.text
    terminal.send("\u{1A}")
    #expect(terminal.settle() > 0)
    #expect(terminal.screen.text == before)
    #expect(terminal.screen.modes.contains(2004))
  }

  @Test func anUnknownTerminalIsNamed() throws {
    let terminal = try workstation.start(environment: ["TERM": "nonsense"])
    #expect(terminal.waitForExit() == .status(1))
    #expect(terminal.screen.text.contains("TERM=nonsense"))
    #expect(terminal.settingsAreRestored)
    #expect(terminal.leftBehind == [])
  }

  @Test func anEnlargedWindowShowsWhatAFreshStartWouldShow() throws {
    let terminal = try workstation.open()
    for (rows, columns) in [(40, 132), (24, 80), (12, 40), (24, 80)] {
      terminal.resize(rows: rows, columns: columns)
      terminal.settle(quiet: 0.3)
      let fresh = try workstation.open(rows: rows, columns: columns)
      let expected = terminal.screen.text
      #expect(fresh.wait { $0.text == expected }, "\(rows)×\(columns)")
    }
    #expect(terminal.screen.unknown == [])
  }

  @Test func aFullRedrawChangesNothing() throws {
    let terminal = try workstation.open()
    terminal.send("jjkj")
    terminal.settle()
    let before = terminal.screen.text
    terminal.resize(rows: 23, columns: 80)
    terminal.settle()
    terminal.resize(rows: 24, columns: 80)
    terminal.settle()
    #expect(terminal.screen.text == before)
  }

  @Test(.enabled(if: Tmux.path != nil, "tmux is not installed"))
  func anIndependentTerminalShowsTheSame() throws {
    let tmux = try #require(Tmux(workstation))
    defer { tmux.end() }
    let terminal = try workstation.open(rows: 24, columns: 80)
    for keys in ["", "j", "jj", "?"] {
      terminal.send(keys)
      terminal.settle()
      tmux.send(keys)
      #expect(tmux.screen(becoming: terminal.screen.lines) == terminal.screen.lines, "after “\(keys)”")
    }
  }

  @Test func whatTheMouseDoesArrivesInOrderAlsoInOnePacket() throws {
    let terminal = try workstation.open()
    func mouse(_ reports: (code: Int, row: Int, end: String)...) {
      terminal.send(reports.map { "\u{1B}[<\($0.code);20;\($0.row)\($0.end)" }.joined())
      terminal.settle()
    }
    mouse((0, 4, "M"), (0, 4, "m"), (0, 4, "M"), (0, 4, "m"))
    #expect(terminal.wait(for: "73/73"), "a double click opens")
    terminal.send("d")
    #expect(terminal.wait(for: "案卷封面"))
    mouse((65, 6, "M"), (65, 6, "M"), (65, 6, "M"))
    #expect(terminal.wait { $0.lines[3 + 9].hasPrefix(">") }, "three turns of the wheel are nine lines")
    mouse((0, 6, "M"), (0, 9, "m"))
    #expect(terminal.wait(for: "已选 4 行"))
    terminal.send("c")
    #expect(terminal.wait(for: "已引用到"))
  }

  @Test func onALightBackgroundItWearsLightColours() throws {
    let terminal = try workstation.open()
    func sent(_ part: String) -> Bool { String(decoding: terminal.output, as: UTF8.self).contains(part) }
    #expect(sent("\u{1B}]11;?"))
    #expect(!sent("\u{1B}[1m\u{1B}[35m") && !sent("\u{1B}[35m"))
    let before = terminal.screen.text
    // The answer comes in pieces, and none of them presses a key.
    for piece in ["\u{1B}", "]", "11;rgb:ff", "ff/ffff/ffff\u{1B}", "\\"] {
      terminal.send(piece)
      terminal.settle(quiet: 0.08)
    }
    terminal.settle()
    #expect(sent("\u{1B}[35m"), "what is open is magenta there")
    #expect(terminal.screen.text == before)
    terminal.send("j\r")
    #expect(terminal.wait(for: "73/73"))
    for environment in [["TERM": "linux"], ["NO_COLOR": "1"], ["XDG_CONFIG_HOME": try themed("mono")]] {
      let other = try workstation.start(environment: environment)
      #expect(other.wait(for: "示环罚〔2024〕86号"))
      #expect(!String(decoding: other.output, as: UTF8.self).contains("]11;?"), "\(environment)")
    }
  }

  @Test func whatIsTypedIsNoAnswerOfTheTerminal() throws {
    let terminal = try workstation.open()
    // Typed in one go, before the terminal has answered and after it.
    for answer in ["", "\u{1B}]11;rgb:0000/0000/0000\u{07}"] {
      terminal.send(answer)
      terminal.settle()
      terminal.send("\u{1B}]?")
      #expect(terminal.wait(for: "依次按装入顺序"), "the help is there")
      terminal.send("q")
      #expect(terminal.wait(for: "案卷 9"))
    }
  }

  @Test func whereAmbiguousIsWideTheSignsArePlain() throws {
    var workstation = workstation
    workstation.command.insert(contentsOf: ["--ambiguous", "2"], at: 1)
    let terminal = try workstation.open()
    terminal.send("\r")
    #expect(terminal.wait(for: ". V1"))
    #expect(!terminal.screen.text.contains("·"))
  }

  @Test func theConsoleIsGivenWhatItsFontHas() throws {
    let terminal = try workstation.start(environment: ["TERM": "linux"])
    #expect(terminal.wait(for: "The Linux console draws no Chinese: F2 for English"))
    terminal.send("\u{1B}[[Bj\rf")
    #expect(terminal.wait(for: "late (-1~2)"), "\(terminal.screen.text)")
    #expect(
      terminal.screen.text.unicodeScalars.allSatisfy {
        $0.value < 0x80 || $0.value > 0x2E80 || "↑↓".unicodeScalars.contains($0)
      })
  }

  private func themed(_ theme: String) throws -> String {
    try workstation.folder.write("config/casereview/settings.yaml", "配色: \(theme)\n")
    return workstation.folder.path + "/config"
  }

  @Test func anIdleProgramWritesNothing() throws {
    let terminal = try workstation.open()
    #expect(terminal.settle(quiet: 1.5) == 0)
  }

  @Test func aPasteOutsideAFieldPressesNoKeys() throws {
    let terminal = try workstation.open()
    let before = terminal.screen.lines.dropLast(2)
    terminal.send("\u{1B}[200~q\rjjj:q\ry\u{1B}[B\u{1B}[201~")
    terminal.settle()
    #expect(terminal.exit == nil)
    #expect(terminal.screen.lines.dropLast(2) == before)
  }

  @Test func aPasteThatHoldsItsOwnEndMarkPressesNoKeys() throws {
    let terminal = try workstation.open()
    let before = terminal.screen.lines.dropLast(2)
    let paste = "\u{1B}[200~污水\u{1B}[201~\rq处理\u{1B}[201~"
    terminal.send(paste)
    terminal.settle()
    #expect(terminal.exit == nil)
    #expect(terminal.screen.lines.dropLast(2) == before)
    terminal.send("/")
    terminal.settle()
    terminal.send(paste)
    #expect(terminal.wait(for: "污水 q处理"))
  }

  @Test func altWithEnterIsALineBreakInATextAndElsewhereTheTwoKeys() throws {
    let terminal = try workstation.open()
    terminal.send("\rr")
    #expect(terminal.wait(for: "理由或备注"))
    terminal.send("甲\u{1B}\r乙\r")
    #expect(terminal.wait { $0.lines.contains { $0.hasPrefix(" 理由 甲") } }, "\(terminal.screen.text)")
    #expect(terminal.screen.lines.contains { $0.trimmingCharacters(in: .whitespaces) == "乙" })
    terminal.send("\u{1B}\r")
    #expect(terminal.wait(for: "73/73"), "Esc and Enter: to the desk and back")
  }

  @Test func answersOfTheTerminalPressNoKeys() throws {
    let terminal = try workstation.open()
    let before = terminal.screen.lines.dropLast(2)
    terminal.send("\u{1B}[24;80R\u{1B}[?62;22c\u{1B}[I\u{1B}[1;3B\u{1B}Oq")
    terminal.settle()
    #expect(terminal.exit == nil)
    #expect(terminal.screen.lines.dropLast(2) == before)
  }

  @Test func chineseTypedByteByByteArrivesInAField() throws {
    let terminal = try workstation.open()
    terminal.send("/")
    terminal.settle()
    for byte in Array("污水处理".utf8) {
      terminal.send(bytes: [byte])
      terminal.settle(quiet: 0.01)
    }
    #expect(terminal.wait(for: "污水处理"))
    #expect(terminal.screen.cursorIsVisible)
  }

  @Test func pastedChineseArrivesInAField() throws {
    let terminal = try workstation.open()
    terminal.send("/")
    terminal.settle()
    terminal.send("\u{1B}[200~示环罚〔2024〕\u{1B}[201~")
    #expect(terminal.wait(for: "示环罚〔2024〕"))
  }

  @Test func chineseIsDrawnUnderAPosixLocale() throws {
    let terminal = try workstation.open(environment: ["LANG": "POSIX", "LC_ALL": "POSIX"])
    #expect(terminal.screen.text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(!terminal.screen.text.contains("?????"))
  }

  @Test func noColourIsSentWhereNoneIsWanted() throws {
    let terminal = try workstation.open(environment: ["NO_COLOR": "1"])
    let sent = String(decoding: terminal.output, as: UTF8.self)
    #expect(sent.range(of: "\u{1B}\\[[0-9;]*(3[0-7]|4[0-7])m", options: .regularExpression) == nil)
  }

  @Test func twoHundredKeysAtOnceAreOneFrameInOneWrite() throws {
    let terminal = try workstation.open()
    terminal.send("j\r")
    #expect(terminal.wait(for: "73/73"))
    terminal.settle(quiet: 0.5)
    let pieces = terminal.arrivals.count
    terminal.send(String(repeating: "j", count: 200))
    #expect(terminal.settle() < 10_000)
    #expect(terminal.arrivals.count == pieces + 1)
  }

  @Test func aTableIsOpenedWithTheColumnsTheWorkspaceRemembers() throws {
    var workstation = Workstation()
    _ = try workstation.folder.write("workspace/columns.yaml", "名头: 当事人\n编码列: 案号\n")
    let table = try workstation.folder.write(
      "报来/导出.csv", "编码列,名头,案由,承办人员\n示市监罚〔2024〕31号,示例食品店,无照经营,张某\n")
    workstation.command = [Binary.path, table]
    let terminal = try workstation.open(rows: 30, columns: 140)
    #expect(terminal.wait(for: "示市监罚〔2024〕31号"))
    #expect(terminal.wait(for: "示例食品店"))
    terminal.send("!")
    #expect(terminal.wait(for: "“承办人员”可能是执法人员"))
  }

  @Test func noiseFromTheLineNeitherCrashesItNorLeavesTheTerminalBroken() throws {
    var random = SplitMix(state: 5)
    for _ in 0..<5 {
      let terminal = try workstation.open()
      for _ in 0..<20 {
        // Without ^Z, ^C and letters: noise, not commands.
        let bytes = (0..<30).map { _ in UInt8(truncatingIfNeeded: random.next()) | 0x80 }
        terminal.send(bytes: bytes)
        terminal.send("\u{1B}[<35;999;999M\u{1B}[9999;1R\u{1B}O\u{1B}")
        terminal.settle(quiet: 0.02)
      }
      #expect(terminal.exit == nil)
      terminal.signal(SIGTERM)
      #expect(terminal.waitForExit() == .status(0))
      #expect(terminal.settingsAreRestored)
      #expect(terminal.leftBehind == [])
    }
  }
}

/// The program on the sample case files, with a workspace of its own.
struct Workstation {
  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: Binary.path) }
  let folder = TemporaryFolder()
  let directory = Fixtures.package().path
  var command = [Binary.path, "SampleCases"]

  var variables: [String: String] { Binary.environment(workspace: folder.path + "/workspace") }

  func start(
    rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      command[0], Array(command.dropFirst()), environment: variables.merging(environment) { $1 },
      directory: directory, rows: rows, columns: columns)
  }

  /// Starts it and waits for the first screen.
  func open(
    rows: Int = 24, columns: Int = 80, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let terminal = try start(rows: rows, columns: columns, environment: environment)
    try #require(terminal.wait { $0.modes.contains(1049) && !$0.text.allSatisfy(\.isWhitespace) })
    terminal.settle()
    return terminal
  }
}

/// The program in tmux, which draws by rules of its own.
final class Tmux {
  static let path = ["/usr/bin/tmux", "/usr/local/bin/tmux", "/opt/homebrew/bin/tmux"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }
  private let server = "casereview-\(UUID().uuidString.prefix(8))"
  private let path: String

  init?(_ workstation: Workstation) {
    guard let path = Self.path else { return nil }
    self.path = path
    let variables = workstation.variables.map { "\($0.key)=\($0.value)" }
    _ = run(
      ["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", workstation.directory, "env"]
        + variables
        + workstation.command, and: ["set", "-g", "status", "off"])
  }

  func send(_ keys: String) {
    if !keys.isEmpty { _ = run(["send-keys", "-l", keys]) }
  }

  /// The screen as soon as it is as expected, or as it is after five seconds.
  func screen(becoming expected: [String]) -> [String] {
    var lines: [String] = []
    for _ in 0..<100 {
      lines = run(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init).prefix(expected.count).map { $0 }
      if lines == expected { break }
      usleep(50_000)
    }
    return lines
  }

  /// The screen as it is now.
  func lines(_ count: Int) -> [String] {
    run(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .prefix(count).map { $0 }
  }

  func end() { _ = run(["kill-server"]) }

  private func run(_ arguments: [String], and more: [String] = []) -> String {
    // Foundation's Process waits for the server that tmux leaves behind.
    let words = [path, "-u", "-L", server] + arguments + (more.isEmpty ? [] : [";"] + more)
    let command = words.map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }.joined(
      separator: " ")
    guard let output = popen(command + " 2>/dev/null </dev/null", "r") else { return "" }
    defer { pclose(output) }
    var data: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&buffer, 1, buffer.count, output), count > 0 { data += buffer[..<count] }
    return String(decoding: data, as: UTF8.self)
  }
}

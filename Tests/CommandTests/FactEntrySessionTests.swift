import Foundation
import TestSupport
import Testing

/// A reviewer corrects a fact at a terminal; every command sees what it should.
@Suite("Facts entered at a terminal", .serialized)
struct FactEntrySessionTests {
  private func see(_ terminal: PseudoTerminal, _ words: String) throws {
    try #require(terminal.wait(for: words), "not seen: \(words)\n\(terminal.screen.text)")
  }

  @Test("The checks follow the entry, the file itself does not, and the journal is whole")
  func corrected() throws {
    let folder = TemporaryFolder()
    let workspace = folder.path + "/workspace"
    let samples = Fixtures.package().appendingPathComponent("SampleCases")
    let name = try #require(try Fixtures.names(in: samples).first { $0.hasPrefix("02") })
    let path = "SampleCases/" + name
    let terminal = try PseudoTerminal(
      Binary.path, [path], environment: Binary.environment(workspace: workspace),
      directory: Fixtures.package().path, rows: 24, columns: 80)
    try see(terminal, "1!")
    terminal.send("\r")
    try see(terminal, "未答 73/73")
    terminal.send("o/处罚决定日期\r\r")
    try see(terminal, "如 2024-03-02")
    terminal.send("2024-13-09\r")
    try see(terminal, "应写作 2024-03-02")
    terminal.send("\u{15}2024-12-09\r")
    // The decision is in time now, but its letter still bears the other date, and that is told too.
    try see(terminal, "消除疑点 1 条")
    try see(terminal, "待处理疑点 3")
    terminal.send("qqq")
    #expect(terminal.waitForExit() == .status(0))

    // The file as it lies still decides too late; in this review it does not, in another's it does.
    #expect(
      try Binary.run(["check", path, "--format", "json"], workspace: workspace).output.contains("超期2日"))
    func sheet(_ reviewer: String) throws -> String {
      let output = folder.path + "/\(reviewer).yaml"
      let written = try Binary.run(["sheet", path, "--as", reviewer, "-o", output], workspace: workspace)
      #expect(written.status == 0, "\(written.errors)")
      return try String(contentsOfFile: output, encoding: .utf8)
    }
    #expect(try !sheet("张某").contains("T02-decision-limit"))
    #expect(try sheet("李某").contains("T02-decision-limit"))
    #expect(try Binary.run(["verify"], workspace: workspace).status == 0)

    // Opened again, the entry is there and marked; undone in this session it would be the file's own.
    let again = try PseudoTerminal(
      Binary.path, [path], environment: Binary.environment(workspace: workspace),
      directory: Fixtures.package().path, rows: 24, columns: 80)
    try see(again, "3!")
    again.send("\r")
    try see(again, "未答 73/73")
    again.send("o/处罚决定日期\r")
    try see(again, "案卷原记载 2024-12-11")
    again.send("x")
    try see(again, "待处理疑点 1")
    again.send("qqq")
    #expect(again.waitForExit() == .status(0))
  }

  @Test("A case file is started from nothing and filled in from the paper")
  func started() throws {
    let folder = TemporaryFolder()
    let workspace = folder.path + "/workspace"
    let file = folder.path + "/纸质卷"
    let terminal = try PseudoTerminal(
      Binary.path, ["new", file], environment: Binary.environment(workspace: workspace),
      directory: folder.path, rows: 24, columns: 80)
    try see(terminal, "已新建")
    try see(terminal, "案卷类型")
    terminal.send("/案由\r\r经营超过保质期的食品\r")
    try see(terminal, "✎")
    terminal.send("qq")
    #expect(terminal.waitForExit() == .status(0))
    let manifest = try String(contentsOfFile: file + "/case.yaml", encoding: .utf8)
    #expect(manifest.contains("案由:") && !manifest.contains("经营超过保质期"))
    let again = try Binary.run(["new", file], workspace: workspace)
    #expect(again.status == 1 && again.errors.contains("已经有了，没有改动"))
    let plain = try Binary.run(["new", folder.path + "/另一卷", "--lang", "en"], workspace: workspace)
    #expect(plain.status == 0 && plain.output.contains("Started"))
  }
}

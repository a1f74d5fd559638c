import Foundation
import GRDB
import OfficeFiles
import TestSupport
import Testing

/// A reviewer at a terminal, from the desk to the notice, with real keys.
@Suite("A review at a terminal", .serialized)
struct SessionTests {
  private func open(_ folder: TemporaryFolder, rows: Int = 24, columns: Int = 80) throws -> PseudoTerminal {
    try PseudoTerminal(
      Binary.path, ["SampleCases"], environment: Binary.environment(workspace: folder.path + "/workspace"),
      directory: Fixtures.package().path, rows: rows, columns: columns)
  }

  /// Waits until the terminal shows the words; what it shows instead ends the test.
  private func see(_ terminal: PseudoTerminal, _ words: String) throws {
    try #require(terminal.wait(for: words), "not seen: \(words)\n\(terminal.screen.text)")
  }

  private func adoptTheLateDecision(_ terminal: PseudoTerminal) throws {
    try see(terminal, "待处理疑点 7")
    terminal.send("j\r")
    try see(terminal, "待处理疑点 1")
    terminal.send("f")
    try see(terminal, "超期2日")
    terminal.send("a")
    try see(terminal, "已采纳")
  }

  private func sampleFolder(_ prefix: String) throws -> String {
    let folder = Fixtures.package().appendingPathComponent("SampleCases")
    let name = try #require(try Fixtures.names(in: folder).first { $0.hasPrefix(prefix) })
    return "SampleCases/\(name)"
  }

  @Test("The original of a document in a zip is handed to the system's viewer, and is gone afterwards")
  func originalInAZip() throws {
    let folder = TemporaryFolder()
    let letter: [UInt8] = Array("%PDF-1.4 ".utf8) + [0, 0xFF]
    let zip = try Archive.bytes(
      packing: [
        ("甲/case.yaml", Array("案号: 示罚〔2024〕1号\n案由: 示例\n".utf8)),
        ("甲/行政处罚决定书.txt", Array("行政处罚决定书\n".utf8)), ("甲/照片.pdf", letter),
      ], file: "")
    let path = try folder.write("卷.zip", zip)
    let viewer = try folder.write(
      "bin/xdg-open", "#!/bin/sh\ncp \"$1\" '\(folder.path)/seen' && echo \"$1\" > '\(folder.path)/path'\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: viewer)
    var environment = Binary.environment(workspace: folder.path + "/workspace")
    environment["PATH"] = folder.path + "/bin:/usr/bin:/bin"
    let terminal = try PseudoTerminal(
      Binary.path, [path], environment: environment, directory: folder.path, rows: 24, columns: 80)
    try see(terminal, "示罚〔2024〕1号")
    terminal.settle()
    terminal.send("d")
    try see(terminal, "1/2")
    terminal.send("l照片\r")
    try see(terminal, "这份文书没有可读的文本")
    terminal.send("O")
    let there = terminal.wait { _ in FileManager.default.fileExists(atPath: folder.path + "/path") }
    #expect(there, "\(terminal.screen.text)")
    #expect(FileManager.default.contents(atPath: folder.path + "/seen").map(Array.init) == letter)
    let copy = try String(contentsOfFile: folder.path + "/path", encoding: .utf8).dropLast()
    #expect(copy.hasSuffix("/照片.pdf"))
    terminal.send("qqq")
    #expect(terminal.waitForExit() == .status(0))
    #expect(!FileManager.default.fileExists(atPath: String(copy)))
  }

  @Test(
    "Adopt, reject, deduct, leave out, cite, submit, export; then the journal is whole",
    arguments: [(24, 80), (50, 160)])
  func wholeReview(size: (rows: Int, columns: Int)) throws {
    let folder = TemporaryFolder()
    let workspace = folder.path + "/workspace"
    let terminal = try open(folder, rows: size.rows, columns: size.columns)
    try see(terminal, "待处理疑点 7")
    // The seventh file: its finding is rejected with a reason.
    terminal.send("jjjjjj\r")
    try see(terminal, "待处理疑点 1")
    terminal.send("f")
    try see(terminal, "公示")
    terminal.send("x")
    try see(terminal, "不采纳的理由")
    terminal.send("网站维护，另有补录记录\r")
    try see(terminal, "待处理疑点 0")
    terminal.send("\u{1B}")
    try see(terminal, "待处理疑点 6")
    // The second file: its finding is adopted, and points are taken.
    terminal.send("gj\r")
    try see(terminal, "待处理疑点 1")
    terminal.send("f")
    try see(terminal, "超期2日")
    terminal.send("a")
    try see(terminal, "已采纳")
    terminal.send("1")
    try see(terminal, "扣多少分")
    terminal.send("\u{15}2\r")
    try see(terminal, "98 优秀  失分 2")
    // A passage of the documents is cited for the same criterion.
    terminal.send("d")
    terminal.settle()
    terminal.send("jjc")
    try see(terminal, "已引用到")
    terminal.send("\u{1B}")
    terminal.settle()
    // Everything else is met, but for the first that may be left out; undo takes one answer back.
    terminal.send("g]")
    terminal.settle()
    while !terminal.screen.text.contains("不涉及的理由") {
      let before = terminal.screen.text
      terminal.send("n")
      terminal.settle()
      if terminal.screen.text.contains("不涉及的理由") { break }
      terminal.send("\r")
      try #require(terminal.wait(limit: 5, until: { $0.text != before }))
    }
    terminal.send("本案没有此类情形\r")
    terminal.settle()
    while !terminal.screen.text.contains("未答 0/") {
      let before = terminal.screen.text
      terminal.send("]\r")
      guard terminal.wait(limit: 5, until: { $0.text != before }) else { break }
    }
    #expect(terminal.screen.text.contains("未答 0/"))
    terminal.send("u")
    try see(terminal, "未答 1/")
    terminal.send("]")
    terminal.settle()
    terminal.send("\r")
    try see(terminal, "未答 0/")
    // Conclusion: opinion, submission, preview, export.
    terminal.send("s")
    try see(terminal, "可按 S 提交")
    terminal.send("o")
    terminal.settle()
    terminal.send("程序基本规范，决定逾期二日，应当引以为戒。\r")
    terminal.settle()
    terminal.send("S")
    try see(terminal, "请确认")
    terminal.send("y")
    try see(terminal, "已提交")
    terminal.send("z")
    try see(terminal, "整改要求")
    terminal.send("e")
    try see(terminal, "导出整改通知书到")
    let notice = folder.path + "/notice.docx"
    terminal.send("\u{15}\(notice)\r")
    try see(terminal, "已写入")
    terminal.send("qqqq")
    #expect(terminal.waitForExit() == .status(0))
    #expect(terminal.settingsAreRestored)
    #expect(terminal.leftBehind.isEmpty)

    #expect(FileManager.default.fileExists(atPath: notice))
    let second = try sampleFolder("02-")
    let result = try Binary.run(["result", second, "--format", "json"], workspace: workspace)
    #expect(result.output.contains("\"score\" : \"97.97\""))
    #expect(result.output.contains("\"complete\" : true"))
    #expect(try Binary.run(["verify"], workspace: workspace).status == 0)
    let opinion = folder.path + "/opinion.md"
    #expect(try Binary.run(["export", "opinion", second, "-o", opinion], workspace: workspace).status == 0)
    let text = try String(contentsOfFile: opinion, encoding: .utf8)
    #expect(text.contains("97.97分") && text.contains("超期2日") && text.contains("程序基本规范"))
    #expect(!text.contains("case.yaml"))
    // What is no regular file is never replaced, whatever --force says.
    let refused = try Binary.run(
      ["export", "opinion", second, "-o", folder.path, "--format", "md", "--force"], workspace: workspace)
    #expect(refused.status == 1 && refused.errors.contains("不是普通文件"))
  }

  @Test("What was done before a kill -9 is there afterwards")
  func killed() throws {
    let folder = TemporaryFolder()
    let terminal = try open(folder)
    try adoptTheLateDecision(terminal)
    #expect(terminal.wait { !$0.text.hasPrefix("*") }, "a star says that something is not on the disk yet")
    terminal.signal(SIGKILL)
    _ = terminal.waitForExit()
    let again = try open(folder)
    try see(again, "待处理疑点 6")
    again.send("q")
    #expect(again.waitForExit() == .status(0))
    #expect(try Binary.run(["verify"], workspace: folder.path + "/workspace").status == 0)
  }

  @Test("A mark shows before it is on the disk, with a star until it is there")
  func beforeTheDisk() throws {
    let folder = TemporaryFolder()
    let terminal = try open(folder)
    try see(terminal, "待处理疑点 7")
    terminal.send("j\r")
    try see(terminal, "73/73")
    let database = try DatabaseQueue(path: folder.path + "/workspace/casereview.sqlite")
    try database.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      for left in [72, 71, 70] {
        terminal.send("\r")
        try see(terminal, "\(left)/73")
        #expect(terminal.screen.text.hasPrefix("*"))
      }
      try db.execute(sql: "COMMIT")
    }
    #expect(terminal.wait { !$0.text.hasPrefix("*") })
    terminal.signal(SIGKILL)
    _ = terminal.waitForExit()
    let again = try open(folder)
    again.send("j\r")
    try see(again, "70/73")
    again.send("qq")
    #expect(again.waitForExit() == .status(0))
  }

  @Test("What cannot be written is taken back with all that rests on it, and leaving waits until it was said")
  func refusedByTheDisk() throws {
    let folder = TemporaryFolder()
    let workspace = folder.path + "/workspace"
    let terminal = try open(folder)
    try see(terminal, "待处理疑点 7")
    terminal.send("j\r")
    try see(terminal, "73/73")
    let database = try DatabaseQueue(path: workspace + "/casereview.sqlite")
    try database.write { db in
      try db.execute(
        sql: "CREATE TRIGGER full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
      )
    }
    terminal.send("\r\r\r")
    try see(terminal, "the disk is full")
    #expect(terminal.screen.text.contains("73/73") && !terminal.screen.text.hasPrefix("*"))
    terminal.send("k")
    #expect(terminal.wait { !$0.text.contains("the disk is full") })
    terminal.send("\rqq")
    try see(terminal, "the disk is full")
    #expect(terminal.exit == nil)
    try database.write { db in try db.execute(sql: "DROP TRIGGER full") }
    terminal.send("\r\r")
    try see(terminal, "72/73")
    terminal.send("qq")
    #expect(terminal.waitForExit() == .status(0))
    #expect(try Binary.run(["verify"], workspace: workspace).status == 0)
  }

  @Test("A byte changed in a row of the database is found")
  func tampered() throws {
    let folder = TemporaryFolder()
    let workspace = folder.path + "/workspace"
    let terminal = try open(folder)
    try adoptTheLateDecision(terminal)
    terminal.send("qqq")
    #expect(terminal.waitForExit() == .status(0))
    // A backup is one file without a log beside it.
    let backup = folder.path + "/backup.sqlite"
    #expect(try Binary.run(["backup", backup], workspace: workspace).status == 0)
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: backup)))
    let adopted = Array("adopted".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: adopted) })
    bytes[place] = UInt8(ascii: "A")
    let changed = try folder.write("changed/casereview.sqlite", bytes)
    #expect(!changed.isEmpty)
    let run = try Binary.run(["verify"], workspace: folder.path + "/changed")
    #expect(run.status == 1)
    #expect(!run.errors.isEmpty)
    // Nor is it taken for a backup.
    let restored = try Binary.run(["restore", changed], workspace: folder.path + "/restored")
    #expect(restored.status == 1)
    let sound = try Binary.run(["restore", backup], workspace: folder.path + "/restored")
    #expect(sound.status == 0)
    #expect(try Binary.run(["verify"], workspace: folder.path + "/restored").status == 0)
  }
}

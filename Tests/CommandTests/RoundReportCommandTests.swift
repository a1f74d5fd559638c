import Foundation
import OfficeFiles
import TestSupport
import Testing

/// What the commands for reports, numbers and score sheets write and refuse.
@Suite("Reports on many files by command", .serialized)
struct RoundReportCommandTests {
  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/workspace")
  }

  /// A copy in which one thing is different: a digit of a text, a byte of a page, a word of a packed part.
  private func change(_ path: String, to copy: String) throws {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    if bytes.starts(with: [0x50, 0x4B]) {
      let archive = try Archive(bytes: bytes, file: path)
      var parts = try archive.entries.map { (name: $0.name, contents: try archive.contents(of: $0)) }
      let place = try #require(
        parts.firstIndex { $0.name == "word/document.xml" || $0.name == "xl/worksheets/sheet1.xml" })
      let digit = try #require(parts[place].contents.lastIndex(of: UInt8(ascii: "9")))
      parts[place].contents[digit] = UInt8(ascii: "8")
      bytes = try Archive.bytes(packing: parts, file: copy)
    } else if path.hasSuffix(".pdf") {
      let stream = try #require(Data(bytes).range(of: Data("stream\n".utf8)))
      bytes[stream.upperBound + 40] ^= 1
    } else {
      // Not a digit: it may be one of the seal's own.
      let name = try #require(Data(bytes).range(of: Data("示例".utf8)))
      bytes.replaceSubrange(name, with: Array("示列".utf8))
    }
    try Data(bytes).write(to: URL(fileURLWithPath: copy))
  }

  @Test("Every format is written, carries the journal's head, and verify says so")
  func formats() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: SampleRound.settings)
    let formats = ["docx", "pdf", "md", "html", "json", "csv", "xlsx", "txt"]
    let paths = formats.map { folder.path + "/report.\($0)" }
    for path in paths {
      let result = try run(["export", "round-report", "SampleCases", "-o", path], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
    let book = try run(["numbers", "list", "示司通"], in: folder)
    #expect(book.output.split(separator: "\n").count == 1, "one report, one number: \(book.output)")
    let verified = try run(["verify"] + paths, in: folder)
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.components(separatedBy: "与评查日志相符").count == formats.count + 1)
    #expect(verified.output.components(separatedBy: "内容未改动").count == formats.count + 1)
    for path in paths {
      let changed = folder.path + "/changed." + URL(fileURLWithPath: path).pathExtension
      try change(path, to: changed)
      let told = try run(["verify", changed], in: folder)
      #expect(
        told.status == 1 && told.errors.contains("内容与出具时不同"), "\(changed): \(told.output)\(told.errors)")
    }
    let first = try Data(contentsOf: URL(fileURLWithPath: paths[0]))
    #expect(
      try run(["export", "round-report", "SampleCases", "-o", paths[0], "--force"], in: folder).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: paths[0])) == first)
    let other = TemporaryFolder()
    try SampleRound.submit(in: other)
    let foreign = try run(["verify", paths[2]], in: other)
    #expect(foreign.status == 1 && foreign.errors.contains("与本日志不符"))
    let plain = try folder.write("plain.md", "# 无印记\n")
    let unmarked = try run(["verify", plain], in: folder)
    #expect(unmarked.status == 1 && unmarked.errors.contains("没有评查日志的印记"))
  }

  @Test(
    "Agencies are not put in order of fines; the clause is named", arguments: ["罚款数额", "fines", "罚没收入"])
  func noFines(order: String) throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/workspace", withIntermediateDirectories: true)
    _ = try run(["numbers", "reserve", "示司通", "--for", "x"], in: folder)
    let result = try run(
      ["export", "round-report", "SampleCases", "--sort", order, "-o", folder.path + "/x.md"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("菏定政办字〔2023〕6号 第4项") && result.errors.contains("翠府办发〔2024〕79号"))
  }

  @Test("A quarter without reviews, a file without a review and two agencies in a self-review are said")
  func refused() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: SampleRound.settings)
    let out = folder.path + "/x.md"
    let early = try run(
      ["export", "quarterly-report", "SampleCases", "--quarter", "2001Q1", "-o", out], in: folder)
    #expect(early.status == 1 && early.errors.contains("2001年第一季度"))
    let wrong = try run(
      ["export", "quarterly-report", "SampleCases", "--quarter", "2024Q5", "-o", out], in: folder)
    #expect(wrong.status == 1 && wrong.errors.contains("应写作 2024Q4"))
    let two = try run(["export", "self-review-report", "SampleCases", "-o", out], in: folder)
    #expect(two.status == 1 && two.errors.contains("--agency"))
    let one = try run(
      ["export", "self-review-report", "SampleCases", "--agency", "示例市生态环境局", "-o", out], in: folder)
    #expect(one.status == 0, "\(one.errors)")
    #expect(try String(contentsOfFile: out, encoding: .utf8).contains("示例市生态环境局关于"))
  }

  @Test("Numbers are reserved, used and cancelled, and the book tells all of it")
  func numbers() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: "评查机关: 示例区司法局\n评查意见书字号: 示司评\n")
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let path = try #require(try SampleRound.folders().first)
    #expect(try run(["numbers", "begin", "示司评〔\(year)〕6号"], in: folder).output.contains("下一个是 7 号"))
    #expect(try run(["numbers", "reserve", "示司评", "--for", "甲局案"], in: folder).output.contains("7号：甲局案"))
    let used = try run(
      ["export", "opinion", path, "--number", "7", "-o", folder.path + "/a.md"], in: folder)
    #expect(used.status == 0, "\(used.errors)")
    #expect(try String(contentsOfFile: folder.path + "/a.md", encoding: .utf8).contains("示司评〔\(year)〕7号"))
    let cancelled = try run(["numbers", "cancel", "示司评〔\(year)〕7号", "--reason", "印错"], in: folder)
    #expect(cancelled.status == 0)
    #expect(try run(["numbers", "cancel", "示司评〔\(year)〕7号", "--reason", "印错"], in: folder).status == 1)
    #expect(try run(["export", "opinion", path, "-o", folder.path + "/b.md"], in: folder).status == 0)
    #expect(try String(contentsOfFile: folder.path + "/b.md", encoding: .utf8).contains("示司评〔\(year)〕8号"))
    let book = try run(["numbers"], in: folder)
    #expect(book.output.contains("7号  作废") && book.output.contains("8号  评查意见书") && book.errors.isEmpty)
    #expect(try run(["verify"], in: folder).status == 0)
  }

  @Test("A file that two have reviewed has one opinion; the other's only once the first number is cancelled")
  func oneOpinion() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: "评查机关: 示例区司法局\n评查意见书字号: 示司评\n")
    let path = try #require(try SampleRound.folders().first)
    let sheet = folder.path + "/other.yaml"
    #expect(try run(["sheet", path, "-o", sheet, "--as", "李某"], in: folder).status == 0)
    let text = try String(contentsOfFile: sheet, encoding: .utf8)
      .replacingOccurrences(of: "state: unanswered", with: "state: met")
    try folder.write("other.yaml", text)
    let taken = try run(["score", path, "--sheet", sheet, "--as", "李某", "--submit"], in: folder)
    #expect(taken.status == 0, "\(taken.errors)")
    func export(_ reviewer: String, _ name: String) throws -> Binary.Result {
      try run(["export", "opinion", path, "--as", reviewer, "-o", folder.path + "/" + name], in: folder)
    }
    #expect(try export(SampleRound.reviewer, "a.md").status == 0)
    let number = "示司评〔\(Calendar(identifier: .gregorian).component(.year, from: Date()))〕1号"
    let second = try export("李某", "b.md")
    #expect(second.status == 1 && second.errors.contains("文号“\(number)”；一案只出一份"), "\(second.errors)")
    #expect(try export(SampleRound.reviewer, "a2.md").status == 0)
    let notice = try run(
      ["export", "rectification-notice", path, "--as", "李某", "-o", folder.path + "/c.md"], in: folder)
    #expect(notice.status == 1 && notice.errors.contains("不出具整改通知书"), "\(notice.errors)")
    #expect(try run(["numbers", "cancel", number, "--reason", "改用李某的"], in: folder).status == 0)
    #expect(try export("李某", "b.md").status == 0)
  }

  @Test(
    "Where no file can be written no number is taken, and one document written four times at once has one")
  func numberFollowsFile() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: SampleRound.settings + "\n评查意见书字号: 示司评\n")
    let path = try #require(try SampleRound.folders().first)
    #expect(try run(["numbers", "reserve", "示司通", "--for", "通报"], in: folder).status == 0)
    let report = ["export", "round-report", "SampleCases", "--number", "1", "-o"]
    for command in [["export", "opinion", path, "-o"], report] {
      let nowhere = try run(command + [folder.path + "/没有/x.md"], in: folder)
      #expect(nowhere.status == 1 && nowhere.errors.contains("写不进去"), "\(nowhere.errors)")
    }
    let book = try run(["numbers"], in: folder).output
    #expect(book.contains("示司通") && book.contains("预留") && !book.contains("示司评"), "\(book)")
    for name in ["a.md", "b.md"] {
      let written = try run(report + [folder.path + "/" + name], in: folder)
      #expect(written.status == 0, "\(written.errors)")
    }
    let place = folder.path
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      let written = try? Binary.run(
        ["export", "opinion", path, "-o", place + "/o\(index).md"], workspace: place + "/workspace")
      #expect(written?.status == 0, "\(written?.errors ?? "")")
    }
    let after = try run(["numbers"], in: folder)
    #expect(after.output.split(separator: "\n").count == 2 && after.errors.isEmpty, "\(after.output)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix(".casereview") }.isEmpty)
  }

  @Test("The score sheet is written for signing, as a document and as a workbook with formulas")
  func scoreSheet() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: SampleRound.settings)
    let path = try #require(try SampleRound.folders().first)
    for format in ["docx", "xlsx", "pdf", "md"] {
      let result = try run(
        [
          "export", "score-sheet", path, "--signer", "特邀行政执法监督员=赵某", "-o", folder.path + "/s.\(format)",
        ], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
    let text = try String(contentsOfFile: folder.path + "/s.md", encoding: .utf8)
    #expect(text.contains("特邀行政执法监督员 | 赵某") && text.contains("被评查机关确认"))
    #expect(try run(["numbers"], in: folder).output.contains("还没有文号"))
  }
}

import Foundation
import TestSupport
import Testing

/// The whole job through a pipe, as a screen reader's user or a script does it.
@Suite("The line mode")
struct PlainModeTests {
  /// Types lines and returns what was said.
  private func talk(_ lines: [String], workspace: String, _ more: [String] = []) throws -> String {
    let run = try Binary.run(
      ["--plain", "SampleCases"] + more, workspace: workspace, input: lines.joined(separator: "\n") + "\n")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(!run.output.unicodeScalars.contains("\u{1B}"))
    #expect(
      !run.output.unicodeScalars.contains { (0x2500...0x257F).contains($0.value) }, "no boxes are drawn")
    return run.output
  }

  @Test("Files are listed with numbers, a number opens one, 0 goes back")
  func listing() throws {
    let folder = TemporaryFolder()
    let said = try talk(["2", "0", "q"], workspace: folder.path)
    #expect(said.contains("1. 澜市监罚〔2024〕31号"))
    #expect(said.contains("示环罚〔2024〕86号"))
    #expect(said.contains("第 1/73 项"))
    #expect(said.components(separatedBy: "== 案卷列表：9 卷").count == 3)
  }

  @Test("A file is reviewed, submitted and exported without a screen")
  func wholeJob() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/意见书.docx"
    // The second sample: its finding is adopted and points are taken; all else is in order.
    var lines = ["2", "下一疑点", "采纳", "扣分", "1", "1"]
    lines += Array(repeating: "下一未答", count: 1)
    lines += Array(repeating: "合格并下一项", count: 73)
    lines += ["总体意见", "事实清楚，程序有瑕疵", "提交", "1", "导出", "1", path, "q"]
    let said = try talk(lines, workspace: folder.path)
    #expect(said.contains("未答 0"), "\(said.suffix(3000))")
    #expect(said.contains("已提交"))
    #expect(said.contains("已写入 \(path)"), "\(said.suffix(3000))")
    #expect(FileManager.default.fileExists(atPath: path))
    let result = try Binary.run(
      ["result", "SampleCases/02-恒砼建材公司扬尘污染案", "--format", "json"], workspace: folder.path)
    #expect(result.output.contains("\"complete\" : true"), "\(result.output) \(result.errors)")
    #expect(result.output.contains("\"score\" : \"99"), "\(result.output)")
  }

  @Test("A sentence is one line, for it is read aloud line by line")
  func sentences() throws {
    let folder = TemporaryFolder()
    let lines = try talk(["2", "f", "s", "q"], workspace: folder.path).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("  推算 起算：立案") && $0.hasSuffix("在最后一日之后第2日。") })
    #expect(lines.contains("6.7 自立案起九十日内作出决定，或者依法延长、扣除  . 未答  2/2"))
    #expect(lines.contains { $0.contains("疑点未处理：") && $0.hasSuffix("超期2日") })
  }

  @Test("The facts are fields with numbers, the timeline is sentences; nothing of a screen is drawn")
  func factsAndTimeline() throws {
    let folder = TemporaryFolder()
    let said = try talk(
      ["2", "o", "到另一组", "事件", "2", "立案 日期", "2024-09-08", "0", "t", "看一行的出处", "决定公示", "q"],
      workspace: folder.path)
    let lines = said.split(separator: "\n").map(String.init)
    #expect(lines.contains("1. 案卷类型：行政处罚/普通程序"))
    #expect(lines.contains { $0.hasSuffix(". 立案 日期：2024-09-08（评查人录入）") }, "\(said.suffix(3000))")
    #expect(lines.contains("* 立案 2024-09-08 星期日 · 休息日（星期日） · 立案审批表 第1页"))
    #expect(lines.contains { $0.hasPrefix("处罚决定期限 ") && $0.hasSuffix("日") })
    #expect(lines.contains { $0.contains("行政处罚信息公示凭证，第 1/1 页") })
    #expect(!lines.contains { $0.hasPrefix("----") || $0.hasPrefix("> ") })
  }

  @Test("A letter is the key it is on the screens, and one that is none is not guessed at")
  func letters() throws {
    let folder = TemporaryFolder()
    let said = try talk(["2", "f", "a", "w", "q"], workspace: folder.path)
    #expect(said.contains("* 已采纳"), "\(said.suffix(3000))")
    #expect(said.contains("没有“w”这一项"))
  }

  @Test("A finding is rejected with its reason; without one nothing happens")
  func rejecting() throws {
    let folder = TemporaryFolder()
    let said = try talk(["2", "下一疑点", "不采纳", "", "期限已依法延长", "q"], workspace: folder.path)
    #expect(said.contains("! 请写明内容"))
    #expect(said.contains("不采纳 决定书日期"))
    #expect(said.contains("期限已依法延长"))
  }

  @Test("Documents are read page by page and a paragraph is cited")
  func citing() throws {
    let folder = TemporaryFolder()
    let said = try talk(["2", "文书", "目录", "立案审批表", "引用一段", "2", "0", "q"], workspace: folder.path)
    #expect(said.contains("¶1 "))
    #expect(said.contains("已引用到 V1"), "\(said.suffix(2000))")
    #expect(said.contains("引用 立案审批表 第1页"))
  }

  @Test("What is not there is said, and nothing is done")
  func nonsense() throws {
    let folder = TemporaryFolder()
    let said = try talk(["99", "qqqq", "0", "2", "77", "q"], workspace: folder.path)
    #expect(said.contains("没有“99”这一项"))
    #expect(said.contains("没有“qqqq”这一项"))
    #expect(said.contains("没有“77”这一项"))
  }

  @Test("The input may end at any moment; what was done is kept")
  func endOfInput() throws {
    let folder = TemporaryFolder()
    _ = try talk(["2", "", ""], workspace: folder.path)
    let said = try talk(["2", "q"], workspace: folder.path)
    #expect(said.contains("未答 71"))
  }

  @Test("On the desk of the workspace a fine is held against all of its act, opened or not")
  func likeCasesOfTheWorkspace() throws {
    let folder = TemporaryFolder()
    let rows = (1...13).map { number in
      let fine = number == 13 ? 90_000 : 1000 + number * 100
      return "示罚〔2024〕\(number)号,示例区市场监督管理局,经营超过保质期的食品,当事人\(number),2024-03-01,2024-04-01,\(fine)"
    }
    let table = try folder.write(
      "cases.csv", (["案号,处罚机关,案由,当事人,立案日期,处罚决定日期,罚款金额"] + rows).joined(separator: "\r\n"))
    let workspace = folder.path + "/workspace"
    #expect(try Binary.run(["import", table], workspace: workspace).status == 0)
    let told = try Binary.run(
      ["--plain"], workspace: workspace,
      input: ["13", "类案", "0", "0", "1", "0", "q"].joined(separator: "\n") + "\n")
    #expect(told.status == 0 && told.errors.isEmpty, "\(told.errors)")
    #expect(told.output.contains("其他 12 卷：低于它 12 卷"), "\(told.output)")
    #expect(told.output.contains("明显高于类案"))
    // What the check finds is counted once the file was opened.
    func findings(_ number: Int) -> [Int] {
      told.output.split(separator: "\n").filter { $0.contains("示罚〔2024〕\(number)号 ") && $0.contains("市场监督") }
        .map { line in
          line.split(separator: "疑点 ").dropFirst().first.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
        }
    }
    let (high, usual) = (findings(13), findings(1))
    #expect(high.count >= 2 && high.last == (high.first ?? 0) + 1, "\(high)")
    #expect(usual.count >= 2 && usual.last == usual.first, "\(usual)")
  }

  @Test(
    "The columns of a table are looked at and told before it is taken in, and remembered for the next one")
  func columnsOfATable() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("台账.csv", "单号,事项,罚了\n示罚〔2024〕2号,无照经营,600\n")
    let workspace = folder.path + "/workspace"
    func talk(_ lines: [String]) throws -> String {
      let run = try Binary.run(
        ["--plain"], workspace: workspace, input: (lines + ["q"]).joined(separator: "\n") + "\n")
      #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
      return run.output
    }
    let said = try talk(["装入案卷", path, "1", "单号", "案号", "事项", "案由", "罚了", "罚款金额", "1"])
    #expect(said.contains("先指明至少两列"), "\(said)")
    #expect(said.contains("示罚〔2024〕2号"))
    let second = try folder.write("下月.csv", "单号,事项,罚了\n示罚〔2024〕3号,无照经营,700\n")
    let next = try talk(["装入案卷", second, "1"])
    #expect(next.contains("示罚〔2024〕3号"), "\(next)")
    let list = try Binary.run(["list", "--where", "罚款>=700"], workspace: workspace)
    #expect(list.output.contains("3号") && !list.output.contains("2号"), "\(list.output) \(list.errors)")
  }

  @Test("In English too")
  func english() throws {
    let folder = TemporaryFolder()
    let said = try talk(["?", "q"], workspace: folder.path, ["--lang", "en"])
    #expect(said.contains("0 goes back, q leaves"))
    #expect(said.contains("Filter: "))
  }
}

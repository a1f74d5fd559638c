import Foundation
import TestSupport
import Testing

@Suite("Rectification by command")
struct RectifyCommandTests {
  private static let file = "SampleCases/02-恒砼建材公司扬尘污染案"
  private let folder = TemporaryFolder()

  private func run(_ arguments: String...) throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/workspace")
  }

  private func refused(_ words: String, _ arguments: String...) throws {
    let result = try Binary.run(arguments, workspace: folder.path + "/workspace")
    #expect(result.status == 1 && result.errors.contains(words), "\(result.errors)")
  }

  private func done(_ words: String, _ arguments: String...) throws {
    let result = try Binary.run(arguments, workspace: folder.path + "/workspace")
    #expect(result.status == 0 && result.output.contains(words), "\(result.errors)\(result.output)")
  }

  /// A submitted review with one problem, and the settings for numbers.
  private func review() throws {
    let path = folder.path + "/sheet.yaml"
    _ = try run("sheet", Self.file, "-o", path, "--as", "张某")
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacingOccurrences(
        of: "{criterion: \"1.2\", state: unanswered, reason: \"\", evidence: []}",
        with:
          "{criterion: \"1.2\", state: deducted, deductions: [{deduction: a, times: 2}], reason: 一人签名, evidence: [{document: 询问笔录, quote: 签名}]}"
      )
      .replacingOccurrences(of: "state: unanswered, reason", with: "state: met, reason")
      .replacingOccurrences(of: "decision: open, reason: \"\"", with: "decision: rejected, reason: 已延期")
    try folder.write("sheet.yaml", text)
    #expect(try run("score", Self.file, "--sheet", path, "--as", "张某", "--submit").status == 0)
    try folder.write("workspace/settings.yaml", "评查机关: 示例区司法局\n整改通知书字号: 示司整\n整改期限: 30\n")
  }

  private var number: String { "示司整[\(Calendar.current.component(.year, from: Date()))]1号" }

  @Test("In lines each is told in a sentence, and a figure of the round leads to its files")
  func inLines() throws {
    try review()
    _ = try run("export", "rectification-notice", Self.file, "-o", folder.path + "/a.md")
    try folder.write("workspace/agencies.csv", "机关,执法人员,执法记录仪,法制审核人员\n示例市生态环境局,40,20,2\n")
    let lines = ["整改", "1", "0", "0", "批次统计", "看一个数字所指的案卷", "1", "0", "q"]
    let told = try Binary.run(
      ["--plain", "SampleCases"], workspace: folder.path + "/workspace",
      input: lines.joined(separator: "\n") + "\n")
    #expect(told.status == 0 && told.errors.isEmpty, "\(told.errors)")
    let said = told.output
    #expect(said.contains("整改：列出 1 件，逾期 0，待核查 0，已认可 0/1"), "\(said)")
    #expect(said.contains("1. \(number.replacing("[", with: "〔").replacing("]", with: "〕"))，示例市生态环境局，"))
    #expect(said.contains("还有 30 日"))
    #expect(said.contains("已提交") && said.contains("1/9 (11.1%)") && said.contains("2/40"))
    #expect(said.contains("1. 示环罚〔2024〕86号"), "\(said)")
    #expect(!said.contains("░") && !said.contains("█"))
  }

  @Test("A numbered notice starts one, once; answer, return, answer, accept, look back, verify")
  func wholeWay() throws {
    try review()
    try done("没有整改事项", "rectify", "list")
    for name in ["a.md", "b.md"] {
      _ = try run("export", "rectification-notice", Self.file, "-o", folder.path + "/" + name)
    }
    let list = try run("rectify", "list", "--format", "json").output
    let value = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [String: Any])
    #expect(value["total"] as? Int == 1 && value["schema"] as? String == "casereview.rectify/1")
    try done("起算（当日不计），30日（自然日）至", "rectify", "show", number)
    try refused("机关答复以后才可以", "rectify", "accept", number, "--as", "李某")
    try folder.write("回证.txt", "abc")
    try refused("没有这个文件", "rectify", "respond", number, "--answer", "1=补齐材料：已补", "--evidence", "1=/none")
    try refused("第 2 个问题", "rectify", "respond", number, "--answer", "2=补齐材料：已补")
    try refused("不是整改措施", "rectify", "respond", number, "--answer", "1=补：已补")
    try done(
      "待核查", "rectify", "respond", number, "--by", "王某", "--answer", "1=补齐材料：已补", "--evidence",
      "1=\(folder.path)/回证.txt", "--evidence", "1=纸质：照片")
    try done(
      "SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "rectify", "show", number)
    for name in ["王某", " 王某", "王 某", "王\u{3000}某"] {
      try refused("王某提交的，不能由同一人认可", "rectify", "accept", number, "--as", name)
    }
    try done("已退回", "rectify", "return", number, "--as", "李某", "--reason", "证据不清")
    _ = try run("rectify", "respond", number, "--form", folder.path + "/form.yaml")
    let form = try String(contentsOfFile: folder.path + "/form.yaml", encoding: .utf8)
    try folder.write(
      "form.yaml",
      form.replacingOccurrences(of: "submitter: \"\"", with: "submitter: 王某")
        .replacingOccurrences(of: "text: \"\", evidence: []", with: "text: 已补附, evidence: [回证.txt]"))
    let filled = try String(contentsOfFile: folder.path + "/form.yaml", encoding: .utf8)
    let other = filled.replacingOccurrences(of: "\nnotice: ", with: "\nnotice: 示司整〔2020〕77号 #")
    try folder.write("other.yaml", other)
    try refused(
      "这是 示司整〔2020〕77号 的答复单，不是", "rectify", "respond", number, "--from", folder.path + "/other.yaml")
    try done("待核查", "rectify", "respond", number, "--from", folder.path + "/form.yaml")
    try done("已认可", "rectify", "accept", number, "--as", "李某", "--comment", "属实")
    try done("已记录", "rectify", "lookback", "draw", "--seed", "20261125", "--percent", "10", "--as", "李某")
    try done("重新计算：一致", "rectify", "lookback", "show")
    try refused("重新整改的期限", "rectify", "lookback", "record", number, "--no-holds", "--text", "材料仍缺")
    try done("回头看合格", "rectify", "lookback", "record", number, "--holds", "--text", "现场核实")
    try refused(
      "已经登记", "rectify", "start", Self.file, "--number",
      number.replacingOccurrences(of: "[", with: "〔").replacingOccurrences(of: "]", with: "〕"))
    #expect(try run("verify").status == 0)
  }

  @Test(
    "A late one is pressed level by level, extended with approval, and listed first; the ledger is written")
  func late() throws {
    try review()
    try refused("没有“X”的整改", "rectify", "show", "X")
    try done("逾期", "rectify", "start", Self.file, "--number", "示司整〔2025〕9号", "--issued", "2025-01-06")
    try done("自2025年1月6日起算", "rectify", "show", "示司整(2025)9")
    try done("建议督促", "rectify", "escalate", "示司整〔2025〕9号", "--reason", "电话")
    try refused("还没有督促", "rectify", "escalate", "示司整〔2025〕9号", "--level", "summon", "--reason", "函")
    try done(
      "提请约谈", "rectify", "escalate", "示司整〔2025〕9号", "--level", "summon", "--reason", "函", "--skip", "拒不配合")
    try refused(
      "不晚于", "rectify", "extend", "示司整〔2025〕9号", "--until", "2025-01-10", "--approved-by", "赵某", "--reason",
      "请示")
    try refused(
      "不是日期", "rectify", "extend", "示司整〔2025〕9号", "--until", "明天", "--approved-by", "赵某", "--reason", "请示")
    try done(
      "期限 2025-03-03", "rectify", "extend", "示司整〔2025〕9号", "--until", "2025-03-03", "--approved-by", "赵某",
      "--reason", "请示")
    try done("期限 2025-02-05", "rectify", "undo", "示司整〔2025〕9号", "--reason", "写错")
    let csv = try run("rectify", "list", "--format", "csv", "--on", "2025-02-06").output
    #expect(csv.contains("示司整〔2025〕9号,") && csv.contains(",open,1,summon,,1,"))
    for ending in ["xlsx", "docx", "md", "html", "csv", "json"] {
      let path = folder.path + "/台账." + ending
      try done("已写入", "rectify", "list", "-o", path)
      try refused("已存在", "rectify", "list", "-o", path)
    }
    let text = try String(contentsOfFile: folder.path + "/台账.md", encoding: .utf8)
    #expect(text.contains("示司整〔2025〕9号") && text.contains("其中逾期1件"))
    try done("通知已撤销", "rectify", "withdraw", "示司整〔2025〕9号", "--reason", "对象有误")
  }

  @Test("A withdrawn notice does not go out again: its number is cancelled, and the next one is tracked anew")
  func withdrawn() throws {
    try review()
    _ = try run("export", "rectification-notice", Self.file, "-o", folder.path + "/a.md")
    try done("通知已撤销", "rectify", "withdraw", number, "--reason", "误发")
    try refused("的通知已撤销", "export", "rectification-notice", Self.file, "-o", folder.path + "/b.md")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/b.md"))
    _ = try run("numbers", "cancel", number, "--reason", "误发")
    _ = try run("export", "rectification-notice", Self.file, "-o", folder.path + "/b.md")
    try done("2号", "rectify", "list")
  }

  @Test("An agency's own correction does not close without its papers, and says which are missing")
  func ownCorrection() throws {
    try review()
    let name = "示环罚〔2024〕86号"
    try done("自行纠正", "rectify", "start", Self.file, "--own")
    try refused("没有正在办理", "rectify", "correct", "close", name)
    try done("待整改", "rectify", "correct", "open", name, "--kind", "revoke", "--ground", "适用依据错误")
    let papers = [("notification", "2024-11-01"), ("decision", "2024-11-15"), ("settlement", "2024-11-16")]
    for (kind, day) in papers {
      try done("待整改", "rectify", "correct", "file", name, "纸质：\(kind)", "--paper", kind, "--on", day)
    }
    try refused("缺：陈述申辩记录", "rectify", "correct", "close", name)
    try refused("早于", "rectify", "correct", "file", name, "纸质：笔录", "--paper", "hearing", "--on", "2024-11-16")
    try done("待整改", "rectify", "correct", "file", name, "纸质：笔录", "--paper", "hearing", "--on", "2024-11-08")
    try done("待核查", "rectify", "correct", "close", name)
    try refused("张某提交的", "rectify", "accept", name)
    try done("已认可", "rectify", "accept", name, "--as", "李某")
    #expect(try run("verify").status == 0)
  }

  @Test("Two own corrections of one case are told apart by their places, found by them and drawn apart")
  func twoOwnCorrections() throws {
    try review()
    let name = "示环罚〔2024〕86号"
    try done(name + "#1", "rectify", "start", Self.file, "--own")
    try done(name + "#2", "rectify", "start", Self.file, "--own")
    try refused("有 2 件整改：\(name)#1（张某）；\(name)#2（张某）", "rectify", "show", name)
    try done(name + "#2", "rectify", "show", "示环罚[2024]86号#2（张某）")
    for place in ["#1", "#2"] {
      let one = name + place
      try folder.write("form.yaml", "")
      try FileManager.default.removeItem(atPath: folder.path + "/form.yaml")
      try done("已写入", "rectify", "respond", one, "--form", folder.path + "/form.yaml")
      let form = try String(contentsOfFile: folder.path + "/form.yaml", encoding: .utf8)
        .replacingOccurrences(of: "text: \"\"", with: "text: 已补附")
      try folder.write("form.yaml", form)
      let another = name + (place == "#1" ? "#2" : "#1")
      try refused("这是 \(one) 的答复单", "rectify", "respond", another, "--from", folder.path + "/form.yaml")
      try done(
        "待核查", "rectify", "respond", one, "--from", folder.path + "/form.yaml", "--by", "王某")
      try done("已认可", "rectify", "accept", one, "--as", "李某")
    }
    try done("已记录", "rectify", "lookback", "draw", "--seed", "7", "--count", "2", "--as", "李某")
    for place in ["#1", "#2"] {
      try done("回头看合格", "rectify", "lookback", "record", name + place, "--holds", "--text", "现场核实")
    }
    try done("重新计算：一致", "rectify", "lookback", "show")
    #expect(try run("verify").status == 0)
  }
}

import Foundation
import TestSupport
import Testing

@Suite("A panel's decision by command")
struct PanelCommandTests {
  private static let file = "SampleCases/02-恒砼建材公司扬尘污染案"

  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/workspace")
  }

  /// A review that lost 1 at 1.2 and nothing else, submitted where asked.
  private func review(in folder: TemporaryFolder, submitted: Bool) throws {
    let path = folder.path + "/sheet.yaml"
    #expect(try run(["sheet", Self.file, "-o", path, "--as", "张某"], in: folder).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacingOccurrences(
        of: "{criterion: \"1.2\", state: unanswered, reason: \"\", evidence: []}",
        with:
          "{criterion: \"1.2\", state: deducted, deductions: [{deduction: a, times: 2}], reason: 一人签名, evidence: [{document: 询问笔录, quote: 签名}]}"
      )
      .replacingOccurrences(of: "state: unanswered, reason", with: "state: met, reason")
      .replacingOccurrences(of: "decision: open, reason: \"\"", with: "decision: rejected, reason: 已延期")
    try folder.write("sheet.yaml", text)
    let taken = try run(
      ["score", Self.file, "--sheet", path, "--as", "张某"] + (submitted ? ["--submit"] : []), in: folder)
    #expect(taken.status == 0 && taken.output.contains("得分 99"), "\(taken.errors)")
  }

  private let decided = ["--reason", "卷末补有签名", "--member", "张某", "--member", "李某"]

  @Test("It changes the score, stays visible in the result, and can be taken back")
  func decision() throws {
    let folder = TemporaryFolder()
    try review(in: folder, submitted: true)
    let panel = ["panel", Self.file, "--criterion", "1.2"]
    for alone in [["张某"], ["张 某", "--member", "张某 "]] {
      let own = try run(panel + ["--state", "met", "--reason", "x", "--member"] + alone, in: folder)
      #expect(own.status == 1 && own.errors.contains("合议不能只有评查人张某自己"), "\(own.errors)")
    }
    let english = try run(
      panel + ["--state", "met", "--reason", "x", "--member", "张某", "--lang", "en"], in: folder)
    #expect(english.status == 1 && english.errors.contains("cannot be the panel alone"))
    let met = try run(panel + ["--state", "met"] + decided, in: folder)
    #expect(met.status == 0 && met.output.contains("总分 99 优秀 → 100 优秀"), "\(met.errors)")
    let result = try run(["result", Self.file], in: folder).output
    #expect(result.contains("合议改定，原得 1 分，改为 2 分（卷末补有签名；张某、李某）"))
    let json = try run(["result", Self.file, "--format", "json"], in: folder).output
    let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(value["overruled"] as? [String] == ["1.2"] && value["score"] as? String == "100")
    let times = try run(panel + ["--state", "deducted", "--deduct", "a=3"] + decided, in: folder)
    #expect(times.output.contains("总分 100 优秀 → 98.5 优秀"), "\(times.errors)")
    let back = try run(panel + ["--withdraw", "--reason", "程序有误", "--lang", "en"], in: folder)
    #expect(back.output.contains("score 98.5 Excellent → 99 Excellent"), "\(back.errors)")
    let nothing = try run(panel + ["--withdraw", "--reason", "程序有误"], in: folder)
    #expect(nothing.status == 1 && nothing.errors.contains("无可撤回"))
    #expect(try run(["verify"], in: folder).status == 0)
  }

  @Test("What does not fit the standard, lacks its reason, or comes too early is refused")
  func refused() throws {
    let folder = TemporaryFolder()
    try review(in: folder, submitted: false)
    func refused(_ arguments: [String], _ words: String) throws {
      let run = try run(["panel", Self.file] + arguments, in: folder)
      #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    }
    try refused(["--criterion", "1.2", "--state", "met"] + decided, "尚未提交")
    try refused(["--criterion", "9.99", "--state", "met"] + decided, "没有评查项“9.99”")
    try refused(["--criterion", "1.2", "--state", "veto"] + decided, "不是否决项")
    try refused(["--criterion", "1.2", "--state", "met", "--reason", " ", "--member", "张某"], "--member 姓名")
    try refused(["--criterion", "1.2", "--state", "deducted", "--deduct", "z"] + decided, "应写作 a")
    try refused(["--criterion", "1.2", "--state", "deducted", "--deduct", "a=0"] + decided, "计次的写 a=2")
    let unclear = try run(["panel", Self.file, "--criterion", "1.2"] + decided, in: folder)
    #expect(unclear.status == 64)
  }
}

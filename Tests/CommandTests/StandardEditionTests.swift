import Foundation
import TestSupport
import Testing

@Suite("Standards are tried, published and upgraded by command; reviews stay bound to their edition")
struct StandardEditionTests {
  private static let file = "SampleCases/02-恒砼建材公司扬尘污染案"

  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/workspace")
  }

  /// A review that lost 1 of 2 at 1.1 and met 1.2, by the shipped edition.
  private func begin(in folder: TemporaryFolder) throws {
    let path = folder.path + "/sheet.yaml"
    #expect(try run(["sheet", Self.file, "-o", path, "--as", "张某"], in: folder).status == 0)
    let text = try String(contentsOfFile: path, encoding: .utf8)
      .replacingOccurrences(
        of: "{criterion: \"1.1\", state: unanswered, reason: \"\"",
        with: "{criterion: \"1.1\", state: deducted, deductions: [{deduction: b}], reason: \"未列入\""
      )
      .replacingOccurrences(
        of: "{criterion: \"1.2\", state: unanswered", with: "{criterion: \"1.2\", state: met")
    try folder.write("sheet.yaml", text)
    let taken = try run(["score", Self.file, "--sheet", path, "--as", "张某"], in: folder)
    #expect(taken.status == 0 && taken.output.contains("得分 99"), "\(taken.errors)")
  }

  /// The shipped standard as version 2026.2: 1.1 carries 3 and lost its deduction b, 1.2 became 1.2x.
  private func draft(in folder: TemporaryFolder, version: String = "2026.2") throws -> String {
    let shipped = folder.path + "/shipped-\(version).yaml"
    #expect(try run(["standards", "export", "general-penalty", "-o", shipped], in: folder).status == 0)
    let text = try String(contentsOfFile: shipped, encoding: .utf8)
    let start = try #require(text.range(of: "- id: \"1.1\""))
    let end = try #require(text.range(of: "- id: \"1.3\""))
    var lines = text[start.lowerBound..<end.lowerBound].components(separatedBy: "\n")
    lines.removeAll { $0.contains("{id: b, once: 1") }
    let changed = lines.joined(separator: "\n").replacingOccurrences(of: "id: \"1.2\"", with: "id: \"1.2x\"")
      .replacingOccurrences(
        of: "points: 2\n        deductions:\n          - {id: a, once",
        with: "points: 3\n        deductions:\n          - {id: a, once"
      )
      .replacingOccurrences(of: "points: 2", with: "points: 1").replacingOccurrences(
        of: "cap: 2", with: "cap: 1")
    let whole = (text[..<start.lowerBound] + changed + text[end.lowerBound...])
      .replacingOccurrences(of: "version: \"2026.1\"", with: "version: \"\(version)\"")
    return try folder.write("draft-\(version).yaml", whole)
  }

  @Test("A draft is tried: what vanished, what is new, what counts otherwise; nothing is changed")
  func trial() throws {
    let folder = TemporaryFolder()
    try begin(in: folder)
    let draft = try draft(in: folder)
    let head = try run(["verify"], in: folder).output
    let tried = try run(["standards", "try", draft], in: folder)
    #expect(tried.status == 0, "\(tried.errors)")
    #expect(tried.output.contains("2026.1  99 优秀 → 100 优秀  (+1)"))
    #expect(tried.output.contains("  1.1 ") && tried.output.contains("所选扣分情形已删去，得 1/2 → 3/3"))
    #expect(tried.output.contains("  1.2x ") && tried.output.contains("新增，尚未评，1 分"))
    #expect(tried.output.contains("  1.2 ") && tried.output.contains("已删去，原得 2/2"))
    #expect(tried.output.hasSuffix("共 1 件：升 1，降 0，不变 0，等次变化 0，无法比较 0\n"))
    let json = try run(["standards", "try", draft, Self.file, "--format", "json"], in: folder).output
    let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(value["schema"] as? String == "casereview.try/1")
    let row = try #require((value["reviews"] as? [[String: Any]])?.first)
    #expect(row["scoreBefore"] as? String == "99" && row["scoreAfter"] as? String == "100")
    let kinds = try #require(row["differences"] as? [[String: Any]]).compactMap { $0["kind"] as? String }
    #expect(kinds == ["deductionGone", "added", "dropped"])
    let other = try run(
      ["standards", "try", draft, "SampleCases/01-好邻食品店过期食品案", "--lang", "en"], in: folder)
    #expect(other.output.hasPrefix("Reviews: 0,"), "\(other.errors)")
    #expect(try run(["verify"], in: folder).output == head)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/workspace/rules"))
  }

  @Test("A published version never changes, and reviews keep the edition they were scored with")
  func publishing() throws {
    let folder = TemporaryFolder()
    try begin(in: folder)
    let draft = try draft(in: folder)
    let published = try run(["standards", "publish", draft], in: folder)
    #expect(published.status == 0 && published.output.contains("已发布 general-penalty 2026.2 版"))
    #expect(published.output.contains("有 1 件未提交的评查仍按原版本"))
    #expect(try run(["standards", "publish", draft], in: folder).output.contains("没有变化"))
    let result = try run(["result", Self.file, "--format", "json"], in: folder).output
    #expect(result.contains("\"version\" : \"2026.1\"") && result.contains("\"score\" : \"99\""))
    let text = try String(contentsOfFile: draft, encoding: .utf8)
    let changed = try folder.write(
      "changed.yaml", text.replacingOccurrences(of: "decimals: 2", with: "decimals: 1"))
    let refused = try run(["standards", "publish", changed], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("2026.2 版已经发布，内容不同"))
    let earlier = text.replacingOccurrences(of: "version: \"2026.2\"", with: "version: \"2026.1\"")
    let replaced = try run(["standards", "publish", try folder.write("earlier.yaml", earlier)], in: folder)
    #expect(replaced.status == 1 && replaced.errors.contains("2026.1 版已经发布，内容不同"))
  }

  @Test("Upgrading shows first, then binds the open reviews by an event; a missing edition is said")
  func upgrading() throws {
    let folder = TemporaryFolder()
    try begin(in: folder)
    #expect(try run(["standards", "publish", try draft(in: folder)], in: folder).status == 0)
    let shown = try run(["standards", "upgrade", "general-penalty"], in: folder)
    #expect(shown.status == 0 && shown.output.contains("99 优秀 → 100 优秀"), "\(shown.errors)")
    #expect(shown.output.contains("尚未改动"))
    #expect(try run(["standards", "upgrade", "general-penalty", "--apply"], in: folder).status == 64)
    let applied = try run(["standards", "upgrade", "general-penalty", "--apply", "--as", "张某"], in: folder)
    #expect(applied.status == 0 && applied.output.contains("已改按 general-penalty 2026.2 版"))
    #expect(try run(["list"], in: folder).output.contains("100  优秀  未答 72"))
    #expect(try run(["verify"], in: folder).status == 0)
    #expect(
      try run(["standards", "upgrade", "general-penalty"], in: folder).output.hasPrefix("共 0 件"))
    try FileManager.default.removeItem(atPath: folder.path + "/workspace/rules")
    let missing = try run(["result", Self.file], in: folder)
    #expect(missing.status == 1 && missing.errors.contains("2026.2 版打分，找不到这一版"))
    #expect(
      try run(["list", "--lang", "en"], in: folder).output.contains("no other version stands in for it"))
    let sheet = try run(["sheet", Self.file, "-o", folder.path + "/x.yaml"], in: folder)
    #expect(sheet.status == 1 && sheet.errors.contains("找不到这一版"))
  }

  @Test("The result says what putting one fault right would bring")
  func gains() throws {
    let folder = TemporaryFolder()
    try begin(in: folder)
    let text = try run(["result", Self.file], in: folder).output
    #expect(text.contains("如改正其中一项：\n  1.1 ") && text.contains("：+1，总分 100，优秀"))
    let json = try run(["result", Self.file, "--format", "json", "--lang", "en"], in: folder).output
    let value = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let gains = try #require(value["gains"] as? [[String: String]])
    #expect(gains == [["criterion": "1.1", "gain": "1", "score": "100", "grade": "Excellent"]])
    #expect(value["waived"] as? [String] == [] && value["overruled"] as? [String] == [])
  }
}

import Foundation
import TestSupport
import Testing

@Suite("Cases beside one another, and rules that change")
struct LikeCaseCommandTests {
  private static func manifest(
    _ number: Int, fine: String, extra: String = "", decided: String = "2024-04-16"
  ) -> String {
    """
    案卷类型: 行政处罚/普通程序
    案号: 示城管罚〔2024〕\(number)号
    案由: 占道经营
    执法机关: {名称: 示例区城市管理局}
    当事人: {名称: 示例商行, 首次违法: \(number % 2 == 0 ? "是" : "否")}
    事件:
      - {事件: 处罚决定, 日期: \(decided)}
    处罚: [{种类: 罚款, 金额: \(fine)}]
    裁量: {基准: sample, 阶次: 一般}
    \(extra)
    """
  }

  /// Eleven case files, the last with a fine far from the others.
  private static func folder() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    let fines = ["300元", "350元", "400元", "400元", "450元", "500元", "500元", "550元", "600元", "700元", "5000元"]
    for (index, fine) in fines.enumerated() {
      try folder.write("case\(index + 10)/case.yaml", manifest(index + 10, fine: fine))
    }
    return folder
  }

  @Test("A fine far from its like is told, with the spread, the nearest and a drawing")
  func like() throws {
    let folder = try Self.folder()
    let run = try Binary.run(["like", folder.path + "/case20", "--among", folder.path])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.contains("其他案卷10卷：最低300元，四分位400元至550元，中位数475元，最高700元，中位绝对偏差75元"))
    #expect(run.output.contains("明显高于类案"))
    #expect(run.output.contains(" 0 ← 本案"))
    #expect(run.output.contains("########## 10"))
    let english = try Binary.run(["like", folder.path + "/case20", "--among", folder.path, "--lang", "en"])
    #expect(english.output.contains("Clearly above its like"))
  }

  @Test("The same as JSON, by the words of the contract")
  func likeJSON() throws {
    let folder = try Self.folder()
    let run = try Binary.run(["like", folder.path + "/case12", "--among", folder.path, "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "casereview.like/1")
    #expect(json["verdict"] as? String == "inside")
    #expect(json["count"] as? Int == 10)
    #expect((json["below"] as? Int, json["equal"] as? Int) == (2, 1))
    #expect(json["quantile"] as? String == "25.0")
    #expect((json["nearest"] as? [[String: Any]])?.count == 3)
    #expect((json["spread"] as? [String: String])?["median"] == "500元")
  }

  @Test("Too few cases say nothing")
  func tooFew() throws {
    let folder = TemporaryFolder()
    try folder.write("a/case.yaml", Self.manifest(1, fine: "300元"))
    try folder.write("b/case.yaml", Self.manifest(2, fine: "9000元"))
    let run = try Binary.run(["like", folder.path + "/b", "--among", folder.path])
    #expect(run.status == 0)
    #expect(run.output.contains("可比案卷不足10卷，不作提示"))
  }

  @Test("Ranking agencies by amounts is refused with the clauses that forbid it")
  func noRanking() throws {
    let run = try Binary.run(["like", "--rank-agencies", "--among", "SampleCases"])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("翠府办发〔2024〕79号第一项"))
    #expect(run.errors.contains("赣市府建办字〔2023〕2号第9项"))
    #expect(try Binary.run(["like"]).status == 64)
  }

  @Test("The check over many files finds the case that leaves its like, and only that one")
  func checkAmong() throws {
    let folder = try Self.folder()
    let run = try Binary.run(["same", "B05", folder.path, "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(json["schema"] as? String == "casereview.same/1")
    #expect((json["counts"] as? [String: Int])?["found"] == 1)
    #expect((json["counts"] as? [String: Int])?["passed"] == 10)
    let first = try #require((json["cases"] as? [[String: Any]])?.first)
    #expect(first["number"] as? String == "示城管罚〔2024〕20号")
    #expect(try Binary.run(["same", "B05/类案", folder.path, "--strict"]).status == 3)
    #expect(try Binary.run(["same", "B05/别的对象", folder.path, "--strict"]).status == 0)
    let text = try Binary.run(["same", "B05", folder.path])
    #expect(text.output.contains("共 11 卷，其中疑点 1 卷"))
    #expect(try Binary.run(["same", "Z99", folder.path]).errors.contains("没有预检项目“Z99”"))
  }

  @Test("A table of benchmarks is previewed, written, and held against a case file")
  func importBenchmarks() throws {
    let workspace = TemporaryFolder()
    let table = try workspace.write(
      "table.csv",
      """
      序号,违法行为,违法程度,适用条件,裁量标准
      1,占道经营,较轻,第一次被处罚的,处三百元罚款
      ,,一般,第二次被处罚的,处五百元罚款
      ,,严重,第三次及以上被处罚的,从重处理
      """)
    let preview = try Binary.run(["standards", "benchmark", "import", table])
    #expect(preview.status == 0)
    #expect(preview.output.contains("  act = 违法行为"))
    #expect(preview.output.contains("table.csv:4[裁量标准]：“从重处理”没有读出金额"))
    #expect(preview.output.contains("读入 3 行，采用 2 行，未采用 1 行；基准 1 个（count 1）"))
    try FileManager.default.createDirectory(
      atPath: workspace.path + "/rules/benchmarks", withIntermediateDirectories: true)
    let target = workspace.path + "/rules/benchmarks/own.yaml"
    let write = [
      "standards", "benchmark", "import", table, "-o", target, "--id", "own", "--maker", "示例区城市管理局", "--from",
      "2024-01-01",
    ]
    #expect(try Binary.run(write).status == 0)
    #expect(try Binary.run(write).errors.contains("已存在"))
    #expect(try Binary.run(["standards", "lint", target]).output.contains("没有问题"))
    let file = try workspace.write(
      "cases/a/case.yaml",
      Self.manifest(1, fine: "300元").replacingOccurrences(
        of: "{基准: sample, 阶次: 一般}", with: "{基准: own-1, 因素: {违法次数: 2}}"))
    let run = try Binary.run(["same", "B01", file], workspace: workspace.path)
    #expect(run.output.contains("罚款300元低于“一般”阶次的幅度（500元）"))
    let json = try Binary.run(["same", "B02", file, "--format", "csv"], workspace: workspace.path)
    #expect(json.output.contains("应查找的文书：本机关主要负责人批准的文书或者集体讨论记录"))
  }

  @Test("A column that cannot be told is asked for by its name")
  func unknownColumns() throws {
    let folder = TemporaryFolder()
    let table = try folder.write("table.csv", "甲,乙,丙\n占道经营,一般,处五百元罚款\n")
    let refused = try Binary.run(["standards", "benchmark", "import", table])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("--map act=列名"))
    let mapped = try Binary.run([
      "standards", "benchmark", "import", table, "--map", "act=甲", "tier=乙", "amount=丙",
    ])
    #expect(mapped.output.contains("采用 1 行"))
  }

  @Test("Law that nobody confirmed for a year is listed, from the day after the year on")
  func staleLaw() throws {
    let workspace = TemporaryFolder()
    try workspace.write(
      "rules/law/own.yaml",
      """
      limits:
        - id: T02-decision-limit
          title: {zh: 办案期限, en: Time limit of the case}
          values:
            - {from: 2021-07-15, limit: 60, unit: calendar, rolls: true, basis: 示例规定, certainty: setting, checked_on: 2024-03-01}
      """)
    func list(_ today: String) throws -> String {
      try Binary.run(["standards", "--today", today], workspace: workspace.path).output
    }
    #expect(!(try list("2025-03-01")).contains("一年以上没有核对"))
    let stale = try list("2025-03-02")
    #expect(stale.contains("以下 1 条法律数据一年以上没有核对原文"))
    #expect(stale.contains("T02-decision-limit  办案期限  示例规定  ✓ 2024-03-01"))
  }

  @Test("A calendar year of the user's own opens the days of that year")
  func ownCalendarYear() throws {
    let workspace = TemporaryFolder()
    let ask = ["days", "2031-09-29", "+7", "--working"]
    #expect(try Binary.run(ask, workspace: workspace.path).status == 1)
    try workspace.write(
      "rules/calendar/2031.yaml",
      """
      year: 2031
      source: 示例通知
      checked_on: 2030-12-01
      holidays:
        - name: 国庆节
          rest: [2031-10-01..2031-10-07]
          work: [2031-09-28]
      """)
    let run = try Binary.run(ask, workspace: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("2031年10月15日"))
  }

  @Test("--as-of asks the law of another day in every command that applies it")
  func asOf() throws {
    let workspace = TemporaryFolder()
    try workspace.write(
      "rules/benchmarks/own.yaml",
      """
      benchmarks:
        - id: old
          title: 旧基准
          act: 占道经营
          maker: 示例区城市管理局
          basis: 示例
          from: 2020-01-01
          to: 2024-12-31
          tiers: [{name: 一般, min: 300元, max: 500元, when: 一般情形}]
      """)
    let file = try workspace.write(
      "a/case.yaml", Self.manifest(1, fine: "600元").replacingOccurrences(of: "sample", with: "old"))
    let then = try Binary.run(["same", "B01", file, "--format", "csv"], workspace: workspace.path)
    #expect(then.output.contains("found"))
    let now = try Binary.run(
      ["same", "B01", file, "--format", "csv", "--as-of", "2025-01-01"], workspace: workspace.path)
    #expect(now.output.contains("undetermined"))
    #expect(now.output.contains("2025年1月1日有效的裁量基准“old”"))
    let check = try Binary.run(
      ["check", file, "--format", "csv", "--as-of", "2025-01-01"], workspace: workspace.path)
    #expect(check.output.contains("B01-benchmark-range,undetermined"))
    let wrong = try Binary.run(["same", "B01", file, "--as-of", "2025-13-01"], workspace: workspace.path)
    #expect(wrong.status == 1 && wrong.errors.contains("--as-of “2025-13-01”不是日期"))
  }
}

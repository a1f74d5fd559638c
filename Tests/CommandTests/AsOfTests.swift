import Foundation
import TestSupport
import Testing

@Suite("The law of another day")
struct AsOfTests {
  /// A law that grew stricter on 1 January 2025: sixty days to decide, three working days to publish.
  private static let law = """
    limits:
      - id: T02-decision-limit
        title: {zh: 办案期限, en: Time limit of the case}
        values:
          - {from: 2021-07-15, to: 2024-12-31, limit: 90, unit: calendar, rolls: true, basis: 示例旧法, certainty: law, checked_on: 2026-11-20}
          - {from: 2025-01-01, limit: 60, unit: calendar, rolls: true, basis: 示例新法, certainty: law, checked_on: 2026-11-20}
      - id: T14-publication
        title: {zh: 公示期限, en: Time to publish}
        values:
          - {from: 2021-07-15, to: 2024-12-31, limit: 7, unit: working, rolls: false, basis: 示例旧法, certainty: law, checked_on: 2026-11-20}
          - {from: 2025-01-01, limit: 3, unit: working, rolls: false, basis: 示例新法, certainty: law, checked_on: 2026-11-20}
    """

  private static let manifest = """
    案卷类型: 行政处罚/普通程序
    案号: 示罚〔2024〕1号
    领域: 城市管理
    处罚: [{种类: 警告}]
    事件:
      - {事件: 立案, 日期: 2024-03-01}
      - {事件: 处罚决定, 日期: 2024-05-20}
      - {事件: 公示, 日期: 2024-05-27}
    """

  private func states(_ arguments: [String], _ workspace: TemporaryFolder) throws -> [String: String] {
    let run = try Binary.run(
      ["check", workspace.path + "/case", "--format", "json"] + arguments, workspace: workspace.path)
    #expect(run.status == 0, "\(run.errors)")
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let cases = try #require(json["cases"] as? [[String: Any]])
    let outcomes = try #require(cases.first?["outcomes"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: outcomes.compactMap { outcome in
        (outcome["check"] as? String).map { ($0, outcome["state"] as? String ?? "") }
      })
  }

  @Test("is asked by every check that counts, and the day of the act without the option")
  func several() throws {
    let workspace = TemporaryFolder()
    try workspace.write("rules/law/own.yaml", Self.law)
    try workspace.write("case/case.yaml", Self.manifest)
    let then = try states([], workspace)
    #expect(then["T02-decision-limit"] == "passed" && then["T14-publication"] == "passed")
    let now = try states(["--as-of", "2025-06-01"], workspace)
    #expect(now["T02-decision-limit"] == "found" && now["T14-publication"] == "found")
    let before = try states(["--as-of", "2020-06-01"], workspace)
    #expect(before["T02-decision-limit"] == "undetermined" && before["T14-publication"] == "undetermined")
    let again = try Binary.run(
      ["check", workspace.path + "/case", "--as-of", "2025-06-01"], workspace: workspace.path)
    #expect(again.output.contains("示例新法（自2025年1月1日起有效）：60日（自然日）"))
  }
}

import CaseFiles
import Standards

/// Lists of an invented bureau for the fixtures.
enum TestLists {
  static let all = [noPenalty, reduced, noCoercion]

  private static func list(
    _ id: String, _ kind: ExemptionKind, _ items: [ExemptionList.Item], excluded: [String] = []
  ) -> ExemptionList {
    ExemptionList(
      id: id, kind: kind, title: "示例区\(kind.rawValue)事项清单", maker: "示例区市场监督管理局", basis: "示例文件",
      from: TestRules.day("2024-01-01"), items: items, excludedActs: excluded)
  }

  private static func item(
    _ number: Int, _ act: String, _ conditions: [ExemptionList.Condition], range: AmountRange? = nil
  ) -> ExemptionList.Item {
    ExemptionList.Item(
      number: number, act: act, basis: "示例条例", when: "示例情形", conditions: conditions,
      reliefBasis: "行政处罚法 第三十三条", range: range, measures: "批评教育")
  }

  private static let noPenalty = list(
    "test-no-penalty", .noPenalty,
    [
      item(1, "未按规定公示营业执照", [.firstOffence, .corrected]),
      item(2, "未明码标价", [.firstOffence, .judged]),
    ], excluded: ["销售有毒有害食品"])

  private static let reduced = list(
    "test-reduced", .reduced,
    [
      item(
        1, "未建立进货台账", [.firstOffence],
        range: AmountRange(min: Money(yuan: 200), max: Money(yuan: 1000)))
    ])

  private static let noCoercion = list("test-no-coercion", .noCoercion, [item(1, "占道摆放物品", [.firstOffence])])
}

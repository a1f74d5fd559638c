import CaseFiles
import Reviewing
import Standards
import Testing

@Suite("A query finds case files by words, amounts, days and state")
struct CaseQueryTests {
  static let expired = CaseRow(
    id: 1, caseFile: "示市监罚〔2024〕31号", number: "示市监罚〔2024〕31号", title: "示例食品店经营超过保质期食品案",
    act: "经营超过保质期的食品", agency: "示例区市场监督管理局", party: "示例食品店", field: "市场监管",
    kind: .ordinaryPenalty, filingDay: Day(2024, 9, 9), decisionDay: Day(2024, 12, 11),
    fine: Money(yuan: 5000),
    findings: 4, undetermined: 2, state: .open, score: Points("91.5"), source: "SampleCases/a", version: 1)

  static let unknown = CaseRow(id: 2, caseFile: "无案号", state: .submitted)

  @Test(
    "Every condition that holds is found",
    arguments: [
      "", "机关:市场监督", "机关:市场监管", "机关:区市监局", "agency:市场监督", "机关：示例区", "案号:31号", "案号:[2024]31", "文号=示市监罚",
      "疑点>3", "疑点>=4",
      "疑点<5", "疑点：4", "findings:1..4", "疑点:..9", "待核:2", "罚款>=5000", "罚款>0.4万元", "罚款:1000..1万",
      "罚款=五千元", "决定日期:2024-10..2024-12", "决定日期:2024", "decided>=2024-12-11", "决定>2024-11",
      "立案日期<2024年10月1日", "得分<95", "得分:91.5", "未提交", "评查中", "state:open", "-已提交", "食品", "示例 保质期",
      "\"超过保质期\"", "“示例食品店”", "-煤矿", "类型:普通程序", "领域:市场", "来源:samplecases", "版本:1", "处方",
      "全文:处方", "(2024)31号",
    ])
  func found(_ text: String) throws {
    #expect(try CaseQuery(text).matches(Self.expired, text: "医师开具处方"))
  }

  @Test(
    "A condition that does not hold is not found",
    arguments: [
      "机关:卫生", "机关:监市", "案由:经食品", "案号:32号", "疑点>4", "疑点:5..9", "罚款>5000", "罚款:..4999",
      "决定日期:2024-10..2024-11", "决定>2024-12",
      "得分<90", "已提交", "-食品", "食品 煤矿", "全文:食品", "类型:简易", "版本>1",
    ])
  func notFound(_ text: String) throws {
    #expect(try !CaseQuery(text).matches(Self.expired, text: "医师开具处方"))
  }

  @Test(
    "What is not recorded is in no range, and a turned condition holds for it",
    arguments: [("罚款<1000000", false), ("-罚款<1000000", true), ("决定日期<2999", false), ("得分<100", false)])
  func notRecorded(_ text: String, _ expected: Bool) throws {
    #expect(try CaseQuery(text).matches(Self.unknown) == expected)
  }

  @Test(
    "A query that cannot be read says where and what to write",
    arguments: [
      ("机关:卫生 疑点>多", 6..<10, "疑点>3"), ("罚款>", 0..<3, "罚款>=5000"), ("颜色:红", 0..<4, "加引号"),
      ("机关>卫生", 0..<5, "机关:卫生"), ("处方 \"未完", 3..<6, "补上"), ("决定日期:2024-13", 0..<12, "2024-10"),
      ("疑点:9..1", 0..<7, "对调"), ("状态:睡觉", 0..<5, "未开始"),
    ])
  func refused(_ text: String, _ range: Range<Int>, _ remedy: String) throws {
    let error = try #require(throws: CaseQueryError.self) { try CaseQuery(text) }
    #expect(error.range == range)
    #expect(error.message.zh.contains(remedy))
  }

  @Test("A word in quotation marks is never a condition")
  func quoted() throws {
    #expect(try CaseQuery("\"未提交\"").terms == [CaseQuery.Term(.anywhere("未提交"))])
    #expect(try CaseQuery("\"机关:卫生\"").terms == [CaseQuery.Term(.anywhere("机关:卫生"))])
  }
}

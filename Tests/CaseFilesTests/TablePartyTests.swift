import TestSupport
import Testing

@testable import CaseFiles

@Suite("Who was punished, by the columns and the titles of a table")
struct TablePartyTests {
  private let folder = TemporaryFolder()

  private func load(_ text: String) throws -> LoadedCaseFiles {
    CaseFile.load([try folder.write("export.csv", text)])
  }

  @Test(
    "Of a person's column and a unit's each row fills one, and the decision's number goes before the file's")
  func twoColumns() throws {
    let table = """
      案号,决定书文号,被处罚单位,被处罚人,案由
      示立〔2024〕5号,示罚〔2024〕1号,甲公司,,无照经营
      示立〔2024〕6号,示罚〔2024〕2号,,王某,无照经营
      案号,决定书文号,被处罚单位,被处罚人,案由

      """
    let loaded = try load(table)
    #expect(loaded.files.map(\.id) == ["示罚〔2024〕1号", "示罚〔2024〕2号"])
    #expect(loaded.files.map(\.party?.name?.value) == ["甲公司", "王某"])
    #expect(loaded.files.map { $0.other["案号"]?.value } == ["示立〔2024〕5号", "示立〔2024〕6号"])
    #expect(loaded.refused.map { $0.problem.zh } == ["又是一行表头"])
  }

  @Test("Where no column has the party, the titles of the cases are read for it")
  func partiesInTitles() throws {
    let table = """
      单位名称,案件名称,文号,签发日期
      示例县公安局,张某某殴打他人案,示公罚〔2024〕1号,2024-03-21
      示例县水务局,示例洗煤有限公司未经批准擅自取水案,示水罚〔2024〕2号,2024-04-25
      示例县水务局,李大明、王大强破坏耕地案,示水罚〔2024〕3号,2024-04-26
      示例县水务局,城东市场经营部销售不合格管件案,示水罚〔2024〕4号,2024-04-27
      示例县水务局,石料运输车辆遗撒案,示水罚〔2024〕5号,2024-04-28
      示例县水务局,示例宾馆占用河道案,示水罚〔2024〕6号,2024-04-29
      示例县水务局,关于示例纺织厂擅自取水案,示水罚〔2024〕7号,2024-04-30

      """
    let files = try load(table).files
    #expect(files.map(\.agency?.name?.value) == ["示例县公安局"] + Array(repeating: "示例县水务局", count: 6))
    // Whether 城东市场 or its 经营部 sold them cannot be told, and 石料 is nobody.
    #expect(
      files.map(\.party?.name?.value) == [
        "张某某", "示例洗煤有限公司", "李大明、王大强", nil, nil, "示例宾馆", "示例纺织厂",
      ])
    #expect(files.first?.party?.name?.source == Source(file: "export.csv", line: 2, column: "案件名称"))
    #expect(files.first?.decision?.day?.value == Day(2024, 3, 21))
    let acts = try load("案由,文号\n未取得核准处置建筑垃圾案,示罚〔2024〕1号\n占道经营案,示罚〔2024〕2号\n").files
    #expect(acts.allSatisfy { $0.party == nil })
  }

  @Test("Of several parties who are fined alike each has a fine")
  func finedAlike() throws {
    let table = """
      文号,当事人,处罚内容
      示罚〔2024〕1号,张某、李某,没收违法所得1200元，各处罚款1500元
      示罚〔2024〕2号,王某,分别处罚款500元
      示罚〔2024〕3号,王某、赵某,罚款500元
      示罚〔2024〕5号,王某、赵某,没收渔网，各罚款200元
      示罚〔2024〕4号,王某、赵某,没收矿产品，分别处罚款2万元、1万元

      """
    let files = try load(table).files
    #expect(
      files.map { $0.penalties.filter { $0.kind.value == .fine }.compactMap(\.amount?.value) } == [
        [Money(yuan: 1500), Money(yuan: 1500)], [Money(yuan: 500)], [Money(yuan: 500)],
        [Money(yuan: 200), Money(yuan: 200)], [Money(yuan: 20_000), Money(yuan: 10_000)],
      ])
  }

  @Test("A unit and a person who were both punished are both the party, and a title of numbers is the number")
  func pairs() throws {
    let table = """
      案卷名称（文号）,被处罚对象（单位）,被处罚对象（个人）,罚款数额/万元
      示罚〔2024〕1号,甲公司,,0.8
      示罚〔2024〕2号,乙公司,王某,2
      示罚〔2024〕3号,,李某,0.3

      """
    let files = try load(table).files
    #expect(files.map(\.id) == ["示罚〔2024〕1号", "示罚〔2024〕2号", "示罚〔2024〕3号"])
    #expect(files.map(\.party?.name?.value) == ["甲公司", "乙公司、王某", "李某"])
    #expect(files.map { $0.penalties.first?.amount?.value.fen } == [800_000, 2_000_000, 300_000])
  }

  @Test("A column whose words the titles begin with has the parties, whatever it is called")
  func partiesBesideTitles() throws {
    let table = """
      案件名称,办案单位,涉事者,文号
      陈某殴打他人案,城关派出所,陈某刚,示公罚〔2024〕1号
      吴某兰盗窃案,城关派出所,吴某兰,示公罚〔2024〕2号
      示例宾馆未按规定登记案,治安大队,示例宾馆,示公罚〔2024〕3号

      """
    let files = try load(table).files
    #expect(files.map(\.party?.name?.value) == ["陈某刚", "吴某兰", "示例宾馆"])
    let unit = try load("被处罚机构(个人),文号,案由\n示例口腔门诊部,示医保罚〔2024〕1号,超标准收费\n").files
    #expect(unit.first?.party?.name?.value == "示例口腔门诊部")
    let reviewer = try load("检查人员,文号,案由\n张某,示医保罚〔2024〕1号,超标准收费\n").files
    #expect(reviewer.first?.party == nil)
  }

  @Test("A shop goes before whoever runs it, who stands for it where it has no name")
  func shops() throws {
    let table = """
      字号名称,经营者,处罚书号,决定日
      甲便利店,张某,示烟处2024第4号,2024/1/15
      ,李某,示烟处2024第9号,2024/3/5

      """
    let files = try load(table).files
    #expect(files.map(\.party?.name?.value) == ["甲便利店", "李某"])
    #expect(files.map(\.id) == ["示烟处2024第4号", "示烟处2024第9号"])
    #expect(files.map(\.decision?.day?.value) == [Day(2024, 1, 15), Day(2024, 3, 5)])
  }

  @Test(
    "A credit code behind a party is none of its name, on a line of its own or in brackets",
    arguments: [
      ("甲诊所（92520000MA6D12345C）", "甲诊所", "92520000MA6D12345C"), ("甲 诊所", "甲 诊所", nil),
      ("甲诊所（个体工商户）", "甲诊所", nil), ("甲店（经营者：张某）", "甲店", nil), ("甲店（罗某贵）", "甲店", nil), ("导游赵某某", "赵某某", nil),
      ("甲公司；主要负责人：邵某林", "甲公司、邵某林", nil), ("甲集团（江苏）", "甲集团（江苏）", nil), ("负责人联谊会", "负责人联谊会", nil),
      ("张某（甲店负责人）", "张某", nil),
      ("甲企业管理中心（有限合伙）", "甲企业管理中心（有限合伙）", nil), ("甲（示例）科技有限公司", "甲（示例）科技有限公司", nil),
      ("示例化工有限公司主要负责人 张某", "张某", nil), ("示例化工有限公司，法定代表人：张某", "示例化工有限公司，法定代表人：张某", nil),
      ("示例化工有限公司法定代表人：张某", "示例化工有限公司", nil), ("示例化工有限公司负责人", "示例化工有限公司负责人", nil),
      ("甲公司\n91610881MA70XQ2X1K", "甲公司", "91610881MA70XQ2X1K"),
      ("甲公司，信用代码：9161***", "甲公司", "9161***"), ("张某 李某", "张某 李某", nil),
    ] as [(String, String, String?)])
  func partyCells(_ words: String, _ name: String, _ code: String?) {
    #expect(PartyCell.read(words).name == name && PartyCell.read(words).code == code)
  }
}

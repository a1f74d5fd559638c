import OfficeFiles
import TestSupport
import Testing

@testable import CaseFiles

@Suite("What the columns of a table tell of its cases")
struct ColumnReadingTests {
  private let folder = TemporaryFolder()

  private func load(_ text: String) throws -> LoadedCaseFiles {
    CaseFile.load([try folder.write("export.csv", text)])
  }

  @Test(
    "What was imposed is read out of its sentence, whatever column it stands in",
    arguments: [
      ("处罚内容", "警告；罚款人民币贰万元整，没收违法所得300元", "警告 没收违法所得300元 罚款20000元"),
      ("处罚结果", "1.对甲行为罚款4000元；2.对乙行为罚款6000元", "罚款4000元 罚款6000元"),
      ("处罚种类", "警告，罚款0.5万元", "警告 罚款5000元"), ("处罚类别", "罚款、通报批评", "罚款 通报批评"),
      ("罚款金额", "罚款5000元，没收违法所得300元", "没收违法所得300元 罚款5000元"), ("处罚内容", "不予行政处罚", ""),
      ("处罚结果", "警告、罚款2000", "警告 罚款2000元"), ("处罚结果", "罚2万", "罚款20000元"),
      ("处罚结果", "罚款0.5万；没收违法所得300", "没收违法所得300元 罚款5000元"),
      ("处罚结果", "1.警告2.罚款3.没收非法财物", "警告 没收非法财物"), ("处罚结果", "罚款5倍", ""), ("处罚结果", "罚款300000万", ""),
      ("处罚结果", "警告，合并罚款58000元（其中未体检罚款50000元，未检测罚款8000元）", "警告 罚款58000元"),
    ])
  func sentences(_ heading: String, _ words: String, _ expected: String) throws {
    let file = try #require(
      try load("文号,当事人,\(heading)\n示罚〔2024〕1号,王某,\"\(words)\"\n").files.first)
    let found = file.penalties.map { $0.kind.value.rawValue + ($0.amount?.value.description ?? "") }
    #expect(
      found.sorted().joined(separator: " ") == expected.split(separator: " ").sorted().joined(separator: " "))
    #expect(
      file.penalties.allSatisfy { $0.kind.source == Source(file: "export.csv", line: 2, column: heading) })
    #expect(file.problems == [])
  }

  @Test(
    "An amount in its column goes before the sentence; where they differ neither is taken, and it is said")
  func differingAmounts() throws {
    let table = """
      文号,罚款金额（万元）,处罚内容
      示罚〔2024〕1号,0.5,罚款伍仟元
      示罚〔2024〕2号,1,罚款4000元；罚款6000元
      示罚〔2024〕3号,5000,罚款人民币5000元

      """
    let files = try load(table).files
    #expect(
      files.map { $0.penalties.map(\.amount?.value) } == [[Money(yuan: 5000)], [Money(yuan: 10_000)], [nil]])
    #expect(files.map(\.problems.count) == [0, 0, 1])
    let problem = try #require(files[2].problems.first)
    #expect(problem.problem.zh == "罚款“5000”与文字所写的5000元不一致")
    #expect(problem.source == Source(file: "export.csv", line: 4, column: "罚款金额（万元）"))
  }

  @Test("A heading that is near to a field's is read as it where its cells are such as it has")
  func confirmed() throws {
    let table = """
      单位,定点机构名称,文书编号,作出日期,科处罚款（元）,承办人员
      示例县医保局,示例县中医院,510104202400021,2024-03-05,5000,张某
      示例县医保局,河畔服务部,510104202400022,2024-03-06,600,李某

      """
    let file = try #require(try load(table).files.first)
    #expect(file.number?.value.description == "510104202400021")
    #expect(file.id == "510104202400021")
    #expect(file.party?.name?.value == "示例县中医院")
    #expect(file.decision?.day?.value == Day(2024, 3, 5))
    #expect(file.penalties.map(\.amount?.value) == [Money(yuan: 5000)])
    #expect(file.officers.isEmpty && file.other["承办人员"]?.value == "张某")
    // 7 and 8 are no numbers of documents, and nobody is called so.
    let unlike = try #require(try load("单位名称,文书编号,案由,罚款\n7,8,无照经营,600\n").files.first)
    #expect(unlike.number == nil && unlike.party == nil)
    #expect(unlike.other["文书编号"]?.value == "8" && unlike.other["单位名称"]?.value == "7")
    // Without a column for what was imposed it is looked for in the text.
    let abstract = """
      文号,当事人,全文或摘要
      示罚〔2024〕1号,甲公司,抽检货值900元的药品不合格。依据某法“处一万元以上五万元以下罚款”，决定罚款人民币贰万元。
      示罚〔2024〕2号,乙公司,未按规定储存药品，决定给予警告。

      """
    let files = try load(abstract).files
    #expect(files.map { $0.penalties.compactMap(\.amount?.value) } == [[Money(yuan: 20_000)], []])
  }

  @Test("Lists kept by hand name the year in the title, the day by one word and the fine as an amount")
  func handMadeLists() throws {
    let table = """
      示例街道办事处2024年处罚台账
      填表时间：2025年1月6日
      文号,涉案单位/个人,案由,立案,决定,金额
      示罚2024-1,张某,占道经营,1月3日,1月9日,200
      示罚2024-02号,甲店,占道经营,2.4,2.14,300
      示罚〔2024〕3号,乙店,占道经营,24.2.5,24.2.9,500元
      示罚〔2024〕4号,丙店,占道经营,4.1,4/1,0
      示罚〔2024〕5号,丙店,占道经营,4月2日,4月9日,0

      """
    let loaded = try load(table)
    let files = loaded.files
    #expect(files.map(\.id) == ["示罚2024-1", "示罚2024-02号", "示罚〔2024〕3号", "示罚〔2024〕4号", "示罚〔2024〕5号"])
    #expect(files.map(\.party?.name?.value) == ["张某", "甲店", "乙店", "丙店", "丙店"])
    #expect(
      files.map(\.decision?.day?.value) == [
        Day(2024, 1, 9), Day(2024, 2, 14), Day(2024, 2, 9), Day(2024, 4, 1), Day(2024, 4, 9),
      ])
    // 4.1 may be the first or the tenth of April.
    #expect(
      files.map { $0.event(.filing)?.day?.value } == [
        Day(2024, 1, 3), Day(2024, 2, 4), Day(2024, 2, 5), nil, Day(2024, 4, 2),
      ])
    #expect(files.map { $0.penalties.first?.amount?.value.fen } == [20_000, 30_000, 50_000, nil, nil])
    let twoYears = try load("2023年至2024年处罚台账\n文号,案由,处罚日期\n示罚〔2024〕3号,占道经营,3月5日\n")
    #expect(twoYears.files.first?.decision?.day == nil)
  }

  @Test("What no heading says the cells may: numbers of decisions, and authorities who decided them")
  func cellsAlone() throws {
    let table = """
      责任方,何事,书号,一栏
      钟某,滥伐林木,示林罚决字（2024）第001号,示例县林业局
      示例木业加工厂,收购木材,示林罚决字（2024）第004号,示例县林业局
      小计,2件,,

      """
    let loaded = try load(table)
    #expect(loaded.files.map(\.id) == ["示林罚决字〔2024〕1号", "示林罚决字〔2024〕4号"])
    #expect(loaded.files.map(\.agency?.name?.value) == ["示例县林业局", "示例县林业局"])
    #expect(loaded.files.map { $0.other["何事"]?.value } == ["滥伐林木", "收购木材"])
    let register = """
      汇总单位：示例县司法局
      报备单位,被处罚人,行政处罚决定书,立案书
      示例县水利局,甲公司、王某（共同违法）,示水罚字2024第1号,示水罚立〔2024〕1号
      示例县教育局,乙学校,示教罚字2024第02号,示教罚立〔2024〕2号

      """
    let files = try load(register).files
    #expect(files.map(\.agency?.name?.value) == ["示例县水利局", "示例县教育局"])
    #expect(files.map(\.id) == ["示水罚字2024第1号", "示教罚字2024第02号"])
    #expect(files.first?.party?.name?.value == "甲公司、王某")
    // A list of something else stays one.
    #expect(try load("姓名,科室,备注\n张某,法制科,示罚〔2024〕1号经办\n").files.isEmpty)
  }

  @Test("In a table that counts in 万元 a figure without a unit is no fine")
  func bareInTenThousands() throws {
    let files = try load("文号,当事人,处罚内容,没收金额（万元）\n示罚〔2024〕1号,张某,罚款500,0.2\n").files
    #expect(files.first?.penalties.contains { $0.kind.value == .fine } == false)
  }

  @Test("The published form has the body and the day in one cell, and a credit code behind the party")
  func publishedForm() throws {
    let table = """
      行政处罚决定书文号,违法企业名称或违法自然人姓名,主要违法事实,行政处罚的种类和依据,作出处罚的机关名称和日期
      示市监罚〔2024〕1号,"示例食品店
      统一社会信用代码：92510000MA0000000X",未亮照,"警告，罚款3000元。依据某条例第三条","示例县市场监督管理局
      2024年10月8日"
      '示市监罚〔2024〕2,王某,未亮照,警告,示例县市场监督管理局 2024年10月9日
      示市监罚〔2024〕3号,李某,未亮照,警告,2024年10月10日

      """
    let files = try load(table).files
    #expect(files.map(\.id) == ["示市监罚〔2024〕1号", "示市监罚〔2024〕2号", "示市监罚〔2024〕3号"])
    #expect(files.map(\.agency?.name?.value) == ["示例县市场监督管理局", "示例县市场监督管理局", nil])
    #expect(files.map(\.decision?.day?.value) == [Day(2024, 10, 8), Day(2024, 10, 9), Day(2024, 10, 10)])
    #expect(files.map(\.party?.name?.value) == ["示例食品店", "王某", "李某"])
    #expect(files.first?.party?.creditCode?.value == "92510000MA0000000X")
    #expect(files.map { $0.penalties.map(\.kind.value) } == [[.warning, .fine], [.warning], [.warning]])
  }

  @Test(
    "Whoever handled a case within the body of the title is not the body, and a person's fine is one more")
  func handlersAndPersons() throws {
    let table = """
      示例县公安局行政处罚结果公开
      ,,,,单位：万元
      文号,被处罚单位,承办单位,单位罚款,直接责任人罚款
      示公罚〔2024〕1号,"示例旅馆
      91510000MA0000000X",治安大队,12.6,0.63
      示公罚〔2024〕2号,甲 公司,城北派出所,5,

      """
    let files = try load(table).files
    #expect(files.map(\.agency?.name?.value) == ["示例县公安局", "示例县公安局"])
    #expect(files.map(\.party?.name?.value) == ["示例旅馆", "甲 公司"])
    #expect(files.first?.party?.creditCode?.value == "91510000MA0000000X")
    #expect(
      files.map { $0.penalties.compactMap(\.amount?.value.fen) } == [[12_600_000, 630_000], [5_000_000]])
  }

  @Test("A heading broken into lines is named without them")
  func brokenHeadings() throws {
    let loaded = try load("文号,\"当事人\n意见\",\"处罚决定\n日期\"\n示罚〔2024〕1号,无异议,不详日\n")
    let file = try #require(loaded.files.first)
    #expect(file.other["当事人意见"]?.value == "无异议")
    #expect(file.problems.map(\.source.column) == ["处罚决定日期"])
  }

  @Test("A title merged over all columns is no heading, whatever its words")
  func mergedTitle() throws {
    let title = "示例县商务局行政处罚案件情况（2024年）"
    let rows = [[title, "", "", ""], ["文书编号", "当事人", "处罚内容", "备注"], ["示商罚〔2024〕1号", "甲公司", "罚款500元", ""]]
    let sheet = Sheet(
      name: "一", rows: rows.map { Sheet.Row($0.map { Cell($0) }) },
      merges: ["A1:D1"].compactMap { CellRange($0) })
    let path = try folder.write("商务.xlsx", Workbook(sheets: [sheet]).bytes(file: "商务.xlsx"))
    let file = try #require(CaseFile.load([path]).files.first)
    #expect(file.id == "示商罚〔2024〕1号" && file.agency?.name?.value == "示例县商务局")
    #expect(file.penalties.first?.amount?.value == Money(yuan: 500))
  }

  @Test("Sums, notes, examples and signatures below or between the cases are no cases")
  func notes() throws {
    let table = """
      当事人,文号,案由
      示例：某公司,示罚〔2020〕1号,无照经营
      甲公司,示罚〔2024〕1号,无照经营
      合计,1件,
      注：以上信息如有异议请联系我局,,
      填表人：张某,审核人：李某,
      合计食品店,示罚〔2024〕2号,无照经营

      """
    let loaded = try load(table)
    #expect(loaded.files.map(\.id) == ["示罚〔2024〕1号", "示罚〔2024〕2号"])
    #expect(loaded.refused.map(\.source.line) == [2, 4, 5, 6])
  }

  @Test(
    "Days and sums that hang on a decision are not its own, though their cells are days and sums",
    arguments: ["处罚执行日期", "拟处罚日期", "处罚建议时间", "拟处罚金额", "罚款缴纳金额", "减免罚款金额"])
  func afterwards(_ heading: String) throws {
    let value = heading.contains("额") ? "500" : "2024-03-05"
    let file = try #require(
      try load("文号,当事人,\(heading)\n示罚〔2024〕1号,甲公司,\(value)\n").files.first)
    #expect(file.decision == nil && file.penalties.isEmpty)
    #expect(file.other[heading]?.value == value)
  }
}

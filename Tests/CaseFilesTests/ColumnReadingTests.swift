import OfficeFiles
import TestSupport
import Testing

@testable import CaseFiles

@Suite("What the columns and the lines around them tell of a table's cases")
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

  @Test("A table without a column for the body takes it from the lines above, or from the title of a group")
  func bodyAbove() throws {
    for title in ["示例市生态环境局2024年行政处罚公示", "填报单位：示例市生态环境局,,填报日期：2024年7月", "2024年3月示例市生态环境局处罚台账"] {
      let file = try #require(
        try load("\(title)\n文号,当事人,案由\n示环罚〔2024〕1号,甲公司,超标排污\n").files.first)
      #expect(file.agency?.name?.value == "示例市生态环境局", "\(title)")
      #expect(file.agency?.name?.source == Source(file: "export.csv", line: 1))
    }
    let groups = """
      示例县行政处罚汇总表（单位：万元）
      文号,当事人,罚款
      一、示例县住房和城乡建设局,,
      示建罚〔2024〕1号,甲公司,8.6
      小计,,8.6
      二、示例县交通运输局,,
      示交罚〔2024〕1号,乙公司,5000元
      示交罚〔2024〕2号,同上,0.3
      总计,,9.4

      """
    let loaded = try load(groups)
    #expect(loaded.files.map(\.agency?.name?.value) == ["示例县住房和城乡建设局", "示例县交通运输局", "示例县交通运输局"])
    #expect(loaded.files.map { $0.penalties.first?.amount?.value.fen } == [8_600_000, 500_000, 300_000])
    #expect(loaded.files.last?.party?.name?.value == "乙公司")
    #expect(loaded.refused.map(\.source.line) == [3, 5, 6, 9])
  }

  @Test("Who sends a table is named by many words, who receives it is not asked")
  func senders() throws {
    for line in [
      "填报单位（公章）：示例市生态环境局,,填报时间：2025.1.6", "执收单位：示例市生态环境局,,单位：元", "移交单位：示例市生态环境局（法制科）,接收单位：示例市司法局",
      "单位：件 填报部门： 示例市生态环境局", "填报单位：示例市生态环境局法制科",
    ] {
      let file = try #require(
        try load("2024年台账\n\(line)\n文号,当事人,案由\n示环罚〔2024〕1号,甲公司,超标排污\n").files.first)
      #expect(file.agency?.name?.value == "示例市生态环境局", "\(line)")
    }
    let review = try load("示例市司法局2024年案卷评查抽取清单\n文号,当事人,案由\n示环罚〔2024〕1号,甲公司,超标排污\n")
    #expect(review.files.first?.agency?.name == nil)
  }

  @Test("A table that names its body nowhere has it from its file's name, where that says whose it is")
  func bodyOfFileName() throws {
    let table = "文号,当事人,案由\n示烟罚〔2024〕1号,甲店,无证经营\n"
    for (name, body) in [
      ("示例县烟草专卖局2025年1-6月案件台账.csv", "示例县烟草专卖局"), ("消防救援大队案件目录.csv", nil), ("示例县司法局案卷清单.csv", nil),
    ] {
      let file = try #require(CaseFile.load([try folder.write(name, table)]).files.first)
      #expect(file.agency?.name?.value == body, "\(name)")
      if body != nil { #expect(file.agency?.name?.source == Source(file: name, line: nil)) }
    }
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

  @Test("A quarter's sum and a quarter without cases are no cases")
  func sumsOfQuarters() throws {
    let table = "序号,当事人,案由\n1,甲店,占道经营\n一季度小计,1件,\n,小计,1件\n,本季度无行政处罚案件,\n2,无锡甲店,占道经营\n"
    let loaded = try load(table)
    #expect(loaded.files.map(\.party?.name?.value) == ["甲店", "无锡甲店"])
    #expect(loaded.refused.map(\.source.line) == [3, 4, 5])
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
    #expect(ExportCells.party(words).name == name && ExportCells.party(words).code == code)
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

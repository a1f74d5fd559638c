import Foundation
import OfficeFiles
import TestSupport
import Testing

@testable import CaseFiles

@Suite("Tables with one case a row")
struct TableTests {
  private let folder = TemporaryFolder()

  static let official = """
    行政相对人名称,行政相对人代码_1(统一社会信用代码),行政处罚决定书文号,违法行为类型,违法事实,处罚类别,罚款金额(万元),没收违法所得、没收非法财物的金额(万元),处罚决定日期,处罚机关
    示例食品店,91510000MA00000000,示市监罚〔2024〕31号,经营超过保质期的食品,货架上有六袋,罚款、没收违法所得,0.5,0.01205,2024/12/11,示例区市场监督管理局
    王某,,示市监罚[2024]32号,无照经营,流动摊位,警告,0,,2024年11月2日,示例区市场监督管理局

    """

  private func load(_ text: String, _ mapping: ColumnMapping = ColumnMapping()) throws -> LoadedCaseFiles {
    CaseFile.load([try folder.write("export.csv", text)], mapping: mapping)
  }

  @Test("The columns of the published penalty tables are known")
  func official() throws {
    let loaded = try load(Self.official)
    #expect(loaded.refused == [])
    let first = try #require(loaded.files.first)
    #expect(first.id == "示市监罚〔2024〕31号")
    #expect(first.party?.creditCode?.value == "91510000MA00000000")
    #expect(first.penalties.map(\.kind.value) == [.fine, .confiscatedGains])
    #expect(first.penalties.map(\.amount?.value) == [Money(yuan: 5000), Money(fen: 12050)])
    #expect(first.decision?.day?.value == Day(2024, 12, 11))
    #expect(first.agency?.name?.value == "示例区市场监督管理局")
    #expect(first.other["违法事实"]?.value == "货架上有六袋")
    #expect(first.location == folder.path + "/export.csv:2")
    #expect(first.party?.name?.source == Source(file: "export.csv", line: 2, column: "行政相对人名称"))
    #expect(first.number?.source != first.party?.name?.source)
    #expect(first.number?.source.column == "行政处罚决定书文号")
    let second = loaded.files[1]
    #expect(second.number?.value == DocumentNumber(prefix: "示市监罚", year: 2024, serial: 32))
    #expect(second.penalties.map(\.kind.value) == [.warning])
    #expect(second.problems == [])
  }

  @Test(
    "Cells are parted by what the lines hold most alike, whatever the title above them holds",
    arguments: [",", ";", "\t", "|"])
  func separators(_ separator: String) throws {
    let rows = [
      ["某县行政处罚台账"], ["文号", "当事人", "案由"], ["示罚〔2024〕1号", "甲公司", "\"未亮照, 未年报; 其他\""],
      ["示罚〔2024〕2号", "乙公司", "未年报"],
    ]
    let table = rows.map { $0.joined(separator: separator) }.joined(separator: "\n")
    let files = try load(table).files
    #expect(files.map(\.party?.name?.value) == ["甲公司", "乙公司"])
    #expect(files.first?.act?.value == "未亮照, 未年报; 其他")
  }

  @Test(
    "Codes of the exchange format are known",
    arguments: [("CF_WSH,CF_XDR_MC,CF_NR_FK,CF_JDRQ"), ("cfWsh,cfXdrMc,cfNrFk,cfJdrq")])
  func codes(_ heading: String) throws {
    let file = try #require(try load(heading + "\n示罚〔2024〕1号,王某,1.5,2024-01-02\n").files.first)
    #expect(file.penalties.first?.amount?.value == Money(yuan: 15_000))
    #expect(file.decision?.day?.value == Day(2024, 1, 2))
  }

  @Test("The same table in every encoding and form gives the same cases")
  func encodings() throws {
    let expected = try load(Self.official).files.map(Facts.init)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let crlf = Self.official.replacingOccurrences(of: "\n", with: "\r\n")
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    let forms: [[UInt8]] = [
      mark + Array(Self.official.utf8), Array(crlf.utf8), Array(try #require(crlf.data(using: gb18030))),
      [0xFF, 0xFE] + Array(try #require(crlf.data(using: .utf16LittleEndian))),
      [0xFE, 0xFF] + Array(try #require(crlf.data(using: .utf16BigEndian))),
      Array(Self.official.replacingOccurrences(of: ",", with: "\t").utf8),
    ]
    for form in forms {
      let loaded = CaseFile.load([try folder.write("other.csv", form)])
      #expect(loaded.files.map(Facts.init) == expected)
      #expect(loaded.refused == [])
    }
  }

  @Test("The heading may stand below a title and notes, and people's own headings are mapped")
  func heading() throws {
    let table = """
      示例市 2024 年行政处罚台账,,,
      填报单位：示例局,,填报日期：,2025-01-03
      ,,,
      编号,被罚的人,罚了多少（万元）,何时决定
      示字〔2024〕7号,赵某,2,2024-05-06

      """
    let error = try #require(try load(table).refused.first)
    #expect(error.problem.zh.contains("没有认得出的表头"))
    #expect(error.remedy.zh.contains("--map"))
    var mapping = ColumnMapping()
    for (heading, field) in [("编号", "案号"), ("被罚的人", "当事人"), ("罚了多少（万元）", "罚款"), ("何时决定", "处罚决定日期")] {
      try mapping.choose(heading, named: field, source: Source(file: ""))
    }
    let file = try #require(try load(table, mapping).files.first)
    #expect(file.penalties.first?.amount?.value == Money(yuan: 20_000))
    #expect(file.party?.name?.source.line == 5)
    #expect(try ColumnMapping(yaml: mapping.yaml, file: "") == mapping)
  }

  @Test("A field that does not exist is refused with those that do")
  func unknownField() {
    let error = #expect(throws: LoadError.self) { try ColumnMapping(yaml: "编号: 案名号\n", file: "m.yaml") }
    #expect(error?.source.line == 1)
    #expect(error?.remedy.zh.contains("案号") == true)
    #expect(ColumnMapping.proposal(for: "处罚决定文号（全称）") == .number)
    #expect(ColumnMapping.proposal(for: "备注") == nil)
  }

  @Test(
    "A heading that is not known is proposed as the field its last word says, and as none where that is another's",
    arguments: [
      ("决定书编号", "案号"), ("被罚企业名称", "当事人"), ("办案机构", "执法机关"), ("处罚时间", "处罚决定日期"), ("罚款数额(元)", "罚款"),
      ("案件承办人", "执法人员"), ("缴费日期", "缴款日期"), ("听证告知时间", "听证告知日期"), ("罚没金额", ""), ("违法地点", ""),
      ("法定代表人身份证号", ""), ("立案号", ""), ("处罚依据", ""), ("公示截止日期", ""), ("编号", ""), ("案件来源", ""),
    ])
  func proposals(_ heading: String, _ field: String) {
    let known = ColumnMapping().column(heading).field
    #expect((known ?? ColumnMapping.proposal(for: heading))?.name ?? "" == field)
  }

  @Test(
    "Headings of many agencies' tables are known, also with their English behind them",
    arguments: [
      ("处罚文号", "案号"), ("处罚决定书号", "案号"), ("行政处罚决定书文号 Document Number", "案号"), ("违规主体名称", "当事人"),
      ("被处罚单位名称", "当事人"), ("被处罚人姓名（名称）", "当事人"), ("作出处罚决定的行政机关名称", "执法机关"),
      ("作出行政处罚决定的行政执法机关名称", "执法机关"), ("执法部门名称", "执法机关"), ("处罚机关 Penalty Enforcement Authority", "执法机关"),
      ("作出行政处罚的日期", "处罚决定日期"), ("处罚日期", "处罚决定日期"), ("罚款金额(万元) Fine Amount, 10k Yuan", "罚款"),
      ("没收（元）", "没收金额"), ("违法行为名称", "案由"),
    ])
  func otherHeadings(_ heading: String, _ field: String) {
    let column = ColumnMapping().column(heading)
    #expect(column.field?.name == field)
    #expect(column.isInTenThousands == heading.contains("万元"))
  }

  @Test("A field is proposed for one column only, and for none where a column is read as it already")
  func proposedOnce() {
    let heading = ExportHeading(
      columns: ["案号", "决定书编号", "办案机构", "承办机构"].map { ColumnMapping().column($0) })
    #expect(heading.proposals.map(\.heading) == ["办案机构"])
  }

  @Test("A row is refused with its line and reason, and the others stand")
  func refusals() throws {
    let loaded = try load(
      """
      案号,当事人,案由,罚款,处罚决定日期,立案日期
      示罚〔2024〕1号,王某,无照经营,500,2024-05-06,2024-04-01
      王某,示罚〔2024〕2号,2024-05-06,无照经营,500,2024-04-01
      ,,,800,2024-05-06,2024-04-01
      示罚〔2024〕3号,李某,无照经营,500,2024-05-06,2024-04-01,多出
      案号,当事人,案由,罚款,处罚决定日期,立案日期
      示罚〔2024〕4号,赵某,无照经营,40万元;5万元,2024-05-06,无
      示罚〔2024〕135-137号,钱某,无照经营,500,2024-13-06,2024-04-01
      "未完,李某
      """)
    #expect(loaded.files.map(\.id) == ["示罚〔2024〕1号", "示罚〔2024〕4号", "示罚〔2024〕135-137号"])
    #expect(loaded.refused.map(\.source.line).sorted { ($0 ?? 0) < ($1 ?? 0) } == [3, 4, 5, 6, 9])
    #expect(loaded.refused.allSatisfy { $0.source.file == folder.path + "/export.csv" })
    #expect(loaded.files[1].problems.map(\.source.column) == ["罚款"])
    #expect(loaded.files[1].penalties.isEmpty)
    #expect(loaded.files[2].problems.first?.problem.zh == "处罚决定日期“2024-13-06”不是日期")
    #expect(
      loaded.files[1].problems.first?.inFolder(loaded.files[1].location).source.file == folder.path
        + "/export.csv")
  }

  @Test("Dates come with a time and as a spreadsheet's number")
  func dates() throws {
    let loaded = try load("案号,处罚决定日期\n示罚〔2024〕1号,2024-05-06 10:20:33\n示罚〔2024〕2号,45418\n")
    #expect(loaded.files.map { $0.decision?.day?.value } == [Day(2024, 5, 6), Day(2024, 5, 6)])
  }

  @Test("A workbook with several sheets, a heading of two rows and merged cells")
  func workbook() throws {
    let sheet = Sheet(
      name: "一季度",
      rows: [
        ["一季度行政处罚台账"], ["执法机关", "行政相对人", "", "决定书文号", "罚款金额（万元）"], ["", "名称", "代码"],
        ["示例局", "甲店", "", "示罚〔2024〕1号", "1.5"], ["", "乙店", "", "示罚〔2024〕2号", "2"],
        ["", "丙店", "", "示罚〔2024〕3号"],
      ].map { Sheet.Row($0.map { Cell($0) }) },
      merges: ["A1:D1", "A2:A3", "B2:C2", "D2:D3", "E2:E3", "A4:A5"].compactMap { CellRange($0) })
    let notes = Sheet(name: "填报说明", rows: [Sheet.Row([Cell("每行一案")])])
    let second = Sheet(
      name: "二季度", rows: [["案号", "当事人"], ["示罚〔2024〕4号", "丁店"]].map { Sheet.Row($0.map { Cell($0) }) })
    let path = folder.path + "/台账.xlsx"
    try folder.write("台账.xlsx", Workbook(sheets: [sheet, notes, second]).bytes(file: path))
    let loaded = CaseFile.load([path])
    #expect(loaded.files.map(\.id) == ["示罚〔2024〕1号", "示罚〔2024〕2号", "示罚〔2024〕3号", "示罚〔2024〕4号"])
    #expect(loaded.files.map { $0.agency?.name?.value } == ["示例局", "示例局", nil, nil])
    #expect(loaded.files.map { $0.party?.name?.value } == ["甲店", "乙店", "丙店", "丁店"])
    #expect(loaded.files[0].penalties.first?.amount?.value == Money(yuan: 15_000))
    #expect(loaded.files[3].location == path + "!二季度:2")
    #expect(loaded.refused.map(\.source.file) == [path + "!填报说明"])
  }

  @Test("A scraped table of 10,239 rows: counts add up, and GB18030 CSV and XLSX give the same cases")
  func scraped() throws {
    let table = ScrapedTable(count: 10_239)
    let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    let text = CaseFile.load([
      try folder.write("表.csv", Array(try #require(table.csv.data(using: gb18030))))
    ])
    #expect(text.files.count + text.refused.count == 10_239 - table.blank)
    // The heading is the third line, a row's place is counted from 0.
    #expect(text.refused.compactMap(\.source.line).sorted() == table.refused.map { $0 + 4 })
    #expect(text.refused.allSatisfy { !$0.problem.zh.isEmpty && !$0.remedy.zh.isEmpty })
    let doubts = text.files.flatMap(\.problems)
    #expect(doubts.compactMap(\.source.line).sorted() == table.doubtful.map { $0 + 4 })
    #expect(doubts.allSatisfy { $0.source.column == "罚款金额" || $0.source.column == "处罚决定日期" })
    #expect(
      text.files.count { $0.decision?.day == nil }
        == text.files.count { file in
          file.problems.contains { $0.source.column == "处罚决定日期" }
        })
    func rows(_ rows: some Sequence<[String]>) -> [Sheet.Row] { rows.map { Sheet.Row($0.map { Cell($0) }) } }
    let sheet = Sheet(name: "表", rows: rows(ScrapedTable.title + [ScrapedTable.heading] + table.rows))
    let book = CaseFile.load([
      try folder.write("表.xlsx", Workbook(sheets: [sheet]).bytes(file: "表.xlsx"))
    ])
    let isSame = book.files.map(Facts.init) == text.files.map(Facts.init)
    #expect(isSame)
    #expect(book.refused.map(\.source.line) == text.refused.map(\.source.line))

    // In two sheets, the agency merged over three rows of each, with a sheet that is no table.
    let half = table.rows.count / 2
    let isSound = table.rows.map { $0.count == 8 && $0[7] == "示例监管分局" }
    let sheets = [0..<half, half..<table.rows.count].enumerated().map { index, range in
      var part = Array(table.rows[range])
      let first =
        part.indices.first { place in (0..<3).allSatisfy { isSound[range.lowerBound + place + $0] } } ?? 0
      for row in 1..<3 { part[first + row][7] = "" }
      return Sheet(
        name: "表\(index + 1)", rows: rows(ScrapedTable.title + [ScrapedTable.heading] + part),
        merges: ["A1:H1", "H\(first + 4):H\(first + 6)"].compactMap { CellRange($0) })
    }
    let notes = Sheet(name: "说明", rows: rows([["本表由各分局报送"]]))
    let several = CaseFile.load([
      try folder.write("分表.xlsx", Workbook(sheets: sheets + [notes]).bytes(file: "分表.xlsx"))
    ])
    let isSameInSheets = several.files.map(Facts.init) == text.files.map(Facts.init)
    #expect(isSameInSheets)
    for (index, range) in [0..<half, half..<table.rows.count].enumerated() {
      let lines = several.refused.filter { $0.source.file.hasSuffix("!表\(index + 1)") }.compactMap(
        \.source.line)
      #expect(lines.sorted() == table.refused.filter(range.contains).map { $0 - range.lowerBound + 4 })
    }
    #expect(several.refused.count { $0.source.file.hasSuffix("!说明") } == 1)
    #expect(several.refused.allSatisfy { $0.source.file.contains("分表.xlsx!") })
  }
}

/// What a case says, without where it was read.
private struct Facts: Equatable {
  var words: [String]

  init(_ file: CaseFile) {
    words = [
      file.number?.value.description, file.party?.name?.value, file.party?.creditCode?.value, file.act?.value,
      file.agency?.name?.value,
      file.decision?.day?.value.description,
    ].map { $0 ?? "–" }
    words += file.penalties.map { "\($0.kind.value.rawValue) \($0.amount?.value.description ?? "–")" }
    words += file.other.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.value)" }
  }
}

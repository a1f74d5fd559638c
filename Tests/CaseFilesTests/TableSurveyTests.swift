import Foundation
import OfficeFiles
import TestSupport
import Testing

@testable import CaseFiles

@Suite("A table is looked at before it is taken in")
struct TableSurveyTests {
  private let folder = TemporaryFolder()

  private func survey(_ text: String, _ mapping: ColumnMapping = ColumnMapping()) throws -> TableSurvey {
    try #require(TableSurvey(of: try folder.write("台账.csv", text), mapping: mapping))
  }

  @Test("Each column has what it is read as, or what it may be, and a sample of what stands in it")
  func columns() throws {
    let table = "2024年台账\n决定书编号,案由,备注,罚款金额,所属领域\n,无照经营,,500,市监\n示罚〔2024〕2号,超标排污,有,600,环保\n"
    let columns = try survey(table).columns
    #expect(columns.map(\.heading) == ["决定书编号", "案由", "备注", "罚款金额", "所属领域"])
    #expect(columns.map(\.field) == [.number, .act, nil, .fine, nil])
    #expect(columns.map(\.isProposal) == [false, false, false, false, false])
    #expect(columns.map(\.sample) == ["示罚〔2024〕2号", "无照经营", "有", "500", "市监"])
    // What its cells do not bear out is asked about.
    let unsure = try survey("决定书编号,案由,罚款金额\n7,无照经营,500\n").columns
    #expect(unsure.map(\.field) == [.number, .act, .fine])
    #expect(unsure.map(\.isProposal) == [true, false, false])
  }

  @Test("Taken as it stands, guesses are choices, and what was kept is not guessed at again")
  func choices() throws {
    let table = "决定书编号,案由,备注\n1,无照经营,\n"
    var looked = try survey(table)
    #expect(looked.mapping.chosen == ["决定书编号": .number, "备注": nil])
    looked.choose(0, nil)
    looked.choose(2, .number)
    #expect(looked.columns.map(\.field) == [nil, .act, .number])
    let again = try survey(table, looked.mapping)
    #expect(again.columns.map(\.field) == [nil, .act, .number])
    #expect(!again.columns.contains { $0.isProposal })
    let loaded = CaseFile.load([folder.path + "/台账.csv"], mapping: looked.mapping)
    #expect(loaded.files.first?.other["决定书编号"]?.value == "1")
  }

  @Test("A field moves from the column that was read as it")
  func moving() throws {
    var looked = try survey("案号,文书,案由\n甲,乙,丙\n")
    looked.choose(1, .number)
    #expect(looked.columns.map(\.field) == [nil, .number, .act])
    #expect(looked.mapping.chosen == ["案号": nil, "文书": .number])
    let again = try survey("案号,文书,案由\n甲,乙,丙\n", looked.mapping)
    #expect(again.columns.map(\.field) == [nil, .number, .act])
  }

  @Test("A heading of which nothing is known is the row with the most words, and can be told what it is")
  func foreign() throws {
    let table = "某区汇总,,,\n单号,事项,罚了,谁办\n示罚〔2024〕2号,无照经营,600,张某\n"
    var looked = try survey(table)
    #expect(looked.columns.map(\.heading) == ["单号", "事项", "罚了", "谁办"])
    // But for the number, which the cells tell: by itself it makes no table of cases.
    #expect(looked.columns.map(\.field) == [.number, nil, nil, nil])
    let path = folder.path + "/台账.csv"
    #expect(CaseFile.load([path]).files.isEmpty)
    for (place, field) in [(0, ExportField.number), (1, .act), (2, .fine)] { looked.choose(place, field) }
    let loaded = CaseFile.load([path], mapping: looked.mapping)
    #expect(loaded.files.map(\.id) == ["示罚〔2024〕2号"])
    #expect(loaded.files.first?.act?.value == "无照经营")
    #expect(loaded.files.first?.penalties.first?.amount?.value == Money(yuan: 600))
  }

  @Test("Columns without a heading, or with the same one, are chosen by the names they get")
  func nameless() throws {
    let table = "案号,案由,备注,,备注\n示罚〔2024〕2号,无照经营,甲,2024-01-02,600\n"
    var looked = try survey(table)
    #expect(looked.columns.map(\.heading) == ["案号", "案由", "备注", "第4列", "备注（第5列）"])
    looked.choose(3, .day(.filing))
    looked.choose(4, .fine)
    let file = try #require(CaseFile.load([folder.path + "/台账.csv"], mapping: looked.mapping).files.first)
    #expect(file.events.first { $0.kind == .filing }?.day?.value == Day(2024, 1, 2))
    #expect(file.penalties.first?.amount?.value == Money(yuan: 600))
    #expect(file.other["备注"]?.value == "甲")
  }

  @Test("The headings of all sheets are there, each once")
  func sheets() throws {
    func rows(_ rows: [[String]]) -> [Sheet.Row] { rows.map { Sheet.Row($0.map { Cell($0) }) } }
    let first = Sheet(name: "一", rows: rows([["案号", "案由"], ["甲", "乙"]]))
    let second = Sheet(name: "二", rows: rows([["案号", "违法地点", "案由"], ["丙", "丁", "戊"]]))
    let path = try folder.write("分表.xlsx", Workbook(sheets: [first, second]).bytes(file: "分表.xlsx"))
    let looked = try #require(TableSurvey(of: path, mapping: ColumnMapping()))
    #expect(looked.columns.map(\.heading) == ["案号", "案由", "违法地点"])
    #expect(looked.columns.map(\.sample) == ["甲", "乙", "丁"])
  }

  @Test("What is no table, or cannot be read, has no columns")
  func others() throws {
    for path in [
      "/没有这个.csv", folder.path, try folder.write("案卷.md", "案号,案由\n"), try folder.write("空.csv", ""),
      try folder.write("旧.xls", [0xD0, 0xCF, 0x11, 0xE0]),
    ] {
      #expect(TableSurvey(of: path, mapping: ColumnMapping()) == nil, "\(path)")
    }
  }
}

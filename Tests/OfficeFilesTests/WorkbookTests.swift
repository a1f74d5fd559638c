import Foundation
import OfficeFiles
import TestSupport
import Testing

@Suite("A workbook is written and read back unchanged")
struct WorkbookTests {
  static let hostile = [
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "<b>&amp;</b>", "a\u{7}b\u{0}c\u{1B}[31m",
    "第一行\n第二行", "回车\r\n换行", "_x0041_", "_x005F_x0041_", "尾随空格  ", "  前导", "\t制表", "\u{202E}反向",
    "𠮷野家", "\u{FFFE}\u{FFFF}", "'引号\"", "../../etc/passwd", "0012", "1E5", "2024-03-02", "〔2024〕12号", "", " ",
  ]

  private func readBack(_ workbook: Workbook) throws -> WorkbookFile {
    try WorkbookFile(bytes: workbook.bytes(file: "t.xlsx"), file: "t.xlsx")
  }

  @Test("Hostile words come back as the same words, never as formulas")
  func hostileText() throws {
    let rows = Self.hostile.map { Sheet.Row([Cell($0), Cell(.number(1))]) }
    let contents = try readBack(Workbook(sheets: [Sheet(name: "表", rows: rows)])).sheet("表")
    for (index, words) in Self.hostile.enumerated() {
      let cell = contents[CellReference(row: index, column: 0)]
      #expect(cell?.text ?? "" == words)
      #expect(cell?.formula == nil)
      if !words.isEmpty { #expect(cell?.value == .text(words)) }
    }
  }

  @Test("A long sheet, written row by row, comes back with the same words and heights in their places")
  func longSheet() throws {
    let rows = (0..<10_001).map {
      Sheet.Row([Cell(Self.hostile[$0 % 20]), Cell(.number(Double($0)))], height: 20)
    }
    let contents = try readBack(Workbook(sheets: [Sheet(name: "表", rows: rows, frozenRows: 1)])).sheet("表")
    for index in [0, 1, 7, 19, 5_000, 10_000] {
      #expect(contents[CellReference(row: index, column: 0)]?.text ?? "" == Self.hostile[index % 20])
      #expect(contents[CellReference(row: index, column: 1)]?.value == .number(Double(index)))
    }
  }

  @Test("Numbers, truth values, days and formulas keep their kind")
  func kinds() throws {
    let row = Sheet.Row([
      Cell(.number(0.1)), Cell(.bool(true)), Cell(.date(year: 2024, month: 2, day: 29)),
      Cell(.formula("=A1*3", 0.3)), Cell(.textFormula("=IF(B1,\"合格\",\"不合格\")", "合格")), Cell(.empty),
      Cell(.number(-12_345_678.25)),
    ])
    let contents = try readBack(Workbook(sheets: [Sheet(name: "表", rows: [row])])).sheet("表")
    let cells = contents.rows.first?.cells ?? []
    #expect(cells.map(\.text) == ["0.1", "TRUE", "2024-02-29", "0.3", "合格", "-12345678.25"])
    #expect(cells.map(\.column) == [0, 1, 2, 3, 4, 6])
    #expect(cells.map(\.formula) == [nil, nil, nil, "A1*3", "IF(B1,\"合格\",\"不合格\")", nil])
    if case .date(let date)? = contents[CellReference(row: 0, column: 2)]?.value {
      #expect((date.year, date.month, date.day) == (2024, 2, 29))
    } else {
      Issue.record("the day was not read as a day")
    }
  }

  @Test("The same workbook gives the same bytes")
  func sameBytes() throws {
    let book = Workbook(
      sheets: [Sheet(name: "a", rows: [.init([Cell("x"), Cell(.number(1))])]), Sheet(name: "b")],
      title: "评分表", author: "评查人", properties: ["journal": "abc"])
    let first = try book.bytes(file: "t.xlsx")
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try book.bytes(file: "t.xlsx") == first)
  }

  @Test("Every day from March 1900 to 9999 is counted as spreadsheets count it")
  func days() throws {
    let days = [(1900, 3, 1), (1999, 12, 31), (2000, 2, 29), (2024, 12, 31), (2100, 3, 1), (9999, 12, 31)]
    let row = Sheet.Row(days.map { Cell(.date(year: $0.0, month: $0.1, day: $0.2)) })
    let contents = try readBack(Workbook(sheets: [Sheet(name: "表", rows: [row])])).sheet("表")
    #expect(
      contents.rows.first?.cells.map(\.text) == [
        "1900-03-01", "1999-12-31", "2000-02-29", "2024-12-31", "2100-03-01", "9999-12-31",
      ])
    #expect(ExcelDate(serial: 60) == nil)
    #expect(ExcelDate(serial: 1)?.description == "1900-01-01")
    #expect(ExcelDate(serial: 0, from1904: true)?.description == "1904-01-01")
    #expect(ExcelDate(serial: 45_292.999_999_9)?.description == "2024-01-02")
  }

  @Test("Merged ranges and the names of the sheets are kept in their order")
  func mergesAndNames() throws {
    let merge = CellRange(rows: 0...2, columns: 1...3)
    let book = Workbook(sheets: [
      Sheet(name: "评分 & <1>", rows: [.init([Cell("a"), Cell("b")])], merges: [merge]), Sheet(name: "二"),
    ])
    let file = try readBack(book)
    #expect(file.sheetNames == ["评分 & <1>", "二"])
    let contents = try file.sheet("评分 & <1>")
    #expect(contents.merges == [merge])
    #expect(contents.text(CellReference(row: 0, column: 1)) == "b")
    #expect(throws: OfficeError.self) { try file.sheet("三") }
  }

  @Test("Drop-downs, frozen heads, protection and the printed page stand in the file")
  func furniture() throws {
    var sheet = Sheet(
      name: "表", rows: [.init([Cell("状态"), Cell("", CellStyle().with { $0.isUnlocked = true })])])
    sheet.validations = [
      Validation(CellRange(rows: 1...9, columns: 1...1), .list(["符合", "扣分"]), message: "请选“符合”或“扣分”"),
      Validation(CellRange(rows: 1...9, columns: 2...2), .whole(1...99)),
    ]
    sheet.frozenRows = 1
    sheet.isProtected = true
    sheet.page = SheetPage(isLandscape: true, repeatedRows: 0...0, area: CellRange("A1:C9"))
    let bytes = try Workbook(sheets: [sheet], properties: ["journal": "0a1b"]).bytes(file: "t.xlsx")
    let archive = try Archive(bytes: bytes, file: "t.xlsx")
    let xml = String(decoding: try archive.contents(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
    for part in [
      "<formula1>\"符合,扣分\"</formula1>", "<pane ySplit=\"1\"", "<sheetProtection sheet=\"1\"",
      "paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"", "type=\"whole\"",
    ] {
      #expect(xml.contains(part), "\(part)")
    }
    let book = String(decoding: try archive.contents(of: "xl/workbook.xml"), as: UTF8.self)
    #expect(book.contains("_xlnm.Print_Titles") && book.contains("_xlnm.Print_Area"))
    let custom = String(decoding: try archive.contents(of: "docProps/custom.xml"), as: UTF8.self)
    #expect(custom.contains("0a1b"))
  }

  @Test("What no workbook can hold is refused with its place")
  func refusals() throws {
    func refusal(_ sheet: Sheet) -> OfficeError? {
      do throws(OfficeError) {
        _ = try Workbook(sheets: [sheet]).bytes(file: "t.xlsx")
        return nil
      } catch {
        return error
      }
    }
    let long = Sheet(name: "表", rows: [.init([Cell("短"), Cell(String(repeating: "长", count: 32_768))])])
    #expect(refusal(long)?.chinese == "t.xlsx » 表!B1：有 32768 个字，超过上限 32767 个；请缩短")
    #expect(refusal(Sheet(name: "a/b"))?.problem == .badSheetName)
    #expect(refusal(Sheet(name: Sheet.name(from: "a/b [*]" + String(repeating: "长", count: 40)))) == nil)
    #expect(refusal(Sheet(name: "表", rows: [.init([Cell(.number(.nan))])]))?.problem == .notANumber)
    let wide = Sheet(name: "表", rows: [.init(Array(repeating: Cell(), count: 16_385))])
    #expect(refusal(wide)?.problem == .sheetTooLarge(rows: 1, columns: 16_385))
  }

  @Test("Ten thousand rows are read quickly")
  func speed() throws {
    let rows = (0..<10_000).map { row in
      Sheet.Row((0..<6).map { $0 % 2 == 0 ? Cell(.number(Double(row))) : Cell("第\(row)行") })
    }
    let bytes = try Workbook(sheets: [Sheet(name: "表", rows: rows)]).bytes(file: "t.xlsx")
    let clock = ContinuousClock()
    var count = 0
    let taken = try clock.measure {
      try WorkbookFile(bytes: bytes, file: "t.xlsx").forEachRow(of: "表") { row throws(OfficeError) in
        count += row.cells.count
        return true
      }
    }
    #expect(count == 60_000)
    #expect(taken < .seconds(5))
  }
}

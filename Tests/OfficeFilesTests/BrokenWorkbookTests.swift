import OfficeFiles
import Testing

@Suite("Workbooks that other programs or wicked people made")
struct BrokenWorkbookTests {
  /// A workbook of parts given as XML.
  private func open(
    sheet: String, shared: String? = nil, styles: String? = nil, book: String = "",
    limits: WorkbookFile.Limits = .init()
  ) throws -> WorkbookFile {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    var files: [(String, String)] = [
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)\"><Relationship Id=\"r\" Type=\"\(relation)/officeDocument\""
          + " Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns:r=\"\(relation)\">\(book)<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"rId1\"/>"
          + "</sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" Type=\"\(relation)/worksheet\""
          + " Target=\"worksheets/s.xml\"/><Relationship Id=\"rId2\" Type=\"\(relation)/sharedStrings\""
          + " Target=\"/xl/shared.xml\"/><Relationship Id=\"rId3\" Type=\"\(relation)/styles\""
          + " Target=\"styles.xml\"/></Relationships>"
      ),
      ("xl/worksheets/s.xml", sheet),
    ]
    if let shared { files.append(("xl/shared.xml", shared)) }
    if let styles { files.append(("xl/styles.xml", styles)) }
    let bytes = try Archive.bytes(packing: files.map { ($0.0, Array($0.1.utf8)) }, file: "t.xlsx")
    return try WorkbookFile(bytes: bytes, file: "t.xlsx", limits: limits)
  }

  private func sheet(_ rows: String) -> String { "<worksheet><sheetData>\(rows)</sheetData></worksheet>" }

  private func refusal(_ work: () throws -> Void) -> OfficeError? {
    do {
      try work()
      return nil
    } catch {
      return error as? OfficeError
    }
  }

  @Test("Inline, shared and rich words are read; how they are pronounced is not")
  func words() throws {
    let file = try open(
      sheet: sheet(
        "<row><c t=\"inlineStr\"><is><t>甲</t></is></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"),
      shared:
        "<sst><si><r><t>乙</t></r><r><t xml:space=\"preserve\"> 丙</t></r><rPh sb=\"0\" eb=\"1\"><t>yi</t>"
        + "</rPh></si><si/></sst>")
    let contents = try file.sheet("表")
    #expect(contents.rows.first?.cells.map(\.text) == ["甲", "乙 丙", ""])
  }

  @Test("A number is a day where its style shows one, and only there")
  func dateStyles() throws {
    let file = try open(
      sheet: sheet(
        "<row r=\"3\"><c r=\"A3\" s=\"0\"><v>45292</v></c><c r=\"B3\" s=\"1\"><v>45292.5</v></c>"
          + "<c r=\"C3\" s=\"2\"><v>45292</v></c><c r=\"D3\" s=\"3\"><v>0.5</v></c></row>"),
      styles: "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/>"
        + "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.00&quot;day&quot;\"/></numFmts><cellStyleXfs>"
        + "<xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/>"
        + "<xf numFmtId=\"31\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>")
    let contents = try file.sheet("表")
    #expect(contents.rows.first?.cells.map(\.text) == ["45292", "2024-01-01 12:00", "2024-01-01", "0.5"])
    #expect(contents.rows.first?.index == 2)
  }

  @Test("Days counted from 1904 are the same days")
  func macDates() throws {
    let file = try open(
      sheet: sheet("<row><c s=\"0\"><v>43830</v></c></row>"),
      styles: "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
      book: "<workbookPr date1904=\"1\"/>")
    #expect(try file.sheet("表").rows.first?.cells.first?.text == "2024-01-01")
  }

  @Test(
    "Places outside a sheet or out of order are refused",
    arguments: ["ZZZZ1", "XFE1", "A1048577", "A0", "1A", "B2", "A99999999999999999999"])
  func places(_ place: String) throws {
    let file = try open(sheet: sheet("<row r=\"1\"><c r=\"\(place)\"><v>1</v></c></row>"))
    #expect(refusal { _ = try file.sheet("表") }?.problem == .outsideSheet)
  }

  @Test("A row of a million cells without places is refused at the sheet's edge")
  func wideRow() throws {
    let cells = String(repeating: "<c><v>1</v></c>", count: 20_000)
    let file = try open(sheet: sheet("<row>\(cells)</row>"))
    #expect(refusal { _ = try file.sheet("表") }?.part == "表!XFE1")
  }

  @Test("More cells than the limit are refused")
  func manyCells() throws {
    let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 11)
    let file = try open(sheet: sheet(rows), limits: .init(cells: 10))
    #expect(refusal { _ = try file.sheet("表") }?.problem == .tooManyCells(limit: 10))
  }

  @Test("Document types and entities are refused, in sheets and shared words alike")
  func entities() throws {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
    let file = try open(sheet: bomb + sheet("<row><c t=\"str\"><v>&b;</v></c></row>"))
    #expect(refusal { _ = try file.sheet("表") }?.problem == .documentType(line: 1))
    #expect(
      refusal { _ = try open(sheet: sheet(""), shared: bomb + "<sst><si><t>&b;</t></si></sst>") }?.problem
        == .documentType(line: 1))
  }

  @Test("A sheet that unpacks thousands of times its size is not unpacked")
  func bomb() throws {
    let spaces = String(repeating: " ", count: 4 << 20)
    #expect(
      refusal { _ = try open(sheet: sheet(spaces)) }.map {
        if case .suspiciousRatio = $0.problem { true } else { false }
      } == true)
  }

  @Test("Broken XML, a wrong number of shared words and a Word document are refused with their place")
  func broken() throws {
    #expect(
      refusal { _ = try open(sheet: "<worksheet><sheetData><row>").sheet("表") }?.part == "xl/worksheets/s.xml"
    )
    let wrong = try open(sheet: sheet("<row><c r=\"A1\" t=\"s\"><v>7</v></c></row>"), shared: "<sst/>")
    #expect(refusal { _ = try wrong.sheet("表") }?.part == "表!A1")
    let other = try Archive.bytes(packing: [("word/document.xml", Array("<a/>".utf8))], file: "a.docx")
    #expect(refusal { _ = try WorkbookFile(bytes: other, file: "a.docx") }?.problem == .notAWorkbook)
    #expect(refusal { _ = try WorkbookFile(bytes: [1, 2, 3], file: "a.xlsx") }?.problem == .notAZip)
  }

  @Test("Places are read and written as spreadsheets write them")
  func references() {
    for (text, row, column) in [
      ("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("XFD1048576", 1_048_575, 16_383),
    ] {
      #expect(CellReference(text) == CellReference(row: row, column: column))
      #expect(CellReference(row: row, column: column).description == text)
    }
    #expect(CellReference("$B$3")?.description == "B3")
    for wrong in ["", "A", "1", "A1B", "A$", "$$A1", "a 1"] { #expect(CellReference(wrong) == nil) }
    #expect(CellRange("B2:A1") == nil)
    #expect(CellRange("A1:B2")?.absolute == "$A$1:$B$2")
  }
}

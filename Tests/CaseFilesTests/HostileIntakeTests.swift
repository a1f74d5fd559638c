import CaseFiles
import Foundation
import OfficeFiles
import TestSupport
import Testing

/// What somebody sends to do harm is refused in words, in little time and memory, and the rest goes on.
@Suite("Hostile containers", .timeLimit(.minutes(2)))
struct HostileIntakeTests {
  private let folder = TemporaryFolder()

  private func refusal(_ name: String, _ bytes: [UInt8]) throws -> String {
    let loaded = CaseFile.load([try folder.write(name, bytes)])
    #expect(loaded.files.isEmpty)
    return loaded.refused.first.map { $0.message(in: .zh) } ?? ""
  }

  private func zip(_ files: [(name: String, contents: [UInt8])]) throws -> [UInt8] {
    try Archive.bytes(packing: files, file: "")
  }

  @Test("A zip bomb")
  func bomb() throws {
    let zeros = [UInt8](repeating: 0x61, count: 8 << 20)
    #expect(try refusal("b.zip", zip([("甲/case.yaml", zeros), ("甲/a.txt", zeros)])).contains("压缩比"))
    let nested = try zip([("1.zip", zip([("2.zip", zip([("3.zip", zip([("case.yaml", [])]))]))]))])
    #expect(try refusal("n.zip", nested).contains("套了 zip"))
  }

  @Test("A bomb among the entries of a zip is left out by its name, and what stands beside it comes in")
  func bombAmongOthers() throws {
    let zeros = [UInt8](repeating: 0x61, count: 8 << 20)
    func manifest(_ number: Int) -> [UInt8] { Array("案号: 示罚〔2024〕\(number)号\n".utf8) }
    let bytes = try zip([
      ("甲/case.yaml", manifest(1)), ("甲/询问笔录.txt", zeros), ("甲/决定书.txt", Array("决定书".utf8)),
      ("乙/case.yaml", zeros), ("丙/case.yaml", manifest(3)), ("xx/丁/case.yaml", manifest(4)),
    ]).replacing(Array("xx/".utf8), with: Array("../".utf8))
    let loaded = CaseFile.load([try folder.write("c.zip", bytes)])
    #expect(loaded.files.map { $0.number?.value.description } == ["示罚〔2024〕3号", "示罚〔2024〕1号"])
    let first = try #require(loaded.files.last)
    #expect(first.problems.map { $0.message(in: .zh) }.joined().contains("询问笔录.txt"))
    #expect(first.problems.map { $0.message(in: .zh) }.joined().contains("压缩比"))
    #expect(first.documents.contains { $0.name == "决定书" })
    let refused = loaded.refused.map { $0.message(in: .zh) }
    #expect(refused.count == 2)
    #expect(refused[0].contains("丁/case.yaml"))
    #expect(refused[1].contains("乙/case.yaml") && refused[1].contains("压缩比"))
  }

  @Test("Names that lead out of a zip")
  func names() throws {
    let bytes = try zip([("xx/xx/case.yaml", [1])]).replacing(
      Array("xx/xx/".utf8), with: Array("../../".utf8))
    #expect(try refusal("a.zip", bytes).contains("case.yaml"))
  }

  @Test(
    "A manifest whose anchors explode, and one that is nested without end",
    arguments: [
      (0..<40).reduce("a0: &a0 [x, x]\n") { $0 + "a\($1 + 1): &a\($1 + 1) [*a\($1), *a\($1), *a\($1)]\n" }
        + "事件: *a40\n案由: *a39\n",
      "a0: &a0 {x: 1}\n"
        + (0..<30).map { "a\($0 + 1): &a\($0 + 1) {? *a\($0) : *a\($0), b: *a\($0)}\n" }.joined()
        + "当事人: *a30\n",
      "案由: " + String(repeating: "[", count: 100_000), "案由: " + String(repeating: "{a: ", count: 100_000),
      String(repeating: "- ", count: 50_000) + "x", "事件: &a [*a, *a]\n",
    ])
  func yaml(_ text: String) throws {
    let path = try folder.write("case/case.yaml", text)
    let start = ContinuousClock.now
    let loaded = CaseFile.load([String(path.dropLast("/case.yaml".count))])
    #expect(loaded.files.count + loaded.refused.count == 1)
    #expect(loaded.refused.count + (loaded.files.first?.problems.count ?? 0) > 0)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("A million columns in a CSV and in a sheet")
  func columns() throws {
    let wide = String(repeating: "案号,", count: 1_000_000) + "\n"
    #expect(try refusal("wide.csv", Array(wide.utf8)).contains("列的上限"))
    let cells = String(repeating: "<c t=\"str\"><v>案号</v></c>", count: 1_000_000)
    #expect(try refusal("wide.xlsx", workbook("<row>\(cells)</row>")).contains("wide.xlsx"))
  }

  @Test("Entities in a sheet, and a merged cell over everything")
  func xml() throws {
    let entity = workbook(
      "<row><c t=\"str\"><v>&x;</v></c></row>",
      type: "<!DOCTYPE a [<!ENTITY x \"案号\"><!ENTITY y SYSTEM \"file:///etc/passwd\">]>")
    #expect(try refusal("e.xlsx", entity).contains("e.xlsx"))
    let merged = workbook(
      "<row><c t=\"str\"><v>案号</v></c><c t=\"str\"><v>当事人</v></c></row>"
        + "<row><c t=\"str\"><v>示罚〔2024〕1号</v></c><c t=\"str\"><v>王某</v></c></row>",
      after: "<mergeCells>" + String(repeating: "<mergeCell ref=\"A1:XFD1048576\"/>", count: 50_000)
        + "</mergeCells>")
    let loaded = CaseFile.load([try folder.write("m.xlsx", merged)])
    #expect(loaded.files.count + loaded.refused.count >= 1)
  }

  @Test("NUL bytes, escape sequences and endless quotations in a table")
  func text() throws {
    #expect(try refusal("n.csv", Array("案号,当事人\n示罚〔2024〕1号,\0\n".utf8)).contains("编码"))
    let path = try folder.write(
      "e.csv",
      "案号,当事人\n示罚〔2024〕1号,\u{1B}[31m\u{202E}王某\n\u{1B}[2J,,多\n\"" + String(repeating: "x\n", count: 100_000))
    let loaded = CaseFile.load([path])
    #expect(loaded.files.count == 1)
    #expect(loaded.refused.count == 2)
    #expect(loaded.refused.allSatisfy { !$0.problem.zh.contains("\u{1B}") })
  }

  @Test("A link out of the folder and a folder that went away")
  func vanished() throws {
    try folder.write("c/case.yaml", "案由: 示例\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/c/名单.txt", withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/c/外面", withDestinationPath: "/etc")
    let place = CasePlace.folder(folder.path + "/c")
    let (original, problems) = place.original()
    #expect(problems.contains { $0.problem.zh.contains("符号链接") })
    guard case .files(let files) = original.content else { return }
    #expect(files.filter { $0.bytes != nil }.map(\.name) == ["case.yaml"])
    try FileManager.default.removeItem(atPath: folder.path + "/c")
    #expect(throws: LoadError.self) { try CaseFile.load(place.original().original) }
  }

  /// A workbook of one sheet by the XML of its rows.
  private func workbook(_ rows: String, type: String = "", after: String = "") -> [UInt8] {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    let parts: [(name: String, contents: [UInt8])] = [
      (
        "_rels/.rels",
        Array(
          "<Relationships xmlns=\"\(package)\"><Relationship Id=\"a\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .utf8)
      ),
      (
        "xl/workbook.xml",
        Array(
          "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
            .utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          "<Relationships xmlns=\"\(package)\"><Relationship Id=\"s\" Type=\"\(office)/worksheet\" Target=\"sheet.xml\"/></Relationships>"
            .utf8)
      ),
      (
        "xl/sheet.xml",
        Array("\(type)<worksheet xmlns=\"\(main)\"><sheetData>\(rows)</sheetData>\(after)</worksheet>".utf8)
      ),
    ]
    return (try? Archive.bytes(packing: parts, file: "")) ?? []
  }
}

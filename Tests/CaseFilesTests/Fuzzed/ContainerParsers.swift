@testable import CaseFiles
@testable import OfficeFiles

enum ContainerParsers {
  static func readTable(_ bytes: [UInt8], name: String) {
    try? TableFile(name: name, mapping: ColumnMapping()).read(bytes) { event in
      guard case .row(let row, let heading) = event else { return }
      _ = try? CaseFile(row, under: heading, location: "a:1")
    }
  }

  /// A sheet, its shared strings and its styles; or a whole file.
  static func readWorkbook(_ bytes: [UInt8]) {
    readTable(
      packed(bytes, workbook, ["xl/sheet.xml", "xl/sharedStrings.xml", "xl/styles.xml"]), name: "a.xlsx")
  }

  /// A body, its styles and its lists; or a whole file.
  static func readWord(_ bytes: [UInt8]) {
    let parts = ["word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/custom.xml"]
    guard let word = try? WordDocument(bytes: packed(bytes, [], parts), file: "a.docx") else { return }
    _ = DocumentText(word)
  }

  /// The start of an OFD, its list of pages and one of them; or a whole file.
  static func readFixed(_ bytes: [UInt8]) {
    let parts = ["OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/0.xml"]
    guard let document = try? FixedDocument(bytes: packed(bytes, [], parts), file: "a.ofd") else { return }
    _ = DocumentText(document)
  }

  /// A zip as case files are looked for in it, each of them loaded.
  static func readZip(_ bytes: [UInt8]) {
    guard let archive = try? Archive(bytes: bytes, file: "a.zip", limits: .cases) else { return }
    let finder = CaseFinder<ZipTree>(tree: ZipTree(archive, path: "a.zip"), mapping: ColumnMapping())
    _ = try? finder.visit("") { item in
      guard case .found(let place) = item else { return }
      _ = try? place.load()
    }
  }

  private static func packed(
    _ bytes: [UInt8], _ fixed: [(name: String, contents: [UInt8])], _ names: [String]
  ) -> [UInt8] {
    if bytes.starts(with: [0x50, 0x4B]) { return bytes }
    let parts = bytes.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
    return (try? Archive.bytes(packing: fixed + zip(names, parts).map { ($0, Array($1)) }, file: "a")) ?? []
  }

  private static let workbook: [(name: String, contents: [UInt8])] = {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006/relationships"
    func relations(_ all: [(id: String, kind: String, target: String)]) -> [UInt8] {
      let lines = all.map {
        "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.kind)\" Target=\"\($0.target)\"/>"
      }
      return Array("<Relationships xmlns=\"\(package)\">\(lines.joined())</Relationships>".utf8)
    }
    let book =
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"s\"/></sheets></workbook>"
    return [
      ("_rels/.rels", relations([("a", "officeDocument", "xl/workbook.xml")])),
      ("xl/workbook.xml", Array(book.utf8)),
      (
        "xl/_rels/workbook.xml.rels",
        relations([
          ("s", "worksheet", "sheet.xml"), ("t", "sharedStrings", "sharedStrings.xml"),
          ("u", "styles", "styles.xml"),
        ])
      ),
    ]
  }()
}

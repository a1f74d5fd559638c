import OfficeFiles
import Testing

/// The layout of GB/T 9704-2012, measured in the XML that Word will set.
@Suite struct OfficialLayoutTests {
  private func part(_ name: String, of document: OfficialDocument) throws -> String {
    try String(decoding: Archive(bytes: document.docx(), file: "").contents(of: name), as: UTF8.self)
  }

  /// The number an attribute has after the first occurrence of a mark.
  private func number(_ attribute: String, after mark: String, in xml: String) throws -> Int {
    let start = try #require(xml.firstRange(of: mark)).upperBound
    let value = try #require(xml[start...].firstRange(of: "w:\(attribute)=\"")).upperBound
    return try #require(Int(xml[value...].prefix { $0 != "\"" }))
  }

  private func millimetres(_ twips: Int) -> Double { (Double(twips) * 25.4 / 1440 * 10).rounded() / 10 }

  @Test func `the text stands 37, 28, 26 and 35 mm from the edges of A4`() throws {
    let xml = try part("word/document.xml", of: notice([]))
    #expect(try millimetres(number("w", after: "<w:pgSz", in: xml)) == 210)
    #expect(try millimetres(number("h", after: "<w:pgSz", in: xml)) == 297)
    #expect(try millimetres(number("top", after: "<w:pgMar", in: xml)) == 37)
    #expect(try millimetres(number("left", after: "<w:pgMar", in: xml)) == 28)
    #expect(try millimetres(number("right", after: "<w:pgMar", in: xml)) == 26)
    #expect(try millimetres(number("bottom", after: "<w:pgMar", in: xml)) == 35)
  }

  @Test func `a page holds 22 lines of 28 characters`() throws {
    let xml = try part("word/document.xml", of: notice([]))
    let styles = try part("word/styles.xml", of: notice([]))
    let pitch = try number("linePitch", after: "<w:docGrid", in: xml)
    let line = try number("line", after: "<w:pPrDefault>", in: styles)
    let size = try number("val", after: "<w:sz ", in: styles)
    let spacing = try number("val", after: "w:cs=\"仿宋_GB2312\"/><w:spacing", in: styles)
    #expect(xml.contains("<w:docGrid w:type=\"lines\""))
    #expect(line == pitch)
    let height = 16_838 - 2_098 - 1_984
    #expect(height / pitch == 22 && height % pitch < 60)
    let width = 11_906 - 1_587 - 1_474
    let character = size * 10 + spacing
    #expect(character == 315)
    #expect(width / character == 28)
  }

  @Test func `a paragraph begins two characters in, and nothing else overrides that`() throws {
    let styles = try part("word/styles.xml", of: notice([]))
    #expect(try number("firstLine", after: "w:styleId=\"Body\"", in: styles) == 630)
    #expect(!styles.contains("firstLineChars"))
  }

  @Test func `a year is not split over two lines`() throws {
    // Renderers break Latin text of Chinese language between any two digits.
    #expect(
      try part("word/styles.xml", of: notice([])).contains("<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\""))
  }

  @Test func `head, title and headings have their fonts and sizes`() throws {
    let styles = try part("word/styles.xml", of: notice([]))
    func style(_ id: String) throws -> Substring {
      let start = try #require(styles.firstRange(of: "w:styleId=\"\(id)\"")).upperBound
      return try styles[start..<#require(styles[start...].firstRange(of: "</w:style>")).lowerBound]
    }
    #expect(try style("Issuer").contains("方正小标宋简体") && style("Issuer").contains("w:val=\"FF0000\""))
    #expect(try style("Title").contains("方正小标宋简体") && style("Title").contains("<w:sz w:val=\"44\"/>"))
    #expect(try style("Number").contains("<w:bottom w:val=\"single\"") && style("Number").contains("FF0000"))
    #expect(try style("Heading1").contains("\"黑体\"") && style("Heading2").contains("\"楷体_GB2312\""))
    #expect(styles.contains("w:eastAsia=\"仿宋_GB2312\""))
    #expect(try part("word/fontTable.xml", of: notice([])).contains("<w:altName w:val=\"仿宋,FangSong\"/>"))
  }

  @Test func `page numbers stand right on odd pages and left on even ones`() throws {
    let document = notice([])
    #expect(try part("word/settings.xml", of: document).contains("<w:evenAndOddHeaders/>"))
    #expect(try part("word/footer1.xml", of: document).contains("<w:jc w:val=\"right\"/>"))
    #expect(try part("word/footer2.xml", of: document).contains("<w:jc w:val=\"left\"/>"))
    for footer in ["word/footer1.xml", "word/footer2.xml"] {
      let xml = try part(footer, of: document)
      #expect(xml.contains("— </w:t>") && xml.contains("PAGE") && xml.contains(" —</w:t>"))
    }
  }

  @Test func `a table repeats its header and splits no row`() throws {
    let rows = (1...30).map { ["\($0)", "问题"] }
    let table = OfficialDocument.Block.table(.init(header: ["序号", "问题"], rows: rows, widths: [1, 9]))
    let xml = try part("word/document.xml", of: notice([table]))
    #expect(xml.ranges(of: "<w:tblHeader/>").count == 1)
    #expect(xml.ranges(of: "<w:cantSplit/>").count == 31)
    #expect(try number("w", after: "<w:gridCol", in: xml) == 884)
  }

  @Test func `the date ends four characters in and the issuer is centred over it`() throws {
    func indents(_ signatory: String) throws -> [Int] {
      var document = notice([])
      document.signatory = signatory
      let xml = try part("word/document.xml", of: document)
      return xml.ranges(of: "<w:ind w:right=\"").compactMap {
        Int(xml[$0.upperBound...].prefix { $0 != "\"" })
      }
    }
    // Eight digits at half width and three characters, against six characters.
    #expect(try indents("示例区司法局") == [1260 + (8 * 155 + 3 * 315 - 6 * 315) / 2, 1260])
    let long = try indents("示例省示例市示例区行政执法协调监督工作领导小组办公室")
    #expect(long[0] == 0 && long[1] > 1260)
  }

  @Test func `the issuer's name is set smaller the longer it is, and stays on one line`() throws {
    func size(_ issuer: String) throws -> Int {
      var document = notice([])
      document.issuer = issuer
      return try number("val", after: "<w:sz ", in: part("word/document.xml", of: document))
    }
    #expect(try size("示例区司法局") == 88)
    let long = String(repeating: "局", count: 20)
    #expect(try size(long) < 88 && size(long) * 10 * 20 <= 8_845)
  }
}

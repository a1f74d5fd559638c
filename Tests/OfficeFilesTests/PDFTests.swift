import Foundation
import OfficeFiles
import TestSupport
import Testing

private let press = PDFPress()

@Suite(.enabled(if: Poppler.isInstalled && Poppler.hasFont, Poppler.reason)) struct PDFTests {
  private static let millimetre = 72 / 25.4

  private func long(_ paragraphs: Int) -> OfficialDocument {
    notice((0..<paragraphs).map { .paragraph(String(repeating: "案卷评查应当客观公正", count: 9) + "\($0)") })
  }

  @Test func `a page of text has 22 lines of 28 characters within the margins`() throws {
    let document = notice([.paragraph(String(repeating: "评", count: 2_000))])
    let second = try Poppler.words(press.bytes(of: document)).filter { $0.page == 2 }
    let lines = second.filter { $0.text.first == "评" }
    #expect(lines.count == 22)
    for line in lines {
      #expect(line.text.count == 28)
      #expect(abs(line.left - 28 * Self.millimetre) < 1)
      #expect(abs(line.right - 184 * Self.millimetre) < 1)
    }
    let tops = lines.map(\.top).sorted()
    for (above, below) in zip(tops, tops.dropFirst()) {
      #expect(abs(below - above - 225.0 / 22 * Self.millimetre) < 0.1)
    }
    #expect(tops.allSatisfy { $0 > 36 * Self.millimetre && $0 < 262 * Self.millimetre })
  }

  @Test func `page numbers stand at the outer edge, right on odd pages and left on even ones`() throws {
    let words = try Poppler.words(press.bytes(of: long(40)))
    let pages = words.map(\.page).max() ?? 0
    #expect(pages >= 4)
    for page in 1...pages {
      let foot = words.filter { $0.page == page && $0.top > 262 * Self.millimetre }
      #expect(foot.map(\.text).joined() == "—\(page)—")
      let isRight = foot.allSatisfy { $0.left > 105 * Self.millimetre }
      #expect(isRight == (page % 2 == 1))
    }
  }

  @Test(arguments: 10...22) func `the signature takes the last words of the text with it`(paragraphs: Int)
    throws
  {
    var document = long(paragraphs)
    document.signatory = "署名机关"
    document.attachments = paragraphs % 2 == 0 ? ["评分表"] : []
    document.imprint = paragraphs % 3 == 0 ? .init(copies: ["市局"], printer: "办公室", printed: "2025年1月2日") : nil
    let words = try Poppler.words(press.bytes(of: document))
    let signature = try #require(words.first { $0.text.contains("署名机关") })
    #expect(signature.page == words.map(\.page).max())
    #expect(words.contains { $0.page == signature.page && $0.text.contains("客观公正") })
    let last = words.filter { $0.page == signature.page && $0.text.contains("客观公正") }.map(\.bottom).max() ?? 0
    // Room for the seal: two lines of 10.2 mm.
    #expect(signature.top - last > 20 * Self.millimetre)
    if document.imprint != nil {
      let printed = try #require(words.first { $0.text.contains("办公室") })
      #expect(printed.page == signature.page && printed.bottom > 255 * Self.millimetre)
    }
  }

  @Test func `a table repeats its head on every page and breaks between rows`() throws {
    let rows = (1...60).map { ["项目\($0)", String(repeating: "理由", count: 12) + "末\($0)"] }
    let document = notice([.table(.init(header: ["评查项目", "扣分理由"], rows: rows))])
    let words = try Poppler.words(press.bytes(of: document))
    let pages = Set(words.filter { $0.text.contains("项目") && !$0.text.contains("评查项目") }.map(\.page))
    #expect(pages.count > 1)
    for page in pages { #expect(words.filter { $0.page == page && $0.text.contains("评查项目") }.count == 1) }
    for number in 1...60 {
      let row = words.first { $0.text == "项目\(number)" }
      let end = words.first { $0.text.hasSuffix("末\(number)") }
      #expect(row?.page == end?.page && row != nil)
    }
  }

  @Test func `a row longer than a page is broken and nothing is lost`() throws {
    let text = (1...900).map { "第\($0)处" }.joined()
    let document = notice([.table(.init(header: ["甲", "乙"], rows: [["短", text]]))])
    let read = try Poppler.text(press.bytes(of: document)).filter { !$0.isWhitespace }
    for number in [1, 300, 600, 900] { #expect(read.contains("\(number)处") || read.contains("第\(number)")) }
  }

  @Test func `the same document gives the same bytes, whatever was set before`() throws {
    let fresh = PDFPress()
    let first = try fresh.bytes(of: long(3))
    _ = try fresh.bytes(of: notice([.heading(level: 1, "另一"), .paragraph("完全不同的字，楷体、黑体，ABC 0123456789")]))
    #expect(try fresh.bytes(of: long(3)) == first)
    #expect(try PDFPress().bytes(of: long(3)) == first)
    #expect(!String(decoding: first, as: UTF8.self).contains("CreationDate"))
  }

  @Test func `title, number, signatory and the properties stand in the file's information`() throws {
    var document = notice([], title: "关于\n整改的通知")
    document.properties = ["casereview-journal-head": "a3f0", "casereview-journal-events": "12"]
    let info = try Poppler.info(press.bytes(of: document))
    #expect(info.contains("关于整改的通知") && info.contains("示司评〔2024〕12号") && info.contains("示例区司法局"))
    #expect(info.contains("casereview-journal-events=12; casereview-journal-head=a3f0"))
    #expect(info.contains("A4"))
  }

  @Test func `every font is embedded`() throws {
    let fonts = try Poppler.fonts(
      press.bytes(of: notice([.heading(level: 1, "一"), .heading(level: 2, "二"), .paragraph("三")])))
    let rows = fonts.split(separator: "\n").dropFirst(2)
    #expect(rows.count >= 3)
    for row in rows { #expect(row.contains(" yes yes yes "), "\(row)") }
  }

  @Test(arguments: [
    "&<>\"'", "〔2024〕《》——……", "]]><![CDATA[x]]>", "{{x}}${y}%s", "=cmd|'/Ccalc'!A0", "&amp;&#x41;<w:p/>",
    "../../etc/passwd", "喆昇祎镕彧", "+1-1@x", "\\(\\)(())%PDF",
  ])
  func `hostile words are printed as they are`(text: String) throws {
    let document = notice([.paragraph(text), .table(.init(header: ["甲"], rows: [[text]]))])
    let read = try Poppler.text(press.bytes(of: document), "-raw").filter { !$0.isWhitespace }
    #expect(read.components(separatedBy: text).count == 3)
  }

  @Test(arguments: [
    ("金额\u{202E}001", "金额\u{FFFD}001"), ("一\u{1B}[2J二", "一\u{FFFD}[2J二"), ("甲\u{0}乙", "甲\u{FFFD}乙"),
  ])
  func `what hides, steers or reverses is printed as a replacement character`(text: String, shown: String)
    throws
  {
    #expect(try Poppler.text(press.bytes(of: notice([.paragraph(text)])), "-raw").contains(shown))
  }

  @Test func `a character no font has is refused by name, not printed as a box`() throws {
    #expect(throws: OfficeError(file: "x.pdf", problem: .noGlyph(characters: "\u{10FFFD}"))) {
      try press.bytes(of: notice([.paragraph("姓名：\u{10FFFD}某")]), file: "x.pdf")
    }
    // The press still works afterwards.
    #expect(try !press.bytes(of: notice([])).isEmpty)
  }

  @Test func `an empty document is a page`() throws {
    let empty = OfficialDocument(issuer: "", number: "", title: "", blocks: [], signatory: "", date: "")
    #expect(try Poppler.info(press.bytes(of: empty)).contains("Pages:           1"))
  }
}

@Suite struct PDFFontTests {
  @Test func `a folder without fonts is named, not passed over`() throws {
    let folder = TemporaryFolder()
    #expect(throws: OfficeError(file: "x.pdf", problem: .noFontsInFolder(folder.path))) {
      try PDFPress(fontFolder: folder.path).bytes(of: notice([]), file: "x.pdf")
    }
  }

  @Test func `a machine without a Chinese font is told what to install`() {
    let error = OfficeError(file: "x.pdf", problem: .noChineseFont)
    #expect(error.chinese.contains("fonts-noto-cjk") && error.chinese.contains("字体文件夹"))
    #expect(error.english.contains("fonts-noto-cjk"))
  }
}

import CaseFiles
import OfficeFiles
import Reports
import Testing

@Suite struct FormatTests {
  @Test func `every format is found by its name and no two share one`() {
    #expect(allFormats.map(\.name) == ["docx", "pdf", "md", "txt", "html", "json", "csv", "xlsx"])
    for known in allFormats { #expect(reportFormat(named: known.name)?.name == known.name) }
    #expect(reportFormat(named: "exe") == nil)
  }

  @Test func `the same instrument gives the same bytes in every format`() throws {
    for format in allFormats {
      // Where no Chinese font is installed there is no PDF to compare.
      if let pdf = format as? PDFFormat, (try? pdf.press.fonts()) == nil { continue }
      let first = try format.bytes(of: sampleNotice().draft().document, file: "")
      #expect(try first == format.bytes(of: sampleNotice().draft().document, file: ""))
    }
  }

  @Test func `hostile words of a case file stand in the Word file as they are`() throws {
    let hostile = "<w:p/>&amp; ]]> {{x}} \"'\t𠮷〔〕=1+1"
    var notice = try sampleNotice()
    notice.problems[0].fact = hostile
    notice.problems[0].evidence = [.init(document: hostile, page: 1, quote: hostile)]
    notice.caseFile.party = hostile
    notice.properties = ["引文": hostile]
    let read = try WordDocument(
      bytes: WordFormat().bytes(of: notice.draft().document, file: ""), file: "")
    #expect(read.paragraphs.contains { $0.text == hostile + "。" })
    #expect(read.paragraphs.contains { $0.text.contains("《\(hostile)》第1页“\(hostile)”。") })
    #expect(read.paragraphs.contains { $0.text.contains("当事人：\(hostile)）案卷") })
    #expect(read.properties == ["引文": hostile])
  }

  @Test(arguments: [
    ("*粗* _斜_ `码` ~删~", "\\*粗\\* \\_斜\\_ \\`码\\` \\~删\\~"), ("# 题", "\\# 题"), ("- 项", "\\- 项"),
    ("1. 项", "1\\. 项"), ("12) 项", "12\\) 项"), ("2024-09-09", "2024-09-09"), ("28.5", "28.5"), ("1.", "1\\."),
    ("<script>&amp;", "\\<script\\>\\&amp;"), ("[链](http://x.cn)", "\\[链\\](http\\://x.cn)"),
    ("www.x.cn a@b.cn", "www\\.x.cn a\\@b.cn"), ("甲|乙", "甲\\|乙"), ("    码", "&#32;&#32;&#32;&#32;码"),
    ("尾  ", "尾&#32;&#32;"), ("甲\t乙", "甲&#9;乙"), ("一\n===", "一\\\n\\==="), ("\\", "\\\\"),
    ("一\u{1B}[31m", "一\u{FFFD}\\[31m"),
  ])
  func `Markdown shows words and never obeys them`(text: String, escaped: String) {
    let document = OfficialDocument(
      issuer: "甲", number: "乙", title: "丙", blocks: [.paragraph(text)], signatory: "丁", date: "戊")
    #expect(MarkdownFormat().text(of: document) == "**甲**\n\n乙\n\n# 丙\n\n\(escaped)\n\n丁\\\n戊\n")
  }

  @Test func `a line end in a cell or heading does not break table or heading`() {
    let document = OfficialDocument(
      issuer: "甲", number: "乙", title: "丙",
      blocks: [.heading(level: 2, "一\n二"), .table(.init(header: ["a"], rows: [["x\n- y", "|"]]))],
      signatory: "丁", date: "戊")
    let text = MarkdownFormat().text(of: document)
    #expect(text.contains("\n### （一）一<br>二\n"))
    #expect(text.contains("\n| a |  |\n| --- | --- |\n| x<br>\\- y | \\| |\n"))
  }
}

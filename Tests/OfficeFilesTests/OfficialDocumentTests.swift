import OfficeFiles
import Testing

func notice(_ blocks: [OfficialDocument.Block], title: String = "关于行政处罚案卷评查问题的整改通知书") -> OfficialDocument {
  OfficialDocument(
    issuer: "示例区司法局", number: "示司评〔2024〕12号", title: title, addressee: "示例区市场监督管理局", blocks: blocks,
    signatory: "示例区司法局", date: "2024年12月31日")
}

@Suite struct OfficialDocumentTests {
  @Test func `an ordinary notice reads back in order, headings numbered`() throws {
    var document = notice([
      .heading(level: 1, "存在的问题"), .heading(level: 2, "立案超期"), .paragraph("事实。"),
      .heading(level: 3, "其一"), .heading(level: 4, "甲"), .heading(level: 4, "乙"),
      .heading(level: 2, "告知缺失"), .heading(level: 1, "整改要求"), .heading(level: 2, "补正"),
    ])
    document.attachments = ["评分表", "问题清单"]
    document.imprint = .init(copies: ["示例市司法局", "存档"], printer: "示例区司法局", printed: "2025年1月2日")
    let read = try WordDocument(bytes: document.docx(), file: "")
    #expect(
      read.paragraphs.map(\.text) == [
        "示例区司法局", "示司评〔2024〕12号", "关于行政处罚案卷评查问题的整改通知书", "示例区市场监督管理局：",
        "一、存在的问题", "（一）立案超期", "事实。", "1.其一", "（1）甲", "（2）乙", "（二）告知缺失", "二、整改要求", "（一）补正",
        "附件：1.评分表", "2.问题清单", "示例区司法局", "抄送：示例市司法局，存档。", "示例区司法局\t2025年1月2日印发", "2024年12月31日",
      ])
    #expect(read.paragraphs.compactMap(\.headingLevel) == [1, 2, 3, 4, 4, 2, 1, 2])
  }

  @Test func `the same document gives the same bytes`() throws {
    var document = notice([.paragraph("事实。"), .table(.init(header: ["甲"], rows: [["乙"]]))])
    document.properties = ["b": "2", "a": "1", "c": "3"]
    #expect(try document.docx() == document.docx())
  }

  @Test func `properties are kept beside the text, hostile ones too`() throws {
    var document = notice([])
    document.properties = ["日志头": "a3f0<&>\"'", "行\n": "一\n二\t三", "空": ""]
    let read = try WordDocument(bytes: document.docx(), file: "")
    #expect(read.properties == document.properties)
  }

  @Test(arguments: [
    "& < > \" '", "〔2024〕《》“”‘’——……", "]]> <![CDATA[ x ]]> <!-- -->", "{{x}} {{#问题}} ${y} %s",
    "𠮷野家，𩸽、🀄", "  首尾空格  ", "一\t二\t\t三", "一\n二\n\n三\n", "=cmd|' /C calc'!A0", "&amp; &#x41; &lt;w:p/&gt;",
    "喆昇祎镕彧䶮", "e\u{301} a\u{200D}b\u{FEFF}", "../../etc/passwd", "\u{2028}\u{2029}",
  ])
  func `hostile words come through unchanged everywhere`(text: String) throws {
    var document = notice(
      [.paragraph(text), .table(.init(header: [text, "二"], rows: [[text], ["", text, text]]))], title: text)
    document.attachments = [text]
    document.properties = ["引文": text]
    let read = try WordDocument(bytes: document.docx(), file: "")
    #expect(read.paragraphs.filter { $0.text == text }.count == 2)
    #expect(read.paragraphs.compactMap(\.cells) == [[text, "二", ""], [text, "", ""], ["", text, text]])
    #expect(read.paragraphs.contains { $0.text == "附件：" + text })
    #expect(read.properties == ["引文": text])
  }

  @Test(arguments: [
    ("一\u{0}二\u{1B}[2J\u{7}三", "一\u{FFFD}二\u{FFFD}[2J\u{FFFD}三"), ("金额\u{202E}001", "金额\u{FFFD}001"),
    ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"), ("\u{85}\u{9B}\u{7F}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("一\r\n二\r三\n\r四", "一\n二\n三\n\n四"),
  ])
  func `what hides, steers or reverses is shown as a replacement character`(text: String, shown: String)
    throws
  {
    let read = try WordDocument(bytes: notice([.paragraph(text)]).docx(), file: "")
    #expect(read.paragraphs.contains { $0.text == shown })
  }

  @Test func `ten thousand characters are one paragraph`() throws {
    let text = String(repeating: "案卷评查<&>𠮷", count: 1_250)
    let read = try WordDocument(bytes: notice([.paragraph(text)]).docx(), file: "")
    #expect(read.paragraphs.contains { $0.text == text })
  }

  @Test func `an empty document is still a document`() throws {
    let empty = OfficialDocument(issuer: "", number: "", title: "", blocks: [], signatory: "", date: "")
    #expect(try WordDocument(bytes: empty.docx(), file: "").pages == [[]])
  }
}

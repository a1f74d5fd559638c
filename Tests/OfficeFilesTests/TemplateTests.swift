import Foundation
import OfficeFiles
import Testing

private func template(_ body: String, parts: [(String, String)] = []) throws -> [UInt8] {
  let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  let types = "http://schemas.openxmlformats.org/package/2006/content-types"
  let relations = "http://schemas.openxmlformats.org/package/2006/relationships"
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let files =
    [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(types)\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(relations)\"><Relationship Id=\"r1\" Type=\"\(office)/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
      ),
      (
        "word/document.xml",
        "<w:document xmlns:w=\"\(word)\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>\(body)</w:body></w:document>"
      ),
    ] + parts
  return try Archive.bytes(packing: files.map { ($0.0, Array($0.1.utf8)) }, file: "模板.docx")
}

private let values: TemplateValues = [
  "文号": .text("示司评〔2025〕12号"), "被评查机关": .text("示例区市场监督管理局"), "空": .text(""),
  "缺": .missing("（未填写：缺）"),
  "问题": .list(
    [
      ["事实": .text("超期"), "依据": .text("第六十条")], ["事实": .text("未告知"), "依据": .text("第四十四条")],
    ], fields: ["事实", "依据"]),
  "无": .list([], fields: ["项"]),
]

private func fill(_ body: String, parts: [(String, String)] = [], _ values: TemplateValues = values) throws
  -> WordDocument
{
  let made = try WordTemplate(bytes: template(body, parts: parts), file: "模板.docx")
  return try WordDocument(bytes: made.filled(with: values, file: "出.docx"), file: "出.docx")
}

private func texts(_ body: String, _ values: TemplateValues = values) throws -> [String] {
  try fill(body, values).paragraphs.map(\.text)
}

/// Runs as Word cuts them, each with a format of its own.
private func runs(_ texts: String...) -> String {
  let runs = texts.enumerated().map { index, text in
    "<w:r><w:rPr><w:sz w:val=\"\(index + 20)\"/></w:rPr><w:t>\(text)</w:t></w:r>"
  }
  return "<w:p>" + runs.joined(separator: "<w:proofErr w:type=\"spellStart\"/>") + "</w:p>"
}

private func cells(_ texts: String...) -> String {
  "<w:tr>" + texts.map { "<w:tc>\(paragraph($0))</w:tc>" }.joined() + "</w:tr>"
}

@Suite struct TemplateTests {
  @Test(arguments: [
    ["{{文号}}"], ["{{", "文号", "}}"], ["{", "{文", "号}", "}"], ["第{{文", "号", "}}号"], ["甲{{ 文号 }}乙", "丙"],
    ["{", "{", "文", "号", "}", "}", "{{文", "号}}"],
  ])
  func `a placeholder cut into runs is whole again`(pieces: [String]) throws {
    let body =
      "<w:p>" + pieces.map { "<w:r><w:t>\($0)</w:t></w:r>" }.joined(separator: "<w:proofErr w:type=\"x\"/>")
      + "</w:p>"
    let expected = pieces.joined().replacing("{{ 文号 }}", with: "{{文号}}").replacing(
      "{{文号}}", with: "示司评〔2025〕12号")
    #expect(try texts(body) == [expected])
  }

  @Test func `a value has the format of the run its placeholder begins in`() throws {
    let made = try WordTemplate(bytes: template(runs("甲", "乙{{文", "号}}丙")), file: "")
    let archive = try Archive(bytes: made.filled(with: values, file: ""), file: "")
    let xml = String(decoding: try archive.contents(of: "word/document.xml"), as: UTF8.self)
    #expect(
      xml.contains(
        "<w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">示司评〔2025〕12号</w:t></w:r>"))
    #expect(xml.contains("<w:rPr><w:sz w:val=\"22\"/></w:rPr><w:t xml:space=\"preserve\">丙</w:t>"))
    #expect(xml.contains("<w:rPr><w:sz w:val=\"20\"/></w:rPr><w:t>甲</w:t>"))
  }

  @Test func `paragraphs between marks are repeated, names with or without the list in front`() throws {
    let body = ["前", "{{#问题}}", "{{序号}}.{{事实}}", "违反{{问题.依据}}，{{文号}}", "{{/问题}}", "后"].map(paragraph).joined()
    #expect(
      try texts(body) == [
        "前", "1.超期", "违反第六十条，示司评〔2025〕12号", "2.未告知", "违反第四十四条，示司评〔2025〕12号", "后",
      ])
  }

  @Test func `rows between marks are repeated`() throws {
    let body =
      "<w:tbl>\(cells("序号", "事实"))\(cells("{{#问题}}", ""))\(cells("{{序号}}", "{{事实}}"))\(cells("{{/问题}}", ""))</w:tbl>"
    #expect(try fill(body).paragraphs.map(\.cells) == [["序号", "事实"], ["1", "超期"], ["2", "未告知"]])
  }

  @Test func `a row that begins and ends with the marks is repeated itself`() throws {
    let body = "<w:tbl>\(cells("序号", "事实"))\(cells("{{#问题}}{{序号}}", "{{事实}}{{/问题}}"))</w:tbl>"
    #expect(try fill(body).paragraphs.map(\.cells) == [["序号", "事实"], ["1", "超期"], ["2", "未告知"]])
  }

  @Test func `words within a paragraph are repeated, also across runs`() throws {
    #expect(try texts(runs("共：{{#问", "题}}", "{{事实}}；", "{{/问题}}完")) == ["共：超期；未告知；完"])
  }

  @Test(arguments: [("文号", "有"), ("空", "无"), ("缺", "无"), ("问题", "有有"), ("无", "无")])
  func `a condition holds where there is a value`(name: String, shown: String) throws {
    #expect(try texts(runs("{{#\(name)}}有{{/\(name)}}{{^\(name)}}无{{/\(name)}}")) == [shown])
  }

  @Test func `what is not known is marked where it stands`() throws {
    #expect(try texts(paragraph("电话：{{缺}}{{! 给编辑者 }}")) == ["电话：（未填写：缺）"])
  }

  @Test(arguments: [
    "& < > \" '", "〔2024〕《》", "]]> <w:p/>", "𠮷野家", "一\n二\n\n三", "一\t二", "=1+1", "{{文号}}", "&amp;", "שלום",
    "  首尾  ",
    "e\u{301}", "\n头尾\n",
  ])
  func `hostile values come through letter by letter and are not read as a template`(text: String) throws {
    #expect(try texts(paragraph("[{{甲}}]"), ["甲": .text(text)]) == ["[\(text)]"])
  }

  @Test func `control characters and reversed writing are shown, not obeyed`() throws {
    #expect(try texts(paragraph("{{甲}}"), ["甲": .text("一\u{1B}\u{202E}二")]) == ["一\u{FFFD}\u{FFFD}二"])
  }

  @Test func `headers, footers and both copies of a text box are filled`() throws {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let box = "<w:txbxContent>\(runs("{{文", "号}}"))</w:txbxContent>"
    let body = """
      <w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">\(box)</mc:Choice><mc:Fallback>\(box)</mc:Fallback>\
      </mc:AlternateContent></w:r><w:r><w:t>外{{被评查机关}}</w:t></w:r></w:p>
      """
    let header = "<w:hdr xmlns:w=\"\(word)\">\(runs("{{", "文号}}"))</w:hdr>"
    let footer = "<w:ftr xmlns:w='\(word)'>\(paragraph("无占位符"))</w:ftr>"
    let bytes = try template(body, parts: [("word/header1.xml", header), ("word/footer1.xml", footer)])
    let filled = try WordTemplate(bytes: bytes, file: "").filled(with: values, file: "")
    let archive = try Archive(bytes: filled, file: "")
    func part(_ name: String) throws -> String {
      String(decoding: try archive.contents(of: name), as: UTF8.self)
    }
    #expect(try part("word/document.xml").components(separatedBy: "示司评〔2025〕12号").count == 3)
    #expect(try part("word/document.xml").contains("外") && part("word/document.xml").contains("示例区市场监督管理局"))
    #expect(try part("word/header1.xml").contains("示司评〔2025〕12号"))
    #expect(try part("word/footer1.xml") == footer)
    #expect(try !part("word/document.xml").contains("{{"))
  }

  @Test func `a zip with a comment behind it is a template too`() throws {
    var bytes = try template(paragraph("{{文号}}"))
    bytes[bytes.count - 2] = 5
    bytes += Array("a zip".utf8)
    let filled = try WordTemplate(bytes: bytes, file: "").filled(
      with: values, properties: ["印": "一"], file: "")
    let document = try WordDocument(bytes: filled, file: "")
    #expect(document.paragraphs.map(\.text) == ["示司评〔2025〕12号"] && document.properties == ["印": "一"])
  }

  @Test func `parts without placeholders stay as they are, byte by byte`() throws {
    let odd = "<?xml version='1.0'?>\n<w:styles  xmlns:w = 'x' ><!-- 原样 --><a b='1'  c=\"2\"/></w:styles >"
    let picture = "\u{1}\u{2}PNG"
    let bytes = try template(
      paragraph("{{文号}}"), parts: [("word/styles.xml", odd), ("word/media/1.png", picture)])
    let archive = try Archive(
      bytes: WordTemplate(bytes: bytes, file: "").filled(with: values, file: ""), file: "")
    #expect(try archive.contents(of: "word/styles.xml") == Array(odd.utf8))
    #expect(try archive.contents(of: "word/media/1.png") == Array(picture.utf8))
    #expect(archive.entries.map(\.name) == (try Archive(bytes: bytes, file: "")).entries.map(\.name))
  }

  @Test func `the same values give the same bytes`() throws {
    let made = try WordTemplate(bytes: template(paragraph("{{文号}}")), file: "")
    let first = try made.filled(with: values, properties: ["b": "1", "a": "2"], file: "")
    #expect(try made.filled(with: values, properties: ["a": "2", "b": "1"], file: "") == first)
  }

  @Test func `properties are added to those the template has, and replace those of the same name`() throws {
    let made = try WordTemplate(bytes: template(paragraph("{{文号}}")), file: "")
    let once = try made.filled(with: values, properties: ["日志": "a<&>", "旧": "1"], file: "")
    #expect(try WordDocument(bytes: once, file: "").properties == ["日志": "a<&>", "旧": "1"])
    let twice = try WordTemplate(bytes: once, file: "").filled(
      with: values, properties: ["日志": "b"], file: "")
    #expect(try WordDocument(bytes: twice, file: "").properties == ["日志": "b", "旧": "1"])
  }

  @Test func `a table that lost all its rows is left out, a cell keeps a paragraph`() throws {
    let table = "<w:tbl>\(cells("{{#无}}"))\(cells("{{项}}"))\(cells("{{/无}}"))</w:tbl>"
    let cell =
      "<w:tbl><w:tr><w:tc>\(paragraph("{{#无}}"))\(paragraph("{{项}}"))\(paragraph("{{/无}}"))</w:tc></w:tr></w:tbl>"
    let made = try WordTemplate(bytes: template(table + cell), file: "")
    let archive = try Archive(bytes: made.filled(with: values, file: ""), file: "")
    let xml = String(decoding: try archive.contents(of: "word/document.xml"), as: UTF8.self)
    #expect(xml.contains("<w:body><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body>"))
  }

  @Test func `Word's own elements are known by their namespace, not by the letter w`() throws {
    let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    let document =
      "<x:document xmlns:x='\(word)'><x:body><x:p><x:r><x:t>{{文</x:t></x:r><x:r><x:t>号}}</x:t></x:r></x:p></x:body></x:document>"
    let bytes = try Archive.bytes(
      packing: [
        ("[Content_Types].xml", Array("<Types/>".utf8)), ("_rels/.rels", Array("<Relationships/>".utf8)),
        ("word/document.xml", Array(document.utf8)),
      ], file: "")
    let filled = try WordTemplate(bytes: bytes, file: "").filled(with: values, file: "")
    #expect(try WordDocument(bytes: filled, file: "").paragraphs.map(\.text) == ["示司评〔2025〕12号"])
  }
}

@Suite struct BrokenTemplateTests {
  private func problem(_ body: String) -> OfficeError.Problem? {
    do {
      _ = try WordTemplate(bytes: template(body), file: "模板.docx").filled(with: values, file: "出.docx")
      return nil
    } catch let error as OfficeError {
      #expect(error.file == "模板.docx" && error.part == "word/document.xml")
      return error.problem
    } catch { return nil }
  }

  @Test func `an unknown name is given with its paragraph and the names there are`() {
    guard case .unknownPlaceholder("文好", "发文：{{文好}}", let known)? = problem(runs("发文：{{文", "好}}")) else {
      Issue.record("not refused")
      return
    }
    #expect(known.contains("文号") && known.contains("问题.事实"))
  }

  @Test func `a wrong name within a list is found even when the list is empty`() {
    #expect(
      problem(["{{#无}}", "{{错}}", "{{/无}}"].map(paragraph).joined())
        == .unknownPlaceholder(
          "错", paragraph: "{{错}}",
          known: ["无", "无.序号", "无.项", "空", "文号", "缺", "被评查机关", "问题", "问题.事实", "问题.依据"].sorted()))
  }

  @Test(arguments: [
    (runs("甲{{文号"), OfficeError.Problem.unclosedPlaceholder(paragraph: "甲{{文号")),
    (paragraph("{{#问题}}"), .unmatchedPlaceholder("{{#问题}}", paragraph: "{{#问题}}")),
    (paragraph("{{/问题}}"), .unmatchedPlaceholder("{{/问题}}", paragraph: "{{/问题}}")),
    (paragraph("甲{{#问题}}") + paragraph("乙{{/问题}}"), .unmatchedPlaceholder("{{#问题}}", paragraph: "甲{{#问题}}")),
    (
      paragraph("{{#问题}}{{#空}}{{/问题}}{{/空}}"),
      .unmatchedPlaceholder("{{/问题}}", paragraph: "{{#问题}}{{#空}}{{/问题}}{{/空}}")
    ),
    (paragraph("见{{问题}}"), .placeholderIsList("问题", paragraph: "见{{问题}}")),
  ])
  func `what does not fit together is named with its paragraph`(body: String, expected: OfficeError.Problem) {
    #expect(problem(body) == expected)
  }

  @Test func `a document type in a template is refused`() throws {
    let bytes = try Archive.bytes(
      packing: [("word/document.xml", Array("<!DOCTYPE x><w:document/>".utf8))], file: "")
    #expect(throws: OfficeError.self) { try WordTemplate(bytes: bytes, file: "") }
  }
}

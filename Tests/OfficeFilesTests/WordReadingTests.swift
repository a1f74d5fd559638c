import OfficeFiles
import Testing

@Suite struct WordReadingTests {
  @Test func `paragraphs come in order and blank ones are left out`() throws {
    let document = try read(body: paragraph("立案审批表") + "<w:p/>" + paragraph("案由：未按规定公示价格"))
    #expect(document.pages == [[WordParagraph(text: "立案审批表"), WordParagraph(text: "案由：未按规定公示价格")]])
  }

  @Test func `text split over runs is one text, with its tabs and line breaks`() throws {
    let body = """
      <w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs></w:pPr>\
      <w:r><w:t>案</w:t></w:r><w:r><w:t>号</w:t><w:tab/><w:t>〔2024〕</w:t><w:br/><w:t>31号</w:t></w:r></w:p>
      """
    #expect(try read(body: body).paragraphs.map(\.text) == ["案号\t〔2024〕\n31号"])
  }

  @Test func `deleted and hidden text is not read, inserted text is`() throws {
    let body = """
      <w:p><w:ins><w:r><w:t>罚款</w:t></w:r></w:ins><w:del><w:r><w:delText>五万元</w:delText></w:r></w:del>\
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>暗字</w:t></w:r>\
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>五千元</w:t></w:r></w:p>
      """
    #expect(try read(body: body).paragraphs.map(\.text) == ["罚款五千元"])
  }

  @Test func `field codes are not text and a text box is read once`() throws {
    let body = """
      <w:p><w:r><w:instrText> PAGE </w:instrText></w:r><mc:AlternateContent>\
      <mc:Choice><w:txbxContent>\(paragraph("印章"))</w:txbxContent></mc:Choice>\
      <mc:Fallback><w:txbxContent>\(paragraph("印章"))</w:txbxContent></mc:Fallback>\
      </mc:AlternateContent><w:r><w:t>落款</w:t></w:r></w:p>
      """
    #expect(try read(body: body).paragraphs.map(\.text) == ["印章", "落款"])
  }

  @Test func `a heading is known by its style, its style's parent or its own outline level`() throws {
    let styles = """
      <w:style w:styleId="1"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>\
      <w:style w:styleId="a"><w:basedOn w:val="1"/></w:style>\
      <w:style w:styleId="b"><w:basedOn w:val="b"/></w:style>
      """
    func styled(_ properties: String) -> String {
      "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t>题</w:t></w:r></w:p>"
    }
    let document = try read(
      body: styled("<w:pStyle w:val=\"1\"/>") + styled("<w:pStyle w:val=\"a\"/>")
        + styled("<w:pStyle w:val=\"b\"/>") + styled("<w:outlineLvl w:val=\"2\"/>")
        + styled("<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>"),
      styles: styles)
    #expect(document.paragraphs.map(\.headingLevel) == [1, 1, nil, 3, nil])
  }

  @Test func `a table row is one paragraph with its cells`() throws {
    func cell(_ content: String) -> String { "<w:tc><w:tcPr/>\(content)</w:tc>" }
    let inner = "<w:tbl><w:tr>\(cell(paragraph("内")))</w:tr></w:tbl>"
    let body = """
      <w:tbl><w:tr>\(cell(paragraph("姓名")))\(cell(paragraph("张某") + paragraph("李某")))</w:tr>\
      <w:tr>\(cell(inner))\(cell("<w:p/>"))</w:tr></w:tbl>
      """
    let rows = try read(body: body).paragraphs
    #expect(rows.map(\.cells) == [["姓名", "张某\n李某"], ["内", ""]])
    #expect(rows[0].text == "姓名\t张某\n李某")
    #expect(rows.allSatisfy { $0.isTableRow })
  }

  @Test func `tick boxes of the picture font are read as tick boxes`() throws {
    let body = """
      <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>直接送达</w:t>\
      <w:sym w:font="Wingdings" w:char="F0A8"/><w:t>邮寄送达</w:t></w:r></w:p>
      """
    #expect(try read(body: body).paragraphs.map(\.text) == ["☑直接送达☐邮寄送达"])
  }
}

@Suite struct WordPageTests {
  private let typed = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
  private let rendered = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>后</w:t></w:r></w:p>"

  private func pages(_ body: String) throws -> [[String]] {
    try read(body: body).pages.map { $0.map(\.text) }
  }

  @Test func `a typed break opens a page and the rendered break after it is the same one`() throws {
    #expect(try pages(paragraph("前") + typed + rendered) == [["前"], ["后"]])
    #expect(try pages(paragraph("前") + rendered) == [["前"], ["后"]])
  }

  @Test func `two typed breaks leave a blank page between`() throws {
    #expect(try pages(paragraph("前") + typed + typed + paragraph("后")) == [["前"], [], ["后"]])
  }

  @Test func `a page that holds only a scan is a page`() throws {
    let scan = "<w:p><w:r><w:lastRenderedPageBreak/><w:drawing/></w:r></w:p>"
    #expect(try pages(paragraph("前") + scan + scan + rendered) == [["前"], [], [], ["后"]])
  }

  @Test func `a break inside a paragraph cuts it`() throws {
    let body = "<w:p><w:r><w:t>前</w:t><w:lastRenderedPageBreak/><w:t>后</w:t></w:r></w:p>"
    #expect(try pages(body) == [["前"], ["后"]])
  }

  @Test func `a paragraph that begins a page opens none at the top of the document`() throws {
    let first = "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>一</w:t></w:r></w:p>"
    let second = "<w:p><w:pPr><w:pageBreakBefore w:val=\"0\"/></w:pPr><w:r><w:t>二</w:t></w:r></w:p>"
    #expect(try pages(first + second) == [["一", "二"]])
    #expect(try pages(first + first) == [["一"], ["一"]])
  }

  @Test func `a section opens a page unless it is continuous`() throws {
    let end = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    #expect(try pages(paragraph("一") + end + paragraph("二") + "<w:sectPr/>") == [["一"], ["二"]])
    let continuous = "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>"
    #expect(try pages(paragraph("一") + end + paragraph("二") + continuous) == [["一", "二"]])
  }

  @Test func `a row that runs over the page stays on the page where it begins`() throws {
    let cell = "<w:tc><w:p><w:r><w:t>甲</w:t><w:lastRenderedPageBreak/><w:t>乙</w:t></w:r></w:p></w:tc>"
    let head = "<w:tc><w:p><w:r><w:lastRenderedPageBreak/><w:t>丙</w:t></w:r></w:p></w:tc>"
    let body = "<w:tbl><w:tr>\(cell)</w:tr><w:tr>\(head)</w:tr></w:tbl>" + paragraph("丁")
    #expect(try pages(body) == [["甲乙"], ["丙", "丁"]])
    #expect(try pages(paragraph("前") + "<w:tbl><w:tr>\(head)</w:tr></w:tbl>") == [["前"], ["丙"]])
  }
}

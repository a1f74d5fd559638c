/// Writes the body's XML, and notes the paragraphs a reader must find in it.
struct OfficialBody {
  private(set) var xml = ""
  private(set) var paragraphs: [WordParagraph] = []
  /// The files of the pictures shown, in order.
  var pictures: [[UInt8]] = []

  /// `pictures` are the document's charts in order, nil where one is to be set as a table.
  mutating func write(_ document: OfficialDocument, pictures: [ChartPicture?] = []) {
    var pictures = pictures[...]
    writeHead(document)
    if let addressee = document.addressee { paragraph(addressee + "：", style: .addressee) }
    write(document.blocks, &pictures, keepsLast: true)
    write(attachments: document.attachments)
    writeSignature(document)
    for (index, annex) in document.annexes.enumerated() {
      paragraph(document.label(ofAnnex: index), style: .annex)
      paragraph(annex.title, style: .title)
      write(annex.blocks, &pictures, keepsLast: false)
      // A table must be followed by a paragraph, or it would end the document.
      if case .table = annex.blocks.last { blankLines(1) }
    }
    xml += sectionProperties
  }

  private mutating func write(
    _ blocks: [OfficialDocument.Block], _ pictures: inout ArraySlice<ChartPicture?>, keepsLast: Bool
  ) {
    var numbers = HeadingNumbers()
    let last = keepsLast ? blocks.indices.last : nil
    for (index, block) in blocks.enumerated() {
      // Two tables without a paragraph between them would become one.
      func followsTable() -> Bool { if index > 0, case .table = blocks[index - 1] { true } else { false } }
      switch block {
      case .heading(let level, let text):
        paragraph(numbers.next(level: level) + text, style: .heading(level))
      case .paragraph(let text):
        // The signature never stands alone on a page: the last words go with it.
        paragraph(text, style: .body, properties: index == last ? "<w:keepNext/>" : "")
      case .table(let table):
        if followsTable() { blankLines(1) }
        write(table)
      case .chart(let chart):
        if let picture = pictures.popFirst() ?? nil {
          write(chart, as: picture)
        } else {
          if followsTable() { blankLines(1) }
          write(chart.table)
        }
      }
    }
  }

  private mutating func writeHead(_ document: OfficialDocument) {
    let size = OfficialLayout.issuerSize(document.issuer)
    paragraph(
      document.issuer, style: .issuer,
      properties: "<w:spacing w:line=\"\(size * 12)\" w:lineRule=\"exact\"/>",
      run: "<w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>")
    blankLines(2)
    paragraph(document.number, style: .number)
    blankLines(2)
    let inset = OfficialLayout.titleInset(document.title)
    paragraph(
      document.title, style: .title,
      properties: inset > 0 ? "<w:ind w:left=\"\(inset)\" w:right=\"\(inset)\"/>" : "")
    blankLines(1)
  }

  private mutating func write(attachments: [String]) {
    guard !attachments.isEmpty else { return }
    blankLines(1)
    let label = 3 * OfficialLayout.fullWidth
    let indent = 2 * OfficialLayout.fullWidth
    for (index, title) in attachments.enumerated() {
      let number = attachments.count > 1 ? "\(index + 1)." : ""
      let left = indent + label
      let first = index == 0 ? "w:hanging=\"\(label)\"" : "w:firstLine=\"0\""
      paragraph(
        (index == 0 ? "附件：" : "") + number + title, style: .body,
        properties: "<w:keepNext/><w:ind w:left=\"\(left)\" \(first)/>")
    }
  }

  private mutating func writeSignature(_ document: OfficialDocument) {
    // Room for the seal, whose upper edge stays within a line of the text.
    blankLines(2, properties: "<w:keepNext/>")
    let indents = OfficialLayout.signatureIndents(signatory: document.signatory, date: document.date)
    paragraph(
      document.signatory, style: .signature,
      properties: "<w:keepNext/><w:ind w:right=\"\(indents.signatory)\"/>")
    let box = document.imprint.map { imprintBox($0) } ?? ""
    paragraph(
      document.date, style: .signature, properties: "<w:ind w:right=\"\(indents.date)\"/>", after: box)
  }

  mutating func note(_ paragraph: WordParagraph) {
    paragraphs.append(paragraph)
  }

  private mutating func blankLines(_ count: Int, properties: String = "") {
    for _ in 0..<count { paragraph("", style: .body, properties: properties) }
  }

  mutating func paragraph(
    _ text: String, style: OfficialStyle, properties: String = "", run: String = "", after: String = ""
  ) {
    let text = printable(text)
    xml += wordParagraph(text, style: style, properties: properties, run: run, after: after)
    note(WordParagraph(text: text))
  }

  private mutating func write(_ table: OfficialDocument.Table) {
    let columns = max(table.header.count, table.rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return }
    let weights = (0..<columns).map { max(1, table.widths.indices.contains($0) ? table.widths[$0] : 1) }
    let total = weights.reduce(0, +)
    let widths = weights.map { OfficialLayout.textWidth * $0 / total }
    xml +=
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"\(widths.reduce(0, +))\" w:type=\"dxa\"/>"
    xml += "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
    for width in widths { xml += "<w:gridCol w:w=\"\(width)\"/>" }
    xml += "</w:tblGrid>"
    if !table.header.isEmpty { row(table.header, widths: widths, style: .tableHead, isHead: true) }
    for cells in table.rows { row(cells, widths: widths, style: .tableText, isHead: false) }
    xml += "</w:tbl>"
  }

  private mutating func row(_ cells: [String], widths: [Int], style: OfficialStyle, isHead: Bool) {
    let texts = widths.indices.map { $0 < cells.count ? printable(cells[$0]) : "" }
    xml += "<w:tr><w:trPr><w:cantSplit/>\(isHead ? "<w:tblHeader/>" : "")</w:trPr>"
    for (text, width) in zip(texts, widths) {
      xml += "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>"
      // Figures stand in the middle of their column, words at its left.
      let properties = isFigure(text) ? "<w:jc w:val=\"center\"/>" : ""
      xml += wordParagraph(text, style: style, properties: properties) + "</w:tc>"
    }
    xml += "</w:tr>"
    note(WordParagraph(cells: texts))
  }
}

/// Whether the text of a cell is a figure, which stands in the middle.
func isFigure(_ text: String) -> Bool {
  !text.isEmpty && text.unicodeScalars.allSatisfy { "0"..."9" ~= $0 || figureMarks.contains($0) }
}

private let figureMarks = Array(".-+%/—".unicodeScalars)

/// One `w:p`: line ends become breaks, tabs become tabs, blanks are kept.
func wordParagraph(
  _ text: String, style: OfficialStyle, properties: String = "", run: String = "", after: String = ""
) -> String {
  var xml = "<w:p><w:pPr><w:pStyle w:val=\"\(style.id)\"/>\(properties)</w:pPr>"
  if !text.isEmpty {
    xml += "<w:r>"
    if !run.isEmpty { xml += "<w:rPr>\(run)</w:rPr>" }
    xml += wordText(text) + "</w:r>"
  }
  return xml + after + "</w:p>"
}

/// The content of a run: line ends become breaks, tabs become tabs.
private func wordText(_ text: String) -> String {
  var xml: [UInt8] = []
  xml.reserveCapacity(text.utf8.count + 40)
  xml.append(wordText: text)
  return String(decoding: xml, as: UTF8.self)
}

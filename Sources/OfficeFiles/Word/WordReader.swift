/// What the body consists of before pages are cut.
enum WordItem {
  case paragraph(WordParagraph, style: String?)
  /// A picture: a page that holds only a scan is a page.
  case picture
  /// A typed break always opens a page; any other only where the page already holds something.
  case pageBreak(typed: Bool)
  /// A section ends here; the number counts sections, whose kind is known only at their end.
  case sectionEnd(Int)

  var style: String? {
    if case .paragraph(_, let style) = self { style } else { nil }
  }

  func resolvingHeading(_ levels: [String: Int]) -> WordItem {
    guard case .paragraph(var paragraph, let style?) = self, paragraph.headingLevel == nil else {
      return self
    }
    paragraph.headingLevel = levels[style]
    return .paragraph(paragraph, style: style)
  }
}

/// Collects paragraphs, rows and breaks from the body's XML.
struct WordReader {
  private(set) var items: [WordItem] = []

  private var open: [OpenParagraph] = []
  private var row: OpenRow?
  private var tableDepth = 0
  private var cellDepth = 0
  private var inText = false
  private var inSectionProperties = false
  private var runIsHidden = false
  /// Whether the n-th section begins on a new page.
  private var sectionsOnNewPage: [Bool] = []
  private var sectionStartsPage = true

  private struct OpenParagraph {
    var text = ""
    var style: String?
    /// 1 to 9 for a heading, 10 for body text by the paragraph's own word.
    var level: Int?
    var endsSection = false
  }

  private struct OpenRow {
    var cells: [[String]] = []
    var hasPicture = false
    /// Whether each break within the row was typed.
    var breaksAfter: [Bool] = []
  }

  mutating func read(_ bytes: [UInt8], file: String, part: String) throws(OfficeError) {
    let cursor = try XMLCursor(bytes, file: file, part: part)
    var more = try cursor.next()
    while more, cursor.node == .other { more = try cursor.next() }
    guard more, cursor.isWord(rootNamed: "document") else {
      throw OfficeError(file: file, part: part, problem: .notAWordDocument)
    }
    while more {
      switch cursor.node {
      case .start:
        if leftOut.contains(cursor.name) {
          more = try cursor.skip()
          continue
        }
        start(cursor)
        if cursor.isEmpty { end(cursor.name) }
      case .end: end(cursor.name)
      case .text: if inText, !runIsHidden { append(cursor.text) }
      case .other: break
      }
      more = try cursor.next()
    }
    resolveSections()
  }

  private mutating func start(_ cursor: XMLCursor) {
    switch cursor.name {
    case "t": inText = true
    case "p": open.append(OpenParagraph())
    case "r": runIsHidden = false
    case "vanish": runIsHidden = cursor.isOn
    case "tab": if !open.isEmpty { append("\t") }
    case "ptab": append("\t")
    case "cr": append("\n")
    case "noBreakHyphen": append("\u{2011}")
    case "sym": append(symbol(font: cursor.attribute("font"), code: cursor.attribute("char")))
    case "br": if cursor.attribute("type") == "page" { breakPage(typed: true) } else { append("\n") }
    case "lastRenderedPageBreak": breakPage(typed: false)
    case "drawing", "pict", "object": addPicture()
    case "pageBreakBefore": if cursor.isOn { breakPage(typed: false) }
    case "pStyle": change { $0.style = cursor.attribute("val") }
    case "outlineLvl":
      let level = cursor.attribute("val").flatMap { Int($0) }
      change { $0.level = level.flatMap { (0...9).contains($0) ? $0 + 1 : nil } }
    case "tbl": tableDepth += 1
    case "tr":
      if tableDepth == 1 {
        closeRow()
        row = OpenRow()
      }
    case "tc":
      cellDepth += 1
      if cellDepth == 1 { row?.cells.append([]) }
    case "sectPr":
      inSectionProperties = true
      sectionStartsPage = true
      change { $0.endsSection = true }
    case "type":
      if inSectionProperties { sectionStartsPage = cursor.attribute("val") != "continuous" }
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "t": inText = false
    case "r": runIsHidden = false
    case "p": if let paragraph = open.popLast() { close(paragraph) }
    case "tc": cellDepth -= 1
    case "tr": if tableDepth == 1 { closeRow() }
    case "tbl": tableDepth -= 1
    case "sectPr":
      inSectionProperties = false
      sectionsOnNewPage.append(sectionStartsPage)
    default: break
    }
  }

  private mutating func append(_ text: String) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += text
  }

  private mutating func change(_ body: (inout OpenParagraph) -> Void) {
    guard !open.isEmpty else { return }
    body(&open[open.count - 1])
  }

  private mutating func addPicture() {
    if row == nil { items.append(.picture) } else { row?.hasPicture = true }
  }

  private mutating func close(_ paragraph: OpenParagraph) {
    emit(paragraph)
    if paragraph.endsSection { items.append(.sectionEnd(sectionsOnNewPage.count - 1)) }
  }

  private mutating func emit(_ paragraph: OpenParagraph) {
    if let row, let cell = row.cells.indices.last {
      self.row?.cells[cell].append(paragraph.text)
    } else if !paragraph.text.isEmpty {
      let body = paragraph.level == 10
      let made = WordParagraph(text: paragraph.text, headingLevel: body ? nil : paragraph.level)
      items.append(.paragraph(made, style: body ? nil : paragraph.style))
    }
  }

  private mutating func closeRow() {
    guard let row else { return }
    self.row = nil
    items.append(.paragraph(WordParagraph(cells: row.cells.map { $0.joined(separator: "\n") }), style: nil))
    if row.hasPicture { items.append(.picture) }
    items += row.breaksAfter.map { .pageBreak(typed: $0) }
  }

  /// Cuts the page here: within a paragraph its first part stays behind, within a row the row does.
  private mutating func breakPage(typed: Bool) {
    if let row {
      let blank =
        !row.hasPicture && row.cells.allSatisfy { $0.allSatisfy(\.isEmpty) }
        && open.allSatisfy { $0.text.isEmpty }
      if blank {
        items.append(.pageBreak(typed: typed))
      } else {
        self.row?.breaksAfter.append(typed)
      }
      return
    }
    if var paragraph = open.last, !paragraph.text.isEmpty {
      emit(paragraph)
      paragraph.text = ""
      paragraph.level = 10
      open[open.count - 1] = paragraph
    }
    items.append(.pageBreak(typed: typed))
  }

  /// The kind of break between two sections is written with the second.
  private mutating func resolveSections() {
    items = items.compactMap { item in
      guard case .sectionEnd(let index) = item else { return item }
      let next = index + 1
      let onNewPage = sectionsOnNewPage.indices.contains(next) ? sectionsOnNewPage[next] : true
      return onNewPage ? .pageBreak(typed: true) : nil
    }
  }
}

/// Elements whose words a reader of the printed page does not see, or sees a second time.
private let leftOut: Set<String> = [
  "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "sdtPr", "tblPr", "tblGrid",
  "trPr", "tcPr", "tabs", "rPrChange", "pPrChange", "sectPrChange", "fldData",
]

extension XMLCursor {
  fileprivate func isWord(rootNamed root: String) -> Bool {
    node == .start && name == root && namespace.contains("wordprocessingml")
  }

  /// A switch such as `<w:vanish/>`, which is on unless it says otherwise.
  fileprivate var isOn: Bool {
    switch attribute("val") {
    case "0", "false", "off": false
    default: true
    }
  }
}

/// The tick boxes of forms, which Word keeps as characters of a picture font.
private func symbol(font: String?, code: String?) -> String {
  let number = code.flatMap { UInt32($0, radix: 16) }.map { $0 & 0xFF }
  switch (font, number) {
  case ("Wingdings", 0xFE), ("Wingdings 2", 0x52): return "☑"
  case ("Wingdings", 0xFD), ("Wingdings 2", 0x51): return "☒"
  case ("Wingdings", 0x6F), ("Wingdings", 0xA8), ("Wingdings 2", 0xA3): return "☐"
  case ("Wingdings", 0xFC), ("Wingdings 2", 0x50): return "✓"
  default: return "\u{FFFD}"
  }
}

import CaseFiles

/// The document that is being read.
struct DocumentState: Sendable {
  struct Hit: Sendable, Equatable {
    var document: Int
    var paragraph: Int
    var range: Range<Int>
  }

  var index: Int
  var cursor = 0
  var first = 0
  /// The line at which a selection began.
  var anchor: Int?
  var layout: DocumentLayout?
  var query = ""
  var hits: [Hit] = []
  var hit: Int?
  /// The page a document is open at that exists on paper only.
  var paperPage = 1
  /// No document on paper has more.
  private static let mostPages = 9999
  /// The passage that is marked: the quote of a finding or of a citation.
  var marked: Hit?

  init(index: Int) { self.index = index }

  /// The lines selected, or the cursor's.
  var selection: ClosedRange<Int> {
    guard let anchor else { return cursor...cursor }
    return min(anchor, cursor)...max(anchor, cursor)
  }

  /// Whether the reviewer has gone anywhere in the documents.
  var wasMoved: Bool { index > 0 || cursor > 0 || marked != nil }

  /// The page at the cursor.
  var page: Int {
    guard let lines = layout?.lines, !lines.isEmpty else { return paperPage }
    return lines[min(max(0, cursor), lines.count - 1)].page
  }

  /// Moves by lines; the pages of paper are turned one by one.
  mutating func move(_ delta: Int) {
    if layout?.lines.isEmpty == true, delta != 0 {
      paperPage = min(max(1, paperPage + delta.signum()), Self.mostPages)
    }
    cursor = min(max(0, cursor + delta), max(0, (layout?.lines.count ?? 1) - 1))
  }

  /// Puts the cursor on a line of the window.
  mutating func clicked(_ line: Int) {
    cursor = first + line
    move(0)
  }

  /// Selects what lies between two lines of the window.
  mutating func select(from start: Int, to end: Int) {
    clicked(start)
    anchor = cursor
    clicked(end)
  }

  mutating func toggleSelection() { anchor = anchor == nil ? cursor : nil }

  mutating func go(to hit: Hit) {
    guard let layout else { return }
    cursor =
      layout.lines.firstIndex {
        $0.paragraph == hit.paragraph && $0.range.upperBound > hit.range.lowerBound
      } ?? layout.lines.firstIndex { $0.paragraph == hit.paragraph } ?? cursor
  }

  mutating func go(toPage page: Int) {
    paperPage = min(max(1, page), Self.mostPages)
    guard let layout else { return }
    cursor = layout.lines.firstIndex { $0.page >= page } ?? max(0, layout.lines.count - 1)
  }
}

/// A document's text as lines of a width, with page marks.
struct DocumentLayout: Sendable {
  struct Line: Sendable {
    var text: String
    var role: Role
    var page: Int
    /// The paragraph's place in the document; -1 for a page mark.
    var paragraph: Int
    /// The scalars of the paragraph it shows.
    var range: Range<Int>
    /// Whether the text was arranged in columns or centred, so that it no longer follows the scalars one by one.
    var isArranged = false
  }

  let document: Int
  let columns: Int
  let language: Language
  private(set) var lines: [Line] = []

  init(_ text: DocumentText?, document: Int, columns: Int, language: Language) {
    self.document = document
    self.columns = max(4, columns)
    self.language = language
    guard let text else { return }
    var paragraph = 0
    for (page, paragraphs) in text.pages.enumerated() {
      addPageMark(page + 1)
      var index = 0
      while index < paragraphs.count {
        let rows = paragraphs[index...].prefix { $0.kind == .tableRow }
        if rows.isEmpty {
          add(paragraphs[index], page: page + 1, paragraph: paragraph + index)
          index += 1
        } else {
          addTable(rows.map { $0.text }, page: page + 1, paragraph: paragraph + index)
          index += rows.count
        }
      }
      paragraph += paragraphs.count
    }
  }

  private mutating func addPageMark(_ page: Int) {
    let label = Localized(zh: " 第 \(page) 页 ", en: " page \(page) ")[language]
    let rule = String(repeating: Surface.horizontal, count: 2)
    let rest = max(0, columns - displayWidth(label) - 2 * displayWidth(rule))
    let tail = String(
      repeating: Surface.horizontal, count: min(rest, 24) / max(1, displayWidth(Surface.horizontal)))
    lines.append(
      Line(text: rule + label + rule + tail, role: .border, page: page, paragraph: -1, range: 0..<0))
  }

  private mutating func add(_ item: DocumentText.Paragraph, page: Int, paragraph: Int) {
    let isHeading = if case .heading = item.kind { true } else { false }
    for wrapped in wrap(item.text, columns: columns) {
      // Titles of letters are centred, as on paper.
      let isCentred = item.kind == .heading(1) && wrapped.columns < columns
      let indent = isCentred ? blanks((columns - wrapped.columns) / 2) : ""
      lines.append(
        Line(
          text: indent + wrapped.text, role: isHeading ? .heading : .normal, page: page, paragraph: paragraph,
          range: wrapped.range, isArranged: isCentred))
    }
  }

  private mutating func addTable(_ rows: [String], page: Int, paragraph: Int) {
    let cells = rows.map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    let arranged =
      tableLines(cells, columns: columns)
      ?? rows.map { row in
        wrap(row.split(separator: "\t").joined(separator: "  "), columns: columns).map { String($0.text) }
      }
    for (offset, row) in arranged.enumerated() {
      for line in row {
        lines.append(
          Line(
            text: line, role: .normal, page: page, paragraph: paragraph + offset,
            range: 0..<rows[offset].unicodeScalars.count, isArranged: true))
      }
    }
  }
}

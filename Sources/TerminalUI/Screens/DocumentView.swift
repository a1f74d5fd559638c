import CaseFiles

extension App {
  func drawDocumentScreen(on surface: inout Surface) {
    guard let review else { return }
    if beside != nil {
      drawComparison(on: &surface)
      return
    }
    if screens.contains(.facts) {
      drawFacts(on: &surface)
      return
    }
    if surface.size.columns >= 120 && screens.contains(.timeline) {
      drawTimeline(on: &surface)
      return
    }
    if surface.size.columns >= 120 && screens.contains(.review) {
      drawReview(on: &surface)
      return
    }
    drawReviewTitle(review, on: &surface)
    let rect = documentRect(surface.size)
    if rect.column > 0 {
      drawCatalogue(
        in: Rect(row: rect.row, column: 1, rows: rect.rows, columns: rect.column - 2), on: &surface)
      surface.vline(row: rect.row, column: rect.column - 1, rows: rect.rows)
    }
    drawDocument(in: rect, isFocused: true, on: &surface)
  }

  private func drawCatalogue(in area: Rect, on surface: inout Surface) {
    let documents = documents
    let index = document?.index ?? 0
    let first = scrolled(0, cursor: index, rows: area.rows, count: documents.count)
    for (offset, item) in documents.dropFirst(first).prefix(area.rows).enumerated() {
      let row = area.row + offset
      let pages = (item.pageCount?.value ?? item.text?.pages.count).map { "\($0)" } ?? ""
      surface.put(
        "\(first + offset + 1) \(item.name)", row: row, column: area.column, width: area.columns - 5,
        ellipsis: true)
      surface.put(
        padded(pages, columns: 4, trailing: true), row: row, column: area.column + area.columns - 4,
        role: .dim)
      if first + offset == index {
        surface.tint(row: row, column: area.column, width: area.columns, role: .selectedDim)
      }
    }
  }

  func drawDocument(in area: Rect, isFocused: Bool, on surface: inout Surface) {
    draw(document, in: area, isFocused: isFocused, on: &surface)
  }

  func draw(_ shown: DocumentState?, in area: Rect, isFocused: Bool, on surface: inout Surface) {
    guard let state = shown, documents.indices.contains(state.index) else {
      surface.put(
        Localized(zh: "本案卷没有文书", en: "The file has no documents")[language], row: area.row,
        column: area.column + 1, role: .dim, width: area.columns - 1)
      return
    }
    let document = documents[state.index]
    let columns = documentColumns(area)
    let cached = state.layout.flatMap {
      $0.document == state.index && $0.columns == max(4, columns) ? $0 : nil
    }
    let layout =
      cached
      ?? DocumentLayout(shownText(state.index), document: state.index, columns: columns, language: language)
    let cursor = min(state.cursor, max(0, layout.lines.count - 1))
    drawDocumentHead(
      document, at: state.index, page: layout.lines.isEmpty ? state.paperPage : layout.lines[cursor].page,
      in: area,
      isFocused: isFocused, on: &surface)
    let text = Rect(
      row: area.row + 1, column: area.column + 2, rows: area.rows - 1, columns: area.columns - 3)
    guard !layout.lines.isEmpty else {
      drawNoText(document, in: text, on: &surface)
      return
    }
    let first = scrolled(state.first, cursor: cursor, rows: text.rows, count: layout.lines.count, margin: 3)
    for offset in 0..<text.rows where first + offset < layout.lines.count {
      let line = layout.lines[first + offset]
      let row = text.row + offset
      surface.put(line.text, row: row, column: text.column, role: line.role, width: text.columns)
      mark(line, of: state, row: row, column: text.column, on: &surface)
      markDifferences(line, of: state, row: row, column: text.column, on: &surface)
      if state.anchor != nil && state.selection.contains(first + offset) {
        surface.tint(row: row, column: text.column, width: text.columns, role: .selected)
      }
      if first + offset == cursor {
        surface.put(">", row: row, column: area.column, role: isFocused ? .accent : .dim)
        if isFocused { surface.caret = Position(row: row, column: text.column) }
      }
    }
  }

  private func drawDocumentHead(
    _ document: CaseDocument, at position: Int, page: Int, in area: Rect, isFocused: Bool,
    on surface: inout Surface
  ) {
    let index = position + 1
    let pages = document.text?.pages.count ?? document.pageCount?.value ?? recognised(position)?.pages.count
    let place = Localized(
      zh: "第\(page)\(pages.map { "/\($0)" } ?? "")页", en: "p. \(page)\(pages.map { "/\($0)" } ?? "")")[
        language]
    let day = area.columns < 50 ? "" : document.day?.value.description ?? ""
    let made = recognised(position).map { text in
      Localized(zh: "识别 \(text.confidence)% 未核对", en: "recognised \(text.confidence) %, not verified")[
        language]
    }
    let right = [made ?? "", day, "\(index)/\(documents.count)", place]
      .filter { !$0.isEmpty }.joined(separator: "  ")
    let rightColumns = min(displayWidth(right), area.columns * 2 / 3)
    surface.fill(
      row: area.row, column: area.column, width: area.columns, role: isFocused ? .selectedDim : .normal)
    surface.put(
      document.name, row: area.row, column: area.column + 2, role: isFocused ? .selectedDim : .heading,
      width: area.columns - rightColumns - 4, ellipsis: true)
    surface.put(
      right, row: area.row, column: area.column + area.columns - rightColumns - 1,
      role: isFocused ? .selectedDim : .dim, width: rightColumns)
  }

  private func drawNoText(_ document: CaseDocument, in area: Rect, on surface: inout Surface) {
    var block = TextBlock(columns: min(70, area.columns))
    let (open, recognise) = (key("打开原件", on: .document), key("识别文字", on: .document))
    let canRecognise = document.medium == .picture || document.medium == .pdf
    block.blank()
    block.add(
      document.file == nil
        ? Localized(
          zh: "这份文书只有纸质件，没有可读的文本。按 j k 随纸质件翻页，\(key("引用", on: .document)) 引用这一页。",
          en:
            "This document exists on paper only; there is no text to read. j k turn its pages with yours, \(key("引用", on: .document)) cites this one."
        )[language]
        : Localized(
          zh:
            "这份文书没有可读的文本（\(document.note?.zh ?? "图片或未能读取")）。按 \(open) 用系统程序打开原件\(canRecognise ? "，按 \(recognise) 识别其中的文字" : "")。",
          en:
            "There is no text to read in this document (\(document.note?.en ?? "a picture, or not readable")). \(open) opens its file\(canRecognise ? ", \(recognise) makes its words out" : "")."
        )[language],
      .dim)
    surface.draw(block.lines, in: area)
  }

  /// Marks what a line holds of the quotation shown and of the hits of the search.
  private func mark(
    _ line: DocumentLayout.Line, of state: DocumentState, row: Int, column: Int, on surface: inout Surface
  ) {
    if let marked = state.marked, marked.document == state.index, marked.paragraph == line.paragraph {
      tint(marked.range, of: line, .cited, row: row, column: column, on: &surface)
    }
    guard !state.hits.isEmpty, line.paragraph >= 0 else { return }
    // The hits are in order, so those of this paragraph begin where half of them have been left behind.
    var low = 0
    var high = state.hits.count
    while low < high {
      let middle = (low + high) / 2
      let hit = state.hits[middle]
      if (hit.document, hit.paragraph) < (state.index, line.paragraph) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < state.hits.count, state.hits[low].document == state.index,
      state.hits[low].paragraph == line.paragraph
    {
      tint(
        state.hits[low].range, of: line, low == state.hit ? .selected : .match, row: row, column: column,
        on: &surface)
      low += 1
    }
  }

  /// Marks the facts that another document states otherwise, with a sign at the edge.
  private func markDifferences(
    _ line: DocumentLayout.Line, of state: DocumentState, row: Int, column: Int, on surface: inout Surface
  ) {
    guard let review, let differences, differences.review == review.id, line.paragraph >= 0 else { return }
    let places = differences.places(document: state.index, paragraph: line.paragraph)
      .filter { $0.fact.range.overlaps(line.range) || line.isArranged }
    guard !places.isEmpty else { return }
    surface.put("!", row: row, column: column - 1, role: .warning)
    for place in places
    where place.fact.range != state.marked?.range || state.marked?.paragraph != line.paragraph {
      tint(place.fact.range, of: line, .warning, row: row, column: column, on: &surface)
    }
  }

  private func tint(
    _ range: Range<Int>, of line: DocumentLayout.Line, _ role: Role, row: Int, column: Int,
    on surface: inout Surface
  ) {
    if line.isArranged {
      surface.tint(row: row, column: column, width: displayWidth(line.text), role: role)
      return
    }
    let part = range.clamped(to: line.range)
    guard !part.isEmpty else { return }
    let scalars = line.text.unicodeScalars
    let start = scalars.index(
      scalars.startIndex, offsetBy: part.lowerBound - line.range.lowerBound, limitedBy: scalars.endIndex)
    let end = scalars.index(
      scalars.startIndex, offsetBy: part.upperBound - line.range.lowerBound, limitedBy: scalars.endIndex)
    guard let start, let end else { return }
    surface.tint(
      row: row, column: column + displayWidth(String(scalars[..<start])),
      width: displayWidth(String(scalars[start..<end])), role: role)
  }
}

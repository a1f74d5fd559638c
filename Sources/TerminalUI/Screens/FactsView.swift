import CaseFiles
import Reviewing

/// Draws the form of the facts and the document beside it.
extension App {
  func drawFacts(on surface: inout Surface) {
    guard let review, let facts else { return }
    drawReviewTitle(review, on: &surface)
    let (form, document) = factsLayout(surface.size)
    drawForm(facts, in: form, on: &surface)
    guard document.rows > 0 else { return }
    if document.column > 0 {
      surface.vline(row: form.row, column: form.columns, rows: form.rows)
    }
    drawDocument(in: document, isFocused: screen == .document, on: &surface)
  }

  private func drawForm(_ facts: FactsState, in area: Rect, on surface: inout Surface) {
    let rows = factsRows(area)
    let first = scrolled(facts.first, cursor: facts.cursor, rows: rows, count: facts.rows.count, margin: 2)
    let isFocused = screen == .facts
    for (offset, row) in facts.rows.dropFirst(first).prefix(rows).enumerated() {
      let at = area.row + offset
      draw(row, of: facts, row: at, in: area, on: &surface)
      if first + offset == facts.cursor {
        surface.tint(
          row: at, column: area.column, width: area.columns, role: isFocused ? .selected : .selectedDim)
        if isFocused { surface.caret = Position(row: at, column: area.column) }
      }
    }
    drawFactSource(
      facts,
      in: Rect(row: area.row + rows, column: area.column, rows: area.rows - rows, columns: area.columns),
      on: &surface)
  }

  private func draw(
    _ row: FactsState.Row, of facts: FactsState, row at: Int, in area: Rect, on surface: inout Surface
  ) {
    let end = area.column + area.columns - 1
    var column = area.column + 1
    func put(_ text: String, _ role: Role, width: Int? = nil) {
      let room = max(0, end - column)
      surface.put(
        text, row: at, column: column, role: role, width: min(width ?? room, room), ellipsis: true)
      column += width ?? displayWidth(text)
    }
    let sign = facts.path(row).flatMap { facts.entries[$0] } == nil ? " " : signs.entered
    switch row {
    case .section(let index):
      let section = facts.sections[index]
      put(facts.isUnfolded(row) ? "- " : "+ ", .accent)
      put(section.title[language], .heading)
      let entered = facts.entries.keys.filter { $0.group == section.name }.count
      if !section.items.isEmpty { put("  \(section.items.count)", .dim) }
      if !section.isRecorded { put("  " + notRecorded, .dim) }
      if entered > 0 { put("  \(signs.entered)\(entered)", .warning) }
    case .item:
      guard let item = facts.item(row) else { return }
      put(sign, .warning, width: displayWidth(signs.entered) + 1)
      put(facts.isUnfolded(row) ? "- " : "+ ", .accent)
      put(item.name, .normal)
      let isTouched = facts.entries.contains { $0.key.itemPath == item.path && !$0.key.isItem }
      if isTouched { put(" " + signs.entered, .warning) }
      put("  " + summary(of: item), .dim)
    case .line(_, let item, _):
      guard let line = facts.line(row) else { return }
      put(sign, .warning, width: displayWidth(signs.entered) + 1)
      if item != nil { column += 2 }
      put(line.title[language], .dim, width: min(language == .zh ? 16 : 18, area.columns / 3))
      column += 1
      if let fact = line.fact {
        put(displayed(fact, line.form), .normal)
      } else {
        put(notRecorded, .dim)
      }
    case .dropped(let path):
      put(signs.entered + " ", .warning)
      put(
        Localized(
          zh: "\(path.item?.key ?? "")：评查认为案卷没有这一项，x 恢复",
          en: "\(path.item?.key ?? ""): held not to be in the file, x restores it")[language], .dim)
    }
  }

  /// A row of the form in words, for lines that nothing is drawn in.
  func words(of row: FactsState.Row, in facts: FactsState) -> String {
    let isEntered = facts.path(row).map { path in
      facts.entries.contains { $0.key == path || ($0.key.itemPath == path && !$0.key.isItem) }
    }
    let entered =
      isEntered == true
      ? bracketed(Localized(zh: "评查人录入", en: "entered by the reviewer")[language]) : ""
    switch row {
    case .section(let index): return facts.sections[index].title[language]
    case .item:
      guard let item = facts.item(row) else { return "" }
      return item.name + colon + summary(of: item) + entered
    case .line:
      guard let line = facts.line(row) else { return "" }
      let item = facts.item(row).map { $0.name + " " } ?? ""
      return item + line.title[language] + colon + (line.fact.map { displayed($0, line.form) } ?? notRecorded)
        + entered
    case .dropped(let path):
      return (path.item?.key ?? "") + colon
        + Localized(zh: "评查认为案卷没有这一项", en: "held not to be in the file")[language]
    }
  }

  private var notRecorded: String { Localized(zh: "未记载", en: "not recorded")[language] }

  /// `2024-03-13 · 立案审批表 · 1`.
  private func summary(of item: FactSection.Item) -> String {
    let shown = item.lines.filter { $0.path.field != "姓名" && $0.path.field != "地点" && $0.path.field != "时间" }
    return shown.compactMap { line in
      line.fact.map { fact in
        switch line.form {
        case .flag: fact.value == "是" ? line.title[language] : "\(line.title[language]) \(fact.value)"
        case .count: Localized(zh: "\(fact.value) 页", en: "p. \(fact.value)")[language]
        default: fact.value
        }
      }
    }.joined(separator: " · ")
  }

  /// Where the field at the cursor stands, and beside an entry what the file itself says.
  private func drawFactSource(_ facts: FactsState, in area: Rect, on surface: inout Surface) {
    guard area.rows > 0 else { return }
    surface.hline(row: area.row, column: area.column, width: area.columns)
    let lines = factSource(facts, columns: area.columns - 2)
    surface.draw(
      lines,
      in: Rect(row: area.row + 1, column: area.column + 1, rows: area.rows - 1, columns: area.columns - 2))
  }

  private func factSource(_ facts: FactsState, columns: Int) -> [TextLine] {
    var block = TextBlock(columns: columns)
    guard let row = facts.row, let path = facts.path(row) else {
      block.add(
        Localized(
          zh: "\(signs.entered) 为评查人录入；案卷原件不改动，录入后立即重新预检",
          en: "\(signs.entered) marks what the reviewer entered; the file itself stays, the checks run again")[
            language],
        .dim)
      return block.lines
    }
    let line = facts.line(row)
    let title = line?.title[language] ?? path.item?.key ?? ""
    guard let entry = facts.entries[path] else {
      let place = line?.fact.map {
        placeText($0.source.file, $0.source.page, $0.source.line, $0.source.quote ?? "")
      }
      block.add(place ?? notRecorded, .dim, lead: title + " ", leadRole: .accent)
      return block.lines
    }
    let place = entry.document.map { placeText($0, entry.page, nil, entry.quote ?? "") }
    block.add(
      place
        ?? Localized(
          zh: "未写明出处，按 \(key("改出处", on: .facts)) 补写",
          en: "no source given; \(key("改出处", on: .facts)) adds it")[language], .quote,
      lead: signs.entered + " " + title + " ", leadRole: .warning)
    if line != nil {
      let own = own(path) ?? notRecorded
      block.add(own, .dim, lead: Localized(zh: "案卷原记载", en: "The file says")[language] + " ")
    }
    return block.lines
  }
}

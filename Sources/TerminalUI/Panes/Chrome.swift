import CaseFiles

/// The frame every screen has: the title above, the status line and the bar of keys below.
extension App {
  /// Draws the whole screen.
  public func view(_ size: Size) -> Surface {
    var surface = Surface(size: size, isASCII: signs == .ascii)
    if case .help(let scroll) = overlay {
      drawHelp(on: &surface, scroll: scroll)
      return surface
    }
    switch screen {
    case .desk: drawDesk(on: &surface)
    case .review: drawReview(on: &surface)
    case .document: drawDocumentScreen(on: &surface)
    case .facts: drawFacts(on: &surface)
    case .timeline: drawTimeline(on: &surface)
    case .likeCases: drawLikeCases(on: &surface)
    case .conclusion: drawConclusion(on: &surface)
    case .preview: drawPreview(on: &surface)
    case .round: drawRound(on: &surface)
    case .rectification: drawRectifications(on: &surface)
    case .rectificationDetail: drawRectificationDetail(on: &surface)
    }
    linkDocument(on: &surface)
    drawBar(on: &surface)
    drawTour(on: &surface)
    switch overlay {
    case .prompt(let prompt): draw(prompt, on: &surface)
    case .question(let question): draw(question, on: &surface)
    case .picker(let picker): draw(picker, on: &surface)
    default: break
    }
    if let caret = surface.caret,
      !Rect(row: 0, column: 0, rows: size.rows, columns: size.columns).contains(caret)
    {
      surface.caret = nil
    }
    return surface
  }

  /// The heading of the document shown leads to its file, unless something lies over it.
  private func linkDocument(on surface: inout Surface) {
    guard overlay == nil, screen == .document || (screen == .review && isWide), let review,
      let file = currentFile,
      let state = document, documents.indices.contains(state.index)
    else { return }
    let rect = documentRect(surface.size)
    let width = min(displayWidth(documents[state.index].name), rect.columns - 2)
    surface.links.append(
      .init(
        row: rect.row, column: rect.column + 1, width: width,
        path: desk.entries[review.entry].file.location + "/" + file))
  }

  func drawTitle(_ left: String, right: String, on surface: inout Surface) {
    let columns = surface.size.columns
    surface.fill(row: 0, column: 0, width: columns, role: .title)
    let rightColumns = min(displayWidth(right), columns / 3)
    surface.put(
      left, row: 0, column: 1, role: .title, width: columns - rightColumns - 3, ellipsis: true)
    surface.put(
      right, row: 0, column: columns - rightColumns - 1, role: .title, width: rightColumns, ellipsis: true)
    if isWriting { surface.put("*", row: 0, column: 0, role: .title) }
  }

  /// A command of the bar and where it stands.
  struct BarItem {
    var binding: Binding
    var rect: Rect
  }

  /// The commands that can be used now, from left to right; what the bar has no room for stands above it, where
  /// the messages come. Where there is not room for all, the help, which lists them, stands at the right.
  func barItems(_ size: Size) -> [BarItem] {
    // Asked for in every frame: the many commands that are not in the bar are not copied.
    let usable = [keys.table(of: screen), keys.everywhere].flatMap { table in
      table.bindings.filter { $0.isInBar && $0.disabled(self) == nil }
    }
    var rows = [Rect(row: size.rows - 1, column: 1, rows: 1, columns: size.columns - 1)]
    if hasFreeLine { rows.append(Rect(row: size.rows - 2, column: 1, rows: 1, columns: size.columns - 1)) }
    let items = placed(usable, in: rows)
    guard items.count < usable.count, let help = usable.first(where: { $0.title.zh == "帮助" }) else {
      return items
    }
    let columns = barColumns(help)
    var last = rows.removeLast()
    last.columns -= columns + 2
    let place = Rect(row: last.row, column: size.columns - columns, rows: 1, columns: columns)
    return placed(usable.filter { $0.title != help.title }, in: rows + [last]) + [
      BarItem(binding: help, rect: place)
    ]
  }

  /// Commands one behind the other, each in the first of the rows that has room for it.
  private func placed(_ bindings: [Binding], in rows: [Rect]) -> [BarItem] {
    var rooms = rows
    return bindings.compactMap { binding in
      let columns = barColumns(binding)
      guard let index = rooms.firstIndex(where: { columns <= $0.columns }) else { return nil }
      let room = rooms[index]
      rooms[index].column += columns + 2
      rooms[index].columns -= columns + 2
      return BarItem(
        binding: binding, rect: Rect(row: room.row, column: room.column, rows: 1, columns: columns))
    }
  }

  private func barColumns(_ binding: Binding) -> Int {
    displayWidth(binding.barLabel) + 1 + displayWidth(binding.title[language])
  }

  /// The bar of keys, and the message above it.
  private func drawBar(on surface: inout Surface) {
    let row = surface.size.rows - 1
    surface.fill(row: row, column: 0, width: surface.size.columns, role: .bar)
    for item in overlay == nil ? barItems(surface.size) : [] {
      let isBar = item.rect.row == row
      var column = item.rect.column
      column += surface.put(
        item.binding.barLabel, row: item.rect.row, column: column, role: isBar ? .barKey : .accent)
      column += 1
      surface.put(
        item.binding.title[language], row: item.rect.row, column: column, role: isBar ? .bar : .dim)
    }
    if let message { draw(message, above: row, on: &surface) }
  }

  /// A message takes as many lines as it needs, up to four.
  private func draw(_ message: Message, above row: Int, on surface: inout Surface) {
    let columns = surface.size.columns
    var lines = wrap((message.isBad ? "! " : "") + message.text[language], columns: max(2, columns - 2))
      .map { String($0.text) }
    let most = max(1, min(4, row - 2))
    if lines.count > most { lines[most - 1] = fit(lines[(most - 1)...].joined(), columns: columns - 2) }
    lines = Array(lines.prefix(most))
    for (index, line) in lines.enumerated() {
      let at = row - lines.count + index
      surface.fill(row: at, column: 0, width: columns)
      surface.put(line, row: at, column: 1, role: message.isBad ? .bad : .accent, width: columns - 2)
    }
  }

  private var hasFreeLine: Bool { screen != .desk && message == nil }

  private func draw(_ prompt: Prompt, on surface: inout Surface) {
    let rows = surface.size.rows
    let columns = surface.size.columns
    let offered = prompt.offers?.texts ?? []
    let extra = min(offered.count, max(0, rows - 6))
    let top = max(0, rows - 4 - extra)
    surface.box(
      row: top, column: 0, width: columns, rows: 3 + extra, title: prompt.title[language], role: .accent)
    if let message, message.isBad {
      surface.put(
        " \(fit(message.text[language], columns: max(0, columns - 6))) ", row: top + 2 + extra, column: 2,
        role: .bad)
    }
    for (index, text) in offered.prefix(extra).enumerated() {
      let isChosen = index == prompt.offers?.choice
      surface.put(
        text, row: top + 2 + index, column: 4, role: isChosen ? .normal : .dim, width: columns - 6,
        ellipsis: true)
      if isChosen { surface.tint(row: top + 2 + index, column: 2, width: columns - 4, role: .selected) }
    }
    let window = prompt.editor.window(columns: max(2, columns - 5), lineBreak: signs.lineBreak)
    surface.fill(row: top + 1, column: 2, width: columns - 4, role: .field)
    surface.put(window.text, row: top + 1, column: 2, role: .field, width: columns - 4)
    surface.caret = Position(row: top + 1, column: min(columns - 1, 2 + window.caretColumn))
    drawHint(hint(of: prompt), on: &surface)
  }

  private func hint(of prompt: Prompt) -> [Localized] {
    var hint = [Localized(zh: "Enter 确定", en: "Enter accept"), Localized(zh: "Esc 取消", en: "Esc cancel")]
    if prompt.paths != nil {
      hint.append(Localized(zh: "Tab 补全", en: "Tab completes"))
      if let offers = prompt.offers {
        hint.append(Localized(zh: "↑↓ 选名称", en: "↑↓ choose"))
        if offers.hidden > 0 {
          hint.append(Localized(zh: "另有 \(offers.hidden) 个", en: "\(offers.hidden) more"))
        }
      }
    } else if prompt.offers?.texts.isEmpty == false {
      hint.append(Localized(zh: "Tab ↑↓ 常用语", en: "Tab ↑↓ phrases"))
    }
    hint.append(Localized(zh: "^U 清空", en: "^U clear"))
    guard prompt.subject != nil else { return hint }
    return hint + [
      Localized(zh: "^X 编辑器", en: "^X editor"), Localized(zh: "Alt-Enter 换行", en: "Alt-Enter new line"),
    ]
  }

  /// What keys do while something lies over the screen; what there is no room for is left out.
  private func drawHint(_ parts: [Localized], on surface: inout Surface) {
    let (row, columns) = (surface.size.rows - 1, surface.size.columns)
    surface.fill(row: row, column: 0, width: columns, role: .bar)
    var column = 1
    for part in parts where column + displayWidth(part[language]) <= columns {
      column += surface.put(part[language], row: row, column: column, role: .bar) + 2
    }
  }

  private func draw(_ question: Question, on surface: inout Surface) {
    let (rect, lines) = layout(question, surface.size)
    surface.box(
      row: rect.row, column: rect.column, width: rect.columns, rows: rect.rows,
      title: Localized(zh: "请确认", en: "Please confirm")[language], role: .warning)
    surface.draw(
      lines,
      in: Rect(
        row: rect.row + 1, column: rect.column + 2, rows: rect.rows - 2, columns: rect.columns - 4))
    surface.caret = Position(row: rect.row + rect.rows - 2, column: rect.column + 2)
    drawHint(
      [Localized(zh: "按 y 或 n 回答", en: "y or n answers"), Localized(zh: "Esc 同 n", en: "Esc is n")],
      on: &surface)
  }

  static let yesAndNo = (yes: Localized(zh: "y 是", en: "y yes"), no: Localized(zh: "n 否", en: "n no"))

  /// Where a question stands, and its lines; the answers are its last line.
  func layout(_ question: Question, _ size: Size) -> (rect: Rect, lines: [TextLine]) {
    let columns = max(10, min(60, size.columns - 4))
    var block = TextBlock(columns: columns - 4)
    block.add(question.text[language])
    block.blank()
    block.add(Self.yesAndNo.yes[language] + "    " + Self.yesAndNo.no[language], .heading)
    let rows = min(size.rows, block.lines.count + 2)
    let rect = Rect(
      row: max(0, (size.rows - rows) / 2), column: max(0, (size.columns - columns) / 2), rows: rows,
      columns: columns)
    return (rect, block.lines)
  }

  /// Where a list to choose from stands.
  func pickerRect(_ picker: Picker, _ size: Size) -> Rect {
    let columns = max(10, min(76, size.columns - 2))
    let rows = max(4, min(size.rows - 4, picker.rows.count + 3))
    return Rect(
      row: max(0, min(2, size.rows - rows)), column: max(0, (size.columns - columns) / 2), rows: rows,
      columns: columns)
  }

  /// The first of the rows shown.
  func pickerFirst(_ picker: Picker, _ rect: Rect) -> Int {
    scrolled(0, cursor: picker.cursor, rows: rect.rows - 3, count: picker.matches.count)
  }

  private func draw(_ picker: Picker, on surface: inout Surface) {
    let rect = pickerRect(picker, surface.size)
    let (row, column, rows, columns) = (rect.row, rect.column, rect.rows, rect.columns)
    surface.box(
      row: row, column: column, width: columns, rows: rows, title: picker.title[language], role: .accent)
    let inner = columns - 4
    let window = picker.editor.window(columns: max(2, inner - 2))
    surface.fill(row: row + 1, column: column + 2, width: inner, role: .field)
    surface.put("/ " + window.text, row: row + 1, column: column + 2, role: .field, width: inner)
    surface.caret = Position(row: row + 1, column: column + 4 + window.caretColumn)
    drawHint(
      [
        Localized(zh: "输入以筛选", en: "type to narrow"), Localized(zh: "↑↓ 选择", en: "↑↓ choose"),
        Localized(zh: "Enter 确定", en: "Enter accept"), Localized(zh: "Esc 取消", en: "Esc cancel"),
      ], on: &surface)
    let visible = rows - 3
    let first = pickerFirst(picker, rect)
    let textColumns = min(inner / 2, 26)
    for (offset, index) in picker.matches.dropFirst(first).prefix(visible).enumerated() {
      let line = picker.rows[index]
      let at = row + 2 + offset
      let role: Role = line.isDisabled ? .dim : .normal
      // A long text takes what a short detail leaves.
      let room = inner - displayWidth(line.detail) - 1
      let width =
        line.detail.isEmpty ? inner : max(textColumns, min(displayWidth(line.text), room))
      surface.put(line.text, row: at, column: column + 2, role: role, width: width, ellipsis: true)
      if !line.detail.isEmpty {
        surface.put(
          line.detail, row: at, column: column + 3 + width, role: .dim, width: inner - width - 1,
          ellipsis: true)
      }
      if first + offset == picker.cursor {
        surface.tint(row: at, column: column + 1, width: columns - 2, role: .selected)
      }
    }
    if picker.matches.isEmpty {
      surface.put(
        Localized(zh: "没有匹配项", en: "Nothing matches")[language], row: row + 2, column: column + 2, role: .dim)
    }
  }
}

import CaseFiles

/// The mouse, where the terminal has one: the wheel moves, a click selects, a double click opens, and a drag over a
/// document selects its lines.
extension App {
  mutating func click(_ mouse: Mouse) -> [Effect] {
    if case .drag(let start) = mouse.action {
      if overlay == nil { selectLines(from: start, to: mouse.position) }
      return []
    }
    if overlay != nil { return clickOverlay(mouse) }
    if mouse.action == .press || mouse.action == .doubleClick,
      let item = barItems(size).first(where: { $0.rect.contains(mouse.position) })
    {
      message = nil
      lastKey = nil
      return run(item.binding)
    }
    switch mouse.action {
    case .wheelUp: return wheel(-3, at: mouse.position)
    case .wheelDown: return wheel(3, at: mouse.position)
    case .press, .doubleClick: return choose(mouse)
    case .drag: return []
    }
  }

  /// Selects the lines of the document between where the button was pressed and where it was let go.
  private mutating func selectLines(from start: Position, to end: Position) {
    let rect = documentRect(size)
    guard screen == .document, rect.contains(start), start.row > rect.row, start.row != end.row else {
      return
    }
    let bottom = rect.row + rect.rows - 1
    document?.select(
      from: start.row - rect.row - 1, to: min(max(rect.row + 1, end.row), bottom) - rect.row - 1)
    let lines = document?.selection.count ?? 0
    let (cite, copy) = (key("引用", on: .document), key("复制", on: .document))
    say(
      Localized(
        zh: "已选 \(lines) 行：\(cite) 引用，\(copy) 复制，Esc 取消",
        en: "\(lines) lines selected: \(cite) cites them, \(copy) copies them, Esc gives them up"))
  }

  private mutating func wheel(_ delta: Int, at position: Position) -> [Effect] {
    switch screen {
    case .desk: table.move(delta)
    case .review:
      let layout = reviewLayout(size)
      if layout.list.contains(position) {
        moveReview(delta)
      } else if layout.document.contains(position) {
        document?.move(delta)
      } else {
        review?.scroll += delta
      }
    case .document: document?.move(delta)
    case .rectification: rectify.move(delta)
    case .facts:
      if factsLayout(size).document.contains(position) { document?.move(delta) } else { facts?.move(delta) }
    case .timeline:
      if timelineLayout(size).document.contains(position) {
        document?.move(delta)
      } else {
        moveTimeline(delta)
      }
    case .likeCases, .conclusion, .preview, .rectificationDetail, .round:
      reading.cursor = max(0, reading.cursor + delta)
    }
    return []
  }

  private mutating func choose(_ mouse: Mouse) -> [Effect] {
    let row = mouse.position.row
    guard body(size).contains(mouse.position) else { return [] }
    let isDouble = mouse.action == .doubleClick
    switch screen {
    case .desk:
      let position = table.first + row - body(size).row - 1
      guard row > body(size).row, table.shown.indices.contains(position) else { return [] }
      table.cursor = position
      return isDouble ? withSelectedFile { $0.openReview() } : []
    case .document where screens.contains(.facts): return chooseFact(mouse)
    case .review, .document:
      let layout = reviewLayout(size)
      if screen == .review, layout.list.contains(mouse.position), let first = review?.first {
        review?.focus = .list
        review?.select(first + row - layout.list.row)
        criterionChanged()
      } else if screen == .review, layout.criterion.contains(mouse.position) {
        review?.focus = .criterion
      } else if documentRect(size).contains(mouse.position), row > documentRect(size).row {
        if screen == .review { open(.document) }
        let line = row - documentRect(size).row - 1
        document?.clicked(line)
      }
    case .rectification:
      let position = rectify.first + row - body(size).row - 1
      guard row > body(size).row, rectify.shown.indices.contains(position) else { return [] }
      rectify.cursor = position
      return isDouble ? openRectification() : []
    case .facts: return chooseFact(mouse)
    case .timeline:
      let (chart, shown) = timelineLayout(size)
      if shown.contains(mouse.position), row > shown.row {
        open(.document)
        document?.clicked(row - shown.row - 1)
      } else if chart.contains(mouse.position), row >= chart.row + 2, let first = timeline?.first,
        row < chart.row + 2 + timelineRows(chart)
      {
        timeline?.select(first + row - chart.row - 2)
        followTimeline()
        if isDouble { openTimelineSource(timeline?.row?.evidence ?? []) }
      }
    case .likeCases, .conclusion, .preview, .rectificationDetail, .round:
      let area = readingRect(size)
      guard area.contains(mouse.position) else { return [] }
      reading.cursor = reading.scroll + row - area.row
      layOutReading()
      return isDouble ? follow() : []
    }
    return []
  }

  /// A click in the form or in the document beside it.
  private mutating func chooseFact(_ mouse: Mouse) -> [Effect] {
    let (form, shown) = factsLayout(size)
    if shown.contains(mouse.position), mouse.position.row > shown.row {
      let line = mouse.position.row - shown.row - 1
      if screen == .facts { open(.document) }
      document?.clicked(line)
    } else if form.contains(mouse.position), let first = facts?.first {
      if screen == .document { screens.removeLast() }
      facts?.select(first + mouse.position.row - form.row)
      if mouse.action == .doubleClick { return editFact() }
    }
    return []
  }
}

extension App {
  /// A click on what lies over a screen: an answer, or a row of a list. Beside a list it is closed.
  private mutating func clickOverlay(_ mouse: Mouse) -> [Effect] {
    let delta = mouse.action == .wheelUp ? -3 : mouse.action == .wheelDown ? 3 : 0
    switch overlay {
    case .help(let scroll):
      guard delta != 0 else { return pressOverlay(.escape) }
      scrollHelp(to: scroll + delta)
    case .question(let question):
      let (rect, lines) = layout(question, size)
      guard delta == 0, rect.contains(mouse.position), mouse.position.row == rect.row + lines.count else {
        return []
      }
      let at = mouse.position.column - rect.column - 2
      let yes = displayWidth(Self.yesAndNo.yes[language])
      let no = displayWidth(Self.yesAndNo.no[language])
      if (0..<yes).contains(at) { return pressOverlay("y") }
      if (yes + 4..<yes + 4 + no).contains(at) { return pressOverlay("n") }
    case .picker(var picker):
      if delta != 0 {
        picker.cursor = min(max(0, picker.cursor + delta), max(0, picker.matches.count - 1))
        overlay = .picker(picker)
        return []
      }
      let rect = pickerRect(picker, size)
      guard rect.contains(mouse.position) else { return pressOverlay(.escape) }
      let row = pickerFirst(picker, rect) + mouse.position.row - rect.row - 2
      guard mouse.position.row >= rect.row + 2, picker.matches.indices.contains(row) else { return [] }
      picker.cursor = row
      overlay = .picker(picker)
      return pressOverlay(.enter)
    case .prompt(var prompt):
      let texts = prompt.offers?.texts ?? []
      let row = mouse.position.row - (size.rows - 4 - texts.count) - 2
      guard delta == 0, texts.indices.contains(row) else { return [] }
      while prompt.offers?.choice != row { prompt.offers?.move(1) }
      overlay = .prompt(prompt)
      return pressOverlay(.tab)
    case nil: break
    }
    return []
  }
}

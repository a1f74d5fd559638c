/// The mouse, where the terminal has one: the wheel moves, a click selects, a double click opens.
extension App {
  mutating func click(_ mouse: Mouse) -> [Effect] {
    guard overlay == nil else { return [] }
    switch mouse.action {
    case .wheelUp: return wheel(-3, at: mouse.position)
    case .wheelDown: return wheel(3, at: mouse.position)
    case .press, .doubleClick: return choose(mouse)
    }
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
    case .overview, .timeline, .conclusion, .preview:
      reading.cursor = max(0, reading.cursor + delta)
    }
    return []
  }

  private mutating func choose(_ mouse: Mouse) -> [Effect] {
    let row = mouse.position.row
    let isDouble = mouse.action == .doubleClick
    switch screen {
    case .desk:
      let position = table.first + row - body(size).row - 1
      guard row > body(size).row, table.shown.indices.contains(position) else { return [] }
      table.cursor = position
      return isDouble ? openReview() : []
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
    case .overview, .timeline, .conclusion, .preview:
      let area = readingRect(size)
      guard area.contains(mouse.position) else { return [] }
      reading.cursor = reading.scroll + row - area.row
      layOutReading()
      return isDouble ? follow() : []
    }
    return []
  }
}

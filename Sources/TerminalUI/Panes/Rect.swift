/// A part of the screen.
struct Rect: Equatable, Sendable {
  var row: Int
  var column: Int
  var rows: Int
  var columns: Int

  init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  func contains(_ position: Position) -> Bool {
    position.row >= row && position.row < row + rows && position.column >= column
      && position.column < column + columns
  }
}

extension App {
  /// The screen between the title and the status line, or the tour where that is taken.
  func body(_ size: Size) -> Rect {
    Rect(row: 1, column: 0, rows: size.rows - 3 - tourRows(size), columns: size.columns)
  }
}

extension App {
  /// The colon of the language.
  var colon: String { language == .zh ? "：" : ": " }

  func bracketed(_ text: String) -> String { language == .zh ? "（\(text)）" : " (\(text))" }
}

/// The first row of a list to show, so that the cursor is visible, with a margin of rows around it where there
/// are any, and the list moves as little as possible.
func scrolled(_ first: Int, cursor: Int, rows: Int, count: Int, margin: Int = 0) -> Int {
  guard rows > 0 else { return 0 }
  let margin = max(0, min(margin, (rows - 1) / 3))
  var first = min(first, cursor - margin)
  if cursor + margin >= first + rows { first = cursor + margin - rows + 1 }
  return max(0, min(first, count - rows))
}

/// Where the panes of the review lie. A pane that is not shown has no rows.
struct ReviewLayout: Equatable, Sendable {
  var list: Rect
  var criterion: Rect
  var document: Rect
  /// The rule between the list and the criterion where they stand one above the other.
  var rule: Int?
}

extension App {
  /// Three panes side by side from 120 columns on; below that the list over the criterion, and in the other
  /// panes' turn each one alone.
  func reviewLayout(_ size: Size) -> ReviewLayout {
    var area = body(size)
    area.row += 1
    area.rows = max(0, area.rows - 1)
    let none = Rect(row: area.row, column: area.column, rows: 0, columns: area.columns)
    if size.columns >= 120 {
      let list = min(64, size.columns * 28 / 100)
      let rest = size.columns - list - 2
      let criterion = rest / 2
      return ReviewLayout(
        list: Rect(row: area.row, column: 0, rows: area.rows, columns: list),
        criterion: Rect(row: area.row, column: list + 1, rows: area.rows, columns: criterion),
        document: Rect(
          row: area.row, column: list + criterion + 2, rows: area.rows, columns: rest - criterion))
    }
    if screen == .document { return ReviewLayout(list: none, criterion: none, document: area) }
    if review?.focus == .criterion { return ReviewLayout(list: none, criterion: area, document: none) }
    // The tour speaks of what stands beside a criterion, and takes its room from the list.
    let list = tour == nil ? max(3, (area.rows - 1) * 2 / 5) : 3
    return ReviewLayout(
      list: Rect(row: area.row, column: 0, rows: min(list, area.rows), columns: area.columns),
      criterion: Rect(
        row: area.row + list + 1, column: 0, rows: area.rows - list - 1, columns: area.columns),
      document: none, rule: area.row + list)
  }
}

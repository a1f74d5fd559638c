extension Surface {
  /// Draws a horizontal rule.
  public mutating func hline(row: Int, column: Int, width: Int, role: Role = .border) {
    guard width > 0 else { return }
    let from = max(0, column)
    let to = min(size.columns, column + width)
    guard from < to else { return }
    put(String(repeating: horizontal, count: to - from), row: row, column: from, role: role)
  }

  /// Draws a vertical rule.
  public mutating func vline(row: Int, column: Int, rows: Int, role: Role = .border) {
    for row in max(0, row)..<max(0, row, min(size.rows, row + rows)) {
      put(vertical, row: row, column: column, role: role)
    }
  }

  /// Draws a frame and blanks what lies inside it; the title stands in the upper edge.
  public mutating func box(
    row: Int, column: Int, width: Int, rows: Int, title: String = "", role: Role = .border
  ) {
    guard width >= 2, rows >= 2 else { return }
    fill(row: row, column: column, width: width, rows: rows)
    hline(row: row, column: column, width: width, role: role)
    hline(row: row + rows - 1, column: column, width: width, role: role)
    vline(row: row, column: column, rows: rows, role: role)
    vline(row: row, column: column + width - 1, rows: rows, role: role)
    let corners = corners
    put(corners[0], row: row, column: column, role: role)
    put(corners[1], row: row, column: column + width - 1, role: role)
    put(corners[2], row: row + rows - 1, column: column, role: role)
    put(corners[3], row: row + rows - 1, column: column + width - 1, role: role)
    if !title.isEmpty && width > 6 {
      put(" \(fit(title, columns: width - 6)) ", row: row, column: column + 2, role: .heading)
    }
  }

  // Box drawing characters are of ambiguous width themselves.
  static var horizontal: String { AmbiguousWidth.columns == 1 ? "─" : "-" }
  static var vertical: String { AmbiguousWidth.columns == 1 ? "│" : "|" }

  private var horizontal: String { isASCII ? "-" : Self.horizontal }
  private var vertical: String { isASCII ? "|" : Self.vertical }
  private var corners: [String] {
    isASCII || AmbiguousWidth.columns != 1 ? ["+", "+", "+", "+"] : ["┌", "┐", "└", "┘"]
  }
}

/// The rows of a table as lines, each cell wrapped in its column; nil where there is no room for the columns.
func tableLines(_ rows: [[String]], columns: Int) -> [[String]]? {
  let count = rows.reduce(0) { max($0, $1.count) }
  let rule = " \(Surface.vertical) "
  let room = columns - max(0, count - 1) * displayWidth(rule)
  guard count > 1, room >= 4 * count else { return nil }
  let widths = tableWidths(of: rows, count: count, room: room)
  return rows.map { row in
    let wrapped = zip(row, widths).map { wrap($0, columns: $1) }
    return (0..<wrapped.reduce(1) { max($0, $1.count) }).map { line in
      var text = ""
      for (index, width) in widths.enumerated() {
        if index > 0 { text += rule }
        guard index < wrapped.count, line < wrapped[index].count else {
          text += blanks(width)
          continue
        }
        text += wrapped[index][line].text
        text += blanks(width - wrapped[index][line].columns)
      }
      return text
    }
  }
}

/// Natural widths where they fit; else the widest columns give way first.
private func tableWidths(of cells: [[String]], count: Int, room: Int) -> [Int] {
  var widths = (0..<count).map { column in
    cells.reduce(2) { max($0, column < $1.count ? displayWidth($1[column]) : 0) }
  }
  var excess = widths.reduce(0, +) - room
  var cap = widths.max() ?? 2
  while excess > 0 && cap > 4 {
    let widest = widths.indices.filter { widths[$0] >= cap }
    let second = max(4, widths.filter { $0 < cap }.max() ?? 4)
    let step = min(cap - second, (excess + widest.count - 1) / max(1, widest.count))
    cap -= max(1, step)
    for index in widest { widths[index] = min(widths[index], cap) }
    excess = widths.reduce(0, +) - room
  }
  return widths
}

/// The rows of a table as lines, each cell wrapped in its column; nil where there is no room for the columns.
func tableLines(_ rows: [[String]], columns: Int) -> [[String]]? {
  let count = rows.map(\.count).max() ?? 0
  let rule = " \(Surface.vertical) "
  let room = columns - max(0, count - 1) * displayWidth(rule)
  guard count > 1, room >= 4 * count else { return nil }
  let widths = tableWidths(of: rows, count: count, room: room)
  return rows.map { row in
    let wrapped = widths.enumerated().map { index, width in
      index < row.count ? wrap(row[index], columns: width) : []
    }
    let height = max(1, wrapped.map(\.count).max() ?? 1)
    return (0..<height).map { line in
      let parts = widths.enumerated().map { index, width in
        padded(line < wrapped[index].count ? wrapped[index][line].text : "", columns: width)
      }
      return parts.joined(separator: rule)
    }
  }
}

/// Natural widths where they fit; else the widest columns give way first.
private func tableWidths(of cells: [[String]], count: Int, room: Int) -> [Int] {
  var widths = (0..<count).map { column in
    max(2, cells.map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 2)
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

extension Surface {
  /// The grid as lines of text, without the blanks at their ends.
  public func text() -> String { lines().joined(separator: "\n") }

  /// The rows as text, without the blanks at their ends.
  public func lines() -> [String] {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      var pendingBlanks = 0
      for column in 0..<size.columns {
        let cell = self[row, column]
        if cell.width == 0 { continue }
        if cell.scalar == 0x20 && cell.mark == 0 {
          pendingBlanks += 1
          continue
        }
        for _ in 0..<pendingBlanks { line.append(" ") }
        pendingBlanks = 0
        for value in [cell.scalar, cell.mark] where value != 0 {
          if let scalar = Unicode.Scalar(value) { line.append(scalar) }
        }
      }
      return String(line)
    }
  }

  /// The roles of the grid, one letter a cell (`Role.letter`), without the dots at the ends of rows.
  public func roles() -> String {
    (0..<size.rows).map { row in
      let end = (0..<size.columns).last { self[row, $0].role != .normal } ?? -1
      return String((0..<(end + 1)).map { self[row, $0].role.letter })
    }.joined(separator: "\n")
  }
}

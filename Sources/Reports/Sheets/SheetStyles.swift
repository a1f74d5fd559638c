import OfficeFiles

/// The looks of our sheets.
enum SheetStyles {
  static let title = CellStyle().with {
    $0.fontName = "黑体"
    $0.fontSize = 16
    $0.isBold = true
    $0.horizontal = .center
  }
  static let text = CellStyle().with {
    $0.fontSize = 9
    $0.isWrapped = true
    $0.hasBorder = true
  }
  static let centered = text.with { $0.horizontal = .center }
  static let number = centered.with { $0.numberFormat = "0.###" }
  static let label = centered.with {
    $0.isBold = true
    $0.fill = 0xE7EDF3
  }
  static let head = label
  static let section = text.with {
    $0.isBold = true
    $0.fill = 0xF3F3F3
  }
  static let result = centered.with {
    $0.isBold = true
    $0.fontSize = 14
    $0.numberFormat = "0.###"
  }
  /// Where something is to be filled in.
  static let input = text.with {
    $0.isUnlocked = true
    $0.fill = 0xFFFBE6
    $0.numberFormat = "@"
  }
  static let choice = input.with { $0.horizontal = .center }
  static let inputNumber = input.with {
    $0.horizontal = .center
    $0.numberFormat = "0.###"
  }
  /// Where this line has nothing to fill in.
  static let unused = centered.with { $0.fill = 0xEDEDED }
  static let plain = CellStyle().with { $0.isWrapped = true }

  /// The lines words take in a column, of which a digit takes one unit and a Chinese character two.
  static func lines(_ text: String, width: Double) -> Int {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).reduce(0) { sum, line in
      // At 9 points a Chinese character takes about 1.75 units of the column's width; a line holds whole ones.
      let units = line.unicodeScalars.reduce(0.0) { $0 + ($1.value < 0x2E80 ? 0.95 : 1.75) }
      return sum + max(1, Int((units / max(1, width - 1.5)).rounded(.up)))
    }
  }

  /// The height in points of so many lines at 9 points.
  static func height(lines: Int) -> Double { min(400, Double(lines) * 12 + 5) }
}

/// A grid of styled cells: one whole screen, as a value.
///
/// Whatever is drawn outside the grid is clipped. A wide glyph never straddles an edge, and the half of
/// one that is overwritten becomes blank.
public struct Surface: Equatable, Sendable {
  public let size: Size
  /// Where the terminal's cursor stands: the caret of a field, or the selected row. Hidden when nil.
  public var caret: Position?
  /// The cells that lead to files, where the terminal knows links.
  public var links: [Link] = []
  /// Whether rules, frames and signs are drawn with ASCII characters only.
  public let isASCII: Bool
  /// The cells row by row.
  public private(set) var cells: [Cell]

  public init(size: Size, isASCII: Bool = false) {
    self.isASCII = isASCII
    self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
    cells = Array(repeating: Cell(), count: self.size.rows * self.size.columns)
  }

  public subscript(row: Int, column: Int) -> Cell { cells[row * size.columns + column] }

  /// Draws one line of text and returns how many columns it took.
  ///
  /// - Parameters:
  ///   - width: At most so many columns; to the edge of the surface when nil.
  ///   - ellipsis: Whether a text that does not fit ends in `…`.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, row: Int, column: Int, role: Role = .normal, width: Int? = nil,
    ellipsis: Bool = false
  ) -> Int {
    guard row >= 0, row < size.rows, column < size.columns else { return 0 }
    let limit = min(size.columns, width.map { column + max(0, $0) } ?? size.columns)
    let first = max(0, column)
    guard first < limit else { return 0 }
    let start = row * size.columns
    var reader = GlyphReader()
    var at = column
    var last = -1
    var wasCut = false
    for scalar in text.unicodeScalars {
      switch reader.step(scalar.value) {
      case .draw(let value, let columns):
        wasCut = at + columns > limit
        if wasCut { break }
        last = write(value, columns: columns, start: start, at: at, first: first, role: role)
        at += columns
      case .blank(let columns):
        wasCut = at + columns > limit
        for _ in 0..<min(columns, limit - at) {
          last = write(0x20, columns: 1, start: start, at: at, first: first, role: role)
          at += 1
        }
      case .mark(let mark):
        if last >= 0 && cells[last].mark == 0 { cells[last].mark = mark }
      case .skip: break
      }
      if wasCut { break }
    }
    if wasCut && ellipsis { at = endWithEllipsis(start: start, first: first, limit: limit, role: role) }
    return max(0, at - column)
  }

  /// Blanks a rectangle and gives it a role.
  public mutating func fill(row: Int, column: Int, width: Int, rows: Int = 1, role: Role = .normal) {
    let from = max(0, column)
    let to = min(size.columns, column + width)
    guard from < to else { return }
    for row in max(0, row)..<max(0, row, min(size.rows, row + rows)) {
      let start = row * size.columns
      for column in from..<to { replace(start, column, with: Cell(role: role)) }
    }
  }

  /// Gives a rectangle another role and leaves its text.
  public mutating func tint(row: Int, column: Int, width: Int, rows: Int = 1, role: Role) {
    let from = max(0, column)
    let to = min(size.columns, column + width)
    guard from < to else { return }
    for row in max(0, row)..<max(0, row, min(size.rows, row + rows)) {
      for column in from..<to { cells[row * size.columns + column].role = role }
    }
  }

  /// Writes one glyph and returns the index of its cell, or -1 when it lies left of `first`.
  private mutating func write(
    _ scalar: UInt32, columns: Int, start: Int, at: Int, first: Int, role: Role
  ) -> Int {
    if at < first {
      if at + columns > first { replace(start, first, with: Cell(role: role)) }
      return -1
    }
    let shown = isASCII && columns == 1 && scalar >= 0x80 ? Self.plain(scalar) : scalar
    replace(start, at, with: Cell(scalar: shown, role: role, width: UInt8(columns)))
    if columns == 2 {
      replace(start, at + 1, with: .tail(role), joining: true)
    }
    return start + at
  }

  /// What stands for a sign on a terminal that has no glyph for it; letters stay as they are.
  private static func plain(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2212, 0x2013, 0x2014: UInt32(UInt8(ascii: "-"))
    case 0x2026: UInt32(UInt8(ascii: "~"))
    case 0x2018, 0x2019: UInt32(UInt8(ascii: "'"))
    case 0x201C, 0x201D: UInt32(UInt8(ascii: "\""))
    case 0xB7: UInt32(UInt8(ascii: "."))
    default: scalar
    }
  }

  /// Puts a cell in place and blanks the other half of a wide glyph it cut in two.
  private mutating func replace(_ start: Int, _ column: Int, with cell: Cell, joining: Bool = false) {
    let index = start + column
    let old = cells[index]
    if old.width == 0 && !joining && column > 0 { blank(index - 1) }
    if old.width == 2 && column + 1 < size.columns { blank(index + 1) }
    cells[index] = cell
  }

  private mutating func blank(_ index: Int) { cells[index] = Cell(role: cells[index].role) }

  private mutating func endWithEllipsis(start: Int, first: Int, limit: Int, role: Role) -> Int {
    let columns = displayWidth("…")
    guard limit - first >= columns else { return limit }
    var at = limit - columns
    if at > first && cells[start + at].width == 0 { at -= 1 }
    for column in at..<limit { replace(start, column, with: Cell(role: role)) }
    _ = write(0x2026, columns: columns, start: start, at: at, first: first, role: role)
    return at + columns
  }
}

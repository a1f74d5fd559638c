/// A small terminal: it understands what ncurses sends to an xterm and shows the screen as text.
///
/// Colours are ignored. Its column widths are its own, so that it can disagree with the program's.
public struct ScreenEmulator: Sendable {
  public private(set) var rows: Int
  public private(set) var columns: Int
  public private(set) var row = 0
  public private(set) var column = 0
  public private(set) var cursorIsVisible = true
  /// The private modes now on, such as 1049 (alternate screen) or 2004 (bracketed paste).
  public private(set) var modes: Set<Int> = []
  /// Sequences it did not understand.
  public private(set) var unknown: [String] = []

  /// A cell's text; empty for the tail of a wide glyph.
  private var cells: [[String]]
  private var mainScreen: [[String]] = []
  private var top = 0
  private var bottom: Int
  private var wraps = true
  private var wrapsNext = false
  private var saved = (row: 0, column: 0)
  private var last = ""
  private var state = State.text
  private var bytes: [UInt8] = []

  private enum State { case text, escape, charset, sequence, string, stringEscape }

  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    bottom = rows - 1
    cells = Self.blank(rows, columns)
  }

  /// The rows as text, without the blanks at their ends.
  public var lines: [String] {
    cells.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  public var text: String { lines.joined(separator: "\n") }

  public mutating func resize(rows: Int, columns: Int) {
    for index in cells.indices {
      cells[index] = Array((cells[index] + Array(repeating: " ", count: columns)).prefix(columns))
    }
    cells = Array((cells + Self.blank(rows, columns)).prefix(rows))
    (self.rows, self.columns) = (rows, columns)
    (top, bottom, wrapsNext) = (0, rows - 1, false)
    (row, column) = (min(row, rows - 1), min(column, columns - 1))
  }

  public mutating func feed(_ input: some Sequence<UInt8>) {
    for byte in input { feed(byte) }
  }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .text: feedText(byte)
    case .escape: escape(byte)
    case .charset: state = .text
    case .sequence:
      bytes.append(byte)
      if (0x40...0x7E).contains(byte) {
        state = .text
        control()
      }
    case .string:
      if byte == 0x07 { state = .text } else if byte == 0x1B { state = .stringEscape }
    case .stringEscape: state = .text
    }
  }

  private mutating func feedText(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 0x08: (column, wrapsNext) = (max(0, column - 1), false)
    case 0x09: (column, wrapsNext) = (min(columns - 1, column / 8 * 8 + 8), false)
    case 0x0A: index()
    case 0x0D: (column, wrapsNext) = (0, false)
    case 0x00..<0x20, 0x7F: break
    default:
      bytes.append(byte)
      let length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : 4
      if bytes.count == length {
        print(String(decoding: bytes, as: UTF8.self))
        bytes = []
      }
    }
  }

  private mutating func escape(_ byte: UInt8) {
    state = .text
    bytes = []
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"): state = .string
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    case UInt8(ascii: "7"): saved = (row, column)
    case UInt8(ascii: "8"): (row, column, wrapsNext) = (saved.row, saved.column, false)
    case UInt8(ascii: "D"): index()
    case UInt8(ascii: "M"): if row == top { scroll(down: 1) } else { row = max(0, row - 1) }
    case UInt8(ascii: "="), UInt8(ascii: ">"): break
    default: unknown.append("ESC \(byte)")
    }
  }

  private mutating func control() {
    let body = String(decoding: bytes, as: UTF8.self)
    bytes = []
    guard let final = body.last else { return }
    if "<>!".contains(body.first ?? " ") { return }
    let isPrivate = body.first == "?"
    let numbers = body.dropFirst(isPrivate ? 1 : 0).dropLast().split(
      separator: ";", omittingEmptySubsequences: false
    )
    .map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    if isPrivate {
      for mode in numbers where final == "h" || final == "l" { setMode(mode, on: final == "h") }
      return
    }
    if final != "m" { wrapsNext = false }
    switch final {
    case "m", "t", "n", "c", "h", "l", "g": break
    case "H", "f": move(count - 1, max(1, numbers.dropFirst().first ?? 1) - 1)
    case "A": move(row - count, column)
    case "B": move(row + count, column)
    case "C": move(row, column + count)
    case "D": move(row, column - count)
    case "G", "`": move(row, count - 1)
    case "d": move(count - 1, column)
    case "J": eraseDisplay(first)
    case "K": erase(row, first == 0 ? column : 0, first == 1 ? column + 1 : columns)
    case "X": erase(row, column, min(columns, column + count))
    case "b": for _ in 0..<count { print(last) }
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row] = Array(cells[row].prefix(columns))
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "L", "M": if (top...bottom).contains(row) { shift(from: row, by: final == "L" ? count : -count) }
    case "S": shift(from: top, by: -count)
    case "T": scroll(down: count)
    case "r":
      top = count - 1
      bottom = min(rows, numbers.count > 1 && numbers[1] > 0 ? numbers[1] : rows) - 1
      move(0, 0)
    default: unknown.append("CSI \(body)")
    }
  }

  private mutating func setMode(_ mode: Int, on: Bool) {
    if mode == 7 {
      wraps = on
      return
    }
    if mode == 25 { cursorIsVisible = on } else if on { modes.insert(mode) } else { modes.remove(mode) }
    guard mode == 1049 else { return }
    if on {
      mainScreen = cells
      saved = (row, column)
      cells = Self.blank(rows, columns)
    } else if !mainScreen.isEmpty {
      cells = mainScreen
      mainScreen = []
      move(saved.row, saved.column)
    }
  }

  private mutating func print(_ glyph: String) {
    guard let scalar = glyph.unicodeScalars.first else { return }
    let width = Self.width(scalar.value)
    if width == 0 {
      let at = wrapsNext ? column : max(0, column - 1)
      let base = cells[row][at].isEmpty ? max(0, at - 1) : at
      cells[row][base] += glyph
      return
    }
    if wrapsNext || column + width > columns {
      index()
      column = 0
      wrapsNext = false
    }
    put(glyph, column)
    if width == 2 && column + 1 < columns { put("", column + 1) }
    last = glyph
    wrapsNext = wraps && column + width >= columns
    column = min(columns - 1, column + width)
  }

  /// Writes a cell; the other half of a wide glyph it cuts becomes blank, as terminals do.
  private mutating func put(_ glyph: String, _ column: Int) {
    if cells[row][column].isEmpty && column > 0 && !glyph.isEmpty { cells[row][column - 1] = " " }
    if column + 1 < columns && cells[row][column + 1].isEmpty { cells[row][column + 1] = " " }
    cells[row][column] = glyph
  }

  private mutating func move(_ row: Int, _ column: Int) {
    self.row = min(max(0, row), rows - 1)
    self.column = min(max(0, column), columns - 1)
  }

  private mutating func index() {
    if row == bottom { shift(from: top, by: -1) } else { row = min(rows - 1, row + 1) }
  }

  private mutating func scroll(down count: Int) { shift(from: top, by: count) }

  /// Moves the rows from `start` to the bottom of the scroll region down, or up when negative.
  private mutating func shift(from start: Int, by count: Int) {
    let amount = min(abs(count), bottom - start + 1)
    let blank = Self.blank(amount, columns)
    if count > 0 {
      cells.removeSubrange((bottom - amount + 1)...bottom)
      cells.insert(contentsOf: blank, at: start)
    } else {
      cells.removeSubrange(start..<(start + amount))
      cells.insert(contentsOf: blank, at: bottom - amount + 1)
    }
  }

  private mutating func erase(_ row: Int, _ from: Int, _ to: Int) {
    for column in from..<max(from, to) {
      cells[row][column] = " "
    }
    if to < columns && cells[row][to].isEmpty { cells[row][to] = " " }
    if from > 0, from < columns, Self.width(cells[row][from - 1].unicodeScalars.first?.value ?? 0) == 2 {
      cells[row][from - 1] = " "
    }
  }

  private mutating func eraseDisplay(_ what: Int) {
    switch what {
    case 0:
      erase(row, column, columns)
      for row in (row + 1)..<max(row + 1, rows) { erase(row, 0, columns) }
    case 1:
      for row in 0..<row { erase(row, 0, columns) }
      erase(row, 0, column + 1)
    default: cells = Self.blank(rows, columns)
    }
  }

  private static func blank(_ rows: Int, _ columns: Int) -> [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  private static func width(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF, 0xE0100...0xE01EF: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

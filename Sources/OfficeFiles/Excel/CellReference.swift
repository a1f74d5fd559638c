/// A place in a sheet, counted from 0; written `B12` as spreadsheets do.
public struct CellReference: Hashable, Sendable, Comparable, CustomStringConvertible {
  public var row: Int
  public var column: Int

  /// How far a sheet reaches in any program that reads xlsx.
  public static let mostRows = 1_048_576
  public static let mostColumns = 16_384

  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  private enum Step { case start, dollar, letters, secondDollar, digits }

  /// Reads `B12` or `$B$12`; nil for anything else or for a place outside a sheet.
  public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var step = Step.start
    for byte in text.utf8 {
      switch (byte, step) {
      case (0x24, .start): step = .dollar
      case (0x24, .letters): step = .secondDollar
      case (0x41...0x5A, .start), (0x41...0x5A, .dollar), (0x41...0x5A, .letters),
        (0x61...0x7A, .start), (0x61...0x7A, .dollar), (0x61...0x7A, .letters):
        column = column * 26 + Int(byte & 0x1F)
        guard column <= Self.mostColumns else { return nil }
        step = .letters
      case (0x30...0x39, .letters), (0x30...0x39, .secondDollar), (0x30...0x39, .digits):
        row = row * 10 + Int(byte - 0x30)
        guard row <= Self.mostRows else { return nil }
        step = .digits
      default: return nil
      }
    }
    guard step == .digits, row > 0, column > 0 else { return nil }
    self.init(row: row - 1, column: column - 1)
  }

  /// `A`, `Z`, `AA` …
  public var columnName: String {
    var name: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      rest -= 1
      name.append(UInt8(0x41 + rest % 26))
      rest /= 26
    }
    return String(decoding: name.reversed(), as: UTF8.self)
  }

  public var description: String { "\(columnName)\(row + 1)" }

  /// `$B$12`, which stays where it is when a formula is copied.
  public var absolute: String { "$\(columnName)$\(row + 1)" }

  public static func < (a: CellReference, b: CellReference) -> Bool {
    (a.row, a.column) < (b.row, b.column)
  }
}

/// A rectangle of cells, both corners included; written `A1:C3`.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  public var first: CellReference
  public var last: CellReference

  public init(_ first: CellReference, _ last: CellReference) {
    self.first = first
    self.last = last
  }

  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.init(
      CellReference(row: rows.lowerBound, column: columns.lowerBound),
      CellReference(row: rows.upperBound, column: columns.upperBound))
  }

  /// Reads `A1:C3` or `A1`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let start = parts.first.flatMap({ CellReference($0) }), parts.count <= 2 else { return nil }
    guard parts.count == 2 else {
      self.init(start, start)
      return
    }
    guard let end = CellReference(parts[1]), start.row <= end.row, start.column <= end.column else {
      return nil
    }
    self.init(start, end)
  }

  public var isOneCell: Bool { first == last }

  public func contains(_ place: CellReference) -> Bool {
    (first.row...last.row).contains(place.row) && (first.column...last.column).contains(place.column)
  }

  public var description: String { isOneCell ? "\(first)" : "\(first):\(last)" }

  /// `$A$1:$C$3`.
  public var absolute: String { isOneCell ? first.absolute : "\(first.absolute):\(last.absolute)" }
}

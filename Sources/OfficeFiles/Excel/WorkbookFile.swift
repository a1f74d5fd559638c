/// An `.xlsx` file opened for reading: its sheets by name, read row by row.
///
/// Formulas are never computed: their cells hold the value the writing program left there.
public struct WorkbookFile {
  /// How much is read of one sheet.
  public struct Limits: Hashable, Sendable {
    public var cells: Int
    /// Bytes of the words that cells share.
    public var textBytes: Int

    public init(cells: Int = 5_000_000, textBytes: Int = 256 << 20) {
      self.cells = cells
      self.textBytes = textBytes
    }
  }

  /// In the order of the tabs; sheets that hold only a chart are left out.
  public let sheetNames: [String]
  private let archive: Archive
  private let parts: [String: String]
  private let shared: [String]
  private let styles: ReadStyles
  private let limits: Limits

  /// Opens an `.xlsx` file. Throws `OfficeError`.
  public init(path: String, limits: Limits = Limits()) throws(OfficeError) {
    try self.init(archive: Archive(path: path, limits: .workbook), limits: limits)
  }

  /// Opens an `.xlsx` held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(bytes: [UInt8], file: String, limits: Limits = Limits()) throws(OfficeError) {
    try self.init(archive: Archive(bytes: bytes, file: file, limits: .workbook), limits: limits)
  }

  init(archive: Archive, limits: Limits) throws(OfficeError) {
    self.archive = archive
    self.limits = limits
    let package = WorkbookPackage(archive)
    let book = try package.workbook()
    sheetNames = book.sheets.map(\.name)
    parts = Dictionary(book.sheets.map { ($0.name, $0.part) }) { first, _ in first }
    shared = try package.sharedStrings(book.sharedStrings, limits: limits)
    styles = try ReadStyles(archive: archive, part: book.styles, from1904: book.from1904)
  }

  /// Reads one sheet row by row; rows without cells are left out. `body` returns false to stop.
  ///
  /// Returns the ranges that are merged, where the sheet was read to its end. Throws `OfficeError`.
  @discardableResult
  public func forEachRow(
    of sheet: String, _ body: (SheetRow) throws(OfficeError) -> Bool
  ) throws(OfficeError) -> [CellRange] {
    guard let part = parts[sheet] else {
      throw OfficeError(
        file: archive.file, part: sheet, problem: .noSuchSheet(known: sheetNames))
    }
    let reader = try SheetReader(
      cursor: XMLCursor(archive.contents(of: part), file: archive.file, part: part),
      file: archive.file, sheet: sheet, shared: shared, styles: styles, limits: limits)
    return try reader.read(body)
  }

  /// The ranges of a sheet that are merged, which stand behind its rows; nothing else of it is read.
  ///
  /// At most 100,000 of them. Throws `OfficeError`.
  public func merges(of sheet: String) throws(OfficeError) -> [CellRange] {
    guard let part = parts[sheet] else {
      throw OfficeError(file: archive.file, part: sheet, problem: .noSuchSheet(known: sheetNames))
    }
    return try mergedRanges(in: archive.contents(of: part))
  }

  /// Reads a whole sheet. Throws `OfficeError`.
  public func sheet(_ name: String) throws(OfficeError) -> SheetContents {
    var rows: [SheetRow] = []
    let merges = try forEachRow(of: name) { row throws(OfficeError) in
      rows.append(row)
      return true
    }
    return SheetContents(name: name, rows: rows, merges: merges)
  }
}

/// One row of a sheet, with the cells that hold something.
public struct SheetRow: Hashable, Sendable {
  /// Counted from 0.
  public var index: Int
  /// From left to right.
  public var cells: [ReadCell]

  public subscript(column: Int) -> ReadCell? {
    // Rows are mostly full: the cell stands at its own number.
    if column < cells.count, cells[column].column == column { return cells[column] }
    return cells.first { $0.column == column }
  }
}

/// One cell as it was read.
public struct ReadCell: Hashable, Sendable {
  /// Counted from 0.
  public var column: Int
  public var value: Value
  /// The formula without `=`, where the cell has one; empty where it shares another cell's.
  public var formula: String?

  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Double)
    case bool(Bool)
    case date(ExcelDate)
    /// What a formula ended in, such as `#REF!`.
    case error(String)
  }

  /// The value in words: numbers with up to 15 digits as Excel shows them, days as `2024-03-02`.
  public var text: String {
    switch value {
    case .text(let text), .error(let text): text
    case .number(let number): spreadsheetText(number)
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .date(let date): date.description
    }
  }
}

/// A sheet read as a whole.
public struct SheetContents: Hashable, Sendable {
  public var name: String
  public var rows: [SheetRow]
  public var merges: [CellRange]

  public subscript(place: CellReference) -> ReadCell? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].index < place.row { low = middle + 1 } else { high = middle }
    }
    guard low < rows.count, rows[low].index == place.row else { return nil }
    return rows[low][place.column]
  }

  /// The words of a cell, empty where it holds nothing.
  public func text(_ place: CellReference) -> String { self[place]?.text ?? "" }

  /// `评分!F12`.
  public func name(of place: CellReference) -> String { "\(name)!\(place)" }
}

extension Archive.Limits {
  /// A sheet's XML packs well, so that its bytes are limited rather than its ratio.
  static let workbook = Archive.Limits(entries: 5_000, entrySize: 512 << 20, totalSize: 1 << 30, ratio: 500)
}

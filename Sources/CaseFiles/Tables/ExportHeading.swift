/// What the columns of a table of cases mean: each heading, and the field it is read as.
public struct ExportHeading: Sendable, Hashable, Codable {
  public struct Column: Sendable, Hashable, Codable {
    /// The heading as it stands in the table.
    public var heading: String
    /// Nil for a column that is kept as it stands under its heading.
    public var field: ExportField?
    /// Whether a bare number in it is in 万元.
    public var isInTenThousands: Bool

    public init(heading: String, field: ExportField?, isInTenThousands: Bool = false) {
      self.heading = heading
      self.field = field
      self.isInTenThousands = isInTenThousands
    }
  }

  public var columns: [Column]

  public init(columns: [Column]) {
    self.columns = columns
  }
}

/// One row of a table of cases.
public struct ExportRow: Sendable, Hashable {
  /// The table's file, with the sheet of a workbook, as facts name their source.
  public var file: String
  /// Counted from 1, as spreadsheets and editors show it.
  public var line: Int
  public var cells: [String]

  public init(file: String, line: Int, cells: [String]) {
    self.file = file
    self.line = line
    self.cells = cells
  }
}

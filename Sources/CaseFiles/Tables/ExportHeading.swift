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

  /// So many columns have to be known for a row to be a heading.
  public static let leastKnown = 2

  /// The body that the lines above the heading or the file's name say, for a table without a column for it.
  public struct Above: Sendable, Hashable, Codable {
    public var name: String
    /// Counted from 1; nil where only the file's name names it.
    public var line: Int?
  }

  public var columns: [Column]
  /// Nil where a column has the body, or nothing above names one.
  public var agency: Above?
  /// The one year that the title names, for days without one; nil where they have it.
  public var year: Int?
  /// The column whose titles begin with the party, where no column is for it.
  public var titleWithParty: Int?

  public init(columns: [Column]) {
    self.columns = columns
  }
}

extension ExportHeading {
  /// The columns kept as they stand whose heading is near a field's, each with that field.
  public var proposals: [(heading: String, field: ExportField)] {
    // A field that a column is read as, or was proposed for before, is not proposed once more.
    var taken = Set(columns.compactMap(\.field))
    return columns.compactMap { column in
      guard column.field == nil, let field = ColumnMapping.proposal(for: column.heading),
        taken.insert(field).inserted
      else { return nil }
      return (column.heading, field)
    }
  }

  /// What is read of each row that no column is for, and where it stands.
  public var inferences: [Localized] {
    var found: [Localized] = []
    if let agency {
      let name = agency.name.shown
      found.append(
        agency.line.map {
          Localized(zh: "机关取自第 \($0) 行：\(name)", en: "the agency is that of line \($0): \(name)")
        } ?? Localized(zh: "机关取自文件名：\(name)", en: "the agency is that of the file's name: \(name)"))
    }
    if let titleWithParty {
      let title = columns[titleWithParty].heading.shown
      found.append(Localized(zh: "当事人取自“\(title)”", en: "the party is that of “\(title)”"))
    }
    if let year {
      found.append(Localized(zh: "没有年份的日期按 \(year) 年", en: "days without a year are of \(year)"))
    }
    return found
  }

  /// Says which columns were kept as they stand though they may be fields; nil where there are none.
  public func notice(file: String, line: Int) -> LoadError? {
    let near = proposals
    guard let first = near.first else { return nil }
    let heading = first.heading.shown
    return LoadError(
      source: Source(file: file, line: line),
      problem: Localized(
        zh: "表头有 \(near.count) 列按原样保留："
          + near.map { "“\($0.heading.shown)”可能是\($0.field.name)" }.joined(separator: "，"),
        en: "\(near.count) column(s) were kept as they stand: "
          + near.map { "“\($0.heading.shown)” may be \($0.field.name)" }.joined(separator: ", ")),
      remedy: Localized(
        zh: "用 casereview import 表格 --map \(heading)=\(first.field.name) 指明，工作区会记住",
        en: "name them with casereview import TABLE --map \(heading)=\(first.field.name), which is remembered"
      ))
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

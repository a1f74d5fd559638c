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

  /// The body that the lines above the heading name, for a table without a column for it.
  public struct Above: Sendable, Hashable, Codable {
    public var name: String
    public var line: Int
  }

  public var columns: [Column]
  public var agency: Above?

  public init(columns: [Column]) {
    self.columns = columns
  }
}

extension ExportHeading {
  /// So many columns are looked at for what they may be; no table of cases has more.
  private static let mostGuessed = 200
  /// The longest heading that is looked at, in bytes.
  private static let longestHeading = 150

  /// How many fields more its headings are near to.
  var near: Int {
    let short = columns.prefix(Self.mostGuessed).filter {
      $0.field == nil && $0.heading.utf8.count <= Self.longestHeading
    }
    return Set(short.compactMap { ColumnMapping.nearField(for: $0.heading) })
      .subtracting(columns.compactMap(\.field)).count
  }

  var hasAgency: Bool { columns.contains { $0.field == .agency || $0.field == .decidedBy } }

  /// Bare amounts are in 万元 where the table says so above, but for columns that name their own unit.
  mutating func countInTenThousands() {
    for index in columns.indices {
      let isAmount = [.fine, .confiscated].contains(columns[index].field)
      if isAmount, !columns[index].heading.contains("元") { columns[index].isInTenThousands = true }
    }
  }

  /// Reads the columns whose heading is near to a field's as that field, where their cells are such as it has.
  ///
  /// - Parameters:
  ///   - rows: The first rows below the heading.
  ///   - body: The body the lines above the heading name; whoever handled the case within it is not asked then.
  mutating func confirm(by rows: [[String]], _ mapping: ColumnMapping, below body: Above?) {
    defer { agency = hasAgency ? nil : body }
    func cells(_ column: Int) -> [String] {
      rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }
    for index in columns.indices.prefix(Self.mostGuessed) where columns[index].field == nil {
      let heading = columns[index].heading
      let near = [ColumnMapping.proposal(for: heading), ColumnMapping.generalField(for: heading)]
      let fields = (mapping.isChosen(heading) ? [mapping.choice(heading)] : near).compactMap(\.self)
      guard let field = fields.first(where: { ColumnEvidence.confirms($0, cells(index)) }) else { continue }
      let other = columns.firstIndex { $0.field == field }
      switch (field, other) {
      case (.agency, nil) where body != nil && HeadingHints.isOfHandler(heading): break
      case (_, nil): columns[index].field = field
      case (.party, let other?):
        // 个人姓名 beside 单位名称: of each row one is filled.
        let both = rows.contains { row in
          [index, other].allSatisfy { $0 < row.count && !DayReader.isBlank(row[$0]) }
        }
        if !both { columns[index].field = field }
      case (.fine, let other?):
        if HeadingHints.isOfPerson(heading), !HeadingHints.isOfPerson(columns[other].heading) {
          columns[index].field = field
        }
      case (.number, let other?):
        // 案号 may be that of the file, beside the one of the decision.
        let isChosen = mapping.isChosen(columns[other].heading)
        if !isChosen, ColumnMapping.isOfFile(columns[other].heading), !ColumnMapping.isOfFile(heading) {
          columns[other].field = nil
          columns[index].field = field
        }
      default: break
      }
    }
    findPenaltyWords(cells, mapping)
  }

  /// Where no column is for what was imposed, it may stand in a text of the whole decision.
  private mutating func findPenaltyWords(_ cells: (Int) -> [String], _ mapping: ColumnMapping) {
    let isThere = columns.contains { [.fine, .penaltyWords].contains($0.field) }
    guard !isThere,
      let index = columns.indices.prefix(Self.mostGuessed).first(where: { index in
        columns[index].field == nil && !mapping.isChosen(columns[index].heading)
          && ColumnEvidence.tellsFines(cells(index))
      })
    else { return }
    columns[index].field = .penaltyWords
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

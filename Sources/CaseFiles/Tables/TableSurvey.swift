/// The columns of a table before it is taken in: what each would be read as, for somebody to correct.
public struct TableSurvey: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// The heading as it stands in the table.
    public var heading: String
    /// What the column is read as; nil where it is kept as it stands.
    public var field: ExportField?
    /// Whether the field is only near to the heading: somebody has to say that it is meant.
    public var isProposal: Bool
    /// What stands in the first row that fills the column.
    public var sample: String

    public init(heading: String, field: ExportField? = nil, isProposal: Bool = false, sample: String = "") {
      self.heading = heading
      self.field = field
      self.isProposal = isProposal
      self.sample = sample
    }
  }

  /// Each heading once, in the order of the table and of its sheets.
  public private(set) var columns: [Column] = []

  /// What is read of each row that no column is for.
  public private(set) var inferences: [Localized] = []

  /// Rows are looked through for samples, at most so many.
  private static let mostRows = 1_000

  /// Looks at the beginning of a table; nil where the file is none, or nothing can be read of it.
  ///
  /// What cannot be read is left to the import, which says so.
  public init?(of path: String, mapping: ColumnMapping) {
    struct SeenEnough: Error {}
    let (root, name) = CaseIntake.placed(path)
    guard TableFile.mayBeTable(name), let bytes = try? FolderTree(root: root).bytes(of: name) else {
      return nil
    }
    var survey = Survey(mapping: mapping)
    try? TableFile(name: name, mapping: mapping, leastKnown: 0).read(bytes) { event in
      switch event {
      case .heading(let heading, _, _): survey.add(heading)
      case .row(let row, let heading):
        survey.add(row, under: heading)
        if survey.rows == Self.mostRows { throw SeenEnough() }
      case .refused: break
      }
    }
    columns = survey.columns
    inferences = survey.inferences
    if columns.isEmpty { return nil }
  }

  public init(columns: [Column], inferences: [Localized] = []) {
    self.columns = columns
    self.inferences = inferences
  }

  /// Reads a column as a field, or keeps it as it stands; another one read as that field is kept from now on.
  public mutating func choose(_ column: Int, _ field: ExportField?) {
    for index in columns.indices where field != nil && columns[index].field == field {
      columns[index].field = nil
      columns[index].isProposal = false
    }
    columns[column].field = field
    columns[column].isProposal = false
  }

  /// What is to be remembered when the table is taken in as it stands here.
  public var mapping: ColumnMapping {
    let vocabulary = ColumnMapping()
    var mapping = ColumnMapping()
    for column in columns where column.field == nil || column.field != vocabulary.column(column.heading).field
    {
      mapping.choose(column.heading, column.field)
    }
    return mapping
  }
}

/// Gathers the headings of a table's sheets and the first words under each.
private struct Survey {
  let mapping: ColumnMapping
  private(set) var columns: [TableSurvey.Column] = []
  private(set) var inferences: [Localized] = []
  private(set) var rows = 0
  private var places: [String: Int] = [:]

  init(mapping: ColumnMapping) { self.mapping = mapping }

  mutating func add(_ heading: ExportHeading) {
    let proposals = heading.proposals
    inferences += heading.inferences.filter { !inferences.contains($0) }
    for column in heading.columns where places[column.heading] == nil {
      var column = TableSurvey.Column(heading: column.heading, field: column.field)
      if let proposal = proposals.first(where: { $0.heading == column.heading })?.field,
        !mapping.isChosen(column.heading), !columns.contains(where: { $0.field == proposal })
      {
        column.field = proposal
        column.isProposal = true
      }
      places[column.heading] = columns.count
      columns.append(column)
    }
  }

  mutating func add(_ row: ExportRow, under heading: ExportHeading) {
    rows += 1
    for (column, cell) in zip(heading.columns, row.cells) where !cell.isEmpty {
      if let place = places[column.heading], columns[place].sample.isEmpty { columns[place].sample = cell }
    }
  }
}

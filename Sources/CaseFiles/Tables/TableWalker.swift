/// One row of a table file as it stands, before anybody knows what its columns mean.
struct PlainRow {
  /// Counted from 1.
  var line: Int
  var cells: [String]
  /// The cells as a heading has them, with the words of merged ones over all their columns.
  var headingCells: [String]
  /// For headings: how many rows the heading that begins here takes, by its merged cells.
  var height: Int

  init(line: Int, cells: [String], headingCells: [String]? = nil, height: Int = 1) {
    self.line = line
    self.cells = cells
    self.headingCells = headingCells ?? cells
    self.height = height
  }

  var isBlank: Bool { cells.allSatisfy { $0.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } } }
}

/// What comes out of a table, row by row.
public enum TableEvent {
  /// What the columns of a sheet were found to mean, and the line of the heading.
  case heading(ExportHeading, file: String, line: Int)
  case row(ExportRow, under: ExportHeading)
  case refused(LoadError)
}

/// Finds the heading of a table among its first rows, and hands the rows below it on.
struct TableWalker {
  /// How many rows are looked through for the heading.
  static let headingDepth = 20
  /// More columns than any table of cases has.
  static let mostColumns = 2_000

  let file: String
  let mapping: ColumnMapping
  let leastKnown: Int
  let take: (TableEvent) throws -> Void
  private var heading: ExportHeading?
  private var plainHeading: [[String]] = []
  private var lastCells: [String] = []
  private var waiting: [PlainRow] = []

  init(
    file: String, mapping: ColumnMapping, leastKnown: Int, take: @escaping (TableEvent) throws -> Void
  ) {
    self.file = file
    self.mapping = mapping
    self.leastKnown = leastKnown
    self.take = take
  }

  mutating func feed(_ row: PlainRow) throws {
    if row.isBlank { return }
    guard row.cells.count <= Self.mostColumns else {
      return try refuse(
        row, column: nil,
        Localized(
          zh: "有 \(row.cells.count) 列，超过 \(Self.mostColumns) 列的上限",
          en: "has \(row.cells.count) columns, over the limit of \(Self.mostColumns)"),
        Localized(zh: "删去多余的列", en: "delete the columns that are too many"))
    }
    guard let heading else {
      waiting.append(row)
      if waiting.count == Self.headingDepth { try findHeading() }
      return
    }
    try hand(row, under: heading)
  }

  /// To be called when the last row was fed.
  mutating func finish() throws {
    if heading == nil, !waiting.isEmpty { try findHeading() }
  }

  private mutating func findHeading() throws {
    var best: (start: Int, height: Int, heading: ExportHeading, known: Int, filled: Int)?
    for start in waiting.indices {
      let height = min(waiting[start].height, waiting.count - start)
      let candidate = heading(from: waiting[start..<(start + height)])
      let sure = candidate.columns.count { $0.field != nil }
      let known = sure + candidate.near
      // One that is known and two that are near are a heading as well, and so are four that are near.
      guard sure >= leastKnown || known > leastKnown && (sure > 0 || known > leastKnown + 1) else { continue }
      // Where nothing is known, a heading has more words than the title above it.
      let filled = known == 0 ? Set(waiting[start].headingCells.filter { !$0.isEmpty }).count : .max
      if (known, filled) > (best?.known ?? -1, best?.filled ?? 0) {
        best = (start, height, candidate, known, filled)
      }
    }
    let placed = best.map {
      Placed(start: $0.start, height: $0.height, heading: confirmed($0.heading, $0.start, $0.height))
    }
    guard let found = placed ?? headingAboveNumbers else {
      let words = waiting[0].cells.prefix(8).map { "“\($0.shown)”" }.joined(separator: "、")
      let error = LoadError(
        source: Source(file: file, line: waiting[0].line),
        problem: Localized(
          zh: "前 \(waiting.count) 行里没有认得出的表头（首行：\(words)）",
          en: "the first \(waiting.count) rows hold no heading that is known (the first: \(words))"),
        remedy: Localized(
          zh: "用 --map 列名=字段 指明，例如 --map 决定书编号=案号",
          en: "say it with --map heading=field, as in --map 决定书编号=案号"))
      waiting = []
      return try take(.refused(error))
    }
    let rows = waiting[(found.start + found.height)...]
    plainHeading = waiting[found.start..<found.start + found.height].map(\.cells)
    heading = found.heading
    try take(.heading(found.heading, file: file, line: waiting[found.start].line))
    waiting = []
    for row in rows { try hand(row, under: heading ?? found.heading) }
  }

  /// A heading and the rows it takes.
  private struct Placed {
    var start: Int
    var height: Int
    var heading: ExportHeading
  }

  /// What a heading means, seen together with what stands above and below it.
  private func confirmed(_ given: ExportHeading, _ start: Int, _ height: Int) -> ExportHeading {
    var heading = given
    let plain = waiting[start..<start + height].map(\.cells)
    let years = Set(waiting[..<start].flatMap(\.years))
    let rows = waiting[(start + height)...].filter { !$0.isAside && !plain.contains($0.cells) }
    heading.confirm(
      by: rows.map(\.cells), mapping, below: body(above: start), in: years.count == 1 ? years.first : nil)
    if waiting[..<start].contains(where: { $0.saysTenThousands }) { heading.countInTenThousands() }
    return heading
  }

  /// The row of words right above the first number of a decision: a heading nobody knows, whose cells say what two of
  /// its columns are.
  private var headingAboveNumbers: Placed? {
    let first = waiting.firstIndex { row in row.cells.contains { ColumnEvidence.areDecisionNumbers([$0]) } }
    guard let start = first.map({ $0 - 1 }), start >= 0 else { return nil }
    let words = waiting[start].cells.filter { !$0.isEmpty }
    guard words.count > 2, !words.contains(where: { $0.utf8.contains { (0x30...0x39).contains($0) } }) else {
      return nil
    }
    let heading = confirmed(self.heading(from: waiting[start...start]), start, 1)
    return heading.columns.count { $0.field != nil } >= ExportHeading.leastKnown
      ? Placed(start: start, height: 1, heading: heading) : nil
  }

  /// The one body that is named above a heading, or in the file's name.
  private func body(above start: Int) -> ExportHeading.Above? {
    let named = waiting[..<start].flatMap { row in
      row.cells.compactMap { cell in
        TableAgency.named(in: cell).map { ExportHeading.Above(name: $0, line: row.line) }
      }
    }
    if named.isEmpty {
      return TableAgency.named(inFile: file).map { ExportHeading.Above(name: $0, line: nil) }
    }
    return Set(named.map(\.name)).count == 1 ? named.first : nil
  }

  private static let fined: Set<String> = ["单位", "企业", "个人", "责任人", "负责人"]

  /// What the columns mean by a heading of one or more rows: a merged one stands above the words below it.
  private func heading(from rows: ArraySlice<PlainRow>) -> ExportHeading {
    let width = rows.map(\.headingCells.count).max() ?? 0
    var taken: Set<ExportField> = []
    var columns = (0..<width).map { index -> ExportHeading.Column in
      var words: [String] = []
      for row in rows where index < row.headingCells.count {
        // A narrow column's heading is broken into lines.
        let word = row.headingCells[index].trimmingBlanks().filter { !$0.isNewline }
        if !word.isEmpty, words.last != word { words.append(word) }
      }
      // 罚款 over 单位 and 个人 is the fine of each.
      if words.count == 2, mapping.column(words[0]).field == .fine, Self.fined.contains(words[1]) {
        words = ["\(words[0])（\(words[1])）"]
      }
      // 日期 over 决定 and 立案 is 决定日期.
      if words.count == 2, ["日期", "时间"].contains(words[0]) { words.reverse() }
      let joined = mapping.column(words.joined())
      var column = joined.field == nil && words.count > 1 ? mapping.column(words[words.count - 1]) : joined
      column.heading = words.joined()
      if let field = column.field, !taken.insert(field).inserted { column.field = nil }
      return column
    }
    while columns.last?.heading.isEmpty == true { columns.removeLast() }
    // What is kept is kept under its heading, so that each needs one of its own.
    var names: Set<String> = []
    for index in columns.indices {
      let written = columns[index].heading
      if columns[index].heading.isEmpty { columns[index].heading = "第\(index + 1)列" }
      if !names.insert(columns[index].heading).inserted { columns[index].heading += "（第\(index + 1)列）" }
      // By the name it has got, too, somebody may have said what it is.
      if columns[index].heading != written, let field = mapping.choice(columns[index].heading),
        taken.insert(field).inserted
      {
        columns[index].field = field
      }
    }
    return ExportHeading(columns: columns)
  }

  private mutating func hand(_ row: PlainRow, under heading: ExportHeading) throws {
    if plainHeading.contains(row.cells) {
      return try refuse(
        row, column: nil, Localized(zh: "又是一行表头", en: "is the heading once more"),
        Localized(zh: "删去此行", en: "delete the row"))
    }
    if row.isAside {
      return try refuse(
        row, column: nil,
        Localized(zh: "是合计、注、示例或者填表人一行，不是案件", en: "is a sum, a note, an example or a signature and no case"),
        Localized(zh: "不必处理", en: "nothing needs to be done"))
    }
    if !heading.hasAgency, let body = row.groupBody {
      self.heading?.agency = ExportHeading.Above(name: body, line: row.line)
      return try refuse(
        row, column: nil,
        Localized(zh: "是一组的标题，其后各行的机关取自此行", en: "is the title of a group, whose body it names"),
        Localized(zh: "不必处理", en: "nothing needs to be done"))
    }
    let width = heading.columns.count
    if row.cells.count > width,
      let extra = row.cells[width...].first(where: { !$0.allSatisfy(\.isWhitespace) })
    {
      return try refuse(
        row, column: nil,
        Localized(
          zh: "有 \(row.cells.count) 格，表头只有 \(width) 列（多出“\(extra.shown)”）",
          en: "has \(row.cells.count) cells under \(width) headings (beyond them “\(extra.shown)”)"),
        Localized(
          zh: "检查此行是否错列，含逗号的内容要加引号", en: "see whether its cells are shifted; quote text that holds a comma"))
    }
    var cells = row.cells.count > width ? Array(row.cells[..<width]) : row.cells
    while cells.count < width { cells.append("") }
    for index in cells.indices where index < lastCells.count && PlainRow.isDitto(cells[index]) {
      cells[index] = lastCells[index]
    }
    lastCells = cells
    try take(.row(ExportRow(file: file, line: row.line, cells: cells), under: heading))
  }

  private func refuse(_ row: PlainRow, column: String?, _ problem: Localized, _ remedy: Localized) throws {
    try take(
      .refused(
        LoadError(
          source: Source(file: file, line: row.line, column: column), problem: problem, remedy: remedy)))
  }
}

import CaseFiles
import OfficeFiles
import Standards

/// A standard read from a spreadsheet, or everything in it that is to be mended, each with its cell.
public struct StandardWorkbookRefused: Error, Sendable, Equatable {
  public var problems: [LoadError]
}

extension Standard {
  /// Reads what `workbook(in:)` wrote and somebody has edited; `file` is its name in the problems.
  ///
  /// Throws `OfficeError` where the file is no workbook, `StandardWorkbookRefused` where it is no standard.
  /// `knownChecks` are the ids a criterion may name; nil leaves them unchecked.
  public init(workbook: WorkbookFile, file: String, knownChecks: Set<String>? = nil) throws {
    var reader = StandardWorkbookReader(workbook: workbook, file: file)
    try reader.read()
    guard !reader.yaml.isEmpty else { throw StandardWorkbookRefused(problems: reader.problems) }
    let result = Standard.read(yaml: reader.yaml, file: file, knownChecks: knownChecks)
    let problems = reader.problems + result.problems.map(reader.inCells)
    guard problems.isEmpty, let standard = result.standard else {
      throw StandardWorkbookRefused(problems: problems)
    }
    self = standard
  }
}

/// Turns the tables into YAML and remembers which cell each of its lines came from, so that the one reader
/// of standards judges both forms.
private struct StandardWorkbookReader {
  typealias Column = StandardColumns.Column

  let workbook: WorkbookFile
  let file: String
  private(set) var yaml = ""
  private(set) var problems: [LoadError] = []
  /// By line of the YAML, counted from 1.
  private var places: [Place] = []

  struct Place {
    var sheet: String
    var cell: CellReference
    /// The cells of the row by key, for a value that is missing.
    var row: [String: CellReference] = [:]
  }

  /// One row of a table: its values by key, and their cells.
  struct Entry {
    var sheet: String
    var values: [String: String]
    var cells: [String: CellReference]

    func place(_ key: String) -> Place {
      let first = cells.values.min() ?? CellReference(row: 0, column: 0)
      return Place(sheet: sheet, cell: cells[key] ?? first, row: cells)
    }
  }

  init(workbook: WorkbookFile, file: String) {
    self.workbook = workbook
    self.file = file
  }

  mutating func read() throws {
    guard let head = try contents(StandardColumns.headSheet) else {
      report(
        nil, Localized(zh: "没有工作表“标准”", en: "there is no sheet “Standard”"),
        Localized(
          zh: "请用 casereview standards export 导出一份标准，在其上修改",
          en: "edit what casereview standards export writes"))
      return
    }
    addHead(head)
    try addList(StandardColumns.grades, emptyAs: "grades: none")
    try addList(StandardColumns.attachedGrades, emptyAs: nil)
    try addList(StandardColumns.settings, emptyAs: nil)
    try addList(StandardColumns.links, emptyAs: nil)
    try addSections()
  }

  private func contents(_ name: Localized) throws -> SheetContents? {
    let known = workbook.sheetNames.first { SheetWords.matches($0, name) }
    return try known.map { try workbook.sheet($0) }
  }

  private mutating func report(_ place: Place?, _ problem: Localized, _ remedy: Localized) {
    let source = place.map { "\(file) » \($0.sheet)!\($0.cell)" } ?? file
    problems.append(LoadError(source: Source(file: source), problem: problem, remedy: remedy))
  }

  private mutating func add(_ line: String, _ place: Place) {
    yaml += line + "\n"
    places.append(place)
  }

  private mutating func addHead(_ sheet: SheetContents) {
    var entry = Entry(sheet: sheet.name, values: [:], cells: [:])
    for row in sheet.rows {
      let key = row[1]?.text ?? ""
      guard StandardColumns.head.contains(where: { $0.key == key }) else { continue }
      entry.values[key] = row[2]?.text ?? ""
      entry.cells[key] = CellReference(row: row.index, column: 2)
      entry.values[key + ".en"] = row[3]?.text ?? ""
    }
    if entry.cells.isEmpty { entry.cells["id"] = CellReference(row: 1, column: 2) }
    // The first line stands for the whole: what is missing is reported there.
    add("\"id\": \(YAMLText.quoted(trimmed(entry.values["id"] ?? "")))", entry.place("id"))
    for column in StandardColumns.head.dropFirst() { add(column, of: entry, indent: "") }
  }

  private mutating func addList(_ table: StandardColumns.Table, emptyAs empty: String?) throws {
    let entries = try entries(of: table)
    let place = Place(sheet: table.sheet.zh, cell: CellReference(row: 2, column: 0))
    guard !entries.isEmpty else {
      if let empty { add(empty, place) }
      return
    }
    add("\(table.key):", entries[0].place(table.columns[0].key))
    for entry in entries { addItem(table.columns, of: entry, indent: "  ") }
  }

  /// One entry of a list: `- ` stands on a line of its own, so that each value has one.
  private mutating func addItem(_ columns: [Column], of entry: Entry, indent: String) {
    let first = columns.first { !trimmed(entry.values[$0.key] ?? "").isEmpty }
    add("\(indent)-", entry.place((first ?? columns[0]).key))
    for column in columns where !column.key.contains(".") { add(column, of: entry, indent: indent + "  ") }
  }

  private mutating func add(_ column: Column, of entry: Entry, indent: String) {
    let key = column.key.split(separator: ".").last.map(String.init) ?? column.key
    let text = entry.values[column.key] ?? ""
    guard !trimmed(text).isEmpty else { return }
    let place = entry.place(column.key)
    switch column.content {
    case .text where ["basis", "issuer"].contains(key):
      add("\(indent)\(key): \(YAMLText.quoted(text))", place)
    case .text, .number: add("\(indent)\(key): \(YAMLText.quoted(trimmed(text)))", place)
    case .list:
      let items = text.split { "、,，;；".contains($0) || $0.isNewline }.map { trimmed(String($0)) }
      let quoted = items.filter { !$0.isEmpty }.map(YAMLText.quoted).joined(separator: ", ")
      add("\(indent)\(key): [\(quoted)]", place)
    case .words:
      let english = entry.values[column.key + ".en"] ?? ""
      let value =
        trimmed(english).isEmpty
        ? YAMLText.quoted(text) : "{zh: \(YAMLText.quoted(text)), en: \(YAMLText.quoted(english))}"
      add("\(indent)\(key): \(value)", place)
    }
  }

  private mutating func addSections() throws {
    let sections = try entries(of: StandardColumns.sections)
    let criteria = try entries(of: StandardColumns.criteria)
    let deductions = try entries(of: StandardColumns.deductions)
    checkParents(of: criteria, key: "section", among: sections, StandardColumns.sections.sheet)
    checkParents(of: deductions, key: "criterion", among: criteria, StandardColumns.criteria.sheet)
    let top = Place(sheet: StandardColumns.sections.sheet.zh, cell: CellReference(row: 2, column: 0))
    guard !sections.isEmpty else { return }
    add("sections:", sections.first?.place("id") ?? top)
    for section in sections {
      addItem(StandardColumns.sections.columns, of: section, indent: "  ")
      let document = StandardColumns.sections.columns.filter {
        $0.key.hasPrefix("document.") && !trimmed(section.values[$0.key] ?? "").isEmpty
      }
      if let first = document.first {
        add("    document:", section.place(first.key))
        for column in document { add(column, of: section, indent: "      ") }
      }
      let own = criteria.filter { trimmed($0.values["section"] ?? "") == trimmed(section.values["id"] ?? "") }
      add(own.isEmpty ? "    criteria: []" : "    criteria:", section.place("id"))
      for criterion in own {
        addItem(StandardColumns.criteria.columns, of: criterion, indent: "      ")
        let taken = deductions.filter {
          trimmed($0.values["criterion"] ?? "") == trimmed(criterion.values["id"] ?? "")
        }
        if !taken.isEmpty { add("        deductions:", taken[0].place("id")) }
        for deduction in taken {
          addItem(StandardColumns.deductions.columns, of: deduction, indent: "          ")
        }
      }
    }
  }

  private mutating func checkParents(
    of entries: [Entry], key: String, among parents: [Entry], _ sheet: Localized
  ) {
    let known = Set(parents.map { trimmed($0.values["id"] ?? "") })
    for entry in entries where !known.contains(trimmed(entry.values[key] ?? "")) {
      let name = trimmed(entry.values[key] ?? "")
      report(
        entry.place(key),
        name.isEmpty
          ? Localized(zh: "没有写属于哪一项", en: "it does not say where it belongs")
          : Localized(zh: "“\(sheet.zh)”表中没有“\(name)”", en: "the sheet “\(sheet.en)” has no “\(name)”"),
        Localized(
          zh: "应写作“\(sheet.zh)”表中的编号，如 \(known.sorted().first ?? "1")",
          en: "write an id of the sheet “\(sheet.en)”, such as \(known.sorted().first ?? "1")"))
    }
  }

  /// The rows of a table that hold anything; columns are known by the key in the second row.
  private mutating func entries(of table: StandardColumns.Table) throws -> [Entry] {
    guard let sheet = try contents(table.sheet) else { return [] }
    let keys = Set(table.all.flatMap { [$0.key, $0.key + ".en"] })
    guard
      let keyRow = sheet.rows.prefix(10).first(where: { row in row.cells.count { keys.contains($0.text) } > 1
      })
    else {
      if sheet.rows.count > 1 {
        report(
          Place(sheet: sheet.name, cell: CellReference(row: 1, column: 0)),
          Localized(zh: "找不到列名（第二行的小字）", en: "the names of the columns (second row) are not found"),
          Localized(
            zh: "应写作 \(table.all.map(\.key).joined(separator: "、"))",
            en: "write \(table.all.map(\.key).joined(separator: ", "))"))
      }
      return []
    }
    let columns = keyRow.cells.filter { keys.contains($0.text) }
    return sheet.rows.filter { $0.index > keyRow.index }.compactMap { row in
      var entry = Entry(sheet: sheet.name, values: [:], cells: [:])
      for column in columns {
        entry.values[column.text] = row[column.column]?.text ?? ""
        entry.cells[column.text] = CellReference(row: row.index, column: column.column)
      }
      return entry.values.values.contains { !trimmed($0).isEmpty } ? entry : nil
    }
  }

  /// A problem of the YAML as one of the cell its line came from, in the words of the spreadsheet.
  func inCells(_ problem: LoadError) -> LoadError {
    var problem = problem
    let line = min(max(problem.source.line ?? 1, 1), max(places.count, 1))
    guard places.indices.contains(line - 1) else { return problem }
    let place = places[line - 1]
    var cell = place.cell
    // What is missing is reported at the head of its entry: name the empty cell instead.
    if let key = missingKey(in: problem.problem.zh), let own = place.row[key] ?? place.row["document." + key]
    {
      cell = own
    }
    problem.source = Source(file: "\(file) » \(place.sheet)!\(cell)")
    problem.problem = inTitles(problem.problem, sheet: place.sheet)
    problem.remedy = inTitles(problem.remedy, sheet: place.sheet)
    return problem
  }

  private func missingKey(in words: String) -> String? {
    guard words.hasPrefix("缺少“"), let end = words.lastIndex(of: "”") else { return nil }
    return String(words[words.index(words.startIndex, offsetBy: 3)..<end])
  }

  /// Keys of the YAML replaced by the titles of the columns.
  private func inTitles(_ text: Localized, sheet: String) -> Localized {
    let table = StandardColumns.tables.first { SheetWords.matches(sheet, $0.sheet) }
    var text = text
    for column in table?.all ?? StandardColumns.head {
      let key = column.key.split(separator: ".").last.map(String.init) ?? column.key
      text.zh = text.zh.replacing("“\(key)”", with: "“\(column.title.zh)”")
      text.zh = text.zh.replacing("请补上 \(key): …", with: "请填写")
      text.zh = text.zh.replacing("请补上 \(key): ", with: "请填写，如 ")
      text.zh = text.zh.replacing("应如 \(key): ", with: "应如 ")
      text.zh = text.zh.replacing(" \(key): ", with: "“\(column.title.zh)” ")
      if text.zh.hasSuffix(" \(key)") { text.zh = text.zh.dropLast(key.count + 1) + "“\(column.title.zh)”" }
      text.en = text.en.replacing("“\(key)”", with: "“\(column.title.en)”")
    }
    return text
  }

  private func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

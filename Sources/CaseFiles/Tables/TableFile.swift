import OfficeFiles

/// A CSV or XLSX file with one case a row.
struct TableFile {
  /// The largest text of a table, in bytes.
  static let largest = 256 << 20

  /// The name as people know it, which facts and messages begin with.
  let name: String
  let mapping: ColumnMapping
  /// How many columns of a heading have to be known; none where somebody is to say what they mean.
  var leastKnown = ExportHeading.leastKnown

  /// Whether a file of this name is read as a table of cases.
  static func isTable(_ name: String) -> Bool {
    ["csv", "tsv", "xlsx", "xls"].contains(DocumentReader.fileExtension(name))
  }

  /// Whether a file somebody names is read as one: alone, a text is no document of a case file.
  static func mayBeTable(_ name: String) -> Bool {
    isTable(name) || DocumentReader.fileExtension(name) == "txt"
  }

  /// Goes over the sheets and rows; what cannot be read is handed out as refused, and the rest goes on.
  func read(_ bytes: [UInt8], _ take: @escaping (TableEvent) throws -> Void) throws {
    if bytes.allSatisfy({ $0 <= 0x20 }) {
      return try refuse(
        nil, Localized(zh: "是空的，没有一行内容", en: "is empty"),
        Localized(zh: "核对导出是否完成，再导入", en: "see whether the export was finished"), take)
    }
    // What a file is its bytes say: exports bear the wrong ending often enough.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      try readWorkbook(bytes, take)
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      try refuse(
        nil, Localized(zh: "是旧版 Excel 文件（.xls）或加了密码", en: "is an old Excel file (.xls) or has a password"),
        Localized(zh: "用 Excel 或 WPS 去掉密码，另存为 .xlsx", en: "take the password off and save it as .xlsx"), take)
    } else {
      try readText(bytes, take)
    }
  }

  private func readText(_ bytes: [UInt8], _ take: @escaping (TableEvent) throws -> Void) throws {
    guard let text = TableText.utf8(bytes) else {
      return try refuse(
        nil, Localized(zh: "编码无法识别", en: "is in an unknown encoding"),
        Localized(zh: "另存为 UTF-8 的 CSV，或 .xlsx", en: "save it as CSV in UTF-8, or as .xlsx"), take)
    }
    if text.prefix(1024).contains(0x3C), Self.looksLikeMarkup(text) {
      return try refuse(
        nil, Localized(zh: "是网页（HTML/XML），不是表格", en: "is a web page (HTML or XML), not a table"),
        Localized(zh: "用 Excel 或 WPS 打开后另存为 .xlsx", en: "open it with Excel or WPS and save it as .xlsx"),
        take)
    }
    var scanner = SeparatedScanner(utf8: text)
    var walker = TableWalker(file: name, mapping: mapping, leastKnown: leastKnown, take: take)
    while let row = scanner.next() {
      if let line = scanner.openQuote {
        try walker.finish()
        return try refuse(
          line,
          Localized(
            zh: "引号没有闭合，这一行及其后各行未读",
            en: "a quotation is never closed; this row and those after it were not read"),
          Localized(zh: "补上引号后重新导入", en: "close it and import again"), take)
      }
      try walker.feed(PlainRow(line: row.line, cells: row.cells))
    }
    try walker.finish()
  }

  /// Systems write an HTML table and call it .xls or .csv.
  private static func looksLikeMarkup(_ text: [UInt8]) -> Bool {
    let start = String(decoding: text.prefix(1024), as: UTF8.self).trimmingBlanks().lowercased()
    return ["<html", "<!doctype", "<?xml", "<table"].contains { start.hasPrefix($0) }
  }

  private func readWorkbook(_ bytes: [UInt8], _ take: @escaping (TableEvent) throws -> Void) throws {
    let book: WorkbookFile
    do throws(OfficeError) {
      book = try WorkbookFile(bytes: bytes, file: name)
    } catch {
      return try refuse(error, nil, take)
    }
    for sheet in book.sheetNames { try readSheet(sheet, of: book, take) }
  }

  private func readSheet(
    _ sheet: String, of book: WorkbookFile, _ take: @escaping (TableEvent) throws -> Void
  ) throws {
    let label = book.sheetNames.count == 1 ? name : "\(name)!\(sheet)"
    var walker = TableWalker(file: label, mapping: mapping, leastKnown: leastKnown, take: take)
    var failure: (any Error)?
    var line = 0
    do throws(OfficeError) {
      var filling = MergedCells(try book.merges(of: sheet))
      try book.forEachRow(of: sheet) { row in
        line = row.index + 1
        do {
          try walker.feed(filling.fill(row))
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      try walker.finish()
      return try refuse(error, line + 1, take)
    }
    if let failure { throw failure }
    try walker.finish()
  }

  private func refuse(
    _ error: OfficeError, _ line: Int?, _ take: (TableEvent) throws -> Void
  ) throws {
    try take(
      .refused(
        LoadError(
          source: Source(file: name, line: line), problem: Localized(zh: error.chinese, en: error.english),
          remedy: Localized(
            zh: "用 Excel 或 WPS 另存为 .xlsx 后重新导入", en: "save it again as .xlsx and import it again"))))
  }

  private func refuse(
    _ line: Int?, _ problem: Localized, _ remedy: Localized, _ take: (TableEvent) throws -> Void
  ) throws {
    try take(.refused(LoadError(source: Source(file: name, line: line), problem: problem, remedy: remedy)))
  }
}

/// Gives every row the words of the cells that are merged over it from above.
private struct MergedCells {
  private let merges: [Int: [CellRange]]
  private var open: [(range: CellRange, words: String)] = []
  /// How many merged cells are followed at a time; a sheet people made has a handful.
  private static let mostOpen = 256

  init(_ ranges: [CellRange]) {
    merges = Dictionary(grouping: ranges, by: \.first.row)
  }

  mutating func fill(_ row: SheetRow) -> PlainRow {
    var cells: [String] = []
    for cell in row.cells {
      while cells.count < cell.column { cells.append("") }
      cells.append(cell.text)
    }
    open.removeAll { $0.range.last.row < row.index }
    for (range, words) in open { Self.put(words, range.first.column...range.first.column, in: &cells) }
    let begun = merges[row.index] ?? []
    var heading = cells
    for range in begun where range.first.column < cells.count {
      let words = cells[range.first.column]
      Self.put(words, range.first.column...range.last.column, in: &heading)
      if range.last.row > row.index, open.count < Self.mostOpen { open.append((range, words)) }
    }
    // A heading of several rows has cells merged over all of them, beside one that is parted below.
    let tallest = begun.map { $0.last.row - $0.first.row + 1 }.max() ?? 1
    return PlainRow(line: row.index + 1, cells: cells, headingCells: heading, height: min(3, tallest))
  }

  /// Only a heading's words reach across columns, and none of them across all 16,384.
  private static func put(_ words: String, _ columns: ClosedRange<Int>, in cells: inout [String]) {
    guard columns.count <= 64, !words.isEmpty else { return }
    while cells.count <= columns.upperBound { cells.append("") }
    for column in columns where cells[column].isEmpty { cells[column] = words }
  }
}

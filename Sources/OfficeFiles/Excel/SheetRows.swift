/// Writes the rows of a sheet into its XML.
///
/// libxlsxwriter would print every cell into one temporary file, copy it into another and pack that.
struct SheetRows {
  let sheet: Sheet
  let formats: CellFormats
  let file: String

  /// `A1:P100`, the range that holds them.
  var dimension: String {
    let widest = sheet.rows.lazy.map(\.cells.count).max() ?? 0
    let last = CellReference(row: max(sheet.rows.count, 1) - 1, column: max(widest, 1) - 1)
    return CellRange(CellReference(row: 0, column: 0), last).description
  }

  /// Asks for every format in use, so that the workbook knows them when it is closed.
  func noteFormats() {
    for row in sheet.rows {
      for (column, cell) in row.cells.enumerated() { _ = formats.index(of: cell, column: column) }
    }
  }

  /// Throws `OfficeError` for what no spreadsheet can hold.
  func write(to stream: EntryStream) throws(OfficeError) {
    let widest = sheet.rows.lazy.map(\.cells.count).max() ?? 0
    let names = (0..<widest).map { Array(CellReference(row: 0, column: $0).columnName.utf8) }
    stream.append("<sheetData>")
    for (index, row) in sheet.rows.enumerated() where !row.cells.isEmpty || row.height != nil {
      let number = Array("\(index + 1)".utf8)
      stream.append("<row r=\"")
      stream.append(number)
      if let height = row.height {
        stream.append("\" ht=\"")
        stream.append(min(height, 409))
        stream.append("\" customHeight=\"1")
      }
      stream.append("\">")
      for (column, cell) in row.cells.enumerated() {
        stream.append("<c r=\"")
        stream.append(names[column])
        stream.append(number)
        stream.append("\" s=\"")
        stream.append(formats.index(of: cell, column: column))
        if let problem = write(cell.value, to: stream) {
          let place = CellReference(row: index, column: column)
          throw OfficeError(file: file, part: "\(sheet.name)!\(place)", problem: problem)
        }
      }
      stream.append("</row>")
      try stream.packWhatIsLong()
    }
    stream.append("</sheetData>")
  }

  /// Writes the value after the attribute that is open; gives back why it cannot stand in a cell.
  private func write(_ value: Cell.Value, to stream: EntryStream) -> OfficeError.Problem? {
    switch value {
    case .empty: stream.append("\"/>")
    case .text(let text):
      // A name of 32,767 characters fills a cell in every program that reads it.
      let length = text.utf8.count > 32_767 ? text.utf16.count : 0
      guard length <= 32_767 else { return .cellTooLong(length: length, limit: 32_767) }
      stream.append("\" t=\"inlineStr\"><is>")
      stream.append(textElement: ExcelText.escaped(text))
      stream.append("</is></c>")
    case .number(let number):
      guard number.isFinite else { return .notANumber }
      stream.append("\"><v>")
      stream.append(number)
      stream.append("</v></c>")
    case .bool(let value): stream.append(value ? "\" t=\"b\"><v>1</v></c>" : "\" t=\"b\"><v>0</v></c>")
    case .date(let year, let month, let day):
      stream.append("\"><v>")
      stream.append(ExcelDate.serial(year: year, month: month, day: day))
      stream.append("</v></c>")
    case .formula(let formula, let value):
      guard value.isFinite else { return .notANumber }
      stream.append("\"><f>")
      stream.append(escaping: formula.hasPrefix("=") ? String(formula.dropFirst()) : formula)
      stream.append("</f><v>")
      stream.append(value)
      stream.append("</v></c>")
    case .textFormula(let formula, let words):
      stream.append("\" t=\"str\"><f>")
      stream.append(escaping: formula.hasPrefix("=") ? String(formula.dropFirst()) : formula)
      stream.append("</f><v>")
      stream.append(escaping: ExcelText.escaped(words))
      stream.append("</v></c>")
    }
    return nil
  }
}

extension EntryStream {
  fileprivate func append(textElement text: String) {
    let edges = [text.utf8.first, text.utf8.last].compactMap(\.self)
    append(edges.contains { $0 <= 0x20 } ? "<t xml:space=\"preserve\">" : "<t>")
    append(escaping: text)
    append("</t>")
  }

  /// A number as briefly as it can be read back.
  fileprivate func append(_ number: Double) {
    guard let whole = Int(exactly: number), abs(whole) < 1 << 53 else { return append(escaping: "\(number)") }
    append(whole)
  }
}

import Glibc

/// Walks over one sheet's XML and hands out its rows.
struct SheetReader {
  let cursor: XMLCursor
  let file: String
  let sheet: String
  let shared: [String]
  let styles: ReadStyles
  let limits: WorkbookFile.Limits

  func read(_ body: (SheetRow) throws(OfficeError) -> Bool) throws(OfficeError) -> [CellRange] {
    var merges: [CellRange] = []
    var row = SheetRow(index: -1, cells: [])
    var cellCount = 0
    while try cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "row"):
        var index = row.index + 1
        if let written = cursor.attribute("r") {
          guard let number = Int(written), (1...CellReference.mostRows).contains(number),
            number > row.index + 1
          else { throw refusal(written, .outsideSheet) }
          index = number - 1
        }
        guard index < CellReference.mostRows else { throw refusal("\(index + 1)", .outsideSheet) }
        row = SheetRow(index: index, cells: [])
        row.cells.reserveCapacity(8)
      case (.start, "c"):
        guard row.index >= 0 else { throw refusal("c", .outsideSheet) }
        cellCount += 1
        guard cellCount <= limits.cells else { throw refusal(nil, .tooManyCells(limit: limits.cells)) }
        if let cell = try readCell(in: row) { row.cells.append(cell) }
      case (.end, "row"):
        if !row.cells.isEmpty, try !body(row) { return merges }
      case (.start, "mergeCell"):
        guard let text = cursor.attribute("ref"), let range = CellRange(text) else { continue }
        guard merges.count < limits.cells else { throw refusal(nil, .tooManyCells(limit: limits.cells)) }
        merges.append(range)
      default: break
      }
    }
    return merges
  }

  /// Reads the cell the cursor stands on, to its end; nil where it holds nothing.
  private func readCell(in row: SheetRow) throws(OfficeError) -> ReadCell? {
    var column = (row.cells.last?.column ?? -1) + 1
    if let written = cursor.attribute("r") {
      guard let place = CellReference(written), place.row == row.index, place.column >= column else {
        throw refusal(written, .outsideSheet)
      }
      column = place.column
    }
    guard column < CellReference.mostColumns else {
      throw refusal("\(CellReference(row: row.index, column: column))", .outsideSheet)
    }
    guard !cursor.isEmpty else { return nil }
    let type = cursor.attribute("t") ?? "n"
    let style = cursor.attribute("s").flatMap { Int($0) } ?? 0
    var words = ""
    var formula: String?
    var hasValue = false
    var isInside = false
    var more = try cursor.next()
    while more {
      switch cursor.node {
      case .start:
        switch cursor.name {
        case "v", "t":
          hasValue = true
          isInside = !cursor.isEmpty
        case "f":
          formula = ""
          isInside = !cursor.isEmpty
          if isInside {
            while try cursor.next(), cursor.node != .end {
              formula? += cursor.node == .text ? cursor.text : ""
            }
            isInside = false
          }
        case "rPh":
          more = try cursor.skip()
          continue
        default: break
        }
      case .end:
        if cursor.name == "c" {
          guard hasValue || formula != nil else { return nil }
          let place = CellReference(row: row.index, column: column)
          return ReadCell(
            column: column, value: try value(words, type: type, style: style, at: place), formula: formula)
        }
        isInside = false
      case .text: if isInside { words += cursor.text }
      case .other: break
      }
      more = try cursor.next()
    }
    return nil
  }

  private func value(
    _ words: String, type: String, style: Int, at place: CellReference
  ) throws(OfficeError) -> ReadCell.Value {
    switch type {
    case "s":
      guard let index = Int(words), shared.indices.contains(index) else {
        throw refusal("\(place)", .damaged(reason: "sharedStrings \(words.prefix(20))"))
      }
      return .text(shared[index])
    case "inlineStr", "str": return .text(ExcelText.unescaped(words))
    case "b": return .bool(words == "1" || words == "true")
    case "e": return .error(words)
    case "d": return .text(words)
    default:
      guard !words.isEmpty else { return .text("") }
      guard let number = Double(words), number.isFinite else {
        throw refusal("\(place)", .damaged(reason: "\(words.prefix(20))"))
      }
      if styles.showsDate(style: style), let date = ExcelDate(serial: number, from1904: styles.from1904) {
        return .date(date)
      }
      return .number(number)
    }
  }

  private func refusal(_ place: String?, _ problem: OfficeError.Problem) -> OfficeError {
    OfficeError(file: file, part: place.map { "\(sheet)!\($0)" } ?? sheet, problem: problem)
  }
}

/// A number with up to 15 digits, as a spreadsheet shows it: 0.1 + 0.2 is 0.3.
func spreadsheetText(_ number: Double) -> String {
  if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
  var buffer = [CChar](repeating: 0, count: 32)
  let count = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
  return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension ExcelDate: CustomStringConvertible {
  /// `2024-03-02`, with the time where there is one: `2024-03-02 09:30`.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let digits = String(year)
    let day = "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)-\(two(month))-\(two(day))"
    return second == 0 ? day : "\(day) \(two(second / 3600)):\(two(second / 60 % 60))"
  }
}

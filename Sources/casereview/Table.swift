import CaseFiles
import Foundation
import OfficeFiles
import Standards

/// A table from a CSV or XLSX file: its heading and the rows below it.
struct Table {
  var headings: [String]
  var rows: [TableRow]

  /// Throws a sentence where the file cannot be read or holds no heading.
  init(path: String, sheet: String?) throws {
    var all = path.lowercased().hasSuffix(".xlsx") ? try Self.workbook(path, sheet) : try Self.text(path)
    guard !all.isEmpty else {
      throw CommandFailure(
        zh: "\(path)：没有任何一行；第一行应是表头", en: "\(path): holds no row; the first one is the heading")
    }
    headings = all.removeFirst().cells.map { $0.split(whereSeparator: \.isWhitespace).joined() }
    rows = all
  }

  private static func text(_ path: String) throws -> [TableRow] {
    guard let values = SeparatedValues(bytes: try givenFile(path)) else {
      throw CommandFailure(
        zh: "\(path)：编码无法识别；请另存为 UTF-8", en: "\(path): is in an unknown encoding; save it as UTF-8")
    }
    if let line = values.openQuote {
      throw CommandFailure(
        zh: "\(path):\(line)：引号没有闭合；请补上引号", en: "\(path):\(line): a quotation is never closed; close it")
    }
    return values.rows.map { TableRow(line: $0.line, cells: $0.cells) }
  }

  private static func workbook(_ path: String, _ sheet: String?) throws -> [TableRow] {
    do throws(OfficeError) {
      let book = try WorkbookFile(path: path)
      guard let name = sheet ?? book.sheetNames.first else { return [] }
      var rows: [TableRow] = []
      try book.forEachRow(of: name) { row throws(OfficeError) in
        var cells: [String] = []
        for cell in row.cells {
          while cells.count < cell.column { cells.append("") }
          cells.append(cell.text)
        }
        rows.append(TableRow(line: row.index + 1, cells: cells))
        return true
      }
      return rows
    } catch {
      throw CommandFailure(zh: error.chinese, en: error.english)
    }
  }
}

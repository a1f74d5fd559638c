import OfficeFiles

/// Excel: the workbook a report brings with it, else one sheet for each of its tables.
///
/// Words stay words whatever they begin with, and so do document numbers.
public struct ExcelFormat: ReportFormat {
  public let name = "xlsx"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    try bytes(of: Draft(document: document), file: file)
  }

  public func bytes(of draft: Draft, file: String) throws(OfficeError) -> [UInt8] {
    try (draft.workbook ?? workbook(of: draft)).bytes(file: file)
  }

  private func workbook(of draft: Draft) -> Workbook {
    let document = draft.document
    var tables: [OfficialDocument.Table] = []
    if !draft.problems.isEmpty {
      tables = [problemTable(of: draft)]
    } else {
      for case .table(let table) in document.blocks { tables.append(table) }
    }
    if tables.isEmpty {
      // A document of words alone: a row for each paragraph.
      let lines = TextFormat().lines(of: document)
      tables = [OfficialDocument.Table(header: [document.title.filter { $0 != "\n" }], rows: lines)]
    }
    let sheets = tables.enumerated().map { index, table in
      sheet(table, name: tables.count == 1 ? "Sheet1" : "Sheet\(index + 1)")
    }
    return Workbook(
      sheets: sheets, title: document.title.filter { $0 != "\n" }, author: document.signatory,
      properties: document.properties)
  }

  private func sheet(_ table: OfficialDocument.Table, name: String) -> Sheet {
    let head = CellStyle().with {
      $0.isBold = true
      $0.hasBorder = true
      $0.isWrapped = true
    }
    let body = CellStyle().with {
      $0.hasBorder = true
      $0.isWrapped = true
      $0.vertical = .top
    }
    let count = max(table.header.count, table.rows.map(\.count).max() ?? 0, 1)
    let widths = (0..<count).map { table.widths.indices.contains($0) ? Double(table.widths[$0]) * 4 : 20 }
    return Sheet(
      name: name, columns: widths.map { .init(width: max($0, 8)) },
      rows: [.init(table.header.map { Cell(printable($0), head) })]
        + table.rows.map { row in .init(row.map { Cell(printable($0), body) }) },
      frozenRows: 1,
      page: SheetPage(
        isLandscape: true, repeatedRows: 0...0,
        area: CellRange(
          CellReference(row: 0, column: 0), CellReference(row: table.rows.count, column: count - 1))))
  }
}

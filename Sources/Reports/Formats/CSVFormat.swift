import CaseFiles
import OfficeFiles

/// The table of problems for a spreadsheet; of a report without problems, its tables one after another.
///
/// UTF-8 with a mark at the start, by which Excel knows it.
public struct CSVFormat: ReportFormat {
  public let name = "csv"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    let tables = document.blocks.compactMap { block -> [[String]]? in
      if case .table(let table) = block { [table.header] + table.rows } else { nil }
    }
    return encoded(tables.map { stamped($0, document) }.joined(separator: [[]]).map(\.self))
  }

  public func bytes(of draft: Draft, file: String) throws(OfficeError) -> [UInt8] {
    if !draft.problems.isEmpty {
      let table = problemTable(of: draft)
      return encoded(stamped([table.header] + table.rows, draft.document))
    }
    guard !draft.figures.isEmpty else { return try bytes(of: draft.document, file: file) }
    let rows = draft.figures.map { figure in
      [
        figure.id, figure.title, figure.value, figure.ratio.map { "\($0.numerator)" } ?? "",
        figure.ratio.map { "\($0.denominator)" } ?? "", figure.files.joined(separator: "；"),
      ]
    }
    return encoded(stamped([["编号", "数据", "数值", "分子", "分母", "案卷"]] + rows, draft.document))
  }

  /// The rows with what is kept inside the file as one more column: a table has no other place for it.
  private func stamped(_ rows: [[String]], _ document: OfficialDocument) -> [[String]] {
    guard !document.properties.isEmpty else { return rows }
    let words = document.properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let columns = rows.map(\.count).max() ?? 0
    return rows.enumerated().map { index, row in
      row + Array(repeating: "", count: columns - row.count) + [
        index == 0 ? "文件属性" : words.joined(separator: "; ")
      ]
    }
  }

  private func encoded(_ rows: [[String]]) -> [UInt8] {
    [0xEF, 0xBB, 0xBF] + Array(CSVText.of(rows, for: .spreadsheet).utf8)
  }
}

/// The problems as a table for spreadsheets.
func problemTable(of draft: Draft) -> OfficialDocument.Table {
  let header = ["发文字号", "序号", "问题", "事实", "出处", "依据", "处理方式", "整改要求", "完成期限"]
  let rows = draft.problems.enumerated().map { index, problem in
    [
      draft.document.number, "\(index + 1)", problem.heading, problem.fact,
      problem.evidence.map(\.words).joined(separator: "；"), problem.rule ?? "",
      problem.remedy?.name.zh ?? "",
      problem.measure ?? "", problem.deadline?.description ?? "",
    ]
  }
  return OfficialDocument.Table(header: header, rows: rows, widths: [4, 2, 6, 12, 10, 8, 4, 10, 4])
}

extension Instrument.Evidence {
  /// 《立案审批表》第1页“2024年9月9日”, or what was looked for in vain.
  public var words: String {
    let place = titled(document) + (page.map { "第\($0)页" } ?? "")
    let quote = quote.flatMap { $0.isEmpty ? nil : "“\($0)”" }
    return isAbsence ? "经查阅\(place)，未见\(quote ?? "相应内容")" : place + (quote ?? "")
  }
}

import CaseFiles
import OfficeFiles

/// The table of problems for a spreadsheet; of a report without problems, its tables one after another.
///
/// UTF-8 with a mark at the start, by which Excel knows it. A cell that a spreadsheet would calculate, or that
/// begins with `'` before such a sign, gets one `'` in front: taking one `'` off again gives the words.
public struct CSVFormat: ReportFormat {
  public let name = "csv"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    let tables = document.blocks.compactMap { block -> [[String]]? in
      if case .table(let table) = block { [table.header] + table.rows } else { nil }
    }
    return encoded(Array(tables.joined(separator: [[]])))
  }

  public func bytes(of draft: Draft, file: String) throws(OfficeError) -> [UInt8] {
    guard !draft.problems.isEmpty else { return try bytes(of: draft.document, file: file) }
    let header = ["发文字号", "序号", "问题", "事实", "出处", "依据", "处理方式", "整改要求", "完成期限"]
    let rows = draft.problems.enumerated().map { index, problem in
      [
        draft.document.number, "\(index + 1)", problem.heading, problem.fact,
        problem.evidence.map(\.words).joined(separator: "；"), problem.rule ?? "",
        problem.remedy?.name.zh ?? "",
        problem.measure ?? "", problem.deadline?.description ?? "",
      ]
    }
    return encoded([header] + rows)
  }

  private func encoded(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in
      row.map { "\"" + harmless(printable($0)).replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }
    return [0xEF, 0xBB, 0xBF] + Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// Excel and WPS read these signs at the start of a cell as a formula, full width ones too.
  private func harmless(_ cell: String) -> String {
    let start = cell.unicodeScalars.drop { $0 == "'" || $0 == " " || $0 == "\n" || $0 == "\u{3000}" }.first
    return start.map { signs.contains($0) } == true ? "'" + cell : cell
  }
}

private let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠", "−", "|", "%"]

extension Instrument.Evidence {
  /// 《立案审批表》第1页“2024年9月9日”, or what was looked for in vain.
  public var words: String {
    let place = titled(document) + (page.map { "第\($0)页" } ?? "")
    let quote = quote.flatMap { $0.isEmpty ? nil : "“\($0)”" }
    return isAbsence ? "经查阅\(place)，未见\(quote ?? "相应内容")" : place + (quote ?? "")
  }
}

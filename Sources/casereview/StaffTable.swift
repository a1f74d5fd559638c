import CaseFiles
import Foundation
import Reviewing

/// Reads how many officers, recorders and legal reviewers each agency has, from a CSV with these headings.
enum StaffTable {
  private static let columns = ["机关", "执法人员", "执法记录仪", "法制审核人员"]

  /// The table named, else the one that lies in the workspace; none where there is neither.
  static func read(_ path: String?, workspace: String) throws -> [AgencyStaff] {
    let usual = workspace + "/agencies.csv"
    guard path != nil || FileManager.default.fileExists(atPath: usual) else { return [] }
    return try read(try givenFile(path ?? usual), file: path ?? usual)
  }

  static func read(_ bytes: [UInt8], file: String) throws -> [AgencyStaff] {
    guard let table = SeparatedValues(bytes: bytes), let head = table.rows.first else {
      throw CommandFailure(
        zh: "\(file)：没有内容或者编码无法识别；首行应写作 \(columns.joined(separator: ","))",
        en: "\(file): empty or in an unknown encoding; the first line reads \(columns.joined(separator: ","))"
      )
    }
    let places = columns.map { name in head.cells.firstIndex { $0.trimmed == name } }
    guard let name = places[0], let officers = places[1] else {
      throw CommandFailure(
        zh: "\(file)：第 1 行缺少“机关”或“执法人员”一列；应写作 \(columns.joined(separator: ","))",
        en: "\(file): line 1 lacks 机关 or 执法人员; write \(columns.joined(separator: ","))")
    }
    return try table.rows.dropFirst().map { row in
      func cell(_ place: Int?) -> String {
        place.map { $0 < row.cells.count ? row.cells[$0].trimmed : "" } ?? ""
      }
      func number(_ place: Int?, _ column: String) throws -> Int? {
        let text = cell(place)
        if text.isEmpty { return nil }
        guard let value = Int(text), value >= 0 else {
          throw CommandFailure(
            zh: "\(file)：第 \(row.line) 行“\(column)”为“\(text)”；应写作整数，如 12",
            en: "\(file): line \(row.line), \(column) is “\(text)”; write a whole number such as 12")
        }
        return value
      }
      guard let count = try number(officers, columns[1]) else {
        throw CommandFailure(
          zh: "\(file)：第 \(row.line) 行没有写执法人员数",
          en: "\(file): line \(row.line) does not say how many officers")
      }
      return AgencyStaff(
        agency: cell(name), officers: count, recorders: try number(places[2], columns[2]),
        legalReviewers: try number(places[3], columns[3]))
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}

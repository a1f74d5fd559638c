import Foundation
import TestSupport
import Testing

/// The sample files reviewed and submitted through the program, with some faults in each.
enum SampleRound {
  static let reviewer = "张某"
  /// The bureau, its series of reports and its round.
  static let settings = """
    评查机关: 示例区司法局
    通报字号: 示司通
    评查批次: 2024年下半年行政执法案卷评查
    """

  static func folders() throws -> [String] {
    try Fixtures.names(in: Fixtures.package().appendingPathComponent("SampleCases"))
      .filter { $0.first?.isNumber == true }.map { "SampleCases/\($0)" }
  }

  /// Which criteria lose points is decided by counting, so that every run is the same.
  static func submit(in folder: TemporaryFolder, settings: String = "") throws {
    let workspace = folder.path + "/workspace"
    for (index, path) in try folders().enumerated() {
      let sheet = folder.path + "/sheet-\(index).yaml"
      let written = try Binary.run(["sheet", path, "-o", sheet, "--as", reviewer], workspace: workspace)
      try #require(written.status == 0, "\(written.errors)")
      let text = try String(contentsOfFile: sheet, encoding: .utf8)
      try folder.write("sheet-\(index).yaml", filled(text, salt: index))
      let taken = try Binary.run(
        ["score", path, "--sheet", sheet, "--as", reviewer, "--submit"], workspace: workspace)
      try #require(taken.status == 0, "\(taken.errors)")
    }
    try settings.write(toFile: workspace + "/settings.yaml", atomically: true, encoding: .utf8)
  }

  private static func filled(_ text: String, salt: Int) -> String {
    var deduction: Substring?
    var times = 1
    var count = salt
    return text.components(separatedBy: "\n").map { line in
      if deduction == nil, let range = line.range(of: "#     − ") {
        deduction = line[range.upperBound...].prefix { $0 != " " }
        times = line.contains("每处") ? 2 : 1
      }
      var line = line
      if line.contains("state: unanswered") {
        count += 1
        let isVeto = line.contains("{criterion: V")
        if isVeto, salt == 4, line.contains("V6") {
          line = answered(line, "veto")
        } else if !isVeto, let deduction, count % 9 == 0 {
          line = answered(line, "deducted, deduction: \(deduction), times: \(times)")
        } else {
          line = line.replacingOccurrences(of: "state: unanswered", with: "state: met")
        }
        deduction = nil
      }
      if line.contains("decision: open") {
        line = line.replacingOccurrences(
          of: "decision: open, reason: \"\"", with: "decision: rejected, reason: 另有说明")
      }
      return line.hasPrefix("opinion:") ? "opinion: 程序基本规范" : line
    }.joined(separator: "\n")
  }

  private static func answered(_ line: String, _ state: String) -> String {
    line.replacingOccurrences(of: "state: unanswered", with: "state: \(state)")
      .replacingOccurrences(of: "reason: \"\"", with: "reason: 某处不符合要求")
      .replacingOccurrences(
        of: "evidence: []", with: "evidence: [{document: 立案审批表, page: 1, quote: 示例}]")
  }
}

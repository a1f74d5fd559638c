import Foundation

/// A program that is measured.
struct Subject {
  var name: String
  var program: String
  var arguments: [String]
  var environment: [String: String] = [:]
  /// What the first screen shows last.
  var expected: String

  /// The programs at hand: ours, the plain list on the same terminal library, and what is installed.
  static func all(ours: String, plainList: String, samples: String, folder: URL) throws -> [Subject] {
    let rows = folder.appendingPathComponent("rows.txt")
    let text = (1...300).map { "示环罚〔2024〕\($0)号  示例化工厂超标排放水污染物案  示例区生态环境局  第\($0)页" }
    try text.joined(separator: "\n").write(to: rows, atomically: true, encoding: .utf8)
    let workspace = folder.appendingPathComponent("workspace").path
    let here = FileManager.default
    var subjects: [Subject] = []
    if here.isExecutableFile(atPath: ours) {
      subjects.append(
        Subject(
          name: "casereview", program: ours, arguments: [samples],
          environment: ["CASEREVIEW_WORKSPACE": workspace], expected: "帮助"))
    }
    if here.isExecutableFile(atPath: plainList) {
      subjects.append(
        Subject(name: "plainlist", program: plainList, arguments: [rows.path], expected: "j/k"))
    }
    if let less = installed("less") {
      subjects.append(Subject(name: "less", program: less, arguments: [rows.path], expected: "rows.txt"))
    }
    if installed("tig") != nil {
      subjects.append(
        Subject(
          name: "tig", program: "/bin/sh", arguments: ["-c", "exec tig < \(rows.path)"], expected: "[pager]")
      )
    }
    return subjects
  }

  private static func installed(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

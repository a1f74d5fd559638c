import Foundation
import TestSupport

/// A program that is measured.
struct Subject {
  var name: String
  var program: String
  var arguments: [String]
  var environment: [String: String] = [:]
  var directory: String?
  /// What the first screen shows last.
  var expected: String
  /// The keys it needs before the others, such as those that leave a title page.
  var before = ""
  /// The keys that are typed in turn.
  var keys = ["j", "k"]
  /// What is typed one by one into the field that narrows the list; nil for programs without one.
  var filters: [String] = []
  var starts = 7

  func measure(rows: Int, columns: Int, times: Int = 100) throws -> Measurement {
    var appearances: [Double] = []
    var completions: [Double] = []
    var isComplete = true
    for _ in 0..<starts {
      let began = ContinuousClock.now
      let terminal = try open(rows: rows, columns: columns)
      _ = terminal.wait(for: expected, limit: 30)
      terminal.settle(quiet: 0.5)
      appearances.append(terminal.appearance(of: expected, since: began))
      completions.append(terminal.completion(since: began))
      isComplete = isComplete && terminal.screen.text.contains(expected)
    }

    let terminal = try open(rows: rows, columns: columns)
    _ = terminal.wait(for: expected, limit: 30)
    terminal.settle(quiet: 0.7, limit: 30)
    let idle = terminal.settle(quiet: 3, limit: 3)
    if !before.isEmpty { _ = terminal.press(before, quiet: 0.3) }
    let key = terminal.type(keys, times: times)
    let burst = terminal.press(String(repeating: keys[0], count: 200), quiet: 0.3)
    return Measurement(
      appearance: quantile(appearances, 0.5), start: quantile(completions, 0.5),
      firstStart: completions.first ?? 0, isComplete: isComplete, key: key, burst: burst,
      peakMemory: terminal.peakMemory, idleBytes: idle, filter: filterTime(in: terminal))
  }

  func open(rows: Int, columns: Int) throws -> PseudoTerminal {
    try PseudoTerminal(
      program, arguments, environment: environment, directory: directory, rows: rows, columns: columns)
  }

  /// The longest of all answers to the last key of a filter.
  private func filterTime(in terminal: PseudoTerminal) -> Double? {
    filters.map { words in
      _ = terminal.press("/", quiet: 0.1)
      var last = 0.0
      for character in words { last = terminal.press(String(character), quiet: 0.06).milliseconds }
      _ = terminal.press("\u{1B}", quiet: 0.2)
      return last
    }.max()
  }

  static func installed(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// The programs that were built beside this one, and a folder for what they read and write.
struct Products {
  let casereview: String
  let plainList: String
  let folder: URL

  init(folder: URL) throws {
    self.folder = folder
    // The tour was taken: its offer would stand where the totals do.
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("state/casereview"), withIntermediateDirectories: true)
    try Data().write(to: folder.appendingPathComponent("state/casereview/tour-seen"))
    let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    casereview = products.appendingPathComponent("casereview").path
    plainList = products.appendingPathComponent("plainlist").path
  }

  /// What the program is run with, in a workspace of its own.
  func environment(_ workspace: String) -> [String: String] {
    [
      "CASEREVIEW_WORKSPACE": folder.path + "/" + workspace, "XDG_STATE_HOME": folder.path + "/state",
      "XDG_CONFIG_HOME": folder.path + "/config",
    ]
  }

  func write(_ text: String, to name: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }
}

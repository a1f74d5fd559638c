import CaseFiles
import Dispatch
import Foundation
import Prechecks

enum Run {
  /// The case files of a table, read side by side.
  static func files(of table: URL) -> [CaseFile] {
    guard let data = try? Data(contentsOf: table), let values = SeparatedValues(bytes: Array(data)) else {
      return []
    }
    let rows = Array(values.rows.dropFirst())
    return inParts(of: rows.count) { range in
      range.compactMap { CaseFile(row: rows[$0].cells, line: rows[$0].line) }
    }.flatMap(\.self)
  }

  /// Runs the checks and writes every finding with its derivation; returns how many there were.
  static func check(
    _ files: [CaseFile], _ checks: [any Check], _ rules: CheckRules, into target: URL
  ) -> Int {
    let parts = inParts(of: files.count) { range -> (Int, [UInt8]) in
      var found = 0
      var bytes: [UInt8] = []
      for index in range {
        for result in precheck(files[index], with: checks, under: rules) {
          for finding in result.outcome.findings {
            found += 1
            bytes += "\(files[index].location),\(result.key(of: finding)),".utf8
            bytes += "\"\(finding.message.zh)\",\"\(finding.derivation.zh)\"\n".utf8
          }
        }
      }
      return (found, bytes)
    }
    if FileManager.default.createFile(atPath: target.path, contents: nil),
      let file = try? FileHandle(forWritingTo: target)
    {
      for part in parts { try? file.write(contentsOf: part.1) }
      try? file.close()
    }
    return parts.reduce(0) { $0 + $1.0 }
  }

  /// One result for each processor's share, in order.
  private static func inParts<Value: Sendable>(
    of count: Int, _ work: @Sendable (Range<Int>) -> Value
  ) -> [Value] {
    let number = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let results = Results<Value>(count: number)
    DispatchQueue.concurrentPerform(iterations: number) { part in
      results.set(part, work((count * part / number)..<(count * (part + 1) / number)))
    }
    return results.values
  }
}

/// Results written side by side, each place once.
private final class Results<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var places: [Value?]

  init(count: Int) { places = Array(repeating: nil, count: count) }

  func set(_ index: Int, _ value: Value) { lock.withLock { places[index] = value } }

  var values: [Value] { places.compactMap(\.self) }
}

/// This process's memory in bytes, as the system counts it.
enum Memory {
  static var resident: Int { line("VmRSS:") }
  static var peak: Int { line("VmHWM:") }

  private static func line(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let found = status.split(separator: "\n").first { $0.hasPrefix(name) }
    return
      (found?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0)
      * 1024
  }
}

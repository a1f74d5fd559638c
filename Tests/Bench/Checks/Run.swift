import CaseFiles
import Dispatch
import Foundation
import Prechecks

/// A finding as it is kept: worded on demand, without the case file or the rules.
struct Stored: Sendable {
  var file: Int
  var check: String
  var finding: Finding
}

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

  /// From the table to the findings, as `casereview check` goes: each case file is read, checked and let go.
  static func check(_ table: URL, _ checks: [any Check], _ rules: CheckRules) -> [Stored] {
    guard let data = try? Data(contentsOf: table), let values = SeparatedValues(bytes: Array(data)) else {
      return []
    }
    let rows = values.rows.dropFirst()
    return inParts(of: rows.count) { range -> [Stored] in
      var kept: [Stored] = []
      kept.reserveCapacity(range.count * 4)
      for index in range {
        let row = rows[rows.startIndex + index]
        guard let file = CaseFile(row: row.cells, line: row.line) else { continue }
        keep(file, index, checks, rules, in: &kept)
      }
      return kept
    }.flatMap(\.self)
  }

  /// Runs the checks and keeps every finding with the facts its message, derivation and evidence are worded from.
  static func check(_ files: [CaseFile], _ checks: [any Check], _ rules: CheckRules) -> [Stored] {
    inParts(of: files.count) { range -> [Stored] in
      var kept: [Stored] = []
      kept.reserveCapacity(range.count * 4)
      for index in range { keep(files[index], index, checks, rules, in: &kept) }
      return kept
    }.flatMap(\.self)
  }

  private static func keep(
    _ file: CaseFile, _ index: Int, _ checks: [any Check], _ rules: CheckRules, in kept: inout [Stored]
  ) {
    for result in precheck(file, with: checks, under: rules) {
      guard case .found(let findings) = result.outcome else { continue }
      for finding in findings { kept.append(Stored(file: index, check: result.check, finding: finding)) }
    }
  }

  /// Writes every finding in words: file, check, subject, message and derivation; returns the bytes written.
  static func write(_ stored: [Stored], of files: [CaseFile], to target: URL) -> Int {
    let parts = inParts(of: stored.count) { range -> [UInt8] in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(range.count * 512)
      for index in range {
        let one = stored[index]
        bytes += "\(files[one.file].location),\(one.check)/\(one.finding.subject),".utf8
        bytes += "\"\(one.finding.message.zh)\",\"\(one.finding.derivation.zh)\"\n".utf8
      }
      return bytes
    }
    guard FileManager.default.createFile(atPath: target.path, contents: nil),
      let file = try? FileHandle(forWritingTo: target)
    else { return 0 }
    for part in parts { try? file.write(contentsOf: part) }
    try? file.close()
    return parts.reduce(0) { $0 + $1.count }
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

import CaseFiles
import Foundation
import TestSupport
import Testing

@testable import Prechecks

@Suite("The sample case files")
struct SampleTests {
  static let folder = Fixtures.package().appendingPathComponent("SampleCases")

  struct Expected: Sendable, CustomTestStringConvertible {
    var folder: String
    var found: [String] = []
    var alsoAllowed: [String] = []

    var testDescription: String { folder }
  }

  /// What `expected.yaml` says of each folder: `found: [ids]` and `also_allowed: [ids]` under its name.
  static func expected() throws -> [Expected] {
    let text = try String(contentsOf: folder.appendingPathComponent("expected.yaml"), encoding: .utf8)
    var all: [Expected] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      guard line.hasPrefix(" ") else {
        all.append(Expected(folder: String(line[..<colon])))
        continue
      }
      let ids = line.matches(of: /[A-Z][0-9]{2}-[a-z-]+/).map { String($0.0) }
      if line.contains("also_allowed") {
        all[all.count - 1].alsoAllowed = ids
      } else {
        all[all.count - 1].found = ids
      }
    }
    return all
  }

  @Test("show what was planted in them and nothing else", arguments: try SampleTests.expected())
  func findings(_ expected: Expected) throws {
    let file = try CaseFile.load(folder: Self.folder.appendingPathComponent(expected.folder).path)
    let results = precheck(file, with: allChecks, under: TestRules.rules)
    let found = results.filter { !$0.outcome.findings.isEmpty }
    let said = found.flatMap { result in result.outcome.findings.map { "\(result.check): \($0.message.zh)" } }
    let ids = found.map(\.check).filter { !expected.alsoAllowed.contains($0) }
    #expect(ids.sorted() == expected.found.sorted(), "\(said.joined(separator: "\n"))")
    #expect(!results.contains { if case .failed = $0.outcome { true } else { false } })
  }
}

import Foundation
import TestSupport
import Testing

@Suite("The sample case files through the real program")
struct SampleTests {
  struct Report: Decodable {
    struct Case: Decodable {
      var source: String
      var outcomes: [Outcome]
    }
    struct Outcome: Decodable {
      var check: String
      var state: String
      var missing: [String]
      var findings: [Finding]
    }
    struct Finding: Decodable {
      var message: String
      var derivation: String
      var evidence: [Evidence]
    }
    struct Evidence: Decodable {
      var document: String
      var page: Int?
    }
    struct Refused: Decodable { var reason: String }
    var schema: String
    var cases: [Case]
    var refused: [Refused]
  }

  /// `folder: found / also_allowed` of `SampleCases/expected.yaml`, whose form is this simple.
  private func expected() throws -> [String: (found: Set<String>, allowed: Set<String>)] {
    let path = Fixtures.package().appendingPathComponent("SampleCases/expected.yaml")
    var result: [String: (found: Set<String>, allowed: Set<String>)] = [:]
    var folder = ""
    for line in try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      if !line.hasPrefix(" ") {
        folder = String(line.dropLast())
        result[folder] = ([], [])
        continue
      }
      let parts = line.split(separator: ":", maxSplits: 1)
      let ids = Set(
        parts[1].split { "[], ".contains($0) }.map(String.init))
      if parts[0].contains("found") { result[folder]?.found = ids } else { result[folder]?.allowed = ids }
    }
    return result
  }

  @Test("Exactly the planted findings, no others, each with its derivation and evidence")
  func plantedFindings() throws {
    let run = try Binary.run(["check", "SampleCases", "--format", "json"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.schema == "casereview.check/1")
    #expect(report.refused.map(\.reason).isEmpty)
    let expected = try expected()
    #expect(report.cases.count == expected.count)
    for item in report.cases {
      let folder = URL(fileURLWithPath: item.source).lastPathComponent
      let planted = try #require(expected[folder])
      let found = Set(item.outcomes.filter { $0.state == "found" }.map(\.check))
      #expect(found.subtracting(planted.allowed) == planted.found, "\(folder)")
      for outcome in item.outcomes {
        #expect(outcome.state != "failed", "\(folder) \(outcome.check)")
        #expect((outcome.state == "found") == !outcome.findings.isEmpty)
        #expect((outcome.state == "undetermined") == !outcome.missing.isEmpty)
        for finding in outcome.findings {
          #expect(!finding.message.isEmpty && !finding.derivation.isEmpty && !finding.evidence.isEmpty)
        }
      }
    }
  }

  @Test("The same files under the same law give the same bytes")
  func deterministic() throws {
    let first = try Binary.run(["check", "SampleCases", "--format", "json"])
    let second = try Binary.run(["check", "SampleCases", "--format", "json"])
    #expect(first.output == second.output)
  }

  @Test("--strict ends with 3 where there are findings and with 0 where there are none")
  func strict() throws {
    let folders = try Fixtures.names(in: Fixtures.package().appendingPathComponent("SampleCases"))
    let sound = try #require(folders.first { $0.hasPrefix("01-") })
    let late = try #require(folders.first { $0.hasPrefix("02-") })
    #expect(try Binary.run(["check", "SampleCases/\(sound)", "--strict"]).status == 0)
    #expect(try Binary.run(["check", "SampleCases/\(late)", "--strict"]).status == 3)
    #expect(try Binary.run(["check", "SampleCases/\(late)"]).status == 0)
  }

  @Test("A fact taken out of a sound file is undetermined, never passed and never found")
  func missingFact() throws {
    let folder = TemporaryFolder()
    let samples = Fixtures.package().appendingPathComponent("SampleCases")
    let sound = try #require(try Fixtures.names(in: samples).first { $0.hasPrefix("01-") })
    let manifest = try String(
      contentsOf: samples.appendingPathComponent(sound).appendingPathComponent("case.yaml"), encoding: .utf8)
    let lines = manifest.split(separator: "\n", omittingEmptySubsequences: false)
    try folder.write("case.yaml", lines.filter { !$0.contains("{事件: 立案,") }.joined(separator: "\n"))
    let run = try Binary.run(["check", folder.path, "--format", "json"])
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    let limit = try #require(report.cases.first?.outcomes.first { $0.check == "T02-decision-limit" })
    #expect(limit.state == "undetermined")
    #expect(limit.missing.joined().contains("立案"))
  }
}

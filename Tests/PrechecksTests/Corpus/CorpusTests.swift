import CaseFiles
import Foundation
import TestSupport
import Testing

@testable import Prechecks

@Suite("Five hundred made-up case files")
struct CorpusTests {
  struct Made {
    var file: CaseFile
    var planted: Set<String>
    var results: [CheckResult]
  }

  /// Half of the files are sound, the others have one to four defects.
  static let made = Result { () -> [Made] in
    var dice = Dice(state: 20_261_125)
    let folder = TemporaryFolder()
    return try (1...500).map { number in
      let defects = number % 2 == 0 ? [] : Defect.some(dice.roll(1...4), &dice)
      let plan = CorpusCase(number, defects, &dice)
      try folder.write("\(number)/case.yaml", plan.manifest)
      try folder.write("\(number)/决定书.txt", plan.letter)
      try folder.write("\(number)/告知书.txt", plan.noticeLetter)
      let file = try CaseFile.load(folder: folder.path + "/\(number)")
      return Made(
        file: file, planted: Set(defects.map(\.rawValue)),
        results: precheck(file, with: allChecks, under: TestRules.rules))
    }
  }

  @Test("show every defect planted in them and no other")
  func recall() throws {
    for made in try Self.made.get() {
      #expect(made.file.problems.map { $0.message(in: .en) } == [])
      let found = Set(made.results.filter { !$0.outcome.findings.isEmpty }.map(\.check))
      #expect(
        found == made.planted,
        "\(made.file.id): \(made.results.flatMap(\.outcome.findings).map(\.derivation.zh).joined(separator: "\n"))"
      )
      #expect(!made.results.contains { $0.outcome.state == "failed" })
    }
  }

  @Test("plant every kind of defect")
  func everyDefect() throws {
    let planted = try Self.made.get().reduce(into: Set<String>()) { $0.formUnion($1.planted) }
    #expect(planted == Set(Defect.allCases.map(\.rawValue)))
  }

  @Test("never pass a check for want of a date that it found or left open")
  func removedDates() throws {
    for (number, made) in try Self.made.get().enumerated() where number % 25 < 2 {
      let open = zip(allChecks, made.results).filter { !$1.outcome.isSettled }
      for date in RecordedDate.all(of: made.file) {
        let bare = date.removed(from: made.file)
        for (check, _) in open {
          #expect(
            check.run(bare, under: TestRules.rules) != .passed,
            "\(check.id) without \(date.name) in \(made.file.id)")
        }
      }
    }
  }

  @Test("say the same a second time, byte for byte")
  func determinism() throws {
    for made in try Self.made.get().prefix(100) {
      let again = precheck(made.file, with: allChecks, under: TestRules.rules)
      #expect(again == made.results)
      #expect(again.map(\.spelledOut) == made.results.map(\.spelledOut))
    }
  }
}

extension Outcome {
  /// Whether it is passed or does not apply.
  fileprivate var isSettled: Bool { state == "passed" || state == "not-applicable" }
}

extension CheckResult {
  /// Everything it says, limits included.
  fileprivate var spelledOut: String {
    let findings = outcome.findings.map { "\($0.subject)\($0.message)\($0.derivation)\($0.evidence)" }
    return "\(check)\(outcome.state)\(outcome.allWords)\(findings)\(limits.map(\.derivation))"
  }
}

import CaseFiles
import Foundation
import Testing

@testable import Prechecks

@Suite("A check's fixtures")
struct FixtureTests {
  @Test("the outcome is the one in the file's name", arguments: try CheckFixture.all())
  func verdict(_ fixture: CheckFixture) throws {
    let file = try fixture.load()
    #expect(file.problems.map { $0.message(in: .en) } == [])
    let outcome = try fixture.outcome()
    #expect(outcome.verdict == fixture.verdict, "\(outcome)")
    for words in fixture.says {
      #expect(outcome.allWords.contains(words), "“\(words)” is not in:\n\(outcome.allWords)")
    }
  }

  @Test("the same file gives the same outcome again", arguments: try CheckFixture.all())
  func determinism(_ fixture: CheckFixture) throws {
    let file = try fixture.load()
    let check = try fixture.theCheck
    #expect(check.run(file, under: TestRules.rules) == check.run(file, under: TestRules.rules))
  }

  @Test("counting comes to what the results say", arguments: try CheckFixture.all())
  func counts(_ fixture: CheckFixture) throws {
    let file = try fixture.load()
    let rules = TestRules.rules
    #expect(
      PrecheckCounts(file, with: allChecks, under: rules)
        == PrecheckCounts(precheck(file, with: allChecks, under: rules)))
  }

  @Test(
    "a finding says what, how it was reached and where, in both languages", arguments: try CheckFixture.all())
  func findingsAreWhole(_ fixture: CheckFixture) throws {
    let findings = try fixture.outcome().findings
    for finding in findings {
      #expect(!finding.subject.isEmpty)
      #expect(!finding.evidence.isEmpty)
      for text in [finding.message, finding.derivation] {
        #expect(!text.zh.isEmpty && !text.en.isEmpty)
      }
    }
    #expect(Set(findings.map(\.subject)).count == findings.count, "two findings share one subject")
  }
}

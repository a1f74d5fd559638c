import CaseFiles
import Foundation
import Prechecks
import Reviewing
import Standards
import TestSupport
import Testing

@testable import TerminalUI

/// A reviewer who knows the keys finishes a sample file with few of them, and never needs the mouse.
@Suite struct ScriptedReviewerTests {
  /// A sample with a finding, under the shipped standard.
  private func desk() throws -> Desk {
    let package = Fixtures.package().path
    let library = try RuleLibrary(searching: [package + "/Sources/Standards/Resources"])
    let loaded = CaseFile.load([package + "/SampleCases/02-恒砼建材公司扬尘污染案"])
    let file = try #require(loaded.files.first)
    let standard = try library.standard("general-penalty")
    let rules = CheckRules(
      law: library.law, calendar: library.calendar, benchmarks: library.benchmarks, lists: library.lists,
      likeCases: nil)
    let review = Review(
      id: ReviewID(caseFile: file.id, reviewer: "陈某"), standard: standard.id, version: standard.version)
    let entry = CaseEntry(
      file: file, results: precheck(file, with: allChecks, under: rules), standard: standard, review: review,
      source: "SampleCases/02")
    return Desk(reviewer: "陈某", entries: [entry])
  }

  @Test func aSampleFileIsFinishedWithOneAndAHalfKeysForEachCriterion() throws {
    var player = ScreensPlayer(try desk())
    var keys = 0
    func press(_ text: String) {
      keys += Key.sequence(text)?.count ?? 0
      player.press(text)
    }
    press("<enter>f")
    #expect(player.review.scorecard.findings.isEmpty)
    // The finding is adopted, one point taken: the range is offered, Enter takes the least.
    press("a1<enter>]")
    for _ in 0..<100 where player.app.review?.score.unanswered.isEmpty == false {
      if let criterion = player.app.criterion, criterion.id == "6.6" {
        press("n<enter><enter>")
      } else {
        press("<enter>")
      }
    }
    press("so评查意见：程序有轻微瑕疵。<enter>Sy")
    let card = player.review.scorecard
    #expect(player.review.stage == .submitted)
    #expect(card.marks.count == 73)
    #expect(card.mark("6.7").state == .deducted && !card.mark("6.7").reason.isEmpty)
    let perCriterion = Double(keys) / 73
    #expect(perCriterion <= 1.5, "\(keys) keys for 73 criteria")
  }
}

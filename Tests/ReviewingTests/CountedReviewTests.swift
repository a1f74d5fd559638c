import CaseFiles
import Prechecks
import Standards
import TestSupport
import Testing

@testable import Reviewing

@Suite("Which review of a file counts")
struct CountedReviewTests {
  private func review(
    _ file: String, _ reviewer: String, _ stage: Review.Stage = .submitted, byPanel: Bool = false
  ) -> Review {
    var review = Review(id: ReviewID(caseFile: file, reviewer: reviewer), standard: "sample", version: "1")
    review.stage = stage
    if byPanel {
      review.scorecard.panel["A1"] = PanelDecision(mark: Mark(state: .met), reason: "卷末补有签名", members: ["李某"])
    }
    return review
  }

  private let clocks = ["甲": Int64(30), "乙": 20, "丙": 10]

  @Test("One a panel has decided on, else the one submitted last; open ones do not count")
  func counted() {
    let reviews = [
      review("1号", "丙", byPanel: true), review("1号", "甲"),
      review("2号", "乙"), review("2号", "甲"), review("2号", "丙"),
      review("3号", "甲", .open),
      review("4号", "乙"), review("4号", "甲", .open),
    ]
    let counted = reviews.counted { clocks[$0.id.reviewer] ?? 0 }
    #expect(counted.mapValues(\.id.reviewer) == ["1号": "丙", "2号": "甲", "4号": "乙"])
  }

  @Test("It speaks of the file with what its reviewer entered over the file's facts")
  func corrected() throws {
    var filed = CaseFile(location: "1号")
    filed.agency = Agency()
    filed.agency?.name = Fact("甲市交通局", original: "甲市交通局", source: Source(file: "case.yaml"))
    var review = review("1号", "甲")
    review.entries = ["执法机关/名称": FactEntry("乙市交通局")]
    let rules = CheckRules(
      law: Law(limits: [:], amounts: [:]), calendar: WorkCalendar(days: [:], years: []), benchmarks: [])
    let concluded = ConcludedReview(review, of: filed, by: .sample(), under: rules)
    #expect(concluded.file.agency?.name?.value == "乙市交通局")
    #expect(concluded.results.count == allChecks.count)
  }
}

import Reviewing
import Testing

@Suite("A review is what its events have made of it")
struct ReviewTests {
  private let id = ReviewID(caseFile: "示市监罚〔2024〕31号", reviewer: "张某")
  private let met = Mark(state: .met)

  @Test("Undoing every change gives the empty card back")
  func undo() throws {
    var review = Review(id: id, standard: "s", version: "1")
    let start = review
    let actions: [ReviewAction] = [
      .marked(criterion: "A1", before: Mark(), after: met),
      .marked(criterion: "A1", before: met, after: Mark(state: .na, reason: "不涉及")),
      .decided(finding: "T02/x", before: FindingDecision(), after: FindingDecision(state: .adopted)),
      .opinion(before: "", after: "总体规范"),
    ]
    for action in actions { try review.apply(action) }
    #expect(review.scorecard.mark("A1").state == .na)
    #expect(review.scorecard.decision("T02/x").state == .adopted)
    for action in actions.reversed() { try review.apply(#require(action.inverse)) }
    #expect(review == start)
  }

  @Test("A change that does not fit what is there is refused and changes nothing")
  func changedMeanwhile() throws {
    var review = Review(id: id, standard: "s", version: "1")
    try review.apply(.marked(criterion: "A1", before: Mark(), after: met))
    let before = review
    #expect(throws: ReviewRefusal.changedMeanwhile("A1")) {
      try review.apply(.marked(criterion: "A1", before: Mark(), after: Mark(state: .na)))
    }
    #expect(review == before)
  }

  @Test("After submission nothing is marked until it is reopened, and only then documents are issued")
  func stages() throws {
    var review = Review(id: id, standard: "s", version: "1")
    let issue = ReviewAction.issued(kind: "opinion", prefix: "示司评", year: 2024, serial: 1)
    #expect(throws: ReviewRefusal.notSubmitted) { try review.apply(issue) }
    try review.apply(.submitted)
    #expect(throws: ReviewRefusal.submitted) {
      try review.apply(.marked(criterion: "A1", before: Mark(), after: met))
    }
    try review.apply(issue)
    #expect(review.issued.map(\.serial) == [1])
    try review.apply(.reopened)
    try review.apply(.marked(criterion: "A1", before: Mark(), after: met))
    #expect(review.stage == .open)
  }
}

import Reviewing
import Testing

@testable import ReviewStore

@Suite("A panel's decision is an event of its own")
struct PanelDecisionTests {
  private let decision = PanelDecision(
    mark: Mark(state: .met), reason: "卷末补有延期审批“\u{1B}[31m”", members: ["张某", "李某", "王某"])
  private let submitted: [ReviewAction] = [
    .opened(standard: "general-penalty", version: "2026.1"),
    .marked(criterion: "1.1", before: Mark(), after: deducted), .submitted,
  ]

  @Test("It is kept beside the reviewer's mark, in the journal and in the review")
  func kept() throws {
    let store = try ReviewStore.filled(
      submitted + [.overruled(criterion: "1.1", before: nil, after: decision)])
    let card = try #require(try store.review(zhangsReview)).scorecard
    #expect(card.panel == ["1.1": decision])
    #expect(card.mark("1.1") == deducted)
    #expect(card.countedMark("1.1") == decision.mark)
    #expect(try store.verify().isSound)
  }

  @Test("It can be taken back, and then nothing of it is left")
  func takenBack() throws {
    let overruled = ReviewAction.overruled(criterion: "1.1", before: nil, after: decision)
    let store = try ReviewStore.filled(submitted + [overruled, try #require(overruled.inverse)])
    #expect(try #require(try store.review(zhangsReview)).scorecard.panel.isEmpty)
    #expect(try store.verify().isSound)
  }

  @Test("It needs a submitted review, a reason and members")
  func refused() throws {
    let store = try ReviewStore.filled(Array(submitted.dropLast()))
    func overrule(_ decision: PanelDecision) throws {
      try store.append(
        [.overruled(criterion: "1.1", before: nil, after: decision)], to: zhangsReview, by: "李某", clock: noon)
    }
    #expect(throws: ReviewRefusal.notSubmitted) { try overrule(decision) }
    try store.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    for wrong in [
      PanelDecision(mark: decision.mark, reason: "", members: ["张某"]),
      PanelDecision(mark: decision.mark, reason: "r", members: []),
    ] {
      #expect(throws: ReviewRefusal.withoutReason) { try overrule(wrong) }
    }
    let alone = PanelDecision(mark: decision.mark, reason: "r", members: ["张 某", "张某"])
    #expect(throws: ReviewRefusal.panelAlone("张某")) { try overrule(alone) }
    try overrule(decision)
    #expect(throws: ReviewRefusal.changedMeanwhile("1.1")) { try overrule(decision) }
  }

  @Test("A journal from before nobody could be the panel alone is read as it is")
  func older() throws {
    let store = try ReviewStore.filled(submitted)
    let alone = PanelDecision(mark: decision.mark, reason: "r", members: ["张某"])
    try store.act(on: zhangsReview, by: "张某", reason: "", clock: noon) { turn in
      try turn.record(.overruled(criterion: "1.1", before: nil, after: alone))
    }
    #expect(try store.review(zhangsReview)?.scorecard.panel["1.1"] == alone)
    #expect(try store.verify().isSound)
  }
}

import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("A workstation watches its workspace")
struct WatchingTests {
  private func marked(_ id: String, _ reason: String) -> ReviewAction {
    .marked(criterion: id, before: Mark(), after: Mark(state: .met, reason: reason))
  }

  @Test("Only the reviews changed since, and only one person's")
  func changed() throws {
    let store = try ReviewStore.inMemory()
    let others = ReviewID(caseFile: "乙", reviewer: "张某")
    let foreign = ReviewID(caseFile: "甲", reviewer: "李某")
    for id in [zhangsReview, others, foreign] {
      try store.append([.opened(standard: "s", version: "1")], to: id, by: id.reviewer, clock: noon)
    }
    let seen = try store.head().count
    #expect(try store.reviews(of: "张某", changedAfter: seen).isEmpty)
    try store.append([marked("A", "")], to: others, by: "张某", clock: noon)
    try store.append([marked("A", "")], to: foreign, by: "李某", clock: noon)
    let other = try #require(try store.review(others))
    #expect(try store.reviews(of: "张某", changedAfter: seen) == [other])
  }

  @Test("Reasons come with their criterion, the most frequent first")
  func reasons() throws {
    let store = try ReviewStore.inMemory()
    for (file, reason) in [("甲", "无页码"), ("乙", "无页码"), ("丙", "未签名")] {
      let id = ReviewID(caseFile: file, reviewer: "张某")
      try store.append(
        [.opened(standard: "s", version: "1"), marked("A", reason), marked("B", "")], to: id, by: "张某",
        clock: noon)
    }
    let reasons = try store.reasons(of: "张某", atMost: 10)
    #expect(reasons.map(\.text) == ["无页码", "未签名"])
    #expect(reasons.first?.count == 2 && reasons.first?.criterion == "A")
    #expect(try store.reasons(of: "李某", atMost: 10).isEmpty)
  }
}

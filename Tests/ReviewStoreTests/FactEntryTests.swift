import CaseFiles
import Reviewing
import Testing

@testable import ReviewStore

@Suite("A fact a reviewer enters is an event of the review")
struct FactEntryTests {
  private let opened = ReviewAction.opened(standard: "general-penalty", version: "2026.1")
  private let field = "事件/立案#1/日期"
  private let entry = FactEntry("2024-09-10", document: "立案审批表", page: 2, quote: "九月十日\u{1B}[31m \\ <&>")
  private var entered: ReviewAction { .entered(field: field, before: nil, after: entry) }

  @Test("It is kept in the journal and in the review, and a replay comes to the same")
  func kept() throws {
    let store = try ReviewStore.filled([opened, entered])
    #expect(try store.review(zhangsReview)?.entries == [field: entry])
    #expect(try store.reviews().first?.entries == [field: entry])
    #expect(try store.history(of: zhangsReview).map(\.action) == [opened, entered])
    #expect(try store.verify().isSound)
  }

  @Test("It can be changed and taken back, and then nothing of it is left")
  func takenBack() throws {
    let other = FactEntry("")
    let changed = ReviewAction.entered(field: field, before: entry, after: other)
    let store = try ReviewStore.filled([opened, entered, changed])
    #expect(try store.review(zhangsReview)?.entries == [field: other])
    try store.append(
      [try #require(changed.inverse), try #require(entered.inverse)], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.review(zhangsReview)?.entries == [:])
    #expect(try store.verify().isSound)
  }

  @Test("Not into a submitted review, nor over an entry made meanwhile, nor with a null")
  func refused() throws {
    let store = try ReviewStore.filled([opened, entered])
    func enter(_ before: FactEntry?, field: String? = nil) throws {
      try store.append(
        [.entered(field: field ?? self.field, before: before, after: FactEntry("2024-09-11"))],
        to: zhangsReview, by: "张某", clock: noon)
    }
    #expect(throws: ReviewRefusal.changedMeanwhile(field)) { try enter(nil) }
    #expect(throws: StoreError.self) { try enter(nil, field: "案由\u{0}") }
    try store.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    #expect(throws: ReviewRefusal.submitted) { try enter(entry) }
  }

  @Test("Rows that say something else than the journal are found")
  func tampered() throws {
    let store = try ReviewStore.filled([opened, entered])
    try store.tamper("UPDATE fact_entries SET entry = '{\"text\":\"2024-09-11\"}'")
    #expect(try !store.verify().isSound)
  }
}

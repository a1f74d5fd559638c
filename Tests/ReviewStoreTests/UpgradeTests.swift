import Reviewing
import Testing

@testable import ReviewStore

@Suite("An open review is bound to another version of its standard by an event")
struct UpgradeTests {
  private let begun: [ReviewAction] = [
    .opened(standard: "general-penalty", version: "2026.1"),
    .marked(criterion: "1.1", before: Mark(), after: deducted),
  ]
  private let upgraded = ReviewAction.upgraded(before: "2026.1", after: "2026.2")

  @Test("The version changes, the marks stay, and a replay of the journal comes to the same")
  func bound() throws {
    let store = try ReviewStore.filled(begun + [upgraded])
    let card = try #require(try store.review(zhangsReview)).scorecard
    #expect(card.standardVersion == "2026.2" && card.standard == "general-penalty")
    #expect(card.mark("1.1") == deducted)
    #expect(try store.history(of: zhangsReview).map(\.action) == begun + [upgraded])
    #expect(try store.verify().isSound)
  }

  @Test("It can be taken back")
  func takenBack() throws {
    let store = try ReviewStore.filled(begun + [upgraded, try #require(upgraded.inverse)])
    #expect(try store.review(zhangsReview)?.scorecard.standardVersion == "2026.1")
    #expect(try store.verify().isSound)
  }

  @Test("Not of a submitted review, nor from a version it is not bound to")
  func refused() throws {
    let store = try ReviewStore.filled(begun)
    func upgrade(_ before: String) throws {
      try store.append(
        [.upgraded(before: before, after: "2026.3")], to: zhangsReview, by: "张某", clock: noon)
    }
    #expect(throws: ReviewRefusal.changedMeanwhile("version")) { try upgrade("2025.9") }
    try store.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    #expect(throws: ReviewRefusal.submitted) { try upgrade("2026.1") }
  }

  @Test("A workspace of the version before takes it after it was opened once")
  func migrated() throws {
    let store = try ReviewStore.filled(begun)
    try store.tamper("PRAGMA user_version = 2")
    try store.queue.inDatabase { try Schema.update($0) }
    #expect(try store.read { try Schema.number("PRAGMA user_version", in: $0) } == 3)
    try store.append([upgraded], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.verify().isSound)
  }
}

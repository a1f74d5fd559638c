import GRDB
import Reviewing
import TestSupport
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
    let folder = TemporaryFolder()
    let path = folder.path + "/casereview.sqlite"
    let old = try DatabaseQueue(path: path)
    try old.inDatabase { db in
      for migration in Schema.migrations.prefix(2) { try db.execute(sql: migration) }
      try db.execute(sql: "PRAGMA application_id = \(Schema.application); PRAGMA user_version = 2")
      try JournalHeader.fresh(algorithm: .sha256, created: noon).insert(db)
    }
    try old.close()
    let store = try ReviewStore(file: path)
    try store.fill(begun)
    #expect(
      try store.read { try Schema.number("PRAGMA user_version", in: $0) } == Int64(Schema.migrations.count))
    try store.append([upgraded], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.verify().isSound)
  }
}

import CaseFiles
import Dispatch
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("Two instances have one workspace open")
struct TwoInstancesTests {
  @Test("Each sees what the other wrote, and is told by the data version")
  func bothSee() throws {
    let folder = TemporaryFolder()
    let (one, two) = (
      try ReviewStore(workspace: folder.workspace), try ReviewStore(workspace: folder.workspace)
    )
    let (versionOfOne, versionOfTwo) = (try one.dataVersion(), try two.dataVersion())
    try one.append([everyAction[0]], to: zhangsReview, by: "张某", clock: noon)
    #expect(try one.dataVersion() == versionOfOne)
    #expect(try two.dataVersion() != versionOfTwo)
    #expect(try two.review(zhangsReview) != nil)
    #expect(try two.append([everyAction[1]], to: zhangsReview, by: "张某", clock: noon).first?.sequence == 2)
    #expect(try one.dataVersion() != versionOfOne)
    #expect(try one.head() == two.head())
  }

  @Test("A change made on a stale screen is refused and nothing is lost")
  func staleScreen() throws {
    let folder = TemporaryFolder()
    let (one, two) = (
      try ReviewStore(workspace: folder.workspace), try ReviewStore(workspace: folder.workspace)
    )
    try one.fill(Array(everyAction.prefix(2)))
    #expect(throws: ReviewRefusal.changedMeanwhile("D01.1")) {
      try two.append(
        [.marked(criterion: "D01.1", before: Mark(), after: Mark(state: .na))], to: zhangsReview, by: "张某",
        clock: noon)
    }
    #expect(try two.review(zhangsReview)?.scorecard.mark("D01.1").state == .met)
  }

  @Test("Four instances issuing at once give every number once and one unbroken chain")
  func concurrentIssuing() throws {
    let folder = TemporaryFolder()
    let first = try ReviewStore(workspace: folder.workspace)
    try first.fill([everyAction[0], .submitted])
    let workspace = folder.workspace
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      guard let store = try? ReviewStore(workspace: workspace) else { return }
      for document in 0..<25 {
        _ = try? store.issue(
          kind: "opinion \(index) \(document)", prefix: "示司评", year: 2024, to: zhangsReview, by: "李某",
          clock: noon)
      }
    }
    #expect(try first.review(zhangsReview)?.issued.map(\.serial) == Array(1...100))
    let verification = try first.verify()
    #expect(verification.isSound)
    #expect(verification.events == 102)
  }

  @Test("Four instances issuing one document at once give it one number and start one rectification")
  func oneDocument() throws {
    let folder = TemporaryFolder()
    let first = try ReviewStore(workspace: folder.workspace)
    try first.fill([everyAction[0], .submitted])
    let workspace = folder.workspace
    let notice = RectificationNotice(
      number: "示司整〔2024〕1号", agency: "", title: "", issued: Day(2024, 11, 20)!, deadline: nil,
      derivation: Localized(""), problems: [], round: "")
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      guard let store = try? ReviewStore(workspace: workspace) else { return }
      _ = try? store.issue(
        kind: "opinion", prefix: "示司评", year: 2024, to: zhangsReview, by: "李某", clock: noon + Int64(index))
      _ = try? store.issue(
        kind: "round-report", title: "下半年", prefix: "示司通", year: 2024, by: "李某", clock: noon)
      _ = try? store.start(notice, on: zhangsReview, by: "李某", clock: noon)
    }
    #expect(
      try first.numbers().map(\.key) == ["示司评", "示司通"].map { NumberKey(prefix: $0, year: 2024, serial: 1) })
    #expect(try first.rectifications().count == 1)
    #expect(try first.issued(kind: "opinion", on: zhangsReview)?.clock ?? 0 >= noon)
    #expect(try first.verify().isSound)
  }

  @Test("Who is kept from writing waits ten seconds by the clock, and is then told so")
  func busy() throws {
    let folder = TemporaryFolder()
    let (one, two) = (
      try ReviewStore(workspace: folder.workspace), try ReviewStore(workspace: folder.workspace)
    )
    try two.queue.inDatabase { db in
      try db.inTransaction(.immediate) {
        let began = ContinuousClock.now
        #expect(throws: StoreError.busy(folder.database)) {
          try one.append([everyAction[0]], to: zhangsReview, by: "张某", clock: noon)
        }
        #expect(.now - began >= .seconds(10))
        return .rollback
      }
    }
    #expect(try one.append([everyAction[0]], to: zhangsReview, by: "张某", clock: noon).count == 1)
  }

  @Test("Instances that make the workspace at the same moment share one")
  func concurrentCreation() throws {
    let folder = TemporaryFolder()
    let workspace = folder.workspace
    DispatchQueue.concurrentPerform(iterations: 6) { index in
      let id = ReviewID(caseFile: "案卷\(index)", reviewer: "张某")
      try? ReviewStore(workspace: workspace).fill([everyAction[0]], of: id)
    }
    let store = try ReviewStore(workspace: workspace)
    #expect(try store.reviews().count == 6)
    #expect(try store.verify().isSound)
    #expect(try folder.names(workspace).allSatisfy { !$0.contains(".part-") })
  }
}

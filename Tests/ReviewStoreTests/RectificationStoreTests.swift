import CaseFiles
import GRDB
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("Rectifications are events of the journal and rows of their tables")
struct RectificationStoreTests {
  private static func day(_ month: Int, _ day: Int) -> Day { Day(2024, month, day) ?? Day(number: 0) }

  private let notice = RectificationNotice(
    number: "示司整〔2024〕3号", agency: "示例区局<&>“=1+1”", title: "某案", issued: day(11, 1), deadline: day(12, 2),
    derivation: Localized(zh: "自2024年11月1日起算\u{1B}[31m", en: "from 2024-11-01"),
    problems: ["缺回证", "条款\u{0}错误"])

  private var steps: [RectificationStep] {
    let day = Self.day
    return [
      .started(notice),
      .escalated(day: day(11, 28), level: .remind, reason: "电话提醒", skipping: ""),
      .extended(day: day(11, 29), until: day(12, 16), approver: "赵某", reason: "请示上级"),
      .answered(
        RectificationAnswer(
          day: day(12, 10), submitter: "王某",
          entries: [
            .init(
              problem: 1, measure: .completed, text: "已补附",
              evidence: [RectificationEvidence(name: "../回证.pdf", sha256: "ab", bytes: 3)]),
            .init(problem: 2, measure: .improved, text: "已培训"),
          ])),
      .returned(day: day(12, 11), reason: "证据不清"),
      .takenBack(day: day(12, 11), reason: "看错"),
      .accepted(day: day(12, 12), comment: "属实"),
      .drawn(
        LookBackTicket(
          day: day(12, 13), seed: "s", key: "k", rank: 1, drawn: 1, candidates: 1, list: ["示司整〔2024〕3号 案"])),
      .lookedBack(LookBackResult(day: day(12, 20), holds: true, text: "现场核实")),
    ]
  }

  private func store(_ folder: TemporaryFolder? = nil) throws -> ReviewStore {
    let store = try folder.map { try ReviewStore(workspace: $0.workspace) } ?? ReviewStore.inMemory()
    try store.append(
      [.opened(standard: "s", version: "1"), .submitted], to: zhangsReview, by: "张某", clock: noon)
    return store
  }

  private func take(_ steps: [RectificationStep], in store: ReviewStore) throws {
    for (seen, step) in steps.enumerated() {
      try store.append(
        [.rectified(place: 1, seen: seen, step: step)], to: zhangsReview, by: seen == 0 ? "张某" : "李某",
        reason: step.reason, clock: noon)
    }
  }

  @Test("Every step comes back, the rows follow, and a replay of the journal makes the same")
  func everyStep() throws {
    let store = try store()
    for count in 1...steps.count {
      try store.append(
        [.rectified(place: 1, seen: count - 1, step: steps[count - 1])], to: zhangsReview,
        by: count == 1 ? "张某" : "李某", reason: steps[count - 1].reason, clock: noon)
      #expect(try store.verify().isSound, "\(count)")
    }
    let entry = try #require(try store.rectifications().first)
    #expect(entry.id == RectificationID(review: zhangsReview, place: 1))
    #expect(entry.rectification.history.map(\.step) == steps)
    #expect(entry.rectification.state == .confirmed && entry.rectification.deadline == Self.day(12, 16))
    #expect(try store.review(zhangsReview)?.rectifications == [entry.rectification])
    #expect(try store.reviews().first?.rectifications == [entry.rectification])
    let row = try store.read {
      try String.fetchOne(
        $0, sql: "SELECT state || ' ' || deadline || ' ' || level || ' ' || steps FROM rectifications")
    }
    #expect(row == "confirmed 2024-12-16  9")
  }

  @Test("The overdue are counted without reading their steps")
  func overdue() throws {
    let store = try store()
    #expect(try store.overdueRectifications(on: Self.day(12, 3)) == 0)
    try take(Array(steps.prefix(1)), in: store)
    #expect(try store.overdueRectifications(on: Self.day(12, 2)) == 0)
    #expect(try store.overdueRectifications(on: Self.day(12, 3)) == 1)
    #expect(try store.rectifications().first?.rectification.daysLate(on: Self.day(12, 3)) == 1)
  }

  @Test("A row or a step that was tampered with is found")
  func tampered() throws {
    for sql in [
      "UPDATE rectifications SET state = 'accepted'", "UPDATE rectifications SET deadline = '2030-01-01'",
      "DELETE FROM rectification_steps WHERE position = 3", "UPDATE rectification_steps SET actor = '王某'",
      "UPDATE rectification_steps SET step = replace(step, '电话', '当面')",
    ] {
      let store = try store()
      try take(Array(steps.prefix(4)), in: store)
      try store.tamper(sql)
      guard case .row = try store.verify().problems.first else {
        Issue.record("\(sql)")
        continue
      }
    }
  }

  @Test("Who submitted cannot accept, and an acceptance written into the journal is found by a replay")
  func fourEyes() throws {
    let store = try store()
    try take(Array(steps.prefix(4)), in: store)
    #expect(throws: ReviewRefusal.rectification(.ownAnswer("王某"))) {
      try store.append(
        [.rectified(place: 1, seen: 4, step: steps[6])], to: zhangsReview, by: "王某", clock: noon)
    }
    #expect(try store.verify().isSound)
  }

  @Test("Of two instances, the one that acts on an old view is refused, and nothing is lost")
  func twoInstances() throws {
    let folder = TemporaryFolder()
    let one = try store(folder)
    try take(Array(steps.prefix(4)), in: one)
    let two = try ReviewStore(workspace: folder.workspace)
    let seen = try #require(try two.rectifications().first).rectification.count
    try one.append(
      [.rectified(place: 1, seen: seen, step: steps[4])], to: zhangsReview, by: "李某", clock: noon)
    #expect(throws: ReviewRefusal.changedMeanwhile("示司整〔2024〕3号")) {
      try two.append(
        [.rectified(place: 1, seen: seen, step: steps[6])], to: zhangsReview, by: "陈某", clock: noon)
    }
    #expect(try two.rectifications().first?.rectification.state == .returned)
    #expect(try two.verify().isSound)
  }

  @Test("A draw over several reviews is recorded on all of them or on none")
  func drawIsAllOrNothing() throws {
    let store = try store()
    let other = ReviewID(caseFile: "示环罚〔2024〕13号", reviewer: "张某")
    try store.append([.opened(standard: "s", version: "1"), .submitted], to: other, by: "张某", clock: noon)
    var second = notice
    second.number = "示司整〔2024〕4号"
    let ways: [(ReviewID, RectificationNotice)] = [(zhangsReview, notice), (other, second)]
    for (id, notice) in ways {
      let way = [RectificationStep.started(notice), steps[3], steps[6]]
      for (seen, step) in way.enumerated() {
        try store.append([.rectified(place: 1, seen: seen, step: step)], to: id, by: "李某", clock: noon)
      }
    }
    let before = try store.everyRow()
    func draw(seen: Int) throws {
      try store.append(
        [
          (zhangsReview, [.rectified(place: 1, seen: 3, step: steps[7])]),
          (other, [.rectified(place: 1, seen: seen, step: steps[7])]),
        ], by: "李某", clock: noon)
    }
    #expect(throws: ReviewRefusal.self) { try draw(seen: 2) }
    #expect(try store.everyRow() == before)
    try draw(seen: 3)
    #expect(try store.rectifications().map(\.rectification.state) == [.drawn, .drawn])
    #expect(try store.verify().isSound)
  }

  @Test("A workspace of the version before gets the tables when it is opened")
  func migrated() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/casereview.sqlite"
    let old = try DatabaseQueue(path: path)
    try old.inDatabase { db in
      for migration in Schema.migrations.prefix(4) { try db.execute(sql: migration) }
      try db.execute(sql: "PRAGMA application_id = \(Schema.application); PRAGMA user_version = 4")
      try JournalHeader.fresh(algorithm: .sha256, created: noon).insert(db)
    }
    try old.close()
    let store = try ReviewStore(file: path)
    try store.append(
      [.opened(standard: "s", version: "1"), .submitted], to: zhangsReview, by: "张某", clock: noon)
    try take(Array(steps.prefix(2)), in: store)
    #expect(try store.verify().isSound)
  }
}

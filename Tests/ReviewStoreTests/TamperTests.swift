import Foundation
import GRDB
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("Tampering is found")
struct TamperTests {
  @Test(
    "Any field of an event that was altered is found at that event",
    arguments: [
      "actor = '王某'", "reason = ''", "clock = clock + 1", "time = 99", "sequence = 99",
      "case_file = case_file || ' '", "reviewer = '李某'", "action = replace(action, 'D01.3', 'D01.4')",
      "previous = substr(previous, 2) || 'x'", "hash = upper(hash)", "writer = 'x'",
      "reason = reason || char(0)", "reason = CAST(x'FF' AS TEXT)",
    ])
  func alteredField(change: String) throws {
    let store = try ReviewStore.filled()
    try store.tamper("UPDATE journal SET \(change) WHERE number = 3")
    let verification = try store.verify()
    guard case .event(let place, .contentChanged) = verification.problems.first else {
      Issue.record("\(verification.problems)")
      return
    }
    #expect(place.number == 3)
    #expect(verification.events == 2)
  }

  @Test("A removed event, a removed first event and an exchanged pair are found where the chain breaks")
  func removedEvents() throws {
    let removed = try ReviewStore.filled()
    try removed.tamper("DELETE FROM journal WHERE number = 4")
    try expectFault(removed, number: 5, .numberGap(expected: 4))

    let closed = try ReviewStore.filled()
    try closed.tamper("DELETE FROM journal WHERE number = 4")
    try closed.tamper("UPDATE journal SET number = number - 1 WHERE number > 4")
    try expectFault(closed, number: 4, .chainBroken)

    let beheaded = try ReviewStore.filled()
    try beheaded.tamper("DELETE FROM journal WHERE number = 1")
    try expectFault(beheaded, number: 2, .numberGap(expected: 1))

    let exchanged = try ReviewStore.filled()
    for move in ["100 WHERE number = 3", "3 WHERE number = 4", "4 WHERE number = 100"] {
      try exchanged.tamper("UPDATE journal SET number = \(move)")
    }
    try expectFault(exchanged, number: 3, .chainBroken)
  }

  private func expectFault(_ store: ReviewStore, number: Int, _ fault: Verification.Fault) throws {
    let problem = try store.verify().problems.first
    guard case .event(let place, fault) = problem else {
      Issue.record("\(String(describing: problem)) instead of \(fault)")
      return
    }
    #expect(place.number == number)
  }

  @Test("An event with a correct hash that the review could not have taken is found by the replay")
  func impossibleEvent() throws {
    let store = try ReviewStore.filled(Array(everyAction.prefix(7)))
    try forge([everyAction[1]], into: store)
    try expectFault(store, number: 8, .refused(.submitted))
  }

  @Test("A number issued twice and a review that was never opened are found by the replay")
  func forgedEvents() throws {
    let twice = try ReviewStore.filled(Array(everyAction.prefix(8)))
    try forge([everyAction[7]], into: twice)
    try expectFault(twice, number: 9, .numberTwice)
    let unopened = try ReviewStore.inMemory()
    try forge([.submitted], into: unopened)
    try expectFault(unopened, number: 1, .notOpened)
  }

  /// Appends to the journal as the program would, without asking the review.
  private func forge(_ actions: [ReviewAction], into store: ReviewStore) throws {
    try store.queue.write { db in
      for action in actions {
        let end = try JournalEnd.read(db)
        let event = ReviewEvent(
          writer: end.header.writer, sequence: Int(end.sequence) + 1, time: Int(end.time) + 1, clock: noon,
          actor: "王某", review: zhangsReview, action: action)
        try JournalEntry(
          event, number: end.number + 1, previous: end.hash, algorithm: end.header.algorithm
        ).insert(db)
      }
    }
  }

  @Test(
    "A derived row that is not what the journal makes of it is named",
    arguments: [
      ("UPDATE marks SET state = 'met' WHERE criterion = 'D01.3'", "marks"),
      ("UPDATE marks SET reason = reason || char(0) WHERE criterion = 'D01.3'", "marks"),
      ("DELETE FROM marks WHERE criterion = 'D02.1'", "marks"),
      ("INSERT INTO marks VALUES (1, 'X', 'met', '[]', '', '[]')", "marks"),
      ("UPDATE finding_decisions SET state = 'adopted'", "finding_decisions"),
      ("UPDATE reviews SET stage = 'submitted'", "reviews"),
      ("UPDATE reviews SET opinion = ''", "reviews"),
      ("UPDATE issued_documents SET serial = 2", "issued_documents"),
    ])
  func alteredRow(sql: String, table: String) throws {
    let store = try ReviewStore.filled()
    try store.tamper(sql)
    let verification = try store.verify()
    guard case .row(table, _, _) = verification.problems.first else {
      Issue.record("\(verification.problems)")
      return
    }
    #expect(verification.events == everyAction.count)
  }

  @Test("A missing trigger, an added one and an altered header are found")
  func alteredStructure() throws {
    for sql in [
      "DROP TRIGGER journal_is_not_changed", "DROP INDEX journal_by_time",
      "CREATE TRIGGER x AFTER INSERT ON journal BEGIN UPDATE reviews SET opinion = ''; END",
      "CREATE TABLE extra (a)",
    ] {
      let store = try ReviewStore.filled()
      try store.queue.write { try $0.execute(sql: sql) }
      guard case .schema = try store.verify().problems.first else {
        Issue.record("\(sql)")
        continue
      }
    }
    for change in ["created = created + 1", "algorithm = 'sm3'", "hash = ''", "algorithm = 'md5'"] {
      let store = try ReviewStore.filled()
      try store.tamper("UPDATE journal_header SET \(change)")
      guard case .header = try store.verify().problems.first else {
        Issue.record("\(change)")
        continue
      }
    }
  }

  @Test("An end cut off together with its rows is found by the head that was noted down")
  func cutOffEnd() throws {
    let store = try ReviewStore.filled(Array(everyAction.prefix(4)))
    let early = try store.head()
    try store.append([everyAction[4]], to: zhangsReview, by: "张某", clock: noon)
    let noted = try store.head()
    try store.tamper("DELETE FROM finding_decisions; DELETE FROM journal WHERE number = 5")
    #expect(try store.verify().isSound)
    #expect(try store.verify(noted: early).isSound)
    #expect(try store.verify(noted: noted).problems == [.headLost(noted)])
    try store.append([everyAction[4]], to: zhangsReview, by: "王某", clock: noon)
    #expect(try store.verify(noted: noted).problems == [.headLost(noted)])
    #expect(try store.verify(noted: early).isSound)
    let start = JournalHead(hash: String(repeating: "0", count: 64), count: 0)
    #expect(try store.verify(noted: start).problems == [.headLost(start)])
  }

  @Test("A bit turned anywhere in the file is reported, or the file is refused, or no row has changed")
  func turnedBits() throws {
    let folder = TemporaryFolder()
    try folder.closedWorkspace()
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.database))
    let rows = try ReviewStore(file: folder.database).everyRow()
    let copy = folder.path + "/copy.sqlite"
    var found = 0
    // Every byte of the database header, and in the pages a stride that reaches each kind of place.
    let offsets = Array(0..<100) + Array(stride(from: 100, to: whole.count, by: 199))
    for (turn, offset) in offsets.enumerated() {
      var bytes = whole
      bytes[offset] ^= UInt8(1 << (turn % 8))
      for suffix in ["-wal", "-shm", "-journal"] { unlink(copy + suffix) }
      try bytes.write(to: URL(fileURLWithPath: copy))
      let isFound: Bool
      do {
        isFound = try !ReviewStore(file: copy).verify().isSound
      } catch is StoreError {
        isFound = true
      }
      if isFound {
        found += 1
      } else {
        let after = try ReviewStore(file: copy).everyRow()
        #expect(after == rows, "offset \(offset), bit \(turn % 8)")
      }
    }
    #expect(found > offsets.count / 10)
  }
}

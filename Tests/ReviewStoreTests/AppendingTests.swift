import GRDB
import Reviewing
import Testing

@testable import ReviewStore

@Suite("What a person does is appended to the journal")
struct AppendingTests {
  @Test("Every action comes back as it was, with writer, sequence and logical time")
  func everyActionComesBack() throws {
    let store = try ReviewStore.filled()
    let history = try store.history(of: zhangsReview)
    #expect(history.map(\.action) == everyAction)
    #expect(history.map(\.sequence) == Array(1...everyAction.count))
    #expect(history.map(\.time) == Array(1...everyAction.count))
    #expect(Set(history.map(\.writer)) == [try store.writer()])
    #expect(history[2].reason == "第2步")
    #expect(history[2].clock == noon + 2000)
    #expect(history[2].actor == "张某")
  }

  @Test("The review in the tables is what its events make of it as values")
  func tablesEqualValues() throws {
    let store = try ReviewStore.filled()
    var expected = Review(id: zhangsReview, standard: "", version: "")
    for action in everyAction { try expected.apply(action) }
    #expect(try store.review(zhangsReview) == expected)
    #expect(try store.reviews() == [expected])
    #expect(expected.scorecard.marks["D01.3"] == deducted)
    #expect(try store.verify().isSound)
  }

  @Test("What append returns is what the history holds")
  func appendReturnsTheEvents() throws {
    let store = try ReviewStore.inMemory()
    let events = try store.append(Array(everyAction.prefix(4)), to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.history(of: zhangsReview) == events)
    #expect(try store.head().count == 4)
  }

  @Test("Taking every change back leaves no mark, no decision and no opinion")
  func inverseActions() throws {
    let store = try ReviewStore.filled(Array(everyAction.prefix(6)))
    for action in everyAction.prefix(6).reversed() {
      guard let inverse = action.inverse else { continue }
      try store.append([inverse], to: zhangsReview, by: "张某", clock: noon)
    }
    let card = try #require(try store.review(zhangsReview)).scorecard
    #expect(card.marks.isEmpty && card.findings.isEmpty && card.opinion.isEmpty)
    let rows = try store.queue.read {
      try Schema.number(
        "SELECT (SELECT count(*) FROM marks) + (SELECT count(*) FROM finding_decisions)", in: $0)
    }
    #expect(rows == 0)
    #expect(try store.verify().isSound)
  }

  @Test("Of several actions in one act, a refused one keeps out all of them")
  func batchIsAllOrNothing() throws {
    let store = try ReviewStore.filled([everyAction[0]])
    let before = try store.everyRow()
    #expect(throws: ReviewRefusal.changedMeanwhile("D01.3")) {
      try store.append(
        [everyAction[1], .marked(criterion: "D01.3", before: deducted, after: Mark())],
        to: zhangsReview, by: "张某", clock: noon)
    }
    #expect(try store.everyRow() == before)
  }

  @Test("A submitted review takes no mark, and an open one issues no document")
  func stageIsHeld() throws {
    let store = try ReviewStore.filled([everyAction[0]])
    #expect(throws: ReviewRefusal.notSubmitted) {
      try store.issue(kind: "opinion", prefix: "示司评", year: 2024, to: zhangsReview, by: "李某", clock: noon)
    }
    try store.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    #expect(throws: ReviewRefusal.submitted) {
      try store.append([everyAction[1]], to: zhangsReview, by: "张某", clock: noon)
    }
    #expect(try store.head().count == 2)
  }

  @Test("A review that was never opened takes nothing")
  func unopenedReview() throws {
    let store = try ReviewStore.inMemory()
    #expect(throws: StoreError.noReview(zhangsReview)) {
      try store.append([everyAction[1]], to: zhangsReview, by: "张某", clock: noon)
    }
    #expect(try store.review(zhangsReview) == nil)
    #expect(try store.reviews().isEmpty)
  }

  @Test("A text with U+0000 is refused where a column would cut it off, and kept inside a quotation")
  func nullCharacter() throws {
    let store = try ReviewStore.filled([everyAction[0]])
    #expect(throws: StoreError.unstorableText("a\u{0}b")) {
      try store.append([.opinion(before: "", after: "a\u{0}b")], to: zhangsReview, by: "张某", clock: noon)
    }
    #expect(throws: StoreError.unstorableText("\u{0}")) {
      try store.append([.submitted], to: zhangsReview, by: "张某", reason: "\u{0}", clock: noon)
    }
    let quoted = Mark(state: .met, evidence: [Citation(document: "笔录", page: 2, quote: "a\u{0}b\\u0000")])
    try store.append(
      [.marked(criterion: "D01.1", before: Mark(), after: quoted)], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.review(zhangsReview)?.scorecard.mark("D01.1") == quoted)
    #expect(try store.verify().isSound)
  }

  @Test("Two spellings of one criterion in Unicode are one mark, as they are one in Swift")
  func canonicallyEquivalentCriteria() throws {
    let store = try ReviewStore.filled([everyAction[0]])
    let (composed, decomposed) = ("é1", "e\u{301}1")
    try store.append(
      [
        .marked(criterion: composed, before: Mark(), after: Mark(state: .met)),
        .marked(criterion: decomposed, before: Mark(state: .met), after: Mark(state: .na)),
      ], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.review(zhangsReview)?.scorecard.marks == ["é1": Mark(state: .na)])
    #expect(try store.verify().isSound)
  }

  @Test("The database itself refuses to change, shorten or overwrite the journal")
  func journalIsAppendOnly() throws {
    let store = try ReviewStore.filled()
    for sql in [
      "UPDATE journal SET reason = '' WHERE number = 1",
      "DELETE FROM journal WHERE number = 9",
      "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE number = 9",
      "UPDATE journal_header SET writer = ''",
      "DELETE FROM journal_header",
      "INSERT OR REPLACE INTO journal_header SELECT * FROM journal_header",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") {
        try store.queue.write { try $0.execute(sql: sql) }
      }
    }
    #expect(try store.verify().isSound)
  }
}

import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("The book of document numbers")
struct NumberBookTests {
  private func store() throws -> ReviewStore { try ReviewStore.filled([everyAction[0], .submitted]) }

  private func key(_ serial: Int) -> NumberKey { NumberKey(prefix: "示司评", year: 2024, serial: serial) }

  private func issue(_ store: ReviewStore, _ kind: String = "opinion", reserved: Int? = nil) throws -> Int {
    try store.issue(
      kind: kind, prefix: "示司评", year: 2024, to: zhangsReview, reserved: reserved, by: "李某", clock: noon
    ).key.serial
  }

  @Test(
    "Reserved numbers are left out by the next ones and taken when asked for; nothing is missing in the end")
  func reserved() throws {
    let store = try store()
    #expect(try issue(store) == 1)
    #expect(
      try store.reserve(prefix: "示司评", year: 2024, for: ["甲局案", "乙局案"], by: "王某", clock: noon) == [2, 3])
    #expect(try issue(store, "notice") == 4)
    #expect(try issue(store, "list", reserved: 3) == 3)
    #expect(try issue(store, "list", reserved: 3) == 3, "asked for again, it is this document's")
    #expect(throws: StoreError.alreadyNumbered(key(3))) { _ = try issue(store, "list", reserved: 2) }
    try store.take(.cancelled(reason: "甲局案撤回"), on: key(2), by: "王某", clock: noon)
    let book = try store.numbers(prefix: "示司评")
    #expect(book.map(\.key.serial) == [1, 2, 3, 4])
    #expect(book.map(\.state) == [.issued, .cancelled, .issued, .issued])
    #expect(book[1].words == "甲局案撤回")
    #expect(book[2].caseFile == zhangsReview.caseFile)
    #expect(book.gaps.isEmpty)
    #expect(try store.verify().isSound)
  }

  @Test("No number twice: not a cancelled one, not one that is only free, not a reserved one reserved again")
  func never() throws {
    let store = try store()
    _ = try issue(store)
    try store.take(.cancelled(reason: "印错"), on: key(1), by: "王某", clock: noon)
    #expect(try store.nextNumber(prefix: "示司评", year: 2024) == 2)
    for step in [NumberStep.reserved(purpose: "x"), .cancelled(reason: "x"), .issued(kind: "k", title: "t")] {
      #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 1)) {
        try store.take(step, on: key(1), by: "王某", clock: noon)
      }
    }
    #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 1)) {
      _ = try issue(store, reserved: 1)
    }
    #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 9)) {
      try store.take(.cancelled(reason: "x"), on: key(9), by: "王某", clock: noon)
    }
    #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 9)) {
      _ = try issue(store, reserved: 9)
    }
    #expect(try store.numbers().map(\.state) == [.cancelled])
    #expect(try store.verify().isSound)
  }

  @Test("A number given on a review by hand still has to be free or reserved")
  func byHand() throws {
    let store = try store()
    _ = try store.reserve(prefix: "示司评", year: 2024, for: ["甲局案"], by: "王某", clock: noon)
    try store.take(.cancelled(reason: "不用了"), on: key(1), by: "王某", clock: noon)
    #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 1)) {
      try store.append(
        [.issued(kind: "opinion", prefix: "示司评", year: 2024, serial: 1)], to: zhangsReview, by: "李某",
        clock: noon)
    }
  }

  @Test("What was used on paper before is noted once, and the series goes on after it without a gap")
  func before() throws {
    let store = try store()
    try store.take(.usedBefore(note: "纸质登记簿"), on: key(11), by: "王某", clock: noon)
    #expect(try issue(store) == 12)
    #expect(try store.numbers().gaps.isEmpty)
    #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 20)) {
      try store.take(.usedBefore(note: "又一本"), on: key(20), by: "王某", clock: noon)
    }
    #expect(try store.verify().isSound)
  }

  @Test("A report has its number from the same book")
  func reports() throws {
    let store = try store()
    func issue(_ reserved: Int? = nil, title: String = "下半年评查") throws -> Int {
      try store.issue(
        kind: "round-report", title: title, prefix: "示司通", year: 2024, reserved: reserved, by: "王某",
        clock: noon
      ).serial
    }
    #expect(try issue() == 1)
    #expect(try issue() == 1 && issue(1) == 1, "written again, it keeps its number")
    #expect(throws: StoreError.numberTaken(prefix: "示司通", year: 2024, serial: 1)) {
      _ = try issue(1, title: "专项")
    }
    #expect(try store.reserve(prefix: "示司通", year: 2024, for: ["专项"], by: "王某", clock: noon) == [2])
    #expect(try issue(2, title: "专项") == 2)
    #expect(try store.numbers(prefix: "示司通", year: 2024).map(\.state) == [.issued, .issued])
    #expect(try store.numbers(prefix: "示司通", year: 2025).isEmpty)
    #expect(try store.verify().isSound)
  }

  @Test("A row of the book that the journal does not know is found")
  func tampered() throws {
    let store = try store()
    _ = try store.reserve(prefix: "示司评", year: 2024, for: ["甲局案"], by: "王某", clock: noon)
    try store.write { try $0.execute(sql: "UPDATE document_numbers SET state = 'issued'") }
    #expect(
      try store.verify().problems == [
        .row(table: "document_numbers", key: "示司评 2024 1", .changed(column: "state"))
      ])
  }

  @Test("The place of a head in the journal is told, and an unknown one is not there")
  func places() throws {
    let store = try ReviewStore.inMemory()
    #expect(try store.place(ofHead: store.head().hash) == 0)
    try store.fill([everyAction[0], .submitted])
    let head = try store.head()
    #expect(try store.place(ofHead: head.hash) == head.count)
    #expect(try store.place(ofHead: String(repeating: "0", count: 64)) == nil)
  }
}

import Reviewing
import Testing

@testable import ReviewStore

@Suite("Document numbers")
struct NumberTests {
  @Test("Numbers run from 1 in each series and year, and asking for the next takes none")
  func seriesAndYears() throws {
    let store = try ReviewStore.filled([everyAction[0], .submitted])
    func issue(_ prefix: String, _ year: Int, _ kind: String) throws -> Int {
      try store.issue(kind: kind, prefix: prefix, year: year, to: zhangsReview, by: "李某", clock: noon)
        .key.serial
    }
    #expect(try store.nextNumber(prefix: "示司评", year: 2024) == 1)
    #expect(try store.nextNumber(prefix: "示司评", year: 2024) == 1)
    #expect(
      try [
        issue("示司评", 2024, "a"), issue("示司评", 2024, "b"), issue("示司督", 2024, "c"), issue("示司评", 2025, "d"),
      ]
        == [1, 2, 1, 1])
    #expect(try issue("示司评", 2024, "b") == 2, "written again, it keeps its number")
    #expect(try store.nextNumber(prefix: "示司评", year: 2024) == 3)
    #expect(try store.review(zhangsReview)?.issued.map(\.serial) == [1, 2, 1, 1])
    #expect(try store.verify().isSound)
  }

  @Test("A number given by hand cannot be given again, not even to another kind of document")
  func numberTaken() throws {
    let store = try ReviewStore.filled([everyAction[0], .submitted])
    try store.append(
      [.issued(kind: "opinion", prefix: "示司评", year: 2024, serial: 7)], to: zhangsReview, by: "李某",
      clock: noon)
    #expect(throws: StoreError.numberTaken(prefix: "示司评", year: 2024, serial: 7)) {
      try store.append(
        [.issued(kind: "rectification-notice", prefix: "示司评", year: 2024, serial: 7)],
        to: zhangsReview, by: "李某", clock: noon)
    }
    #expect(
      try store.issue(kind: "list", prefix: "示司评", year: 2024, to: zhangsReview, by: "李某", clock: noon)
        .key.serial == 8)
  }
}

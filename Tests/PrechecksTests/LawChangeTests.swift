import CaseFiles
import Standards
import Testing

@testable import Prechecks

@Suite("A change of the law")
struct LawChangeTests {
  /// One value of the law data, by its entry and the day from which it is in force.
  struct Value: Sendable, CustomTestStringConvertible {
    var entry: String
    var place: Int
    var words: String
    var testDescription: String { words }
  }

  private static func values<Kind>(_ entries: [String: LawEntry<Kind>]) -> [Value] {
    entries.values.sorted { $0.id < $1.id }.flatMap { entry in
      entry.values.enumerated().map { place, value in
        Value(entry: entry.id, place: place, words: "\(entry.id) from \(value.from) \(value.field ?? "")")
      }
    }
  }

  private static let law = TestRules.rules.law

  @Test("of one day in any value of the law data turns a fixture", arguments: values(law.limits), [-1, 1])
  func limits(_ value: Value, by change: Int) throws {
    try expectTurned(value) { $0.limits[value.entry]?.values[value.place].value.amount += change }
  }

  @Test("of any number in the law data turns a fixture", arguments: values(law.counts), [-1, 1])
  func counts(_ value: Value, by change: Int) throws {
    try expectTurned(value) { $0.counts[value.entry]?.values[value.place].value += change }
  }

  @Test(
    "of any rate in the law data by a hundredth of a percent turns a fixture", arguments: values(law.rates),
    [-1, 1])
  func rates(_ value: Value, by change: Int) throws {
    try expectTurned(value) { $0.rates[value.entry]?.values[value.place].value.basisPoints += change }
  }

  @Test("of any amount in the law data by one 分 turns a fixture", arguments: values(law.amounts), [-1, 1])
  func amounts(_ value: Value, by change: Int64) throws {
    try expectTurned(value) { law in
      guard let amount = law.amounts[value.entry]?.values[value.place].value else { return }
      law.amounts[value.entry]?.values[value.place].value = Money(fen: amount.fen + change)
    }
  }

  @Test(
    "shows nothing without its entries: every finding that rests on a count stays open",
    arguments: try CheckFixture.all().filter { $0.verdict == .fail })
  func noEntries(_ fixture: CheckFixture) throws {
    var rules = TestRules.rules
    let file = try fixture.load()
    guard !(try fixture.theCheck.judge(file, under: rules).limits.isEmpty) else { return }
    rules.law.limits = [:]
    #expect(try fixture.theCheck.run(file, under: rules).verdict == .unknown)
  }

  @Test("is asked of the day the reader names, where one is named")
  func asOf() throws {
    var rules = TestRules.rules
    rules.asOf = Day(2020, 1, 1)
    for fixture in try CheckFixture.all()
    where fixture.check == "T02-decision-limit" && fixture.verdict == .fail {
      #expect(try fixture.outcome(under: rules).verdict == .unknown, "\(fixture.name)")
    }
  }

  /// Whether some fixture would fail under the changed law: another verdict, or words it asks for not said.
  ///
  /// The fixtures of the check that bears the entry's letter and number are tried first; most often one of them turns.
  private func expectTurned(_ value: Value, _ change: (inout Law) -> Void) throws {
    var rules = TestRules.rules
    change(&rules.law)
    let mark = value.entry.prefix(3)
    let turns = { (loaded: LoadedFixture) in
      !loaded.fixture.holds(loaded.check.run(loaded.file, under: rules))
    }
    let all = try LoadedFixture.all.get()
    let isNoticed =
      all.contains { $0.fixture.check.hasPrefix(mark) && turns($0) }
      || all.contains { !$0.fixture.check.hasPrefix(mark) && turns($0) }
    #expect(isNoticed, "no fixture notices")
  }
}

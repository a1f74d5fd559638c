import CaseFiles
import Standards
import Testing

@testable import Prechecks

@Suite("A change of the law")
struct LawChangeTests {
  /// The limits the checks ask for, each with the check whose fixtures must notice a change of one day.
  static let limits = [
    ("T02-decision-limit", "T02-decision-limit"), ("T02-extension", "T02-decision-limit"),
    ("T05-preserved-evidence", "T05-preserved-evidence"),
    ("T06-hearing-application", "T06-hearing-application"), ("T07-statement-period", "T07-statement-period"),
    ("T08-hearing-notice", "T08-hearing-notice"), ("T09-service", "T09-service"),
    ("T10-payment", "T10-payment"), ("T14-publication", "T14-publication"),
    ("T17-record-filing", "T17-record-filing"), ("C05-review-period", "C05-remedy-text"),
    ("C05-suit-period", "C05-remedy-text"), ("C05-suit-period", "T23-court-limit"),
    ("T04-filing-limit", "T04-filing-limit"), ("T04-filing-extension", "T04-filing-limit"),
    ("T19-seizure-limit", "T19-seizure-limit"), ("T19-seizure-extension", "T19-seizure-limit"),
    ("T22-demand-before-court", "T22-demand-before-court"), ("T23-court-limit", "T23-court-limit"),
    ("T26-supplement", "T26-supplement"), ("T27-licence-limit", "T27-licence-limit"),
    ("T27-licence-extension", "T27-licence-limit"), ("T28-licence-delivery", "T28-licence-delivery"),
  ]

  @Test("of one day more or less turns a fixture's verdict", arguments: limits, [-1, 1])
  func mutation(_ limit: (id: String, check: String), by change: Int) throws {
    var rules = TestRules.rules
    var entry = try #require(rules.law.limits[limit.id])
    for index in entry.values.indices { entry.values[index].value.amount += change }
    rules.law.limits[limit.id] = entry
    try expectTurned(limit.check, under: rules)
  }

  @Test("of the number of officers turns a fixture's verdict", arguments: [-1, 1])
  func officers(by change: Int) throws {
    var rules = TestRules.rules
    var entry = try #require(rules.law.counts["P01-two-officers"])
    for index in entry.values.indices { entry.values[index].value += change }
    rules.law.counts["P01-two-officers"] = entry
    try expectTurned("P01-two-officers", under: rules)
  }

  @Test("of the surcharge a day turns a fixture's verdict", arguments: [-1, 1])
  func surcharge(by change: Int) throws {
    var rules = TestRules.rules
    var entry = try #require(rules.law.rates["T11-surcharge"])
    for index in entry.values.indices { entry.values[index].value.basisPoints += change }
    rules.law.rates["T11-surcharge"] = entry
    try expectTurned("T11-surcharge", under: rules)
  }

  @Test("of the ceiling for cash by one 分 turns a fixture's verdict", arguments: [-1, 1])
  func cash(by change: Int64) throws {
    var rules = TestRules.rules
    var entry = try #require(rules.law.amounts["cash-on-the-spot"])
    for index in entry.values.indices {
      entry.values[index].value = Money(fen: entry.values[index].value.fen + change)
    }
    rules.law.amounts["cash-on-the-spot"] = entry
    try expectTurned("T12-cash", under: rules)
  }

  @Test("shows nothing without its entry: every fixture that counted stays open", arguments: limits.map(\.1))
  func noEntries(_ check: String) throws {
    var rules = TestRules.rules
    rules.law.limits = [:]
    for fixture in try CheckFixture.all() where fixture.check == check && fixture.verdict == .fail {
      let outcome = try fixture.outcome(under: rules)
      #expect(outcome.verdict == .unknown, "\(fixture.name)")
    }
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

  private func expectTurned(_ check: String, under rules: CheckRules) throws {
    let fixtures = try CheckFixture.all().filter { $0.check == check }
    let turned = try fixtures.filter { try $0.outcome(under: rules).verdict != $0.verdict }
    #expect(!turned.isEmpty, "no fixture of \(check) notices")
  }
}

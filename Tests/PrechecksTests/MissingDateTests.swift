import CaseFiles
import Testing

@testable import Prechecks

@Suite("What is not recorded")
struct MissingDateTests {
  /// The days an event carries.
  static let dates: [(name: String, path: WritableKeyPath<Event, Fact<Day>?> & Sendable)] = [
    ("day", \.day), ("served", \.served), ("until", \.until),
  ]

  /// A date matters to a check when another date there would be a finding.
  @Test(
    "a date that could have shown a breach never passes once it is removed",
    arguments: try CheckFixture.all().filter { $0.verdict == .pass })
  func removedDate(_ fixture: CheckFixture) throws {
    let file = try fixture.load()
    let check = try fixture.theCheck
    for index in file.events.indices {
      for (name, path) in Self.dates {
        guard let fact = file.events[index][keyPath: path] else { continue }
        let matters = [-200, -2, 2, 200].contains { shift in
          var moved = file
          moved.events[index][keyPath: path]?.value = fact.value + shift
          return !check.run(moved, under: TestRules.rules).findings.isEmpty
        }
        var bare = file
        bare.events[index][keyPath: path] = nil
        let outcome = check.run(bare, under: TestRules.rules)
        #expect(
          !matters || outcome != .passed, "\(file.events[index].kind.rawValue) \(name) of \(fixture.name)")
      }
    }
  }

  @Test(
    "a limit never passes without the event it runs from or the one it runs to",
    arguments: try CheckFixture.all().filter { $0.verdict == .pass && $0.check.hasPrefix("T") })
  func removedEvents(_ fixture: CheckFixture) throws {
    var file = try fixture.load()
    let check = try fixture.theCheck
    for kind in Set(file.events.map(\.kind)) where kind != .testing && kind != .announcement {
      let kept = file.events
      file.events.removeAll { $0.kind == kind }
      let outcome = check.run(file, under: TestRules.rules)
      file.events = kept
      if outcome == .passed {
        // What may go is what only lengthens or lifts the limit, or what a deferral takes the place of.
        let replaced: [EventKind] = file.events(.deferral).isEmpty ? [] : [.service, .decision]
        #expect(
          ([.statement, .hearing, .extensionApproval] + replaced).contains(kind), "\(kind.rawValue)")
      }
    }
  }

  @Test("an empty file passes no check", arguments: allChecks.map(\.id))
  func emptyFile(_ id: String) throws {
    let check = try #require(allChecks.first { $0.id == id })
    for kind in [nil] + CaseKind.allCases {
      var file = CaseFile(location: "空卷")
      file.kind = kind.map { Fact($0, original: $0.rawValue, source: Source(file: "case.yaml", line: 1)) }
      let outcome = check.run(file, under: TestRules.rules)
      #expect(outcome.state == "undetermined" || outcome.state == "not-applicable", "\(outcome)")
    }
  }
}

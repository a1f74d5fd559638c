import Foundation
import TestSupport
import Testing

@testable import Prechecks

@Suite("The list of checks")
struct AllChecksTests {
  @Test("names every file of the folder Checks once")
  func listIsComplete() throws {
    let folder = Fixtures.package().appendingPathComponent("Sources/Prechecks/Checks")
    let files = try Fixtures.names(in: folder).map { $0.replacing(".swift", with: "") }
    #expect(files.sorted() == allChecks.map { "\(type(of: $0))" }.sorted())
  }

  @Test("gives every check an id of its own, a title, a basis and an explanation")
  func everyCheckIsDescribed() {
    #expect(Set(allChecks.map(\.id)).count == allChecks.count)
    for check in allChecks {
      #expect(check.id.wholeMatch(of: /[A-Z][0-9]{2}-[a-z-]+/) != nil, "\(check.id)")
      for text in [check.title, check.explanation] { #expect(!text.zh.isEmpty && !text.en.isEmpty) }
      #expect(!check.basis.isEmpty)
    }
  }

  @Test("has fixtures that pass, that find, that stay open and to which the check does not apply")
  func everyCheckHasItsFixtures() throws {
    let fixtures = try CheckFixture.all()
    for check in allChecks {
      let verdicts = Set(fixtures.filter { $0.check == check.id }.map(\.verdict))
      #expect(verdicts == [.pass, .fail, .unknown, .na], "\(check.id)")
    }
  }
}

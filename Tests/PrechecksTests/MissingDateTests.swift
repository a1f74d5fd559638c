import CaseFiles
import Testing

@testable import Prechecks

/// One date a case file records, wherever it stands.
struct RecordedDate {
  var name: String
  var value: Fact<Day>
  private var put: (inout CaseFile, Fact<Day>?) -> Void

  func removed(from file: CaseFile) -> CaseFile { changed(file, to: nil) }

  func moved(by days: Int, in file: CaseFile) -> CaseFile {
    var fact = value
    fact.value = value.value + days
    return changed(file, to: fact)
  }

  private func changed(_ file: CaseFile, to fact: Fact<Day>?) -> CaseFile {
    var file = file
    put(&file, fact)
    return file
  }

  static func all(of file: CaseFile) -> [RecordedDate] {
    var dates: [RecordedDate] = []
    func add(_ name: String, _ path: WritableKeyPath<CaseFile, Fact<Day>?>) {
      guard let value = file[keyPath: path] else { return }
      dates.append(RecordedDate(name: name, value: value) { $0[keyPath: path] = $1 })
    }
    for index in file.events.indices {
      let kind = file.events[index].kind.rawValue
      add(kind, \.events[index].day)
      add("\(kind) served", \.events[index].served)
      add("\(kind) until", \.events[index].until)
    }
    for index in file.officers.indices {
      add("valid from", \.officers[index].validFrom)
      add("valid until", \.officers[index].validUntil)
    }
    for index in file.documents.indices { add("document", \.documents[index].day) }
    for index in file.impactAssessments.indices { add("assessment", \.impactAssessments[index].day) }
    if file.inspection != nil { add("inspection", \.inspection!.day) }
    if file.orderToCorrect != nil {
      add("order", \.orderToCorrect!.day)
      add("order's deadline", \.orderToCorrect!.deadline)
      add("order's re-inspection", \.orderToCorrect!.reinspection)
    }
    if file.discretion?.adjustment != nil { add("approval", \.discretion!.adjustment!.day) }
    return dates
  }
}

extension RecordedDate {
  /// Dates that a check looks at where they are recorded and never asks for: certificates often state only their
  /// last day, and a letter's date in the catalogue only repeats the event's.
  fileprivate var isNeverAskedFor: Bool { name == "valid from" || name == "document" }
}

@Suite("What is not recorded")
struct MissingDateTests {
  /// A date matters to a check when another date there would be a finding.
  @Test(
    "a date that could have shown a breach never passes once it is removed",
    arguments: try CheckFixture.all().filter { $0.verdict == .pass })
  func removedDate(_ fixture: CheckFixture) throws {
    let file = try fixture.load()
    let check = try fixture.theCheck
    for date in RecordedDate.all(of: file) where !date.isNeverAskedFor {
      let outcome = check.run(date.removed(from: file), under: TestRules.rules)
      guard outcome == .passed else { continue }
      let matters = [-200, -2, 2, 200].contains { shift in
        !check.run(date.moved(by: shift, in: file), under: TestRules.rules).findings.isEmpty
      }
      #expect(!matters, "\(date.name) \(date.value.value)")
    }
  }

  @Test(
    "what was found or open never passes for want of a date",
    arguments: try CheckFixture.all().filter { $0.verdict == .fail || $0.verdict == .unknown })
  func removedFromFinding(_ fixture: CheckFixture) throws {
    let file = try fixture.load()
    let check = try fixture.theCheck
    for date in RecordedDate.all(of: file) where !date.isNeverAskedFor {
      let outcome = check.run(date.removed(from: file), under: TestRules.rules)
      #expect(outcome != .passed, "\(date.name) \(date.value.value)")
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
        // A hearing that was held does not hang on its offer, nor a waiver on what was waived.
        let lifted: [EventKind] = fixture.check == "T29-licence-hearing" ? [.hearingOffer, .grant] : []
        // What was confiscated needs no release.
        let confiscated: [EventKind] =
          file.penalties.contains { $0.kind.value == .confiscatedGoods } ? [.seizureRelease] : []
        #expect(
          ([.statement, .hearing, .extensionApproval] + replaced + lifted + confiscated).contains(kind),
          "\(kind.rawValue)")
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

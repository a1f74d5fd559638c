import CaseFiles

extension CaseFile {
  /// The records of gathering evidence and checking on the spot, in the order of their days.
  var recordedActs: [Event] {
    EventKind.records.flatMap { hasEvent($0) ? events($0) : [] }.enumerated().sorted { a, b in
      let days = (a.element.date, b.element.date)
      guard let x = days.0, let y = days.1, x != y else { return a.offset < b.offset }
      return x < y
    }.map(\.element)
  }

  /// The officers the file lists, by name.
  func officer(_ name: String) -> Officer? {
    officers.first { $0.name.value.plain == name.plain }
  }

  /// The people an act names, each once.
  func people(of act: Event) -> [String] {
    var names: [String] = []
    for person in act.people where !names.contains(person.value.plain) { names.append(person.value.plain) }
    return names
  }

  /// The officers who signed the act's document, where the act itself names nobody.
  func signingOfficers(of act: Event) -> [String] {
    guard let name = act.document?.value, let document = document(name) else { return [] }
    return officers.map(\.name.value.plain).filter { officer in
      document.signatories.contains { $0.value.plain == officer }
    }
  }
}

extension Event {
  /// What names the event among a check's findings: kind, day and document.
  var key: String {
    ([kind.rawValue] + [day?.value.description, document?.value].compactMap { $0 }).joined(separator: " ")
  }
}

extension Tally {
  /// Adds a finding; a second one about the same subject gets a number of its own.
  mutating func add(_ finding: Finding) {
    var finding = finding
    let number = (subjects[finding.subject] ?? 0) + 1
    subjects[finding.subject] = number
    if number > 1 { finding.subject += "（\(number)）" }
    findings.append(finding)
  }
}

import CaseFiles

extension Standard.Section {
  /// Reads a section; with `document` its first criterion asks whether the document is there.
  init?(_ map: YAMLMap, step: Points, knownChecks: Set<String>?) {
    map.allow(["id", "title", "points", "document", "criteria"])
    let id = map.text("id")
    let title = map.localized("title")
    let points = map.optional("points", form: "20") { text in Points(text).flatMap { $0 > .zero ? $0 : nil } }
    var criteria = map.maps("criteria", required: true).compactMap {
      Criterion(
        $0, step: step, document: map.has("document") ? title : nil, knownChecks: knownChecks)
    }
    guard let id, let title else { return nil }
    for index in criteria.indices {
      for place in criteria[index].deductions.indices
      where criteria[index].deductions[place].zeroes == [Self.wholeSection] {
        criteria[index].deductions[place].zeroes = criteria.map(\.id).filter { $0 != criteria[index].id }
      }
    }
    if let document = map.map("document"),
      let head = Criterion(
        document: document, id: id, title: title, items: criteria, knownChecks: knownChecks)
    {
      criteria.insert(head, at: 0)
    }
    self.init(id: id, title: title, criteria: criteria, points: points)
  }

  static let wholeSection = "section"
}

extension Criterion {
  /// Reads what a document's absence means: `missing: zero` takes all its points, `missing: out` leaves it out.
  fileprivate init?(
    document map: YAMLMap, id: String, title: Localized, items: [Criterion], knownChecks: Set<String>?
  ) {
    map.allow(["missing", "not_needed", "basis", "look", "errors", "exceptions", "remedy", "checks"])
    let missing = map.value("missing", form: "zero | out") { ["zero", "out"].contains($0) ? $0 : nil }
    let notNeeded = map.localized("not_needed", required: missing == "out")
    let basis = map.text("basis")
    let checks = Self.readChecks(map, knownChecks)
    guard let missing, let basis, missing == "zero" || notNeeded != nil else { return nil }
    let all = items.filter { $0.kind == .scored }.reduce(Points.zero) { $0 + $1.points }
    let lost = Deduction(
      id: Deduction.missing, title: Localized(zh: "卷内缺少该文书", en: "the document is missing"),
      amount: .once(all), zeroes: items.map(\.id))
    self.init(
      id: id, kind: .record, title: title, points: .zero, deductions: missing == "zero" ? [lost] : [],
      notApplicable: notNeeded, basis: basis, look: map.localized("look", required: false) ?? title,
      commonErrors: map.localized("errors", required: false),
      exceptions: map.localized("exceptions", required: false),
      remedy: map.localized("remedy", required: false), checks: checks, mayBeLeftOut: notNeeded != nil,
      carries: items.map(\.id))
  }
}

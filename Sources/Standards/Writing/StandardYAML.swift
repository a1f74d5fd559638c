import CaseFiles

extension Standard {
  /// The standard as the YAML it would be read from again, value for value; comments are not kept.
  public func yaml() -> String {
    var lines = YAMLLines()
    lines.add("id", id)
    lines.add(raw: "version: \(YAMLText.quoted(version))")
    lines.add("title", title)
    lines.add("issuer", issuer)
    if !number.isEmpty { lines.add("number", number) }
    if let validFrom { lines.add(raw: "valid_from: \(validFrom)") }
    if let validTo { lines.add(raw: "valid_to: \(validTo)") }
    lines.add(raw: "case_kinds: [\(caseKinds.map { YAMLText.scalar($0.rawValue) }.joined(separator: ", "))]")
    lines.add(raw: "total: \(scoredPoints)")
    switch formula {
    case .fullMinusDeductions: lines.add(raw: "formula: full-minus-deductions")
    case .earnedRatio: lines.add(raw: "formula: earned-ratio")
    case .basePlusRatio(let base, let scale, let sections):
      lines.add(raw: "formula: base-plus-ratio")
      lines.add(raw: "base: \(base)")
      lines.add(raw: "scale: \(scale)")
      lines.add(raw: "deduction_sections: [\(sections.map(YAMLText.scalar).joined(separator: ", "))]")
    }
    lines.add(raw: "decimals: \(rounding.decimals)")
    lines.add(raw: "veto: \(vetoEffect.text)")
    lines.add(raw: "grades:")
    for grade in grades { lines.add(raw: "  - {name: \(lines.flow(grade.name)), from: \(grade.threshold)}") }
    lines.add(raw: "sections:")
    for section in sections {
      lines.add(raw: "  - id: \(YAMLText.scalar(section.id))")
      lines.indent = 4
      lines.add("title", section.title)
      lines.add(raw: "criteria:")
      for criterion in section.criteria { lines.add(criterion) }
      lines.indent = 0
    }
    return lines.text
  }

  /// Reads one standard from YAML; `file` is its name in the problems, which come with their lines.
  public static func read(
    yaml: String, file: String, knownChecks: Set<String>? = nil
  ) -> (standard: Standard?, problems: [LoadError]) {
    let source = YAMLFile(path: file)
    let standard = source.root(of: yaml).flatMap { Standard($0, knownChecks: knownChecks) }
    return (source.problems.isEmpty ? standard : nil, source.problems)
  }
}

extension VetoEffect {
  var text: String {
    switch self {
    case .scoreZero: "score-zero"
    case .lowestGrade: "lowest-grade"
    }
  }
}

/// The lines of a YAML file being written.
private struct YAMLLines {
  var indent = 0
  private(set) var text = ""

  mutating func add(raw line: String) {
    text += String(repeating: " ", count: indent) + line + "\n"
  }

  mutating func add(_ key: String, _ value: String) {
    add(raw: "\(key): \(YAMLText.scalar(value))")
  }

  mutating func add(_ key: String, _ value: Localized) {
    add(raw: "\(key): \(flow(value))")
  }

  func flow(_ value: Localized) -> String {
    value.zh == value.en
      ? YAMLText.scalar(value.zh) : "{zh: \(YAMLText.scalar(value.zh)), en: \(YAMLText.scalar(value.en))}"
  }

  mutating func add(_ criterion: Criterion) {
    indent = 6
    add(raw: "- id: \(YAMLText.scalar(criterion.id))")
    indent = 8
    if criterion.kind != .scored { add("kind", criterion.kind.rawValue) }
    add("title", criterion.title)
    if criterion.kind == .scored || criterion.kind == .bonus { add(raw: "points: \(criterion.points)") }
    if !criterion.deductions.isEmpty { add(raw: "deductions:") }
    for deduction in criterion.deductions {
      let amount =
        switch deduction.amount {
        case .once(let points): "once: \(points)"
        case .perOccurrence(let step, let cap): "each: \(step), cap: \(cap)"
        case .range(let min, let max): "range: \(min)..\(max)"
        }
      add(raw: "  - {id: \(YAMLText.scalar(deduction.id)), \(amount), title: \(flow(deduction.title))}")
    }
    if let text = criterion.notApplicable { add("not_applicable", text) }
    add("basis", criterion.basis)
    add("look", criterion.look)
    if let text = criterion.commonErrors { add("errors", text) }
    if let text = criterion.exceptions { add("exceptions", text) }
    if let text = criterion.remedy { add("remedy", text) }
    if !criterion.checks.isEmpty {
      add(raw: "checks: [\(criterion.checks.map(YAMLText.scalar).joined(separator: ", "))]")
    }
    indent = 4
  }
}

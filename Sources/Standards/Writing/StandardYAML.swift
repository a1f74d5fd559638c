import CaseFiles

extension Standard {
  /// The standard as the YAML it would be read from again, value for value; comments are not kept.
  ///
  /// One table of a file of several is written as a file of its own.
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
    addRules(to: &lines)
    lines.add(grades, under: "grades")
    if !attachedGrades.isEmpty { lines.add(attachedGrades, under: "attached_grades") }
    if !settings.isEmpty { lines.add(raw: "settings:") }
    for setting in settings {
      let options = setting.options.map(YAMLText.quoted).joined(separator: ", ")
      lines.add(raw: "  - key: \(YAMLText.scalar(setting.key))")
      lines.add(raw: "    options: [\(options)]")
      lines.add(raw: "    question: \(lines.flow(setting.question))")
      lines.add(raw: "    reason: \(lines.flow(setting.reason))")
    }
    if !links.isEmpty { lines.add(raw: "links:") }
    for link in links {
      lines.add(raw: "  - id: \(YAMLText.scalar(link.id))")
      lines.add(raw: "    members: [\(link.members.map(YAMLText.scalar).joined(separator: ", "))]")
      lines.add(raw: "    reason: \(lines.flow(link.reason))")
    }
    lines.add(raw: "sections:")
    for section in sections { lines.add(section) }
    return lines.text
  }

  private func addRules(to lines: inout YAMLLines) {
    switch formula {
    case .fullMinusDeductions:
      let floors = !sections.isEmpty && sections.allSatisfy { $0.points != nil }
      lines.add(raw: "formula: \(floors ? "section-sums" : "full-minus-deductions")")
    case .earnedRatio: lines.add(raw: "formula: earned-ratio")
    case .basePlusRatio(let base, let scale, let sections):
      lines.add(raw: "formula: base-plus-ratio")
      lines.add(raw: "base: \(base)")
      lines.add(raw: "scale: \(scale)")
      lines.add(raw: "deduction_sections: [\(sections.map(YAMLText.scalar).joined(separator: ", "))]")
    }
    if case .basePlusRatio = formula {} else if full != Points(100) { lines.add(raw: "full: \(full)") }
    lines.add(raw: "decimals: \(rounding.decimals)")
    if rounding.mode != .halfUp { lines.add(raw: "rounding: \(rounding.mode.rawValue)") }
    switch vetoEffect {
    case .scoreZero: lines.add(raw: "veto: score-zero")
    case .lowestGrade: lines.add(raw: "veto: lowest-grade")
    case .fixed(let most):
      lines.add(raw: "veto: fixed")
      lines.add(raw: "veto_score: \(most)")
    }
    if bonusRule != .added { lines.add(raw: "bonus: \(bonusRule.rawValue)") }
    if let bonusCap { lines.add(raw: "bonus_cap: \(bonusCap)") }
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

/// The lines of a YAML file being written.
private struct YAMLLines {
  private var indent = 0
  private(set) var text = ""

  mutating func add(raw line: String) {
    text += String(repeating: " ", count: indent) + line + "\n"
  }

  mutating func add(_ key: String, _ value: String) {
    add(raw: "\(key): \(YAMLText.scalar(value))")
  }

  mutating func add(_ key: String, _ value: Localized?) {
    if let value { add(raw: "\(key): \(flow(value))") }
  }

  mutating func add(_ grades: [Standard.Grade], under key: String) {
    add(raw: grades.isEmpty ? "\(key): none" : "\(key):")
    for grade in grades { add(raw: "  - {name: \(flow(grade.name)), from: \(grade.threshold)}") }
  }

  mutating func add(checks: [String]) {
    if !checks.isEmpty { add(raw: "checks: [\(checks.map(YAMLText.scalar).joined(separator: ", "))]") }
  }

  func flow(_ value: Localized) -> String {
    value.zh == value.en
      ? YAMLText.scalar(value.zh) : "{zh: \(YAMLText.scalar(value.zh)), en: \(YAMLText.scalar(value.en))}"
  }

  mutating func add(_ section: Standard.Section) {
    add(raw: "  - id: \(YAMLText.scalar(section.id))")
    indent = 4
    add("title", section.title)
    if let points = section.points { add(raw: "points: \(points)") }
    var criteria = section.criteria
    if let document = criteria.first, document.isDocument, document.id == section.id {
      criteria.removeFirst()
      add(raw: "document:")
      indent = 6
      add(raw: "missing: \(document.deductions.isEmpty ? "out" : "zero")")
      add("not_needed", document.notApplicable)
      addGuidance(document)
    }
    indent = 4
    add(raw: "criteria:")
    for criterion in criteria { add(criterion) }
    indent = 0
  }

  private mutating func add(_ criterion: Criterion) {
    indent = 6
    add(raw: "- id: \(YAMLText.scalar(criterion.id))")
    indent = 8
    if criterion.isEarned {
      add("kind", "earned")
    } else if criterion.kind != .scored {
      add("kind", criterion.kind.rawValue)
    }
    add("title", criterion.title)
    if criterion.kind == .scored || criterion.kind == .bonus { add(raw: "points: \(criterion.points)") }
    if let step = criterion.step { add(raw: "step: \(step)") }
    let deductions = criterion.deductions.filter { !(criterion.isEarned && $0.id == Deduction.notGiven) }
    if !deductions.isEmpty { add(raw: "deductions:") }
    for deduction in deductions {
      var parts = ["id: \(YAMLText.scalar(deduction.id))"]
      switch deduction.amount {
      case .once(let points): parts.append("once: \(points)")
      case .perOccurrence(let step, let cap): parts.append("each: \(step), cap: \(cap)")
      case .range(let min, let max): parts.append("range: \(min)..\(max)")
      }
      parts.append("title: \(flow(deduction.title))")
      if !deduction.zeroes.isEmpty {
        parts.append("zeroes: [\(deduction.zeroes.map(YAMLText.scalar).joined(separator: ", "))]")
      }
      add(raw: "  - {\(parts.joined(separator: ", "))}")
    }
    add("not_applicable", criterion.notApplicable)
    if !criterion.mayBeLeftOut { add(raw: "na: never") }
    addGuidance(criterion)
  }

  private mutating func addGuidance(_ criterion: Criterion) {
    add("basis", criterion.basis)
    add("look", criterion.look)
    add("errors", criterion.commonErrors)
    add("exceptions", criterion.exceptions)
    add("remedy", criterion.remedy)
    add(checks: criterion.checks)
  }
}

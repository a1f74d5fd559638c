import CaseFiles

extension Standard {
  /// Reads one file under `standards/`; nil where something needed is missing.
  ///
  /// `knownChecks` are the ids a criterion may name; nil leaves them unchecked.
  init?(_ map: YAMLMap, knownChecks: Set<String>? = nil) {
    map.allow([
      "id", "version", "title", "issuer", "number", "valid_from", "valid_to", "case_kinds", "total",
      "formula", "base", "scale", "deduction_sections", "decimals", "veto", "grades", "sections",
    ])
    let id = map.value("id", form: "general-penalty", Self.readID)
    let version = map.text("version")
    let title = map.localized("title")
    let issuer = map.text("issuer")
    let validFrom = map.optional("valid_from", form: "2026-01-01") { Day(iso: $0) }
    let validTo = map.optional("valid_to", form: "2028-12-31") { Day(iso: $0) }
    let kinds = map.texts("case_kinds", required: true).compactMap { Self.readKind($0, map.file) }
    let formula = ScoreFormula(map)
    let decimals = map.value("decimals", form: "2") { text in
      Int(text).flatMap { (0...3).contains($0) ? $0 : nil }
    }
    let veto = map.value("veto", form: "score-zero | lowest-grade") { VetoEffect(text: $0) }
    let grades = Self.readGrades(map)
    let sections = map.maps("sections", required: true).compactMap {
      Section($0, knownChecks: knownChecks)
    }
    let total = map.value("total", form: "100") { Points($0) }
    guard let id, let version, let title, let issuer, let formula, let decimals, let veto else {
      return nil
    }
    self.init(
      id: id, version: version, title: title, issuer: issuer,
      number: map.optionalText("number") ?? "", validFrom: validFrom, validTo: validTo,
      caseKinds: kinds, formula: formula, rounding: Rounding(decimals: decimals), grades: grades,
      vetoEffect: veto, sections: sections)
    if let total { checkWhole(map, total: total) }
  }

  /// An id of letters, digits, `.`, `-`, `_`, with at most one `/`.
  static func readID(_ text: String) -> String? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      part.first.map { $0 != "." } == true
        && part.utf8.allSatisfy { byte in
          switch byte {
          case 45, 46, 95, 48...57, 65...90, 97...122: true
          default: false
          }
        }
    }
    return isPlain && parts.count <= 2 ? text : nil
  }

  private static func readKind(_ entry: YAMLMap.Entry, _ file: YAMLFile) -> CaseKind? {
    if let kind = CaseKind(rawValue: entry.text) { return kind }
    let known = CaseKind.allCases.map(\.rawValue).joined(separator: "、")
    file.report(
      line: entry.line,
      Localized(zh: "没有案卷类型“\(entry.text)”", en: "there is no case kind “\(entry.text)”"),
      Localized(zh: "可用的有 \(known)", en: "known are \(known)"))
    return nil
  }

  private static func readGrades(_ map: YAMLMap) -> [Grade] {
    let entries = map.maps("grades", required: true)
    let grades = entries.compactMap { entry -> Grade? in
      entry.allow(["name", "from"])
      let name = entry.localized("name")
      let threshold = entry.value("from", form: "90") { Points($0) }
      guard let name, let threshold else { return nil }
      return Grade(name: name, threshold: threshold)
    }
    guard grades.count == entries.count, !grades.isEmpty else { return grades }
    for (higher, lower) in zip(grades, grades.dropFirst()) where higher.threshold <= lower.threshold {
      map.file.report(
        line: map.line(of: "grades"),
        Localized(
          zh: "等级“\(lower.name.zh)”的起点不低于“\(higher.name.zh)”",
          en: "the grade “\(lower.name.en)” does not begin below “\(higher.name.en)”"),
        Localized(zh: "请从最高等级写到最低等级", en: "list the grades from the best to the lowest"))
    }
    if let last = grades.last, last.threshold != .zero {
      map.file.report(
        line: map.line(of: "grades"),
        Localized(zh: "最低等级应从 0 分起", en: "the lowest grade must begin at 0"),
        Localized(zh: "请把最后一个等级写作 from: 0", en: "give the last grade from: 0"))
    }
    return grades
  }
}

extension Standard.Section {
  init?(_ map: YAMLMap, knownChecks: Set<String>?) {
    map.allow(["id", "title", "criteria"])
    let id = map.text("id")
    let title = map.localized("title")
    let criteria = map.maps("criteria", required: true).compactMap {
      Criterion($0, knownChecks: knownChecks)
    }
    guard let id, let title else { return nil }
    self.init(id: id, title: title, criteria: criteria)
  }
}

extension ScoreFormula {
  init?(_ map: YAMLMap) {
    let form = "full-minus-deductions | earned-ratio | base-plus-ratio"
    let names = ["full-minus-deductions", "earned-ratio", "base-plus-ratio"]
    let name = map.value("formula", form: form) { names.contains($0) ? $0 : nil }
    if name == "base-plus-ratio" {
      let base = map.value("base", form: "50") { Points($0) }
      let scale = map.value("scale", form: "50") { Points($0) }
      guard let base, let scale else { return nil }
      self = .basePlusRatio(
        base: base, scale: scale, deductionSections: map.texts("deduction_sections").map(\.text))
      return
    }
    for key in ["base", "scale", "deduction_sections"] where map.has(key) && name != nil {
      map.file.report(
        line: map.line(of: key),
        Localized(
          zh: "“\(key)”只用于 base-plus-ratio", en: "“\(key)” belongs to base-plus-ratio alone"),
        Localized(zh: "请删去 \(key)", en: "drop \(key)"))
    }
    guard let name else { return nil }
    self = name == "earned-ratio" ? .earnedRatio : .fullMinusDeductions
  }
}

extension VetoEffect {
  init?(text: String) {
    switch text {
    case "score-zero": self = .scoreZero
    case "lowest-grade": self = .lowestGrade
    default: return nil
    }
  }
}

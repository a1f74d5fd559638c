import CaseFiles

extension Standard {
  /// Reads one file under `standards/`; empty where something needed is missing.
  ///
  /// A file with `types` holds several tables that share what stands outside them: each is a standard with
  /// the id `file/type`. `knownChecks` are the ids a criterion may name; nil leaves them unchecked.
  static func readAll(_ map: YAMLMap, knownChecks: Set<String>? = nil) -> [Standard] {
    guard map.has("types") else { return Standard(map, knownChecks: knownChecks).map { [$0] } ?? [] }
    let types = map.maps("types")
    let listed = map.texts("case_types", required: true).map(\.text)
    let written = types.compactMap { $0.optionalText("id") }
    if listed != written {
      map.file.report(
        line: map.line(of: "case_types"),
        Localized(zh: "case_types 与 types 各表的编号不一致", en: "case_types differs from the ids of the types"),
        Localized(
          zh: "请写 case_types: [\(written.joined(separator: ", "))]",
          en: "write case_types: [\(written.joined(separator: ", "))]"))
    }
    return types.compactMap { Standard(map, type: $0, knownChecks: knownChecks) }
  }

  /// Reads the file's only table, or one of its types.
  init?(_ map: YAMLMap, type: YAMLMap? = nil, knownChecks: Set<String>? = nil) {
    map.allow(Self.keys + (type == nil ? [] : ["case_types", "types"]))
    type?.allow(["id", "title", "case_kinds", "total", "full", "links", "sections"])
    let own = type ?? map
    let fileID = map.value("id", form: "general-penalty", Self.readID)
    let typeID = type?.value("id", form: "general_penalty", Self.readID)
    let version = map.text("version")
    let title = map.localized("title")
    let typeTitle = type?.localized("title")
    let issuer = map.text("issuer")
    let validFrom = map.optional("valid_from", form: "2026-01-01") { Day(iso: $0) }
    let validTo = map.optional("valid_to", form: "2028-12-31") { Day(iso: $0) }
    let kinds = own.texts("case_kinds", required: true).compactMap { Self.readKind($0, map.file) }
    let formula = ScoreFormula(map)
    let rounding = Rounding(map)
    let veto = VetoEffect(map)
    let grades = Self.readGrades(map, "grades")
    let step = map.optional("step", form: "0.5") { text in Points(text).flatMap { $0 > .zero ? $0 : nil } }
    let shared = type == nil ? [] : map.maps("sections")
    let sections = (shared + own.maps("sections", required: true)).compactMap {
      Section($0, step: step ?? Points(thousandths: 500), knownChecks: knownChecks)
    }
    let total = own.value("total", form: "100") { Points($0) }
    let full = own.optional("full", form: "120") { Points($0) }
    guard let fileID, let version, let title, let issuer, let formula, let rounding, let veto,
      type == nil || typeID != nil && typeTitle != nil
    else { return nil }
    self.init(
      id: typeID.map { "\(fileID)/\($0)" } ?? fileID, version: version,
      title: typeTitle.map { Localized(zh: "\(title.zh)·\($0.zh)", en: "\(title.en): \($0.en)") } ?? title,
      issuer: issuer, number: map.optionalText("number") ?? "", validFrom: validFrom, validTo: validTo,
      caseKinds: kinds, formula: formula, rounding: rounding, grades: grades, vetoEffect: veto,
      sections: sections)
    if case .basePlusRatio(let base, let scale, _) = formula {
      self.full = base + scale
    } else {
      self.full = full ?? Points(100)
    }
    readBonus(map)
    links = own.maps("links").compactMap { Link($0) }
    settings = map.maps("settings").compactMap { Setting($0, of: map) }
    attachedGrades = map.has("attached_grades") ? Self.readGrades(map, "attached_grades") : []
    if let total { checkWhole(map, own, total: total) }
  }

  private static let keys = [
    "id", "version", "title", "issuer", "number", "valid_from", "valid_to", "case_kinds", "total", "full",
    "formula", "base", "scale", "deduction_sections", "decimals", "rounding", "veto", "veto_score", "bonus",
    "bonus_cap", "step", "grades", "attached_grades", "links", "settings", "sections",
  ]

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

  /// Reads a list of grades; `none` is the empty list.
  private static func readGrades(_ map: YAMLMap, _ key: String) -> [Grade] {
    if map.word(key) == "none" { return [] }
    let entries = map.maps(key, required: true)
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
        line: map.line(of: key),
        Localized(
          zh: "等级“\(lower.name.zh)”的起点不低于“\(higher.name.zh)”",
          en: "the grade “\(lower.name.en)” does not begin below “\(higher.name.en)”"),
        Localized(zh: "请从最高等级写到最低等级", en: "list the grades from the best to the lowest"))
    }
    if let last = grades.last, last.threshold != .zero {
      map.file.report(
        line: map.line(of: key),
        Localized(zh: "最低等级应从 0 分起", en: "the lowest grade must begin at 0"),
        Localized(zh: "请把最后一个等级写作 from: 0", en: "give the last grade from: 0"))
    }
    return grades
  }
}

import CaseFiles

extension Criterion {
  /// `step` is that of points the reviewer gives where the criterion names none.
  /// `document` is where to look in a section that is about one document.
  init?(_ map: YAMLMap, step: Points, document: Localized? = nil, knownChecks: Set<String>?) {
    map.allow([
      "id", "kind", "title", "points", "step", "deductions", "not_applicable", "na", "basis", "look",
      "errors", "exceptions", "remedy", "checks",
    ])
    let id = map.text("id")
    let kinds = Kind.allCases.map(\.rawValue) + [Self.earned]
    let written =
      map.has("kind")
      ? map.optional("kind", form: kinds.joined(separator: " | ")) { kinds.contains($0) ? $0 : nil }
      : Kind.scored.rawValue
    let title = map.localized("title")
    let basis = map.text("basis")
    let look = map.has("look") || document == nil ? map.localized("look") : document
    let checks = Self.readChecks(map, knownChecks)
    let na = map.optional("na", form: "allowed | never") { ["allowed", "never"].contains($0) ? $0 : nil }
    guard let written else { return nil }
    let kind = Kind(rawValue: written) ?? .scored
    let points = Self.readPoints(map, kind: kind)
    let ownStep = map.optional("step", form: "0.5") { text in Points(text).flatMap { $0 > .zero ? $0 : nil } }
    var deductions = map.maps("deductions").compactMap { Deduction($0, most: kind == .scored ? points : nil) }
    guard let id, let title, let basis, let look, let points else { return nil }
    let isEarned = written == Self.earned
    if isEarned { deductions.append(.notGiven(of: points, step: ownStep ?? step)) }
    self.init(
      id: id, kind: kind, title: title, points: points, deductions: deductions,
      notApplicable: map.localized("not_applicable", required: false), basis: basis, look: look,
      commonErrors: map.localized("errors", required: false),
      exceptions: map.localized("exceptions", required: false),
      remedy: map.localized("remedy", required: false), checks: checks, mayBeLeftOut: na != "never",
      step: isEarned ? ownStep ?? step : nil)
    if kind == .scored, deductions.isEmpty, map.maps("deductions").isEmpty {
      map.file.report(
        line: map.line, Localized(zh: "“\(id)”没有扣分规定", en: "“\(id)” has no deductions"),
        Localized(
          zh: "请补上 deductions，至少一条", en: "add deductions, at least one"))
    }
    if kind != .scored, !deductions.isEmpty {
      map.file.report(
        line: map.line(of: "deductions"),
        Localized(zh: "“\(id)”不是扣分项，不能写扣分", en: "“\(id)” takes no deductions"),
        Localized(zh: "请删去 deductions 或写 kind: scored", en: "drop deductions or write kind: scored"))
    }
  }

  /// The kind of a line for which the reviewer gives points.
  private static let earned = "earned"

  static func readChecks(_ map: YAMLMap, _ known: Set<String>?) -> [String] {
    let checks = map.texts("checks")
    for check in checks where known?.contains(check.text) == false {
      map.file.report(
        line: check.line,
        Localized(zh: "没有检查“\(check.text)”", en: "there is no check “\(check.text)”"),
        Localized(zh: "用 casereview checks list 查看编号", en: "see casereview checks list for the ids"))
    }
    return checks.map(\.text)
  }

  /// Scored and bonus lines carry points, vetoes and records do not.
  private static func readPoints(_ map: YAMLMap, kind: Kind) -> Points? {
    switch kind {
    case .scored, .bonus:
      return map.value("points", form: "2") { text in Points(text).flatMap { $0 > .zero ? $0 : nil } }
    case .veto, .record:
      guard map.has("points") else { return .zero }
      map.file.report(
        line: map.line(of: "points"),
        kind == .veto
          ? Localized(zh: "否决项不带分值", en: "a veto carries no points")
          : Localized(zh: "仅记录的项不带分值", en: "a record carries no points"),
        Localized(zh: "请删去 points", en: "drop points"))
      return nil
    }
  }
}

extension Deduction {
  /// Reads `once: 1`, `each: 0.5` with `cap: 2`, or `range: 0.5..2`; none may exceed the criterion's points.
  init?(_ map: YAMLMap, most: Points?) {
    map.allow(["id", "title", "once", "each", "cap", "range", "zeroes"])
    let id = map.text("id")
    let title = map.localized("title")
    let amount = Self.readAmount(map)
    guard let id, let title, let amount else { return nil }
    self.init(id: id, title: title, amount: amount, zeroes: Self.readZeroes(map))
    if let most, self.most > most {
      map.file.report(
        line: map.line,
        Localized(
          zh: "扣分“\(id)”最多扣\(self.most)分，超过该项的\(most)分",
          en: "the deduction “\(id)” takes up to \(self.most), more than the criterion's \(most)"),
        Localized(zh: "请改小扣分或加大该项分值", en: "lower the deduction or raise the points"))
    }
  }

  /// The points a reviewer does not give, in steps, up to all the criterion has.
  static func notGiven(of points: Points, step: Points) -> Deduction {
    Deduction(
      id: notGiven, title: Localized(zh: "未得分值", en: "points not given"),
      amount: step < points ? .range(min: step, max: points) : .once(points))
  }

  /// `zeroes: [D04.1, D04.3]`, or `zeroes: section` for all others of the section.
  private static func readZeroes(_ map: YAMLMap) -> [String] {
    if map.word("zeroes") == Standard.Section.wholeSection { return [Standard.Section.wholeSection] }
    return map.texts("zeroes").map(\.text)
  }

  private static func readAmount(_ map: YAMLMap) -> Amount? {
    func positive(_ text: String) -> Points? { Points(text).flatMap { $0 > .zero ? $0 : nil } }
    let written = ["once", "each", "range"].filter { map.has($0) }
    guard written.count == 1 else {
      map.file.report(
        line: map.line,
        Localized(
          zh: written.isEmpty ? "没有写扣多少分" : "同时写了 \(written.joined(separator: "、"))",
          en: written.isEmpty
            ? "it does not say how much is taken" : "it has \(written.joined(separator: " and "))"),
        Localized(
          zh: "请只写其中一种：once: 1，或 each: 0.5 加 cap: 2，或 range: 0.5..2",
          en: "write one of once: 1, each: 0.5 with cap: 2, range: 0.5..2"))
      return nil
    }
    if map.has("once") { return map.value("once", form: "1", positive).map { .once($0) } }
    if map.has("each") {
      let step = map.value("each", form: "0.5", positive)
      let cap = map.value("cap", form: "2", positive)
      if let step, let cap, cap < step {
        map.file.report(
          line: map.line(of: "cap"),
          Localized(zh: "上限\(cap)分低于每次扣的\(step)分", en: "the cap \(cap) is below the step \(step)"),
          Localized(zh: "请改大 cap", en: "raise cap"))
      }
      guard let step, let cap else { return nil }
      return .perOccurrence(step: step, cap: cap)
    }
    return map.value("range", form: "0.5..2") { text in
      let ends = text.split(separator: "..", omittingEmptySubsequences: false)
      guard ends.count == 2, let min = positive(String(ends[0])), let max = positive(String(ends[1])),
        min < max
      else { return nil }
      return .range(min: min, max: max)
    }
  }
}

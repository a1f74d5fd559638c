import CaseFiles

extension ScoreFormula {
  init?(_ map: YAMLMap) {
    let names = ["full-minus-deductions", "section-sums", "earned-ratio", "base-plus-ratio"]
    let form = names.joined(separator: " | ")
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
  init?(_ map: YAMLMap) {
    let forms = ["score-zero", "lowest-grade", "fixed"]
    let name = map.value("veto", form: forms.joined(separator: " | ")) { forms.contains($0) ? $0 : nil }
    let score = map.optional("veto_score", form: "59") { Points($0) }
    if map.has("veto_score") != (name == "fixed"), name != nil {
      map.file.report(
        line: map.line(of: "veto"),
        Localized(zh: "veto: fixed 与 veto_score 应同时写", en: "veto: fixed and veto_score go together"),
        Localized(zh: "请写 veto: fixed 和 veto_score: 59", en: "write veto: fixed with veto_score: 59"))
    }
    switch name {
    case "score-zero": self = .scoreZero
    case "lowest-grade": self = .lowestGrade
    case "fixed": self = .fixed(score ?? .zero)
    default: return nil
    }
  }
}

extension Rounding {
  init?(_ map: YAMLMap) {
    let decimals = map.value("decimals", form: "2") { text in
      Int(text).flatMap { (0...3).contains($0) ? $0 : nil }
    }
    let modes = Mode.allCases.map(\.rawValue).joined(separator: " | ")
    let mode = map.optional("rounding", form: modes) { Mode(rawValue: $0) }
    guard let decimals else { return nil }
    self.init(decimals: decimals, mode: mode ?? .halfUp)
  }
}

extension Standard {
  mutating func readBonus(_ map: YAMLMap) {
    let rules = BonusRule.allCases.map(\.rawValue).joined(separator: " | ")
    if let rule = map.optional("bonus", form: rules, { BonusRule(rawValue: $0) }) { bonusRule = rule }
    bonusCap = map.optional("bonus_cap", form: "10") { Points($0) }
  }
}

extension Standard.Link {
  init?(_ map: YAMLMap) {
    map.allow(["id", "members", "reason"])
    let id = map.text("id")
    let members = map.texts("members", required: true).map(\.text)
    let reason = map.localized("reason")
    guard let id, let reason else { return nil }
    self.init(id: id, members: members, reason: reason)
  }
}

extension Standard.Setting {
  /// Reads what the paper leaves open; the first option must be what the file itself says under that key.
  init?(_ map: YAMLMap, of file: YAMLMap) {
    map.allow(["key", "options", "question", "reason"])
    let key = map.text("key")
    let options = map.texts("options", required: true).map(\.text)
    let question = map.localized("question")
    let reason = map.localized("reason")
    guard let key, let question, let reason else { return nil }
    if let said = file.word(key), said != options.first {
      map.file.report(
        line: map.line(of: "options"),
        Localized(
          zh: "设置“\(key)”的第一个选项不是文件所用的“\(said)”",
          en: "the first option of “\(key)” is not “\(said)”, which the file uses"),
        Localized(zh: "请把 \(said) 写在 options 的最前面", en: "put \(said) first in options"))
    }
    self.init(key: key, options: options, question: question, reason: reason)
  }
}

import CaseFiles
import Reports
import Reviewing
import Standards

/// A small standard with every kind of line, and cards at random.
enum SheetSamples {
  static let hostile = [
    "=1+1", "立案审查超期", "<b>&amp;", "第一行\n第二行", "a｜b|c\\d", " 前后空格　", "\"引号\": {x: [1]}", "# 注释", "- 列表",
    "\u{7}响铃\u{1B}[31m",
    "回车\r换行\r\n", "_x0041_", "\u{202E}反向", "true", "null", "0.5", "第3页", "𠮷\u{2028}\u{85}", "'", "{a: b}",
    "@x", "立案审批表 第1页", "查无", "\\n",
  ]

  static func standard(
    _ formula: ScoreFormula = .earnedRatio, veto: VetoEffect = .lowestGrade, decimals: Int = 2
  ) -> Standard {
    func points(_ text: String) -> Points { Points(text) ?? .zero }
    func deduction(_ id: String, _ amount: Deduction.Amount) -> Deduction {
      Deduction(id: id, title: Localized(zh: "情形\(id)", en: "case \(id)"), amount: amount)
    }
    func criterion(
      _ id: String, _ kind: Criterion.Kind, _ size: String, _ deductions: [Deduction] = [], na: Bool = false
    ) -> Criterion {
      Criterion(
        id: id, kind: kind, title: Localized(zh: "事项\(id)", en: "item \(id)"), points: points(size),
        deductions: deductions, notApplicable: na ? Localized(zh: "未涉及", en: "not concerned") : nil,
        basis: "行政处罚法 第五十四条", look: Localized(zh: "立案审批表", en: "filing form"),
        checks: kind == .scored ? ["T02-decision-limit"] : [], mayBeLeftOut: na || kind == .bonus)
    }
    return Standard(
      id: "sample", version: "2026.1", title: Localized(zh: "样例标准", en: "Sample"), issuer: "示例区司法局",
      caseKinds: [.ordinaryPenalty], formula: formula, rounding: Rounding(decimals: decimals),
      grades: [
        .init(name: Localized(zh: "优秀", en: "Excellent"), threshold: Points(90)),
        .init(name: Localized(zh: "合格", en: "Pass"), threshold: Points(60)),
        .init(name: Localized(zh: "不\"合格", en: "Fail"), threshold: .zero),
      ], vetoEffect: veto,
      sections: [
        .init(
          id: "1", title: Localized(zh: "主体与程序", en: "Body and procedure"),
          criteria: [
            criterion("V1", .veto, "0"), criterion("V2", .veto, "0", na: true),
            criterion(
              "1.1", .scored, "40",
              [
                deduction("a", .once(Points(5))),
                deduction("b", .perOccurrence(step: points("1.1"), cap: Points(4))),
                deduction("c", .range(min: points("0.5"), max: points("3.125"))),
              ]),
            criterion("1.2", .scored, "20.5", [deduction("a", .once(points("0.7")))], na: true),
          ]),
        .init(
          id: "2", title: Localized(zh: "文书", en: "Papers"),
          criteria: [
            criterion(
              "2.1", .scored, "39.5",
              [
                deduction("a", .perOccurrence(step: Points(2), cap: points("39.5"))),
                deduction("全", .once(points("39.5"))),
              ], na: true),
            criterion("B1", .bonus, "2.25"), criterion("R1", .record, "0"),
          ]),
      ])
  }

  /// The same with documents, links, given points, floors and every way to round.
  static func rich(
    _ formula: ScoreFormula, veto: VetoEffect, rounding: Rounding, bonus: BonusRule
  ) -> Standard {
    var standard = standard(formula, veto: veto)
    standard.rounding = rounding
    standard.bonusRule = bonus
    standard.bonusCap = Points(thousandths: 1_500)
    standard.full = formula == .fullMinusDeductions ? Points(120) : standard.full
    if case .basePlusRatio(let base, let scale, _) = formula { standard.full = base + scale }
    standard.sections[1].points = Points(30)
    let given = Deduction(
      id: Deduction.notGiven, title: Localized("未得分值"), amount: .range(min: Points(1), max: Points(8)))
    let items = ["D.1", "D.2", "D.3"].map { id in
      Criterion(
        id: id, kind: .scored, title: Localized(id), points: Points(8), deductions: [given], basis: "b",
        look: Localized("决定书"), step: Points(1))
    }
    let missing = Deduction(
      id: Deduction.missing, title: Localized(zh: "缺少", en: "missing"), amount: .once(Points(24)),
      zeroes: items.map(\.id))
    let document = Criterion(
      id: "D", kind: .record, title: Localized("决定书"), points: .zero, deductions: [missing],
      notApplicable: Localized("无需"), basis: "b", look: Localized("决定书"), carries: items.map(\.id))
    standard.sections.append(.init(id: "D", title: Localized("决定书"), criteria: [document] + items))
    standard.links = [
      .init(id: "L1", members: ["1.1", "2.1", "D.2"], reason: Localized("同一问题")),
      .init(id: "L2", members: ["1.2", "D.3"], reason: Localized("同一问题")),
    ]
    return standard
  }

  static let variants: [Standard] = {
    let formulas: [ScoreFormula] = [
      .earnedRatio, .fullMinusDeductions,
      .basePlusRatio(base: Points(50), scale: Points(50), deductionSections: ["2"]),
    ]
    let plain = formulas.flatMap { formula in
      [VetoEffect.lowestGrade, .scoreZero].flatMap { veto in
        (0...3).map { standard(formula, veto: veto, decimals: $0) }
      }
    }
    let rich = formulas.flatMap { formula in
      Rounding.Mode.allCases.flatMap { mode in
        BonusRule.allCases.flatMap { bonus in
          [0, 2].map { decimals in
            SheetSamples.rich(
              formula, veto: .fixed(Points(59)), rounding: Rounding(decimals: decimals, mode: mode),
              bonus: bonus)
          }
        }
      }
    }
    return plain + rich
  }()

  static let findings: [ScoreSheetForm.Item] = [
    .init(
      check: "T02-decision-limit", key: "T02-decision-limit/decision",
      message: Localized(zh: "决定晚 3 日\n换行", en: "three days late"), derivation: Localized("2024-01-01 + 90")),
    .init(check: "P01-two-officers", key: "P01-two-officers/张某", message: Localized("=1+1")),
    .init(check: "P01-two-officers", key: "P01-two-officers/李某", message: Localized("李某")),
  ]

  static func form(_ standard: Standard) -> ScoreSheetForm {
    ScoreSheetForm(standard: standard, caseFile: "示环罚〔2024〕12号", reviewer: "张某", findings: findings)
  }

  static func card(_ standard: Standard, using random: inout some RandomNumberGenerator) -> Scorecard {
    var card = Scorecard(standard: standard.id, standardVersion: standard.version)
    func words() -> String { Bool.random(using: &random) ? "" : hostile.randomElement(using: &random) ?? "" }
    for criterion in standard.criteria {
      var states: [Mark.State] = [.unanswered, .met]
      if criterion.kind == .scored || !criterion.deductions.isEmpty { states += [.deducted, .deducted] }
      if criterion.kind == .veto, Int.random(in: 0..<4, using: &random) == 0 { states = [.veto] }
      if criterion.mayBeLeftOut || criterion.kind == .bonus { states.append(.na) }
      var mark = Mark(state: states.randomElement(using: &random) ?? .met, reason: words())
      if mark.state == .deducted {
        for deduction in criterion.deductions.shuffled(using: &random).prefix(
          Int.random(in: 1...2, using: &random))
        {
          var taken = TakenDeduction(id: deduction.id)
          if case .perOccurrence = deduction.amount { taken.times = Int.random(in: 1...6, using: &random) }
          if case .range(let min, let max) = deduction.amount, Bool.random(using: &random) {
            taken.points = Points(
              thousandths: Int.random(in: min.thousandths...max.thousandths, using: &random))
          }
          mark.deductions.append(taken)
        }
        let order = criterion.deductions.map(\.id)
        mark.deductions.sort { (order.firstIndex(of: $0.id) ?? 0) < (order.firstIndex(of: $1.id) ?? 0) }
      }
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        mark.evidence.append(
          Citation(
            document: hostile.randomElement(using: &random) ?? "",
            page: Bool.random(using: &random) ? Int.random(in: 1...300, using: &random) : nil, quote: words(),
            isAbsence: Bool.random(using: &random)))
      }
      if mark != Mark() { card.marks[criterion.id] = mark }
    }
    for item in findings {
      let decision = FindingDecision(
        state: FindingDecision.State.allCases.randomElement(using: &random) ?? .open, reason: words())
      if decision != FindingDecision() { card.findings[item.key] = decision }
    }
    card.opinion = words()
    return card
  }
}

/// The same numbers in every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

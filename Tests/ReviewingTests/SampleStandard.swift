import CaseFiles
import Standards

extension Standard {
  /// A small table with every kind of item.
  static func sample(formula: ScoreFormula = .earnedRatio, veto: VetoEffect = .lowestGrade, decimals: Int = 2)
    -> Standard
  {
    func points(_ text: String) -> Points { Points(text) ?? .zero }
    func deduction(_ id: String, _ amount: Deduction.Amount) -> Deduction {
      Deduction(id: id, title: Localized(id), amount: amount)
    }
    return Standard(
      id: "sample", version: "1", title: Localized("sample"), issuer: "", caseKinds: [.ordinaryPenalty],
      formula: formula, rounding: Rounding(decimals: decimals),
      grades: [
        .init(name: Localized(zh: "优秀", en: "excellent"), threshold: Points(90)),
        .init(name: Localized(zh: "合格", en: "pass"), threshold: Points(60)),
        .init(name: Localized(zh: "不合格", en: "fail"), threshold: .zero),
      ], vetoEffect: veto,
      sections: [
        .init(
          id: "A", title: Localized("A"),
          criteria: [
            Criterion(id: "V1", kind: .veto, title: Localized("V1"), points: .zero, basis: "b"),
            Criterion(
              id: "A1", kind: .scored, title: Localized("A1"), points: Points(40),
              deductions: [
                deduction("a", .once(Points(5))),
                deduction("b", .perOccurrence(step: points("1.5"), cap: Points(4))),
                deduction("c", .range(min: Points(1), max: Points(3))), deduction("all", .once(Points(60))),
              ], basis: "b"),
            Criterion(
              id: "A2", kind: .scored, title: Localized("A2"), points: points("20.5"),
              deductions: [deduction("a", .once(points("0.5")))], basis: "b"),
          ]),
        .init(
          id: "B", title: Localized("B"),
          criteria: [
            Criterion(
              id: "B1", kind: .scored, title: Localized("B1"), points: points("39.5"),
              deductions: [deduction("a", .perOccurrence(step: Points(2), cap: points("39.5")))], basis: "b"),
            Criterion(id: "R1", kind: .record, title: Localized("R1"), points: .zero, basis: "b"),
          ]),
      ])
  }
}

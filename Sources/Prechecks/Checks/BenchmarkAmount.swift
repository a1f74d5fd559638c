import CaseFiles
import Standards

/// The fine lies in the range of the tier the file says it was set by.
///
/// A recorded departure from the benchmark is the business of B02; both ends of a tier belong to it.
struct BenchmarkAmount: Check {
  let id = "B01-benchmark-range"
  let title = Localized(zh: "裁量幅度", en: "Amount within the tier")
  let basis = "行政处罚法 第三十四条；翠府办发〔2024〕79号 第五项"
  let explanation = Localized(
    zh: "罚款金额是否在案卷所称裁量基准阶次的幅度内（上下限均含本数）。记载了调整适用的，不在本项判断；"
      + "没有记载基准、阶次或者金额，或者手头没有该基准在决定之日有效的文本的，列为待定。",
    en:
      "Whether the fine lies in the range of the tier the file names, both ends included. A recorded departure is "
      + "judged by B02; without the benchmark, tier or amount the check stays open.")

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty, !file.fines.isEmpty || file.penalties.isEmpty else {
        return .notApplicable(why: noFine)
      }
      let applied = try AppliedTier(of: file, under: rules)
      if applied.isInside { return .passed }
      if file.discretion?.adjustment != nil { return .notApplicable(why: departed) }
      return .found([outside(applied)])
    }
  }
}

extension BenchmarkAmount {
  private var noFine: Localized { Localized(zh: "没有罚款", en: "no fine was imposed") }

  private var departed: Localized {
    Localized(zh: "记载了调整适用裁量基准", en: "a departure from the benchmark is recorded")
  }

  private func outside(_ applied: AppliedTier) -> Finding {
    let range = applied.tier.range
    let side =
      range.min.map { applied.amount.value < $0 } == true
      ? Localized(zh: "低于", en: "below") : Localized(zh: "高于", en: "above")
    return Finding(
      subject: "罚款",
      message: Localized(
        zh: "罚款\(applied.amount.value)\(side.zh)“\(applied.tier.name)”阶次的幅度（\(range.words.zh)）",
        en:
          "the fine of \(applied.amount.value) is \(side.en) the tier “\(applied.tier.name)” (\(range.words.en))"
      ),
      derivation: Localized(
        zh: "\(applied.words.zh)。罚款\(applied.amount.value)\(side.zh)该幅度，案卷没有调整适用的记载。",
        en:
          "\(applied.words.en). The fine of \(applied.amount.value) is \(side.en) it, and no departure is recorded."
      ),
      evidence: applied.evidence)
  }
}

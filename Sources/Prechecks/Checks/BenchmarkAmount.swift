import CaseFiles
import Standards

/// The fine lies in the range of the tier the file says it was set by.
///
/// A recorded departure from the benchmark is the business of B02; both ends of a tier belong to it.
struct BenchmarkAmount: Check {
  var id: String { "B01-benchmark-range" }
  var title: Localized { Localized(zh: "裁量幅度", en: "Amount within the tier") }
  var basis: String { "行政处罚法 第三十四条；翠府办发〔2024〕79号 第五项" }
  var explanation: Localized {
    Localized(
      zh: "罚款金额是否在案卷所称裁量基准阶次的幅度内（上下限均含本数）。记载了调整适用的，不在本项判断；"
        + "阶次按案卷所记裁量因素、违法次数推算，与案卷所称阶次不一致的一并提示；"
        + "没有记载基准、阶次、基准所要的因素或者金额，或者手头没有该基准在决定之日有效的文本的，列为待定。",
      en:
        "Whether the fine lies in the range of the tier the file names, both ends included. Where the benchmark weighs "
        + "factors or counts offences, the tier is worked out from those recorded, and a different tier named by the "
        + "file is a finding. A recorded departure is judged by B02; without the benchmark, its factors or the amount "
        + "the check stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty, file.hasFine || file.penalties.isEmpty else {
        return .notApplicable(why: noFine)
      }
      let applied = try file.appliedTier(under: rules)
      var findings = applied.place.otherTierRecorded.map { [otherTier($0, applied)] } ?? []
      if !applied.isInside {
        if findings.isEmpty, file.discretion?.adjustment != nil { return .notApplicable(why: departed) }
        if file.discretion?.adjustment == nil { findings.append(outside(applied)) }
      }
      return findings.isEmpty ? .passed : .found(findings)
    }
  }
}

extension BenchmarkAmount {
  private var noFine: Localized { Localized(zh: "没有罚款", en: "no fine was imposed") }

  private var departed: Localized {
    Localized(zh: "记载了调整适用裁量基准", en: "a departure from the benchmark is recorded")
  }

  private func outside(_ applied: AppliedTier) -> Finding {
    let range = applied.place.range
    let side =
      range.min.map { applied.amount.value < $0 } == true
      ? Localized(zh: "低于", en: "below") : Localized(zh: "高于", en: "above")
    return Finding(
      subject: "罚款",
      message: Localized(
        zh: "罚款\(applied.amount.value)\(side.zh)“\(applied.place.tier)”阶次的幅度（\(range.words.zh)）",
        en:
          "the fine of \(applied.amount.value) is \(side.en) the tier “\(applied.place.tier)” (\(range.words.en))"
      ),
      derivation: Localized(
        zh: "\(applied.words.zh)。罚款\(applied.amount.value)\(side.zh)该幅度，案卷没有调整适用的记载。"
          + "调整适用的，应有\(applied.place.departure.words.zh)。",
        en:
          "\(applied.words.en). The fine of \(applied.amount.value) is \(side.en) it, and no departure is recorded. "
          + "A departure would need \(applied.place.departure.words.en)."
      ),
      evidence: applied.evidence)
  }

  private func otherTier(_ recorded: String, _ applied: AppliedTier) -> Finding {
    Finding(
      subject: "阶次",
      message: Localized(
        zh: "案卷所称阶次“\(recorded)”与所记因素推出的“\(applied.place.tier)”不一致",
        en: "the file names the tier “\(recorded)”, its factors lead to “\(applied.place.tier)”"),
      derivation: applied.words + Localized(zh: "。", en: "."), evidence: applied.evidence)
  }
}

import CaseFiles
import Standards

/// The fine lies in the range the law sets, save below it where a reduction is recorded.
struct StatutoryAmount: Check {
  var id: String { "B03-statutory-range" }
  var title: Localized { Localized(zh: "法定幅度", en: "Amount within the law") }
  var basis: String { "行政处罚法 第四条、第三十二条" }
  var explanation: Localized {
    Localized(
      zh:
        "每项罚款是否在法定幅度内（含本数）。低于下限而记载了适用减轻处罚清单的，不作提示；调整适用或者决定书说明减轻的，法定理由列为待定。法定幅度取自案卷记载，没有记载的取自所适用的裁量基准，均没有的列为待定。",
      en:
        "Whether each fine lies in the statutory range, both ends included; below it only where the list of reductions is recorded as applied; where "
        + "an adjustment or the decision speaks of a reduction its reason stays open. "
        + "The range is the file's own, else that of the benchmark; with neither the check stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty else { return .notApplicable(why: noFine) }
      guard !file.penalties.isEmpty else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
      guard file.hasFine else { return .notApplicable(why: noFine) }
      var tally = Tally()
      for fine in file.fines { judge(fine, file, rules, &tally) }
      return tally.outcome
    }
  }

  private func judge(_ fine: Penalty, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally) {
    guard let amount = fine.amount else {
      tally.missing.append(Localized(zh: "罚款金额", en: "the amount of the fine"))
      return
    }
    guard let statutory = file.statutoryRange(of: fine, under: rules) else {
      tally.missing.append(Localized(zh: "罚款的法定幅度", en: "the statutory range of the fine"))
      return
    }
    if statutory.range.contains(amount.value) { return }
    let isBelow = statutory.range.min.map { amount.value < $0 } ?? false
    if isBelow && file.listUse?.list?.value == .reduced { return }
    if isBelow, file.speaksOfReduction {
      tally.missing.append(
        Localized(
          zh: "减轻处罚的法定理由（行政处罚法第三十二条）",
          en: "the statutory reason for going below the range (article 32 of the Penalty Law)"))
      return
    }
    tally.add(outside(amount, statutory, isBelow: isBelow))
  }
}

extension CaseFile {
  /// Whether an adjustment or the words of the decision say that the penalty was reduced below the range.
  fileprivate var speaksOfReduction: Bool {
    discretion?.adjustment?.direction?.value.containsAny(["减轻"]) == true
      || decisionDocument?.passages.contains { $0.text.plain.containsAny(["减轻处罚", "减轻行政处罚"]) } == true
  }
}

extension StatutoryAmount {
  private var noFine: Localized { Localized(zh: "没有罚款", en: "no fine was imposed") }

  private func outside(_ amount: Fact<Money>, _ statutory: StatutoryRange, isBelow: Bool) -> Finding {
    let side = isBelow ? Localized(zh: "低于", en: "below") : Localized(zh: "高于", en: "above")
    let note =
      isBelow ? Localized(zh: "，案卷没有减轻处罚的记载", en: ", and no reduction is recorded") : Localized("")
    return Finding(
      subject: "罚款\(amount.value)",
      message: Localized(
        zh: "罚款\(amount.value)\(side.zh)法定幅度（\(statutory.range.words.zh)）\(note.zh)",
        en:
          "the fine of \(amount.value) is \(side.en) the statutory range (\(statutory.range.words.en))\(note.en)"
      ),
      derivation: Localized(
        zh: "\(statutory.basis.zh)：\(statutory.range.words.zh)，上下限均含本数；罚款\(amount.value)\(note.zh)。",
        en:
          "\(statutory.basis.en): \(statutory.range.words.en), both included; the fine is \(amount.value)\(note.en)."
      ),
      evidence: [amount.cited] + statutory.evidence)
  }
}

import CaseFiles

/// An inspection was in the yearly plan, or had a recorded exception, and was filed for the record.
struct PlannedInspection: Check {
  var id: String { "X03-plan" }
  var title: Localized { Localized(zh: "检查计划", en: "Plan of inspections") }
  var basis: String { "菏定政办字〔2023〕6号 第八项；赣市府建办字〔2023〕2号 第三项" }
  var explanation: Localized {
    Localized(
      zh: "行政检查是否列入年度计划或者有例外事由（投诉举报、上级部署、突发事件等），是否备案。记载为否且没有例外事由的作提示；没有记载的列为待定。",
      en:
        "Whether an inspection was in the yearly plan or had an exception such as a complaint, and was filed for the record. A "
        + "recorded 否 without an exception is a finding; nothing recorded stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    guard let inspection = file.inspection else {
      return .notApplicable(why: Localized(zh: "没有行政检查的记载", en: "no inspection is recorded"))
    }
    if inspection.isExcepted { return .passed }
    var tally = Tally()
    judge(inspection.isPlanned, Localized(zh: "列入年度检查计划", en: "in the yearly plan"), &tally)
    judge(inspection.isFiled, Localized(zh: "备案", en: "filed for the record"), &tally)
    return tally.outcome
  }

  private func judge(_ fact: Fact<Bool>?, _ name: Localized, _ tally: inout Tally) {
    switch fact {
    case nil:
      tally.missing.append(Localized(zh: "检查是否\(name.zh)", en: "whether the inspection was \(name.en)"))
    case let fact?: if !fact.value { tally.add(not(name, fact)) }
    }
  }
}

extension PlannedInspection {
  private func not(_ name: Localized, _ fact: Fact<Bool>) -> Finding {
    Finding(
      subject: name.zh,
      message: Localized(
        zh: "检查记载为未\(name.zh)，也没有例外事由",
        en: "the inspection is recorded as not \(name.en), without an exception"),
      derivation: Localized(
        zh: "案卷记载为“\(fact.original)”；文件要求检查列入年度计划并备案，投诉举报、上级部署、突发事件等除外。",
        en:
          "The file says “\(fact.original)”; the papers ask for a yearly plan filed for the record, save for complaints, "
          + "orders from above, emergencies and the like."),
      evidence: [fact.cited])
  }
}

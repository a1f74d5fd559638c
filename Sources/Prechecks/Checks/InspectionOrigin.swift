import CaseFiles

/// An inspection of an enterprise came from a random draw, or from something that may set one off. A finding is a question.
struct InspectionOrigin: Check {
  var id: String { "X07-origin" }
  var title: Localized { Localized(zh: "检查来源", en: "Origin of an inspection") }
  var basis: String { "滑法政办[2022]17号 （一）；广州市南沙区柔性执法实施意见 第六项" }
  var explanation: Localized {
    Localized(
      zh: "涉企检查的来源是否为“双随机、一公开”抽查或者联合检查，或者投诉举报、上级交办、转办、移送等情形。记载为其他来源的提请说明理由；"
        + "记载为专项、重点领域、特殊行业、年度计划的，是否属于例外由评查人员认定，与没有记载的一并列为待定。",
      en:
        "Whether an inspection came from a random draw or a joint one, or from a complaint, an order from above, a case handed over and "
        + "the like. Any other origin asks for the reason; campaigns, key fields and plans are for the reviewer to place, and "
        + "stay open as does an origin not recorded.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let inspection = file.inspection else {
        return .notApplicable(why: Localized(zh: "没有行政检查的记载", en: "no inspection is recorded"))
      }
      if inspection.isExcepted || inspection.isJoint?.value == true { return .passed }
      guard let origin = inspection.origin else {
        throw NotRecorded(zh: "检查来源", en: "where the inspection came from")
      }
      if origin.value.containsAny(["随机", "抽查", "联合"]) { return .passed }
      if origin.value.containsAny(["专项", "重点", "特殊", "计划"]) {
        throw NotRecorded(
          zh: "“\(origin.value)”是否属于特殊行业、重点领域",
          en: "whether “\(origin.value)” is a special trade or key field")
      }
      return .found([other(origin)])
    }
  }
}

extension InspectionOrigin {
  private func other(_ origin: Fact<String>) -> Finding {
    Finding(
      subject: "检查来源",
      message: Localized(
        zh: "检查来源记载为“\(origin.value)”，不是随机抽查，也没有投诉举报、上级交办等事由，请核对理由",
        en:
          "the inspection is recorded as “\(origin.value)”, neither a random draw nor set off by a complaint or the like"
      ),
      derivation: Localized(
        zh: "案卷记载“检查来源：\(origin.original)”；文件要求日常涉企检查原则上通过“双随机、一公开”方式进行，特殊行业、重点领域和投诉举报、转办交办、上级特殊要求等除外。",
        en:
          "The file says “\(origin.original)”; as a rule the papers ask for random draws, save for special trades, key fields, complaints, "
          + "cases handed over and orders from above."),
      evidence: [origin.cited])
  }
}

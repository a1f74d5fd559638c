import CaseFiles

/// Within an observation period soft measures went before a penalty.
struct ObservationPeriodKept: Check {
  var id: String { "X05-observation" }
  var title: Localized { Localized(zh: "观察期", en: "Observation period") }
  var basis: String { "翠府办发〔2024〕79号 第七项；滑法政办〔2022〕17号 （四）；广州市南沙区柔性执法实施意见 第九项" }
  var explanation: Localized {
    Localized(
      zh: "违法行为发生在执法观察期内而作出处罚的，是否先采取了教育提醒、行政指导、行政约谈等柔性措施，或者记载了例外事由。"
        + "记载为没有的作提示，没有记载的列为待定；观察期由各地文件设定，是否适用由评查人员判断。",
      en:
        "Whether soft measures such as a reminder or a talk went before a penalty for what happened in an observation period, or an "
        + "exception is recorded. Recorded as absent is a finding, not recorded stays open. The period is a matter of local "
        + "papers; a reviewer decides whether it applies.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let period = file.observation else {
        return .notApplicable(why: Localized(zh: "没有观察期的记载", en: "no observation period is recorded"))
      }
      guard let within = period.isWithin else {
        throw NotRecorded(zh: "是否在观察期内", en: "whether it was within the observation period")
      }
      guard within.value else {
        return .notApplicable(why: Localized(zh: "不在观察期内", en: "not within an observation period"))
      }
      guard try file.isPenalty else {
        return .notApplicable(why: Localized(zh: "没有作出处罚", en: "no penalty was imposed"))
      }
      if let exception = period.exception, !exception.value.isNothing { return .passed }
      guard let measures = period.softMeasures else {
        throw NotRecorded(zh: "观察期内的柔性措施", en: "the soft measures within the observation period")
      }
      return measures.value.isNothing ? .found([absent(within, measures, file)]) : .passed
    }
  }
}

extension ObservationPeriodKept {
  private func absent(_ within: Fact<Bool>, _ measures: Fact<String>, _ file: CaseFile) -> Finding {
    let evidence = [within.cited, measures.cited] + (file.decision?.evidence ?? [])
    return Finding(
      subject: "柔性措施",
      message: Localized(
        zh: "观察期内作出处罚，案卷记载没有先采取柔性措施，也没有例外事由",
        en:
          "a penalty was imposed within the observation period, without soft measures before it or an exception"
      ),
      derivation: Localized(
        zh: "观察期内：\(within.original)；柔性措施：\(measures.original)。文件要求观察期内优先采取柔性执法方式，明令禁止或者危害公共安全、生命健康的除外。",
        en:
          "Within the period: \(within.original); soft measures: \(measures.original). The papers put soft measures first, save for "
          + "what is expressly forbidden or endangers public safety, life or health."),
      evidence: evidence)
  }
}

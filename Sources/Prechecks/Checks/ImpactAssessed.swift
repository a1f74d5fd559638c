import CaseFiles

/// The economic impact on an enterprise was assessed at the five stages, before the decision where it matters.
///
/// The papers ask agencies to develop the assessment and name no document that must lie in the file, so a stage
/// without one stays open and is never a finding.
struct ImpactAssessed: Check {
  var id: String { "X01-economic-impact" }
  var title: Localized { Localized(zh: "经济影响评估", en: "Economic-impact assessment") }
  var basis: String { "翠府办发〔2024〕79号 第三项；南沙区实施意见 第十七项" }
  var explanation: Localized {
    Localized(
      zh: "涉企案件在立案、调查、决定、执行、公开五个环节是否有经济影响评估，决定环节的评估是否不晚于决定。"
        + "文件要求探索开展评估，未规定必须入卷的文书，没有记载的环节列为待定而不作提示。",
      en:
        "Whether an enterprise case has an assessment at each of five stages, the one for the decision not after it. The "
        + "papers prescribe no document, so a stage without one stays open and is no finding.")
  }

  private static let stages = ["立案", "调查", "决定", "执行", "公开"]

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      switch file.party?.isEnterprise?.value {
      case false?: return .notApplicable(why: Localized(zh: "记载为非涉企案件", en: "recorded as no enterprise case"))
      case nil: throw NotRecorded(zh: "是否涉企", en: "whether the party is an enterprise")
      case true?: break
      }
      var tally = Tally()
      for stage in Self.stages {
        try tally.judging { tally in
          guard let assessment = file.impactAssessments.first(where: { $0.stage.value.contains(stage) })
          else {
            throw NotRecorded(zh: "\(stage)环节的经济影响评估", en: "an assessment at the stage \(stage)")
          }
          guard stage == "决定" else { return }
          guard let day = assessment.day else {
            throw NotRecorded(zh: "决定环节经济影响评估的日期", en: "the day of the assessment for the decision")
          }
          let decision = try file.decisionMoment
          if day.value > decision.day { tally.add(late(day, decision)) }
        }
      }
      return tally.outcome
    }
  }
}

extension ImpactAssessed {
  private func late(_ day: Fact<Day>, _ decision: Moment) -> Finding {
    Finding(
      subject: "决定环节评估",
      message: Localized(
        zh: "决定环节的经济影响评估（\(day.value.chinese)）在处罚决定（\(decision.day.chinese)）之后",
        en: "the assessment for the decision (\(day.value)) is after the decision of \(decision.day)"),
      derivation: Localized(
        zh: "评估日期\(day.value.chinese)；\(decision.words.zh)。",
        en: "Assessment on \(day.value); \(decision.words.en)."),
      evidence: [day.cited] + decision.evidence)
  }
}

import CaseFiles

/// No evidence is dated after the decision it supports.
struct EvidenceBeforeDecision: Check {
  var id: String { "O03-evidence-before-decision" }
  var title: Localized { Localized(zh: "决定前取证", en: "Evidence before the decision") }
  var basis: String { "行政处罚法 第四十条、第五十四条" }
  var explanation: Localized {
    Localized(
      zh: "现场检查、调查询问、抽样取证、先行登记保存、检测（以结束日期为准）是否有晚于处罚决定的；复查不属于取证。没有日期的取证记录列为待定。",
      en:
        "Whether an inspection, interview, sampling, preservation or test (its last day) is dated after the decision; a "
        + "re-inspection is no evidence. A record without its day leaves the check open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isOrdinary else {
        return .notApplicable(
          why: Localized(zh: "不是适用普通程序的案件", en: "the case did not follow the ordinary procedure"))
      }
      let decision = try file.decisionMoment
      let kinds: [EventKind] = [.siteInspection, .interview, .sampling, .preservation, .testing]
      let acts = kinds.flatMap { file.events($0) }
      guard !acts.isEmpty else { throw NotRecorded(zh: "取证行为的记录", en: "a record of gathering evidence") }
      var tally = Tally()
      for act in acts {
        guard let moment = act.lastMoment else {
          tally.missing.append(contentsOf: NotRecorded.day(of: act.kind).missing)
          continue
        }
        if moment.day > decision.day { tally.add(after(act, moment, decision)) }
        if act.kind == .testing, act.until == nil, moment.day <= decision.day {
          tally.missing.append(
            Localized(zh: "检测的结束日期", en: "the last day of the \(act.kind.words.en)"))
        }
      }
      return tally.outcome
    }
  }
}

extension EvidenceBeforeDecision {
  private func after(_ act: Event, _ moment: Moment, _ decision: Moment) -> Finding {
    Finding(
      subject: act.key,
      message: Localized(
        zh: "\(moment.name.zh)（\(moment.day.chinese)）晚于处罚决定（\(decision.day.chinese)）",
        en: "the \(moment.name.en) of \(moment.day) is after the decision of \(decision.day)"),
      derivation: Localized(
        zh: "\(decision.words.zh)；\(moment.words.zh)。决定应当以作出前查明的事实和证据为依据。",
        en: "\(decision.words.en); \(moment.words.en). A decision rests on what was established before it."),
      evidence: moment.evidence + decision.evidence)
  }
}

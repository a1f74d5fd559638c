import CaseFiles

/// A major or heavy penalty was discussed collectively before it was decided.
///
/// Heavy are the kinds for which the law names a hearing. Whether circumstances were complex is for a person,
/// so a discussion that is not recorded stays open; one recorded after the decision is a finding.
struct CollectivelyDiscussed: Check {
  var id: String { "L02-collective-discussion" }
  var title: Localized { Localized(zh: "集体讨论", en: "Collective discussion") }
  var basis: String { "行政处罚法 第五十七条第二款" }
  var explanation: Localized {
    Localized(
      zh: "重大执法决定，或者处罚种类较重（降低资质等级、吊销许可证件、责令停产停业、责令关闭、限制从业）的，是否在决定前有机关负责人集体讨论。"
        + "应当讨论而没有记录的列为待定；讨论在决定之后的作提示。",
      en:
        "Whether a major decision, or a penalty of a heavy kind, was discussed by the agency's heads before it was made. "
        + "A discussion that is not recorded stays open; one after the decision is a finding.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isOrdinary else {
        return .notApplicable(
          why: Localized(zh: "不是适用普通程序的案件", en: "the case did not follow the ordinary procedure"))
      }
      try file.requirePenaltyLaw(of: rules)
      let discussions = file.events(.collectiveDiscussion)
      let isHeavy = file.penalties.contains { $0.kind.value.opensHearing }
      guard !discussions.isEmpty else {
        if file.isMajor?.value == true || isHeavy { throw recordMissing }
        if file.isMajor?.value == false { return .notApplicable(why: notNeeded) }
        throw NotRecorded(zh: "是否属于重大执法决定", en: "whether the decision is a major one")
      }
      if file.isMajor?.value == false, !isHeavy { return .notApplicable(why: notNeeded) }
      let decision = try file.decisionMoment
      let days = discussions.compactMap(\.moment)
      guard let first = days.first else { throw NotRecorded.day(of: .collectiveDiscussion) }
      return first.day <= decision.day ? .passed : .found([late(first, decision)])
    }
  }
}

extension CollectivelyDiscussed {
  private var notNeeded: Localized {
    Localized(zh: "非重大执法决定，处罚种类亦不属较重", en: "neither a major decision nor a heavy kind of penalty")
  }

  private var recordMissing: NotRecorded {
    NotRecorded(zh: "集体讨论的记录", en: "the record of the collective discussion")
  }

  private func late(_ discussion: Moment, _ decision: Moment) -> Finding {
    Finding(
      subject: "集体讨论-决定",
      message: Localized(
        zh: "集体讨论（\(discussion.day.chinese)）在处罚决定（\(decision.day.chinese)）之后",
        en: "the collective discussion of \(discussion.day) came after the decision of \(decision.day)"),
      derivation: Localized(
        zh: "\(discussion.words.zh)；\(decision.words.zh)。行政处罚法第五十七条第二款要求由负责人集体讨论后决定。",
        en:
          "\(discussion.words.en); \(decision.words.en). Article 57 of the Penalty Law asks for the discussion first."
      ),
      evidence: discussion.evidence + decision.evidence)
  }
}

import CaseFiles
import Standards

/// What was preserved as evidence was decided on in time.
struct PreservedEvidenceLimit: LimitCheck {
  var id: String { "T05-preserved-evidence" }
  var title: Localized { Localized(zh: "先行登记保存处理期限", en: "Decision on preserved evidence") }
  var basis: String { "行政处罚法 第五十六条、第八十五条" }
  var explanation: Localized {
    Localized(
      zh: "每次先行登记保存之后，是否在七个工作日内作出处理决定；按日期先后逐一对应。没有处理记录的列为待定。",
      en:
        "Whether each preservation of evidence was followed by a decision on it within seven working days, paired in the "
        + "order of their days. No decision recorded leaves the check open.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      let preservations = file.events(.preservation)
      guard !preservations.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有先行登记保存", en: "no evidence was preserved"))
      }
      let disposals = file.events(.preservationDisposal)
      for (index, preservation) in preservations.enumerated() {
        try tally.judging { tally in
          guard let start = preservation.moment else { throw NotRecorded.day(of: .preservation) }
          let count = try rules.count(id, from: start, in: file)
          let end = try tally.hold(
            count, against: (disposals.at(index)?.moment).recorded(as: .preservationDisposal))
          if end.day <= count.last { return }
          try file.requirePairs(of: preservations, with: disposals, as: .preservationDisposal)
          tally.add(late(count, end))
        }
      }
      return tally.outcome
    }
  }
}

extension PreservedEvidenceLimit {
  private func late(_ count: Count, _ disposal: Moment) -> Finding {
    count.finding(
      "先行登记保存 \(count.start.day)",
      Localized(
        zh: "\(count.start.day.chinese)先行登记保存的证据\(disposal.day.chinese)作出处理，晚于最后一日\(count.last.chinese)",
        en:
          "the evidence preserved on \(count.start.day) was dealt with on \(disposal.day), after \(count.last)"
      ),
      against: disposal)
  }
}

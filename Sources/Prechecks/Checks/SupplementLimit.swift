import CaseFiles
import Standards

/// An applicant learnt in time which papers were missing.
struct SupplementLimit: LimitCheck {
  var id: String { "T26-supplement" }
  var title: Localized { Localized(zh: "一次告知补正", en: "Notice of missing papers") }
  var basis: String { "行政许可法 第三十二条、第八十二条" }
  var explanation: Localized {
    Localized(
      zh: "许可申请材料需要补正的，自申请之日起是否在五个工作日内告知。没有补正的不适用；日期没有记载的列为待定。",
      en:
        "Whether an applicant was told of missing papers within five working days. Not applicable where none were asked for; "
        + "open where a day is not recorded.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard let supplement = file.event(.supplementNotice) else {
        return .notApplicable(why: Localized(zh: "没有补正告知", en: "no missing papers were asked for"))
      }
      let count = try rules.count(id, from: file.moment(of: .application), in: file)
      let told = try tally.hold(count, against: supplement.moment.recorded(as: .supplementNotice))
      return told.day <= count.last ? .passed : .found([late(count, told)])
    }
  }
}

extension SupplementLimit {
  private func late(_ count: Count, _ told: Moment) -> Finding {
    count.finding(
      "申请-补正告知",
      Localized(
        zh: "\(told.day.chinese)告知补正，晚于最后一日\(count.last.chinese)",
        en: "the missing papers were asked for on \(told.day), after \(count.last)"),
      against: told)
  }
}

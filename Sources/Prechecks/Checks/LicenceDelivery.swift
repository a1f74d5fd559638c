import CaseFiles
import Standards

/// A licence that was granted reached the applicant in time.
struct LicenceDelivery: LimitCheck {
  var id: String { "T28-licence-delivery" }
  var title: Localized { Localized(zh: "许可颁证期限", en: "Delivery of a licence") }
  var basis: String { "行政许可法 第四十四条、第八十二条" }
  var explanation: Localized {
    Localized(
      zh: "自准予许可决定之日起至颁证（没有颁证记录的看决定送达）之日是否在十个工作日内。没有准予决定的不适用；日期没有记载的列为待定。",
      en:
        "Whether a granted licence was delivered, or its decision served, within ten working days. Not applicable without a "
        + "grant; open where a day is not recorded.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard let grant = file.event(.grant) else {
        return .notApplicable(why: Localized(zh: "没有准予许可决定", en: "no licence was granted"))
      }
      guard let granted = grant.moment else { throw NotRecorded.day(of: .grant) }
      let delivery = file.event(.delivery)
      let count = try rules.count(id, from: granted, in: file)
      let recorded = delivery == nil ? grant.servedMoment : delivery?.moment
      let delivered = try tally.hold(count, against: recorded.recorded(as: .delivery))
      return delivered.day <= count.last ? .passed : .found([late(count, delivered)])
    }
  }
}

extension LicenceDelivery {
  private func late(_ count: Count, _ delivered: Moment) -> Finding {
    count.finding(
      "准予-颁证",
      Localized(
        zh: "\(delivered.day.chinese)颁证，晚于最后一日\(count.last.chinese)",
        en: "the licence was delivered on \(delivered.day), after \(count.last)"),
      against: delivered)
  }
}

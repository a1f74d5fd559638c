import CaseFiles
import Standards

/// The decision reaches the party within the time for service.
///
/// A decision handed over on its own day is in time. Service by announcement has a period of its own, which
/// begins only when other ways have failed; a late one is therefore open, not a finding.
struct ServiceLimit: Check {
  let id = "T09-service"
  let title = Localized(zh: "决定送达期限", en: "Service of the decision")
  let basis = "行政处罚法 第六十一条、第八十五条"
  let explanation = Localized(
    zh: "自作出决定之日起至决定书送达之日，是否在七个工作日内；当场交付的即为按期。公告送达另有期间，超过七个工作日的列为待定；没有送达记录的不推定为未送达。",
    en:
      "Whether the decision was served within seven working days. Service by announcement has its own period: a "
      + "late one stays open. A service that is not recorded is not taken as missing.")

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty || file.isOrdinary else { return .notApplicable(why: noPenalty) }
      let decision = try file.decisionMoment
      let (service, event) = try file.serviceOfDecision
      let count = try rules.count(id, from: decision, in: file)
      if service.day <= count.last { return .passed }
      if event.manner?.value.containsAny(["公告"]) == true { throw announced }
      return .found([late(count, service)])
    }
  }
}

extension ServiceLimit {
  private var noPenalty: Localized {
    Localized(zh: "不是行政处罚案件", en: "the case is no penalty case")
  }

  private var announced: NotRecorded {
    NotRecorded(
      zh: "公告送达之前采取其他方式送达的时间和公告的起止日期",
      en: "when other ways of service were tried before the announcement, and its first and last day")
  }

  private func late(_ count: Count, _ service: Moment) -> Finding {
    count.finding(
      "决定-送达",
      Localized(
        zh: "决定书\(service.day.chinese)送达，晚于送达期限最后一日\(count.last.chinese)",
        en: "the decision was served on \(service.day), after \(count.last), the last day for service"),
      against: service)
  }
}

import CaseFiles
import Standards

/// The decision reaches the party within the time for service.
///
/// A decision handed over on its own day is in time. Service by announcement has a period of its own, which
/// begins only when other ways have failed; a late one is therefore open, not a finding.
struct ServiceLimit: LimitCheck {
  var id: String { "T09-service" }
  var title: Localized { Localized(zh: "决定送达期限", en: "Service of the decision") }
  var basis: String { "行政处罚法 第六十一条、第八十五条" }
  var explanation: Localized {
    Localized(
      zh: "自作出决定之日起至决定书送达之日，是否在七个工作日内；当场交付的即为按期。公告送达自公告之日起满三十日方为送达，不足的作提示，超过七个工作日的列为待定；没有送达记录的不推定为未送达。",
      en:
        "Whether the decision was served within seven working days. Service by announcement takes thirty days from "
        + "the announcement; a shorter one is a finding, a late one stays open. A service that is not recorded is not taken as missing."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isPenalty || file.isOrdinary else { return .notApplicable(why: noPenalty) }
      let decision = try file.decisionMoment
      let count = try rules.count(id, from: decision, in: file)
      let service = try tally.hold(count, against: file.serviceOfDecision.moment)
      let isByAnnouncement = try file.serviceOfDecision.event.isByAnnouncement
      if isByAnnouncement, let short = try tooShort(service, file, rules, &tally) { return .found([short]) }
      if file.kind?.value == .summaryPenalty, service.day != decision.day { throw onTheSpot }
      if service.day <= count.last { return .passed }
      if isByAnnouncement { throw announced }
      if file.kind?.value == .noPenalty { throw notPunished }
      return .found([late(count, service)])
    }
  }
}

extension Event {
  fileprivate var isByAnnouncement: Bool { manner?.value.containsAny(["公告"]) ?? false }
}

extension ServiceLimit {
  /// A service by announcement held against the period of the announcement; nil where no announcement is recorded.
  private func tooShort(
    _ service: Moment, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally
  ) throws -> Finding? {
    guard let announcement = file.events(.announcement).lastNotAfter(service.day)?.moment else { return nil }
    let count = try rules.count("T09-announcement", from: announcement, in: file)
    try tally.hold(count, .notBefore, against: service)
    guard service.day < count.last else { return nil }
    return count.finding(
      "公告-送达",
      Localized(
        zh: "公告送达记为\(service.day.chinese)，公告期间至\(count.last.chinese)方届满",
        en: "service by announcement is recorded for \(service.day); the announcement runs to \(count.last)"),
      against: service)
  }

  private var noPenalty: Localized {
    Localized(zh: "不是行政处罚案件", en: "the case is no penalty case")
  }

  private var onTheSpot: NotRecorded {
    NotRecorded(
      zh: "当场处罚的决定书为何没有当场交付（行政处罚法第五十二条第一款）",
      en: "why the decision of a summary procedure was not handed over on the spot (article 52(1))")
  }

  private var notPunished: NotRecorded {
    NotRecorded(
      zh: "不予处罚决定书的送达是否适用本期限（第六十一条规定的是行政处罚决定书）",
      en:
        "whether the period, which article 61 sets for penalty decisions, holds for a decision not to punish")
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

import CaseFiles
import Standards

/// The decision to freeze was handed to the party in time.
struct FreezingDecisionServed: LimitCheck {
  var id: String { "T21-freezing-decision" }
  var title: Localized { Localized(zh: "冻结决定书交付期限", en: "Handing over of a freezing decision") }
  var basis: String { "行政强制法 第三十一条、第六十九条" }
  var explanation: Localized {
    Localized(
      zh: "每次冻结的决定书是否在三个工作日内交付当事人（冻结事件的“送达”）；没有送达日期的列为待定。",
      en:
        "Whether each decision to freeze was handed to the party within three working days (the event's 送达); no day recorded stays "
        + "open.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let freezings = file.events(.freezing)
    return counting { tally in
      guard !freezings.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有冻结", en: "nothing was frozen"))
      }
      for freezing in freezings {
        try tally.judging { tally in
          guard let start = freezing.moment else { throw NotRecorded.day(of: .freezing) }
          let count = try rules.count(id, from: start, in: file)
          let served = try tally.hold(count, against: freezing.served(as: .freezing))
          if served.day > count.last { tally.add(late(count, served)) }
        }
      }
      return tally.outcome
    }
  }
}

extension FreezingDecisionServed {
  private func late(_ count: Count, _ served: Moment) -> Finding {
    count.finding(
      "冻结 \(count.start.day)",
      Localized(
        zh: "\(count.start.day.chinese)冻结的决定书\(served.day.chinese)交付，晚于最后一日\(count.last.chinese)",
        en:
          "the decision to freeze of \(count.start.day) was handed over on \(served.day), after \(count.last)"
      ),
      against: served)
  }
}

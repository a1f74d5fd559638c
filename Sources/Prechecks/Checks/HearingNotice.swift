import CaseFiles
import Standards

/// The party learns of the hearing early enough.
///
/// Whether a hearing on the seventh working day itself is early enough is read in two ways; it stays open.
struct HearingNotice: LimitCheck {
  var id: String { "T08-hearing-notice" }
  var title: Localized { Localized(zh: "听证通知提前量", en: "Notice ahead of the hearing") }
  var basis: String { "行政处罚法 第六十四条第二项、第八十五条" }
  var explanation: Localized {
    Localized(
      zh: "听证通知送达之日至听证举行之日是否满七个工作日。恰在第七个工作日举行的，有两种算法，列为待定；没有通知送达日期的列为待定，"
        + "但即使从通知日期起算也不足的直接作提示。",
      en:
        "Whether seven working days lie between the service of the notice and the hearing. A hearing on the seventh "
        + "working day itself is read in two ways and stays open, as does a notice without its day of service, save "
        + "where even its own day is too late.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      if file.kind?.value == .licence {
        return .notApplicable(
          why: Localized(zh: "许可听证另行检查（T29）", en: "a licence hearing is looked at by T29"))
      }
      guard let held = file.events(.hearing).last else {
        return .notApplicable(why: Localized(zh: "没有举行听证", en: "no hearing was held"))
      }
      // Which was the last one, and which notice was its own, only days tell.
      guard let hearing = held.moment, file.events(.hearing).allSatisfy({ $0.day != nil }) else {
        throw NotRecorded.day(of: .hearing)
      }
      let notices = file.events(.hearingNotice)
      guard notices.count < 2 || notices.allSatisfy({ $0.day != nil }) else {
        throw NotRecorded.day(of: .hearingNotice)
      }
      let before = notices.last { $0.day.map { $0.value <= hearing.day } ?? true }
      guard let notice = before ?? notices.last else {
        throw NotRecorded.serviceDay(of: .hearingNotice)
      }
      let waiting = try Waiting(id, from: notice, in: file, under: rules)
      try tally.hold(waiting.count, .notBefore, against: hearing)
      if hearing.day < waiting.count.last {
        if file.events(.hearing).count > 1 { throw continued }
        return .found([short(waiting.count, hearing)])
      }
      guard waiting.isExact else { throw NotRecorded.serviceDay(of: .hearingNotice) }
      if hearing.day == waiting.count.last { throw bothReadings(hearing) }
      return .passed
    }
  }
}

extension HearingNotice {
  private var continued: NotRecorded {
    NotRecorded(
      zh: "最后一次听证是否为此前已按期通知的听证的继续", en: "whether the last hearing went on with one announced in time")
  }

  private func bothReadings(_ hearing: Moment) -> NotRecorded {
    NotRecorded(
      zh: "听证恰在通知后第七个工作日（\(hearing.day.chinese)）举行：举行当日计入则已满七日，不计入则不足七日，须由评查人员认定",
      en:
        "the hearing of \(hearing.day) is on the seventh working day itself: early enough if that day counts, "
        + "a day short if it does not; a reviewer has to say")
  }

  private func short(_ count: Count, _ hearing: Moment) -> Finding {
    count.finding(
      "听证通知-听证",
      Localized(
        zh: "\(hearing.day.chinese)举行听证，距听证通知不足七个工作日（第七个工作日为\(count.last.chinese)）",
        en:
          "the hearing of \(hearing.day) came before the seventh working day after its notice (\(count.last))"
      ),
      against: hearing)
  }
}

import CaseFiles
import Standards

/// A licence hearing was offered, held and announced in its times.
struct LicenceHearing: LimitCheck {
  var id: String { "T29-licence-hearing" }
  var title: Localized { Localized(zh: "许可听证期限", en: "Times of a licence hearing") }
  var basis: String { "行政许可法 第四十七条、第四十八条、第八十二条" }
  var explanation: Localized {
    Localized(
      zh: "许可案卷告知听证权利的，决定是否在申请期间（五个工作日）届满之后作出；申请听证的，是否在二十个工作日内举行；听证通知是否在举行七个工作日前送达。"
        + "明确放弃的不看申请期间；恰在第七个工作日举行的有两种算法，与日期没有记载的一并列为待定。",
      en:
        "In a licence file: whether the decision waited for the five working days to ask for a hearing that was offered, whether one "
        + "that was asked for was held within twenty, and its notice served seven before it. A waiver lifts the first; the seventh "
        + "day itself and days not recorded stay open.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      let offers = file.events(.hearingOffer)
      let requests = file.events(.hearingRequest)
      let hearings = file.events(.hearing)
      guard file.kind?.value == .licence, !(offers + requests + hearings).isEmpty else {
        return .notApplicable(why: Localized(zh: "没有许可听证", en: "there was no licence hearing"))
      }
      let isWaived = (offers + requests).contains { $0.isWaived?.value == true }
      if let offer = offers.last, !isWaived, hearings.isEmpty {
        try tally.judging { try waited(offer, file, rules, &$0) }
      }
      let request = requests.last { $0.isWaived?.value != true }
      if request != nil || !hearings.isEmpty {
        try tally.judging { try held(request, hearings.last, file, rules, &$0) }
      }
      if let hearing = hearings.last {
        try tally.judging { try announced(hearing, file, rules, &$0) }
      }
      return tally.outcome
    }
  }

  private func waited(_ offer: Event, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally) throws {
    let waiting = try Waiting("T29-hearing-application", from: offer, in: file, under: rules)
    let decision = try tally.hold(waiting.count, .after, against: file.decisionMoment)
    if try waiting.isOver(before: decision, of: offer) { return }
    tally.add(early(waiting.count, decision))
  }

  private func held(
    _ request: Event?, _ hearing: Event?, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally
  ) throws {
    let count = try rules.count(
      "T29-hearing-held", from: (request?.moment).recorded(as: .hearingRequest), in: file)
    let day = try tally.hold(count, against: (hearing?.moment).recorded(as: .hearing))
    if day.day > count.last { tally.add(late(count, day)) }
  }

  private func announced(_ hearing: Event, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally) throws
  {
    let day = try hearing.moment.recorded(as: .hearing)
    let notices = file.events(.hearingNotice)
    let before = notices.last { $0.day.map { $0.value <= day.day } ?? true }
    guard let notice = before ?? notices.last else { throw NotRecorded.serviceDay(of: .hearingNotice) }
    let waiting = try Waiting("T29-hearing-notice", from: notice, in: file, under: rules)
    try tally.hold(waiting.count, .notBefore, against: day)
    if day.day < waiting.count.last { return tally.add(short(waiting.count, day)) }
    guard waiting.isExact else { throw NotRecorded.serviceDay(of: .hearingNotice) }
    if day.day == waiting.count.last { throw bothReadings(day) }
  }
}

extension LicenceHearing {
  private func early(_ count: Count, _ decision: Moment) -> Finding {
    count.finding(
      "听证告知-决定",
      Localized(
        zh: "\(decision.day.chinese)作出许可决定时，听证申请期间尚未届满（最后一日\(count.last.chinese)）",
        en:
          "the licence was decided on \(decision.day), before the time to ask for a hearing had run (\(count.last))"
      ),
      against: decision)
  }

  private func late(_ count: Count, _ hearing: Moment) -> Finding {
    count.finding(
      "听证申请-听证",
      Localized(
        zh: "\(hearing.day.chinese)举行听证，晚于组织听证的最后一日\(count.last.chinese)",
        en: "the hearing was held on \(hearing.day), after \(count.last), the last day for it"),
      against: hearing)
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

  private func bothReadings(_ hearing: Moment) -> NotRecorded {
    NotRecorded(
      zh: "听证恰在通知后第七个工作日（\(hearing.day.chinese)）举行，当日是否计入须由评查人员认定",
      en:
        "the hearing of \(hearing.day) is on the seventh working day itself; a reviewer has to say whether it counts"
    )
  }
}

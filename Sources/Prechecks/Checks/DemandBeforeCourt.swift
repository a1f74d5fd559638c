import CaseFiles
import Standards

/// The party had the whole time of a demand before the court was asked to enforce.
struct DemandBeforeCourt: LimitCheck {
  var id: String { "T22-demand-before-court" }
  var title: Localized { Localized(zh: "催告期", en: "Time of a demand") }
  var basis: String { "行政强制法 第五十四条、第六十九条" }
  var explanation: Localized {
    Localized(
      zh: "申请法院强制执行是否在催告书送达满十个工作日之后。没有催告、没有催告书送达日期的列为待定；即使从催告书日期起算也未满的直接作提示。",
      en:
        "Whether the court was asked to enforce only after ten working days from the service of the demand. No demand or no day "
        + "of service stays open, save where even the demand's own day is too late.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard let application = file.event(.courtApplication) else {
        return .notApplicable(why: Localized(zh: "没有申请法院强制执行", en: "the court was not asked to enforce"))
      }
      guard let asked = application.moment else { throw NotRecorded.day(of: .courtApplication) }
      let demands = file.events(.demand)
      // One demand whose time had run is enough.
      let sufficient = demands.first { demand in
        (try? Waiting(id, from: demand, in: file, under: rules).isOver(before: asked, of: demand)) == true
      }
      guard let demand = sufficient ?? demands.lastNotAfter(asked.day) ?? demands.last else {
        throw NotRecorded.serviceDay(of: .demand)
      }
      let waiting = try Waiting(id, from: demand, in: file, under: rules)
      try tally.hold(waiting.count, .after, against: asked)
      if try waiting.isOver(before: asked, of: demand) { return .passed }
      return .found([early(waiting.count, asked)])
    }
  }
}

extension DemandBeforeCourt {
  private func early(_ count: Count, _ asked: Moment) -> Finding {
    count.finding(
      "催告-申请强制执行",
      Localized(
        zh: "\(asked.day.chinese)申请强制执行时，催告期尚未届满（最后一日\(count.last.chinese)）",
        en:
          "the court was asked on \(asked.day), before the time of the demand had run (last day \(count.last))"
      ),
      against: asked)
  }
}

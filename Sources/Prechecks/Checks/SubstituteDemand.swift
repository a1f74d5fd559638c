import CaseFiles
import Standards

/// Substitute performance came after a demand, early enough before it.
///
/// Whether performance on the third working day itself is late enough is read in two ways; it stays open.
struct SubstituteDemand: LimitCheck {
  var id: String { "T24-substitute-demand" }
  var title: Localized { Localized(zh: "代履行前催告提前量", en: "Demand ahead of substitute performance") }
  var basis: String { "行政强制法 第五十一条、第五十二条、第六十九条" }
  var explanation: Localized {
    Localized(
      zh: "催告送达之日至代履行之日是否满三个工作日；记载为紧急的立即代履行（第五十二条）不适用。恰在第三个工作日的有两种算法，列为待定；没有催告送达日期的列为待定。",
      en:
        "Whether three working days lie between the service of a demand and the substitute performance; immediate performance "
        + "recorded as urgent (article 52) needs none. The third working day itself is read in two ways and stays open, as does a "
        + "demand without its day of service.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      let performances = file.events(.substitutePerformance)
      guard let performance = performances.first else {
        return .notApplicable(why: Localized(zh: "没有代履行", en: "nothing was performed in the party's stead"))
      }
      if performance.isUrgent?.value == true {
        return .notApplicable(why: Localized(zh: "立即实施的代履行", en: "it was performed at once, as urgent"))
      }
      let performed = try performance.moment.recorded(as: .substitutePerformance)
      let demands = file.events(.demand)
      let before = demands.last { $0.day.map { $0.value <= performed.day } ?? true }
      guard let demand = before ?? demands.last else { throw NotRecorded.serviceDay(of: .demand) }
      let waiting = try Waiting(id, from: demand, in: file, under: rules)
      try tally.hold(waiting.count, .notBefore, against: performed)
      if performed.day < waiting.count.last { return .found([early(waiting.count, performed)]) }
      guard waiting.isExact else { throw NotRecorded.serviceDay(of: .demand) }
      if performed.day == waiting.count.last { throw bothReadings(performed) }
      return .passed
    }
  }
}

extension SubstituteDemand {
  private func bothReadings(_ performed: Moment) -> NotRecorded {
    NotRecorded(
      zh: "代履行恰在催告后第三个工作日（\(performed.day.chinese)）实施：当日计入则已满三日，不计入则不足三日，须由评查人员认定",
      en:
        "it was performed on the third working day itself, \(performed.day): late enough if that day counts, a day short if it "
        + "does not; a reviewer has to say")
  }

  private func early(_ count: Count, _ performed: Moment) -> Finding {
    count.finding(
      "催告-代履行",
      Localized(
        zh: "\(performed.day.chinese)代履行，距催告不足三个工作日（第三个工作日为\(count.last.chinese)）",
        en: "performed on \(performed.day), before the third working day after the demand (\(count.last))"),
      against: performed)
  }
}

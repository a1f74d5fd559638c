import CaseFiles
import Standards

/// The offence was found while it could still be punished.
struct LiabilityPeriod: LimitCheck {
  var id: String { "T01-liability-period" }
  var title: Localized { Localized(zh: "追责时效", en: "Period for holding liable") }
  var basis: String { "行政处罚法 第三十六条" }
  var explanation: Localized {
    Localized(
      zh: "违法行为终了之日至被发现之日（违法行为发现，其次线索接收，再次立案）是否在二年内；涉及公民生命健康安全、金融安全且有危害后果的为五年。"
        + "在二年与五年之间而没有记载是否属于后一情形的，以及没有违法行为终了日期的，列为待定；连续或者继续的违法行为，终了日期由案卷记载。",
      en:
        "Whether no more than two years lie between the end of the offence and its discovery (else the lead, else the filing), or five "
        + "where life and health or financial safety are concerned and harm was done. Between two and five years with "
        + "neither recorded, and with no end of the offence recorded, it stays open.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isPenalty || file.kind?.value == .noPenalty else {
        return .notApplicable(why: Localized(zh: "不是行政处罚案卷", en: "no penalty was decided"))
      }
      guard let end = file.events(.offenceEnd).last?.lastMoment else {
        throw NotRecorded(
          zh: "违法行为终了的日期（发现时仍在继续的，记为发现当日）",
          en: "the day the offence ended, or the day it was found where it was still going on then")
      }
      let short = try rules.count(id, from: end, in: file)
      var isExact = true
      let found = try tally.hold(short, against: discovery(of: file, &isExact))
      if found.day <= short.last { return .passed }
      guard isExact else { throw NotRecorded.day(of: .offenceFound) }
      let long = try rules.count("T01-liability-period-serious", from: end, in: file)
      if file.isSeriousHarm?.value != false { try tally.hold(long, against: found) }
      if found.day > long.last { return .found([late(long, found, nil)]) }
      guard let harm = file.isSeriousHarm else {
        throw NotRecorded(
          zh: "是否涉及公民生命健康安全、金融安全且有危害后果（五年）",
          en: "whether life and health or financial safety were concerned and harm was done (five years)")
      }
      return harm.value ? .passed : .found([late(short, found, harm)])
    }
  }

  /// The day of discovery; a filing is no earlier than it.
  private func discovery(of file: CaseFile, _ isExact: inout Bool) throws -> Moment {
    for kind in [EventKind.offenceFound, .leadReceived] {
      if let event = file.event(kind) {
        return try event.moment.recorded(as: kind)
      }
    }
    isExact = false
    return try (file.event(.filing)?.moment).recorded(as: .offenceFound)
  }
}

extension LiabilityPeriod {
  private func late(_ count: Count, _ found: Moment, _ harm: Fact<Bool>?) -> Finding {
    var finding = count.finding(
      "违法行为终了-发现",
      Localized(
        zh: "违法行为\(count.start.day.chinese)终了，\(found.day.chinese)被发现，超过追责时效最后一日\(count.last.chinese)",
        en: "the offence ended on \(count.start.day) and was found on \(found.day), after \(count.last)"),
      against: found)
    if let harm { finding.mapEvidence { $0 + [harm.cited] } }
    return finding
  }
}

import CaseFiles
import Standards

/// A fine collected on the spot reached the agency in time, and was small enough or had a reason.
struct CashHandedIn: LimitCheck {
  var id: String { "T12-cash" }
  var title: Localized { Localized(zh: "当场收缴上交", en: "Cash collected on the spot") }
  var basis: String { "行政处罚法 第六十八条、第六十九条、第七十一条、第八十五条" }
  var explanation: Localized {
    Localized(
      zh: "每次当场收缴的罚款是否在二个工作日内上交行政机关，按日期先后逐一对应；收缴金额是否在一百元以下，或者记载了事后难以执行、边远水上交通不便等事由。"
        + "没有上交记录、收缴金额或者事由的列为待定；水上收缴自抵岸之日（事件的“至”）起算。",
      en:
        "Whether each fine collected on the spot was handed in within two working days, paired in the order of their days, and was at "
        + "most 100 yuan or had a recorded reason. What is not recorded stays open; cash taken on water counts from "
        + "landing, the event's 至.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let collections = file.events(.cashCollection)
    let handIns = file.events(.cashHandIn)
    return counting { tally in
      guard !collections.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有当场收缴罚款", en: "no fine was collected on the spot"))
      }
      for (index, collection) in collections.enumerated() {
        try tally.judging { tally in
          guard let collected = collection.moment else { throw NotRecorded.day(of: .cashCollection) }
          let count = try rules.count(id, from: collection.landing ?? collected, in: file)
          let handIn = handIns.at(index)?.moment.flatMap { $0.day >= collected.day ? $0 : nil }
          let end = try tally.hold(count, against: handIn.recorded(as: .cashHandIn))
          if end.day <= count.last { return }
          if collection.isOnWater, collection.landing == nil {
            throw NotRecorded(zh: "水上收缴罚款的抵岸日期", en: "the day of landing after a fine was collected on water")
          }
          try file.requirePairs(of: collections, with: handIns, as: .cashHandIn)
          tally.add(late(count, end))
        }
        try tally.judging { _ in try mayCollect(collection, file, rules) }
      }
      return tally.outcome
    }
  }

  /// Throws where neither a small amount nor a reason is recorded: which reasons held, the file need not say in
  /// words a machine knows.
  private func mayCollect(_ collection: Event, _ file: CaseFile, _ rules: CheckRules) throws {
    if collection.statesReasonForCash { return }
    let fine = file.fines.count == 1 ? file.fines.first?.amount : nil
    guard let amount = collection.amount ?? fine else {
      throw NotRecorded(zh: "当场收缴的金额", en: "the amount collected on the spot")
    }
    guard let day = rules.asOf ?? collection.day?.value else { throw NotRecorded.day(of: .cashCollection) }
    guard let ceiling = rules.law.amount("cash-on-the-spot", on: day, field: file.field?.value) else {
      throw NotRecorded(
        zh: "法律数据中\(day.chinese)有效的“cash-on-the-spot”条目",
        en: "an entry “cash-on-the-spot” in force on \(day) in the law data")
    }
    if amount.value <= ceiling.value { return }
    throw NotRecorded(
      zh: "当场收缴\(amount.value)（超过\(ceiling.value)）的事由",
      en: "the reason for collecting \(amount.value), more than \(ceiling.value), on the spot")
  }
}

extension Event {
  private var cashWords: String {
    [manner, result, place].compactMap { $0?.value.plain }.joined(separator: " ")
  }

  fileprivate var isOnWater: Bool { cashWords.containsAny(["水上", "船"]) }

  /// The day of landing of a fine collected on water.
  fileprivate var landing: Moment? { isOnWater && until != nil ? lastMoment : nil }

  fileprivate var statesReasonForCash: Bool {
    cashWords.containsAny(["难以执行", "边远", "水上", "交通不便", "确有困难"])
  }
}

extension CashHandedIn {
  private func late(_ count: Count, _ handIn: Moment) -> Finding {
    count.finding(
      "当场收缴 \(count.start.day)",
      Localized(
        zh: "\(count.start.day.chinese)当场收缴的罚款\(handIn.day.chinese)上交，晚于最后一日\(count.last.chinese)",
        en: "the fine collected on \(count.start.day) was handed in on \(handIn.day), after \(count.last)"),
      against: handIn)
  }
}

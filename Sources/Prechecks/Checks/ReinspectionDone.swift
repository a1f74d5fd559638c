import CaseFiles

/// After an order to correct the agency looked again, and recorded what it saw.
struct ReinspectionDone: Check {
  var id: String { "R02-reinspection" }
  var title: Localized { Localized(zh: "复查", en: "Re-inspection") }
  var basis: String { "行政处罚法 第二十八条第一款；南沙区实施意见 第三项" }
  var explanation: Localized {
    Localized(
      zh: "责令改正后是否复查并有结果。复查早于责令改正的作提示；期限届满前复查已记载改正的视为已复查；没有复查日期或者结果记录的列为待定。",
      en:
        "Whether an order to correct was followed by a re-inspection with a result. One before the order is a finding; one "
        + "before its deadline counts where it found the matter corrected; no day or no result leaves the check open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      let orders = file.events(.orderToCorrect)
      guard file.orderToCorrect != nil || !orders.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有责令改正的记录", en: "no order to correct is recorded"))
      }
      guard let ordered = orders.compactMap(\.moment).last ?? file.orderToCorrect?.moment else {
        throw NotRecorded.day(of: .orderToCorrect)
      }
      let looks = file.reinspections
      guard let last = looks.last else { throw NotRecorded.day(of: .reinspection) }
      if last.moment.day < ordered.day { return .found([early(ordered, last.moment)]) }
      guard let result = last.result else {
        throw NotRecorded(zh: "复查的结果", en: "the result of the re-inspection")
      }
      if result.isCorrected { return .passed }
      guard let deadline = file.orderToCorrect?.deadline?.value else {
        throw NotRecorded(zh: "责令改正的期限", en: "by when it was to be corrected")
      }
      if last.moment.day < deadline { throw beforeDeadline(deadline) }
      return .passed
    }
  }
}

extension OrderToCorrect {
  fileprivate var moment: Moment? {
    day.map { Moment($0, of: .orderToCorrect) }
  }
}

extension CaseFile {
  /// The re-inspections with a day, in their order, from the events and from the order's own entry.
  fileprivate var reinspections: [(moment: Moment, result: String?)] {
    var looks: [(moment: Moment, result: String?)] = []
    if let day = orderToCorrect?.reinspection {
      looks.append((Moment(day, of: .reinspection), orderToCorrect?.result?.value))
    }
    for event in events(.reinspection) {
      if let moment = event.moment {
        looks.append((moment, event.result?.value ?? orderToCorrect?.result?.value))
      }
    }
    return looks.enumerated().sorted {
      ($0.element.moment.day, $0.offset) < ($1.element.moment.day, $1.offset)
    }
    .map(\.element)
  }
}

extension String {
  fileprivate var isCorrected: Bool { contains("改正") && !containsAny(["未改正", "没有改正", "未完全改正", "拒不改正"]) }
}

extension ReinspectionDone {
  private func beforeDeadline(_ deadline: Day) -> NotRecorded {
    NotRecorded(
      zh: "改正期限（\(deadline.chinese)）届满后的复查", en: "a re-inspection after the deadline of \(deadline)")
  }

  private func early(_ order: Moment, _ look: Moment) -> Finding {
    Finding(
      subject: "责令改正-复查",
      message: Localized(
        zh: "复查（\(look.day.chinese)）早于责令改正（\(order.day.chinese)）",
        en: "the re-inspection of \(look.day) is before the order to correct of \(order.day)"),
      derivation: Localized(
        zh: "\(order.words.zh)；\(look.words.zh)；此后没有复查记录。",
        en: "\(order.words.en); \(look.words.en); no later re-inspection is recorded."),
      evidence: order.evidence + look.evidence)
  }
}

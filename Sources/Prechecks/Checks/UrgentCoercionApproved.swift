import CaseFiles
import Standards

/// A coercive measure taken on the spot was approved within twenty-four hours.
struct UrgentCoercionApproved: LimitCheck {
  var id: String { "T18-coercion-approval" }
  var title: Localized { Localized(zh: "紧急强制补批", en: "Approval of urgent coercion") }
  var basis: String { "行政强制法 第十九条" }
  var explanation: Localized {
    Localized(
      zh: "记载为紧急、当场实施的查封扣押，是否自实施的时刻起二十四小时内补办批准（强制补批）；按先后逐一对应。"
        + "同日补批的通过，没有记载时刻而影响结论、没有补批记录的列为待定。",
      en:
        "Whether a seizure recorded as urgent was approved within twenty-four hours, counted from the minute, paired in order. "
        + "Approval on the same day passes; times not recorded that decide the answer, and no approval recorded, stay open."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let seizures = file.events(.seizure)
    let approvals = file.events(.coercionApproval)
    let urgent = seizures.filter { $0.isUrgent?.value == true }
    return counting { tally in
      guard !urgent.isEmpty else {
        if approvals.isEmpty || seizures.allSatisfy({ $0.isUrgent != nil }) && !seizures.isEmpty {
          return .notApplicable(why: notUrgent)
        }
        throw NotRecorded(zh: "查封扣押是否紧急、当场实施", en: "whether the seizure was urgent, taken on the spot")
      }
      for (index, seizure) in urgent.enumerated() {
        try tally.judging { tally in
          let count = try rules.count(id, from: seizure.moment.recorded(as: .seizure), in: file)
          let approval = approvals.at(index)
          try tally.hold(count, against: (approval?.moment).recorded(as: .coercionApproval))
          guard let approval, let elapsed = ElapsedTime(from: seizure, to: approval) else { return }
          if try elapsed.isWithin(count.rule) { return }
          try file.requirePairs(of: urgent, with: approvals, as: .coercionApproval)
          tally.add(late(elapsed, count.rule, count.start.day))
        }
      }
      return tally.outcome
    }
  }
}

extension UrgentCoercionApproved {
  private var notUrgent: Localized {
    Localized(zh: "没有记载紧急情况下当场实施的查封扣押", en: "no seizure is recorded as urgent")
  }

  private func late(_ elapsed: ElapsedTime, _ limit: Dated<Limit>, _ start: Day) -> Finding {
    Finding(
      subject: "查封扣押 \(start)",
      message: Localized(
        zh: "\(start.chinese)当场实施的查封扣押，补办批准超过\(limit.value.amount)小时",
        en:
          "the seizure taken on the spot on \(start) was approved after more than \(limit.value.amount) hours"
      ),
      derivation: elapsed.derivation(limit), evidence: elapsed.evidence)
  }
}

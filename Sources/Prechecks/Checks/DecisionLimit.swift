import CaseFiles
import Standards

/// The decision falls within the time the law gives from the filing of the case.
///
/// Held against the day of the decision event, which is the day written on the decision; a phone call or an
/// internal opinion before it does not stop the period. Late only after the rolled last day. Days of a hearing,
/// an announcement or a test are left out where their first and last day are recorded (a test: where the party
/// was told in writing). Where the answer hangs on a suspension that is recorded only in part, it is open.
struct DecisionLimit: LimitCheck {
  var id: String { "T02-decision-limit" }
  var title: Localized { Localized(zh: "处罚决定期限", en: "Time limit of the decision") }
  var basis: String { "行政处罚法 第六十条" }
  var explanation: Localized {
    Localized(
      zh: "自立案之日起至决定书载明的日期，扣除起止日期有记载的听证、公告、检测期间（检测须已书面告知），是否超过法定期限；"
        + "末日为休息日的顺延，顺延后仍晚于末日才作提示。扣除期间或者延期批准记载不全且影响结论的，列为待定。",
      en:
        "Whether the day written on the decision lies within the limit counted from the filing, less recorded "
        + "hearings, announcements and tests told in writing; late only after the rolled day. Where a suspension "
        + "or an extension is recorded in part and decides the answer, the answer stays open.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isOrdinary else { return .notApplicable(why: otherProcedure) }
      let filing = try file.moment(of: .filing)
      let plain = try rules.count(id, from: filing, in: file)
      let decision = try tally.hold(plain, against: file.decisionMoment)
      if decision.day <= plain.last { return .passed }
      let suspensions = PeriodSuspensions(of: file, until: decision.day)
      let strict =
        suspensions.certain.isEmpty
        ? plain : try rules.count(id, from: filing, in: file, suspensions: suspensions.certain)
      try tally.hold(strict, against: decision)
      if decision.day <= strict.last { return .passed }
      let generous =
        suspensions.possible.isEmpty
        ? strict
        : try rules.count(id, from: filing, in: file, suspensions: suspensions.certain + suspensions.possible)
      if decision.day <= generous.last { throw NotRecorded(suspensions.missing) }
      try tally.hold(generous, against: decision)
      return try extended(generous, decision, file, rules, &tally)
    }
  }

  /// The period as an approved extension leaves it.
  private func extended(
    _ count: Count, _ decision: Moment, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally
  ) throws -> Outcome {
    let approvals = file.events(.extensionApproval)
    guard !approvals.isEmpty else { return .found([late(count, decision)]) }
    guard let extra = try? rules.limit("T02-extension", on: count.start.day, in: file) else {
      throw extensionUnknown
    }
    for approval in approvals {
      guard let approved = approval.moment else { throw NotRecorded.day(of: .extensionApproval) }
      if approved.day > count.last { return .found([approvedLate(count, approved)]) }
    }
    let longer = try rules.count(
      id, from: count.start, in: file, suspensions: count.deadline.suspensions,
      adding: extra.value.amount)
    try tally.hold(longer, against: decision)
    if decision.day <= longer.last { return .passed }
    if approvals.count > 1 { throw secondExtension }
    return .found([late(longer, decision)])
  }
}

extension DecisionLimit {
  private var otherProcedure: Localized {
    Localized(zh: "不是适用普通程序的案件", en: "the case did not follow the ordinary procedure")
  }

  private var extensionUnknown: NotRecorded {
    NotRecorded(
      zh: "本领域的规定是否允许延长办案期限、可以延长几日（法律数据没有“T02-extension”条目）",
      en:
        "whether the field's rules allow an extension, and for how long (no entry “T02-extension” in the law data)"
    )
  }

  private var secondExtension: NotRecorded {
    NotRecorded(zh: "再次延长办案期限所批准的天数", en: "the number of days granted by the second extension")
  }

  private func late(_ count: Count, _ decision: Moment) -> Finding {
    count.finding(
      "立案-决定",
      Localized(
        zh: "决定书日期\(decision.day.chinese)晚于办案期限最后一日\(count.last.chinese)，超期\(decision.day - count.last)日",
        en:
          "the decision of \(decision.day) is \(decision.day - count.last) days after \(count.last), the last day"
      ),
      against: decision)
  }

  private func approvedLate(_ count: Count, _ approval: Moment) -> Finding {
    count.finding(
      "延长办案期限",
      Localized(
        zh: "延长办案期限的批准日期\(approval.day.chinese)晚于原期限最后一日\(count.last.chinese)",
        en: "the extension was approved on \(approval.day), after the period had ended on \(count.last)"),
      against: approval)
  }
}

import CaseFiles
import Standards

/// A suspected crime was decided on and handed over in time.
///
/// The rule says three days without saying which days: between the calendar day and the working day it stays open.
struct TransferLimit: LimitCheck {
  var id: String { "T30-transfer-limit" }
  var title: Localized { Localized(zh: "移送公安期限", en: "Transfer to the police") }
  var basis: String { "行政执法机关移送涉嫌犯罪案件的规定（国务院令第310号）第五条" }
  var explanation: Localized {
    Localized(
      zh: "自移送报告之日起，是否在三日内作出移送审批，批准的是否在二十四小时内移送。规定未写明是否工作日，两种算法结论不同的列为待定；"
        + "没有报告、审批、移送的日期或者影响结论的时刻的，同样列为待定。",
      en:
        "Whether a report on a transfer was decided on within three days, and handed over within twenty-four hours of the approval. "
        + "The rule does not say which days: where that decides the answer the check stays open, as with any day or time not recorded."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let reports = file.events(.transferReport)
    let approvals = file.events(.transferApproval)
    return counting { tally in
      guard !reports.isEmpty || !approvals.isEmpty || file.hasEvent(.transfer) else {
        return .notApplicable(why: Localized(zh: "没有移送", en: "nothing was transferred"))
      }
      try tally.judging { try decided(&$0, reports.first, approvals.first, file, rules) }
      try tally.judging { try handedOver(&$0, approvals.first, file, rules) }
      return tally.outcome
    }
  }

  private func decided(
    _ tally: inout Tally, _ report: Event?, _ approval: Event?, _ file: CaseFile, _ rules: CheckRules
  ) throws {
    guard let start = report?.moment else { throw NotRecorded.day(of: .transferReport) }
    let count = try rules.count(id, from: start, in: file)
    let end = try tally.hold(count, against: (approval?.moment).recorded(as: .transferApproval))
    if end.day <= count.last { return }
    var other = count.rule.value
    other.unit = .workingDays
    let working = try rules.deadline(from: start.day, limit: other)
    if end.day > working.last {
      tally.add(decidedLate(count, working, end))
    } else {
      tally.missing.append(
        Localized(
          zh: "三日按自然日（至\(count.last.chinese)）还是工作日（至\(working.last.chinese)）计算",
          en:
            "whether the three days are calendar days (to \(count.last)) or working days (to \(working.last))"
        )
      )
    }
  }

  private func handedOver(
    _ tally: inout Tally, _ approval: Event?, _ file: CaseFile, _ rules: CheckRules
  ) throws {
    let start = try (approval?.moment).recorded(as: .transferApproval)
    guard let approval, !approval.refusesTransfer else { return }
    let count = try rules.count("T30-transfer-handover", from: start, in: file)
    let transfers = file.events(.transfer)
    let transfer =
      transfers.first { $0.day.map { $0.value >= start.day } ?? false } ?? transfers.first
    try tally.hold(count, against: (transfer?.moment).recorded(as: .transfer))
    guard let transfer, let elapsed = ElapsedTime(from: approval, to: transfer) else { return }
    if try !elapsed.isWithin(count.rule) { tally.add(handedOverLate(elapsed, count.rule)) }
  }
}

extension TransferLimit {
  private func decidedLate(_ count: Count, _ working: Deadline, _ end: Moment) -> Finding {
    var finding = count.finding(
      "移送审批",
      Localized(
        zh: "\(count.start.day.chinese)提出移送报告，\(end.day.chinese)方作出移送审批，按自然日、工作日计算均超过三日",
        en:
          "a transfer reported on \(count.start.day) was decided on \(end.day), late by calendar days and working days"
      ),
      against: end)
    finding.explain(
      Localized(
        zh: "按工作日计算至\(working.last.chinese)。", en: "By working days the period ends on \(working.last)."))
    return finding
  }

  private func handedOverLate(_ elapsed: ElapsedTime, _ limit: Dated<Limit>) -> Finding {
    Finding(
      subject: "移送",
      message: Localized(
        zh: "移送审批后超过\(limit.value.amount)小时方移送",
        en: "the case was handed over more than \(limit.value.amount) hours after the approval"),
      derivation: elapsed.derivation(limit), evidence: elapsed.evidence)
  }
}

extension Event {
  /// Whether it records a decision not to transfer.
  var refusesTransfer: Bool {
    result?.value.containsAny(["不批准", "不予批准", "不移送", "不予移送"]) ?? false
  }
}

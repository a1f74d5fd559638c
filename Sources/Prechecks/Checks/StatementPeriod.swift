import CaseFiles
import Standards

/// No decision before the time for a statement and defence has run, unless the party gave the right up.
///
/// The law gives no number of days; the length is an entry of the law data, by field where a field has its own.
struct StatementPeriod: LimitCheck {
  var id: String { "T07-statement-period" }
  var title: Localized { Localized(zh: "陈述申辩期间", en: "Time for a statement and defence") }
  var basis: String { "行政处罚法 第四十四条、第四十五条、第六十二条" }
  var explanation: Localized {
    Localized(
      zh: "处罚决定是否在事先告知书送达后陈述申辩期间届满之后作出；当事人明确放弃的除外。仅提交了陈述申辩意见不缩短期间。"
        + "没有告知书送达日期的列为待定；即使从告知书日期起算期间也未届满的，直接作提示。",
      en:
        "Whether the decision came after the time for a statement had run from the service of the notice, unless "
        + "the right was expressly given up. Without the day of service the check stays open, save where the decision "
        + "was too early even counted from the notice's own day.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isOrdinary && file.isPenalty else { return .notApplicable(why: noPenalty) }
      let decision = try file.decisionMoment
      guard let notice = file.notice else { throw NotRecorded.day(of: .priorNotice) }
      if file.hasWaivedStatement { return .passed }
      let waiting = try Waiting(id, from: notice, in: file, under: rules)
      try tally.hold(waiting.count, .after, against: decision)
      if try waiting.isOver(before: decision, of: notice) { return .passed }
      return .found([early(waiting, decision)])
    }
  }
}

extension CaseFile {
  /// Whether the file records that the party expressly gave up its statement.
  fileprivate var hasWaivedStatement: Bool {
    (events(.priorNotice) + events(.statement)).contains { $0.isWaived?.value == true }
  }
}

extension StatementPeriod {
  private var noPenalty: Localized {
    Localized(zh: "不是普通程序的处罚决定", en: "no penalty was decided under the ordinary procedure")
  }

  private func early(_ waiting: Waiting, _ decision: Moment) -> Finding {
    let note =
      waiting.isExact
      ? Localized("")
      : Localized(zh: "（送达日期未记载，按告知书日期起算）", en: "(service not recorded, counted from the notice)")
    return waiting.count.finding(
      "告知-决定",
      Localized(
        zh: "\(decision.day.chinese)作出决定时，陈述申辩期间尚未届满（最后一日\(waiting.count.last.chinese)），案卷未见明确放弃",
        en: "the decision of \(decision.day) came before the time for a statement had run "
          + "(last day \(waiting.count.last)), and no waiver is recorded") + note,
      against: decision)
  }
}

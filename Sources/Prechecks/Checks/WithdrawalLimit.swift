import CaseFiles
import Standards

/// A published decision that was revoked or changed was taken out of publication in time.
struct WithdrawalLimit: LimitCheck {
  var id: String { "T13-withdrawal" }
  var title: Localized { Localized(zh: "撤回公示期限", en: "Withdrawal of a publication") }
  var basis: String { "行政处罚法 第四十八条第二款、第八十五条" }
  var explanation: Localized {
    Localized(
      zh: "公开的处罚决定被变更、撤销、确认违法或者无效的，是否在三个工作日内撤回公示；没有撤回记录的列为待定，记载依法不予公示的不适用。",
      en:
        "Whether a published decision that was changed, revoked or held unlawful or void was withdrawn within three working days. "
        + "No withdrawal recorded stays open; a recorded decision not to publish makes it not applicable.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let revocations = file.events(.decisionRevoked)
    let isUnpublished = file.events(.publication).contains { $0.withheld != nil }
    let withdrawals = file.events(.publicationWithdrawn)
    return counting { tally in
      guard !revocations.isEmpty else {
        return .notApplicable(
          why: Localized(zh: "没有决定被撤销、变更的记载", en: "no decision is recorded as revoked or changed"))
      }
      if isUnpublished {
        return .notApplicable(why: Localized(zh: "案卷记载决定不予公示", en: "the decision was not published"))
      }
      for (index, revocation) in revocations.enumerated() {
        try tally.judging { tally in
          guard let start = revocation.moment else { throw NotRecorded.day(of: .decisionRevoked) }
          let count = try rules.count(id, from: start, in: file)
          let end = try tally.hold(
            count, against: (withdrawals.at(index)?.moment).recorded(as: .publicationWithdrawn))
          if end.day <= count.last { return }
          try file.requirePairs(of: revocations, with: withdrawals, as: .publicationWithdrawn)
          tally.add(late(count, end))
        }
      }
      return tally.outcome
    }
  }
}

extension WithdrawalLimit {
  private func late(_ count: Count, _ withdrawal: Moment) -> Finding {
    count.finding(
      "撤回公示 \(count.start.day)",
      Localized(
        zh: "决定\(count.start.day.chinese)被撤销或者变更，\(withdrawal.day.chinese)撤回公示，晚于最后一日\(count.last.chinese)",
        en:
          "the decision was revoked or changed on \(count.start.day) and withdrawn from publication on "
          + "\(withdrawal.day), after \(count.last)"),
      against: withdrawal)
  }
}

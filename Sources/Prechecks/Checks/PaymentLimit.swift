import CaseFiles
import Standards

/// The fine was paid in time, unless deferral or instalments were approved.
struct PaymentLimit: LimitCheck {
  var id: String { "T10-payment" }
  var title: Localized { Localized(zh: "缴款期限", en: "Payment of the fine") }
  var basis: String { "行政处罚法 第六十六条、第六十七条" }
  var explanation: Localized {
    Localized(
      zh: "自决定书送达之日起至最后一笔缴款之日是否在缴款期限内；并处没收的只看罚款那一笔。批准延期、分期的不适用；没有送达或者缴款日期的列为待定。",
      en:
        "Whether the last payment was made within the period counted from the service of the decision; beside a confiscation the "
        + "fine's alone. Not applicable "
        + "where deferral or instalments were approved; without the day of service or payment the check stays open."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isPenalty else { return .notApplicable(why: noFine) }
      guard !file.penalties.isEmpty else {
        throw NotRecorded(zh: "处罚种类和金额", en: "the penalty's kinds and amounts")
      }
      guard file.hasFine else { return .notApplicable(why: noFine) }
      guard !file.hasEvent(.deferral) else { return .notApplicable(why: deferred) }
      let service = try file.serviceOfDecision.moment
      let count = try rules.count(id, from: service, in: file)
      let payment = try tally.hold(count, against: file.lastPaymentOfFine.recorded(as: .payment))
      return payment.day <= count.last ? .passed : .found([late(count, payment)])
    }
  }
}

extension CaseFile {
  /// The last payment; where gains were confiscated too, the one of just the fine, for what was confiscated has no such
  /// period.
  fileprivate var lastPaymentOfFine: Moment? {
    get throws {
      let payments = events(.payment)
      let isFineAlone = !penalties.contains {
        $0.kind.value == .confiscatedGains || $0.kind.value == .confiscatedGoods
      }
      if isFineAlone || payments.count < 2 { return payments.last?.moment }
      let fine = fines.reduce(Int64(0)) { $0 + ($1.amount?.value.fen ?? 0) }
      guard let payment = payments.last(where: { $0.amount?.value.fen == fine }) else {
        throw NotRecorded(
          zh: "哪一笔缴款是罚款（另有没收的款项）", en: "which payment was the fine's, beside what was confiscated")
      }
      return payment.moment
    }
  }
}

extension PaymentLimit {
  private var noFine: Localized { Localized(zh: "没有罚款", en: "no fine was imposed") }
  private var deferred: Localized {
    Localized(zh: "批准了延期或者分期缴纳", en: "deferral or instalments were approved")
  }

  private func late(_ count: Count, _ payment: Moment) -> Finding {
    count.finding(
      "送达-缴款",
      Localized(
        zh: "罚款\(payment.day.chinese)缴纳，晚于缴款期限最后一日\(count.last.chinese)，案卷未见延期或者分期批准",
        en:
          "the fine was paid on \(payment.day), after \(count.last), the last day for it; no deferral is recorded"
      ),
      against: payment)
  }
}

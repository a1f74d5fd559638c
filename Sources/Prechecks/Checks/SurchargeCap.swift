import CaseFiles
import Standards

/// A surcharge is no more than the fine and than three percent of it a day.
struct SurchargeCap: Check {
  var id: String { "T11-surcharge" }
  var title: Localized { Localized(zh: "加处罚款上限", en: "Most a surcharge may be") }
  var basis: String { "行政处罚法 第六十七条、第七十二条、第七十三条；行政强制法 第四十五条" }
  var explanation: Localized {
    Localized(
      zh: "每项加处罚款的金额是否不超过罚款数额，且不超过自缴款期满次日至加处罚款截止日（事件的“至”或者日期）每日百分之三的合计；"
        + "行政复议、行政诉讼期间不计。日期、金额、复议诉讼起止没有记载而影响结论的，多次加处罚款合计超过罚款的，列为待定。",
      en:
        "Whether each surcharge is no more than the fine, nor than three percent of it a day from the day after the time to pay to the "
        + "day it was counted to (the event's 至, else its day); review and suit do not count. What is not recorded and decides the answer stays open, as do "
        + "several surcharges that are more than the fine only together."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let surcharges = file.events(.surcharge)
    guard !surcharges.isEmpty else {
      return .notApplicable(why: Localized(zh: "没有加处罚款", en: "no surcharge was imposed"))
    }
    return judging {
      let fine = try file.wholeFine
      var tally = Tally()
      for surcharge in surcharges {
        try tally.judging { try judge(surcharge, fine, file, rules, &$0) }
      }
      let amounts = surcharges.compactMap(\.amount?.value.fen)
      if amounts.count > 1, amounts.reduce(Int128(0), { $0 + Int128($1) }) > Int128(fine.fen) {
        tally.missing.append(together)
      }
      return tally.outcome
    }
  }

  private func judge(
    _ surcharge: Event, _ fine: Money, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally
  ) throws {
    guard let amount = surcharge.amount else {
      throw NotRecorded(zh: "加处罚款的金额", en: "the amount of the surcharge")
    }
    if amount.value > fine { return tally.add(aboveFine(surcharge, amount, fine, file)) }
    guard let end = surcharge.lastMoment else { throw NotRecorded.day(of: .surcharge) }
    let due = try lastDayToPay(file, rules)
    guard let rate = rules.law.rate(id, on: rules.asOf ?? end.day, field: file.field?.value) else {
      throw NotRecorded(
        zh: "法律数据中\(end.day.chinese)有效的“\(id)”条目",
        en: "an entry “\(id)” in force on \(end.day) in the law data")
    }
    let stops = Stops(of: file, until: end.day)
    func most(_ days: Int) -> Money { min(fine, rate.value.of(fine, days: days)) }
    // The longest time is from the day counted, the shortest from the day it rolled to, less every stop there may be.
    let shortest = stops.days(after: due.last, until: end.day, all: true)
    if amount.value <= most(shortest) { return }
    let longest = stops.days(after: due.raw, until: end.day, all: false)
    guard amount.value > most(longest) else {
      throw NotRecorded(
        stops.missing.isEmpty
          ? [
            Localized(
              zh: "缴款期限末日（\(due.raw.chinese)）是否顺延", en: "whether the last day to pay, \(due.raw), rolls over")
          ] : stops.missing)
    }
    tally.add(aboveRate(surcharge, amount, fine, rate, longest, due, end))
  }

  /// The end of the deferral where one was granted, else of the time to pay.
  private func lastDayToPay(_ file: CaseFile, _ rules: CheckRules) throws -> DueDay {
    if let deferral = file.events(.deferral).last {
      guard let until = deferral.lastMoment, deferral.until != nil else {
        throw NotRecorded(zh: "延期、分期缴纳的截止日期", en: "the last day of the deferral or instalments")
      }
      return DueDay(
        raw: until.day, last: until.day, words: until.words, evidence: until.evidence)
    }
    let service = try file.serviceOfDecision.moment
    let count = try rules.count("T10-payment", from: service, in: file)
    return DueDay(
      raw: count.deadline.raw, last: count.last, words: count.derivation, evidence: service.evidence)
  }
}

private struct DueDay {
  var raw: Day
  var last: Day
  var words: Localized
  var evidence: [Source]
}

/// The days of review and suit.
private struct Stops {
  private var certain: [ClosedRange<Day>] = []
  private var possible: [ClosedRange<Day>] = []
  private(set) var missing: [Localized] = []

  init(of file: CaseFile, until end: Day) {
    for event in file.events(.administrativeReview) + file.events(.lawsuit) {
      let from = event.day?.value
      if let from, from > end { continue }
      if let from, let until = event.until?.value {
        if from <= until { certain.append(from...until) }
        continue
      }
      let to = event.until?.value ?? end
      possible.append(min(from ?? Day(number: 0), to)...to)
      missing.append(
        Localized(
          zh: "\(event.kind.rawValue)的起止日期", en: "the first and last day of the \(event.kind.words.en)"))
    }
  }

  /// How many days of surcharge lie after one day and up to another.
  func days(after start: Day, until end: Day, all: Bool) -> Int {
    guard start < end else { return 0 }
    let spans = all ? certain + possible : certain
    guard end - start < 40_000 else { return end - start }
    return (1...(end - start)).count { offset in !spans.contains { $0.contains(start + offset) } }
  }
}

extension Rate {
  /// The rate of an amount for a number of days; never more than can be held.
  fileprivate func of(_ amount: Money, days: Int) -> Money {
    let whole = Int128(amount.fen) * Int128(basisPoints) * Int128(days) / 10_000
    return Money(fen: Int64(clamping: whole))
  }
}

extension CaseFile {
  /// All fines together.
  fileprivate var wholeFine: Money {
    get throws {
      let amounts = fines.compactMap(\.amount?.value.fen)
      guard !fines.isEmpty, amounts.count == fines.count else {
        throw NotRecorded(zh: "罚款金额", en: "the amount of the fine")
      }
      return Money(fen: Int64(clamping: amounts.reduce(Int128(0)) { $0 + Int128($1) }))
    }
  }
}

extension SurchargeCap {
  private var together: Localized {
    Localized(
      zh: "各次加处罚款是累计数还是分别计算（合计超过罚款数额）",
      en: "whether the surcharges are running totals or to be added up (together they are more than the fine)"
    )
  }

  private func aboveFine(_ surcharge: Event, _ amount: Fact<Money>, _ fine: Money, _ file: CaseFile)
    -> Finding
  {
    let evidence = surcharge.evidence + [amount.cited] + file.fines.compactMap { $0.amount?.cited }
    return Finding(
      subject: surcharge.key,
      message: Localized(
        zh: "加处罚款\(amount.value)，超过罚款数额\(fine)",
        en: "the surcharge of \(amount.value) is more than the fine of \(fine)"),
      derivation: Localized(
        zh: "行政处罚法第七十二条第一款第（一）项：加处罚款的数额不得超出罚款的数额；罚款合计\(fine)。",
        en: "Article 72 of the Penalty Law: no more than the fine itself, \(fine) in all."),
      evidence: evidence)
  }

  private func aboveRate(
    _ surcharge: Event, _ amount: Fact<Money>, _ fine: Money, _ rate: Dated<Rate>, _ days: Int, _ due: DueDay,
    _ end: Moment
  ) -> Finding {
    let most = min(fine, rate.value.of(fine, days: days))
    return Finding(
      subject: surcharge.key,
      message: Localized(
        zh: "加处罚款\(amount.value)，超过\(days)日按每日\(rate.value)计算的\(most)",
        en:
          "the surcharge of \(amount.value) is more than \(most), \(rate.value) a day for \(days.counting("day"))"
      ),
      derivation: due.words
        + Localized(
          zh:
            "\(rate.basis)：每日\(rate.value)。罚款\(fine)，自\(due.raw.chinese)次日至\(end.day.chinese)，扣除复议、诉讼期间后\(days)日，合计\(most)。",
          en:
            "\(rate.basis): \(rate.value) a day. Fine \(fine), from the day after \(due.raw) to \(end.day), less review and suit: "
            + "\(days) days, \(most)."),
      evidence: surcharge.evidence + [amount.cited] + due.evidence)
  }
}

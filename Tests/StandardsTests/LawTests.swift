import CaseFiles
import Standards
import Testing

@Suite struct LawTests {
  let law: Law

  init() throws { law = try Shipped.library().law }

  /// id, amount, unit, rolls over, first day in force.
  static let limits: [(String, Int, LimitUnit, Bool, String)] = [
    ("T01-liability-period", 2, .years, false, "2021-07-15"),
    ("T01-liability-period-serious", 5, .years, false, "2021-07-15"),
    ("T02-decision-limit", 90, .calendarDays, true, "2021-07-15"),
    ("T05-preserved-evidence", 7, .workingDays, false, "2021-07-15"),
    ("T06-hearing-application", 5, .workingDays, false, "2021-07-15"),
    ("T07-statement-period", 5, .workingDays, false, "2021-07-15"),
    ("T08-hearing-notice", 7, .workingDays, false, "2021-07-15"),
    ("T09-service", 7, .workingDays, false, "2021-07-15"),
    ("T10-payment", 15, .calendarDays, true, "2021-07-15"),
    ("T12-cash", 2, .workingDays, false, "2021-07-15"),
    ("T13-withdrawal", 3, .workingDays, false, "2021-07-15"),
    ("T14-publication", 7, .workingDays, false, "2019-01-04"),
    ("T14-publication-other", 20, .workingDays, false, "2019-01-04"),
    ("T17-record-filing", 15, .calendarDays, true, "2023-04-07"),
    ("T18-coercion-approval", 24, .hours, false, "2012-01-01"),
    ("T19-seizure-limit", 30, .calendarDays, false, "2012-01-01"),
    ("T19-seizure-extension", 30, .calendarDays, false, "2012-01-01"),
    ("T20-freezing-limit", 30, .calendarDays, false, "2012-01-01"),
    ("T20-freezing-extension", 30, .calendarDays, false, "2012-01-01"),
    ("T21-freezing-decision", 3, .workingDays, false, "2012-01-01"),
    ("T22-demand-before-court", 10, .workingDays, false, "2012-01-01"),
    ("T23-court-limit", 3, .months, true, "2012-01-01"),
    ("T24-substitute-demand", 3, .workingDays, false, "2012-01-01"),
    ("T26-supplement", 5, .workingDays, false, "2019-04-23"),
    ("T27-licence-limit", 20, .workingDays, false, "2019-04-23"),
    ("T27-licence-extension", 10, .workingDays, false, "2019-04-23"),
    ("T27-joint-limit", 45, .workingDays, false, "2019-04-23"),
    ("T27-joint-extension", 15, .workingDays, false, "2019-04-23"),
    ("T28-licence-delivery", 10, .workingDays, false, "2019-04-23"),
    ("T29-hearing-application", 5, .workingDays, false, "2019-04-23"),
    ("T29-hearing-held", 20, .workingDays, false, "2019-04-23"),
    ("T29-hearing-notice", 7, .workingDays, false, "2019-04-23"),
    ("C05-review-period", 60, .calendarDays, true, "2017-09-01"),
    ("C05-suit-period", 6, .months, true, "2017-06-27"),
    ("T09-announcement", 30, .calendarDays, false, "2022-01-01"),
    ("T30-transfer-limit", 3, .calendarDays, true, "2021-01-01"),
    ("T30-transfer-handover", 24, .hours, false, "2021-01-01"),
  ]

  @Test(arguments: limits)
  func `a limit has the number, the kind of days and the first day the law gives it`(
    id: String, amount: Int, unit: LimitUnit, rolls: Bool, from: String
  ) {
    #expect(law.limit(id, on: day(from))?.value == Limit(amount, unit, rollsOver: rolls))
    #expect(law.limit(id, on: day("2026-11-20"))?.value == Limit(amount, unit, rollsOver: rolls))
    #expect(law.limit(id, on: day(from) - 1) == nil)
  }

  @Test func `limits of the market authorities hold in their field alone`() {
    for id in ["T02-extension", "T04-filing-limit", "T04-filing-extension", "T16-market-publication"] {
      #expect(law.limit(id, on: day("2024-01-02"), field: "市场监管") != nil)
      #expect(law.limit(id, on: day("2024-01-02"), field: "生态环境") == nil)
      #expect(law.limit(id, on: day("2024-01-02")) == nil)
    }
    #expect(law.limit("T02-extension", on: day("2024-01-02"), field: "市场监管")?.value.amount == 30)
    #expect(law.limit("T04-filing-limit", on: day("2024-01-02"), field: "市场监管")?.value.amount == 15)
    #expect(law.limit("T16-market-publication", on: day("2021-08-31"), field: "市场监管") == nil)
    #expect(law.limit("T16-market-publication", on: day("2021-09-01"), field: "市场监管")?.value.amount == 20)
  }

  @Test func `a limit of the field goes before the one for all`() {
    #expect(law.limit("T07-statement-period", on: day("2024-01-02"), field: "市场监管")?.field == "市场监管")
    #expect(law.limit("T07-statement-period", on: day("2024-01-02"), field: "城市管理")?.field == nil)
    #expect(law.limit("T07-statement-period", on: day("2024-01-02"))?.certainty == .setting)
  }

  @Test func `the reconsideration law of 2023 takes over on the first day of 2024`() {
    #expect(law.limit("C05-review-period", on: day("2023-12-31"))?.basis == "行政复议法（2017年修正）第九条")
    #expect(law.limit("C05-review-period", on: day("2024-01-01"))?.basis == "行政复议法（2023年修订）第二十条")
  }

  @Test func `amounts, rates and numbers of people are the law's`() {
    let on = day("2024-01-02")
    #expect(law.amount("summary-fine-citizen", on: on)?.value == Money(yuan: 200))
    #expect(law.amount("summary-fine-organisation", on: on)?.value == Money(yuan: 3000))
    #expect(law.amount("cash-on-the-spot", on: on)?.value == Money(yuan: 100))
    #expect(law.amount("summary-fine-citizen", on: day("2021-07-14")) == nil)
    #expect(law.rate("T11-surcharge", on: on)?.value == Rate(basisPoints: 300))
    #expect(law.count("P01-two-officers", on: on)?.value == 2)
    #expect(law.count("P01-two-officers", on: day("2021-07-14")) == nil)
  }

  @Test func `every entry says since when, on what basis and when it was last held against the text`() {
    var checked = 0
    func check<Value>(_ entries: [String: LawEntry<Value>]) {
      for (id, entry) in entries {
        #expect(!entry.values.isEmpty, "\(id)")
        for value in entry.values {
          #expect(!value.basis.isEmpty, "\(id)")
          #expect(value.checkedOn >= value.from, "\(id)")
          #expect(value.certainty != .law || !value.basis.contains("待核"), "\(id)")
          checked += 1
        }
      }
    }
    check(law.limits)
    check(law.amounts)
    check(law.rates)
    check(law.counts)
    #expect(law.limits.count == Self.limits.count + 4)
    #expect(checked >= law.limits.count + 5)
  }

  @Test func `three per cent of a fine is exact to the fen`() {
    #expect(Rate("3%")?.of(Money(yuan: 5000)) == Money(yuan: 150))
    #expect(Rate("0.05%")?.of(Money(fen: 199_999)) == Money(fen: 99))
    #expect(Rate("3%")?.description == "3%")
    #expect(Rate("0.05%")?.description == "0.05%")
    #expect(Rate("3") == nil)
    #expect(Rate("-3%") == nil)
    #expect(Rate("0.005%") == nil)
    #expect(Rate(basisPoints: 300).of(Money(fen: .max)) == nil)
  }
}

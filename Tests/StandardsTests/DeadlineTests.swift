import CaseFiles
import Standards
import Testing

@Suite struct DeadlineTests {
  let calendar: WorkCalendar

  init() throws { calendar = try Shipped.calendar() }

  private func count(
    _ from: String, _ amount: Int, _ unit: LimitUnit, rolls: Bool = true, less suspensions: [Suspension] = []
  ) throws -> Deadline {
    let result = calendar.deadline(
      from: day(from), limit: Limit(amount, unit, rollsOver: rolls), suspensions: suspensions)
    return try #require(result.deadline)
  }

  private func test(_ from: String, _ to: String, _ reason: String = "检测") -> Suspension {
    Suspension(from: day(from), to: day(to), reason: Localized(reason))
  }

  @Test(arguments: [
    ("2024-09-27", 5, "2024-10-10"), ("2024-09-29", 7, "2024-10-14"), ("2025-01-24", 7, "2025-02-10"),
    ("2025-04-21", 20, "2025-05-21"), ("2026-02-11", 7, "2026-02-27"),
    // A make-up Sunday counts, the Saturday before it does not.
    ("2024-09-27", 1, "2024-09-29"), ("2024-09-28", 1, "2024-09-29"), ("2024-09-29", 1, "2024-09-30"),
    // A span that begins and ends in rest days.
    ("2024-10-01", 1, "2024-10-08"), ("2024-09-30", 5, "2024-10-12"), ("2024-10-11", 1, "2024-10-12"),
    // Over the New Year, with 31 December at rest in 2022 and worked in 2024.
    ("2022-12-30", 1, "2023-01-03"), ("2024-12-30", 1, "2024-12-31"), ("2024-12-31", 1, "2025-01-02"),
    // Over the leap day.
    ("2024-02-28", 2, "2024-03-01"), ("2023-02-27", 2, "2023-03-01"), ("2024-02-09", 1, "2024-02-18"),
  ])
  func `working days end where a person counts them`(from: String, amount: Int, last: String) throws {
    let deadline = try count(from, amount, .workingDays)
    #expect(deadline.last == day(last))
    #expect(deadline.raw == day(last))
    #expect(!deadline.isRolled)
  }

  @Test(arguments: [
    ("2024-09-09", 90, "2024-12-08", "2024-12-09"),  // onto a Sunday
    ("2024-01-15", 30, "2024-02-14", "2024-02-18"),  // into Spring Festival; a make-up Sunday ends it
    ("2024-09-13", 15, "2024-09-28", "2024-09-29"),  // a Saturday rolls to the make-up Sunday
    ("2024-09-14", 15, "2024-09-29", "2024-09-29"),  // a make-up Sunday is no rest day
    ("2024-09-16", 15, "2024-10-01", "2024-10-08"), ("2024-09-15", 15, "2024-09-30", "2024-09-30"),
    ("2022-12-01", 30, "2022-12-31", "2023-01-03"), ("2024-02-28", 1, "2024-02-29", "2024-02-29"),
    ("2023-02-28", 1, "2023-03-01", "2023-03-01"), ("2024-12-08", 0, "2024-12-08", "2024-12-09"),
  ])
  func `calendar days give the raw and the rolled day`(
    from: String, amount: Int, raw: String, last: String
  ) throws {
    let deadline = try count(from, amount, .calendarDays)
    #expect(deadline.raw == day(raw))
    #expect(deadline.last == day(last))
    let unrolled = try count(from, amount, .calendarDays, rolls: false)
    #expect(unrolled.last == day(raw))
  }

  @Test(arguments: [
    ("2023-11-30", 3, LimitUnit.months, "2024-02-29", "2024-02-29"),
    ("2022-11-30", 3, .months, "2023-02-28", "2023-02-28"),
    ("2024-01-31", 1, .months, "2024-02-29", "2024-02-29"),
    ("2024-05-31", 1, .months, "2024-06-30", "2024-07-01"),  // a Sunday
    ("2024-03-31", 6, .months, "2024-09-30", "2024-09-30"),
    ("2024-02-29", 12, .months, "2025-02-28", "2025-02-28"),
    ("2024-02-29", 1, .years, "2025-02-28", "2025-02-28"),
    ("2022-12-31", 2, .years, "2024-12-31", "2024-12-31"),
    ("2024-12-15", 1, .months, "2025-01-15", "2025-01-15"),
    ("2021-10-01", 3, .years, "2024-10-01", "2024-10-08"),
  ])
  func `months and years end on the same number or the month's last day`(
    from: String, amount: Int, unit: LimitUnit, raw: String, last: String
  ) throws {
    let deadline = try count(from, amount, unit)
    #expect(deadline.raw == day(raw))
    #expect(deadline.last == day(last))
  }

  @Test func `a year without a calendar leaves the deadline open and names the year`() {
    func missing(_ from: String, _ amount: Int, _ unit: LimitUnit, rolls: Bool = true) -> Int? {
      calendar.deadline(from: day(from), limit: Limit(amount, unit, rollsOver: rolls)).missingYear
    }
    #expect(missing("2026-12-30", 1, .workingDays) == nil)
    #expect(missing("2026-12-30", 2, .workingDays) == 2027)
    #expect(missing("2021-12-30", 3, .workingDays) == 2021)
    #expect(missing("2026-12-01", 90, .calendarDays) == 2027)
    #expect(missing("2026-12-01", 90, .calendarDays, rolls: false) == nil)
    #expect(missing("2021-10-10", 90, .calendarDays) == nil)
    #expect(missing("2021-08-01", 3, .months) == 2021)
    #expect(missing("2024-01-01", .max, .calendarDays) == 3000)
    #expect(missing("2024-01-01", 300_000, .years) == 3000)
    #expect(missing("2024-01-01", 975, .years, rolls: false) == nil)
    #expect(missing("2024-01-01", 976, .years, rolls: false) == 3000)
  }

  @Test func `days of testing do not count, however often they are named`() throws {
    let once = try count(
      "2024-01-02", 30, .calendarDays, rolls: false, less: [test("2024-01-10", "2024-01-19")])
    #expect(once.raw == day("2024-02-11"))
    #expect(once.suspendedDays == 10)
    let overlapping = [test("2024-01-10", "2024-01-15"), test("2024-01-13", "2024-01-19", "公告")]
    let union = try count("2024-01-02", 30, .calendarDays, rolls: false, less: overlapping)
    #expect(union.raw == once.raw)
    #expect(union.suspendedDays == 10)
  }

  @Test func `a suspension counts only as far as it lies within the limit`() throws {
    // Before the start, on the start, after the end: nothing is taken out.
    let outside = [
      test("2023-12-01", "2024-01-02"), test("2024-02-02", "2024-03-01"), test("2024-01-20", "2024-01-10"),
    ]
    let untouched = try count("2024-01-02", 30, .calendarDays, rolls: false, less: outside)
    #expect(untouched.raw == day("2024-02-01"))
    #expect(untouched.suspendedDays == 0)
    // On the last day: the last day moves behind the suspension.
    let atEnd = try count(
      "2024-01-02", 30, .calendarDays, rolls: false, less: [test("2024-02-01", "2024-02-05")])
    #expect(atEnd.raw == day("2024-02-06"))
    // A suspension reached only because of another one counts too.
    let chained = [test("2024-01-10", "2024-01-14"), test("2024-02-04", "2024-02-06")]
    #expect(try count("2024-01-02", 30, .calendarDays, rolls: false, less: chained).raw == day("2024-02-09"))
  }

  @Test func `a suspension takes only working days out of a limit in working days`() throws {
    let deadline = try count("2024-09-27", 5, .workingDays, less: [test("2024-09-28", "2024-10-08")])
    #expect(deadline.raw == day("2024-10-14"))
    #expect(deadline.suspendedDays == 3)  // 29 and 30 September, 8 October
  }

  @Test func `a limit in months is prolonged by the days suspended`() throws {
    let deadline = try count("2024-01-31", 1, .months, rolls: false, less: [test("2024-02-10", "2024-02-12")])
    #expect(deadline.raw == day("2024-03-03"))
  }

  @Test func `a last day does not roll onto a suspended day`() throws {
    let deadline = try count("2024-09-09", 90, .calendarDays, less: [test("2024-12-09", "2024-12-10")])
    #expect(deadline.raw == day("2024-12-08"))
    #expect(deadline.last == day("2024-12-11"))
  }

  @Test func `hours reach into whole days and never roll`() throws {
    #expect(try count("2024-09-27", 24, .hours).last == day("2024-09-28"))
    #expect(try count("2024-09-27", 25, .hours).last == day("2024-09-29"))
    #expect(try count("2024-09-27", 0, .hours).last == day("2024-09-27"))
  }

  @Test func `elapsed days leave out the first and include the last`() throws {
    func elapsed(_ from: String, _ to: String, _ unit: LimitUnit = .calendarDays) -> Int? {
      calendar.elapsed(from: day(from), to: day(to), unit: unit)
    }
    #expect(elapsed("2024-09-09", "2024-12-11") == 93)
    #expect(elapsed("2024-09-09", "2024-09-09") == 0)
    #expect(elapsed("2024-09-27", "2024-10-10", .workingDays) == 5)
    #expect(elapsed("2024-09-28", "2024-09-29", .workingDays) == 1)
    #expect(elapsed("2024-10-10", "2024-09-27", .workingDays) == -5)
    #expect(elapsed("2026-12-31", "2027-01-01", .workingDays) == nil)
    #expect(elapsed("2026-12-31", "2027-01-01") == 1)
    let out = [test("2024-09-10", "2024-09-19"), test("2024-12-11", "2024-12-20")]
    #expect(calendar.elapsed(from: day("2024-09-09"), to: day("2024-12-11"), suspensions: out) == 82)
    #expect(
      calendar.elapsed(
        from: day("2024-09-27"), to: day("2024-10-10"), unit: .workingDays,
        suspensions: [test("2024-09-28", "2024-10-08")]) == 2)
  }
}

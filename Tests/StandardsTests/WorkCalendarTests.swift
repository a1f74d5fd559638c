import CaseFiles
import Standards
import TestSupport
import Testing

@Suite struct WorkCalendarTests {
  let calendar: WorkCalendar

  init() throws { calendar = try Shipped.calendar() }

  @Test func `every day of 2022 to 2026 is worked or not as the second table says`() {
    let first = day("2022-01-01")
    #expect(WorkedDays.days.count == 1826)
    for (offset, worked) in WorkedDays.days.enumerated() {
      #expect(calendar.isWorkingDay(first + offset) == worked, "\(first + offset)")
    }
  }

  @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
  func `a year has as many working days as were published`(year: Int, count: Int) {
    #expect(
      calendar.elapsed(from: day("\(year - 1)-12-31"), to: day("\(year)-12-31"), unit: .workingDays) == count)
  }

  @Test func `a year without a notice has no answer`() {
    #expect(calendar.isWorkingDay(day("2021-12-31")) == nil)
    #expect(calendar.isWorkingDay(day("2027-01-04")) == nil)
    #expect(calendar.restName(day("2027-01-02")) == nil)
    #expect(calendar.missingYear(from: day("2026-12-30"), to: day("2027-01-02")) == 2027)
    #expect(calendar.missingYear(from: day("2021-12-30"), to: day("2022-01-02")) == 2021)
    #expect(calendar.missingYear(from: day("2022-01-01"), to: day("2026-12-31")) == nil)
  }

  @Test func `the last day of 2022 is a rest day named by the notice for 2023`() throws {
    #expect(calendar.restName(day("2022-12-31"))?.zh == "元旦")
    let without = try Shipped.calendar(2022...2022)
    #expect(without.isWorkingDay(day("2022-12-31")) == false)
    #expect(without.restName(day("2022-12-31"))?.zh == "星期六")
    let only2023 = try Shipped.calendar(2023...2023)
    #expect(only2023.isWorkingDay(day("2022-12-31")) == nil)
  }

  @Test func `rest days and make-up days carry the holiday's name`() {
    #expect(calendar.restName(day("2024-10-03"))?.zh == "国庆节")
    #expect(calendar.restName(day("2024-10-03"))?.en == "National Day")
    #expect(calendar.restName(day("2024-09-28"))?.zh == "星期六")
    #expect(calendar.restName(day("2024-09-29")) == nil)
    #expect(calendar.makeUpName(day("2024-09-29"))?.zh == "国庆节")
    #expect(calendar.makeUpName(day("2024-09-30")) == nil)
    #expect(calendar.restName(day("2024-09-30")) == nil)
  }
}

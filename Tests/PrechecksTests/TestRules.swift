import CaseFiles
import Standards

@testable import Prechecks

/// The rules the fixtures are held against.
enum TestRules {
  static let rules = CheckRules(law: law, calendar: calendar, benchmarks: [])

  static let law = Law(
    limits: Dictionary(
      uniqueKeysWithValues: [
        entry("T02-decision-limit", Limit(90, .calendarDays, rollsOver: true), "行政处罚法 第六十条"),
        entry("T05-preserved-evidence", Limit(7, .workingDays, rollsOver: false), "行政处罚法 第五十六条"),
        entry("T06-hearing-application", Limit(5, .workingDays, rollsOver: false), "行政处罚法 第六十四条"),
        entry("T07-statement-period", Limit(5, .workingDays, rollsOver: false), "行政处罚法 第四十五条"),
        entry("T08-hearing-notice", Limit(7, .workingDays, rollsOver: false), "行政处罚法 第六十四条"),
        entry("T09-service", Limit(7, .workingDays, rollsOver: false), "行政处罚法 第六十一条"),
        entry("T10-payment", Limit(15, .calendarDays, rollsOver: true), "行政处罚法 第六十七条"),
        entry("T14-publication", Limit(7, .workingDays, rollsOver: false), "国办发〔2018〕118号"),
        entry("T17-record-filing", Limit(15, .calendarDays, rollsOver: true), "赣市府建办字〔2023〕2号"),
      ].map { ($0.id, $0) }), amounts: [:])

  private static func entry(_ id: String, _ limit: Limit, _ basis: String) -> LawEntry<Limit> {
    LawEntry(
      id: id, title: Localized(id),
      values: [
        Dated(
          from: Day(iso: "2021-07-15") ?? Day(number: 0), value: limit, basis: basis, certainty: .law,
          checkedOn: Day(iso: "2026-11-20") ?? Day(number: 0))
      ])
  }

  static let calendar: WorkCalendar = {
    var days: [Day: WorkCalendar.SpecialDay] = [:]
    func mark(_ from: String, _ to: String, _ name: String, _ isWorkday: Bool) {
      guard var day = Day(iso: from), let last = Day(iso: to) else { return }
      while day <= last {
        days[day] = WorkCalendar.SpecialDay(name: Localized(name), isWorkday: isWorkday)
        day = day + 1
      }
    }
    mark("2024-10-01", "2024-10-07", "国庆节", false)
    mark("2024-09-29", "2024-09-29", "国庆节", true)
    mark("2024-10-12", "2024-10-12", "国庆节", true)
    return WorkCalendar(days: days, years: [2021, 2022, 2023, 2024, 2025])
  }()
}

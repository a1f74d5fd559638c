import CaseFiles
import Standards
import Testing

@Suite struct DerivationTests {
  let calendar: WorkCalendar

  init() throws { calendar = try Shipped.calendar() }

  private func count(_ from: String, _ limit: Limit, _ out: [Suspension] = []) throws -> Deadline {
    try #require(calendar.deadline(from: day(from), limit: limit, suspensions: out).deadline)
  }

  @Test func `ninety days from a Monday are explained with the raw and the rolled day`() throws {
    let text = try count("2024-09-09", Limit(90, .calendarDays, rollsOver: true)).derivation
    #expect(
      text.zh == "自2024年9月9日起算（当日不计），90日（自然日）至2024年12月8日（星期日）届满。"
        + "该日为休息日（星期日），顺延至2024年12月9日（星期一）。")
    #expect(
      text.en == "Counted from 2024-09-09, that day excluded, 90 calendar days end on 2024-12-08 (Sunday). "
        + "That is a rest day (Sunday); the last day is 2024-12-09 (Monday).")
  }

  @Test func `working days over National Day name what was left out and what was worked in lieu`() throws {
    let text = try count("2024-09-27", Limit(5, .workingDays, rollsOver: false)).derivation
    #expect(
      text.zh == "自2024年9月27日起算（当日不计），5个工作日至2024年10月10日（星期四）届满；"
        + "不计周末1天、国庆节2024年10月1日至2024年10月7日；2024年9月29日（国庆节调休上班）计入。")
    #expect(text.en.contains("not counted: 1 weekend day, National Day 2024-10-01 to 2024-10-07"))
    #expect(text.en.contains("counted: 2024-09-29 (in lieu for National Day)"))
  }

  @Test func `a suspension is named with its days and their number`() throws {
    let out = [
      Suspension(from: day("2024-10-08"), to: day("2024-10-19"), reason: Localized(zh: "检测", en: "testing"))
    ]
    let text = try count("2024-09-09", Limit(90, .calendarDays, rollsOver: true), out).derivation
    #expect(
      text.zh == "自2024年9月9日起算（当日不计），90日（自然日），扣除检测2024年10月8日至2024年10月19日共12日，"
        + "至2024年12月20日（星期五）届满。")
    #expect(text.en.contains("less 12 days of suspension (testing 2024-10-08 to 2024-10-19)"))
  }

  @Test func `the table has every day with its number or why it has none`() throws {
    let steps = try count("2024-09-27", Limit(5, .workingDays, rollsOver: false)).steps
    #expect(steps.count == 14)
    #expect(steps.map(\.counted) == [nil, nil, 1, 2, nil, nil, nil, nil, nil, nil, nil, 3, 4, 5])
    #expect(steps[0].reason.zh == "起算日，不计入")
    #expect(steps[1].reason.zh == "休息日（星期六），不计入")
    #expect(steps[2].reason.zh == "星期日，国庆节调休上班")
    #expect(steps[4].reason.zh == "休息日（国庆节），不计入")
    #expect(steps[13].reason.zh == "星期四，期限届满")
    #expect(steps[13].day == day("2024-10-10"))
  }

  @Test func `the table goes on to the rolled day and passes over suspensions`() throws {
    let rolled = try count("2024-09-13", Limit(15, .calendarDays, rollsOver: true)).steps
    #expect(rolled.map(\.counted) == [nil] + (1...15).map { $0 } + [nil])
    #expect(rolled.last?.reason.zh == "星期日，顺延后的最后一日")
    let out = [Suspension(from: day("2024-09-15"), to: day("2024-09-16"), reason: Localized("公告"))]
    let suspended = try count("2024-09-13", Limit(3, .calendarDays, rollsOver: false), out).steps
    #expect(suspended.map(\.counted) == [nil, 1, nil, nil, 2, 3])
    #expect(suspended[2].reason.zh == "扣除（公告）")
  }
}

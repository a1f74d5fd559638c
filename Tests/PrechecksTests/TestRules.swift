import CaseFiles
import Standards
import TestSupport

@testable import Prechecks

/// The rules the fixtures are held against: the law and calendar shipped, and one benchmark of their own.
enum TestRules {
  static let rules: CheckRules = {
    let folder = Fixtures.package().appendingPathComponent("Sources/Standards/Resources").path
    guard let library = try? RuleLibrary(searching: [folder]) else {
      return CheckRules(
        law: Law(limits: [:], amounts: [:]), calendar: WorkCalendar(days: [:], years: []), benchmarks: [])
    }
    return CheckRules(
      law: library.law, calendar: library.calendar, benchmarks: library.benchmarks + [benchmark, superior])
  }()

  private static let benchmark = Benchmark(
    id: "test-food-expired", title: "经营超过保质期食品裁量基准", act: "经营超过保质期的食品", maker: "示例区市场监督管理局",
    basis: "示例条例 第三十条", from: day("2023-01-01"),
    statutory: AmountRange(min: Money(yuan: 2000), max: Money(yuan: 20000)),
    tiers: [
      Benchmark.Tier(
        name: "较轻", range: AmountRange(min: Money(yuan: 2000), max: Money(yuan: 5000)), when: "货值不足一千元"),
      Benchmark.Tier(
        name: "一般", range: AmountRange(min: Money(yuan: 5000), max: Money(yuan: 12000)), when: "货值一千元以上"),
    ])

  private static let superior: Benchmark = {
    var made = benchmark
    made.id = "test-superior"
    made.maker = "示例市市场监督管理局"
    return made
  }()

  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
}

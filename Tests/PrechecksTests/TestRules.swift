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
      law: library.law, calendar: library.calendar,
      benchmarks: library.benchmarks + [benchmark, superior, byCount, byWeights], lists: TestLists.all,
      likeCases: LikeCases(likeFiles), inspections: LoadedInspections(InspectedFiles.all))
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

  private static let byCount: Benchmark = {
    var made = benchmark
    made.id = "test-count"
    made.statutory = nil
    made.tiers = [(1, 1, "较轻", 500), (2, 2, "较重", 700), (3, nil, "严重", 1000)].map { from, to, name, yuan in
      Benchmark.Tier(
        name: name, amount: .range(AmountRange(min: Money(yuan: yuan), max: Money(yuan: yuan))), when: "按次数",
        conditions: [.offences(from: from, to: to)])
    }
    return made
  }()

  private static let byWeights: Benchmark = {
    func factor(_ name: String, _ options: [(String, Int)]) -> Weights.Factor {
      Weights.Factor(
        name: name, options: options.map { Weights.Option(value: $0.0, add: Rate(basisPoints: $0.1 * 100)) })
    }
    var made = benchmark
    made.id = "test-weights"
    made.maker = "示例市生态环境局"
    made.statutory = AmountRange(min: Money(yuan: 20_000), max: Money(yuan: 200_000))
    made.tiers = []
    made.weights = Weights(
      start: Rate(basisPoints: 2000), base: .statutoryMaximum,
      factors: [
        factor("建设地点", [("一般区域", 0), ("敏感区", 6)]), factor("配合调查", [("配合", -5), ("不配合", 85)]),
      ])
    return made
  }()

  /// Ten cases of one act and tier, and nine of another.
  private static let likeFiles: [CaseFile] = {
    let fines = [3000, 3500, 4000, 4000, 4500, 5000, 5000, 5500, 6000, 7000]
    return fines.map { LikeFiles.file($0 * 100, act: "超出许可范围经营", tier: "较轻") }
      + fines.dropLast().map { LikeFiles.file($0 * 100, act: "无照经营", tier: "较轻") }
      + [4900, 4950, 5000, 5000, 5000, 5000, 5000, 5050, 5100, 9000, 9000, 9000, 9000].map {
        LikeFiles.file($0 * 100, act: "占道经营", tier: "较轻")
      }
  }()

  static func day(_ text: String) -> Day { Day(iso: text) ?? Day(number: 0) }
}

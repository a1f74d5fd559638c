import CaseFiles
import Testing

@testable import Standards

/// A benchmark read from YAML; a test that misspells one fails.
private func benchmark(_ yaml: String) throws -> Benchmark {
  let file = YAMLFile(path: "benchmark.yaml")
  let map = try #require(
    file.root(
      of: """
        id: t
        title: 示例基准
        act: 示例行为
        maker: 示例市城市管理局
        basis: 示例条例 第十条
        from: 2024-01-01

        """ + yaml))
  let benchmark = Benchmark(map)
  #expect(file.problems.map { $0.message(in: .en) } == [])
  return try #require(benchmark)
}

private func yuan(_ low: Int?, _ high: Int?) -> AmountRange {
  AmountRange(min: low.map { Money(yuan: $0) }, max: high.map { Money(yuan: $0) })
}

extension Placement {
  fileprivate var place: Place? { if case .placed(let place) = self { place } else { nil } }
  fileprivate var missing: [String] {
    if case .undetermined(let missing) = self { missing.map(\.zh) } else { [] }
  }
}

@Suite("Where a benchmark puts a case")
struct BenchmarkPlacementTests {
  static let tiers = """
    tiers:
      - {name: 较轻, min: 1000元, max: 2000元, when: 货值不足一千元}
      - {name: 较重, of: 违法所得, min: 3倍, max: 5倍, when: 有违法所得}
      - {name: 按面积, per: 平方米, min: 1000元, max: 1000元, when: 按占地面积}
      - name: 两类主体
        min: 5000元
        max: 9000元
        individual: {min: 500元, max: 900元}
        when: 单位与个人
    """

  @Test func `fixed tiers: the tier the file names gives the range`() throws {
    let benchmark = try benchmark(Self.tiers)
    #expect(benchmark.shape == .fixedTiers)
    let place = try #require(benchmark.place(BenchmarkFacts(tier: "较轻")).place)
    #expect(place.range == yuan(1000, 2000))
    #expect(place.otherTierRecorded == nil)
    #expect(benchmark.place(BenchmarkFacts()).missing == ["适用的阶次"])
    #expect(benchmark.place(BenchmarkFacts(tier: "特重")).missing == ["裁量基准“示例基准”中的阶次“特重”"])
  }

  @Test func `a multiple of an amount is computed from the recorded amount, exact to the 分`() throws {
    let benchmark = try benchmark(Self.tiers)
    let facts = BenchmarkFacts(tier: "较重", factors: ["违法所得": "1234.56元"])
    #expect(
      benchmark.place(facts).place?.range
        == AmountRange(min: Money(fen: 370_368), max: Money(fen: 617_280)))
    #expect(benchmark.place(BenchmarkFacts(tier: "较重")).missing == ["“违法所得”的金额"])
    #expect(
      benchmark.place(BenchmarkFacts(tier: "较重", factors: ["违法所得": "若干"])).missing
        == ["“违法所得”的金额（“若干”不是金额）"])
  }

  @Test func `an amount for each unit is multiplied by the recorded number`() throws {
    let benchmark = try benchmark(Self.tiers)
    let facts = BenchmarkFacts(tier: "按面积", factors: ["平方米": "十二平方米"])
    #expect(benchmark.place(facts).place?.range == yuan(12_000, 12_000))
    #expect(benchmark.place(BenchmarkFacts(tier: "按面积")).missing == ["“平方米”的数目"])
  }

  @Test func `where persons are fined apart, the kind of party must be recorded`() throws {
    let benchmark = try benchmark(Self.tiers)
    #expect(benchmark.place(BenchmarkFacts(tier: "两类主体")).missing == ["当事人类型（单位还是个人）"])
    #expect(
      benchmark.place(BenchmarkFacts(tier: "两类主体", isNaturalPerson: true)).place?.range == yuan(500, 900))
    #expect(
      benchmark.place(BenchmarkFacts(tier: "两类主体", isNaturalPerson: false)).place?.range
        == yuan(5000, 9000))
  }

  static let count = """
    tiers:
      - {name: 较轻, min: 500元, max: 500元, when: 第一次, offences: 1}
      - {name: 较重, min: 700元, max: 700元, when: 第二次, offences: 2}
      - {name: 严重, min: 1000元, max: 1000元, when: 第三次及以上, offences: 3+}
    """

  @Test(arguments: [(1, "较轻", 500), (2, "较重", 700), (3, "严重", 1000), (40, "严重", 1000)])
  func `a count of offences finds its tier`(count: Int, tier: String, amount: Int) throws {
    let benchmark = try benchmark(Self.count)
    #expect(benchmark.shape == .offenceCount)
    let place = try #require(benchmark.place(BenchmarkFacts(factors: ["违法次数": "\(count)次"])).place)
    #expect(place.tier == tier)
    #expect(place.range == yuan(amount, amount))
    #expect(place.factors.map(\.zh) == ["第\(count)次违法"])
  }

  @Test func `another tier named than the count leads to is told`() throws {
    let benchmark = try benchmark(Self.count)
    let place = try #require(
      benchmark.place(BenchmarkFacts(tier: "较轻", factors: ["违法次数": "3"])).place)
    #expect(place.tier == "严重")
    #expect(place.otherTierRecorded == "较轻")
  }

  @Test func `without the count the tier named stands, and without either it is asked for`() throws {
    let benchmark = try benchmark(Self.count)
    #expect(benchmark.place(BenchmarkFacts(tier: "较重")).place?.range == yuan(700, 700))
    #expect(benchmark.place(BenchmarkFacts()).missing == ["“违法次数”的数目"])
  }

  static let matrix = """
    tiers:
      - name: 一般区域／限期内改正
        max: 1万元
        when: 见表
        factors: [{name: 区域, is: [一般区域]}, {name: 改正, is: [限期内改正]}]
      - name: 一般区域／逾期未改正
        min: 1万元
        max: 3万元
        when: 见表
        factors: [{name: 区域, is: [一般区域]}, {name: 改正, is: [逾期未改正]}]
      - name: 敏感区
        min: 3万元
        max: 5万元
        when: 见表
        factors: [{name: 区域, is: [敏感区, 限批区]}]
    """

  @Test func `a matrix is placed by all its factors, and names the one not recorded`() throws {
    let benchmark = try benchmark(Self.matrix)
    #expect(benchmark.shape == .matrix)
    let facts = BenchmarkFacts(factors: ["区域": "一般区域 ", "改正": "逾期未改正"])
    #expect(benchmark.place(facts).place?.range == yuan(10_000, 30_000))
    #expect(benchmark.place(BenchmarkFacts(factors: ["区域": "限批区"])).place?.tier == "敏感区")
    #expect(benchmark.place(BenchmarkFacts(factors: ["区域": "一般区域"])).missing == ["裁量因素“改正”"])
    #expect(
      benchmark.place(BenchmarkFacts(factors: ["区域": "别处", "改正": "逾期未改正"])).missing
        == ["与所记因素相符的阶次（“示例基准”中没有）"])
  }

  static let weights = """
    statutory: {min: 2万元, max: 20万元}
    weights:
      start: 20%
      factors:
        - name: 建设地点
          options: [{value: 一般区域, add: 0%}, {value: 敏感区, add: 6%}]
        - name: 配合调查
          options: [{value: 配合, add: -5%}, {value: 不配合, add: 85%}]
    """

  @Test func `a starting point and weights add up to a share of the statutory maximum`() throws {
    let benchmark = try benchmark(Self.weights)
    #expect(benchmark.shape == .weightedFactors)
    let place = try #require(
      benchmark.place(BenchmarkFacts(factors: ["建设地点": "敏感区", "配合调查": "配合"])).place)
    #expect(place.tier == "21%")
    #expect(place.range == yuan(42_000, 42_000))
    #expect(place.factors.map(\.zh) == ["裁量起点20%", "建设地点：敏感区 ＋6%", "配合调查：配合 -5%", "合计21%"])
  }

  @Test func `the sum never leaves the statutory range`() throws {
    let benchmark = try benchmark(Self.weights)
    let most = benchmark.place(BenchmarkFacts(factors: ["建设地点": "敏感区", "配合调查": "不配合"])).place
    #expect(most?.range == yuan(200_000, 200_000))
    #expect(most?.factors.last?.zh == "合计111%，按100%计")
    var low = benchmark
    low.statutory = yuan(50_000, 200_000)
    #expect(
      low.place(BenchmarkFacts(factors: ["建设地点": "一般区域", "配合调查": "配合"])).place?.range
        == yuan(50_000, 50_000))
  }

  @Test func `every factor not recorded or not known is named`() throws {
    let benchmark = try benchmark(Self.weights)
    #expect(
      benchmark.place(BenchmarkFacts(factors: ["建设地点": "月球"])).missing == [
        "裁量因素“建设地点”在基准内的取值（记载为“月球”）", "裁量因素“配合调查”（配合／不配合）",
      ])
    var open = benchmark
    open.statutory = nil
    let facts = BenchmarkFacts(factors: ["建设地点": "敏感区", "配合调查": "配合"])
    #expect(open.place(facts).missing == ["法定罚款上限"])
  }

  @Test func `an amount with a fraction of a yuan may be rounded either way`() throws {
    var benchmark = try benchmark(Self.weights)
    benchmark.statutory = yuan(nil, 33_333)
    let place = benchmark.place(BenchmarkFacts(factors: ["建设地点": "敏感区", "配合调查": "配合"])).place
    #expect(place?.range == yuan(6999, 7000))
  }

  @Test func `one document makes a departure lawful, and whose benchmark it is decides which`() {
    let own = Departure(maker: "示例市城市管理局", decidingBody: "示例市城市管理局")
    #expect(own.approvals == [.head, .collective])
    let superior = Departure(maker: "示例省住房和城乡建设厅", decidingBody: "示例市城市管理局")
    #expect(superior.approvals == [.maker])
    #expect(superior.words.zh == "基准制定机关（示例省住房和城乡建设厅）的批准文书")
    let unknown = Departure(maker: "示例市城市管理局", decidingBody: nil)
    #expect(unknown.approvals.count == 3)
    #expect(unknown.words.zh.contains("由其他机关制定的"))
  }

  @Test func `whatever the weights, the range lies in the statutory one and more weight never lowers it`()
    throws
  {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<500 {
      let max = Int64.random(in: 100...1_000_000_000, using: &random)
      let statutory = AmountRange(
        min: Money(fen: Int64.random(in: 0...max, using: &random)), max: Money(fen: max))
      let adds = (0..<4).map { _ in Int.random(in: -2000...4000, using: &random) }.sorted()
      let options = adds.enumerated().map {
        Weights.Option(value: "\($0.offset)", add: Rate(basisPoints: $0.element))
      }
      let benchmark = Benchmark(
        id: "p", title: "p", act: "p", maker: "p", basis: "p", from: day("2024-01-01"), statutory: statutory,
        tiers: [],
        weights: Weights(
          start: Rate(basisPoints: Int.random(in: 0...3000, using: &random)), base: .statutoryMaximum,
          factors: [.init(name: "f", options: options)]))
      let ranges = try options.map {
        try #require(benchmark.place(BenchmarkFacts(factors: ["f": $0.value])).place).range
      }
      for range in ranges {
        #expect(statutory.covers(range))
        #expect(try #require(range.min) <= #require(range.max))
      }
      for (a, b) in zip(ranges, ranges.dropFirst()) { #expect(try #require(a.min) <= #require(b.min)) }
    }
  }
}

import CaseFiles
import Standards
import Testing

@testable import Prechecks

@Suite("Like cases")
struct LikeCasesTests {
  static let settings = LikeCaseSettings(
    fewest: 10, deviations: Rate(basisPoints: 35_000), fences: Rate(basisPoints: 15_000))

  /// The plain way: sort, take the middle, do it again with the deviations.
  private func plainSpread(_ fines: [Int64]) -> [Int128] {
    func middle(_ values: [Int128]) -> Int128 {
      let sorted = values.sorted()
      let half = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
    let sorted = fines.map { Int128($0) * 4 }.sorted()
    let median = middle(sorted)
    let half = (sorted.count + 1) / 2
    return [
      sorted[0], middle(Array(sorted.prefix(half))), median, middle(Array(sorted.suffix(half))),
      sorted[sorted.count - 1], middle(sorted.map { $0 < median ? median - $0 : $0 - median }),
    ]
  }

  @Test func `the spread equals sorting the plain way, with and without one left out`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2000 {
      let count = Int.random(in: 1...25, using: &random)
      let top = Int64([3, 50, 1_000_000_000].randomElement(using: &random) ?? 3)
      let fines = (0..<count).map { _ in Int64.random(in: 0...top, using: &random) }.sorted()
      let left = count > 1 && Bool.random(using: &random) ? Int.random(in: 0..<count, using: &random) : nil
      var kept = fines
      if let left { kept.remove(at: left) }
      let spread = try #require(Spread(ascending: fines, without: left))
      #expect(spread.count == kept.count)
      #expect(
        [
          spread.least, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.most,
          spread.deviation,
        ].map(\.quarters) == plainSpread(kept), "\(fines) without \(left ?? -1)")
    }
    #expect(Spread(ascending: []) == nil)
    #expect(Spread(ascending: [5], without: 0) == nil)
  }

  @Test func `amounts too large to multiply still compare`() throws {
    let huge = Int64.max / 2
    let spread = try #require(Spread(ascending: [0, huge, huge]))
    #expect(spread.most.quarters == Int128(huge) * 4)
  }

  @Test func `halves and quarters of a 分 are written out`() {
    #expect(ExactAmount(quarters: 1).description == "0.0025元")
    #expect(ExactAmount(quarters: 200).description == "0.5元")
    #expect(ExactAmount(quarters: 1_900_000).description == "4750元")
    #expect(ExactAmount(quarters: -400).description == "-1元")
  }

  private func files(_ yuan: [Int]) -> [CaseFile] {
    yuan.enumerated().map { LikeFiles.file($1 * 100, act: "甲", tier: "一般", number: "示〔2024〕\($0)号") }
  }

  @Test func `a case is never counted among its own like, and the order of loading does not matter`() throws {
    let all = files([1000, 2000, 3000, 4000, 5000])
    for order in [all, all.reversed(), all + all] {
      let comparison = try LikeCases(order).comparison(of: all[2], by: Self.settings)
      #expect(comparison.count == 4)
      #expect((comparison.below, comparison.equal) == (2, 0))
      #expect(comparison.quantile == 500)
      #expect(comparison.spread?.median == ExactAmount(Money(yuan: 3000)))
    }
  }

  @Test func `where all others are equal any other amount is outside, the same amount inside`() throws {
    let like = LikeCases(files(Array(repeating: 5000, count: 10)))
    let same = LikeFiles.file(500_000, act: "甲", tier: "一般")
    let other = LikeFiles.file(500_100, act: "甲", tier: "一般")
    #expect(try like.comparison(of: same, by: Self.settings).verdict == .inside)
    let comparison = try like.comparison(of: other, by: Self.settings)
    #expect(comparison.verdict == .above)
    #expect(comparison.distance == nil)
    #expect(comparison.derivation.zh.contains("没有可用的偏差单位"))
  }

  @Test func `acts and tiers are told apart, blanks and widths are not`() throws {
    let like = LikeCases([
      LikeFiles.file(100, act: "甲（乙）", tier: "一般"), LikeFiles.file(100, act: "甲(乙)", tier: "较重"),
      LikeFiles.file(100, act: "甲(乙)", tier: nil), LikeFiles.file(100, act: "丙", tier: "一般"),
    ])
    let this = LikeFiles.file(200, act: "甲 (乙)", tier: "一般")
    #expect(try like.comparison(of: this, by: Self.settings).count == 1)
  }

  @Test func `the nearest are those that differ least, with what differs`() throws {
    let this = LikeFiles.file(500_000, act: "甲", tier: "一般", number: "本", first: true, goods: "800元")
    let like = LikeCases([
      LikeFiles.file(900_000, act: "甲", tier: "一般", number: "一", first: true, goods: "800元"),
      LikeFiles.file(500_000, act: "甲", tier: "一般", number: "二", first: false, goods: "9000元"),
      LikeFiles.file(500_100, act: "甲", tier: "一般", number: "三", first: true, goods: "900元"),
      LikeFiles.file(500_000, act: "甲", tier: "一般", number: "四", first: nil, goods: nil),
      this,
    ])
    let nearest = try like.comparison(of: this, by: Self.settings).nearest()
    #expect(nearest.map(\.likeCase.number) == ["一", "三", "二"])
    #expect(
      nearest.map { $0.differences.map(\.zh) } == [
        [], ["货值金额：本案800元，该案900元"], ["首次违法：本案是，该案否", "货值金额：本案800元，该案9000元"],
      ])
  }

  @Test func `the bars hold every other case once and mark this one`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let fines = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        Int.random(in: 1...90_000, using: &random)
      }
      let all = files(fines)
      let comparison = try LikeCases(all).comparison(of: all[0], by: Self.settings)
      let bars = comparison.histogram(bars: 8)
      #expect(bars.count <= 8)
      #expect(bars.map(\.count).reduce(0, +) == fines.count - 1)
      #expect(bars.filter(\.holdsThis).count == 1)
      for bar in bars where bar.holdsThis {
        #expect(bar.from <= comparison.this.fine && comparison.this.fine <= bar.through)
      }
    }
  }

  @Test func `agencies are not ranked, and the answer names the clauses`() {
    for clause in ["翠府办发〔2024〕79号第一项", "菏定政办字〔2023〕6号", "南沙区实施意见第15项", "赣市府建办字〔2023〕2号第9项"] {
      #expect(AmountRanking.refusal.zh.contains(clause))
    }
  }

  @Test func `more files of another act change nothing`() throws {
    let all = files([1000, 2000, 3000])
    let alone = try LikeCases(all).comparison(of: all[0], by: Self.settings)
    let among = try LikeCases(all + [LikeFiles.file(1, act: "乙", tier: "一般")])
      .comparison(of: all[0], by: Self.settings)
    #expect(alone.derivation == among.derivation)
  }

  @Test func `the same check over many files says which stand where`() throws {
    let rules = TestRules.rules
    let check = try #require(allChecks.first { $0.id == "B05-like-cases" })
    let files = [
      LikeFiles.file(9_000_000, act: "超出许可范围经营", tier: "较轻"),
      LikeFiles.file(475_000, act: "超出许可范围经营", tier: "较轻"),
      LikeFiles.file(1, act: "无照经营", tier: "较轻"),
    ].map { file in
      var file = file
      file.kind = Fact(.ordinaryPenalty, original: "", source: Source(file: "case.yaml"))
      file.events = [Event(kind: .decision, source: Source(file: "case.yaml"))]
      file.events[0].day = Fact(TestRules.day("2024-04-16"), original: "", source: Source(file: "case.yaml"))
      return file
    }
    let same = SameCheck(check, over: files, under: rules)
    #expect(same.rows("found").map(\.file) == [0])
    #expect(same.rows("passed").map(\.file) == [1])
    #expect(same.rows("not-applicable").map(\.file) == [2])
    #expect(SameCheck.states.map { same.rows($0).count }.reduce(0, +) == files.count)
    #expect(SameCheck(check, over: files, subject: "别的", under: rules).rows("found").isEmpty)
    #expect(SameCheck(check, over: files, subject: "类案", under: rules).rows("found").count == 1)
  }
}

import CaseFiles
import Prechecks
import Reviewing
import Standards
import Testing

@testable import TerminalUI

/// One fine among its like.
@Suite struct ScreensLikeCasesTests {
  /// The picture of a case among others with these fines in yuan.
  static func picture(_ fines: [Int], fine: Int = 5000, isPlain: Bool = false) -> LikeCasesPicture {
    let fixture = ScreensFixture(isPlain: isPlain)
    func file(_ index: Int, _ yuan: Int) -> CaseFile {
      var file = CaseFile(location: "cases/\(index)")
      file.kind = fixture.fact(.ordinaryPenalty)
      if !isPlain {
        file.number = Fact(
          DocumentNumber(prefix: "示市监罚", year: 2024, serial: 100 + index), original: "x",
          source: Source(file: "case.yaml"))
      }
      file.act = fixture.fact(fixture.word("经营超过保质期的食品"))
      file.discretion = Discretion()
      file.discretion?.tier = fixture.fact(fixture.word("一般"))
      file.discretion?.benchmark = fixture.fact("food")
      file.party = Party()
      file.party?.isFirstOffence = fixture.fact(index % 2 == 0)
      var decision = Event(kind: .decision, source: Source(file: "case.yaml"))
      decision.day = fixture.day(12, 11)
      file.events = [decision]
      var penalty = Penalty(kind: fixture.fact(.fine))
      penalty.amount = fixture.fact(Money(yuan: yuan))
      file.penalties = [penalty]
      return file
    }
    let start = Day(2020, 1, 1) ?? Day(number: 0)
    let benchmark = Benchmark(
      id: "food", title: fixture.word("过期食品"), act: fixture.word("经营超过保质期的食品"),
      maker: fixture.word("示例区市场监督管理局"), basis: fixture.word("食品安全法"), from: start,
      statutory: nil,
      tiers: [
        .init(
          name: fixture.word("一般"), range: AmountRange(min: Money(yuan: 3000), max: Money(yuan: 9000)),
          when: "")
      ])
    let others = fines.enumerated().map { file($0.offset + 1, $0.element) }
    let rules = CheckRules(
      law: settings, calendar: WorkCalendar(days: [:], years: []), benchmarks: [benchmark],
      likeCases: LikeCases(others))
    return LikeCasesPicture(of: file(0, fine), under: rules)
  }

  /// The settings shipped, of law data of their own.
  private static let settings: Law = {
    func entry<Value: Sendable>(_ value: Value) -> LawEntry<Value> {
      let start = Day(2020, 1, 1) ?? Day(number: 0)
      return LawEntry(
        id: "B05", title: Localized("B05"),
        values: [Dated(from: start, value: value, basis: "", certainty: .setting, checkedOn: start)])
    }
    return Law(
      limits: [:], amounts: [:],
      rates: [
        "B05-deviations": entry(Rate(basisPoints: 35_000)), "B05-fences": entry(Rate(basisPoints: 15_000)),
      ], counts: ["B05-like-cases": entry(10)])
  }()

  private func shown(
    _ picture: LikeCasesPicture, language: Language = .zh, rows: Int = 40, columns: Int = 80,
    signs: Signs = .unicode
  ) -> ScreensPlayer {
    var player = ScreensPlayer(language: language, rows: rows, columns: columns)
    player.app.signs = signs
    player.press("<enter>l")
    _ = player.app.receive(.likeCases(player.review.id, picture))
    return player
  }

  @Test func theScreenAsksForTheComparison() {
    var player = ScreensPlayer()
    player.press("<enter>l")
    #expect(player.effects.contains(.likeCases(player.review.id)))
    #expect(player.grid.contains("正在比较"))
  }

  static let many = [2000, 3000, 3000, 4000, 4000, 4000, 4500, 5000, 5000, 5200, 6000, 6500, 8000]

  @Test func theSpreadTheRangeAndThisCaseStandUnderOneAnother() throws {
    let lines = shown(Self.picture(Self.many)).grid.split(separator: "\n", omittingEmptySubsequences: false)
      .map(
        String.init)
    func line(_ label: String) throws -> [Character] {
      Array(try #require(lines.first { $0.contains(label) && !$0.contains("卷：") }))
    }
    let box = try line("四分位  ")
    let range = try line("幅度   ")
    let this = try line("本案   ")
    // Below this case's amount lies the benchmark's range, and the quartiles lie inside it.
    let at = try #require(this.firstIndex(of: "^"))
    let start = try #require(range.firstIndex(of: "["))
    let end = try #require(range.firstIndex(of: "]"))
    #expect(start < at && at < end)
    let median = try #require(box.firstIndex(of: "M"))
    #expect(median <= at && box.filter { $0 == "[" || $0 == "]" }.count == 2)
    #expect(lines.contains { $0.contains("<- 本案") })
    #expect(lines.contains { $0.contains("在类案的分布之内") })
    #expect(lines.contains { $0.contains("最相近的案卷") })
    #expect(lines.contains { $0.contains("所记情节相同") })
  }

  @Test func aFineFarOutsideIsToldAndItIsSaidToBeNoBreach() {
    let grid = shown(Self.picture(Self.many, fine: 90_000)).grid
    #expect(grid.contains("明显高于类案"))
    #expect(grid.contains("偏离不等于违法"))
    #expect(grid.contains("罚款不在幅度之内"))
  }

  @Test func withTooFewTheScreenSaysHowManyAreNeeded() {
    #expect(shown(Self.picture([3000, 4000])).grid.contains("只有 2 卷类案，至少需要 10 卷"))
    let none = shown(Self.picture([])).grid
    #expect(none.contains("没有同案由、同阶次的其他案卷；至少需要 10 卷"))
    #expect(none.contains("casereview 案卷文件夹"))
  }

  @Test func withoutAFineTheScreenSaysWhatIsMissing() {
    var file = CaseFile(location: "x")
    file.act = ScreensFixture().fact("甲")
    let rules = CheckRules(law: Self.settings, calendar: WorkCalendar(days: [:], years: []), benchmarks: [])
    let grid = shown(LikeCasesPicture(of: file, under: rules)).grid
    #expect(grid.contains("还不能与类案比较"))
    #expect(grid.contains("按 o 到事实表"))
  }

  @Test func plainSignsAreAscii() {
    let player = shown(Self.picture(Self.many, isPlain: true), language: .en, signs: .ascii)
    let chart = player.grid.split(separator: "\n").filter { $0.contains("#") || $0.contains("[") }
    #expect(!chart.isEmpty && chart.allSatisfy { $0.allSatisfy(\.isASCII) || $0.contains("元-") })
  }

  @Test func oneAmountAndTheWidestSpreadAreDrawnWhole() {
    for fines in [[5000], Array(repeating: 5000, count: 20), [1, 900_000_000], Array(1...500)] {
      for (rows, columns) in [(24, 80), (20, 60), (40, 120), (10, 24), (3, 5)] {
        let player = shown(Self.picture(fines), rows: rows, columns: columns)
        #expect(brokenGlyph(player.app.view(player.app.size)) == nil)
      }
    }
  }

  @Test func everySizeLooksAsRecorded() {
    for size in ScreensSnapshotTests.sizes {
      for language in Language.allCases {
        expectScreen(
          shown(Self.picture(Self.many), language: language, rows: size.rows, columns: size.columns),
          "like-cases")
        expectScreen(
          shown(Self.picture([3000]), language: language, rows: size.rows, columns: size.columns),
          "like-cases-few")
      }
    }
  }
}

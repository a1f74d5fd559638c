import CaseFiles
import Prechecks
import Reviewing
import Standards
import TestSupport
import Testing

@testable import TerminalUI

/// The events and the limits in time, with the limits the shipped checks count.
@Suite struct ScreensTimelineTests {
  private static let rules: CheckRules? = {
    let folder = Fixtures.package().appendingPathComponent("Sources/Standards/Resources").path
    guard let library = try? RuleLibrary(searching: [folder]) else { return nil }
    return CheckRules(law: library.law, calendar: library.calendar, benchmarks: [])
  }()

  /// A file with a filing, a test that suspends the time, and a decision some days late.
  static func desk(files: Int = 1) -> Desk {
    var desk = ScreensFixture().desk(files: files)
    guard let rules else { return desk }
    let fixture = ScreensFixture()
    var test = Event(kind: .testing, source: Source(file: "case.yaml", line: 20))
    test.day = fixture.day(9, 16)
    test.until = fixture.day(9, 20)
    test.isToldInWriting = fixture.fact(true)
    desk.entries[0].file.events.append(test)
    desk.entries[0].file.events[3].day = fixture.day(12, 18)
    desk.entries[0].results = precheck(desk.entries[0].file, with: allChecks, under: rules)
    return desk
  }

  private func shown(
    _ keys: String = "", rows: Int = 40, columns: Int = 80, language: Language = .zh
  ) -> ScreensPlayer {
    var player = ScreensPlayer(Self.desk(), language: language, rows: rows, columns: columns)
    player.press("<enter>t" + keys)
    return player
  }

  private func limit(_ player: ScreensPlayer, _ check: String) -> CheckedLimit? {
    player.app.timeline?.rows.lazy.compactMap { row in
      if case .limit(let limit, _) = row, limit.check == check { limit } else { nil }
    }.first
  }

  @Test func theLimitsOfTheChecksStandBelowTheEvents() throws {
    let player = shown()
    let decision = try #require(limit(player, "T02-decision-limit"))
    #expect(decision.daysOff > 0)
    #expect(player.grid.contains("X 超\(decision.daysOff)日"))
    #expect(player.grid.contains("立案"))
  }

  @Test func aLimitIsABarWithItsLastDayAndWhatIsOverIt() throws {
    let player = shown()
    let limit = try #require(self.limit(player, "T02-decision-limit"))
    let calendar = try #require(player.app.timeline?.calendar)
    let chart = TimelineChart(from: limit.start.day - 2, columns: 120, daysPerColumn: 1, calendar: calendar)
    let cells = chart.cells(limit).map(\.sign)
    #expect(cells[2] == "[")
    #expect(cells[2 + (limit.last - limit.start.day)] == "]")
    #expect(cells[2 + ((limit.end?.day ?? limit.last) - limit.start.day)] == "X")
    #expect(cells.filter { $0 == "!" }.count == limit.daysOff - 1)
    // Suspended days are hatched.
    #expect(cells.filter { $0 == "/" }.count == (limit.suspensions.first.map { $0.to - $0.from + 1 } ?? 0))
    #expect(cells.contains("/"))
  }

  @Test func restDaysAreDottedAndWorkedWeekendsTold() throws {
    let calendar = try #require(shown().app.timeline?.calendar)
    // 2024-09-14 is a Saturday that is worked, 2024-09-15 to 17 is a holiday.
    let from = try #require(Day(2024, 9, 13))
    let chart = TimelineChart(from: from, columns: 7, daysPerColumn: 1, calendar: calendar)
    #expect(String(chart.blank().map(\.sign)) == "  ...  ")
    #expect(String(chart.ticks().map(\.sign)) == " +:::  ")
  }

  @Test func everySignOfTheChartIsAscii() throws {
    let player = shown("++")
    let state = try #require(player.app.timeline)
    let start = try #require(state.span?.lowerBound)
    for scale in TimelineState.scales {
      let chart = TimelineChart(
        from: start, columns: 60, daysPerColumn: scale,
        calendar: state.calendar)
      for row in state.rows {
        let cells = if case .limit(let limit, _) = row { chart.cells(limit) } else { chart.blank() }
        #expect(!cells.contains { !$0.sign.isASCII })
      }
      #expect(!(chart.months() + chart.ticks()).contains { !$0.sign.isASCII })
    }
  }

  @Test func itZoomsAndScrollsAndKeepsTheRowInSight() {
    var player = shown("+")
    let near = player.app.timeline?.scale
    player.press("+++")
    #expect(player.app.timeline?.scale == 1)
    #expect(player.grid.contains("每格一天"))
    player.press("G")
    let columns = player.app.timelineColumns(player.app.size)
    let from = player.app.timeline?.from
    #expect(from != nil)
    player.press("<left>")
    #expect(player.app.timeline?.from != from)
    player.press("<right><right>")
    player.press("---")
    #expect((player.app.timeline?.daysPerColumn(columns) ?? 0) > (near ?? 0))
    player.press("0")
    #expect(player.app.timeline?.scale == nil)
  }

  @Test func anOverrunIsGoneToAndExplained() {
    let player = shown("x")
    #expect(player.grid.contains("超期"))
    #expect(player.grid.contains("行政处罚法"))
  }

  @Test func anEventOpensItsDocument() {
    var player = shown("<enter>")
    #expect(player.app.screen == .document)
    #expect(player.app.document?.index == 0)
    player = shown("", columns: 160)
    player.press("jjj")
    #expect(player.app.screen == .timeline)
    #expect(player.app.document?.index == 2)
    player.press("<tab>")
    #expect(player.app.screen == .document)
    player.press("<esc>xs")
    #expect(player.app.screen == .document)
  }

  @Test func theTimelineFollowsTheFactsEntered() throws {
    var player = shown("o")
    player.app.facts?.go(to: try #require(FactPath("事件/处罚决定#1/日期")))
    player.press("<enter>2024-12-02<enter>")
    let rules = try #require(Self.rules)
    let results = precheck(player.app.desk.entries[0].file, with: allChecks, under: rules)
    _ = player.app.receive(.checked(player.review.id, results))
    player.press("t")
    #expect(limit(player, "T02-decision-limit")?.daysOff == 0)
    #expect(player.grid.contains("* 期内"))
  }

  @Test func withoutDatesItSaysWhatToDo() {
    var desk = ScreensFixture().desk(files: 1)
    desk.entries[0].file.events = []
    var player = ScreensPlayer(desk)
    player.press("<enter>tjjx+")
    #expect(player.grid.contains("没有记载带日期的事件"))
    #expect(player.grid.contains("按 t 到事实表"))
  }

  @Test func everySizeLooksAsRecorded() {
    for size in ScreensSnapshotTests.sizes {
      for language in Language.allCases {
        var player = shown("", rows: size.rows, columns: size.columns, language: language)
        expectScreen(player, "timeline-limits")
        player.press("x+++")
        expectScreen(player, "timeline-days")
      }
    }
  }

  @Test func farDaysAndTheSmallestWindowsAreDrawnWhole() {
    var desk = Self.desk()
    desk.entries[0].file.events[0].day = Fact(
      Day(1900, 1, 1) ?? Day(number: 0), original: "", source: Source(file: "case.yaml"))
    desk.entries[0].file.events[4].day = Fact(
      Day(2999, 12, 31) ?? Day(number: 0), original: "", source: Source(file: "case.yaml"))
    for (rows, columns) in [(24, 80), (20, 60), (40, 120), (8, 30), (3, 10), (1, 1)] {
      var player = ScreensPlayer(desk, rows: rows, columns: columns)
      player.press("<enter>t")
      for key in ["G", "+", "x", "<left>", "-", "g"] {
        player.press(key)
        #expect(brokenGlyph(player.app.view(player.app.size)) == nil, "\(rows) \(columns) \(key)")
      }
    }
  }
}

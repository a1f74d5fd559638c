import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// The list of case files.
@Suite struct ScreensDeskTests {
  @Test func theFilterNarrowsAsOneTypesAndEscapeGivesItUp() {
    var player = ScreensPlayer()
    player.press("/加油站")
    #expect(player.app.table.shown == [2])
    player.press("<esc>")
    #expect(player.app.table.shown.count == 4)
    player.press("/34<enter>")
    #expect(player.app.table.shown == [3])
    #expect(player.grid.contains("筛选“34”：1 件"))
    player.press("<esc>")
    #expect(player.app.table.shown.count == 4)
    #expect(player.app.table.selected == 3)
  }

  @Test func sortingGoesRoundAndKeepsTheFileSelected() {
    var player = ScreensPlayer()
    player.press("js")
    #expect(player.app.table.order == .number)
    #expect(player.app.table.selected == 1)
    player.press("ss")
    #expect(player.app.table.order == .findings)
    player.press("sss")
    #expect(player.app.table.shown == [0, 1, 2, 3])
  }

  @Test func theOrderIsSaidAsLongAsItHolds() {
    var player = ScreensPlayer()
    #expect(!player.grid.contains("排序："))
    player.press("sj")
    #expect(player.grid.contains("· 排序：案号"))
  }

  @Test func aReviewNothingIsAnsweredOfHasNoScoreYet() {
    var player = ScreensPlayer()
    player.press("<enter>fa<esc>")
    #expect(player.grid.contains("0/14") && player.app.table[0].row.score != nil)
    #expect(!player.grid.split(separator: "\n")[2].contains("100"))
    player.press("<enter><enter><esc>")
    #expect(player.grid.split(separator: "\n")[2].hasSuffix("100"))
  }

  @Test func numbersAreSortedByTheirValue() {
    let numbers = ["示罚〔2024〕9号", "示罚〔2024〕31号", "示罚〔2024〕031号", "示罚〔2024〕100号", "示罚〔2025〕1号"]
    let keys = numbers.map { naturalKey($0.utf8) }
    #expect(keys[0].lexicographicallyPrecedes(keys[1]))
    #expect(keys[1] == keys[2])
    #expect(keys[2].lexicographicallyPrecedes(keys[3]))
    #expect(keys[3].lexicographicallyPrecedes(keys[4]))
  }

  @Test func totalsFollowWhatIsMarked() {
    var player = ScreensPlayer()
    #expect(player.grid.contains("案卷 4 · 已提交 1 · 待处理疑点 6"))
    player.press("<enter>fa<esc>")
    #expect(player.grid.contains("待处理疑点 5"))
  }

  @Test func filesThatArriveLaterAreListed() {
    var player = ScreensPlayer(ScreensFixture().desk(files: 0))
    #expect(player.grid.contains("还没有案卷"))
    _ = player.app.receive(.progress(.init(loaded: 1, total: 3)))
    _ = player.app.receive(.entries([ScreensFixture().entry(0), ScreensFixture().entry(1)]))
    #expect(player.grid.contains("示市监罚〔2024〕32号"))
    #expect(player.grid.contains("正在装入 1/3"))
  }

  @Test func aReloadKeepsTheFileTheFilterAndThePlace() {
    var player = ScreensPlayer()
    player.press("/示<enter>j<enter>jj")
    let criterion = player.app.criterion?.id
    _ = player.app.receive(.reloaded(player.app.desk))
    #expect(player.app.criterion?.id == criterion)
    #expect(player.app.table.filter == "示")
    #expect(player.app.table.selected == 1)
  }

  @Test func keysWorkThroughAChineseInputMethod() {
    var player = ScreensPlayer()
    player.press("、加油站<enter>")
    #expect(player.app.table.shown == [2])
    player.press("<esc>？")
    #expect(player.grid.contains("帮助"))
    player.press("ｑｇ<enter>ｍ】１")
    #expect(!player.recorded.isEmpty)
  }

  @Test func qLeavesFromTheDeskOnly() {
    var player = ScreensPlayer()
    player.press("<enter>sqq")
    #expect(player.app.screen == .desk)
    #expect(!player.effects.contains(.quit))
    player.press("<esc>")
    #expect(!player.effects.contains(.quit))
    player.press("q")
    #expect(player.effects.last == .quit)
  }

  @Test func theWorkOfAKeyDoesNotGrowWithTheFiles() {
    let fixture = ScreensFixture()
    let entry = fixture.entry(0)
    var desk = fixture.desk(files: 0)
    for index in 0..<20_000 {
      var copy = entry
      copy.review.id.caseFile = "\(index)"
      desk.entries.append(copy)
    }
    var player = ScreensPlayer(desk)
    let clock = ContinuousClock()
    let time = clock.measure { player.press(String(repeating: "j", count: 400)) }
    // A copy of the rows at each key would take far longer even on a slow machine.
    #expect(time < .seconds(2))
    #expect(player.app.table.cursor == 400)
  }
}

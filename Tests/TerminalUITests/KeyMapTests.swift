import CaseFiles
import Testing

@testable import TerminalUI

/// The reviewer's own keys.
@Suite struct KeyMapTests {
  private func map(_ wishes: [KeyMap.Wish]) -> (map: KeyMap, problems: [String]) {
    var problems: [(wish: Int, text: Localized)] = []
    let map = KeyMap(wishes, problems: &problems)
    return (map, problems.map { "\($0.wish) \($0.text.zh)" })
  }

  private func playing(_ wishes: [KeyMap.Wish], _ keys: String) -> ScreensPlayer {
    var preferences = Preferences()
    preferences.keys = map(wishes).map
    var player = ScreensPlayer()
    player.app.use(preferences)
    player.press(keys)
    return player
  }

  @Test func anotherKeyDoesWhatTheCommandDoesAndTheBarAndTheHelpNameIt() {
    let wishes = [KeyMap.Wish(screen: "评查", command: "采纳", keys: ["A", "F8"])]
    #expect(map(wishes).problems.isEmpty)
    var player = playing(wishes, "<enter>fA")
    #expect(player.review.scorecard.decision("T02/decision").state == .adopted)
    player.press("<f8>")
    #expect(player.review.scorecard.decision("T02/decision").state == .open)
    #expect(player.grid.contains("A 采纳"))
    player.press("a")
    #expect(player.review.scorecard.decision("T02/decision").state == .open)
    player.press("?")
    #expect(player.grid.contains("A F8"))
  }

  @Test func whatTheProgramAdvisesNamesTheReviewersKeys() {
    let wishes = [
      KeyMap.Wish(screen: "结论", command: "提交", keys: ["F9"]),
      KeyMap.Wish(screen: "评查", command: "采纳", keys: ["A"]),
      KeyMap.Wish(screen: "案卷列表", command: "视图", keys: ["w"]),
    ]
    #expect(map(wishes).problems.isEmpty)
    var player = playing(wishes, "jj<enter>sR补看<enter>")
    #expect(player.grid.contains("可按 F9 提交"))
    player = playing(wishes, "<f5><enter>f")
    #expect(player.grid.contains("按 A 采纳"))
    player = playing(wishes, "w<enter>我的<enter>")
    #expect(player.grid.contains("按 w 随时取用"))
    player = playing([KeyMap.Wish(screen: "结论", command: "撤回提交", keys: ["F8"])], "jj<enter>m")
    #expect(player.grid.contains("撤回提交（F8）"))
  }

  @Test func aWishGivenUpTakesItsKeysBackFromTheOthers() {
    // With X taken, 不采纳 keeps its x, which 采纳 must not have as well.
    let wishes = [
      KeyMap.Wish(screen: "评查", command: "采纳", keys: ["x"]),
      KeyMap.Wish(screen: "评查", command: "不采纳", keys: ["F8", "X"]),
    ]
    #expect(map(wishes).problems.count == 2)
    let player = playing(wishes, "<enter>fx不成立<enter>")
    #expect(player.review.scorecard.decision("T02/decision").state == .rejected)
  }

  @Test func eachOfSeveralKeysStandsForTheOneOfItsPlace() {
    let wishes = [KeyMap.Wish(screen: "Review", command: "other file", keys: [",", "F9"])]
    #expect(map(wishes).problems.isEmpty)
    #expect(playing(wishes, "<enter>,").app.table.cursor == 1)
    #expect(playing(wishes, "j<enter><f9>").app.table.cursor == 0)
  }

  @Test func whatCannotBeHadIsNamedAndTheRestHolds() {
    let (map, problems) = map([
      .init(screen: "平查", command: "采纳", keys: ["A"]), .init(screen: "评查", command: "采那", keys: ["A"]),
      .init(screen: "评查", command: "采纳", keys: ["Hyper-X"]), .init(screen: "评查", command: "采纳", keys: ["m"]),
      .init(screen: "评查", command: "理由", keys: ["u"]), .init(screen: "评查", command: "不采纳", keys: ["Z"]),
    ])
    #expect(problems.count == 5)
    #expect(problems.contains { $0.hasPrefix("0 ") && $0.contains("没有“平查”这一屏") })
    #expect(problems.contains { $0.hasPrefix("1 ") && $0.contains("没有命令“采那”") && $0.contains("采纳") })
    #expect(problems.contains { $0.hasPrefix("2 ") && $0.contains("不是按键") })
    #expect(problems.contains { $0.hasPrefix("4 ") && $0.contains("u 已用于“各屏通用”的“撤销”") })
    #expect(map.table(of: .review).binding(for: "Z")?.title.zh == "不采纳")
    #expect(map.table(of: .review).binding(for: "m")?.title.zh == "合格")
  }

  @Test func twoCommandsMayChangeKeys() {
    let (map, problems) = map([
      .init(screen: "评查", command: "采纳", keys: ["x"]), .init(screen: "评查", command: "不采纳", keys: ["a"]),
    ])
    #expect(problems.isEmpty)
    #expect(map.table(of: .review).binding(for: "x")?.title.zh == "采纳")
  }

  @Test func keysAreReadAsPeopleWriteThem() {
    #expect(Key(written: "A") == .char("A"))
    #expect(Key(written: "^E") == .ctrl("e"))
    #expect(Key(written: "Ctrl-e") == .ctrl("e"))
    #expect(Key(written: "F12") == .f(12))
    #expect(Key(written: "空格") == .char(" "))
    #expect(Key(written: "PgUp") == .pageUp)
    #expect(Key(written: "F13") == nil)
    #expect(Key(written: "") == nil)
  }
}

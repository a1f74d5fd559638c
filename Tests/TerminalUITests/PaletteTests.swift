import CaseFiles
import Testing

@testable import TerminalUI

/// Finding a command, whatever one remembers of it.
@Suite struct PaletteTests {
  private func first(_ keys: String, language: Language = .zh) -> String? {
    var player = ScreensPlayer(language: language)
    player.press(keys)
    guard case .picker(let picker) = player.app.overlay else { return nil }
    return picker.matches.first.map { picker.rows[$0].text }
  }

  @Test func initialsOfThePinyinFindACommandOfAnotherScreen() {
    #expect(first("<enter>:zgtz") == "预览整改通知")
    #expect(first(":zgtz") == "预览整改通知")
    #expect(first("<enter>:bcn") == "不采纳")
    #expect(first("<enter>:cx") == "撤销")
  }

  @Test func partsOfTheNameFindItInEitherLanguage() {
    #expect(first("<enter>:整改通知") == "预览整改通知")
    #expect(first("<enter>:prevnot") == "预览整改通知")
    #expect(first("<enter>:reject", language: .en) == "Reject")
  }

  @Test func aCommandOfAnotherScreenGoesThereAndRuns() {
    var player = ScreensPlayer()
    player.press(":zgtz<enter>")
    #expect(player.app.screen == .conclusion)
    #expect(
      player.effects.contains { if case .preview(.rectificationNotice, _) = $0 { true } else { false } })
    player.press(":cxzr<enter>")
    #expect(player.app.screen == .desk)
    #expect(player.effects.contains(.reload))
  }

  @Test func commandsOfTheRectificationsAndTheRoundGoThereFromAnywhere() {
    for way in ["", "<enter>", "<enter>d"] {
      var player = ScreensPlayer()
      player.play(way + ":催办<enter>")
      #expect(player.app.screen == .rectification)
      #expect(player.grid.contains("提醒"), "the levels are offered once the list is read: \(player.grid)")
      player.play("<esc>:机关排列<enter>")
      #expect(player.app.screen == .round)
      #expect(player.app.round.order == .files)
      player.play("<esc><esc>")
      #expect(player.app.screens.count <= 3)
    }
  }

  @Test func everyCommandOfEveryScreenIsFoundFromTheDesk() {
    var player = ScreensPlayer()
    player.press(":")
    guard case .picker(let picker) = player.app.overlay else { return }
    let listed = Set(picker.rows.map(\.text))
    for screen in Screen.allCases {
      for binding in screen.keyTable.bindings where !binding.movesCursor || screen == .desk {
        #expect(listed.contains(binding.title.zh), "\(binding.title.zh) of \(screen)")
      }
    }
  }

  @Test func commandsOfThePreviewAndOfTheLikeCasesGoThereFirst() {
    var player = ScreensPlayer()
    // The third file is submitted: its documents can be issued.
    player.press("jj")
    choose("把这份文书导出到文件", &player)
    #expect(player.app.screen == .conclusion)
    #expect(player.effects.contains { if case .preview(.opinion, _) = $0 { true } else { false } })
    _ = player.app.receive(.preview(.opinion, [["评查意见书"]]))
    #expect(player.app.screen == .preview)
    #expect(player.grid.contains("导出评查意见书到"))

    player = ScreensPlayer()
    choose("录入或更正罚款", &player)
    #expect(player.app.screen == .facts)
    #expect(player.effects.contains { if case .likeCases = $0 { true } else { false } })
  }

  /// Opens the palette and chooses the command whose sentence holds some words.
  private func choose(_ words: String, _ player: inout ScreensPlayer) {
    player.press(":")
    guard case .picker(let picker) = player.app.overlay,
      let row = picker.rows.firstIndex(where: { $0.detail.contains(words) })
    else {
      Issue.record("the palette has no command “\(words)”")
      return
    }
    for _ in 0..<row { player.press("<down>") }
    player.press("<enter>")
  }

  @Test func theDetailsOfARectificationAreReachedThroughItsList() {
    var player = ScreensPlayer()
    player.play(":xq<enter>")
    #expect(player.app.screen == .rectificationDetail)
  }

  @Test func whatIsToBeDoneOnAScreenIsGivenUpAtTheNextKey() {
    var player = ScreensPlayer()
    player.press(":机关排列<enter>j")
    _ = player.app.receive(.round(RoundFixture().figures))
    #expect(player.app.round.order == .name)
  }

  @Test func aCommandOfferedOnSeveralScreensIsListedOnce() {
    var player = ScreensPlayer()
    player.press(":")
    guard case .picker(let picker) = player.app.overlay else { return }
    let rows = picker.rows.map {
      $0.text + "\n" + ($0.detail.split(separator: "·").last.map(String.init) ?? "")
    }
    #expect(Set(rows).count == rows.count)
    #expect(!rows.contains { $0.hasPrefix("下一屏") })
  }

  @Test func withoutAFileACommandOfAReviewSaysSo() {
    var player = ScreensPlayer(Desk(reviewer: "陈某"))
    player.press(":zgtz<enter>")
    #expect(player.app.screen == .desk)
    #expect(player.grid.contains("先在案卷列表选中一卷"))
  }

  @Test func lettersStandForCharactersInOrderAndCloseOnesComeFirst() {
    #expect(fuzzyScore("zgtz", in: "整改通知书") != nil)
    #expect(fuzzyScore("zgzt", in: "整改通知书") == nil)
    #expect(fuzzyScore("cc", in: "重处") != nil)
    #expect(fuzzyScore("zc", in: "重处") != nil, "重 is read zhong and chong")
    let close = fuzzyScore("zg", in: "整改") ?? 0
    let apart = fuzzyScore("zg", in: "整理修改") ?? 0
    #expect(close > apart)
  }
}

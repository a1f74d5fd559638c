import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// What is typed before the screen it is meant for has come.
@Suite struct TypedAheadTests {
  private let entries = (0..<3).map { ScreensFixture().entry($0) }

  private var player: ScreensPlayer {
    ScreensPlayer(Desk(reviewer: "陈某", items: entries.map { DeskItem($0) }))
  }

  @Test func keysBehindTheOneThatOpensAFileGoToItsScreen() {
    for (keys, screen) in [("<enter>o", Screen.facts), ("<enter>d", .document), ("<enter>s", .conclusion)] {
      var player = player
      player.burst(keys)
      #expect(player.app.screen == .desk)
      _ = player.app.receive(.loaded(entries[0]))
      #expect(player.app.screen == screen, "\(keys)")
      #expect(player.app.table.cursor == 0)
    }
  }

  @Test func aMarkTypedAheadIsRecorded() {
    var player = player
    player.burst("<enter><enter><enter>")
    let effects = player.app.receive(.loaded(entries[0]))
    #expect(effects.count { if case .record = $0 { true } else { false } } == 2)
    #expect(player.review.scorecard.marks.count == 2)
  }

  @Test func aFileThatCannotBeLoadedLeavesTheDeskAsItIs() {
    var player = player
    player.burst("<enter>jjq")
    _ = player.app.receive(.failed(Localized(zh: "读不了", en: "cannot be read")))
    #expect(player.app.screen == .desk && player.app.table.cursor == 0)
    #expect(player.grid.contains("读不了") && !player.effects.contains(.quit))
    player.press("j")
    #expect(player.app.table.cursor == 1)
  }

  @Test func aNewSizeAndTheEndDoNotWait() {
    var player = player
    let size = Size(rows: 30, columns: 100)
    let effects = player.app.update([.key(.enter), .key("o"), .resize(size), .terminate])
    #expect(player.app.size == size && effects.contains(.quit))
  }

  @Test func keysBehindAPreviewGoToThePreview() {
    var player = ScreensPlayer()
    player.press("<enter>s")
    player.burst("pG")
    #expect(player.app.screen == .conclusion)
    _ = player.app.receive(.preview(.opinion, (1...60).map { ["第\($0)行"] }))
    #expect(player.app.screen == .preview && player.app.reading.cursor == 59)
  }
}

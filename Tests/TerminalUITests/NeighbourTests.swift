import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// What another window, the mouse and the first run do to the screens.
@Suite struct NeighbourTests {
  @Test func aChangeMadeElsewhereIsShownAndSaid() {
    var player = ScreensPlayer()
    player.press("<enter>r正在写")
    var other = player.review
    try? other.apply(.marked(criterion: "A1", before: Mark(), after: Mark(state: .met)))
    _ = player.app.receive(.changedElsewhere([other]))
    #expect(player.review.scorecard.mark("A1").state == .met)
    player.press("的话<enter>")
    #expect(player.review.scorecard.mark("A1") == Mark(state: .met, reason: "正在写的话"))
    var third = player.app.desk.entries[3].review
    try? third.apply(.marked(criterion: "A2", before: Mark(), after: Mark(state: .met)))
    _ = player.app.receive(.changedElsewhere([third]))
    #expect(player.grid.contains("另一窗口改动了 示市监罚〔2024〕34号"))
    _ = player.app.receive(.changedElsewhere([third]))
  }

  @Test func theMouseAnswersChoosesAndPressesTheBar() {
    var player = ScreensPlayer()
    func at(_ text: String) -> Position? {
      for (row, line) in player.grid.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if let range = line.range(of: text) {
          return Position(row: row, column: displayWidth(String(line[..<range.lowerBound])))
        }
      }
      return nil
    }
    func click(_ text: String) {
      guard let position = at(text) else {
        Issue.record("“\(text)” is not on the screen")
        return
      }
      _ = player.app.update(.mouse(Mouse(action: .press, position: position)))
    }
    click("Enter 评查")
    #expect(player.app.screen == .review)
    player.press("M")
    click("y 是")
    #expect(player.review.scorecard.mark("A3").state == .met)
    player.press(":")
    click("扣分")
    #expect(player.app.overlay != nil || player.app.message != nil)
  }

  @Test func aDragOverADocumentSelectsItsLinesToCite() {
    var player = ScreensPlayer()
    player.press("<enter>d")
    let rect = player.app.documentRect(player.app.size)
    func mouse(_ action: Mouse.Action, _ row: Int) {
      _ = player.app.update(.mouse(Mouse(action: action, position: Position(row: row, column: 9))))
    }
    mouse(.press, rect.row + 3)
    mouse(.drag(from: Position(row: rect.row + 3, column: 9)), rect.row + 2)
    #expect(player.app.document?.selection == 1...2)
    #expect(player.grid.contains("已选 2 行：c 引用"))
    player.press("c")
    #expect(player.review.scorecard.mark("A1").evidence.count == 1)
    // Let go below the window, and on the line it began at.
    mouse(.drag(from: Position(row: rect.row + 1, column: 9)), 500)
    #expect(player.app.document?.selection.lowerBound == 0)
    player.press("<esc>")
    mouse(.drag(from: Position(row: rect.row + 1, column: 9)), rect.row + 1)
    #expect(player.app.document?.anchor == nil)
    player.press(":")
    mouse(.drag(from: Position(row: rect.row + 1, column: 9)), rect.row + 4)
    #expect(player.app.overlay != nil && player.app.document?.anchor == nil)
  }

  @Test func theTourLeadsThroughAFileAndIsRemembered() {
    var desk = ScreensFixture().desk()
    for index in 0..<desk.entries.end { desk.entries[index].source = "SampleCases/\(index)" }
    var player = ScreensPlayer(desk)
    _ = player.app.receive(.firstRun)
    #expect(player.grid.contains("导览 1/5"))
    player.press("<enter>")
    #expect(player.grid.contains("导览 2/5"))
    player.press("f")
    #expect(player.grid.contains("导览 3/5"))
    player.press("a")
    #expect(player.grid.contains("导览 4/5"))
    player.press("d")
    #expect(player.grid.contains("导览 5/5"))
    player.press("<esc>s")
    #expect(!player.grid.contains("导览 5/5"))
    #expect(player.effects.contains(.tourSeen))
  }

  @Test func theTourIsLeftWithItsKeyAndOnlyNamedOnOtherFiles() {
    var player = ScreensPlayer()
    _ = player.app.receive(.firstRun)
    #expect(player.grid.contains("F5 看五步导览"))
    player.press("<f5>")
    #expect(player.grid.contains("导览 1/5"))
    player.press("<f5>")
    #expect(player.effects.contains(.tourSeen))
    #expect(!player.grid.contains("导览 1/5"))
  }

  @Test func coloursChangeWhileItRuns() {
    var player = ScreensPlayer()
    player.press("<f3><f3>")
    #expect(player.effects.contains(.wear(.light)) && player.effects.contains(.wear(.contrast)))
    #expect(player.grid.contains("配色：高对比"))
  }

  @Test func asciiSignsDrawNoRuleBeyondASCII() {
    var preferences = Preferences()
    preferences.signs = .ascii
    var player = ScreensPlayer()
    player.app.use(preferences)
    player.press("<enter>fr")
    let rules = player.grid.unicodeScalars.filter { (0x2500...0x257F).contains($0.value) }
    #expect(rules.isEmpty)
    #expect(player.grid.contains("+-"))
  }
}

/// What is said after a step and after one was taken back.
@Suite struct SaidAfterwardsTests {
  @Test func whatWasTakenBackIsNamed() {
    var player = ScreensPlayer()
    player.press("<enter>m")
    player.press("r甲乙<enter>u")
    #expect(player.grid.contains("已撤销：A1 理由"))
    player.press("u")
    #expect(player.grid.contains("已撤销：A1 合格"))
    player.press("<c-r>")
    #expect(player.grid.contains("已重做：A1 合格"))
    player.press("faufa")
    #expect(player.grid.contains("已采纳"))
    player.press("u")
    #expect(player.grid.contains("疑点的处理"))
  }

  @Test func whatIsThereAlreadyIsNotAskedForAfterADeduction() {
    var player = ScreensPlayer()
    player.press("<enter>jjr有理由<enter>1")
    #expect(player.grid.contains("已扣分；按 c 引用出处"))
  }

  @Test func theChecksAreToldBehindTheFactThatWasTakenBack() throws {
    var player = ScreensPlayer()
    player.press("<enter>o")
    let entry = player.app.desk.entries[0]
    _ = player.app.update([])
    player.app.message = Message(Localized(zh: "已撤销：案由", en: "Taken back"))
    player.app.message?.origin = .undo
    _ = player.app.receive(.checked(entry.review.id, entry.results))
    #expect(player.grid.contains("已撤销：案由；已重新预检，疑点没有变化"))
    _ = player.app.receive(.checked(entry.review.id, []))
    #expect(player.grid.contains("消除疑点"))
    _ = player.app.receive(.checked(entry.review.id, []))
    #expect(player.grid.contains("消除疑点"), "the second check of a workspace has nothing to add")
  }
}

/// Undo goes on where the session began: the journal is the undo history.
@Suite struct JournalUndoTests {
  private func event(
    _ number: Int, _ id: ReviewID, _ action: ReviewAction, clock: Int64, _ reason: String = ""
  )
    -> ReviewEvent
  {
    ReviewEvent(
      writer: "w", sequence: number, time: number, clock: clock, actor: "陈某", review: id, action: action,
      reason: reason)
  }

  @Test func stepsOfEarlierSessionsAreTakenBackOneByOne() throws {
    var desk = ScreensFixture().desk(files: 1)
    let id = desk.entries[0].review.id
    func met(_ criterion: String) -> ReviewAction {
      .marked(criterion: criterion, before: Mark(), after: Mark(state: .met))
    }
    let b1 = try #require(met("B1").inverse)
    let events = [
      // The first step is recorded together with the binding to the standard.
      event(1, id, .opened(standard: "example", version: "1"), clock: 2), event(2, id, met("A1"), clock: 2),
      event(3, id, met("A2"), clock: 3), event(4, id, met("A3"), clock: 3),
      event(5, id, met("B1"), clock: 4), event(6, id, b1, clock: 5, History.undoing),
    ]
    for event in events.dropFirst() { try desk.entries[0].review.apply(event.action) }
    var player = ScreensPlayer(desk)
    player.press("<enter>u")
    #expect(player.effects.contains(.recall(id)))
    _ = player.app.receive(.history(id, events))
    #expect(player.review.scorecard.marks.keys.sorted() == ["A1"], "A2 and A3 were one step")
    #expect(player.grid.contains("已撤销：A2 等 2 项"))
    player.press("u")
    #expect(player.review.scorecard.marks.isEmpty)
    player.press("u")
    #expect(player.grid.contains("没有可撤销的步骤"))
    player.press("<c-r><c-r><c-r>")
    #expect(player.review.scorecard.marks.keys.sorted() == ["A1", "A2", "A3", "B1"])
  }
}

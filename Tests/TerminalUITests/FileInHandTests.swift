import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

@Suite("What is shown belongs to the file in hand")
struct FileInHandTests {
  @Test("A comparison ends with the file it was made in")
  func comparison() {
    var player = ScreensPlayer()
    player.press("<enter>d=<enter>")
    #expect(player.app.beside != nil)
    player.press(":下一未答<enter>")
    #expect(player.app.screen == .review)
    player.press(">")
    #expect(player.app.beside == nil)
    player.press("d<tab>c")
    #expect(player.app.screen == .document)
  }

  @Test("A number no document has pages for goes nowhere")
  func pages() {
    var state = DocumentState(index: 0)
    state.go(toPage: .max)
    #expect(state.page == 9999)
    var player = ScreensPlayer()
    player.press("<enter>dp-9223372036854775808<enter>")
    #expect(player.grid.contains("不是页码"))
  }

  @Test("The palette opens no screen of a file without one in hand")
  func palette() {
    var player = ScreensPlayer()
    player.press("z")
    _ = player.app.receive(.rectifications([], today: Day(number: 739_000), EscalationPolicy()))
    player.press(":文书<enter>")
    #expect(player.app.review != nil || player.app.screen == .rectification)
  }

  @Test("What is cited as missing is looked for first")
  func absence() {
    var player = ScreensPlayer()
    player.press("<enter>d")
    let name = player.app.documents[0].name
    player.press("C<c-u>")
    player.press(name + "<enter>")
    #expect(player.recorded.isEmpty && player.grid.contains("仍引用为未见"))
    player.press("n")
    #expect(player.recorded.isEmpty)
    player.press("C<c-u>谁也没有写过的词<enter>")
    #expect(player.recorded.count == 1)
  }

  @Test("A reason another window has written meanwhile is not written over unseen")
  func reasons() {
    var player = ScreensPlayer()
    player.press("<enter>r<c-u>这里写的")
    var other = player.review
    let criterion = player.app.criterion?.id ?? ""
    let before = other.scorecard.mark(criterion)
    var after = before
    after.reason = "那边写的"
    #expect(throws: Never.self) {
      try other.apply(.marked(criterion: criterion, before: before, after: after))
    }
    _ = player.app.receive(.changedElsewhere([other]))
    player.press("<enter>")
    #expect(player.recorded.isEmpty)
    #expect(player.grid.contains("另一窗口刚写了"))
    player.press("<enter>")
    #expect(player.review.scorecard.mark(criterion).reason == "这里写的")
  }
}

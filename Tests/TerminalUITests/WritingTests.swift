import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// Writing a reason: sentences offered, drafts kept, what was given up offered again.
@Suite struct WritingTests {
  private func reviewing(_ keys: String, phrases: [String] = []) -> ScreensPlayer {
    var preferences = Preferences()
    preferences.phrases = phrases
    var player = ScreensPlayer()
    player.app.use(preferences)
    player.press("<enter>" + keys)
    return player
  }

  private func drafts(_ player: ScreensPlayer) -> [String] {
    player.effects.compactMap { if case .draft(let draft) = $0 { draft.text } else { nil } }
  }

  @Test func aSentenceIsOfferedByItsPinyinAndTakenWithTab() {
    var player = reviewing("jjr<c-u>spb", phrases: ["审批表未签字", "笔录无页码"])
    #expect(player.grid.contains("审批表未签字"))
    #expect(!player.grid.contains("笔录无页码"))
    player.press("<tab><enter>")
    #expect(player.review.scorecard.mark("A3").reason == "审批表未签字")
  }

  @Test func onlyThePartAfterTheLastCommaIsReplaced() {
    var player = reviewing("r<c-u>经查，bl", phrases: ["笔录无页码"])
    player.press("<tab><enter>")
    #expect(player.review.scorecard.mark("A1").reason == "经查，笔录无页码")
  }

  @Test func arrowsChooseAndEnterTakesTheChosen() {
    var player = reviewing("r", phrases: ["甲句子", "乙句子"])
    #expect(player.grid.contains("甲句子"))
    player.press("<down><down><enter>")
    #expect(player.review.scorecard.mark("A1").reason == "乙句子")
  }

  @Test func whatWasWrittenOnceIsOfferedForTheSameCriterionFirst() {
    var player = reviewing("r第一次写的<enter>", phrases: ["设置里的"])
    _ = player.app.update([])
    player.press("jr")
    let lines = player.grid.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("设置里的") })
    player.press("<esc>kr<c-u>")
    guard case .prompt(let prompt) = player.app.overlay else {
      Issue.record("no field")
      return
    }
    #expect(prompt.offers?.texts.first == "第一次写的")
  }

  @Test func whatWasWrittenForOneThingIsOfferedForNothingElse() {
    var player = ScreensPlayer()
    player.press("jj<enter>R补看<enter>so全案清楚<enter>")
    #expect(player.grid.contains("总体意见已记下"))
    player.press("<esc>r")
    #expect(!player.grid.contains("全案清楚") && !player.grid.contains("补看"))
    player.press("<esc><esc><esc>k<enter>so")
    guard case .prompt(let prompt) = player.app.overlay else {
      Issue.record("no field")
      return
    }
    #expect(prompt.offers?.texts.first == "全案清楚")
  }

  @Test func everyKeyKeepsADraftAndTheEndDropsIt() {
    let player = reviewing("r甲乙<enter>")
    #expect(drafts(player) == ["甲", "甲乙", ""])
    let given = reviewing("r甲<esc>")
    #expect(drafts(given) == ["甲", ""])
    #expect(drafts(reviewing("/甲<enter>")).isEmpty)
  }

  @Test func whatWasGivenUpIsOfferedTheNextTime() {
    var player = reviewing("r写了很久的话<esc>r")
    #expect(player.grid.contains("写了很久的话"))
    player.press("<down><enter>")
    #expect(player.review.scorecard.mark("A1").reason == "写了很久的话")
  }

  @Test func aDraftThatWasLeftIsOfferedWhenItsFileIsOpened() {
    var player = ScreensPlayer()
    let id = player.app.desk.entries[0].review.id
    let left = Draft(review: id, subject: .rejection(finding: "T02/decision"), text: "期限已依法延")
    _ = player.app.receive(.drafts([left]))
    #expect(player.grid.contains("没写完的文字"))
    player.press("<enter>")
    #expect(player.grid.contains("期限已依法延"))
    player.press("y长<enter>")
    #expect(player.review.scorecard.decision("T02/decision").reason == "期限已依法延长")
    #expect(drafts(player).last == "")
    var refusing = ScreensPlayer()
    _ = refusing.app.receive(.drafts([left]))
    refusing.press("<enter>n")
    #expect(drafts(refusing) == [""])
  }

  @Test func aReasonThatCouldNotBeRecordedIsNotLost() {
    var player = reviewing("")
    let id = player.app.desk.entries[0].review.id
    player.press("r写好的理由<enter>")
    _ = player.app.receive(.refused(id, player.recorded, Localized(zh: "未写入", en: "not written")))
    #expect(player.review.scorecard.mark("A1").reason.isEmpty)
    player.press("r<down><enter>")
    #expect(player.review.scorecard.mark("A1").reason == "写好的理由")
  }

  @Test func aFieldRemembersWhatWasEnteredInIt() {
    var player = ScreensPlayer()
    player.press("/建材<enter>/<c-u>食品<enter>/<up><up>")
    guard case .prompt(let prompt) = player.app.overlay else {
      Issue.record("no field")
      return
    }
    #expect(prompt.editor.text == "建材")
  }

  @Test func whatWasCutInOneFieldIsPastedInTheNext() {
    let player = reviewing("r抄送一句<c-u><esc>jr<c-y><enter>")
    #expect(player.review.scorecard.mark("A2").reason == "抄送一句")
  }

  @Test func altWithEnterBreaksTheLineOfATextOfTheReviewOnly() {
    var player = reviewing("r甲")
    player.type(.alt("\r"))
    player.press("乙<enter>")
    #expect(player.review.scorecard.mark("A1").reason == "甲\n乙")
    var filter = LineEditor("甲")
    _ = filter.handle(.alt("\r"))
    #expect(filter.text == "甲")
  }

  @Test func wordsAreMovedOverAndCutWithAlt() {
    var editor = LineEditor("处罚决定书 No 12")
    for key in [Key.alt("b"), .alt("b"), .alt("d")] { _ = editor.handle(key) }
    #expect(editor.text == "处罚决定书  12")
    _ = editor.handle(.ctrl("_"))
    #expect(editor.text == "处罚决定书 No 12")
  }

  @Test func altOutsideAFieldIsEscAndTheKey() {
    var player = reviewing("s")
    _ = player.app.update(.key(.alt("f")))
    #expect(player.app.screen == .review)
    #expect(player.app.criterion?.id == "B2")
  }
}

import CaseFiles
import Reviewing
import Standards
import Testing

@testable import TerminalUI

/// Keys of the review and what they make of the scorecard.
@Suite struct ScreensReviewTests {
  private func reviewing(_ keys: String = "", columns: Int = 80) -> ScreensPlayer {
    var player = ScreensPlayer(columns: columns)
    player.press("<enter>" + keys)
    return player
  }

  @Test func enterMarksACriterionMetAndGoesOn() {
    let player = reviewing("<enter><enter>")
    #expect(player.review.scorecard.mark("A1").state == .met)
    #expect(player.review.scorecard.mark("A2").state == .met)
    #expect(player.app.criterion?.id == "A3")
    #expect(player.grid.contains("未答 12/14"))
  }

  @Test func enterDoesNotPassOverAnOpenFinding() {
    let player = reviewing("f<enter>")
    #expect(player.app.criterion?.id == "B2")
    #expect(player.review.scorecard.mark("B2").state == .unanswered)
    #expect(player.grid.contains("疑点未处理"))
    #expect(player.recorded.isEmpty)
  }

  @Test func enterDoesNotMarkMetWhatAFindingWasAdoptedOn() {
    var player = reviewing("fa<enter>")
    #expect(player.app.criterion?.id == "B2")
    #expect(player.review.scorecard.mark("B2").state == .unanswered)
    #expect(player.grid.contains("本项采纳了疑点"))
    player.press("m")
    #expect(player.review.scorecard.mark("B2").state == .met)
  }

  @Test func enterLeavesADeductionAsItIs() {
    let player = reviewing("jj1<enter>")
    #expect(player.review.scorecard.mark("A3").deductions == [TakenDeduction(id: "A3.1")])
    #expect(player.app.criterion?.id == "A4")
  }

  @Test func aDigitAgainAddsAnOccurrenceAndMinusTakesOneBack() {
    var player = reviewing("jj22")
    #expect(player.review.scorecard.mark("A3").deductions == [TakenDeduction(id: "A3.2", times: 2)])
    player.press("-")
    #expect(player.review.scorecard.mark("A3").deductions == [TakenDeduction(id: "A3.2", times: 1)])
    player.press("-")
    #expect(player.review.scorecard.mark("A3") == Mark())
    #expect(player.recorded.count == 4)
  }

  @Test func pointsOfARangeAreAskedForAndHeldToIt() {
    var player = reviewing("jjj19<enter>")
    #expect(player.grid.contains("不在 1–8 之间"))
    player.press("2.5<enter>")
    #expect(player.review.scorecard.mark("A4").deductions.first?.points == Points("2.5"))
    #expect(player.grid.contains("暂计 97.5"))
  }

  @Test func adoptingAFindingCitesItsEvidenceAndGivesItsWordsAsTheReason() {
    var player = reviewing("fa")
    let mark = player.review.scorecard.mark("B2")
    #expect(mark.reason == "决定晚于立案后九十日")
    #expect(mark.evidence.map(\.document) == ["立案审批表", "行政处罚决定书"])
    #expect(player.review.scorecard.decision("T02/decision").state == .adopted)
    player.press("u")
    #expect(player.review.scorecard.mark("B2") == Mark())
    #expect(player.review.scorecard.decision("T02/decision").state == .open)
    player.press("<c-r>1")
    #expect(player.review.scorecard.mark("B2").state == .deducted)
  }

  @Test func rejectingAFindingNeedsAReason() {
    var player = reviewing("fx<enter>")
    #expect(player.grid.contains("请写明内容"))
    player.press("期限已依法延长<enter>")
    #expect(
      player.review.scorecard.decision("T02/decision")
        == FindingDecision(state: .rejected, reason: "期限已依法延长"))
  }

  @Test func aDisabledKeySaysWhy() {
    #expect(reviewing("n").grid.contains("本项一律适用"))
    #expect(reviewing("jv").grid.contains("本项不是否决项"))
    #expect(reviewing("a").grid.contains("本项没有疑点"))
    #expect(reviewing("u").grid.contains("没有可撤销的步骤"))
  }

  @Test func aVetoStatesItsFactAndGatesTheGrade() {
    let player = reviewing("v以内设机构名义作出决定<enter>")
    #expect(player.review.scorecard.mark("A1").state == .veto)
    #expect(player.grid.contains("不合格"))
    #expect(player.grid.contains("否决 1"))
  }

  @Test func pointsForGoodWorkAreNotGivenByEnter() {
    var player = reviewing("G[<enter>")
    #expect(player.review.scorecard.mark("C4").state == .na)
    player.press("/C4<enter>m")
    #expect(player.review.scorecard.mark("C4").state == .met)
  }

  @Test func theRestOfASectionIsMetInOneStepThatAsksAndCanBeTakenBack() {
    var player = reviewing("jjjjjMy")
    let card = player.review.scorecard
    #expect(["B1", "B3", "B4", "B5"].allSatisfy { card.mark($0).state == .met })
    #expect(card.mark("B2").state == .unanswered)
    player.press("u")
    #expect(player.review.scorecard.marks.isEmpty)
  }

  @Test func theRestOfASectionLeavesOutWhatAFindingWasAdoptedOn() {
    let adopted = reviewing("faMy").review.scorecard
    #expect(adopted.mark("B1").state == .met && adopted.mark("B2").state == .unanswered)
    let rejected = reviewing("fx已核对<enter>My").review.scorecard
    #expect(rejected.mark("B2").state == .met)
  }

  @Test func aQuestionIgnoresKeysTypedBeforeItWasSeen() {
    var player = reviewing()
    player.burst("My")
    #expect(player.review.scorecard.marks.isEmpty)
    player.press("y")
    #expect(!player.review.scorecard.marks.isEmpty)
  }

  @Test func aFieldKeepsWhatWasTypedAhead() {
    var player = reviewing()
    player.burst("r备注一<enter>")
    #expect(player.review.scorecard.mark("A1").reason == "备注一")
  }

  @Test func aPasteNeverPressesKeys() {
    var player = reviewing()
    _ = player.app.update(.paste("1\nmmq\n"))
    #expect(player.review.scorecard.marks.isEmpty)
    player.press("r")
    _ = player.app.update(.paste("第一行\n第二行"))
    player.press("<enter>")
    #expect(player.review.scorecard.mark("A1").reason == "第一行 第二行")
  }

  @Test func aChangeThatCouldNotBeWrittenIsTakenBackAndSaid() {
    var player = reviewing("<enter>")
    guard case .record(let id, let actions, _)? = player.effects.last else {
      Issue.record("nothing was recorded")
      return
    }
    _ = player.app.receive(.refused(id, actions, Localized(zh: "磁盘已满", en: "The disk is full")))
    #expect(player.review.scorecard.marks.isEmpty)
    #expect(player.grid.contains("磁盘已满"))
  }

  @Test func aReviewIsSubmittedOnlyWhenNothingIsLeft() {
    var player = reviewing("sS")
    #expect(player.grid.contains("还有 16 处未完成，见“未完事项”；按 Enter 去处理"))
    player.press("<esc>gMyfa1<enter>Myfx写法不影响认定<enter>]My")
    player.press("s")
    #expect(player.grid.contains("未完事项：无"))
    player.press("Sy")
    #expect(player.review.stage == .submitted)
    #expect(player.recorded.last == .submitted)
    var next = player
    next.press(">")
    #expect(next.app.screen == .review)
    #expect(next.app.review?.entry == 1)
    player.press("<esc>m")
    #expect(player.grid.contains("已提交，不能修改"))
    player.press("sR补看一份文书<enter>")
    #expect(player.review.stage == .open)
    #expect(player.grid.contains("已撤回，可以修改；改完重新提交"))
  }

  @Test func onlyTheFirstLineOfACriterionMakesRoomForItsState() {
    var block = TextBlock(columns: 20)
    block.add("无处罚权、超越法定职权，或者以内设机构名义处罚", .heading, right: "未答 否决项", .dim)
    var surface = Surface(size: Size(rows: 3, columns: 20))
    surface.draw(block.lines, in: Rect(row: 0, column: 0, rows: 3, columns: 20))
    #expect(
      surface.lines() == [
        "无处罚   未答 否决项", "权、超越法定职权，或", "者以内设机构名义处罚",
      ])
  }

  @Test func aSectionSaysWhatIsLeftOfItAndItsPointsOnceNothingIs() {
    var player = reviewing()
    func section() -> String {
      player.grid.split(separator: "\n").first { $0.contains("一、主体") }.map(String.init) ?? ""
    }
    #expect(section().hasSuffix("未答 5"))
    player.press("jj1")
    #expect(section().hasSuffix("未答 4"))
    player.press("My")
    player.press("g")
    #expect(section().hasSuffix("35/40"))
  }

  @Test func aQuestionSaysWhichKeysAnswerItInsteadOfThoseThatDoNot() {
    var player = reviewing("M")
    #expect(player.grid.contains("按 y 或 n 回答") && !player.grid.contains("下一未答"))
    player.press("n")
    #expect(player.grid.contains("下一未答"))
  }

  @Test func whatTheTourSpeaksOfIsNotUnderIt() {
    var player = ScreensPlayer()
    player.press("<f5><enter>f")
    #expect(player.grid.contains("看“推算”和“出处”"))
    #expect(player.grid.contains("推算 立案") && player.grid.contains("出处 立案审批表"))
    #expect(player.grid.contains("B2 在法定期限内作出决定"))
  }

  @Test func theTablesOfAPreviewStandInColumns() {
    var player = ScreensPlayer()
    player.press("<enter>sp")
    let lines = [
      ["表"], ["评查项目", "应得分", "扣分理由"], ["主体", "8", ""],
      ["程序与期限", "20", String(repeating: "超期", count: 40)], ["完"],
    ]
    _ = player.app.receive(.preview(.opinion, lines))
    let shown = player.grid.split(separator: "\n").map(String.init)
    #expect(shown.contains("  评查项目   │ 应得分 │ 扣分理由"))
    #expect(shown.contains("  主体       │ 8      │"))
    #expect(shown.contains { $0.hasPrefix("  程序与期限 │ 20     │ 超期超期") })
    #expect(shown.contains { $0.hasPrefix("             │        │ 超期") })
    #expect(shown.contains("  完"))
  }

  @Test func whatKeysDoInAFieldIsSaidWholeOrNotAtAll() {
    let parts = ["Enter 确定", "Esc 取消", "Tab ↑↓ 常用语", "^U 清空", "^X 编辑器", "Alt-Enter 换行"]
    for columns in 30...90 {
      var player = reviewing(columns: columns)
      _ = player.app.receive(.phrases([.init(.deduction, criterion: "A1", text: "送达回证缺签名", count: 2)]))
      player.press("r")
      let hint = (player.grid.split(separator: "\n").last.map(String.init) ?? "").dropFirst()
      for part in hint.split(separator: "  ") { #expect(parts.contains(String(part)), "\(columns): \(hint)") }
    }
  }

  @Test func aLongEntryOfAListTakesTheRoomAShortDetailLeaves() {
    var player = reviewing()
    let rows = [
      Picker.Row(text: "送达回证（行政处罚事先告知书及听证权利告知）", detail: "1 页", words: []),
      Picker.Row(text: "立案审批表", detail: String(repeating: "长", count: 60), words: []),
    ]
    player.app.overlay = .picker(Picker(Localized("文书"), rows: rows) { _, _ in [] })
    #expect(player.grid.contains("送达回证（行政处罚事先告知书及听证权利告知） 1 页"))
    #expect(player.grid.contains("立案审批表                 长长"))
  }

  @Test func nothingIsExportedOfAReviewThatGoesOnAndNoPathIsAskedFor() {
    var player = ScreensPlayer()
    player.play("<enter>se")
    #expect(player.grid.contains("不能出具文书；先在结论屏按 S 提交"))
    player.play("pe")
    #expect(player.app.screen == .preview)
    #expect(player.grid.contains("不能出具文书"))
    var submitted = ScreensPlayer()
    submitted.play("jj<enter>se<enter>")
    #expect(submitted.grid.contains("-评查意见书.docx"))
  }

  @Test func whatIsSubmittedHasNoOpinionToBeWritten() {
    var player = ScreensPlayer()
    player.press("jj<enter>s")
    #expect(player.grid.contains("（未写）"))
    player.press("R补看<enter>")
    #expect(player.grid.contains("（未写；按 o 填写）"))
  }

  @Test func theStatusLineShowsNothingInPart() {
    for columns in 30...80 {
      let player = reviewing("f", columns: columns)
      let status = player.grid.split(separator: "\n")[1]
      #expect(!status.contains("待处理疑") || status.hasSuffix("待处理疑点 2"), "\(columns): \(status)")
    }
  }

  @Test func everyLineOfWhatIsLeftLeadsThere() {
    let player = reviewing("sjjjjjjj<enter>")
    #expect(player.app.screen == .review)
    #expect(player.app.criterion?.id == "A2")
  }

  /// The measure of the design: not more than one and a half keys a criterion for an ordinary file.
  @Test func anOrdinaryFileTakesAtMostOneAndAHalfKeysACriterion() {
    // Nine criteria are met, one finding is adopted with its deduction, one rejected; one deduction has a reason.
    let keys =
      "<enter><enter><enter><enter><enter><enter>a1<enter><enter><enter><enter><enter><enter><enter><enter>"
    let player = reviewing(keys)
    let count = Key.sequence(keys)?.count ?? 0
    #expect(player.app.review?.score.isComplete == true)
    #expect(Double(count) <= 1.5 * 14)
  }

  @Test func theCriterionStaysInViewAboveALongFinding() {
    var desk = ScreensFixture().desk(files: 1)
    let long = String(repeating: "自立案之日起算，逐日列明。", count: 40)
    if case .found(var findings) = desk.entries[0].results[0].outcome {
      findings[0].derivation = Localized(zh: long, en: long)
      desk.entries[0].results[0].outcome = .found(findings)
    }
    var player = ScreensPlayer(desk)
    player.press("<enter>f")
    #expect(player.grid.contains("超过期限（−4）"))
    #expect(player.grid.contains("↓"))
  }

  @Test func theNextFileIsOneKeyAway() {
    let player = reviewing(">")
    #expect(player.app.review?.entry == 1)
    #expect(player.app.criterion?.id == "A4")
  }

  @Test func theConclusionShowsThePanelAndWhatWouldHelp() {
    var desk = ScreensFixture().desk()
    var player = ScreensPlayer(desk, rows: 60, columns: 100)
    player.press("j<enter>s")
    #expect(player.grid.contains("如改正其中一项") && player.grid.contains("B1 立案及时并经负责人批准：+0.5，总分 100"))
    #expect(!player.grid.contains("合议改定"))
    desk.entries[1].review.scorecard.panel["B1"] = PanelDecision(
      mark: Mark(state: .met), reason: "补有延期审批", members: ["张某", "李某"])
    player = ScreensPlayer(desk, rows: 60, columns: 100)
    player.press("j<enter>s")
    #expect(player.grid.contains("合议改定") && player.grid.contains("补有延期审批"))
    #expect(player.grid.contains("合议人员 张某、李某"))
    #expect(!player.grid.contains("如改正其中一项"))
  }

  @Test func whatIsRecordedMakesTheReviewAnew() throws {
    let player = reviewing("<enter><enter>jj1222-fa1uux不成立<enter>Mysoy总体尚可<enter>")
    var replayed = Review(id: player.review.id, standard: "example", version: "1")
    for action in player.recorded { try replayed.apply(action) }
    #expect(replayed == player.review)
  }
}

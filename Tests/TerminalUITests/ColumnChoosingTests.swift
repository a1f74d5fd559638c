import CaseFiles
import Testing

@testable import TerminalUI

@Suite struct ColumnChoosingTests {
  static let survey = TableSurvey(columns: [
    .init(heading: "决定编号", field: .number, isProposal: true, sample: "澜市监罚〔2024〕31号"),
    .init(heading: "案由", field: .act, sample: "经营超过保质期的食品"),
    .init(heading: "被罚的人", sample: "某食品店"), .init(heading: "罚款金额", field: .fine, sample: "5000"),
    .init(heading: "作出日期", sample: "2024-12-11"), .init(heading: "备注"),
  ])

  /// A desk on which a table was named and looked at.
  private func player(_ survey: TableSurvey = survey) -> ScreensPlayer {
    var player = ScreensPlayer(DeskTests.desk(3))
    player.press("i/台账.xlsx<enter>")
    _ = player.app.receive(.columns(path: "/台账.xlsx", survey))
    return player
  }

  @Test func aTableIsTakenInAsItStandsByOneKey() {
    var player = player()
    #expect(player.grid.contains("3 列读作字段，3 列按原样保留；? 为建议"))
    #expect(!player.grid.contains("正在装入"))
    player.press("<enter>")
    #expect(player.effects.last == .importFiles(path: "/台账.xlsx", columns: Self.survey.mapping))
    #expect(player.app.desk.isImporting)
  }

  @Test func aColumnIsToldWhatItIs() {
    var player = player()
    player.press("<down><down><down><enter>")
    #expect(player.grid.contains("“被罚的人”读作"))
    player.press("dsr<enter>")
    #expect(player.grid.contains("被罚的人                   当事人           例 某食品店"), "\(player.grid)")
    // The cursor stands on the column still; a field that another column was read as moves over.
    player.press("<enter>案由<enter>")
    #expect(player.grid.contains("被罚的人                   案由"), "\(player.grid)")
    player.press("<up>a<esc>")
    #expect(player.grid.contains("没有装入"))
    #expect(!player.app.desk.isImporting)
  }

  @Test func theFirstLineTakesWhatWasCorrected() {
    var player = player()
    player.press("<down><enter>按原样<enter>")
    #expect(player.grid.contains("没有案号"))
    player.press("<up><enter>")
    var expected = Self.survey
    expected.choose(0, nil)
    #expect(player.effects.last == .importFiles(path: "/台账.xlsx", columns: expected.mapping))
  }

  @Test func whatNoColumnHasIsSaidBelowTheColumnsAndCannotBeChosen() {
    let said = Localized(zh: "机关取自第 1 行：示例局", en: "the agency is that of line 1: 示例局")
    var player = player(TableSurvey(columns: Self.survey.columns, inferences: [said]))
    #expect(player.grid.contains("机关取自第 1 行：示例局"))
    for _ in 0...Self.survey.columns.count { player.press("<down>") }
    player.press("<enter>")
    #expect(player.grid.contains("各列读作什么") && !player.app.desk.isImporting, "\(player.grid)")
  }

  @Test func leavingTheFieldsGoesBackToTheColumns() {
    var player = player()
    player.press("<down><enter><esc>")
    #expect(player.grid.contains("各列读作什么"))
    player.press("<esc>")
    #expect(player.grid.contains("没有装入"))
  }

  @Test func aTableOfWhichNothingIsKnownIsNotTakenInBeforeSomethingIsSaid() {
    var player = player(TableSurvey(columns: [.init(heading: "甲"), .init(heading: "乙", sample: "一")]))
    player.press("<enter>")
    #expect(player.grid.contains("先指明至少两列"))
    #expect(!player.effects.contains { if case .importFiles = $0 { true } else { false } })
    player.press("<down><enter>案号<enter><down><enter>案由<enter><up><up><enter>")
    var expected = ColumnMapping()
    expected.choose("甲", .number)
    expected.choose("乙", .act)
    #expect(player.effects.last == .importFiles(path: "/台账.xlsx", columns: expected))
  }

  @Test func whatWasTypedMeanwhileIsMeantForTheColumns() {
    var player = ScreensPlayer(DeskTests.desk(3))
    player.burst("i/台账.xlsx<enter><enter>")
    #expect(player.effects.last == .readColumns(path: "/台账.xlsx"))
    let effects = player.app.receive(.columns(path: "/台账.xlsx", Self.survey))
    #expect(effects == [.importFiles(path: "/台账.xlsx", columns: Self.survey.mapping)])
  }

  @Test func columnsThatComeWhileTheReviewerIsElsewhereDoNotTakeTheKeys() {
    var player = ScreensPlayer(DeskTests.desk(3))
    player.press("i/台账.xlsx<enter>?")
    _ = player.app.receive(.columns(path: "/台账.xlsx", Self.survey))
    player.press("<esc>")
    #expect(!player.grid.contains("各列读作什么"))
    #expect(!player.app.desk.isImporting)
  }

  @Test func stoppedBeforeTheColumnsCameNothingIsAsked() {
    var player = ScreensPlayer(DeskTests.desk(3))
    player.press("i/台账.xlsx<enter>iy")
    #expect(player.app.receive(.columns(path: "/台账.xlsx", Self.survey)) == [])
    #expect(!player.grid.contains("各列读作什么"))
  }
}

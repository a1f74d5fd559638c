import CaseFiles
import Prechecks
import Reviewing
import Testing

@testable import TerminalUI

/// Documents side by side, what they state in different ways, and the list of citations.
@Suite struct ScreensCompareTests {
  /// A desk whose decision names the party and the fine otherwise than the other documents.
  static func desk() -> Desk {
    var desk = ScreensFixture().desk(files: 1)
    desk.entries[0].file.documents[3].text = DocumentText(pages: [
      [.init(.heading(1), "行政处罚决定书"), .init(.body, "当事人：示例食品商店（经营者：周某），罚款6000元。")],
      [.init(.body, "　　依法可处5000元以上50000元以下罚款，决定罚款6000元。")],
    ])
    desk.entries[0].file.documents[2].text = DocumentText(pages: [
      [.init(.body, "当事人：示例食品店"), .init(.body, "　　拟处以罚款5000元。")]
    ])
    return desk
  }

  private func reading(_ keys: String, rows: Int = 24, columns: Int = 80) -> ScreensPlayer {
    var player = ScreensPlayer(Self.desk(), rows: rows, columns: columns)
    player.press("<enter>d" + keys)
    return player
  }

  @Test func twoDocumentsStandSideBySideOrOneAboveTheOther() {
    let wide = reading("=送达<backspace><backspace>告知<enter>", rows: 40, columns: 160)
    #expect(wide.app.documentRect(wide.app.size).columns == 79)
    #expect(wide.app.besideRect(wide.app.size).column == 80)
    #expect(wide.grid.contains("拟处以罚款") && wide.grid.contains("案由"))
    let narrow = reading("=告知<enter>")
    #expect(narrow.app.besideRect(narrow.app.size).row > 10)
    #expect(narrow.grid.contains("拟处以罚款") && narrow.grid.contains("案由"))
  }

  @Test func tabChangesSidesAndEachKeepsItsPlace() {
    var player = reading("jj=告知<enter>")
    let first = player.app.document?.cursor
    player.press("<tab>")
    #expect(player.app.document?.index == 2)
    player.press("j<tab>")
    #expect(player.app.document?.index == 0)
    #expect(player.app.document?.cursor == first)
    #expect(player.app.beside?.cursor == 1)
    player.press("<esc>")
    #expect(player.app.beside == nil)
    #expect(player.app.screen == .document)
  }

  @Test func theDocumentsToChooseFromSayWhatDiffers() {
    let player = reading("]]=")
    #expect(player.grid.contains("! 当事人、罚款"))
  }

  @Test func whatDiffersIsMarkedAndGoneToFromOneToTheNext() {
    var player = reading("]]")
    #expect(player.grid.contains("!当事人：示例食品店"))
    player.press("w")
    #expect(player.grid.contains("当事人：此处“示例食品店”，《行政处罚决定书》作“示例食品商店（经营者：周某）”"))
    #expect(player.app.document?.index == 2)
    player.press("w")
    #expect(player.grid.contains("罚款：此处“5000元”"))
    player.press("w")
    #expect(player.app.document?.index == 3)
    player.press("W")
    #expect(player.app.document?.index == 2)
    let roles = player.app.view(player.app.size).roles()
    #expect(roles.contains("w"))
  }

  @Test func whileComparingTheOtherSideFollows() {
    var player = reading("]]=立案<enter>w")
    #expect(player.app.document?.index == 2)
    // The form that stood beside it says the same; the decision does not.
    #expect(player.app.beside?.index == 3)
    player.press("w")
    #expect(player.app.beside?.marked?.document == 3)
    #expect(player.grid.contains("示例食品商店"))
  }

  @Test func rangesOfTheLawAreNoFines() {
    let facts = Self.desk().entries[0].file.documents[3].statedFacts
    #expect(facts.filter { $0.name == "罚款" }.map(\.value) == ["6000元", "6000元"])
    #expect(facts.first { $0.name == "当事人" }?.value == "示例食品商店")
  }

  @Test func documentsThatAgreeSaySo() {
    var player = ScreensPlayer()
    player.press("<enter>dw")
    #expect(player.grid.contains("没有不一致"))
  }

  @Test func allCitationsAreListedAndGoneTo() {
    var player = ScreensPlayer()
    player.press("j<enter>di")
    #expect(player.grid.contains("B1") && player.grid.contains("立案审批表 第1页 “经审查”"))
    player.press("B2<enter>")
    #expect(player.app.document?.marked != nil)
    player.press("i决定书<enter>")
  }

  @Test func aPageOfPaperIsCitedWithWhatIsReadThere() {
    var player = ScreensPlayer()
    player.press("<enter>d]]]]jjc受送达人签名，2024年12月13日<enter>")
    #expect(
      player.review.scorecard.mark("A1").evidence == [
        Citation(document: "送达回证", page: 3, quote: "受送达人签名，2024年12月13日")
      ])
    player.press("k")
    #expect(player.grid.contains("第2页"))
  }
}

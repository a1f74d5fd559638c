import CaseFiles
import Prechecks
import Reviewing
import Testing

@testable import TerminalUI

/// The facts as a form beside the documents.
@Suite struct ScreensFactsTests {
  private func form(_ keys: String = "", rows: Int = 40, columns: Int = 80) -> ScreensPlayer {
    var player = ScreensPlayer(rows: rows, columns: columns)
    player.press("<enter>o" + keys)
    return player
  }

  /// The form with the cursor on a path.
  private func form(at path: String, rows: Int = 40, columns: Int = 80) throws -> ScreensPlayer {
    var player = form(rows: rows, columns: columns)
    player.app.facts?.go(to: try #require(FactPath(path)))
    return player
  }

  private func entries(_ player: ScreensPlayer) -> [String: FactEntry] { player.review.entries }

  @Test func aFieldIsEnteredOverTheFilesOwn() throws {
    var player = try form(at: "案由")
    player.press("<enter>销售超过保质期的食品<enter>")
    #expect(entries(player) == ["案由": FactEntry("销售超过保质期的食品")])
    #expect(player.app.desk.entries[0].file.act?.value == "销售超过保质期的食品")
    #expect(player.app.desk.entries[0].asFiled.act?.value == "经营超过保质期的食品")
    #expect(player.grid.contains("✎"))
    // What the document beside it does not say has no source yet.
    #expect(player.grid.contains("未写明出处，按 P 补写"))
    #expect(player.grid.contains("案卷原记载 经营超过保质期的食品"))
    #expect(player.effects.contains(.check(player.review.id)))
  }

  @Test func theSearchFindsListsAndWhatCanBeAddedToThem() throws {
    var player = form("/事件<enter>")
    #expect(player.app.facts?.row.flatMap { player.app.facts?.section($0)?.name } == "事件")
    #expect(entries(player).isEmpty)
    player.press("/听证<enter>")
    #expect(entries(player).keys.sorted() == ["事件/听证#1"])
    #expect(
      player.app.facts?.row.flatMap { player.app.facts?.path($0)?.description }?.hasPrefix("事件/听证#1/") == true
    )
    player.press("u")
    #expect(entries(player).isEmpty)
  }

  @Test func aDayTypedIsQuotedAsTheDocumentWritesIt() throws {
    var player = try form(at: "事件/立案#1/日期")
    player.press("<enter>2024.9.9<enter>")
    // The same day as the file's own: nothing to enter.
    #expect(entries(player).isEmpty)
    #expect(player.grid.contains("与案卷记载相同"))
    player.press("]<enter>2023/8/1<enter>")
    #expect(
      entries(player)["事件/立案#1/日期"]
        == FactEntry("2023/8/1", document: "现场检查笔录", page: 1, quote: "2023年8月1日"))
  }

  @Test func aBadValueStaysInTheFieldWithWhatToWriteInstead() throws {
    var player = try form(at: "事件/立案#1/日期")
    player.press("<enter>2024-13-02<enter>")
    #expect(player.grid.contains("不是日期；应写作 2024-03-02"))
    #expect(entries(player).isEmpty)
    player.press("<backspace><backspace><backspace><backspace><backspace>12-02<enter>")
    #expect(entries(player)["事件/立案#1/日期"]?.text == "2024-12-02")
  }

  @Test func clearingAFieldMeansNotRecorded() throws {
    var player = try form(at: "处罚/罚款#1/金额")
    player.press("<enter><c-u><enter>")
    #expect(entries(player) == ["处罚/罚款#1/金额": FactEntry("")])
    #expect(player.app.desk.entries[0].file.penalties[0].amount == nil)
    player.press("x")
    #expect(entries(player).isEmpty)
    #expect(player.app.desk.entries[0].file.penalties[0].amount?.value == Money(yuan: 5000))
  }

  @Test func yesAndNoAndKindsAreChosen() throws {
    var player = try form(at: "当事人/涉企")
    player.press("<enter>")
    #expect(player.grid.contains("未记载"))
    player.press("<up><up><enter>")
    #expect(entries(player)["当事人/涉企"]?.text == "是")
    player.app.facts?.go(to: FactPath(field: "案卷类型"))
    player.press("<enter>简易<enter>")
    #expect(player.app.desk.entries[0].file.kind?.value == .summaryPenalty)
  }

  @Test func anEventIsAddedFilledInAndTakenOutAgain() throws {
    var player = try form(at: "事件/立案#1")
    player.press("a听证申请<enter>")
    #expect(player.app.factsPath?.description == "事件/听证申请#1/日期")
    player.press("<enter>2024-11-06<enter>")
    #expect(player.app.desk.entries[0].file.event(.hearingRequest)?.day?.value == Day(2024, 11, 6))
    player.press("D")
    #expect(entries(player).isEmpty)
    player.press("u")
    #expect(player.app.desk.entries[0].file.event(.hearingRequest)?.day?.value == Day(2024, 11, 6))
  }

  @Test func anItemOfTheFileIsDroppedAndComesBack() throws {
    var player = try form(at: "执法人员/李某#1")
    player.press("D")
    #expect(player.app.desk.entries[0].file.officers.map(\.name.value) == ["张某"])
    #expect(player.grid.contains("李某：评查认为案卷没有这一项"))
    player.app.facts?.go(to: try #require(FactPath("执法人员/李某#1")))
    player.press("x")
    #expect(player.app.desk.entries[0].file.officers.map(\.name.value) == ["张某", "李某"])
  }

  @Test func undoAndRedoRunTheChecksAgain() throws {
    var player = try form(at: "案由")
    player.press("<enter>甲<enter>u")
    #expect(entries(player).isEmpty)
    #expect(player.app.desk.entries[0].file.act?.value == "经营超过保质期的食品")
    player.press("<c-r>")
    #expect(entries(player)["案由"]?.text == "甲")
    #expect(player.effects.filter { $0 == .check(player.review.id) }.count == 3)
    #expect(player.recorded.count == 3)
  }

  @Test func theSourceIsWrittenByNumberAndPage() throws {
    var player = try form(at: "案由")
    player.press("<enter>甲<enter>P<c-u>4 2<enter>")
    #expect(entries(player)["案由"] == FactEntry("甲", document: "行政处罚决定书", page: 2))
    player.press("P<c-u>没有这份 2<enter>")
    #expect(player.grid.contains("卷内没有“没有这份”"))
    player.press("<esc>")
    #expect(entries(player)["案由"]?.document == "行政处罚决定书")
  }

  @Test func aDateSelectedInTheDocumentFillsTheField() throws {
    var player = try form(at: "事件/处罚决定#1/日期")
    player.press("<tab>]/2024年11月4日<enter>f")
    // The sentence holds several days; the one meant is chosen.
    if case .picker = player.app.overlay { player.press("2024年11月<enter>") }
    #expect(
      entries(player)["事件/处罚决定#1/日期"]
        == FactEntry("2024年11月4日", document: "现场检查笔录", page: 1, quote: "2024年11月4日"))
    #expect(player.app.screen == .document)
  }

  @Test func anAmountIsTakenAndEnterGoesBackToTheForm() throws {
    var player = try form(at: "处罚/罚款#1/法定下限")
    player.press("<tab>]]]/罚款5000<enter><enter>")
    #expect(
      entries(player)["处罚/罚款#1/法定下限"] == FactEntry("5000元", document: "行政处罚决定书", page: 2, quote: "5000元"))
    #expect(player.app.screen == .facts)
  }

  @Test func wordsAreOfferedToBeShortened() throws {
    var player = try form(at: "当事人/类型")
    player.press("<tab>]]]/60<enter>/如不服<enter>f<c-u>公民<enter>")
    #expect(entries(player)["当事人/类型"]?.text == "公民")
    #expect(entries(player)["当事人/类型"]?.document == "行政处罚决定书")
  }

  @Test func whereNothingFitsTheMessageSaysWhatWould() throws {
    var player = try form(at: "处罚/罚款#1/金额")
    player.press("<tab>/经审查<enter>f")
    #expect(player.grid.contains("5000元"))
    #expect(entries(player).isEmpty)
  }

  @Test func thePagesOfPaperAreTurnedAndTaken() throws {
    var player = try form(at: "事件/送达#1/日期")
    player.press("<tab>]]]]jjj<tab>")
    #expect(player.app.document?.index == 4)
    #expect(player.app.document?.page == 4)
    player.press("<enter>2024-12-14<enter>")
    #expect(entries(player)["事件/送达#1/日期"] == FactEntry("2024-12-14", document: "送达回证", page: 4))
  }

  @Test func theChangeInFindingsIsTold() throws {
    var player = try form(at: "案由")
    player.press("<enter>甲<enter>")
    var results = player.app.desk.entries[0].results
    results[0].outcome = .passed
    results[2].outcome = .passed
    _ = player.app.receive(.checked(player.review.id, results))
    #expect(player.grid.contains("消除疑点 1 条"))
    #expect(player.grid.contains("不能判断 1→0 项"))
    #expect(player.grid.contains("待处理疑点 1"))
    player.press("j")
    _ = player.app.receive(.checked(player.review.id, results))
    #expect(player.grid.contains("疑点没有变化"))
    _ = player.app.receive(.checked(player.review.id, player.app.desk.entries[1].results))
    #expect(player.grid.contains("新增疑点 1 条：决定晚于立案后九十日"))
  }

  @Test func anAdoptedFindingThatIsGoneAsksForALookAtThePoints() throws {
    var player = ScreensPlayer()
    player.press("<enter>fao")
    player.app.facts?.go(to: try #require(FactPath("案由")))
    player.press("<enter>甲<enter>")
    var results = player.app.desk.entries[0].results
    results[0].outcome = .passed
    _ = player.app.receive(.checked(player.review.id, results))
    #expect(player.grid.contains("其中已采纳 1 条"))
  }

  @Test func whatCannotBeWrittenIsTakenBackAndCheckedAgain() throws {
    var player = try form(at: "案由")
    player.press("<enter>甲<enter>")
    let effects = player.app.receive(
      .refused(player.review.id, player.recorded, Localized(zh: "磁盘已满", en: "disk full")))
    #expect(effects == [.check(player.review.id)])
    #expect(player.app.desk.entries[0].file.act?.value == "经营超过保质期的食品")
  }

  @Test func aSubmittedReviewTakesNoFacts() {
    var player = ScreensPlayer()
    player.press("jj<enter>ojjj<enter>")
    #expect(player.grid.contains("已提交，不能修改"))
    #expect(player.recorded.isEmpty)
  }

  @Test func aFieldIsFoundByItsName() {
    var player = form("/处罚决定日期<enter>")
    #expect(player.app.factsPath?.description == "事件/处罚决定#1/日期")
    player.press("/没有<esc>/当事人名称<enter>")
    #expect(player.app.factsPath?.description == "当事人/名称")
  }

  @Test func groupsOpenAndClose() {
    var player = form("gG")
    player.press("z")
    #expect(player.app.facts?.rows.count == player.app.facts?.sections.count)
    player.press("g<enter>")
    #expect(player.grid.contains("示市监罚〔2024〕31号"))
    player.press("jjh")
    #expect(player.app.facts?.cursor == 0)
    player.press("zn")
    #expect(player.app.factsLine?.fact == nil)
  }

  @Test func theSourceOfAFactIsShownInTheDocument() throws {
    var player = try form(at: "事件/处罚决定#1/日期")
    player.press("e")
    #expect(player.app.document?.index == 3)
    #expect(player.app.screen == .facts)
    player.app.facts?.go(to: FactPath(field: "案由"))
    player.press("e")
    #expect(player.grid.contains("case.yaml 第1行"))
  }

  @Test func theFormStandsBesideTheDocumentAndAbove() {
    let wide = form("", rows: 50, columns: 160)
    #expect(wide.app.documentRect(wide.app.size).column > 56)
    let narrow = form("", rows: 24, columns: 80)
    #expect(narrow.app.documentRect(narrow.app.size).row > 10)
    let bare = CaseEntry(
      file: CaseFile(location: "x"), results: [], standard: ScreensFixture().standard(),
      review: Review(id: ReviewID(caseFile: "x", reviewer: "陈某"), standard: "example", version: "1"),
      source: "x")
    var player = ScreensPlayer(Desk(reviewer: "陈某", entries: [bare]))
    player.press("o<tab>")
    #expect(player.grid.contains("本案卷没有文书"))
    player.app.facts?.go(to: FactPath(group: "文书", item: .init("立案审批表")))
    player.press("a立案审批表<enter>")
    #expect(player.app.documents.map(\.name) == ["立案审批表"])
    #expect(player.grid.contains("只有纸质件"))
  }
}

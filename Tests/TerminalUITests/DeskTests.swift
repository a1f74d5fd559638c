import CaseFiles
import Reviewing
import Standards
import Testing

@testable import TerminalUI

/// A desk of rows, as a workspace with many imported files fills it.
@Suite struct DeskTests {
  static func row(_ index: Int) -> CaseRow {
    CaseRow(
      id: Int64(index + 1), caseFile: "示罚〔2024〕\(index)号", number: "示罚〔2024〕\(index)号",
      title: index % 2 == 0 ? "食品店过期食品案" : "Café扬尘案", act: index % 2 == 0 ? "经营过期食品" : "扬尘",
      agency: index % 3 == 0 ? "甲区市场监督管理局" : "甲区生态环境局", party: "当事人\(index)", field: "市场监管",
      kind: index % 5 == 0 ? .summaryPenalty : .ordinaryPenalty, filingDay: Day(2024, 9, 1 + index % 28),
      decisionDay: Day(2024, 10 + index % 3, 1), fine: Money(yuan: index * 100), findings: index % 4,
      undetermined: 1, source: "台账.csv:\(index + 2)", version: 1)
  }

  static func desk(_ count: Int) -> Desk {
    Desk(reviewer: "陈某", items: (0..<count).map { DeskItem(row($0)) })
  }

  static func matches(_ query: String, _ count: Int = 60) -> [Int] {
    var table = DeskTable((0..<count).map { DeskItem(row($0)) })
    table.setFilter(query)
    return table.problem == nil ? table.shown : [-1]
  }

  @Test func aDeskOfManyRowsIsFilteredFromItsFirstToItsLast() throws {
    let count = 2 * DeskBlock.capacity + 100
    for text in ["过期 疑点>1", "罚款>=819000", "示罚〔2024〕819", "-过期"] {
      let query = try CaseQuery(text)
      let expected = (0..<count).filter { query.matches(Self.row($0)) }
      #expect(Self.matches(text, count) == expected, "\(text)")
      // Rows that come in while the filter holds are found as well.
      var player = ScreensPlayer(Self.desk(DeskBlock.capacity + 10))
      player.press("/\(text)<enter>")
      let rest = (DeskBlock.capacity + 10)..<count
      _ = player.app.receive(.items(rest.map { DeskItem(Self.row($0)) }))
      #expect(player.app.table.shown == expected, "\(text)")
    }
  }

  @Test(arguments: [
    "过期", "机关:市场监管", "机关:局市", "-机关:甲生态局", "疑点>2", "罚款>=5000", "决定日期:2024-11", "立案日期:2024-09-05..2024-09-07",
    "-过期",
    "案由:扬尘 疑点:0", "类型:简易", "café", "CAFÉ扬尘", "领域:市场", "来源:台账.csv:9", "未提交", "已提交", "当事人:当事人7", "示罚〔2024〕5",
    "罚款<300 -疑点:1", "待核:1", "食品店\u{2028}", "市场监管",
  ])
  func theTableFindsWhatTheQuerySaysOfEachRow(_ text: String) throws {
    let query = try CaseQuery(text)
    let expected = (0..<60).filter { query.matches(Self.row($0)) }
    #expect(Self.matches(text) == expected, "\(text)")
  }

  @Test func aWordIsNotFoundAcrossTwoFieldsOrTwoRows() {
    #expect(Self.matches("案经营").isEmpty)
    #expect(Self.matches("局当事人").isEmpty)
    #expect(Self.matches("0示罚").isEmpty)
  }

  @Test func anUnfinishedConditionIsLeftOutAndToldOf() {
    var player = ScreensPlayer(Self.desk(20))
    player.press("/疑点>")
    #expect(player.app.table.shown.count == 20)
    #expect(player.grid.contains("疑点>1") || player.app.message?.isBad == true)
    player.press("2")
    #expect(player.app.table.shown == [3, 7, 11, 15, 19])
    #expect(player.app.message == nil)
  }

  @Test func enterLooksIntoTheTextsAsWell() {
    var player = ScreensPlayer(Self.desk(20))
    player.press("/听证<enter>")
    #expect(player.effects.contains(.searchTyped("听证")) && !player.effects.contains(.searchTyped("听")))
    #expect(player.effects.contains(.search("听证")))
    #expect(player.app.table.shown.isEmpty)
    _ = player.app.receive(.found("听证", caseFiles: ["示罚〔2024〕4号", "示罚〔2024〕17号", "没有"]))
    #expect(player.app.table.shown == [4, 17])
  }

  @Test func aFileIsLoadedWhenItIsOpened() throws {
    var player = ScreensPlayer(Self.desk(20))
    player.press("jj<enter>")
    #expect(player.effects.last == .load(Self.row(2)))
    #expect(player.app.screen == .desk)
    var entry = ScreensFixture().entry(0)
    entry.review.id.caseFile = "示罚〔2024〕2号"
    _ = player.app.receive(.loaded(entry))
    #expect(player.app.screen == .review)
    #expect(player.app.table[2].row.title == entry.file.title?.value || !player.grid.isEmpty)
    player.press("m<enter>")
    #expect(!player.recorded.isEmpty)
    player.press(">")
    #expect(player.effects.last == .load(Self.row(3)))
  }

  @Test func aFileThatCannotBeLoadedLeavesTheDesk() {
    var player = ScreensPlayer(Self.desk(3))
    player.press("<enter>")
    _ = player.app.receive(.failed(Localized("坏了")))
    #expect(player.app.screen == .desk)
    #expect(player.grid.contains("坏了"))
    var entry = ScreensFixture().entry(0)
    entry.review.id.caseFile = "示罚〔2024〕0号"
    _ = player.app.receive(.loaded(entry))
    #expect(player.app.screen == .desk)
  }

  @Test func rowsThatComeInLaterAreFilteredAndThenSorted() {
    var desk = Self.desk(10)
    desk.expected = .init(files: 12, submitted: 0, openFindings: 30)
    var player = ScreensPlayer(desk)
    #expect(player.grid.contains("案卷 12"))
    player.press("ss/疑点:3<enter>")
    _ = player.app.receive(.items([DeskItem(Self.row(10)), DeskItem(Self.row(11))]))
    #expect(player.app.table.shown == [3, 7, 11])
    _ = player.app.receive(.progress(nil))
    #expect(player.grid.contains("案卷 12"))
  }

  @Test func columnsAreChosenAndViewsKept() {
    var player = ScreensPlayer(Self.desk(10), columns: 118)
    #expect(!player.grid.contains("决定日期"))
    player.press("c决定<enter><esc>")
    #expect(player.grid.contains("决定日期"))
    #expect(player.grid.contains("2024-10-01"))
    player.press("/疑点>2<enter>v<enter>难的<enter>")
    // The name offered is the filter; what was typed follows it.
    let kept = player.app.desk.views
    #expect(kept.map(\.filter) == ["疑点>2"])
    #expect(player.effects.contains(.keepViews(kept, columns: player.app.desk.columns)))
    player.press("<esc>")
    #expect(player.app.table.shown.count == 10)
    player.press("v<enter>")
    #expect(player.app.table.shown == [3, 7])
  }

  @Test func theTotalsOfAHundredThousandRowsTakeLittleRoom() {
    #expect(MemoryLayout<DeskRow>.stride <= 80)
  }

  @Test func hostileWordsAreKeptApartAndCut() {
    var row = Self.row(0)
    row.title = "一\n二\u{1B}[31m" + String(repeating: "长", count: 5000)
    var table = DeskTable([DeskItem(row), DeskItem(Self.row(1))])
    table.setFilter("一")
    #expect(table.shown == [0])
    #expect(table[0].row.title.hasPrefix("一 二"))
    #expect(table[0].row.title.utf8.count <= 4000)
    #expect(table[1] == DeskItem(Self.row(1)))
  }

  @Test func anImportShowsHowFarItIsAndCanBeStopped() {
    var player = ScreensPlayer(Self.desk(3))
    player.press("i/样例.zip<enter>")
    #expect(player.effects.last == .readColumns(path: "/样例.zip"))
    let asked = player.app.receive(.columns(path: "/样例.zip", nil))
    #expect(asked == [.importFiles(path: "/样例.zip", columns: ColumnMapping())])
    _ = player.app.receive(.progress(.init(loaded: 512, total: nil)))
    #expect(player.grid.contains("正在装入 512 ·"))
    _ = player.app.receive(.progress(.init(loaded: 1024, total: 2048)))
    #expect(player.grid.contains("正在装入 1024/2048 ████████░░░░░░░░"))
    player.app.signs = .ascii
    #expect(player.grid.contains("正在装入 1024/2048 ########........"))
    player.press("R")
    #expect(!player.effects.contains(.reload))
    player.press("iy")
    #expect(player.effects.last == .stopImport)
    #expect(!player.grid.contains("正在装入"))
  }

  @Test func anImportTellsWhatItCameToAndListsWhatItRefused() {
    var player = ScreensPlayer(Self.desk(3))
    player.press("i台账.csv<enter>")
    _ = player.app.receive(.imported(Localized(zh: "共读 9 卷", en: "Read 9"), refusals: ["台账.csv:4：没有案号"]))
    #expect(player.grid.contains("共读 9 卷"))
    _ = player.app.receive(.reloaded(Self.desk(11)))
    player.press("j")
    #expect(player.grid.contains("未能装入 1"))
    player.press("!")
    #expect(player.grid.contains("台账.csv:4：没有案号"))
  }

  @Test func whatIsOnlyANoticeIsNotCountedAsRefused() {
    var player = ScreensPlayer(Self.desk(3))
    let notice = LoadError(
      source: Source(file: "台账.csv", line: 1), problem: Localized(zh: "表头有 1 列按原样保留", en: "1 column kept"),
      remedy: Localized(""))
    _ = player.app.receive(.noticed(notice))
    #expect(player.grid.contains("提示 1（! 查看）") && !player.grid.contains("未能装入"))
    player.press("!")
    #expect(player.grid.contains("装入时的提示") && player.grid.contains("表头有 1 列按原样保留"))
    player.press("<esc>")
    let refusal = LoadError(source: Source(file: "乙"), problem: Localized("坏"), remedy: Localized(""))
    _ = player.app.receive(.refusedFile(refusal))
    _ = player.app.receive(.imported(Localized("共读 9 卷"), refusals: ["丙：没有案号"], doubts: ["丁：存疑"]))
    player.press("j")
    #expect(player.grid.contains("未能装入 2 · 提示 2（! 查看）"))
    player.press("!")
    for line in ["坏", "丙：没有案号", "表头有 1 列", "丁：存疑"] { #expect(player.grid.contains(line)) }
  }

  @Test func whatIsAmissIsToldWithTheLastFolderOfItsPathAndWholeOnEnter() {
    var desk = Self.desk(3)
    desk.refused = [
      LoadError(
        source: Source(file: "/home/局/2024/下半年/区局报来/台账.csv", line: 7),
        problem: Localized(zh: "没有案号", en: "no number"), remedy: Localized(zh: "补上", en: "add it"))
    ]
    var player = ScreensPlayer(desk)
    player.press("!")
    #expect(player.grid.contains("│ …/区局报来/台账.csv:7：没有案号；补上"))
    player.press("<enter>")
    #expect(player.grid.contains("/home/局/2024/下半年/区局报来/台账.csv:7：没有案号"))
  }

  @Test func aColumnTheWindowHasNoRoomForIsSaidToBeChosenAndNotShown() {
    var player = ScreensPlayer(Self.desk(3))
    player.press("c<down><enter><down><enter>")
    #expect(player.app.desk.columns.isSuperset(of: [.act, .party, .agency]))
    let rows = player.grid.split(separator: "\n").filter { $0.contains("暂不显示") }
    #expect(rows.count == 1 && rows.first?.contains("机关") == true, "\(player.grid)")
    _ = player.app.update(.resize(Size(rows: 24, columns: 119)))
    player.press("<enter>")
    #expect(!player.grid.contains("暂不显示"))
  }

  @Test func aDoubleClickOpensARowWhoseFileIsNotLoadedYet() {
    var player = ScreensPlayer(Self.desk(3))
    // The title and the heads of the columns stand above the rows.
    let mouse = Mouse(action: .doubleClick, position: Position(row: 3, column: 5))
    #expect(player.app.update(.mouse(mouse)) == [.load(Self.row(1))])
    #expect(player.app.screen == .desk)
    var entry = ScreensFixture().entry(0)
    entry.review.id.caseFile = Self.row(1).caseFile
    _ = player.app.receive(.loaded(entry))
    #expect(player.app.screen == .review)
    #expect(player.app.review?.entry == 1)
  }

  @Test func aRowSaysWhatWasEnteredMeanwhile() {
    var player = ScreensPlayer(Self.desk(3))
    var row = Self.row(1)
    row.title = "改过名称的案件"
    player.app.table.replace(1, with: DeskItem(row))
    #expect(player.grid.contains("改过名称的案件"))
    player.app.table.setFilter("改过名称")
    #expect(player.app.table.shown == [1])
    player.app.table.setFilter(Self.row(2).number)
    #expect(player.app.table.shown == [2])
  }

  @Test func aFileWithoutANumberOrTitleIsNamedOnItsScreen() {
    var row = Self.row(0)
    (row.caseFile, row.number, row.title) = ("无案号-甲", "", "")
    var player = ScreensPlayer(Desk(reviewer: "陈某", items: [DeskItem(row)]))
    player.press("<enter>")
    var entry = ScreensFixture().entry(0)
    entry.review.id.caseFile = "无案号-甲"
    entry.file.number = nil
    entry.file.assignedID = "无案号-甲"
    _ = player.app.receive(.loaded(entry))
    #expect(player.app.screen == .review)
    #expect(player.grid.hasPrefix(" 无案号-甲"), "\(player.grid.prefix(80))")
  }

  @Test func anOpenedFileIsFoundInTheWorkspaceAgain() {
    var player = ScreensPlayer(Self.desk(3))
    player.press("<enter>")
    var entry = ScreensFixture().entry(0)
    entry.review.id.caseFile = "示罚〔2024〕0号"
    _ = player.app.receive(.loaded(entry))
    #expect(player.app.table[0].row.id == 1)
    #expect(player.app.table[0].row.version == 1)
  }

  @Test func ofTwoFilesWithOneNumberTheOneSelectedIsOpened() {
    var rows = [Self.row(0), Self.row(0)]
    rows[1].source = "另一处"
    var player = ScreensPlayer(Desk(reviewer: "陈某", items: rows.map { DeskItem($0) }))
    player.press("<enter>")
    var entry = ScreensFixture().entry(0)
    entry.review.id.caseFile = rows[0].caseFile
    entry.source = rows[0].source
    _ = player.app.receive(.loaded(entry))
    #expect(player.app.screen == .review)
    #expect(player.app.review?.entry == 0)
  }

  @Test func aMarkMadeBeforeTheDeskIsCompleteStays() {
    let entry = ScreensFixture().entry(0)
    var player = ScreensPlayer(Desk(reviewer: "陈某", items: [DeskItem(entry)]))
    player.press("<enter>")
    _ = player.app.receive(.loaded(entry))
    player.press("<enter>")
    let marked = player.review
    #expect(marked != entry.review)
    _ = player.app.receive(.entries([entry]))
    #expect(player.review == marked)
  }
}

import CaseFiles
import Reviewing
import Standards
import Testing

@testable import TerminalUI

/// Six files of two agencies, four of them submitted, one of these by two people who disagree.
struct RoundFixture {
  var isPlain = false

  private var screens: ScreensFixture { ScreensFixture(isPlain: isPlain) }

  /// The review of a file with every criterion met, save those deducted.
  private func review(_ entry: CaseEntry, by name: String, deducting ids: [String], submitted: Bool = true)
    -> Review
  {
    var review = Review(
      id: ReviewID(caseFile: entry.review.id.caseFile, reviewer: screens.word(name)),
      standard: entry.standard.id, version: entry.standard.version)
    for criterion in entry.standard.criteria {
      let deduction = criterion.deductions.first.map { TakenDeduction(id: $0.id) }
      let mark =
        ids.contains(criterion.id)
        ? criterion.kind == .veto
          ? Mark(state: .veto, reason: "W")
          : Mark(state: .deducted, deductions: [deduction].compactMap(\.self), reason: "W")
        : Mark(state: .met)
      try? review.apply(.marked(criterion: criterion.id, before: Mark(), after: mark))
    }
    if submitted { try? review.apply(.submitted) }
    return review
  }

  var figures: RoundFigures {
    let entries = (0..<6).map { screens.entry($0) }
    let deducted = [["B1"], ["B1", "A2"], [], ["A1", "B1"]]
    var reviews = deducted.enumerated().map { review(entries[$0.offset], by: "陈某", deducting: $0.element) }
    let concluded = zip(entries, reviews).map { entry, review in
      ConcludedReview(file: entry.file, results: entry.results, standard: entry.standard, review: review)
    }
    reviews.append(review(entries[0], by: "李某", deducting: ["A1"]))
    reviews.append(review(entries[4], by: "李某", deducting: [], submitted: false))
    let standard = entries[0].standard
    return RoundFigures(
      files: entries.map(\.review.id.caseFile), reviews: reviews, concluded: concluded,
      standard: { _ in standard })
  }
}

@Suite("The figures of a round on the screen")
struct RoundScreenTests {
  private func player(
    _ fixture: RoundFixture = RoundFixture(), language: Language = .zh, rows: Int = 24, columns: Int = 80
  ) -> ScreensPlayer {
    var player = ScreensPlayer(
      ScreensFixture(isPlain: fixture.isPlain).desk(), language: language, rows: rows, columns: columns)
    player.press("t")
    _ = player.app.receive(.round(fixture.figures))
    return player
  }

  @Test("It looks as recorded at every size, and further down", arguments: ["", "<space>", "<enter>"])
  func looks(_ keys: String) {
    let name = ["": "round", "<space>": "round-below", "<enter>": "round-files"][keys] ?? ""
    for size in ScreensSnapshotTests.sizes {
      for language in Language.allCases {
        var player = player(language: language, rows: size.rows, columns: size.columns)
        player.press("j" + keys)
        expectScreen(player, name)
      }
    }
  }

  @Test("With nothing submitted it looks as recorded")
  func looksEmpty() {
    ScreensSnapshotTests.eachWindow { language, size in
      var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
      player.press("t")
      let files = ScreensFixture().desk().entries.all.map(\.review.id.caseFile)
      let figures = RoundFigures(files: files, reviews: [], concluded: [], standard: { _ in nil })
      _ = player.app.receive(.round(figures))
      expectScreen(player, "round-empty")
    }
  }

  @Test("What a table says of the agencies' officers is counted")
  func staff() {
    var fixture = RoundFixture().figures
    var player = player()
    #expect(player.app.round.statistics?.indicators.first { $0.kind == .legalReviewers }?.ratio == nil)
    fixture.staff = [AgencyStaff(agency: "示例区市场监督管理局", officers: 40, legalReviewers: 2)]
    _ = player.app.receive(.round(fixture))
    let indicator = player.app.round.statistics?.indicators.first { $0.kind == .legalReviewers }
    #expect(indicator?.ratio == Ratio(2, of: 40))
  }

  @Test("Every figure leads to as many files as it says")
  func figuresOpenToFiles() throws {
    let player = player(rows: 60, columns: 120)
    let lines = try #require(player.app.reading.block?.lines)
    var seen = 0
    for line in lines {
      guard case .files(let found) = line.target else { continue }
      seen += 1
      let text = line.runs.map(\.text).joined()
      let count = found.groups.reduce(0) { $0 + $1.files.count }
      #expect(Set(found.groups.flatMap(\.files)).count == count, "\(text)")
      #expect(count > 0, "\(text)")
    }
    #expect(seen >= 15)
    let grid = player.grid
    #expect(grid.contains("4/6 (66.7%)") && grid.contains("只有 4 卷，不足 30 卷"))
    #expect(grid.contains("陈某") && grid.contains("李某"))
  }

  @Test("Choosing a file behind a figure opens its review; one that is not on the list is named")
  func opening() {
    var player = player()
    player.press("j<enter><enter>")
    #expect(player.app.screen == .review && player.app.review != nil)
    player.press("<esc><esc>")
    #expect(player.app.screen == .desk)
  }

  @Test("Enter on a heading goes to its first figure")
  func headings() throws {
    var player = player()
    player.press("g")
    let lines = try #require(player.app.reading.block?.lines)
    #expect(lines[0].target == nil)
    player.press("<enter>")
    #expect(player.app.overlay == nil && player.app.reading.cursor == 1)
    player.press("<enter>")
    guard case .picker = player.app.overlay else {
      Issue.record("the files of the first figure are not listed")
      return
    }
  }

  @Test("Agencies are listed by name, files, score and problems, and by nothing else")
  func order() {
    var player = player()
    var seen = [player.app.round.order]
    for _ in 1..<4 {
      player.press("s")
      seen.append(player.app.round.order)
    }
    #expect(seen == AgencyOrder.allCases)
    player.press("s")
    #expect(player.app.round.order == .name)
  }

  @Test("Disagreements are counted, the widest first")
  func disagreements() throws {
    let figures = RoundFixture().figures
    let shared = try #require(figures.shared.first)
    #expect(figures.shared.count == 1 && shared.opinions.map(\.reviewer) == ["陈某", "李某"])
    #expect(shared.gradesDiffer)
    #expect(
      figures.reviewers.map(\.submitted.count) == [1, 4] && figures.reviewers.map(\.open.count) == [1, 0])
  }

  @Test("It speaks one language, is whole at every size, and says what to do while nothing is submitted")
  func languageAndSize() {
    for language in Language.allCases {
      for keys in ["", "<space>", "s", "j<enter>", "?"] {
        var player = player(RoundFixture(isPlain: true), language: language, rows: 40, columns: 100)
        player.press(keys)
        if language == .en {
          let clauses = ["赣市府建办字〔", "第", "项", "国办发〔", " 二", " 三", "号"]
          let text = clauses.reduce(player.grid) { $0.replacing($1, with: "") }
          #expect(!text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(keys)\n\(text)")
        }
        for (rows, columns) in [(24, 80), (20, 60), (40, 120), (8, 30), (3, 10), (1, 1), (0, 0)] {
          let size = Size(rows: rows, columns: columns)
          #expect(brokenGlyph(player.app.view(size)) == nil, "\(keys) \(size)")
          _ = player.app.update(.resize(size))
          #expect(brokenGlyph(player.app.view(size)) == nil, "\(keys) \(size)")
        }
      }
    }
    var empty = ScreensPlayer()
    empty.press("t")
    #expect(empty.grid.contains("正在统计"))
    let figures = RoundFigures(files: ["a"], reviews: [], concluded: [], standard: { _ in nil })
    _ = empty.app.receive(.round(figures))
    #expect(empty.grid.contains("还没有已提交的评查") && empty.grid.contains("0/1 (0%)"))
    empty.press("s")
    #expect(empty.grid.contains("还没有已提交的评查"))
  }
}

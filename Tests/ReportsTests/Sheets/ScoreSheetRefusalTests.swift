import CaseFiles
import OfficeFiles
import Reports
import Reviewing
import Standards
import Testing

@Suite("A score sheet that does not fit is refused as a whole")
struct ScoreSheetRefusalTests {
  let form = SheetSamples.form(SheetSamples.standard())

  private func refusals(_ change: (inout Workbook) -> Void) throws -> [String] {
    var book = form.workbook(form.blank)
    change(&book)
    do {
      _ = try form.read(bytes: book.bytes(file: "s.xlsx"), file: "s.xlsx")
      return []
    } catch let refused as ScoreSheetRefused {
      return refused.problems.map { $0.message(in: .zh) }
    }
  }

  private func refusals(yaml: String) -> [String] {
    do throws(ScoreSheetRefused) {
      _ = try form.read(yaml: yaml, file: "s.yaml")
      return []
    } catch {
      return error.problems.map { $0.message(in: .zh) }
    }
  }

  /// The row of a criterion, counted from 0.
  private func row(_ id: String, in book: Workbook) -> Int {
    book.sheets[0].rows.firstIndex { $0.cells.first?.value == .text(id) } ?? 0
  }

  @Test("All mistakes are named at once, each with its cell and what to write instead")
  func allAtOnce() throws {
    let messages = try refusals { book in
      let first = row("1.1", in: book)
      book.sheets[0].rows[first].cells[5].value = .text("优良")
      book.sheets[0].rows[row("1.2", in: book)].cells[5].value = .text("扣分")
      book.sheets[0].rows[row("2.1", in: book)].cells[8].value = .number(2)
      book.sheets[0].rows[row("V1", in: book)].cells[12].value = .text("立案审批表｜三｜超期")
      book.sheets[1].rows[1].cells[3].value = .text("也许")
    }
    #expect(
      messages == [
        "s.xlsx » 评分!M9：证据“立案审批表｜三｜超期”读不懂；应写作 文书｜页码｜引文，一条一行",
        "s.xlsx » 评分!F11：“1.1”的结论不能是“优良”；应写作 合格（met）、扣分（deducted），或留空",
        "s.xlsx » 评分!F14：“1.2”的结论是扣分，但没有写哪一种扣分；请在对应的扣分情形后写次数（区间扣分写选定扣分），或改选其他结论",
        "s.xlsx » 评分!I16：“2.1”的结论不是扣分，却填了扣分；请把结论改为扣分，或清空这一格",
        "s.xlsx » 疑点!D2：疑点的处理不能是“也许”；应写作 采纳（adopted）或 不采纳（rejected），未定则留空",
      ])
  }

  @Test("Times and points outside what the standard allows are refused")
  func amounts() throws {
    let messages = try refusals { book in
      let first = row("1.1", in: book)
      book.sheets[0].rows[first].cells[5].value = .text("扣分")
      book.sheets[0].rows[first].cells[8].value = .number(2)
      book.sheets[0].rows[first + 1].cells[8].value = .text("两次")
      book.sheets[0].rows[first + 2].cells[7].value = .number(3.2)
    }
    #expect(messages.count == 3)
    #expect(messages[0].hasPrefix("s.xlsx » 评分!I11：扣分“a”的次数“2”不对；这种扣分只扣一次"))
    #expect(messages[1].hasPrefix("s.xlsx » 评分!I12：扣分“b”的次数“两次”不对；应写作 1 到 999"))
    #expect(messages[2].hasPrefix("s.xlsx » 评分!H13：选定扣分“3.2”不在 0.5～3.125 之内"))
  }

  @Test("The sheet of another case, another standard or another edition is refused")
  func otherCase() throws {
    let messages = try refusals { book in
      book.sheets[0].rows[1].cells[2].value = .text("other")
      book.sheets[0].rows[1].cells[6].value = .text("2025")
      book.sheets[0].rows[1].cells[11].value = .text("示环罚〔2024〕13号")
    }
    #expect(messages.count == 3)
    #expect(messages[0].hasPrefix("s.xlsx » 评分!C2：标准编号是“other”，与要评分的“sample”不符"))
    #expect(messages[1].contains("评分!G2") && messages[2].contains("评分!L2"))
  }

  @Test("A sheet without its heads, and a workbook that is no score sheet, are refused")
  func noSheet() throws {
    #expect(
      try refusals { $0.sheets[0].rows[6].cells[5].value = .text("x") }.first?.contains("找不到表头") == true)
    let other = try Workbook(sheets: [Sheet(name: "x")]).bytes(file: "o.xlsx")
    #expect(throws: ScoreSheetRefused.self) { try form.read(bytes: other, file: "o.xlsx") }
    #expect(throws: OfficeError.self) { try form.read(bytes: [1], file: "o.xlsx") }
  }

  @Test("Rows that were moved, sorted or dropped do not matter; a row written twice does")
  func movedRows() throws {
    #expect(
      try refusals { book in
        let moved = book.sheets[0].rows.remove(at: row("B1", in: book))
        book.sheets[0].rows.insert(moved, at: 8)
        book.sheets[0].merges = []
        book.sheets[0].rows.remove(at: row("R1", in: book))
      } == [])
    let messages = try refusals { book in
      let index = row("B1", in: book)
      book.sheets[0].rows.insert(book.sheets[0].rows[index], at: index)
      book.sheets[0].merges = []
    }
    #expect(messages.count == 1 && messages[0].contains("写了两次"))
  }

  @Test("YAML mistakes are named with their line")
  func yamlLines() {
    let messages = refusals(
      yaml: """
        standard: other
        case: 示环罚〔2024〕12号
        marks:
          - {criterion: X9, state: met}
          - {criterion: "1.1", state: good}
          - {criterion: "1.2", state: deducted, points: 9}
          - {criterion: "2.1", state: na, page: 3}
          - {criterion: B1, state: deducted}
        findings:
          - {check: P01-two-officers, decision: adopted}
        """)
    #expect(
      messages.map { String($0.prefix { $0 != "；" }) } == [
        "s.yaml:1：标准编号是“other”，与要评分的“sample”不符", "s.yaml:4：标准中没有评查项“X9”",
        "s.yaml:5：“1.1”的结论不能是“good”", "s.yaml:6：扣分“a”按标准扣 0.7 分，不是“9”", "s.yaml:7：不认识的项“page”",
        "s.yaml:8：“B1”的结论不能是“deducted”", "s.yaml:10：检查“P01-two-officers”有 2 个疑点",
      ])
  }

  @Test("Where the points do not tell the deduction, the sheet is asked to name it")
  func whichDeduction() {
    let head = "standard: sample\ncase: 示环罚〔2024〕12号\nmarks:\n"
    #expect(
      refusals(yaml: head + "  - {criterion: \"1.1\", state: deducted, points: 1.1}")
        == ["s.yaml:4：看不出是“1.1”的哪一种扣分；请写明 deduction: a | b | c"])
    #expect(
      refusals(yaml: head + "  - {criterion: \"1.1\", state: deducted, deduction: b, points: 1.1}") == [])
    #expect(
      refusals(yaml: head + "  - {criterion: \"1.1\", state: deducted, deduction: b, points: 4, times: 9}")
        == [])
  }
}

@Suite("A score sheet is taken into a review without overwriting what is newer")
struct ScoreSheetMergeTests {
  let form = SheetSamples.form(SheetSamples.standard())

  private func review(_ card: Scorecard) -> Review {
    var review = Review(
      id: ReviewID(caseFile: form.caseFile, reviewer: "张某"), standard: card.standard,
      version: card.standardVersion)
    review.scorecard = card
    return review
  }

  @Test("What the merge proposes brings the review to what the sheet says")
  func applies() throws {
    var random = Seeded(state: 3)
    for _ in 0..<200 {
      let before = SheetSamples.card(form.standard, using: &random)
      var after = SheetSamples.card(form.standard, using: &random)
      // An opinion that was never written is not taken back.
      if after.opinion.isEmpty { after.opinion = before.opinion }
      var filled = try form.read(yaml: form.yaml(before), file: "s.yaml")
      filled.scorecard = after
      var review = review(before)
      let merge = filled.merge(into: review, under: form)
      #expect(merge.conflicts.isEmpty)
      for action in merge.actions { try review.apply(action) }
      #expect(review.scorecard == after)
    }
  }

  @Test("A mark made since the sheet was written is a conflict and stays, unless overwriting is asked for")
  func conflict() throws {
    var filled = try form.read(yaml: form.yaml(form.blank), file: "s.yaml")
    filled.scorecard.marks["1.1"] = Mark(state: .met)
    filled.scorecard.marks["V1"] = Mark(state: .met)
    var card = form.blank
    card.marks["1.1"] = Mark(state: .deducted, deductions: [TakenDeduction(id: "a")], reason: "超期")
    let merge = filled.merge(into: review(card), under: form)
    #expect(merge.actions == [.marked(criterion: "V1", before: Mark(), after: Mark(state: .met))])
    #expect(
      merge.conflicts == [
        .init(
          subject: "1.1", review: Localized(zh: "扣分 a “超期”", en: "deducted a “超期”"),
          sheet: Localized(zh: "合格", en: "met"))
      ])
    #expect(filled.merge(into: review(card), under: form, overwriting: true).actions.count == 2)
  }

  @Test("A blank line of the sheet takes nothing back that it did not hold")
  func blankLines() throws {
    var random = Seeded(state: 8)
    let card = SheetSamples.card(form.standard, using: &random)
    let blank = try form.read(yaml: form.yaml(form.blank), file: "s.yaml")
    #expect(blank.merge(into: review(card), under: form) == ScoreSheetMerge(actions: [], conflicts: []))
    let same = try form.read(yaml: form.yaml(card), file: "s.yaml")
    #expect(same.merge(into: review(card), under: form).actions.isEmpty)
  }
}

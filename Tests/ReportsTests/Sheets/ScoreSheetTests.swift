import CaseFiles
import OfficeFiles
import Reports
import Reviewing
import Standards
import Testing

@Suite("A score sheet goes out and comes back")
struct ScoreSheetTests {
  @Test("Whatever a reviewer has written comes back from Excel and from YAML, hostile words too")
  func roundTrip() throws {
    var random = Seeded(state: 5)
    for (index, standard) in SheetSamples.variants.enumerated() {
      for _ in 0..<4 {
        let form = SheetSamples.form(standard)
        let card = SheetSamples.card(standard, using: &random)
        let language: Language = index % 2 == 0 ? .zh : .en
        let bytes = try form.workbook(card, in: language).bytes(file: "s.xlsx")
        let fromExcel = try form.read(bytes: bytes, file: "s.xlsx")
        #expect(fromExcel.scorecard == card)
        #expect(fromExcel.reviewer == "张某")
        let yaml = form.yaml(card, in: language)
        let fromYAML = try form.read(bytes: Array(yaml.utf8), file: "s.yaml")
        #expect(fromYAML.scorecard == card, "\(yaml)")
        #expect(fromYAML.written == fromExcel.written)
      }
    }
  }

  @Test("A blank sheet comes back as nothing answered")
  func blank() throws {
    let form = SheetSamples.form(SheetSamples.standard())
    let bytes = try form.workbook(form.blank).bytes(file: "s.xlsx")
    #expect(try form.read(bytes: bytes, file: "s.xlsx").scorecard == form.blank)
    #expect(try form.read(yaml: form.yaml(form.blank), file: "s.yaml").scorecard == form.blank)
    #expect(try form.read(yaml: form.yaml(form.blank), file: "s.yaml").written == .init())
  }

  @Test("The formulas of the sheet recompute the score of 1,200 cards under every formula, gate and rounding")
  func formulas() throws {
    var random = Seeded(state: 20_240_302)
    for round in 0..<1_200 {
      let standard = SheetSamples.variants[round % SheetSamples.variants.count]
      let card = SheetSamples.card(standard, using: &random)
      let score = standard.score(card)
      guard let sheet = SheetSamples.form(standard).workbook(card).sheets.first else {
        Issue.record("no sheet")
        return
      }
      let reckoner = FormulaReckoner(sheet: sheet)
      func number(_ place: String) throws -> Double {
        try CellReference(place).map { try reckoner.value(at: $0).number } ?? .nan
      }
      #expect(try number("C4") == Double(score.score.thousandths) / 1000, "\(standard.formula) \(card)")
      #expect(try number("L4") == Double(score.ungated.thousandths) / 1000)
      #expect(try number("C5") == Double(score.earned.thousandths) / 1000)
      #expect(try number("G5") == Double(score.participating.thousandths) / 1000)
      #expect(try number("L5") == Double(score.vetoes.count))
      #expect(try number("C6") == Double(score.bonus.thousandths) / 1000)
      #expect(try number("G6") == Double(score.deducted.thousandths) / 1000)
      #expect(try number("L3") == Double(score.unanswered.count))
      let grade = try CellReference("G4").map { try reckoner.value(at: $0).text }
      #expect(grade == score.grade.zh)
    }
  }

  @Test("Every formula is written with the value it comes to")
  func cachedValues() throws {
    var random = Seeded(state: 9)
    for standard in SheetSamples.variants {
      let card = SheetSamples.card(standard, using: &random)
      guard let sheet = SheetSamples.form(standard).workbook(card).sheets.first else { continue }
      let reckoner = FormulaReckoner(sheet: sheet)
      for (row, line) in sheet.rows.enumerated() {
        for (column, cell) in line.cells.enumerated() {
          let value = try reckoner.value(at: CellReference(row: row, column: column))
          if case .formula(_, let written) = cell.value { #expect(abs(value.number - written) < 1e-9) }
          if case .textFormula(_, let written) = cell.value { #expect(value.text == written) }
        }
      }
    }
  }

  @Test("Each criterion has a drop-down of just the answers it takes")
  func dropDowns() throws {
    let form = SheetSamples.form(SheetSamples.standard())
    let sheets = form.workbook(form.blank).sheets
    let lists = sheets.first?.validations.compactMap { validation -> String? in
      if case .list(let words) = validation.rule { words.joined(separator: " ") } else { nil }
    }
    #expect(
      lists == [
        "未发现否决情形 一票否决", "未发现否决情形 一票否决 不涉及", "合格 扣分", "合格 扣分 不涉及", "合格 扣分 不涉及", "加分 不加分", "合格",
      ])
    #expect(sheets.first { $0.name == "疑点" }?.validations.map(\.rule) == [.list(["采纳", "不采纳"])])
    #expect(sheets.first?.isProtected == true && sheets.first?.page.isLandscape == true)
  }

  @Test("The YAML sheet has the lines of the contract")
  func contract() throws {
    let form = SheetSamples.form(SheetSamples.standard())
    let written = """
      standard: sample
      case: 示环罚〔2024〕12号
      marks:
        - {criterion: "1.2", state: met, reason: "", evidence: []}
        - {criterion: "1.1", state: deducted, points: 5, times: 1, reason: 立案审查超期, evidence: [{document: 立案审批表, page: 1, quote: 三月}]}
        - {criterion: V1, state: veto, reason: 无权}
      findings:
        - {check: T02-decision-limit, decision: adopted, reason: 属实}
      """
    let filled = try form.read(yaml: written, file: "s.yaml")
    #expect(filled.scorecard.mark("1.2") == Mark(state: .met))
    #expect(
      filled.scorecard.mark("1.1")
        == Mark(
          state: .deducted, deductions: [TakenDeduction(id: "a")], reason: "立案审查超期",
          evidence: [Citation(document: "立案审批表", page: 1, quote: "三月")]))
    #expect(filled.scorecard.mark("V1").state == .veto)
    #expect(
      filled.scorecard.decision("T02-decision-limit/decision")
        == FindingDecision(state: .adopted, reason: "属实"))
    let blank = form.yaml(form.blank)
    #expect(blank.contains("\n  - {criterion: V1, state: unanswered, reason: \"\", evidence: []}\n"))
  }
}

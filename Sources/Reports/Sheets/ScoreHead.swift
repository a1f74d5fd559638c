import CaseFiles
import OfficeFiles
import Reviewing
import Standards

/// The head of the score sheet: what it is about, and what it comes to so far.
struct ScoreHead {
  private(set) var rows: [Sheet.Row] = []
  private(set) var merges: [CellRange] = []

  init(form: ScoreSheetForm, score: Score, language: Language, formulas: ScoreFormulas) {
    let last = ScoreTable.Column.evidence
    rows.append(.init([Cell(SheetWords.title[language], SheetStyles.title)], height: 30))
    merges.append(CellRange(rows: 0...0, columns: 0...last))
    func number(_ formula: String, _ value: Double) -> Cell {
      Cell(.formula(formula, value), SheetStyles.number)
    }
    func text(_ words: String) -> Cell { Cell(words, SheetStyles.centered) }
    let standard = form.standard
    add(
      [
        (SheetWords.standard, text(standard.id)), (SheetWords.version, text(standard.version)),
        (SheetWords.caseFile, text(form.caseFile)),
      ], language, height: 20)
    add(
      [
        (Localized(zh: "标准名称", en: "Title"), text(standard.title[language])),
        (SheetWords.reviewer, Cell(form.reviewer, SheetStyles.choice)),
        (
          Localized(zh: "未答项数", en: "Unanswered"),
          number(formulas.unanswered, Double(score.unanswered.count))
        ),
      ], language, height: 20)
    add(
      [
        (
          Localized(zh: "得分", en: "Score"),
          Cell(.formula(formulas.score, score.score.double), SheetStyles.result)
        ),
        (
          Localized(zh: "等次", en: "Grade"),
          Cell(.textFormula(formulas.grade, score.grade[language]), SheetStyles.result)
        ),
        (Localized(zh: "否决前得分", en: "Before any veto"), number(formulas.ungated, score.ungated.double)),
      ], language, height: 24)
    // Hidden beside the table: the figure before it is rounded.
    rows[rows.count - 1].cells.append(Cell(.formula(formulas.raw, Self.raw(score, standard))))
    add(
      [
        (Localized(zh: "得分合计", en: "Earned"), number(formulas.earned, score.earned.double)),
        (
          Localized(zh: "参评分值", en: "Participating"),
          number(formulas.participating, score.participating.double)
        ),
        (Localized(zh: "一票否决", en: "Vetoes"), number(formulas.vetoes, Double(score.vetoes.count))),
      ], language, height: 18)
    add(
      [
        (Localized(zh: "加分", en: "Bonus"), number(formulas.bonus, score.bonus.double)),
        (Localized(zh: "另扣分", en: "Deducted"), number(formulas.deducted, score.deducted.double)),
        (Localized(zh: "计算方法", en: "Reckoning"), Cell(form.method[language], SheetStyles.text)),
      ], language, height: SheetStyles.height(lines: 3))
  }

  private static func raw(_ score: Score, _ standard: Standard) -> Double {
    let inRatio = standard.bonusRule == .inRatio && standard.formula != .fullMinusDeductions
    let bonus = inRatio ? 0 : score.bonus.double
    let earned = score.earned.double + (inRatio ? score.bonus.double : 0)
    let share = score.participating == .zero ? 1 : earned / score.participating.double
    switch standard.formula {
    case .fullMinusDeductions: return standard.full.double - score.lost.double + bonus
    case .earnedRatio: return standard.full.double * share + bonus
    case .basePlusRatio(let base, let scale, _):
      return base.double + scale.double * share + bonus - score.deducted.double
    }
  }

  /// A row of three pairs of a label and a value.
  private mutating func add(_ pairs: [(Localized, Cell)], _ language: Language, height: Double) {
    let row = rows.count
    let places: [(label: ClosedRange<Int>, value: ClosedRange<Int>)] = [
      (0...1, 2...4), (5...5, 6...6), (7...10, 11...12),
    ]
    var cells = Array(repeating: Cell(), count: ScoreTable.Column.evidence + 1)
    for ((label, value), place) in zip(pairs, places) {
      for column in place.label { cells[column] = Cell(.empty, SheetStyles.label) }
      for column in place.value { cells[column] = Cell(.empty, value.style) }
      cells[place.label.lowerBound] = Cell(label[language], SheetStyles.label)
      cells[place.value.lowerBound] = value
      for range in [place.label, place.value] where range.count > 1 {
        merges.append(CellRange(rows: row...row, columns: range))
      }
    }
    rows.append(.init(cells, height: height))
  }
}

import CaseFiles
import OfficeFiles
import Reviewing
import Standards

/// The formulas of the score sheet: the standard's reckoning in the words of a spreadsheet.
struct ScoreFormulas {
  let standard: Standard
  let language: Language
  /// The rows of the table, counted from 0.
  let rows: ClosedRange<Int>

  /// The cells of the head that the formulas name.
  enum Place {
    static let score = CellReference(row: 3, column: 2)
    static let grade = CellReference(row: 3, column: 6)
    static let ungated = CellReference(row: 3, column: 11)
    static let earned = CellReference(row: 4, column: 2)
    static let participating = CellReference(row: 4, column: 6)
    static let vetoes = CellReference(row: 4, column: 11)
    static let bonus = CellReference(row: 5, column: 2)
    static let deducted = CellReference(row: 5, column: 6)
    static let unanswered = CellReference(row: 2, column: 11)
  }

  private func column(_ column: Int) -> String { CellRange(rows: rows, columns: column...column).absolute }

  private func quoted(_ text: String) -> String {
    "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private var na: String { quoted(Localized(zh: "不涉及", en: "not applicable")[language]) }

  /// How a row counts: scored, deducted after the ratio, bonus, veto, record.
  func code(_ kind: Criterion.Kind, isSeparate: Bool) -> String {
    switch kind {
    case .scored: isSeparate ? "d" : "s"
    case .bonus: "b"
    case .veto: "v"
    case .record: "r"
    }
  }

  /// What one deduction takes.
  func taken(_ deduction: Deduction, row: Int) -> String {
    let times = "\(CellReference(row: row, column: ScoreTable.Column.times))"
    let chosen = "\(CellReference(row: row, column: ScoreTable.Column.chosen))"
    switch deduction.amount {
    case .once(let points): return "=IF(\(times)=\"\",0,\(points))"
    case .perOccurrence(let step, let cap): return "=IF(\(times)=\"\",0,MIN(\(cap),\(step)*\(times)))"
    case .range(let min, let max):
      return "=IF(\(chosen)<>\"\",MIN(\(max),MAX(\(min),\(chosen))),IF(\(times)<>\"\",\(min),0))"
    }
  }

  /// What a criterion earns.
  func earned(_ criterion: Criterion, rows: ClosedRange<Int>) -> String {
    let state = "\(CellReference(row: rows.lowerBound, column: ScoreTable.Column.state))"
    let points = "\(CellReference(row: rows.lowerBound, column: ScoreTable.Column.points))"
    if criterion.kind == .bonus {
      return "=IF(\(state)=\(quoted(criterion.word(for: .met)[language])),\(points),0)"
    }
    let taken = CellRange(rows: rows, columns: ScoreTable.Column.taken...ScoreTable.Column.taken)
    let deducted = quoted(criterion.word(for: .deducted)[language])
    return "=IF(\(state)=\(na),0,IF(\(state)=\(deducted),MAX(0,\(points)-SUM(\(taken))),\(points)))"
  }

  func subtotal(_ rows: ClosedRange<Int>) -> String {
    let kinds = CellRange(rows: rows, columns: ScoreTable.Column.kind...ScoreTable.Column.kind)
    let earned = CellRange(rows: rows, columns: ScoreTable.Column.earned...ScoreTable.Column.earned)
    return "=SUMIF(\(kinds),\"s\",\(earned))"
  }

  private func sum(_ code: String, _ values: Int) -> String {
    "SUMIF(\(column(ScoreTable.Column.kind)),\"\(code)\",\(column(values)))"
  }

  private func leftOut(_ code: String) -> String {
    let points = column(ScoreTable.Column.points)
    let kinds = column(ScoreTable.Column.kind)
    return "SUMIFS(\(points),\(kinds),\"\(code)\",\(column(ScoreTable.Column.state)),\(na))"
  }

  var earned: String { "=ROUND(\(sum("s", ScoreTable.Column.earned)),3)" }

  var participating: String { "=ROUND(\(sum("s", ScoreTable.Column.points))-\(leftOut("s")),3)" }

  var bonus: String { "=ROUND(\(sum("b", ScoreTable.Column.earned)),3)" }

  var deducted: String {
    "=ROUND(\(sum("d", ScoreTable.Column.points))-\(leftOut("d"))-\(sum("d", ScoreTable.Column.earned)),3)"
  }

  var vetoes: String {
    let word = Localized(zh: "一票否决", en: "veto")[language]
    return "=COUNTIF(\(column(ScoreTable.Column.state)),\(quoted(word)))"
  }

  var unanswered: String {
    "=\(standard.criteria.count)-COUNTA(\(column(ScoreTable.Column.state)))"
  }

  var ungated: String {
    let earned = Place.earned
    let participating = Place.participating
    let raw =
      switch standard.formula {
      case .fullMinusDeductions: "100-(\(participating)-\(earned))+\(Place.bonus)"
      case .earnedRatio:
        "IF(\(participating)=0,100,100*\(earned)/\(participating))+\(Place.bonus)"
      case .basePlusRatio(let base, let scale, _):
        "\(base)+IF(\(participating)=0,\(scale),\(scale)*\(earned)/\(participating))"
          + "+\(Place.bonus)-\(Place.deducted)"
      }
    return "=MAX(0,ROUND(\(raw),\(standard.rounding.decimals)))"
  }

  var score: String {
    standard.vetoEffect == .scoreZero ? "=IF(\(Place.vetoes)>0,0,\(Place.ungated))" : "=\(Place.ungated)"
  }

  var grade: String {
    guard let last = standard.grades.last else { return "=\"\"" }
    var words = quoted(last.name[language])
    for grade in standard.grades.dropLast().reversed() {
      words = "IF(\(Place.score)>=\(grade.threshold),\(quoted(grade.name[language])),\(words))"
    }
    return "=IF(\(Place.vetoes)>0,\(quoted(last.name[language])),\(words))"
  }
}

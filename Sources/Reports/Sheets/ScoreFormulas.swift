import CaseFiles
import OfficeFiles
import Reviewing
import Standards

/// The formulas of the score sheet: the standard's reckoning in the words of a spreadsheet.
///
/// They follow the gates of `Scorer` one by one, but for the panel's, which has no place on this sheet.
struct ScoreFormulas {
  typealias Column = ScoreTable.Column

  let standard: Standard
  let language: Language
  /// The rows of each criterion, of each section's title, and of the table, counted from 0.
  private var criterionRows: [String: ClosedRange<Int>] = [:]
  private var sectionRows: [String: ClosedRange<Int>] = [:]
  private var rows = 0...0
  private var documents: [String: String] = [:]
  private var zeroing: [String: [(criterion: Criterion, deduction: Int)]] = [:]
  private var links: [String: (members: [String], place: Int)] = [:]
  private var deductedSections: Set<String> = []

  init(standard: Standard, language: Language) {
    self.standard = standard
    self.language = language
    let start = ScoreTable.headRow + 1
    var row = start
    for section in standard.sections {
      let title = row
      row += 1
      for criterion in section.criteria {
        let count = max(1, criterion.deductions.count)
        criterionRows[criterion.id] = row...(row + count - 1)
        row += count
        for carried in criterion.carries { documents[carried] = criterion.id }
        for (index, deduction) in criterion.deductions.enumerated() {
          for zeroed in deduction.zeroes { zeroing[zeroed, default: []].append((criterion, index)) }
        }
      }
      sectionRows[section.id] = title...max(title, row - 1)
    }
    rows = start...max(start, row - 1)
    for link in standard.links {
      for (place, member) in link.members.enumerated() { links[member] = (link.members, place) }
    }
    if case .basePlusRatio(_, _, let ids) = standard.formula { deductedSections = Set(ids) }
  }

  /// The cells of the head that the formulas name.
  enum Place {
    static let score = CellReference(row: 3, column: 2)
    static let grade = CellReference(row: 3, column: 6)
    static let ungated = CellReference(row: 3, column: 11)
    static let raw = CellReference(row: 3, column: 13)
    static let earned = CellReference(row: 4, column: 2)
    static let participating = CellReference(row: 4, column: 6)
    static let vetoes = CellReference(row: 4, column: 11)
    static let bonus = CellReference(row: 5, column: 2)
    static let deducted = CellReference(row: 5, column: 6)
    static let unanswered = CellReference(row: 2, column: 11)
  }

  private func column(_ column: Int) -> String { CellRange(rows: rows, columns: column...column).absolute }

  /// The cell of a criterion in a column, in the row of one of its deductions.
  private func cell(_ id: String, _ column: Int, deduction: Int = 0) -> String {
    let row = (criterionRows[id]?.lowerBound ?? rows.lowerBound) + deduction
    return "\(CellReference(row: row, column: column))"
  }

  private func quoted(_ text: String) -> String {
    "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private var na: String { quoted(Localized(zh: "不涉及", en: "not applicable")[language]) }
  private var deductedWord: String { quoted(Localized(zh: "扣分", en: "deducted")[language]) }

  func isDeducted(_ section: Standard.Section) -> Bool { deductedSections.contains(section.id) }

  /// How a row counts: scored, bonus, veto, record.
  func code(_ kind: Criterion.Kind) -> String {
    switch kind {
    case .scored: "s"
    case .bonus: "b"
    case .veto: "v"
    case .record: "r"
    }
  }

  /// What one deduction takes.
  func taken(_ deduction: Deduction, row: Int) -> String {
    let times = "\(CellReference(row: row, column: Column.times))"
    let chosen = "\(CellReference(row: row, column: Column.chosen))"
    switch deduction.amount {
    case .once(let points): return "=IF(\(times)=\"\",0,\(points))"
    case .perOccurrence(let step, let cap): return "=IF(\(times)=\"\",0,MIN(\(cap),\(step)*\(times)))"
    case .range(let min, let max):
      return "=IF(\(chosen)<>\"\",MIN(\(max),MAX(\(min),\(chosen))),IF(\(times)<>\"\",\(min),0))"
    }
  }

  /// The answer that counts: the items of a document that is not needed follow the document.
  func answer(_ criterion: Criterion) -> String {
    let own = cell(criterion.id, Column.state)
    let plain = "IF(\(own)=\"\",\"\",\(own))"
    guard let document = documents[criterion.id] else { return "=" + plain }
    return "=IF(\(cell(document, Column.state))=\(na),\(na),\(plain))"
  }

  /// Whether a deduction elsewhere takes all this criterion has; nil where none does.
  private func isZeroed(_ id: String) -> String? {
    guard let zeroing = zeroing[id] else { return nil }
    let conditions = zeroing.map { zeroing in
      let by = zeroing.criterion.id
      let isTaken = [Column.times, Column.chosen].map {
        "\(cell(by, $0, deduction: zeroing.deduction))<>\"\""
      }.joined(separator: ",")
      return "AND(\(cell(by, Column.answer))=\(deductedWord),OR(\(isTaken)))"
    }
    return conditions.count == 1 ? conditions[0] : "OR(\(conditions.joined(separator: ",")))"
  }

  /// What a criterion earns before links are looked at.
  func own(_ criterion: Criterion) -> String {
    let answer = cell(criterion.id, Column.answer)
    let points = cell(criterion.id, Column.points)
    if criterion.kind == .bonus {
      return "=IF(\(answer)=\(quoted(criterion.word(for: .met)[language])),\(points),0)"
    }
    let rows = criterionRows[criterion.id] ?? self.rows
    let taken = CellRange(rows: rows, columns: Column.taken...Column.taken)
    var rest = "IF(\(answer)=\(deductedWord),MAX(0,\(points)-SUM(\(taken))),\(points))"
    if let isZeroed = isZeroed(criterion.id) { rest = "IF(\(isZeroed),0,\(rest))" }
    return "=IF(\(answer)=\(na),0,\(rest))"
  }

  /// How much the loss weighs, for a criterion that is linked with others.
  func loss(_ criterion: Criterion) -> String? {
    guard links[criterion.id] != nil else { return nil }
    let of = "IF(\(cell(criterion.id, Column.answer))=\(na),0,\(cell(criterion.id, Column.points)))"
    let loss = "ROUND((\(of)-\(cell(criterion.id, Column.own)))*1000,0)"
    guard case .basePlusRatio(_, let scale, _) = standard.formula else { return "=" + loss }
    let section = standard.sections.first { $0.criteria.contains { $0.id == criterion.id } }
    let weight = section.map(isDeducted) == true ? "\(Place.participating)" : "\(scale)"
    return "=\(loss)*\(weight)"
  }

  /// What a criterion earns: of linked losses only the one that weighs most counts.
  func earned(_ criterion: Criterion) -> String {
    let own = cell(criterion.id, Column.own)
    guard let link = links[criterion.id] else { return "=\(own)" }
    let loss = cell(criterion.id, Column.loss)
    let losses = link.members.map { cell($0, Column.loss) }
    var isLess = "\(loss)<MAX(\(losses.joined(separator: ",")))"
    let before = losses.prefix(link.place)
    if !before.isEmpty { isLess = "OR(\(isLess),\(loss)<=MAX(\(before.joined(separator: ","))))" }
    return "=IF(AND(\(loss)>0,\(isLess)),\(cell(criterion.id, Column.points)),\(own))"
  }

  /// 1 where the criterion is still open; a document counts as answered once one of its items is.
  func open(_ criterion: Criterion) -> String {
    var answered = ["\(cell(criterion.id, Column.answer))<>\"\""]
    if let isZeroed = isZeroed(criterion.id) { answered.append(isZeroed) }
    let items = criterion.carries.filter { criterionRows[$0] != nil }
    if !items.isEmpty {
      answered.append("SUM(\(items.map { cell($0, Column.open) }.joined(separator: ",")))<\(items.count)")
    }
    return "=IF(\(answered.count == 1 ? answered[0] : "OR(\(answered.joined(separator: ",")))"),0,1)"
  }

  /// What a section has taking part, has lost, and has left; nil where it has no lines of its own.
  func section(_ section: Standard.Section) -> (points: String, lost: String, earned: String)? {
    guard let all = sectionRows[section.id], all.count > 1 else { return nil }
    let inner = (all.lowerBound + 1)...all.upperBound
    func range(_ column: Int) -> String { "\(CellRange(rows: inner, columns: column...column))" }
    let points = "\(CellReference(row: all.lowerBound, column: Column.sectionPoints))"
    let lost = "\(CellReference(row: all.lowerBound, column: Column.sectionLoss))"
    let kinds = range(Column.kind)
    let of =
      "ROUND(SUMIF(\(kinds),\"s\",\(range(Column.points)))"
      + "-SUMIFS(\(range(Column.points)),\(kinds),\"s\",\(range(Column.answer)),\(na)),3)"
    let loss = "ROUND(\(points)-SUMIF(\(kinds),\"s\",\(range(Column.earned))),3)"
    return (
      "=" + of, section.points.map { "=MIN(\($0),\(loss))" } ?? "=" + loss,
      isDeducted(section) ? "=-\(lost)" : "=\(points)-\(lost)"
    )
  }

  private func sum(_ code: String, _ values: Int) -> String {
    "ROUND(SUMIF(\(column(Column.kind)),\"\(code)\",\(column(values))),3)"
  }

  var earned: String { "=" + sum("p", Column.earned) }

  var participating: String { "=" + sum("p", Column.sectionPoints) }

  var deducted: String { "=" + sum("x", Column.sectionLoss) }

  var bonus: String {
    let all = sum("b", Column.earned)
    return standard.bonusCap.map { "=MIN(\($0),\(all))" } ?? "=" + all
  }

  var vetoes: String {
    let word = Localized(zh: "一票否决", en: "veto")[language]
    return "=COUNTIF(\(column(Column.answer)),\(quoted(word)))"
  }

  var unanswered: String { "=SUM(\(column(Column.open)))" }

  var raw: String {
    let inRatio = standard.bonusRule == .inRatio && standard.formula != .fullMinusDeductions
    let participating = Place.participating
    let earned = inRatio ? "(\(Place.earned)+\(Place.bonus))" : "\(Place.earned)"
    let added = inRatio ? "" : "+\(Place.bonus)"
    func share(_ full: Points) -> String {
      "IF(\(participating)=0,\(full),\(full)*\(earned)/\(participating))"
    }
    switch standard.formula {
    case .fullMinusDeductions: return "=\(standard.full)-(\(participating)-\(earned))\(added)"
    case .earnedRatio: return "=\(share(standard.full))\(added)"
    case .basePlusRatio(let base, let scale, _): return "=\(base)+\(share(scale))\(added)-\(Place.deducted)"
    }
  }

  var ungated: String {
    let digits = standard.rounding.decimals
    switch standard.rounding.mode {
    case .halfUp: return "=MAX(0,ROUND(\(Place.raw),\(digits)))"
    case .down: return "=MAX(0,ROUNDDOWN(ROUND(\(Place.raw),9),\(digits)))"
    case .halfEven:
      let unit = Points(1).thousandths / (0..<(3 - digits)).reduce(1) { unit, _ in unit * 10 }
      let steps = "ROUND(\(Place.raw)*\(unit),9)"
      return "=MAX(0,IF(ABS(\(steps)-INT(\(steps))-0.5)<0.000001,INT(\(steps))+MOD(INT(\(steps)),2),"
        + "ROUND(\(steps),0))/\(unit))"
    }
  }

  var score: String {
    switch standard.vetoEffect {
    case .scoreZero: "=IF(\(Place.vetoes)>0,0,\(Place.ungated))"
    case .lowestGrade: "=\(Place.ungated)"
    case .fixed(let most): "=IF(\(Place.vetoes)>0,MIN(\(most),\(Place.ungated)),\(Place.ungated))"
    }
  }

  var grade: String {
    guard let last = standard.grades.last else { return "=\"\"" }
    var words = quoted(last.name[language])
    for grade in standard.grades.dropLast().reversed() {
      words = "IF(\(Place.score)>=\(grade.threshold),\(quoted(grade.name[language])),\(words))"
    }
    if case .fixed = standard.vetoEffect { return "=" + words }
    return "=IF(\(Place.vetoes)>0,\(quoted(last.name[language])),\(words))"
  }
}

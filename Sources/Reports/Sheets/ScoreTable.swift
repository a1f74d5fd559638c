import CaseFiles
import OfficeFiles
import Reviewing
import Standards

/// Lays the criteria out row by row: a criterion has a row for each of its deductions.
struct ScoreTable {
  enum Column {
    static let id = 0
    static let title = 1
    static let points = 2
    static let basis = 3
    static let look = 4
    static let state = 5
    static let deduction = 6
    static let chosen = 7
    static let times = 8
    static let taken = 9
    static let earned = 10
    static let reason = 11
    static let evidence = 12
    /// Hidden: how the row counts, and what the review held when the sheet was written.
    static let kind = 13
    static let was = 14
    /// Hidden: the answer that counts, what the line earns by itself, whether it is still open, and how much
    /// its loss weighs against those it is linked with. In a section's row: what takes part, and what is lost.
    static let answer = 15
    static let own = 16
    static let open = 17
    static let loss = 18
    static let sectionPoints = 15
    static let sectionLoss = 16
  }

  static let widths: [Double] = [6, 26, 5.5, 17, 15, 11, 25, 6, 5, 5.5, 6, 22, 24]
  /// The row of the columns' heads, counted from 0.
  static let headRow = 6

  let form: ScoreSheetForm
  let card: Scorecard
  let language: Language
  let score: Score
  private let formulas: ScoreFormulas
  private(set) var rows: [Sheet.Row] = []
  private(set) var merges: [CellRange] = []
  private var validations: [Validation] = []
  private let lines: [String: Score.Line]

  init(form: ScoreSheetForm, card: Scorecard, language: Language) {
    self.form = form
    self.card = card
    self.language = language
    score = form.standard.score(card)
    formulas = ScoreFormulas(standard: form.standard, language: language)
    lines = Dictionary(score.lines.map { ($0.criterion, $0) }) { first, _ in first }
  }

  var sheet: Sheet {
    var sheet = Sheet(
      name: SheetWords.scores[language],
      columns: Self.widths.map { .init(width: $0) }
        + Array(repeating: .init(width: 4, isHidden: true), count: Column.loss - Column.evidence), rows: rows,
      merges: merges, validations: validations, frozenRows: Self.headRow + 1, isProtected: true
    )
    let footer = language == .zh ? "&C第 &P 页，共 &N 页" : "&CPage &P of &N"
    sheet.page = SheetPage(
      isLandscape: true, repeatedRows: Self.headRow...Self.headRow,
      area: CellRange(rows: 0...(rows.count - 1), columns: 0...Column.evidence), footer: footer)
    return sheet
  }

  mutating func build() {
    let head = ScoreHead(form: form, score: score, language: language, formulas: formulas)
    rows = head.rows
    merges = head.merges
    rows.append(
      .init(
        SheetWords.columns.map { Cell($0[language], SheetStyles.head) }, height: SheetStyles.height(lines: 2))
    )
    for section in form.standard.sections { add(section) }
    addOpinion()
  }

  private mutating func add(_ section: Standard.Section) {
    let row = rows.count
    let scored = section.criteria.filter { $0.kind == .scored }
    let points = section.points ?? scored.reduce(Points.zero) { $0 + $1.points }
    let words = points > .zero ? Localized(zh: "（\(points) 分）", en: " (\(points))")[language] : ""
    var cells = Array(repeating: Cell(.empty, SheetStyles.section), count: Column.evidence + 1)
    cells[0] = Cell("\(section.id)　\(section.title[language])\(words)", SheetStyles.section)
    if !scored.isEmpty, let formula = formulas.section(section) {
      let ownLines = scored.compactMap { lines[$0.id] }
      let of = ownLines.reduce(Points.zero) { $0 + $1.of }
      let earned = ownLines.reduce(Points.zero) { $0 + $1.earned }
      let lost = min(section.points ?? of, of - earned)
      let shown = formulas.isDeducted(section) ? .zero - lost : of - lost
      cells += Array(repeating: Cell(), count: Column.sectionLoss + 1 - cells.count)
      cells[Column.earned] = Cell(
        .formula(formula.earned, shown.double),
        SheetStyles.section.with {
          $0.horizontal = .center
          $0.numberFormat = "0.###"
        })
      cells[Column.kind] = Cell(formulas.isDeducted(section) ? "x" : "p")
      cells[Column.sectionPoints] = Cell(.formula(formula.points, of.double))
      cells[Column.sectionLoss] = Cell(.formula(formula.lost, lost.double))
    }
    merges.append(CellRange(rows: row...row, columns: 0...Column.taken))
    rows.append(.init(cells, height: SheetStyles.height(lines: 1) + 3))
    for criterion in section.criteria { add(criterion) }
  }

  private mutating func add(_ criterion: Criterion) {
    let first = rows.count
    let count = max(1, criterion.deductions.count)
    let last = first + count - 1
    let mark = card.mark(criterion.id)
    let evidence = CitationText.text(of: mark.evidence)
    let hasPoints = criterion.kind == .scored || criterion.kind == .bonus
    let heights = heights(criterion, reason: mark.reason, evidence: evidence, count: count)
    for index in 0..<count {
      let row = first + index
      var cells = Array(repeating: Cell(.empty, SheetStyles.text), count: Column.loss + 1)
      for column in Column.kind...Column.loss { cells[column] = Cell() }
      for column in [Column.state, Column.reason, Column.evidence] {
        cells[column] = Cell(.empty, SheetStyles.input)
      }
      if index == 0 {
        cells[Column.id] = Cell(criterion.id, SheetStyles.centered)
        cells[Column.title] = Cell(criterion.title[language], SheetStyles.text)
        cells[Column.points] =
          hasPoints
          ? Cell(.number(criterion.points.double), SheetStyles.number)
          : Cell(kindWord(criterion.kind)[language], SheetStyles.centered)
        cells[Column.basis] = Cell(criterion.basis, SheetStyles.text)
        cells[Column.look] = Cell(criterion.look[language], SheetStyles.text)
        cells[Column.state] = Cell(criterion.word(for: mark.state)[language], SheetStyles.choice)
        let line = lines[criterion.id]
        cells[Column.earned] =
          hasPoints
          ? Cell(.formula(formulas.earned(criterion), (line?.earned ?? .zero).double), SheetStyles.number)
          : Cell(.empty, SheetStyles.unused)
        cells[Column.reason] = Cell(mark.reason, SheetStyles.input)
        cells[Column.evidence] = Cell(evidence, SheetStyles.input)
        cells[Column.kind] = Cell(formulas.code(criterion.kind))
        cells[Column.was] = Cell(Fingerprint.of(mark))
        fillHelpers(&cells, criterion)
      }
      if criterion.deductions.indices.contains(index) {
        fill(&cells, criterion.deductions[index], mark: mark, criterion: criterion, row: row)
      } else {
        for column in [Column.deduction, Column.chosen, Column.times, Column.taken] {
          cells[column] = Cell(.empty, SheetStyles.unused)
        }
      }
      rows.append(.init(cells, height: heights[index]))
    }
    if count > 1 {
      let merged = [
        Column.id, Column.title, Column.points, Column.basis, Column.look, Column.state, Column.earned,
        Column.reason, Column.evidence,
      ]
      merges += merged.map { CellRange(rows: first...last, columns: $0...$0) }
    }
    let words = criterion.answers.map { criterion.word(for: $0)[language] }
    validations.append(
      Validation(
        CellRange(rows: first...first, columns: Column.state...Column.state), .list(words),
        message: Localized(
          zh: "请从列表中选：\(words.joined(separator: "、"))", en: "Choose from: \(words.joined(separator: ", "))")[
            language]))
  }

  private mutating func fill(
    _ cells: inout [Cell], _ deduction: Deduction, mark: Mark, criterion: Criterion, row: Int
  ) {
    let taken = mark.deductions.first { $0.id == deduction.id }
    cells[Column.deduction] = Cell(deduction.label(in: language), SheetStyles.text)
    let times = CellRange(rows: row...row, columns: Column.times...Column.times)
    let chosen = CellRange(rows: row...row, columns: Column.chosen...Column.chosen)
    cells[Column.times] = Cell(taken.map { .number(Double($0.times)) } ?? .empty, SheetStyles.inputNumber)
    switch deduction.amount {
    case .range(let min, let max):
      cells[Column.chosen] = Cell(taken?.points.map { .number($0.double) } ?? .empty, SheetStyles.inputNumber)
      if taken?.points != nil { cells[Column.times] = Cell(.empty, SheetStyles.inputNumber) }
      validations.append(
        Validation(
          chosen, .decimal(min.double...max.double),
          message: Localized(zh: "请填 \(min) 到 \(max) 的数", en: "Write a number from \(min) to \(max)")[
            language]))
      validations.append(Validation(times, .whole(1...1)))
    case .once:
      cells[Column.chosen] = Cell(.empty, SheetStyles.unused)
      validations.append(
        Validation(
          times, .whole(1...1),
          message: Localized(zh: "只扣一次：填 1，不扣则留空", en: "Taken once: write 1 or leave it blank")[language]))
    case .perOccurrence:
      cells[Column.chosen] = Cell(.empty, SheetStyles.unused)
      validations.append(
        Validation(
          times, .whole(1...999),
          message: Localized(zh: "请填次数，不扣则留空", en: "Write how many times, or leave it blank")[language]))
    }
    let amount = taken.map { criterion.points(taken: $0) } ?? .zero
    cells[Column.taken] = Cell(
      .formula(formulas.taken(deduction, row: row), amount.double), SheetStyles.number)
  }

  private func fillHelpers(_ cells: inout [Cell], _ criterion: Criterion) {
    let reckoning = SheetReckoning(standard: form.standard, card: card, score: score)
    cells[Column.answer] = Cell(
      .textFormula(
        formulas.answer(criterion), criterion.word(for: reckoning.answer(to: criterion))[language]))
    cells[Column.open] = Cell(
      .formula(formulas.open(criterion), reckoning.isOpen(criterion) ? 1 : 0))
    guard criterion.kind == .scored || criterion.kind == .bonus else { return }
    cells[Column.own] = Cell(.formula(formulas.own(criterion), reckoning.own(criterion).double))
    if let loss = formulas.loss(criterion) {
      cells[Column.loss] = Cell(.formula(loss, reckoning.weightedLoss(criterion)))
    }
  }

  /// Each row is as high as its own deduction needs, and all of them together as the criterion's words need.
  private func heights(
    _ criterion: Criterion, reason: String, evidence: String, count: Int
  ) -> [Double] {
    let words = [
      (criterion.title[language], Column.title), (criterion.basis, Column.basis),
      (criterion.look[language], Column.look), (reason, Column.reason), (evidence, Column.evidence),
      (criterion.id, Column.id),
    ]
    let needed = words.map { SheetStyles.lines($0.0, width: Self.widths[$0.1]) }.max() ?? 1
    var own = (0..<count).map { index in
      criterion.deductions.indices.contains(index)
        ? SheetStyles.lines(
          criterion.deductions[index].label(in: language), width: Self.widths[Column.deduction]) : 1
    }
    var missing = needed - own.reduce(0, +)
    for index in own.indices where missing > 0 {
      let share = (missing + own.count - index - 1) / (own.count - index)
      own[index] += share
      missing -= share
    }
    return own.map(SheetStyles.height)
  }

  private func kindWord(_ kind: Criterion.Kind) -> Localized {
    kind == .veto ? Localized(zh: "否决", en: "veto") : Localized(zh: "记录", en: "record")
  }

  private mutating func addOpinion() {
    let row = rows.count
    var cells = Array(repeating: Cell(.empty, SheetStyles.input), count: Column.was + 1)
    cells[0] = Cell(SheetWords.opinion[language], SheetStyles.label)
    cells[1] = Cell(.empty, SheetStyles.label)
    cells[2] = Cell(card.opinion, SheetStyles.input)
    cells[Column.kind] = Cell()
    cells[Column.was] = Cell(Fingerprint.of(card.opinion))
    let width = Self.widths[2...].reduce(0, +)
    rows.append(
      .init(cells, height: SheetStyles.height(lines: max(3, SheetStyles.lines(card.opinion, width: width)))))
    merges.append(CellRange(rows: row...row, columns: 0...1))
    merges.append(CellRange(rows: row...row, columns: 2...Column.evidence))
    let signatures = Localized(
      zh: "评查人（签名）：　　　　　　　　　复核人（签名）：　　　　　　　　　被评查单位（签章）：　　　　　　　　　　日期：　　　　年　　月　　日",
      en:
        "Reviewer (signed):                    Second reviewer (signed):                    Agency:                    Date:"
    )
    rows.append(.init([Cell(signatures[language], CellStyle().with { $0.fontSize = 10 })], height: 36))
    merges.append(CellRange(rows: (row + 1)...(row + 1), columns: 0...Column.evidence))
  }
}

extension Points {
  /// For a cell, which holds binary numbers.
  var double: Double { Double(thousandths) / 1000 }
}

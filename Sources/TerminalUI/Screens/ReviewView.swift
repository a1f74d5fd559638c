import CaseFiles
import Prechecks
import Reviewing
import Standards

extension App {
  func drawReview(on surface: inout Surface) {
    guard let review else { return }
    let layout = reviewLayout(surface.size)
    drawReviewTitle(review, on: &surface)
    if layout.list.rows > 0 { drawCriteria(review, in: layout.list, on: &surface) }
    if let rule = layout.rule { surface.hline(row: rule, column: 0, width: surface.size.columns) }
    if layout.criterion.rows > 0 { drawCriterion(review, in: layout.criterion, on: &surface) }
    if layout.document.rows > 0 && layout.list.rows > 0 {
      surface.vline(row: layout.list.row, column: layout.list.columns, rows: layout.list.rows)
      surface.vline(row: layout.list.row, column: layout.document.column - 1, rows: layout.list.rows)
      drawDocument(in: layout.document, isFocused: screen == .document, on: &surface)
    }
  }

  /// The case, and what is always visible: points so far, what is left, vetoes, findings.
  func drawReviewTitle(_ review: ReviewState, on surface: inout Surface) {
    let row = table[review.entry].row
    let standard = desk.entries[review.entry].standard
    drawTitle("\(row.shownNumber)  \(row.title)", right: standard.title[language], on: &surface)
    let score = review.score
    var column = 1
    // What there is no room for as a whole is left out.
    func put(_ text: String, _ role: Role) {
      guard column + displayWidth(text) <= surface.size.columns else { return }
      column += surface.put(text, row: 1, column: column, role: role)
    }
    let isSubmitted = desk.entries[review.entry].review.stage == .submitted
    if isSubmitted { put(Localized(zh: "已提交  ", en: "submitted  ")[language], .good) }
    let label =
      score.isComplete ? Localized(zh: "得分 ", en: "Score ") : Localized(zh: "暂计 ", en: "So far ")
    put(label[language], .dim)
    put(score.score.description, .heading)
    if score.score != score.ungated {
      put(Localized(zh: "（不计否决 \(score.ungated)）", en: " (\(score.ungated) without veto)")[language], .dim)
    }
    put(" \(score.grade[language])", score.vetoes.isEmpty ? .normal : .bad)
    if surface.size.columns >= 70 {
      put(Localized(zh: "  失分 \(score.lost)", en: "  lost \(score.lost)")[language], .dim)
    }
    let left = score.unanswered.count
    put(
      Localized(zh: "  未答 \(left)/\(score.lines.count)", en: "  left \(left)/\(score.lines.count)")[language],
      left == 0 ? .good : .accent)
    let vetoes = score.vetoes.count
    put(
      Localized(zh: "  否决 \(vetoes)", en: "  vetoes \(vetoes)")[language], vetoes == 0 ? .dim : .bad)
    put(
      Localized(zh: "  待处理疑点 \(review.openFindings)", en: "  findings \(review.openFindings)")[language],
      review.openFindings == 0 ? .dim : .warning)
  }

  private func drawCriteria(_ review: ReviewState, in area: Rect, on surface: inout Surface) {
    let first = scrolled(
      review.first, cursor: review.cursor, rows: area.rows, count: review.items.count, margin: 4)
    for offset in 0..<area.rows {
      let position = first + offset
      guard position < review.items.count else { break }
      let row = area.row + offset
      drawItem(review.items[position], of: review, row: row, in: area, on: &surface)
      if position == review.cursor {
        let isFocused = review.focus == .list && screen == .review
        surface.tint(
          row: row, column: area.column, width: area.columns, role: isFocused ? .selected : .selectedDim)
        if isFocused { surface.caret = Position(row: row, column: area.column) }
      }
    }
  }

  private func drawItem(
    _ item: ReviewItem, of review: ReviewState, row: Int, in area: Rect, on surface: inout Surface
  ) {
    let end = area.column + area.columns - 1
    var right = ""
    var rightRole = Role.dim
    var title: String
    var role = Role.normal
    var sign = ""
    var signRole = Role.dim
    let open = openFindings(of: item)
    switch item.content {
    case .section(let section):
      let lines = review.score.lines[item.lines]
      let earned = lines.reduce(Points.zero) { $0 + $1.earned }
      let of = lines.reduce(Points.zero) { $0 + $1.of }
      let left = lines.filter { $0.state == .unanswered }.count
      title = section.title[language]
      role = .heading
      // Points of criteria nobody has looked at would read as given.
      right =
        left > 0
        ? Localized(zh: "未答 \(left)", en: "\(left) left")[language] : of == .zero ? "" : "\(earned)/\(of)"
      if left == 0 { sign = signs.sign(.met) }
      signRole = .good
    case .criterion(let criterion):
      let line = review.score.lines[item.lines.lowerBound]
      sign = signs.sign(line.state)
      signRole = Signs.role(line.state)
      title = "\(criterion.id) \(criterion.title[language])"
      (right, rightRole) = pointsText(criterion, line)
      if line.state == .met || line.state == .na { role = .dim }
    case .stray:
      title = Localized(zh: "其他疑点", en: "Other findings")[language]
      sign = signs.sign(open > 0 ? .unanswered : .met)
      right = "\(item.findings.count)"
    }
    if !item.findings.isEmpty && !item.isSection {
      right = (open > 0 ? "!\(open)  " : "") + right
      if open > 0 { rightRole = .warning }
    }
    let indent = item.isSection ? 0 : 2
    surface.put(sign, row: row, column: area.column + indent, role: signRole)
    let rightColumns = displayWidth(right)
    let from = area.column + indent + 2
    surface.put(
      title, row: row, column: from, role: role, width: max(0, end - rightColumns - 1 - from), ellipsis: true)
    surface.put(right, row: row, column: max(from, end - rightColumns), role: rightRole)
  }

  private func pointsText(_ criterion: Criterion, _ line: Score.Line) -> (String, Role) {
    switch criterion.kind {
    case .veto: return (Localized(zh: "否决项", en: "veto")[language], line.state == .veto ? .bad : .dim)
    case .record: return (Localized(zh: "记录", en: "record")[language], .dim)
    case .bonus:
      return ("+\(line.state == .met ? line.earned : criterion.points)", line.state == .met ? .good : .dim)
    case .scored:
      guard line.state == .deducted else { return (criterion.points.description, .dim) }
      return ("−\(line.of - line.earned)/\(line.of)", .warning)
    }
  }

  private func drawCriterion(_ review: ReviewState, in area: Rect, on surface: inout Surface) {
    let cached = review.block.flatMap { $0.columns == area.columns - 2 ? $0 : nil }
    let lines = (cached ?? criterionBlock(columns: area.columns)).lines
    let scroll = min(max(0, review.scroll), max(0, lines.count - area.rows))
    let isFocused = review.focus == .criterion && screen == .review
    let inner = Rect(row: area.row, column: area.column + 1, rows: area.rows, columns: area.columns - 2)
    let hasChoice = (review.item?.findings.count ?? 0) > 1
    surface.draw(
      lines, in: inner, from: scroll,
      selected: isFocused || hasChoice ? .finding(review.finding) : nil)
    if lines.count > scroll + area.rows && area.rows > 0 {
      surface.put("↓", row: area.row + area.rows - 1, column: area.column + area.columns - 1, role: .accent)
    }
    if scroll > 0 {
      surface.put("↑", row: area.row, column: area.column + area.columns - 1, role: .accent)
    }
    guard isFocused else { return }
    let target = Target.finding(review.finding)
    let row = lines.firstIndex { $0.target == target }.map { $0 - scroll } ?? 0
    surface.caret = Position(row: area.row + min(max(0, row), max(0, area.rows - 1)), column: area.column + 1)
  }
}

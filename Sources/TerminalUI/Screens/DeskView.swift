import CaseFiles
import Prechecks

extension App {
  func drawDesk(on surface: inout Surface) {
    let size = surface.size
    let program = Localized(zh: "案卷评查", en: "Case file review")[language]
    drawTitle(
      [program, desk.round, desk.workspace].filter { !$0.isEmpty }.joined(separator: " · "),
      right: Localized(zh: "评查人 ", en: "Reviewer ")[language] + desk.reviewer, on: &surface)
    let area = body(size)
    if table.rows.isEmpty {
      drawEmptyDesk(in: area, on: &surface)
    } else if size.columns >= 120 {
      let preview = min(64, size.columns * 2 / 5)
      drawTable(
        in: Rect(row: area.row, column: 0, rows: area.rows, columns: size.columns - preview - 2),
        on: &surface)
      surface.vline(row: area.row, column: size.columns - preview - 1, rows: area.rows)
      drawSummary(
        in: Rect(row: area.row, column: size.columns - preview + 1, rows: area.rows, columns: preview - 2),
        on: &surface)
    } else {
      drawTable(in: area, on: &surface)
    }
    drawTotals(on: &surface)
  }

  private func drawTable(in area: Rect, on surface: inout Surface) {
    let columns = DeskColumns(columns: area.columns, number: table.numberColumns, language: language)
    columns.drawHead(row: area.row, column: area.column, on: &surface)
    // A window of another size than the last event said still shows the cursor.
    let first = scrolled(table.first, cursor: table.cursor, rows: area.rows - 1, count: table.shown.count)
    for offset in 0..<max(0, area.rows - 1) {
      guard first + offset < table.shown.count else { break }
      let row = area.row + 1 + offset
      let isSelected = first + offset == table.cursor
      columns.draw(
        table.rows[table.shown[first + offset]], row: row, column: area.column, signs: signs, on: &surface)
      if isSelected {
        surface.tint(row: row, column: area.column, width: area.columns, role: .selected)
        surface.caret = Position(row: row, column: area.column)
      }
    }
    if table.shown.isEmpty {
      surface.put(
        Localized(
          zh: "没有案卷符合“\(table.filter)”。按 Esc 取消筛选。",
          en: "No file matches “\(table.filter)”. Esc clears the filter.")[
            language], row: area.row + 2, column: area.column + 2, role: .dim, width: area.columns - 3,
        ellipsis: true)
    }
  }

  private func drawTotals(on surface: inout Surface) {
    let row = surface.size.rows - 2
    var parts = [
      Localized(zh: "案卷 \(table.rows.count)", en: "\(table.rows.count) files")[language],
      Localized(zh: "已提交 \(table.submitted)", en: "\(table.submitted) submitted")[language],
      Localized(zh: "待处理疑点 \(table.openFindings)", en: "\(table.openFindings) findings open")[language],
    ]
    if !table.filter.isEmpty {
      parts.insert(
        Localized(
          zh: "筛选“\(table.filter)”：\(table.shown.count) 件",
          en: "“\(table.filter)”: \(table.shown.count) shown")[
            language], at: 0)
    }
    if let progress = desk.progress {
      let total = progress.total.map { "/\($0)" } ?? ""
      parts.append(
        Localized(zh: "正在装入 \(progress.loaded)\(total)", en: "loading \(progress.loaded)\(total)")[language])
    }
    if !desk.refused.isEmpty {
      parts.append(
        Localized(zh: "未能装入 \(desk.refused.count)（! 查看）", en: "\(desk.refused.count) refused (! lists)")[
          language])
    }
    surface.put(
      parts.joined(separator: " · "), row: row, column: 1, role: .dim, width: surface.size.columns - 2,
      ellipsis: true)
  }

  private func drawEmptyDesk(in area: Rect, on surface: inout Surface) {
    var block = TextBlock(columns: min(area.columns - 4, 70))
    if desk.progress != nil {
      block.add(Localized(zh: "正在装入案卷……", en: "Loading case files …")[language])
    } else {
      block.add(Localized(zh: "还没有案卷。", en: "There are no case files yet.")[language], .heading)
      block.blank()
      block.add(
        Localized(
          zh: "退出后用“casereview 文件夹”打开案卷文件夹、压缩包或台账（CSV、Excel），或用“casereview import 路径”装入工作区。",
          en:
            "Leave with q, then open a folder, an archive or a table (CSV, Excel) with “casereview PATH”, or take it into the workspace with “casereview import PATH”."
        )[language])
      block.blank()
      block.add(
        Localized(
          zh: "想先试用，可打开随附的样例案卷文件夹 SampleCases。",
          en: "To try it first, open the folder SampleCases that comes with it.")[
            language], .dim)
    }
    surface.draw(
      block.lines, in: Rect(row: area.row + 2, column: 2, rows: area.rows - 2, columns: area.columns - 3))
  }

  /// The selected file in short, beside the table.
  private func drawSummary(in area: Rect, on surface: inout Surface) {
    guard let selected = table.selected else { return }
    var block = TextBlock(columns: area.columns)
    let entry = desk.entries[selected]
    addIdentity(entry, to: &block)
    block.blank()
    let found = entry.results.flatMap { result in result.outcome.findings.map { (result, $0) } }
    block.add(
      Localized(zh: "机检疑点 \(found.count) 条", en: "\(found.count) findings of the precheck")[language],
      .heading)
    for (result, finding) in found {
      let state = entry.review.scorecard.decision(result.key(of: finding)).state
      block.add(
        finding.message[language], lead: signs.sign(state) + " ", leadRole: state == .open ? .warning : .dim)
      if block.lines.count > area.rows { break }
    }
    surface.draw(block.lines, in: area)
  }
}

/// The columns of the table, fitted to a width.
struct DeskColumns {
  struct Column {
    var title: Localized
    var start: Int
    var columns: Int
    var isNumber = false
  }

  private(set) var columns: [Column] = []
  private let language: Language

  init(columns total: Int, number: Int, language: Language) {
    self.language = language
    let numberColumns = min(number, total / 3)
    let agencyColumns = total >= 110 ? 24 : total >= 90 ? 18 : total >= 76 ? 12 : 0
    let stateColumns = language == .zh ? 6 : 9
    let fixed = numberColumns + agencyColumns + stateColumns + 5 + 6 + 1 + 2 * (agencyColumns > 0 ? 5 : 4)
    let titleColumns = max(8, total - fixed)
    var start = 1
    func add(_ zh: String, _ en: String, _ width: Int, isNumber: Bool = false, to list: inout [Column]) {
      list.append(Column(title: Localized(zh: zh, en: en), start: start, columns: width, isNumber: isNumber))
      start += width + 2
    }
    var list: [Column] = []
    add("案号", "Number", numberColumns, to: &list)
    add("案件名称", "Title", titleColumns, to: &list)
    if agencyColumns > 0 { add("机关", "Agency", agencyColumns, to: &list) }
    add("状态", "State", stateColumns, to: &list)
    add("疑点", "Finds", 5, isNumber: true, to: &list)
    add("得分", "Score", 6, isNumber: true, to: &list)
    columns = list
  }

  func drawHead(row: Int, column: Int, on surface: inout Surface) {
    for item in columns { put(item.title[language], .heading, item, row, column, &surface) }
  }

  func draw(_ row: DeskTable.Row, row at: Int, column: Int, signs: Signs, on surface: inout Surface) {
    var texts: [(String, Role)] = [(row.number, .normal), (row.title, .normal)]
    if columns.count == 6 { texts.append((row.agency, .dim)) }
    switch row.state {
    case .fresh: texts.append((Localized(zh: "未评", en: "new")[language], .dim))
    case .started(let answered, let of): texts.append(("\(answered)/\(of)", .accent))
    case .submitted: texts.append((Localized(zh: "已提交", en: "submitted")[language], .good))
    }
    let findings = row.openFindings > 0 ? "\(row.openFindings)!" : row.findings > 0 ? "\(row.findings)" : ""
    texts.append((findings, row.openFindings > 0 ? .warning : .dim))
    let sign = row.isVetoed ? signs.sign(.veto) : ""
    texts.append((row.score.map { sign + $0.description } ?? "", row.isVetoed ? .bad : .normal))
    for (item, text) in zip(columns, texts) { put(text.0, text.1, item, at, column, &surface) }
  }

  private func put(
    _ text: String, _ role: Role, _ item: Column, _ row: Int, _ column: Int, _ surface: inout Surface
  ) {
    let shift = item.isNumber ? max(0, item.columns - displayWidth(text)) : 0
    surface.put(
      text, row: row, column: column + item.start + shift, role: role, width: item.columns - shift,
      ellipsis: true)
  }
}

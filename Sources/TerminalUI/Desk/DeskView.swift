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
    if table.count == 0 {
      drawEmptyDesk(in: area, on: &surface)
    } else {
      let list = deskTableRect(size)
      drawTable(in: list, on: &surface)
      if list.columns < area.columns {
        surface.vline(row: area.row, column: list.columns + 1, rows: area.rows)
        drawSummary(
          in: Rect(
            row: area.row, column: list.columns + 3, rows: area.rows, columns: size.columns - list.columns - 4
          ),
          on: &surface)
      }
    }
    drawTotals(on: &surface)
  }

  /// Where the table stands; a wide window has a summary of the file beside it.
  private func deskTableRect(_ size: Size) -> Rect {
    var area = body(size)
    if size.columns >= 120 { area.columns -= min(64, size.columns * 2 / 5) + 2 }
    return area
  }

  /// The columns chosen, as far as a window has room for them.
  func deskTableColumns(_ size: Size) -> DeskColumns {
    DeskColumns(
      deskColumns, columns: deskTableRect(size).columns, number: table.numberColumns, language: language)
  }

  private func drawTable(in area: Rect, on surface: inout Surface) {
    let columns = deskTableColumns(surface.size)
    columns.drawHead(row: area.row, column: area.column, on: &surface)
    // A window of another size than the last event said still shows the cursor.
    let first = scrolled(table.first, cursor: table.cursor, rows: area.rows - 1, count: table.shown.count)
    for offset in 0..<max(0, area.rows - 1) {
      guard first + offset < table.shown.count else { break }
      let row = area.row + 1 + offset
      let isSelected = first + offset == table.cursor
      columns.draw(
        table[table.shown[first + offset]], row: row, column: area.column, signs: signs, on: &surface)
      if isSelected {
        surface.tint(row: row, column: area.column, width: area.columns, role: .selected)
        surface.caret = Position(row: row, column: area.column)
      }
    }
    if table.shown.isEmpty {
      surface.put(
        (table.unsearchedWords.isEmpty
          ? Localized(
            zh: "没有案卷符合“\(table.filter)”。按 Esc 取消筛选。",
            en: "No file matches “\(table.filter)”. Esc clears the filter.")
          : Localized(
            zh: "没有案卷的名称等符合“\(table.filter)”。按回车连正文一起找，按 Esc 取消筛选。",
            en:
              "No file's line matches “\(table.filter)”. Enter searches the texts too, Esc clears the filter."
          ))[
            language], row: area.row + 2, column: area.column + 2, role: .dim, width: area.columns - 3,
        ellipsis: true)
    }
  }

  private func drawTotals(on surface: inout Surface) {
    let row = surface.size.rows - 2
    // The totals stand from the first frame on, also while the rows come in.
    let files = desk.expected?.files ?? table.count
    let submitted = desk.expected?.submitted ?? table.submitted
    let findings = desk.expected?.openFindings ?? table.openFindings
    var parts = [
      Localized(zh: "案卷 \(files)", en: files.counting("file"))[language],
      Localized(zh: "已提交 \(submitted)", en: "\(submitted) submitted")[language],
      Localized(zh: "待处理疑点 \(findings)", en: "\(findings.counting("finding")) open")[
        language],
    ]
    if !table.filter.isEmpty {
      parts.insert(
        Localized(
          zh: "筛选“\(table.filter)”：\(table.shown.count) 件",
          en: "“\(table.filter)”: \(table.shown.count) shown")[
            language], at: 0)
    }
    if table.order != .arrival {
      parts.append(
        Localized(zh: "排序：\(table.order.title.zh)", en: "sorted: \(table.order.title.en)")[language])
    }
    if desk.overdueRectifications > 0 {
      parts.insert(
        Localized(
          zh: "整改逾期 \(desk.overdueRectifications)（z 查看）",
          en: "\(desk.overdueRectifications) rectifications overdue (z lists)")[language], at: 0)
    }
    if let progress = desk.progress {
      let total = progress.total.map { "/\($0)" } ?? ""
      // While something comes in it is looked at first.
      parts.insert(
        Localized(zh: "正在装入 \(progress.loaded)\(total)", en: "loading \(progress.loaded)\(total)")[language]
          + bar(progress), at: 0)
    }
    let (refused, notices) = desk.amiss
    var amiss: [String] = []
    if refused > 0 { amiss.append(Localized(zh: "未能装入 \(refused)", en: "\(refused) refused")[language]) }
    if notices > 0 { amiss.append(Localized(zh: "提示 \(notices)", en: "\(notices) notices")[language]) }
    if !amiss.isEmpty {
      parts.append(
        amiss.joined(separator: " · ") + Localized(zh: "（! 查看）", en: " (! lists)")[language])
    }
    surface.put(
      parts.joined(separator: " · "), row: row, column: 1, role: .dim, width: surface.size.columns - 2,
      ellipsis: true)
  }

  /// ` ████░░░░░░`; empty where it is not known how much there is.
  private func bar(_ progress: Desk.Progress) -> String {
    guard let total = progress.total, total > 0 else { return "" }
    let columns = 16
    let filled = min(columns, columns * progress.loaded / total)
    let isPlain = signs == .ascii
    return " " + String(repeating: isPlain ? "#" : "█", count: filled)
      + String(repeating: isPlain ? "." : "░", count: columns - filled)
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
          zh: "按 \(key("装入案卷", on: .desk)) 把案卷文件夹、压缩包或台账（CSV、Excel）装入工作区；退出后用“casereview 文件夹”可直接打开案卷而不装入。",
          en:
            "Press \(key("装入案卷", on: .desk)) to take folders, archives or tables (CSV, Excel) into the workspace; “casereview PATH” opens files where they lie."
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
    func addFindings(_ count: Int) {
      block.add(
        Localized(zh: "机检疑点 \(count) 条", en: "\(count.counting("finding")) of the precheck")[
          language], .heading)
    }
    guard desk.entries.isLoaded(selected) else {
      let item = table[selected]
      addIdentity(item.row, to: &block)
      block.blank()
      addFindings(item.row.findings)
      if item.row.version > 0 {
        block.add(
          Localized(
            zh: "导入时所计，不含与其他案卷比对的；打开后补算。",
            en: "Counted at import, without those that come of other files; opening adds them.")[language],
          .dim)
      }
      block.add(Localized(zh: "回车打开全卷。", en: "Enter opens the file.")[language], .dim)
      block.add(Localized(zh: "来源 \(item.row.source)", en: "From \(item.row.source)")[language], .dim)
      return surface.draw(block.lines, in: area)
    }
    let entry = desk.entries[selected]
    addIdentity(entry, to: &block)
    block.blank()
    let found = entry.results.flatMap { result in result.outcome.findings.map { (result, $0) } }
    addFindings(found.count)
    for (result, finding) in found {
      let state = entry.review.scorecard.decision(result.key(of: finding)).state
      block.add(
        finding.message[language], lead: signs.sign(state) + " ", leadRole: state == .open ? .warning : .dim)
      if block.lines.count > area.rows { break }
    }
    surface.draw(block.lines, in: area)
  }
}

import CaseFiles
import Reviewing

extension App {
  /// The rows of the list that fit the window.
  var rectificationRows: Int { max(0, body(size).rows - 1) }

  func drawRectifications(on surface: inout Surface) {
    let size = surface.size
    drawRectificationTitle(on: &surface)
    let area = body(size)
    if rectify.entries.isEmpty {
      drawNoRectifications(in: area, on: &surface)
    } else if size.columns >= 120 {
      let detail = min(64, size.columns * 2 / 5)
      drawRectificationTable(
        in: Rect(row: area.row, column: 0, rows: area.rows, columns: size.columns - detail - 2), on: &surface)
      surface.vline(row: area.row, column: size.columns - detail - 1, rows: area.rows)
      surface.draw(
        rectificationBlock(columns: detail - 2).lines,
        in: Rect(row: area.row, column: size.columns - detail + 1, rows: area.rows, columns: detail - 2))
    } else {
      drawRectificationTable(in: area, on: &surface)
    }
  }

  private func drawRectificationTitle(on surface: inout Surface) {
    let all = rectify.overview.all
    var parts = [RectificationScreen.keys.title[language]]
    if all.total > 0 {
      parts += [
        Localized(zh: "逾期 \(all.overdue)", en: "\(all.overdue) overdue")[language],
        Localized(zh: "待核查 \(all.answered)", en: "\(all.answered) answered")[language],
        Localized(zh: "已认可 \(all.accepted)/\(all.counted)", en: "\(all.accepted)/\(all.counted) accepted")[
          language],
      ]
    }
    if rectify.filter != .all || !rectify.words.isEmpty {
      parts.append(
        Localized(zh: "只列\(rectify.filter.title.zh)", en: "listed: \(rectify.filter.title.en)")[language]
          + (rectify.words.isEmpty ? "" : " “\(rectify.words)”"))
    }
    drawTitle(
      parts.joined(separator: " · "), right: Localized(zh: "办理人 ", en: "By ")[language] + desk.reviewer,
      on: &surface)
  }

  private func drawNoRectifications(in area: Rect, on surface: inout Surface) {
    var block = TextBlock(columns: min(area.columns - 4, 70))
    if rectify.isLoaded {
      block.add(Localized(zh: "没有整改事项。", en: "There are no rectifications.")[language], .heading)
      block.blank()
      block.add(
        Localized(
          zh:
            "在结论屏按 \(key("导出", on: .conclusion)) 出具带文号的整改通知书，就在这里登记，期限随之起算。文号在工作区的设置中填写；在别处编号的通知，用命令“rectify start”登记。",
          en:
            "Issue a numbered rectification notice with \(key("导出", on: .conclusion)) on the conclusion, and it is listed here with its last day. The number's prefix is one of the workspace's settings; register notices numbered elsewhere with the command “rectify start”."
        )[language])
    } else {
      block.add(Localized(zh: "正在读取……", en: "Reading …")[language], .dim)
    }
    surface.draw(
      block.lines, in: Rect(row: area.row + 2, column: 2, rows: area.rows - 2, columns: area.columns - 3))
  }

  private func drawRectificationTable(in area: Rect, on surface: inout Surface) {
    let columns = RectificationColumns(
      columns: area.columns, number: rectify.numberColumns, language: language)
    columns.drawHead(row: area.row, column: area.column, on: &surface)
    let first = scrolled(
      rectify.first, cursor: rectify.cursor, rows: area.rows - 1, count: rectify.shown.count)
    for offset in 0..<max(0, area.rows - 1) where first + offset < rectify.shown.count {
      let row = area.row + 1 + offset
      columns.draw(
        rectify.entries[rectify.shown[first + offset]], rectify, row: row, column: area.column, on: &surface)
      if first + offset == rectify.cursor {
        surface.tint(row: row, column: area.column, width: area.columns, role: .selected)
        surface.caret = Position(row: row, column: area.column)
      }
    }
    if rectify.shown.isEmpty {
      surface.put(
        Localized(
          zh: "没有符合的；按 \(key("筛选", on: .rectification)) 换一种筛选。",
          en: "None like that; \(key("筛选", on: .rectification)) changes the filter.")[language],
        row: area.row + 2, column: area.column + 2, role: .dim, width: area.columns - 3, ellipsis: true)
    }
  }

  func drawRectificationDetail(on surface: inout Surface) {
    let notice = rectify.selected?.rectification.notice
    let number = notice.map { $0.number.isEmpty ? RectificationColumns.own[language] : $0.number } ?? ""
    drawTitle(
      number, right: Localized(zh: "办理人 ", en: "By ")[language] + desk.reviewer, on: &surface)
    drawReading(on: &surface)
  }
}

/// The columns of the list, fitted to a width.
struct RectificationColumns {
  private struct Column {
    var title: Localized
    var start: Int
    var columns: Int
  }

  static let own = Localized(zh: "自行纠正", en: "own correction")

  private var columns: [Column] = []
  private let language: Language
  private let showsAgency: Bool
  private let showsSuggestion: Bool

  init(columns total: Int, number wanted: Int, language: Language) {
    self.language = language
    showsAgency = total >= 76
    showsSuggestion = total >= 68
    let state = language == .zh ? 10 : 9
    let timing = 10
    let fixed = 1 + 10 + timing + state + (showsSuggestion ? 8 + 2 : 0) + 3 * 2
    let rest = max(12, total - fixed)
    let number = showsAgency ? min(wanted, rest - 12) : rest
    var start = 1
    func add(_ zh: String, _ en: String, _ width: Int, to list: inout [Column]) {
      list.append(Column(title: Localized(zh: zh, en: en), start: start, columns: width))
      start += width + 2
    }
    var list: [Column] = []
    add("文号", "Number", number, to: &list)
    if showsAgency { add("机关", "Agency", max(4, rest - number - 2), to: &list) }
    add("期限", "Last day", 10, to: &list)
    add("时间", "Time", timing, to: &list)
    add("状态", "State", state, to: &list)
    if showsSuggestion { add("建议", "Next", 8, to: &list) }
    columns = list
  }

  func drawHead(row: Int, column: Int, on surface: inout Surface) {
    for item in columns {
      surface.put(
        item.title[language], row: row, column: column + item.start, role: .heading, width: item.columns)
    }
  }

  func draw(
    _ entry: RectificationEntry, _ list: RectificationList, row: Int, column: Int, on surface: inout Surface
  ) {
    let one = entry.rectification
    let late = one.daysLate(on: list.today)
    var texts: [(String, Role)] = [
      (one.notice.number.isEmpty ? Self.own[language] : one.notice.number, .normal)
    ]
    if showsAgency { texts.append((one.notice.agency, .dim)) }
    texts.append((one.deadline?.description ?? "", .normal))
    texts.append(timing(one, late, list.today))
    texts.append((one.state.title[language], role(one.state)))
    if showsSuggestion {
      texts.append((one.suggestion(on: list.today, list.policy)?.title[language] ?? "", .warning))
    }
    for (item, text) in zip(columns, texts) {
      surface.put(
        text.0, row: row, column: column + item.start, role: text.1, width: item.columns, ellipsis: true)
    }
  }

  /// `! 逾期 5 日`: read without colour too.
  private func timing(_ one: Rectification, _ late: Int?, _ today: Day) -> (String, Role) {
    if let late { return (Localized(zh: "!逾期\(late)日", en: "!\(late)d late")[language], .bad) }
    guard one.state.isDue, let deadline = one.deadline else { return ("", .dim) }
    let left = deadline - today
    return (Localized(zh: "还有\(left)日", en: "\(left)d left")[language], left <= 7 ? .warning : .dim)
  }

  /// One rectification in a sentence, for the line mode.
  static func sentence(
    _ entry: RectificationEntry, _ list: RectificationList, _ language: Language
  ) -> String {
    let one = entry.rectification
    var parts = [one.notice.number.isEmpty ? own[language] : one.notice.number, one.notice.agency]
    parts.append(one.state.title[language])
    if let deadline = one.deadline {
      parts.append(Localized(zh: "期限 \(deadline)", en: "last day \(deadline)")[language])
    }
    if let late = one.daysLate(on: list.today) {
      parts.append(Localized(zh: "逾期 \(late) 日", en: "\(late) days late")[language])
    } else if one.state.isDue, let deadline = one.deadline {
      let left = deadline - list.today
      parts.append(Localized(zh: "还有 \(left) 日", en: "\(left.counting("day")) left")[language])
    }
    if let next = one.suggestion(on: list.today, list.policy) {
      parts.append(Localized(zh: "建议\(next.title.zh)", en: "next: \(next.title.en)")[language])
    }
    return parts.filter { !$0.isEmpty }.joined(separator: language == .zh ? "，" : ", ")
  }

  private func role(_ state: RectificationState) -> Role {
    switch state {
    case .open, .returned: .normal
    case .answered, .drawn: .accent
    case .accepted, .confirmed: .good
    case .withdrawn: .dim
    }
  }
}

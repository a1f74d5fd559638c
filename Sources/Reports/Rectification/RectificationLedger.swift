import CaseFiles
import OfficeFiles
import Reviewing

/// 整改台账: every notice with its last day, how it stands and what was done, as a document and as a workbook.
///
/// The wording is Chinese in both languages of the interface, as in everything the bureau files.
public struct RectificationLedger: Report {
  public var entries: [RectificationEntry]
  public var overview: RectificationOverview
  public var issuer: String

  /// `entries` in the order they are to be printed.
  public init(_ entries: [RectificationEntry], on day: Day, policy: EscalationPolicy, issuer: String?) {
    self.entries = entries
    overview = RectificationOverview(entries, on: day, policy: policy)
    self.issuer = issuer ?? ""
  }

  /// On paper the two numbers share a column, so that no day and no number is broken.
  private static let paperHeader = ["序号", "文号、案号", "机关", "发出日期", "期限", "逾期日数", "状态", "已催办", "问题数", "提交人"]
  private static let paperWidths = [17, 61, 34, 42, 42, 25, 25, 25, 17, 25]

  private func paperCells(_ entry: RectificationEntry, number: Int) -> [String] {
    let one = entry.rectification
    var cells = cells(entry, number: number)
    cells[4] = one.notice.issued.chinese
    cells[5] = one.deadline?.chinese ?? cells[5]
    cells[1] += "、" + cells.remove(at: 3)
    return cells
  }

  static let header = ["序号", "文号", "机关", "案号", "发出日期", "期限", "逾期日数", "状态", "已催办", "问题数", "答复提交人"]

  private func cells(_ entry: RectificationEntry, number: Int) -> [String] {
    let one = entry.rectification
    return [
      "\(number)", one.notice.number.isEmpty ? "自行纠正" : one.notice.number, one.notice.agency,
      entry.id.review.caseFile, one.notice.issued.description, one.deadline?.description ?? "—",
      one.daysLate(on: overview.today).map(String.init) ?? "—", one.state.title.zh,
      one.level?.title.zh ?? "—", "\(one.notice.problems.count)", one.submitter ?? "—",
    ]
  }

  public func draft() -> Draft {
    let rows = entries.enumerated().map { paperCells($0.element, number: $0.offset + 1) }
    let document = OfficialDocument(
      issuer: issuer, number: "", title: "整改台账\n（截至\(overview.today.chinese)）",
      blocks: overview.sentences.map { .paragraph($0) } + [
        .table(.init(header: Self.paperHeader, rows: rows, widths: Self.paperWidths))
      ], signatory: issuer, date: overview.today.chinese)
    return Draft(document: document, workbook: workbook())
  }

  /// The list and what was done, on two sheets; days are days, numbers are numbers, document numbers are text.
  public func workbook() -> Workbook {
    let widths: [Double] = [6, 22, 26, 24, 12, 12, 9, 12, 10, 8, 12]
    var rows = [Sheet.Row(Self.header.map { Cell($0, SheetStyles.head) }, height: 22)]
    for (index, entry) in entries.enumerated() {
      let one = entry.rectification
      let words = cells(entry, number: index + 1)
      var row = words.map { Cell($0, SheetStyles.text) }
      row[0] = Cell(.number(Double(index + 1)), SheetStyles.number)
      row[4] = day(one.notice.issued)
      if let deadline = one.deadline { row[5] = day(deadline) }
      if let late = one.daysLate(on: overview.today) {
        row[6] = Cell(.number(Double(late)), SheetStyles.number)
      }
      row[9] = Cell(.number(Double(one.notice.problems.count)), SheetStyles.number)
      let lines = zip(words, widths).map { SheetStyles.lines($0, width: $1) }.max() ?? 1
      rows.append(.init(row, height: SheetStyles.height(lines: lines)))
    }
    var list = Sheet(
      name: "整改台账", columns: widths.map { .init(width: $0) }, rows: rows, frozenRows: 1,
      page: SheetPage(isLandscape: true, repeatedRows: 0...0))
    list.page.area = CellRange(rows: 0...max(1, rows.count - 1), columns: 0...(widths.count - 1))
    return Workbook(sheets: [list, history()], title: "整改台账")
  }

  private func history() -> Sheet {
    let widths: [Double] = [22, 24, 12, 14, 80]
    var rows = [Sheet.Row(["文号", "案号", "日期", "办理人", "办理经过"].map { Cell($0, SheetStyles.head) }, height: 22)]
    for entry in entries {
      for taken in entry.rectification.history {
        let words = taken.step.sentence.zh
        rows.append(
          .init(
            [
              Cell(entry.rectification.notice.number, SheetStyles.text),
              Cell(entry.id.review.caseFile, SheetStyles.text), day(taken.step.day),
              Cell(taken.actor, SheetStyles.text), Cell(words, SheetStyles.text),
            ], height: SheetStyles.height(lines: SheetStyles.lines(words, width: widths[4]))))
      }
    }
    return Sheet(
      name: "办理经过", columns: widths.map { .init(width: $0) }, rows: rows, frozenRows: 1,
      page: SheetPage(isLandscape: true, repeatedRows: 0...0))
  }

  private func day(_ day: Day) -> Cell {
    let (year, month, number) = day.components
    return Cell(
      .date(year: year, month: month, day: number),
      SheetStyles.centered.with { $0.numberFormat = "yyyy-mm-dd" })
  }
}

extension RectificationOverview {
  /// How the rectifications stand, in sentences of a report; each figure with what it is taken of.
  public var sentences: [String] {
    var lines = [
      "共\(all.total)件，其中通知已撤销\(all.withdrawn)件；其余\(all.counted)件中已认可\(all.accepted)件，待核查\(all.answered)件，"
        + "待机关办理\(all.due)件，其中逾期\(all.overdue)件。"
    ]
    var done: [String] = []
    if all.answeredLate > 0 { done.append("答复逾期\(all.answeredLate)件") }
    if all.returned > 0 { done.append("曾退回\(all.returned)件") }
    if all.extended > 0 { done.append("经批准延期\(all.extended)件") }
    for level in EscalationLevel.allCases {
      if let count = all.levels[level] { done.append("\(level.title.zh)\(count)次") }
    }
    if all.lookedBack > 0 { done.append("回头看\(all.lookedBack)件次，其中不合格\(all.failedLookBack)件次") }
    if all.corrections > 0 {
      done.append("机关自行纠正原决定\(all.corrections)件，其中未办结\(all.openCorrections)件")
    }
    if !done.isEmpty { lines.append(done.joined(separator: "，") + "。") }
    if !late.isEmpty {
      lines.append(
        "逾期的有："
          + late.map {
            "\($0.agency)\($0.number.isEmpty ? $0.title : $0.number)（期限\($0.deadline.chinese)，逾期\($0.days)日"
              + ($0.level.map { "，已\($0.title.zh)" } ?? "，尚未催办") + "）"
          }.joined(separator: "；") + "。")
    }
    return lines
  }

  /// The same by agency, for a table: counted, accepted, waiting, overdue.
  public var agencyRows: [[String]] {
    agencies.map {
      [
        $0.name, "\($0.count.counted)", "\($0.count.accepted)", "\($0.count.answered)", "\($0.count.due)",
        "\($0.count.overdue)",
      ]
    }
  }

  public static let agencyHeader = ["机关", "整改件数", "已认可", "待核查", "待办理", "其中逾期"]
}

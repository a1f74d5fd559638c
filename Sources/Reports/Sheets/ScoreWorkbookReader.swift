import CaseFiles
import OfficeFiles
import Reviewing
import Standards

extension ScoreSheetForm {
  /// Reads a filled score sheet in Excel. Takes all of it or nothing; problems name the cell.
  ///
  /// Throws `OfficeError` where the file is no workbook, `ScoreSheetRefused` where it does not fit.
  public func read(workbook: WorkbookFile, file: String) throws -> FilledScoreSheet {
    func sheet(_ name: Localized) throws -> SheetContents? {
      let known = workbook.sheetNames.first { SheetWords.matches($0, name) }
      return try known.map { try workbook.sheet($0) }
    }
    guard let scores = try sheet(SheetWords.scores) else {
      throw ScoreSheetRefused(problems: [
        LoadError(
          source: Source(file: file),
          problem: Localized(
            zh: "没有工作表“\(SheetWords.scores.zh)”", en: "there is no sheet “\(SheetWords.scores.en)”"),
          remedy: Localized(
            zh: "请用 casereview sheet 导出的评分表填写", en: "fill in the sheet that casereview sheet writes"))
      ])
    }
    var reader = ScoreWorkbookReader(collector: MarkCollector(self), file: file, sheet: scores)
    reader.readScores()
    if let findings = try sheet(SheetWords.findings) { reader.readFindings(findings) }
    guard reader.collector.problems.isEmpty else {
      throw ScoreSheetRefused(problems: reader.collector.problems)
    }
    return FilledScoreSheet(
      scorecard: reader.collector.card, reviewer: reader.reviewer, written: reader.written)
  }

  /// Reads a filled score sheet by its ending, `.xlsx`, `.yaml` or `.yml`.
  public func read(bytes: [UInt8], file: String) throws -> FilledScoreSheet {
    if file.lowercased().hasSuffix(".xlsx") {
      return try read(workbook: WorkbookFile(bytes: bytes, file: file), file: file)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScoreSheetRefused(problems: [
        LoadError(
          source: Source(file: file), problem: Localized(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8"),
          remedy: Localized(zh: "请另存为 UTF-8，或改用 .xlsx", en: "save it as UTF-8, or give an .xlsx"))
      ])
    }
    return try read(yaml: text, file: file)
  }
}

private struct ScoreWorkbookReader {
  typealias Column = ScoreTable.Column

  var collector: MarkCollector
  let file: String
  let sheet: SheetContents
  var reviewer = ""
  var written = FilledScoreSheet.Fingerprints()

  private func source(_ place: CellReference, in sheet: SheetContents) -> Source {
    Source(file: "\(file) » \(sheet.name(of: place))")
  }

  private func value(_ place: CellReference, in sheet: SheetContents) -> WrittenMark.Value {
    WrittenMark.Value(text: trimmed(sheet.text(place)), place: source(place, in: sheet))
  }

  mutating func readScores() {
    let headRow = sheet.rows.first { row in
      SheetWords.matches(row[Column.id]?.text ?? "", SheetWords.columns[Column.id])
        && SheetWords.matches(row[Column.state]?.text ?? "", SheetWords.columns[Column.state])
    }
    guard let headRow else {
      collector.report(
        source(CellReference(row: ScoreTable.headRow, column: 0), in: sheet),
        Localized(zh: "找不到表头（编号……结论）", en: "the columns' heads (No. … Result) are not found"),
        Localized(
          zh: "请不要移动列，用 casereview sheet 重新导出后填写", en: "export the sheet anew and do not move columns"))
      return
    }
    readHead(above: headRow.index)
    var current: (row: Int, id: String, deductions: [WrittenMark.Deduction])?
    for row in sheet.rows where row.index > headRow.index {
      let id = trimmed(row[Column.id]?.text ?? "")
      if SheetWords.matches(id, SheetWords.opinion) {
        collector.setOpinion(row[Column.points]?.text ?? "")
        written.opinion = row[Column.was]?.text ?? ""
        continue
      }
      if !id.isEmpty {
        finish(current)
        current = nil
        guard isCriterion(row, id: id) else { continue }
        current = (row.index, id, [])
      } else if current != nil {
        for column in [Column.state, Column.reason, Column.evidence] {
          let place = CellReference(row: row.index, column: column)
          guard !trimmed(sheet.text(place)).isEmpty else { continue }
          collector.report(
            source(place, in: sheet),
            Localized(zh: "同一评查项的内容写到了第二行", en: "this stands in the criterion's second row"),
            Localized(zh: "请写在该项的第一行", en: "write it in the criterion's first row"))
        }
      }
      if let id = current?.id, let deduction = readDeduction(row, of: id) {
        current?.deductions.append(deduction)
      }
    }
    finish(current)
  }

  private mutating func readHead(above end: Int) {
    func find(_ label: Localized) -> WrittenMark.Value? {
      for row in sheet.rows where row.index < end {
        guard let cell = row.cells.first(where: { SheetWords.matches($0.text, label) }) else { continue }
        // The value stands in the first column after the label's own, which is merged.
        let next = [2, 6, 11].first { $0 > cell.column } ?? cell.column + 1
        return value(CellReference(row: row.index, column: next), in: sheet)
      }
      return nil
    }
    let form = collector.form
    let top = source(CellReference(row: 0, column: 0), in: sheet)
    collector.expect(SheetWords.standard, find(SheetWords.standard), is: form.standard.id, else: top)
    collector.expect(SheetWords.version, find(SheetWords.version), is: form.standard.version, else: top)
    collector.expect(SheetWords.caseFile, find(SheetWords.caseFile), is: form.caseFile, else: top)
    reviewer = find(SheetWords.reviewer)?.text ?? ""
  }

  /// The titles of sections and the line of signatures have an id's column too, but nothing filled in.
  private func isCriterion(_ row: SheetRow, id: String) -> Bool {
    if collector.form.standard.criterion(id) != nil { return true }
    return [Column.state, Column.chosen, Column.times, Column.reason, Column.evidence].contains {
      !trimmed(row[$0]?.text ?? "").isEmpty
    }
  }

  private mutating func readDeduction(_ row: SheetRow, of id: String) -> WrittenMark.Deduction? {
    func at(_ column: Int) -> WrittenMark.Value {
      value(CellReference(row: row.index, column: column), in: sheet)
    }
    let points = at(Column.chosen)
    let times = at(Column.times)
    guard !points.text.isEmpty || !times.text.isEmpty else { return nil }
    var name = at(Column.deduction)
    if let criterion = collector.form.standard.criterion(id) {
      let known = criterion.deductions.first {
        name.text == trimmed($0.label(in: .zh)) || name.text == trimmed($0.label(in: .en))
      }
      // A label that was retyped is still known by the id it begins with.
      name.text = known?.id ?? String(name.text.prefix { $0 != " " && $0 != "　" })
    }
    return WrittenMark.Deduction(id: name, points: points, times: times)
  }

  private mutating func finish(_ entry: (row: Int, id: String, deductions: [WrittenMark.Deduction])?) {
    guard let entry else { return }
    func place(_ column: Int) -> CellReference { CellReference(row: entry.row, column: column) }
    var evidence: [Citation] = []
    do throws(CitationText.Wrong) {
      evidence = try CitationText.citations(in: sheet.text(place(Column.evidence)))
    } catch {
      collector.report(
        source(place(Column.evidence), in: sheet),
        Localized(zh: "证据“\(error.line)”读不懂", en: "the evidence “\(error.line)” is not understood"),
        Localized(zh: "应写作 文书｜页码｜引文，一条一行", en: "write document|page|quote, one line each"))
    }
    let was = sheet.text(place(Column.was))
    if !was.isEmpty { written.marks[entry.id] = was }
    collector.take(
      WrittenMark(
        criterion: value(place(Column.id), in: sheet), state: value(place(Column.state), in: sheet),
        deductions: entry.deductions, reason: sheet.text(place(Column.reason)), evidence: evidence))
  }

  mutating func readFindings(_ sheet: SheetContents) {
    let head = SheetWords.findingColumns
    guard
      let headRow = sheet.rows.first(where: { SheetWords.matches($0[0]?.text ?? "", head[0]) })
    else { return }
    for row in sheet.rows where row.index > headRow.index {
      func place(_ column: Int) -> CellReference { CellReference(row: row.index, column: column) }
      let decision = value(place(3), in: sheet)
      let reason = sheet.text(place(4))
      // A note below the table has no decision.
      let key = WrittenMark.Value(text: sheet.text(place(0)), place: source(place(0), in: sheet))
      let isKnown = collector.form.findings.contains { $0.key == key.text }
      guard isKnown || !decision.text.isEmpty || !reason.isEmpty else { continue }
      let was = sheet.text(place(5))
      if !was.isEmpty { written.findings[key.text] = was }
      collector.take(finding: key, decision: decision, reason: reason)
    }
  }

  private func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}

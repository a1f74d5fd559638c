/// A letter's facts as a table has them: one row below its headings, or entries with their values on the next line.
extension LetterText {
  private static let numberColumns = WordList(
    "行政处罚决定书文号 行政处罚决定文号 行政处罚文号 决定书文号 处罚决定书文号 文号 处罚文号 决定文书号 行政处罚决定文书号")
  private static let penaltyColumns = WordList("行政处罚内容 处罚内容 行政处罚决定 处罚决定 处罚结果 行政处罚结果")
  private static let otherColumns = WordList(
    """
    序号 违法行为类型 违法类型 违法事实 主要违法违规事实 主要违法违规事实(案由) 行政处罚依据 处罚依据 处罚类别 处罚种类 备注 法定代表人 \
    法定代表人姓名 法定代表人(主要负责人)姓名 公示期限 案由
    """)

  /// What the cells of a table's rows are; what they have in common is the first row's.
  struct TableRows {
    /// Whether they tell of one decision: of one number, agency and day.
    var isOne = true
    var parties: [Range<Int>] = []
    var penalties: [Range<Int>] = []
    var body: Range<Int>?
    var day: Range<Int>?
    var act: Range<Int>?
    var number: Range<Int>?
  }

  /// The rows below headings that name at least three columns of a decision.
  ///
  /// Nil where a row has not as many cells as the headings.
  func decisionRows(bodies: WordList, days: WordList, acts: WordList) -> TableRows? {
    var start = 0
    while start < count {
      let headings = cells(lineAt: start)
      let next = lineEnd(start)
      defer { start = next }
      guard headings.count > 3 else { continue }
      func column(_ words: WordList) -> Int? {
        let found = headings.indices.filter {
          words.match(in: self, at: headings[$0].lowerBound) == headings[$0].count
        }
        return found.count == 1 ? found[0] : nil
      }
      let lists = [Self.partyLabels, Self.penaltyColumns, bodies, days, acts, Self.numberColumns]
      let columns = lists.map(column)
      let known = headings.count { cell in
        (lists + [Self.otherColumns]).contains { $0.match(in: self, at: cell.lowerBound) == cell.count }
      }
      guard columns.count(where: { $0 != nil }) > 2, known > headings.count / 2, next < count else {
        continue
      }
      guard let rows = rows(lineAt: next, width: headings.count) else { return nil }
      func column(_ index: Int) -> [Range<Int>] {
        let cells = columns[index].map { column in rows.compactMap { column < $0.count ? $0[column] : nil } }
        return cells?.filter { !$0.isEmpty } ?? []
      }
      func common(_ index: Int) -> Range<Int>? { column(index).first }
      let isOne = [2, 3, 5].allSatisfy { index in
        Set(column(index).map { string($0) }).count == 1 || rows.count == 1
      }
      guard isOne else { return TableRows(isOne: false) }
      return TableRows(
        parties: column(0), penalties: column(1), body: common(2), day: common(3), act: common(4),
        number: common(5))
    }
    return nil
  }

  /// The rows from a line on, as long as lines have cells; nil where one has not as many as the headings.
  private func rows(lineAt first: Int, width: Int) -> [[Range<Int>]]? {
    var rows: [[Range<Int>]] = []
    var start = first
    while start < count {
      let end = lineEnd(start)
      let row = cells(lineAt: start)
      guard row.count > 2 || rows.isEmpty else { break }
      // Cells without words at the row's end leave no trace.
      guard (width - 2...width).contains(row.count), rows.count < 100 else { return nil }
      rows.append(row)
      start = end
    }
    return rows.isEmpty ? nil : rows
  }

  /// The names in the cells for parties; none where a cell does not read to its end.
  func parties(in rows: TableRows) -> [Range<Int>] {
    var names: [Range<Int>] = []
    for cell in rows.parties {
      var start = cell.lowerBound
      while let name = name(startingAt: start), name.upperBound <= cell.upperBound {
        names.append(name)
        start = name.upperBound
        guard start < cell.upperBound, scalars[start] == "、" else { break }
        start += 1
      }
      guard start == cell.upperBound || scalars[start] == "(" && scalars[cell.upperBound - 1] == ")" else {
        return []
      }
    }
    return names
  }

  /// The cells of a line; those without words before its end are empty.
  private func cells(lineAt start: Int) -> [Range<Int>] {
    guard start < count else { return [] }
    let end = lineEnd(start)
    var cells: [Range<Int>] = []
    var begin = start
    func addEmpty(before index: Int) {
      for _ in 0..<min(emptyCells[index] ?? 0, 40) { cells.append(index..<index) }
    }
    addEmpty(before: start)
    for index in start + 1..<max(start + 1, end) where gap(before: index) == .cell {
      cells.append(begin..<index)
      addEmpty(before: index)
      begin = index
    }
    return cells + [begin..<end]
  }

  private static let stackedLabels = WordList(
    """
    行政处罚决定书文号 主要违法违规事实(案由) 主要违法违规事实 行政处罚依据 行政处罚决定 处罚依据 处罚决定 违法行为类型 行政处罚内容 处罚内容 \
    作出处罚决定的机关名称 作出处罚决定的日期 作出行政处罚决定的机关名称 作出行政处罚决定的日期 处罚机关 处罚日期 处罚决定日期
    """)
  private static let noValue = Set("-—–/无".unicodeScalars)

  /// Whether the letter is a form whose entries stand alone on their lines, each value on the line below.
  var isStacked: Bool {
    var found = 0
    for index in 0..<min(count, 3_000) where gap(before: index) >= .line {
      guard let length = Self.stackedLabels.match(in: self, at: index), gap(before: index + length) >= .line
      else {
        continue
      }
      found += 1
      if found == 3 { return true }
    }
    return false
  }

  /// Where the value of an entry begins that stands alone on its line, past 单位 and 名称 and what says nothing.
  func stackedValue(after label: Int, skipping labels: WordList) -> Int? {
    var start = label
    for _ in 0..<6 {
      guard start < count, gap(before: start) == .line else { return nil }
      let end = lineEnd(start)
      let isLabel = labels.match(in: self, at: start) == end - start
      guard isLabel || scalars[start..<end].allSatisfy(Self.noValue.contains) else { return start }
      start = end
    }
    return nil
  }
}

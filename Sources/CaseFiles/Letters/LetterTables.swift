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

  /// What the cells of the one row below a table's headings are.
  struct TableRow {
    var party: Range<Int>?
    var body: Range<Int>?
    var penalty: Range<Int>?
    var day: Range<Int>?
    var act: Range<Int>?
    var number: Range<Int>?
  }

  /// The one row of a table whose headings name at least three columns of a decision; nil where there are more rows,
  /// or where a row has not as many cells as the headings.
  func onlyRow(bodies: WordList, days: WordList, acts: WordList) -> TableRow? {
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
      let columns = [
        column(Self.partyLabels), column(bodies), column(Self.penaltyColumns), column(days), column(acts),
        column(Self.numberColumns),
      ]
      let known = headings.count { cell in
        [Self.partyLabels, bodies, Self.penaltyColumns, days, acts, Self.numberColumns, Self.otherColumns]
          .contains {
            $0.match(in: self, at: cell.lowerBound) == cell.count
          }
      }
      guard columns.count(where: { $0 != nil }) > 2, known > headings.count / 2, next < count else {
        continue
      }
      let row = cells(lineAt: next)
      let below = lineEnd(next)
      // Cells without words may only lie at the row's end.
      guard (headings.count - 2...headings.count).contains(row.count),
        !(start..<next).contains(where: emptyCells.contains),
        !(next..<below).contains(where: emptyCells.contains),
        below >= count || cells(lineAt: below).count < 3
      else { return nil }
      let found = columns.map { column in column.flatMap { $0 < row.count ? row[$0] : nil } }
      return TableRow(
        party: found[0], body: found[1], penalty: found[2], day: found[3], act: found[4], number: found[5])
    }
    return nil
  }

  /// The cells of a line; empty ones leave no trace.
  private func cells(lineAt start: Int) -> [Range<Int>] {
    guard start < count else { return [] }
    let end = lineEnd(start)
    var cells: [Range<Int>] = []
    var begin = start
    for index in start + 1..<max(start + 1, end) where gap(before: index) == .cell {
      cells.append(begin..<index)
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

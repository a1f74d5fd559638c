extension LetterText {
  struct NumberFound {
    var value: DocumentNumber
    var range: Range<Int>
  }

  private static let openings = Set("〔[(【﹝<〈{".unicodeScalars)
  private static let closings = Set("〕])】﹞>〉}".unicodeScalars)
  private static let hao: Unicode.Scalar = "号"
  private static let rangeMarks = Set("-—–~至".unicodeScalars)

  /// Every document number of the text: a prefix, a year in brackets of any kind, a serial, 号.
  func numbers(in range: Range<Int>) -> [NumberFound] {
    var found: [NumberFound] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard Self.openings.contains(scalars[index]), let number = number(openingAt: index) else {
        index += 1
        continue
      }
      found.append(number)
      index = number.range.upperBound
    }
    return found
  }

  private func number(openingAt open: Int) -> NumberFound? {
    var index = open
    while index < count, index - open < 4, Self.openings.contains(scalars[index]) { index += 1 }
    let yearStart = index
    while index < count, index - yearStart < 4, Numerals.digit(scalars[index]) != nil { index += 1 }
    guard let year = Numerals.placed(scalars[yearStart..<index]), (1949...2099).contains(year) else {
      return nil
    }
    if index < count, scalars[index] == "年" { index += 1 }
    guard index < count, Self.closings.contains(scalars[index]) else { return nil }
    let close = index
    while index < count, index - close < 4, Self.closings.contains(scalars[index]) { index += 1 }
    let prefixed = gap(before: open) < .line ? prefixStart(before: open) : nil
    guard let start = prefixed ?? bareStart(open) else { return nil }
    let prefix = String(
      written(start..<open).unicodeScalars.map { $0 == "(" ? "（" : $0 == ")" ? "）" : Character($0) })
    if index < count, scalars[index] == "第" { index += 1 }
    let mark = DocumentNumber.mark(of: scalars[index..<min(count, index + 32)])
    index = mark.endIndex
    guard let (serials, end) = serials(at: index, lineStart: start),
      let value = Self.number(prefix, year, String(mark), serials.list, isRange: serials.isRange)
    else { return nil }
    let figures = scalars[index..<end].prefix(while: \.isDigit)
    let ending = scalars[end - 1] == Self.hao ? DocumentNumber.ending(of: scalars[index..<end - 1]) : []
    return NumberFound(value: value.written(figures).ending(ending), range: start..<end)
  }

  private static func number(
    _ prefix: String, _ year: Int, _ mark: String, _ serials: [Int], isRange: Bool
  ) -> DocumentNumber? {
    guard let first = serials.first, let last = serials.last else { return nil }
    if serials.count == 1 { return DocumentNumber(prefix: prefix, year: year, mark: mark, serial: first) }
    if isRange {
      return serials.count == 2
        ? DocumentNumber(prefix: prefix, year: year, mark: mark, serial: first, second: last) : nil
    }
    let isRun = zip(serials, serials.dropFirst()).allSatisfy { $1 == $0 + 1 }
    return isRun
      ? DocumentNumber(prefix: prefix, year: year, mark: mark, serial: first, lastSerial: last) : nil
  }

  /// 12号, 012号, 135-137号, 6、7、8号, 6号、7号; a number alone on its line may lack its 号.
  private func serials(at start: Int, lineStart: Int) -> (serials: (list: [Int], isRange: Bool), end: Int)? {
    var index = start
    var serials: [Int] = []
    var isRange = false
    while true {
      let digits = index
      while index < count, scalars[index].isDigit, index - digits < 18 { index += 1 }
      guard index > digits, let serial = Int(string(digits..<index)) else { return nil }
      serials.append(serial)
      let begins = gap(before: lineStart) >= .blanks || lineStart > 0 && scalars[lineStart - 1] == ":"
      if serials.count == 1, gap(before: index) >= .line, begins {
        return ((list: serials, isRange: false), index)
      }
      guard index < count else { return nil }
      if scalars[index] == "(", let close = scalars[index..<min(count, index + 7)].firstIndex(of: Self.hao),
        DocumentNumber.ending(of: scalars[index..<close]).startIndex == index, serials.count == 1
      {
        return ((list: serials, isRange: false), close + 1)
      }
      let end = index + (scalars[index] == Self.hao ? 1 : 0)
      let separator = end < count ? scalars[end] : Self.hao
      let isMore = serials.count < 40 && isSerial(behind: end + 1, closed: end > index)
      if isMore, Self.rangeMarks.contains(separator) {
        isRange = true
      } else if !isMore || (separator != "、" && separator != ",") {
        return end > index ? ((list: serials, isRange: isRange), end) : nil
      }
      index = end + 1
      if index < count, scalars[index] == "第" { index += 1 }
    }
  }

  /// Whether another serial follows; behind a 号 it must have its own.
  private func isSerial(behind start: Int, closed: Bool) -> Bool {
    var index = start
    if index < count, scalars[index] == "第" { index += 1 }
    let digits = index
    while index < count, scalars[index].isDigit { index += 1 }
    guard index > digits else { return false }
    return !closed || (index < count && scalars[index] == Self.hao)
  }

  /// Words after which a number's prefix begins where nothing else parts it from them.
  private static let leading = WordList(
    """
    决定书 处罚书 告知书 通知书 催告书 意见书 建议书 审批表 文书号 文号 文本号 书号 编号 案号 文书 公司 内容 公示 处罚决定 号 附件 来源 标题 \
    日期 时间 名称 记录 清单 回证 公告 附 书字 代码 文件 存根 罚决定 通知 副本 正本
    """)
  /// Words that lead to a number only where a whole prefix is left behind them: 案 is also part of prefixes.
  private static let perhapsLeading = WordList("案 行政处罚 的 年 月 日 作出")

  private static let bodies = WordList("局 厅 支队 大队 分局 委员会 人民政府")

  /// Whether a number stands where a letter has its own: on its line's start, or behind the title or a label.
  func isInOwnPlace(_ number: NumberFound) -> Bool {
    let start = number.range.lowerBound
    if start == 0 { return true }
    return gap(before: start) >= .line || isLabelled(number)
      || scalars[start - 1] == "(" && gap(before: start - 1) >= .line
        && gap(before: number.range.upperBound + 1) >= .line
      || Self.bullets.contains(scalars[start - 1]) && gap(before: start - 1) >= .line
      || (scalars[start - 1] == "-" || scalars[start - 1] == "—")
        && Self.leading.matchEnding(in: self, at: start - 1) != nil
      || (scalars[start - 1] == "(" && Self.leading.matchEnding(in: self, at: start - 1) != nil)
  }

  private static let sourceNote = WordList("来源")

  /// The one number behind the note of where a letter was collected.
  func numberInSourceNote() -> NumberFound? {
    guard
      let note = (max(0, count - 160)..<count).last(where: { Self.sourceNote.match(in: self, at: $0) != nil })
    else { return nil }
    let found = numbers(in: note..<count)
    return Set(found.map(\.value)).count == 1 ? found.first : nil
  }

  private static let figureLabels = WordList("编号: 决定书编号: 文书编号: 文书号: 文号: NO. No. №")

  /// 编号：350901-1900412873 in the head, as police forms are numbered.
  var figuresBehindLabel: NumberFound? {
    (0..<min(count, 300)).lazy.compactMap { index -> NumberFound? in
      guard gap(before: index) >= .blank, let length = Self.figureLabels.match(in: self, at: index) else {
        return nil
      }
      let start = index + length
      let figures = scalars[start...].prefix { $0.isDigit || $0 == "-" }
      let text = string(start..<figures.endIndex)
      guard DocumentNumber.isFigures(text.utf8),
        figures.endIndex >= count || gap(before: figures.endIndex) > .none,
        let value = DocumentNumber(text)
      else { return nil }
      return NumberFound(value: value, range: start..<figures.endIndex)
    }.first
  }

  /// Whether it has a line for itself in the letter's head.
  func isAlone(_ number: NumberFound) -> Bool {
    number.range.lowerBound < 300 && gap(before: number.range.lowerBound) >= .line
      && gap(before: number.range.upperBound) >= .line
  }

  private static let bullets = Set("•·●■◆".unicodeScalars)

  func isLabelled(_ number: NumberFound) -> Bool {
    let start = number.range.lowerBound
    let end = start > 0 && scalars[start - 1] == ":" ? start - 1 : start
    return Self.leading.matchEnding(in: self, at: end) != nil
  }

  private static let sentenceMarks = Set(",。;:、".unicodeScalars)

  /// Whether a sentence on a line below another names it: 证据四：执法文书示应急现决〔2024〕1号.
  func isInSentence(_ number: NumberFound, below other: NumberFound) -> Bool {
    let start = number.range.lowerBound
    let line = lineStart(start)
    guard line >= other.range.upperBound, start > 0, scalars[start - 1] != ":" else { return false }
    return scalars[line..<start].contains(where: Self.sentenceMarks.contains)
  }

  /// The longest prefix of an official number, in characters.
  private static let longestPrefix = 22

  private func prefixStart(before open: Int) -> Int? {
    var start = open
    var depth = 0
    let hasCode = isBehindAreaCode(open)
    while start > 0, open - start <= Self.longestPrefix {
      let scalar = scalars[start - 1]
      if start < open, gap(before: start) >= .blanks, !isSpaced(start, before: open) { break }
      if scalar == ")" || scalar == "）" || scalar == "]" || scalar == "〕" {
        // 示农(种子)罚, 兵(某师)农(渔业)罚: words in brackets, not a year or an aside.
        guard depth < 2, let inner = bracketStart(endingAt: start - 1), start < open else { break }
        depth += 1
        start = inner
        continue
      }
      guard scalar.isHan || scalar.isLatin || scalar.isDigit && (start < open || hasCode) else { break }
      if start < open, Self.leading.matchEnding(in: self, at: start) != nil { break }
      if open - start >= 3, Self.perhapsLeading.matchEnding(in: self, at: start) != nil,
        scalars[start..<open].contains("罚")
      {
        break
      }
      if open - start >= 4, Self.bodies.matchEnding(in: self, at: start) != nil,
        scalars[start..<open].contains("罚")
      {
        break
      }
      start -= 1
    }
    guard start < open, open - start <= Self.longestPrefix, open - start >= 2 else { return nil }
    while start < open, scalars[start].isDigit { start += 1 }
    guard open - start >= 2, scalars[start].isHan || scalars[start] == "(" || scalars[start].isLatin else {
      return nil
    }
    return start
  }

  /// 示环罚150222〔2025〕6号: the code of an area stands before the year.
  private func isBehindAreaCode(_ open: Int) -> Bool {
    open > 7 && scalars[open - 6..<open].allSatisfy(\.isDigit) && scalars[open - 7] == "罚"
  }

  /// 城南税  简罚〔2024〕1566号: a number spaced out on its own line.
  private func isSpaced(_ index: Int, before open: Int) -> Bool {
    guard gap(before: index) == .blanks else { return false }
    let begin = lineStart(index)
    return (2...8).contains(index - begin) && open - begin <= 12
      && scalars[begin..<open].allSatisfy { $0.isHan }
      && !contains(Self.leading, in: begin..<open)
  }

  private static let titles = WordList("决定书 文号 文书号")

  /// 〔2021〕66号 behind the title or on its own line: the securities regulator's letters have no more of a number.
  private func bareStart(_ open: Int) -> Int? {
    var end = open
    if end > 0, scalars[end - 1] == ":" { end -= 1 }
    return gap(before: open) >= .line || Self.titles.matchEnding(in: self, at: end) != nil ? open : nil
  }

  private func bracketStart(endingAt close: Int) -> Int? {
    var index = close - 1
    while index >= 0, close - index <= 7 {
      if scalars[index] == "(" || scalars[index] == "[" || scalars[index] == "〔" {
        return close - index > 1 ? index : nil
      }
      guard scalars[index].isHan else { return nil }
      index -= 1
    }
    return nil
  }
}

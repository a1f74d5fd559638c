extension LetterText {
  struct DayFound {
    var value: Day
    var range: Range<Int>
  }

  /// Every full date of the text.
  func days(in range: Range<Int>) -> [DayFound] {
    var found: [DayFound] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let day = day(at: index) {
        found.append(day)
        index = day.range.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// `2024年6月11日`, `二〇二四年六月十一日`, `2024-06-11`, `2024.6.11`, `2024/6/11`.
  func day(at start: Int) -> DayFound? {
    guard start + 8 <= count, Numerals.digit(scalars[start]) != nil else { return nil }
    var index = start
    while index < count, index - start < 5, Numerals.digit(scalars[index]) != nil { index += 1 }
    guard index - start == 4, let year = Numerals.placed(scalars[start..<index]), index < count else {
      return nil
    }
    // Where lines ran together a number may stand right before the year: 电话：010-123456782015年6月1日.
    let isGlued = start > 0 && Numerals.digit(scalars[start - 1]) != nil && gap(before: start) < .cell
    if scalars[index] == "年", !isGlued || (1990...2099).contains(year) {
      return chineseDay(year, start, index + 1)
    }
    guard !isGlued else { return nil }
    let mark = scalars[index]
    guard mark == "-" || mark == "/" || mark == "." else { return nil }
    guard let (month, afterMonth) = figure(at: index + 1), afterMonth < count, scalars[afterMonth] == mark,
      let (day, end) = figure(at: afterMonth + 1), let value = Day(year, month, day)
    else { return nil }
    return DayFound(value: value, range: start..<end)
  }

  private func chineseDay(_ year: Int, _ start: Int, _ monthStart: Int) -> DayFound? {
    guard let (month, afterMonth) = ordinal(at: monthStart, endedBy: "月"),
      let (day, end) = ordinal(at: afterMonth, endedBy: "日"), let value = Day(year, month, day)
    else { return nil }
    return DayFound(value: value, range: start..<end)
  }

  private func ordinal(at start: Int, endedBy unit: Scalar) -> (Int, Int)? {
    var index = start
    while index < count, index - start < 4, scalars[index] != unit { index += 1 }
    guard index > start, index < count, scalars[index] == unit,
      let value = Numerals.counted(string(start..<index)) ?? Numerals.placed(scalars[start..<index])
    else { return nil }
    return (value, index + 1)
  }

  private func figure(at start: Int) -> (Int, Int)? {
    var index = start
    while index < count, scalars[index].isDigit, index - start < 3,
      index == start || gap(before: index) < .cell
    {
      index += 1
    }
    guard (1...2).contains(index - start), let value = Int(string(start..<index)) else { return nil }
    return (value, index)
  }

  /// How a letter ends: its date, and the body that signs above or before it.
  struct Closing {
    var day: DayFound
    var body: Range<Int>?
  }

  private static let sealNotes = WordList(
    "(印章) (公章) (盖章) (章) (印) (加盖印章) (加盖公章) (行政机关印章) (机关印章) (签章) (盖公章) 印章 公章 (加盖行政机关印章) (行政执法专用章) (单位印章) (署名) (签名) (行政处罚专用章) (印章SEAL)"
  )
  private static let dateLabels = WordList("签发日期: 落款日期: 日期Date: 日期: 决定日期: 处罚决定日期: 时间: 处罚日期:")
  /// What may follow the closing date in the running text of an export or a web page.
  private static let afterwords = WordList(
    "监管记录 来源 抄送 抄报 附件 附: 附1 主题词 (印章) (公章) (盖章) (章) (印) (加盖 (此 (本文书 本文书 本决定书一式 本决定书 备注 打印 关闭 扫一扫 印发 [ ［ 送达 第")
  /// What a collector of letters writes behind one.
  private static let sourceNote = WordList("监管记录 来源")
  private static let anyDateLabel = WordList("日期 时间 期限 期 于 至 自 : 到")
  private static let dayEntries = WordList("日期 时间 期限")
  private static let decisionEntries = WordList("决定日期 处罚日期 决定时间 处罚时间 落款日期 签发日期 成文日期 发文日期 作出日期")
  private static let receipts = WordList("签名 签收 签字 收件 受送达 当事人 送达人 见证 捺印")

  /// The last date of the text that closes it: alone on its line or behind the body that signs.
  func closing(_ days: [DayFound]) -> Closing? {
    // Letters are dated 2024年6月11日; a date in figures closes one only where no such date does.
    closing(among: days.filter { scalars[$0.range.upperBound - 1] == "日" })
      ?? closing(among: days.filter { scalars[$0.range.upperBound - 1] != "日" })
  }

  private func closing(among days: [DayFound]) -> Closing? {
    for day in days.reversed() {
      // A closing stands in the letter's last part.
      if count - day.range.upperBound > max(700, count / 2) { return nil }
      guard endsHere(day.range.upperBound) else { continue }
      var start = day.range.lowerBound
      if let label = Self.dateLabels.matchEnding(in: self, at: start) {
        start -= label
        // 发布日期: a page's own date.
        guard gap(before: start) > .none || start == 0 || !scalars[start - 1].isHan else { continue }
      }
      if start > 0, scalars[start - 1] == ":", gap(before: start - 1) >= .line { start -= 1 }
      let atLineStart = gap(before: start) >= .line
      let (beforeNotes, hadNote) = skippingSealNotes(before: start)
      if atLineStart, beforeNotes > 0, isReceipt(lineEndingAt: start) { continue }
      // 公示截止日期 on the line above: an entry of a table with a line for each.
      if atLineStart, Self.dayEntries.matchEnding(in: self, at: start) != nil,
        Self.decisionEntries.matchEnding(in: self, at: start) == nil
      {
        continue
      }
      if let body = bodyName(endingAt: beforeNotes, onNextLine: atLineStart) {
        return Closing(day: day, body: body)
      }
      if atLineStart || hadNote || beforeNotes == 0 {
        return Closing(day: day, body: atLineStart ? bodyBelow(day.range.upperBound) : nil)
      }
      if Self.sourceNote.match(in: self, at: day.range.upperBound) != nil, !isLabel(endingAt: start) {
        return Closing(day: day, body: nil)
      }
      let previous = scalars[beforeNotes - 1]
      let isBehindBracket = previous == ")" && !contains(Self.receipts, in: line(before: start, atMost: 80))
      if previous == "。" || previous == ";" || isBehindBracket { return Closing(day: day, body: nil) }
    }
    return nil
  }

  /// The last date of a form that ends with signatures.
  func lastDay(_ days: [DayFound]) -> DayFound? {
    guard let last = days.last, count - last.range.upperBound < 200, endsHere(last.range.upperBound) else {
      return nil
    }
    return last
  }

  /// The body that signs on the last line, below the date.
  private func bodyBelow(_ start: Int) -> Range<Int>? {
    guard start < count, lineEnd(start) == count else { return nil }
    return bodyName(endingAt: count).flatMap { $0.lowerBound == start ? $0 : nil }
  }

  /// The body before a date whose day or month was left to be written by hand: 示例市生态环境局2016年6月　日.
  func bodyBeforeOpenDate() -> Range<Int>? {
    for index in (max(0, count - 400)..<count).reversed() where scalars[index] == "年" {
      var start = index
      while start > 0, index - start < 4, Numerals.digit(scalars[start - 1]) != nil { start -= 1 }
      var end = index + 1
      while end < count, end - index < 4, Numerals.digit(scalars[end]) != nil || scalars[end] == "十" {
        end += 1
      }
      guard end + 1 < count, scalars[end] == "月", scalars[end + 1] == "日", endsHere(end + 2) else { continue }
      return bodyName(endingAt: skippingSealNotes(before: start).0, onNextLine: gap(before: start) >= .line)
    }
    return nil
  }

  private func isLabel(endingAt end: Int) -> Bool {
    Self.anyDateLabel.matchEnding(in: self, at: end, longest: 3) != nil
  }

  private func endsHere(_ end: Int) -> Bool {
    gap(before: end) >= .line || end >= count || Self.afterwords.match(in: self, at: end) != nil
  }

  func skippingSealNotes(before start: Int) -> (Int, Bool) {
    var index = start
    var found = false
    while let length = Self.sealNotes.matchEnding(in: self, at: index, longest: 14) {
      index -= length
      found = true
    }
    return (index, found)
  }

  /// Whether somebody signs for the letter on the line before.
  private func isReceipt(lineEndingAt end: Int) -> Bool {
    guard end > 0 else { return false }
    let start = lineStart(end - 1)
    return end - start < 40 && scalars[end - 1] != "。" && contains(Self.receipts, in: start..<end)
      && bodyName(endingAt: end, onNextLine: true) == nil
  }
}

extension LetterText {
  struct AmountFound {
    var value: Money
    var range: Range<Int>
  }

  private static let labels = WordList("人民币 大写 小写 (大写) (小写) (人民币) : ¥ ￥ RMB 共计 合计 计 即 折合 为 共 金额 金额为 总计")
  private static let brackets: Set<Scalar> = ["(", "[", "〔"]

  /// 5000元, 5,000.00元, 0.5万元, 伍仟元整, 壹拾万元, ¥5000.00: an amount that begins here.
  func amount(at start: Int) -> AmountFound? {
    var index = start
    let hasSign = index < count && (scalars[index] == "¥" || scalars[index] == "￥")
    if hasSign { index += 1 }
    let begin = index
    guard index < count, Self.isFigure(scalars[index]) || Self.isWord(scalars[index]) else { return nil }
    while index < count, index - begin < 40,
      Self.isFigure(scalars[index]) || Self.isWord(scalars[index]) || Self.isScale(scalars[index])
    {
      if index > begin, gap(before: index) >= .cell, !isBroken(index) { break }
      if scalars[index] == ",", !groups(at: index) { break }
      index += 1
    }
    guard index < count, scalars[index] == "元" || scalars[index] == "圆" else {
      guard hasSign, let value = MoneyReader.read(string(begin..<index)) else {
        return takesBareAmounts ? bareAmount(begin..<index) : nil
      }
      return AmountFound(value: value, range: start..<index)
    }
    index += 1
    index = subunits(from: index)
    if index < count, scalars[index] == "整" || scalars[index] == "正" { index += 1 }
    guard let value = MoneyReader.read(string(begin..<index)), !isSlip(begin..<index) else { return nil }
    return AmountFound(value: value, range: start..<index)
  }

  /// The least amount that a figure without a unit is taken for, in yuan: less may be a number of times, days or items.
  private static let leastBare = Money(yuan: 50)

  /// 5000, 2万, 贰仟 without 元, where the words end behind it.
  private func bareAmount(_ given: Range<Int>) -> AmountFound? {
    var range = given
    while let last = range.last, scalars[last] == "." || scalars[last] == "," {
      range = range.lowerBound..<last
    }
    let end = range.upperBound
    guard
      end >= count || gap(before: end) >= .blank || ".,;、。)(".unicodeScalars.contains(scalars[end])
        || has(Self.fine, at: end),
      let value = MoneyReader.read(string(range) + "元"), value >= Self.leastBare, !isSlip(range)
    else { return nil }
    return AmountFound(value: value, range: range)
  }

  /// Whether a line's end breaks an amount in words: 叁 and, on the next line, 仟元.
  private func isBroken(_ index: Int) -> Bool {
    gap(before: index) == .line && !Self.isFigure(scalars[index]) && !Self.isFigure(scalars[index - 1])
  }

  /// 12 and, on the next line, 435元: an amount that a line's end breaks, where the bracket behind it says the same.
  func brokenAmount(at start: Int) -> AmountFound? {
    var index = start
    while index < count, index - start < 16, Self.isFigure(scalars[index]), gap(before: index) <= .line {
      index += 1
    }
    guard index > start, index + 1 < count, scalars[index] == "元", Self.brackets.contains(scalars[index + 1]),
      (start + 1..<max(start + 1, index)).contains(where: { gap(before: $0) == .line }),
      let value = MoneyReader.read(string(start..<index + 1))
    else { return nil }
    let found = AmountFound(value: value, range: start..<index + 1)
    return paired(found).flatMap { $0.range.upperBound > found.range.upperBound ? found : nil }
  }

  /// 伍角, 伍角陆分, 零陆分 behind 元.
  private func subunits(from start: Int) -> Int {
    var index = start
    var end = start
    while index < count, index - start < 5 {
      let scalar = scalars[index]
      if scalar == "角" || scalar == "分" { end = index + 1 }
      guard Self.isWord(scalar) || scalar == "角" || scalar == "分" || scalar.isDigit else { break }
      index += 1
    }
    return end
  }

  /// An amount that ends here, before 罚款: an optional 的 and a bracket with the same amount are passed over.
  func amount(endingAt end: Int) -> AmountFound? {
    var index = end
    if index > 0, scalars[index - 1] == "的" { index -= 1 }
    if ends(with: Array("人民币".unicodeScalars), at: index) { index -= 3 }
    if index > 0, scalars[index - 1] == ")" {
      guard let open = (max(0, index - 40)..<index).last(where: { scalars[$0] == "(" }) else { return nil }
      index = open
    }
    // Amounts are read forward: try each place from the earliest at which one could begin.
    var start = index
    while start > 0, index - start < 40, Self.isPart(scalars[start - 1]), gap(before: start) < .line {
      start -= 1
    }
    while start < index {
      if start == 0 || !scalars[start].isDigit || !(scalars[start - 1].isDigit || scalars[start - 1] == "."),
        let found = amount(at: start), found.range.upperBound == index || ends(at: index, behind: found)
      {
        return paired(found)
      }
      start += 1
    }
    return nil
  }

  private func ends(at index: Int, behind found: AmountFound) -> Bool {
    index == found.range.upperBound + 3 && ends(with: Array("人民币".unicodeScalars), at: index)
  }

  /// The amount where the bracket that follows says the same; nil where it says another.
  func paired(_ amount: AmountFound) -> AmountFound? {
    var index = amount.range.upperBound
    guard index < count, Self.brackets.contains(scalars[index]) else { return amount }
    index += 1
    while let length = Self.labels.match(in: self, at: index) { index += length }
    guard let other = self.amount(at: index) ?? bare(at: index) else { return amount }
    guard other.value == amount.value else { return nil }
    let end = other.range.upperBound
    let isClosed = end < count && (scalars[end] == ")" || scalars[end] == "]")
    return AmountFound(value: amount.value, range: amount.range.lowerBound..<end + (isClosed ? 1 : 0))
  }

  /// (¥5000.00) and (5000): figures alone before the closing bracket.
  private func bare(at start: Int) -> AmountFound? {
    var index = start
    while index < count, index - start < 16, Self.isFigure(scalars[index]) { index += 1 }
    guard index > start, index < count, scalars[index] == ")" || scalars[index] == "]",
      let value = MoneyReader.read(string(start..<index))
    else { return nil }
    return AmountFound(value: value, range: start..<index)
  }

  /// Past 人民币, 共计, : and the like.
  func skippingLabels(from start: Int) -> Int {
    var index = start
    while let length = Self.labels.match(in: self, at: index), index - start < 16 { index += length }
    return index
  }

  /// 200000万元: 元 and 万元 confused; nobody can tell which is meant.
  private func isSlip(_ range: Range<Int>) -> Bool {
    guard range.contains(where: { scalars[$0] == "万" }) else { return false }
    return scalars[range].prefix { $0 != "." && $0 != "万" }.filter(\.isDigit).count >= 5
  }

  /// Whether an amount begins here in which they are confused.
  func isSlip(at start: Int) -> Bool {
    var end = start
    while end < count, end - start < 40,
      Self.isFigure(scalars[end]) || Self.isWord(scalars[end]) || Self.isScale(scalars[end])
    { end += 1 }
    return end < count && scalars[end] == "元" && isSlip(start..<end)
  }

  private func groups(at comma: Int) -> Bool {
    comma + 3 < count && (1...3).allSatisfy { scalars[comma + $0].isDigit }
      && !(comma + 4 < count && scalars[comma + 4].isDigit)
  }

  private static func isFigure(_ scalar: Scalar) -> Bool { scalar.isDigit || scalar == "." || scalar == "," }
  private static func isScale(_ scalar: Scalar) -> Bool { scales.contains(scalar) }
  private static func isWord(_ scalar: Scalar) -> Bool { words.contains(scalar) }
  private static func isPart(_ scalar: Scalar) -> Bool {
    isFigure(scalar) || isWord(scalar) || isScale(scalar) || "元圆角分整正¥￥人民币".unicodeScalars.contains(scalar)
  }

  private static let words = Set("〇零一二两三四五六七八九十百千壹贰貳叁參肆伍陆陸柒捌玖拾佰仟".unicodeScalars)
  private static let scales = Set("万萬亿十百千拾佰仟".unicodeScalars)
}

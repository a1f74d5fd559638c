/// How much of a fine a word for it stands with, and what of several amounts is a fine of its own.
extension LetterText {
  static let fine = Array("罚款".unicodeScalars)
  private static let afterFine = WordList(
    "人民币 共计 合计 总计 计 金额 金额为 罚款金额 数额 为 共 : 大写 小写 ¥ ￥ RMB ( 共计人民币 计人民币 人民币共计 即 各 每人 处 总额 总额为 数额为 额为 (大写) (小写) (人民币)"
  )
  /// What leads to the amount behind 罚款 and a comma: 一倍罚款，计人民币….
  private static let behindComma = WordList("人民币 共计 合计 计 罚款金额 即 金额 共")

  /// 加处罚款, 罚款数额, 罚款缴纳: words about fines, none imposed.
  func isOther(fineAt index: Int) -> Bool {
    if index > 0, scalars[index - 1] == "加" { return true }
    // 以上退款及罚款合计…: a sum of more than fines.
    if index > 0, "及和与、".unicodeScalars.contains(scalars[index - 1]),
      ["以上", "上述"].contains(where: string(max(0, index - 14)..<index).contains)
    {
      return true
    }
    if index > 1, scalars[index - 1] == "处", scalars[index - 2] == "加" { return true }
    if isNegated(index) { return true }
    return index > 1 && string(max(0, index - 2)..<index) == "缴纳"
  }

  private static let amongThem = Array("其中".unicodeScalars)

  /// 合并罚款58000元（其中未检测罚款8000元）: a part of the sum before it.
  func isPart(fineAt index: Int, from start: Int) -> Bool {
    var place = index - 1
    var closed = 0
    while place >= start, index - place < 120, scalars[place] != "。", scalars[place] != ";" {
      if scalars[place] == ")" { closed += 1 }
      if scalars[place] == "(" { closed -= 1 }
      if closed <= 0, has(Self.amongThem, at: place) { return true }
      place -= 1
    }
    return false
  }

  private static let deciding = WordList("决定 现")
  private static let telling = WordList("拟 曾因 曾于 曾被 建议 请求 要求")
  private static let allowing = WordList("可以 可处 可并处 可给予")

  /// Whether the sentence tells of what was intended or asked for, or the clause of what the law allows.
  func isToldOnly(_ index: Int, from start: Int) -> Bool {
    var place = index
    var isClause = true
    while place > start, index - place < 80, scalars[place] != "。", scalars[place] != ";" {
      if isClause, Self.allowing.match(in: self, at: place) != nil { return true }
      if Self.telling.match(in: self, at: place) != nil { return true }
      if Self.deciding.match(in: self, at: place) != nil { return false }
      if scalars[place] == "," { isClause = false }
      place -= 1
    }
    return false
  }

  func fineAmount(at index: Int, from start: Int) -> AmountFound? {
    if isRate(index) { return nil }
    if index + 2 < count, scalars[index + 2] == "的" { return amount(endingAt: index, notBefore: start) }
    let after = behindFine(at: index)
    if let amount = amount(at: after) ?? brokenAmount(at: after), !isRange(amount),
      gap(before: after) < .line || ":币".unicodeScalars.contains(scalars[after - 1])
    {
      guard let paired = paired(amount) else { return nil }
      return paired
    }
    return amount(endingAt: index, notBefore: start)
  }

  /// Where the amount stands behind 罚款, past 人民币, 共计 and the like.
  func behindFine(at index: Int) -> Int {
    var after = index + 2
    while after - index < 24, after < count {
      if let length = Self.afterFine.match(in: self, at: after) {
        after += length
      } else if scalars[after] == ",", let length = Self.behindComma.match(in: self, at: after + 1) {
        after += 1 + length
      } else {
        break
      }
    }
    return pastFormula(after)
  }

  private static let sumOfParts = WordList("两项合计 三项合计 合计 共计")

  /// 523㎡×10元=5230元；118㎡×20元=2360元；两项合计7590元 behind 一倍的罚款: what the formulas come to, where it adds up.
  func computedAmounts(behind index: Int, before end: Int) -> [AmountFound] {
    var parts: [AmountFound] = []
    var place = index + 2
    while place < min(end, index + 200), scalars[place] != "。" {
      if scalars[place] == "=", let amount = amount(at: place + 1) {
        parts.append(amount)
        place = amount.range.upperBound
      } else if let length = Self.sumOfParts.match(in: self, at: place), parts.count > 1 {
        let sum = amount(at: skippingLabels(from: place + length))
        return sum?.value.fen == parts.reduce(0) { $0 + $1.value.fen } ? parts : []
      } else {
        place += 1
      }
    }
    return []
  }

  private static let respectively = WordList("分别")

  /// 1万元 of 分别处罚款2万元、1万元.
  func amountsBeside(_ first: AmountFound, fineAt index: Int, from start: Int) -> [AmountFound] {
    guard first.range.lowerBound > index, contains(Self.respectively, in: max(start, index - 6)..<index)
    else {
      return []
    }
    var found: [AmountFound] = []
    var end = first.range.upperBound
    while end < count, "、和,".unicodeScalars.contains(scalars[end]),
      let next = amount(at: end + 1).flatMap(paired)
    {
      found.append(next)
      end = next.range.upperBound
    }
    return found
  }

  private static let each = WordList("分别 各")
  private static let deeds = WordList("行为 违法 事项 问题")

  /// How many are fined the same: 对张某、李某、王某分别处罚款…; an export's passage has each amount as often as it
  /// writes it.
  func partiesFined(at index: Int, from start: Int) -> Int {
    guard !isPassage,
      let each = (max(start, index - 6)..<max(start, index)).first(where: {
        Self.each.match(in: self, at: $0) != nil
      })
    else { return 1 }
    var begin = each
    while begin > start, each - begin < 80, !",;。:".unicodeScalars.contains(scalars[begin - 1]) { begin -= 1 }
    // 二、对张某、李某各罚款.
    begin = (begin...min(begin + 3, each)).first { scalars[$0] == "对" } ?? begin
    guard begin < each, scalars[begin] == "对" else { return 1 }
    let names = scalars[begin + 1..<each].split { "、和及".unicodeScalars.contains($0) }
    let areNames = names.allSatisfy { (2...30).contains($0.count) && $0.allSatisfy(isNameScalar) }
    return areNames && !contains(Self.deeds, in: begin..<each) ? max(1, names.count) : 1
  }

  private static let formula = Set("0123456789.,×*xX✕÷/%‰+-()元平方立米㎡m²亩吨天日倍人次".unicodeScalars)
  private static let products = Set("×*xX✕".unicodeScalars)

  /// Past 11598.24×5= before what it comes to.
  private func pastFormula(_ start: Int) -> Int {
    var index = start
    while index < count, index - start < 60, Self.formula.contains(scalars[index]) { index += 1 }
    guard index < count, scalars[index] == "=", scalars[start..<index].contains(where: Self.products.contains)
    else { return start }
    return index + 1
  }

  private func amount(endingAt end: Int, notBefore start: Int) -> AmountFound? {
    guard let found = amount(endingAt: end), found.range.lowerBound >= start,
      !isRate(found.range.lowerBound)
    else { return nil }
    // 一万元以上三万元罚款: still a range.
    return found.range.lowerBound > 1
      && ["以上", "至", "以下"].contains(
        where: string(max(0, found.range.lowerBound - 2)..<found.range.lowerBound).hasSuffix)
      ? nil : found
  }

  /// 每平方米100元的罚款, 每日罚款10万元: what one of them costs.
  private func isRate(_ start: Int) -> Bool {
    (max(0, start - 5)..<start).contains { scalars[$0] == "每" && scalars[$0 + 1] != "人" }
  }

  func isRange(_ amount: AmountFound) -> Bool {
    let end = amount.range.upperBound
    guard end < count else { return false }
    if scalars[end] == "至" || scalars[end] == "-" || scalars[end] == "~" || scalars[end] == "—" {
      return true
    }
    guard end + 1 < count else { return false }
    let next = string(end..<end + 2)
    return next == "以上" || next == "以下" || next == "以内" || next == "及以" || next == "以罚"
  }

  private static let sums = WordList("以上 上述 两项 合并 合计 共计 总计")

  /// 罚款合计, 以上两项合并: the sum of the fines before it.
  func isTotal(_ amount: AmountFound, of fines: [Money], fineAt index: Int) -> Bool {
    guard fines.reduce(0, { $0 + $1.fen }) == amount.value.fen else { return false }
    guard fines.count == 1 else {
      var start = index
      while start > 0, index - start < 60, scalars[start - 1] != "。" { start -= 1 }
      return contains(Self.sums, in: start..<max(index + 2, amount.range.lowerBound))
    }
    // 罚款1200元（…）。合计罚款1200元: of one fine the sum says so before its own word.
    return Self.sums.matchEnding(in: self, at: index) != nil
      || contains(Self.sumsOfMore, in: max(0, index - 6)..<max(index + 2, amount.range.lowerBound))
  }

  private static let sumWords = WordList("合计 共计 总计 合并")

  /// 两项合并执行：…罚款合计45000元.
  func isCalledSum(_ amount: AmountFound, fineAt index: Int) -> Bool {
    guard
      Self.sumWords.matchEnding(in: self, at: index) != nil
        || amount.range.lowerBound > index && Self.sumWords.match(in: self, at: index + 2) != nil
    else { return false }
    var start = index
    while start > 0, index - start < 60, scalars[start - 1] != "。" { start -= 1 }
    return contains(Self.sumsOfMore, in: start..<index)
  }

  private static let sumsOfMore = WordList("以上 上述 两项 合并")

  /// 两个违法行为分别处罚款18000元，共计罚款36000元: the sum is what is imposed.
  func isSumOfEach(_ amount: AmountFound, _ fines: [Money], _ index: Int, _ clause: Range<Int>)
    -> Bool
  {
    guard fines.count == 1, let each = fines.first, each.fen > 0, amount.value > each,
      amount.value.fen % each.fen == 0
    else { return false }
    let before = string(max(clause.lowerBound, index - 8)..<max(index + 2, amount.range.lowerBound))
    return (before.contains("共计") || before.contains("合计"))
      && string(clause.lowerBound..<index).contains("分别")
  }
}

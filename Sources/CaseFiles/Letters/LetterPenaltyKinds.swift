extension LetterText {
  static let fine = Array("罚款".unicodeScalars)
  private static let afterFine = WordList(
    "人民币 共计 合计 总计 计 金额 金额为 罚款金额 数额 为 共 : 大写 小写 ¥ ￥ RMB ( 共计人民币 计人民币 人民币共计 即 各 每人 处 总额 总额为 数额为 额为 (大写) (小写) (人民币)"
  )
  /// What leads to the amount behind 罚款 and a comma: 一倍罚款，计人民币….
  private static let behindComma = WordList("人民币 共计 合计 计 罚款金额 即 金额 共")
  private static let kinds: [(WordList, PenaltyKind)] = [
    (WordList("警告"), .warning), (WordList("通报批评"), .publicCriticism),
    (WordList("吊销"), .revokedLicence), (WordList("暂扣"), .suspendedLicence),
    (WordList("降低资质"), .loweredQualification),
    (WordList("责令停产停业 停产停业 停业整顿 停产整顿 责令停业 责令停产"), .suspendedBusiness),
    (WordList("责令关闭"), .closure), (WordList("行政拘留"), .detention),
    (WordList("限制开展生产经营 责令限制生产"), .restrictedBusiness),
    (WordList("限制从业 禁止从事 终身禁止 禁止进入 禁止终身 不得从事 禁止从业"), .restrictedOccupation),
  ]
  private static let kindWords = WordList(
    "警告 通报批评 吊销 暂扣 降低资质 责令停产停业 停产停业 停业整顿 停产整顿 责令停业 责令停产 责令关闭 行政拘留 限制开展生产经营 责令限制生产 限制从业 禁止从事 终身禁止 禁止进入 禁止终身 不得从事 禁止从业"
  )
  private static let noWarning = WordList("警告牌 警告标志 警告标识 警告标语 警告信")
  private static let negations = WordList("不予 免予 免于 不再 未 免除 不 免")
  private static let confiscate = Array("没收".unicodeScalars)
  private static let gains = Array("违法所得".unicodeScalars)
  private static let penaltyInYuan = WordList("处罚人民币 罚人民币 处罚金人民币 罚金")

  /// What has been read of penalties, passage by passage.
  struct PenaltyReading {
    fileprivate(set) var penalties: [Penalty] = []
    /// Whether the sum of the fines stands behind them.
    fileprivate(set) var hasTotal = false
    /// Of several fines one that cannot be told leaves open what was imposed.
    fileprivate var hasSlip = false
    fileprivate var fines: [Money] = []
    /// Where amounts begin that were read.
    fileprivate var amounts: Set<Int> = []
    fileprivate var kinds: Set<PenaltyKind> = []

    fileprivate mutating func add(_ kind: Fact<PenaltyKind>, _ amount: Fact<Money>? = nil) {
      guard kinds.insert(kind.value).inserted || amount != nil else { return }
      var penalty = Penalty(kind: kind)
      penalty.amount = amount
      penalties.append(penalty)
    }
  }

  /// The penalties named in a passage, each kind once, fines one by one; quotations are passed over.
  func penalties(in clause: Range<Int>, intended: Bool = false) -> [Penalty] {
    var reading = PenaltyReading()
    read(clause, intended: intended, into: &reading)
    return reading.penalties
  }

  func read(_ clause: Range<Int>, intended: Bool, into reading: inout PenaltyReading) {
    func amountFact(_ amount: AmountFound?) -> Fact<Money>? { amount.map { fact($0.value, $0.range) } }
    for index in clause where !isQuoted(index) {
      let scalar = scalars[index]
      if scalar == "罚", has(Self.fine, at: index) {
        guard !isOther(fineAt: index), intended || !isToldOnly(index, from: clause.lowerBound),
          reading.fines.isEmpty || !isPart(fineAt: index, from: clause.lowerBound)
        else { continue }
        guard let amount = fineAmount(at: index, from: clause.lowerBound) else {
          for part in computedAmounts(behind: index, before: clause.upperBound) {
            reading.fines.append(part.value)
            reading.add(fact(.fine, index..<index + 2), amountFact(part))
          }
          reading.hasSlip = reading.hasSlip || isSlip(at: behindFine(at: index))
          continue
        }
        // 百分之五十的罚款，罚款金额…元 names one amount twice.
        guard reading.amounts.insert(amount.range.lowerBound).inserted else { continue }
        if isTotal(amount, of: reading.fines, fineAt: index) {
          reading.hasTotal = true
          continue
        }
        if let last = reading.penalties.lastIndex(where: { $0.kind.value == .fine }),
          isSumOfEach(amount, reading.fines, index, clause)
        {
          reading.penalties[last].amount = amountFact(amount)
          continue
        }
        // A sum of fines that were not read leaves open what was imposed.
        if !reading.fines.isEmpty, isCalledSum(amount, fineAt: index) { reading.hasSlip = true }
        for _ in 0..<partiesFined(at: min(index, amount.range.lowerBound), from: clause.lowerBound) {
          reading.fines.append(amount.value)
          reading.add(fact(.fine, index..<index + 2), amountFact(amount))
        }
        for more in amountsBeside(amount, fineAt: index, from: clause.lowerBound) {
          reading.amounts.insert(more.range.lowerBound)
          reading.fines.append(more.value)
          reading.add(fact(.fine, index..<index + 2), amountFact(more))
        }
      } else if let length = Self.penaltyInYuan.match(in: self, at: index)
        ?? (scalar == "罚" && takesBareAmounts ? 1 : nil),
        let amount = amount(at: index + length).flatMap(paired),
        !isRange(amount)
      {
        reading.fines.append(amount.value)
        reading.add(fact(.fine, index..<index + length), amountFact(amount))
      } else if scalar == "没", has(Self.confiscate, at: index) {
        for (kind, range, amount) in confiscations(at: index, in: clause) where !reading.kinds.contains(kind)
        {
          reading.add(fact(kind, range), amountFact(amount))
        }
      } else if let length = Self.kindWords.match(in: self, at: index), !isNegated(index),
        Self.noWarning.match(in: self, at: index) == nil,
        let kind = Self.kinds.first(where: { $0.0.match(in: self, at: index) == length })?.1
      {
        reading.add(fact(kind, index..<index + length))
      }
    }
    if reading.hasSlip { reading.penalties.removeAll { $0.kind.value == .fine } }
  }

  private func isNegated(_ index: Int) -> Bool {
    Self.negations.matchEnding(in: self, at: index, longest: 3) != nil
  }

  /// 加处罚款, 罚款数额, 罚款缴纳: words about fines, none imposed.
  private func isOther(fineAt index: Int) -> Bool {
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
  private func isPart(fineAt index: Int, from start: Int) -> Bool {
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
  private func isToldOnly(_ index: Int, from start: Int) -> Bool {
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

  private func fineAmount(at index: Int, from start: Int) -> AmountFound? {
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
  private func behindFine(at index: Int) -> Int {
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
  private func computedAmounts(behind index: Int, before end: Int) -> [AmountFound] {
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
  private func amountsBeside(_ first: AmountFound, fineAt index: Int, from start: Int) -> [AmountFound] {
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
  private func partiesFined(at index: Int, from start: Int) -> Int {
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

  private func isRange(_ amount: AmountFound) -> Bool {
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
  private func isTotal(_ amount: AmountFound, of fines: [Money], fineAt index: Int) -> Bool {
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
  private func isCalledSum(_ amount: AmountFound, fineAt index: Int) -> Bool {
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
  private func isSumOfEach(_ amount: AmountFound, _ fines: [Money], _ index: Int, _ clause: Range<Int>)
    -> Bool
  {
    guard fines.count == 1, let each = fines.first, each.fen > 0, amount.value > each,
      amount.value.fen % each.fen == 0
    else { return false }
    let before = string(max(clause.lowerBound, index - 8)..<max(index + 2, amount.range.lowerBound))
    return (before.contains("共计") || before.contains("合计"))
      && string(clause.lowerBound..<index).contains("分别")
  }

  /// 没收违法所得68.50元, 没收非法财物, or both behind one 没收.
  private func confiscations(at index: Int, in clause: Range<Int>) -> [(
    PenaltyKind, Range<Int>, AmountFound?
  )] {
    if isNegated(index) { return [] }
    var end = index + 2
    while end < clause.upperBound, end - index < 60, scalars[end] != "。", scalars[end] != ";",
      scalars[end] != ",",
      !(end > index + 2 && scalars[end] == "罚" && has(Self.fine, at: end))
    { end += 1 }
    guard let gains = first(Self.gains, in: index..<end) else {
      return [(.confiscatedGoods, index..<index + 2, nil)]
    }
    let range = index..<gains + 4
    var amountStart = gains + 4
    if amountStart < count, scalars[amountStart] == "的" {
      return [(.confiscatedGoods, index..<index + 2, nil)]
    }
    amountStart = skippingLabels(from: amountStart)
    if amountStart < count, scalars[amountStart] == "(" {
      amountStart = skippingLabels(from: amountStart + 1)
    }
    var found: [(PenaltyKind, Range<Int>, AmountFound?)] = [
      (.confiscatedGains, range, amount(at: amountStart).flatMap(paired))
    ]
    let between = string(index + 2..<gains)
    let behind = string(gains + 4..<end)
    if ["和", "、", "及", "与"].contains(where: { between.hasSuffix($0) || behind.hasPrefix($0) }) {
      found.append((.confiscatedGoods, index..<index + 2, nil))
    }
    return found
  }
}

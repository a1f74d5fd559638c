extension LetterText {
  private static let fine = Array("罚款".unicodeScalars)
  private static let afterFine = WordList(
    "人民币 共计 合计 总计 计 金额 金额为 罚款金额 数额 为 共 : 大写 小写 ¥ ￥ RMB ( 共计人民币 计人民币 人民币共计 即 ,共计 ,合计 ,计 ,罚款金额 ,即 ,金额 ,共 各 每人 处 总额 总额为 数额为 额为 (大写) (小写) (人民币)"
  )
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

  /// The penalties named in a passage, each kind once, fines one by one; quotations are passed over.
  func penalties(in clause: Range<Int>) -> [Penalty] {
    var penalties: [Penalty] = []
    var seen: Set<PenaltyKind> = []
    func add(_ kind: PenaltyKind, _ range: Range<Int>, _ amount: AmountFound? = nil) {
      guard amount != nil || seen.insert(kind).inserted else { return }
      seen.insert(kind)
      var penalty = Penalty(kind: fact(kind, range))
      penalty.amount = amount.map { fact($0.value, $0.range) }
      penalties.append(penalty)
    }
    var depth = 0
    var fines: [Money] = []
    var read: Set<Int> = []
    var hasSlip = false
    for index in clause {
      let scalar = scalars[index]
      if scalar == "“" || scalar == "《" || scalar == "‘" { depth += 1 }
      if scalar == "”" || scalar == "》" || scalar == "’" { depth = max(0, depth - 1) }
      // A quotation that is never closed does not swallow the decision.
      if scalar == "。" { depth = 0 }
      guard depth == 0 else { continue }
      if scalar == "罚", has(Self.fine, at: index) {
        guard !isOther(fineAt: index) else { continue }
        guard let amount = fineAmount(at: index, from: clause.lowerBound) else {
          hasSlip = hasSlip || isSlip(at: behindFine(at: index))
          continue
        }
        // 百分之五十的罚款，罚款金额…元 names one amount twice.
        guard read.insert(amount.range.lowerBound).inserted, !isTotal(amount, of: fines, fineAt: index) else {
          continue
        }
        if let last = penalties.lastIndex(where: { $0.kind.value == .fine }),
          isSumOfEach(amount, fines, index, clause)
        {
          penalties[last].amount = fact(amount.value, amount.range)
          continue
        }
        fines.append(amount.value)
        add(.fine, index..<index + 2, amount)
      } else if let length = Self.penaltyInYuan.match(in: self, at: index),
        let amount = amount(at: index + length).flatMap(paired),
        !isRange(amount)
      {
        fines.append(amount.value)
        add(.fine, index..<index + length, amount)
      } else if scalar == "没", has(Self.confiscate, at: index) {
        for (kind, range, amount) in confiscations(at: index, in: clause) where !seen.contains(kind) {
          add(kind, range, amount)
        }
      } else if let length = Self.kindWords.match(in: self, at: index), !isNegated(index),
        Self.noWarning.match(in: self, at: index) == nil,
        let kind = Self.kinds.first(where: { $0.0.match(in: self, at: index) == length })?.1
      {
        add(kind, index..<index + length)
      }
    }
    // Of several fines one that cannot be told leaves open what was imposed.
    if hasSlip { penalties.removeAll { $0.kind.value == .fine } }
    return penalties
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

  private func fineAmount(at index: Int, from start: Int) -> AmountFound? {
    if index + 2 < count, scalars[index + 2] == "的" { return amount(endingAt: index, notBefore: start) }
    let after = behindFine(at: index)
    if let amount = amount(at: after), !isRange(amount),
      gap(before: after) < .line || scalars[after - 1] == ":"
    {
      guard let paired = paired(amount) else { return nil }
      return paired
    }
    return amount(endingAt: index, notBefore: start)
  }

  /// Where the amount stands behind 罚款, past 人民币, 共计 and the like.
  private func behindFine(at index: Int) -> Int {
    var after = index + 2
    while let length = Self.afterFine.match(in: self, at: after), after - index < 24 { after += length }
    return after
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

  /// 每平方米100元的罚款: what one of them costs.
  private func isRate(_ start: Int) -> Bool {
    scalars[max(0, start - 5)..<start].contains("每")
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

  /// 罚款合计: the sum of the fines before it.
  private func isTotal(_ amount: AmountFound, of fines: [Money], fineAt index: Int) -> Bool {
    let words = string(max(0, index - 6)..<max(index + 2, amount.range.lowerBound))
    let isSum = ["以上", "两项", "上述", "合并"].contains(where: words.contains)
    // 罚款1200元（…）。合计罚款1200元: of one fine the sum says so before its own word.
    let named = fines.count > 1 ? words : string(max(0, index - 2)..<index)
    guard isSum || !fines.isEmpty && ["合计", "共计", "总计"].contains(where: named.contains) else { return false }
    return fines.reduce(0) { $0 + $1.fen } == amount.value.fen
  }

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

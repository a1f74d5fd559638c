extension LetterText {
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
        // 罚2万.
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

  func isNegated(_ index: Int) -> Bool {
    Self.negations.matchEnding(in: self, at: index, longest: 3) != nil
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

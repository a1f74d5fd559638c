extension LetterText {
  /// Words that lead to what is decided.
  private static let strongAnchors = WordList(
    """
    作出如下行政处罚 作出如下处罚 作出如下的行政处罚 作出以下行政处罚 作出以下处罚 作出下列行政处罚 作出下列处罚 给予如下行政处罚 给予如下处罚 \
    给予以下行政处罚 给予以下处罚 给予下列行政处罚 予以如下行政处罚 予以如下处罚 予以以下行政处罚 处罚决定如下 处罚如下 处罚内容 处罚结果 处罚措施 \
    作出行政处罚如下 作出处罚决定如下 决定如下 处以如下行政处罚 处以如下处罚 处以下列行政处罚 处以下行政处罚 处以下处罚 如下行政处罚 如下处罚 以下行政处罚决定 \
    行政处罚决定: 处罚决定: 处罚的内容: 做出如下行政处罚 做出如下处罚 做出以下行政处罚 行政处罚内容 处罚意见 处罚种类 作出如下处理 如下处理决定 如下处罚决定 如下行政处罚决定
    """)
  private static let weakAnchors = WordList(
    """
    决定给予 决定对 决定处 决定责令 决定作出 决定予以 决定没收 决定吊销 决定罚款 决定依法 决定从轻 决定减轻 决定从重 决定并处 现决定 现对你 现对当事人 现给予 现予以 作出: 应当予以罚款 本局决定 我局决定 \
    本机关决定 局决定 决定: 决定合并 科处罚款 现责令
    """)
  /// Where no other word leads to it, the decision follows the law it rests on: …的规定，责令; 第三项，并处.
  private static let ruleEnds = WordList("规定 条 款 项")
  private static let ruleVerbs = WordList(
    "责令 对 处 给予 并处 现对 科处 本机关责令 我局责令 本局责令 没收 决定")
  private static let boundVerbs = WordList("科处 并处 处以 处罚款 给予 决定")
  /// 拟对甲公司处…, 拟分别作出…; 虚拟 and 拟定 intend nothing.
  private static let intended = WordList("拟")
  private static let notIntended = WordList("虚拟 模拟 拟定 拟订 拟建 拟稿 拟办")
  private static let strongIntended = WordList(
    """
    拟作出如下 拟作出以下 拟作出下列 拟给予如下 拟给予以下 拟给予下列 拟处以如下 拟处以下 拟做出如下 如下行政处罚 如下处罚 以下行政处罚 以下处罚 \
    下列行政处罚 如下处理 拟处罚内容 拟处罚意见 行政处罚内容 处罚内容
    """)
  private static let clauseEnds = WordList(
    """
    履行方式 履行期限 处罚决定的履行 缴款方式 缴款期限 自收到 在收到 在接到 自接到 于收到 收到本 接到本 你单位应自 你单位应于 你单位应在 你单位应当 你单位应按 你公司应自 你公司应于 你公司应在 你公司应当 你公司应按 你应自 你应于 你应在 你应当 你应按 你(单位)应自 你(单位)应于 你(单位)应在 你(单位)应当 当事人应当 当事人应于 当事人应自 \
    限你 限于 限当事人 如不服 如对本 如果不服 若不服 如你 逾期 请于 请自 请在 请你 请持 到期不 救济途径 救济渠道 申请行政复议 申请复议 自本 自觉履行 \
    执法部门 执法单位 作出行政处罚的日期 执行情况 处罚单位 处罚机关 处罚日期 决定作出机关 处罚决定日期 罚没款限 上述罚款限 罚款限 \
    根据《中华人民共和国行政处罚法》第四十六条 依据《中华人民共和国行政处罚法》第四十六条 根据《中华人民共和国行政处罚法》第六十七条 \
    依据《中华人民共和国行政处罚法》第六十七条 根据《行政处罚法》第六十七条 法人: 监管记录来源 处罚依据: 执法依据: 陈述申辩权 \
    如有异议 有权进行陈述 有权要求 可以陈述 享有陈述 你有权 当事人有权 你单位有权
    """)
  /// What begins like the end of a clause and is what the party did.
  private static let breaches = WordList("逾期不改 逾期未改 逾期仍不改 逾期仍未改 逾期不整改 逾期未整改 逾期不报 逾期未报 逾期不申报 逾期未申报")
  /// What makes a part of the decision of such words: 责令自收到本决定书之日起…修建, 对被处罚单位….
  private static let goesOn = WordList("责令 被 受")
  private static let paying = WordList("缴 交至 履行 执行 申请 提起")

  /// 限于…十五日内缴至…, and not 限于…前封填机井, which is a part of the decision.
  private func speaksOfPaying(from start: Int) -> Bool { contains(Self.paying, in: sentence(from: start)) }

  private func sentence(from start: Int) -> Range<Int> {
    scalars[start..<min(count, start + 80)].prefix { $0 != "。" && $0 != ";" }.indices
  }

  private static let longestClause = 1_500
  /// How many places a decision may be looked for at, so that no text takes long.
  private static let mostTries = 500

  /// What a letter imposes; what a notice intends where `intended` is asked for.
  ///
  /// - Parameter followsRule: Whether the decision may follow the law it rests on without other words between.
  func penalties(intended: Bool, followsRule: Bool = true) -> [Penalty] {
    let leads: [(Int) -> Range<Int>?] =
      intended
      ? [{ headingOrWord(Self.strongIntended, at: $0) }, intention]
      : [{ headingOrWord(Self.strongAnchors, at: $0) }, { word(Self.weakAnchors, at: $0) }]
        + (followsRule ? [verbBehindRule] : [])
    for lead in leads {
      let clauses = clauses(behind: lead, intended: intended)
      if !clauses.isEmpty { return penalties(in: clauses, intended: intended) }
    }
    return []
  }

  /// The passages with penalties that words of one kind lead to.
  private func clauses(behind lead: (Int) -> Range<Int>?, intended: Bool) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var index = 0
    var tries = 0
    while index < count, tries < Self.mostTries {
      guard !isQuoted(index), let words = lead(index), intended || !isIntended(index) else {
        index += 1
        continue
      }
      tries += 1
      let clause = clause(from: words.upperBound)
      if penalties(in: clause, intended: intended).isEmpty {
        index = max(index + 1, words.upperBound)
      } else {
        clauses.append(clause)
        index = max(index + 1, clause.upperBound)
      }
    }
    return clauses
  }

  /// What the passages say together: the same twice, once in short, or several things with their sum.
  ///
  /// Otherwise it is open which of them is the letter's decision.
  private func penalties(in clauses: [Range<Int>], intended: Bool) -> [Penalty] {
    var readings = clauses.map { penalties(in: $0, intended: intended) }
    // An entry may name only the kinds: 处罚种类：没收、罚款.
    let amounts = readings.filter { $0.contains { $0.amount != nil } }
    if !amounts.isEmpty { readings = amounts }
    guard let first = readings.first, let fullest = readings.max(by: { $0.count < $1.count }) else {
      return []
    }
    if readings.allSatisfy({ Self.alike($0, first) })
      || readings.allSatisfy({ Self.sameAmounts($0, fullest) })
    {
      return fullest
    }
    var whole = PenaltyReading()
    for clause in clauses { read(clause, intended: intended, into: &whole) }
    return whole.hasTotal ? whole.penalties : []
  }

  /// A part's heading, an entry's name or words behind which the penalties stand: 作出如下行政处罚.
  private func headingOrWord(_ words: WordList, at index: Int) -> Range<Int>? {
    (cellLength(at: index) ?? headingLength(at: index) ?? words.match(in: self, at: index))
      .map { index..<index + $0 }
  }

  /// Words that hold the penalty's own: 决定罚款, 拟罚款.
  private func word(_ words: WordList, at index: Int) -> Range<Int>? {
    words.match(in: self, at: index) == nil ? nil : index..<index + 1
  }

  private func intention(at index: Int) -> Range<Int>? {
    guard Self.notIntended.match(in: self, at: index) == nil,
      Self.notIntended.match(in: self, at: index - 1) == nil
    else { return nil }
    return word(Self.intended, at: index)
  }

  /// The verb that follows the law's article.
  private func verbBehindRule(at index: Int) -> Range<Int>? {
    guard index > 0, Self.ruleVerbs.match(in: self, at: index) != nil else { return nil }
    // …的规定，1.责令…: the first item of the decision.
    let end = itemStart(endingAt: index)
    let hasComma = scalars[end - 1] == ","
    guard hasComma || Self.boundVerbs.match(in: self, at: index) != nil else { return nil }
    return Self.ruleEnds.matchEnding(in: self, at: hasComma ? end - 1 : end) == nil ? nil : index..<index
  }

  /// Where a first item's number begins that ends here: 1., 一、.
  private func itemStart(endingAt end: Int) -> Int {
    end > 2 && ".、".unicodeScalars.contains(scalars[end - 1])
      && "1一".unicodeScalars.contains(scalars[end - 2])
      ? end - 2 : end
  }

  private static let headingWords = WordList(
    "处罚决定 处罚内容 处罚的种类 处罚种类 行政处罚的内容 拟处罚内容 拟作出的处罚 拟作出的行政处罚 拟作出行政处罚 决定内容")
  private static let otherHeadings = WordList("履行 依据 理由 救济 途径 书 告知 权利 事实 证据 程序 复议")

  /// The length of a part's heading on a line of its own: 四、处罚决定, 三、拟处罚内容.
  private func headingLength(at index: Int) -> Int? {
    guard gap(before: index) >= .line else { return nil }
    let end = lineEnd(index)
    guard (1...16).contains(end - index), !scalars[index..<end - 1].contains(":"),
      contains(Self.headingWords, in: index..<end),
      !contains(Self.otherHeadings, in: index..<end)
    else { return nil }
    return end - index
  }

  private static let cellLabels = WordList("行政处罚决定 处罚决定 行政处罚内容 处罚内容 处罚结果 行政处罚结果")

  /// The length of an entry's name with its value in the cell beside it.
  private func cellLength(at index: Int) -> Int? {
    guard gap(before: index) >= .line, let length = Self.cellLabels.match(in: self, at: index),
      gap(before: index + length) == .cell
    else { return nil }
    return length
  }

  private static let fineLabels = WordList("罚款金额 罚款数额 罚款额 处罚金额")

  /// The fine that a form has an entry for, where it has one.
  var labelledFine: [Penalty] {
    var found: [Penalty] = []
    for index in 0..<count where gap(before: index) >= .blanks {
      guard let length = Self.fineLabels.match(in: self, at: index), index + length < count else { continue }
      let after = index + length
      let start = skippingLabels(from: after)
      guard scalars[after] == ":" || gap(before: after) == .cell || gap(before: start) == .blanks,
        let amount = amount(at: start).flatMap(paired)
      else { continue }
      var penalty = Penalty(kind: fact(.fine, index..<after))
      penalty.amount = fact(amount.value, amount.range)
      found.append(penalty)
    }
    guard let first = found.first, found.allSatisfy({ $0.amount?.value == first.amount?.value }) else {
      return []
    }
    return [first]
  }

  private func isIntended(_ anchor: Int) -> Bool {
    (max(0, anchor - 4)..<anchor).contains { scalars[$0] == "拟" }
  }

  /// Another entry of a table: its name, and the value in the cell beside it.
  private func isEntryLine(at start: Int) -> Bool {
    (start + 1..<max(start + 1, lineEnd(start))).contains { gap(before: $0) == .cell }
  }

  private func clause(from start: Int) -> Range<Int> {
    let isCell = gap(before: start) == .cell
    var end = start
    let limit = min(count, start + Self.longestClause)
    while end < limit {
      if let length = Self.clauseEnds.match(in: self, at: end), Self.breaches.match(in: self, at: end) == nil
      {
        if scalars[end] == "限", !speaksOfPaying(from: end) {
          end += sentence(from: end).count
          continue
        }
        guard Self.goesOn.matchEnding(in: self, at: end, longest: 2) != nil else { break }
        end += length
        continue
      }
      if gap(before: end) == .line, end > start + 4, isHeading(at: end) || isCell && isEntryLine(at: end) {
        break
      }
      end += 1
    }
    return start..<min(end, limit)
  }

  /// 五、履行方式: another part of the letter begins, but not an item of the list of penalties.
  private func isHeading(at start: Int) -> Bool {
    let end = lineEnd(start)
    guard end - start < 20, end > start + 2, scalars[start + 1] == "、" else { return false }
    return string(start..<end).contains("履行") || string(start..<end).contains("救济")
      || string(start..<end).contains("途径")
  }

  /// The penalties with an amount that stand before the first word that leads to a decision.
  func penaltiesBeforeAnchor() -> [Penalty] {
    let anchor = (0..<count).first {
      Self.strongAnchors.match(in: self, at: $0) != nil || Self.weakAnchors.match(in: self, at: $0) != nil
    }
    guard let anchor, penalties(in: anchor..<count).contains(where: { $0.amount != nil }) else { return [] }
    let before = penalties(in: 0..<anchor)
    return before.contains { $0.amount != nil } ? before : []
  }

  private static func sameAmounts(_ a: [Penalty], _ b: [Penalty]) -> Bool {
    let a = a.filter { $0.amount != nil }
    return !a.isEmpty && alike(a, b.filter { $0.amount != nil })
  }

  static func alike(_ a: [Penalty], _ b: [Penalty]) -> Bool {
    Set(a.map { "\($0.kind.value) \($0.amount?.value.fen ?? 0)" })
      == Set(b.map { "\($0.kind.value) \($0.amount?.value.fen ?? 0)" })
  }
}

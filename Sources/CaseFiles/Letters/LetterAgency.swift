/// Which body decided.
extension LetterReader {
  /// The body that decides: the one that signs, with the place the title gives it; else the one its title, a label, a
  /// table's row or a line of its own names. A body without a place, as in an empty form, is none.
  static func decidingBody(
    _ letter: LetterText, signing: Range<Int>?, rows: LetterText.TableRows?, _ days: [LetterText.DayFound]
  ) -> Range<Int>? {
    let body =
      signing.map { fullName(of: $0, letter) } ?? titleBody(letter) ?? labelledBody(letter)
      ?? rowBody(letter, days) ?? rows?.body ?? onlyBodyLine(letter)
    return body.flatMap { isNameless($0, letter) ? nil : $0 }
  }

  private static let title = WordList(
    "行政处罚决定书 行政处罚事先告知书 行政处罚告知书 行政处罚听证告知书 不予行政处罚决定书 责令改正 责令限期改正 当场行政处罚决定书 送达回证 听证告知书 处罚决定书 催告书 行政处罚 责令改正通知书 查封 先行登记保存 行政强制措施决定书 强制执行申请书 违法行为通知书 行政强制措施期限决定书"
  )
  /// What makes a law's name of 行政处罚: 海关行政处罚实施条例.
  private static let law = WordList("实施 裁量 法 程序 基准 办法 规定 条例")
  /// What a title says of its field: 税务行政处罚决定书, 水行政处罚决定书, 履行催告书.
  private static let fieldWords = WordList(
    """
    税务 内河 水 林业 林草 渔业 海事 海关 邮政 烟草专卖 劳动保障 劳动保障监察 劳动监察 文化市场 交通 交通运输 道路运输 农业 卫生 卫生健康 价格 消防 环境 \
    环境保护 生态环境 土地 国土资源 自然资源 城市管理 公安 治安 治安管理 食品药品 药品 医疗器械 质量技术监督 工商 工商行政管理 市场监督管理 统计 气象 \
    水土保持 通信 电信 出版 广播电视 旅游 文物 体育 教育 人防 测绘 财政 当场 不予 免予 按日连续 履行 实施 延长 解除 保险 证券 外汇 安全生产 建设 规划 民用航空 \
    铁路 粮食 盐业 动物卫生监督 动物防疫 公路 港口 航道
    """)

  /// `示例区市场监督管理局` above the title, or before it in one line.
  ///
  /// The page that shows a letter may call its agency 示例区市场监管局: the fullest of the names is its own.
  private static func titleBody(_ letter: LetterText) -> Range<Int>? {
    let named = titleBodies(letter)
    // A name on a line of its own above the title is the letter's, whatever the page says above it.
    let standing = named.filter {
      letter.gap(before: $0.lowerBound) >= .line && letter.gap(before: $0.upperBound) >= .line
    }
    let bodies = standing.isEmpty ? named : standing
    guard let fullest = bodies.max(by: { $0.count < $1.count }) else { return nil }
    let isOne = bodies.allSatisfy { isShortForm($0, of: fullest, letter) }
    return isOne ? bodies.first { $0.count == fullest.count } : nil
  }

  private static let titleEnds = WordList("书 笔录 回证 回执 凭证")

  /// The lines in the head that are a body's name beside the title or the number, and the names before titles.
  private static func titleBodies(_ letter: LetterText) -> [Range<Int>] {
    (0..<min(letter.count, 400)).compactMap { index in
      if letter.gap(before: index) >= .line, let body = letter.bodyLine(index),
        isHeadLine(letter.lineEnd(index), letter)
          || isHeadLine(letter.lineStart(index - 1), letter) && letter.isAuthority(body)
      {
        return body
      }
      guard let length = title.match(in: letter, at: index), law.match(in: letter, at: index + length) == nil
      else { return nil }
      if let body = letter.bodyName(endingAt: index) { return body }
      var end = index
      while letter.gap(before: end) < .line, let length = fieldWords.matchEnding(in: letter, at: end) {
        end -= length
      }
      return end < index ? letter.bodyName(endingAt: end) : nil
    }
  }

  /// 询问笔录, 行政处罚事先（听证）告知书: a short line without marks that ends in a word for a letter.
  private static func isTitleLine(_ start: Int, _ letter: LetterText) -> Bool {
    let end = letter.lineEnd(start)
    return start < letter.count && end - start < 30 && titleEnds.matchEnding(in: letter, at: end) != nil
      && letter.scalars[start..<end].allSatisfy { $0.isHan || $0 == "(" || $0 == ")" }
  }

  /// A title or a number, with a line for itself.
  static func isHeadLine(_ start: Int, _ letter: LetterText) -> Bool {
    guard start >= 0, start < letter.count else { return false }
    let end = letter.lineEnd(start)
    return isTitleLine(start, letter)
      || end - start < 40 && letter.numbers(in: start..<end).first?.range == start..<end
  }

  /// The name that signs, with the place before it where the title has one: 示例市 before 甲县生态环境局.
  private static func fullName(of signing: Range<Int>, _ letter: LetterText) -> Range<Int> {
    let name = letter.string(signing)
    let bodies = titleBodies(letter)
    return bodies.first { letter.string($0).hasSuffix(name) }
      ?? bodies.first { letter.gap(before: $0.lowerBound) >= .line && isContraction(signing, of: $0, letter) }
      ?? signing
  }

  /// 示例证监局 signs for 中国证券监督管理委员会示例监管局, whose characters are all its own.
  private static func isContraction(_ short: Range<Int>, of name: Range<Int>, _ letter: LetterText) -> Bool {
    let own = letter.scalars[name]
    return short.count < name.count && own.last == letter.scalars[short].last
      && letter.scalars[short].allSatisfy(own.contains)
  }

  /// Whether the characters of one name stand in the other in their order.
  private static func isShortForm(_ short: Range<Int>, of name: Range<Int>, _ letter: LetterText) -> Bool {
    var rest = letter.scalars[short]
    for scalar in letter.scalars[name] where scalar == rest.first { rest = rest.dropFirst() }
    return rest.isEmpty
  }

  /// The one authority that has a line for itself in the head.
  private static func onlyBodyLine(_ letter: LetterText) -> Range<Int>? {
    let lines = (0..<min(letter.count, 400)).filter { letter.gap(before: $0) >= .line }
    let bodies = lines.compactMap(letter.bodyLine).filter(letter.isAuthority)
    return Set(bodies.map(letter.string)).count == 1 ? bodies.first : nil
  }

  /// 市场监督管理局 of a form whose place was left open.
  private static func isNameless(_ body: Range<Int>, _ letter: LetterText) -> Bool {
    fieldWords.match(in: letter, at: body.lowerBound) == body.count - 1
      && LetterText.ministries.match(in: letter, at: body.lowerBound) == nil
  }

  static let bodyLabels = WordList(
    "处罚机关 执法部门 处罚单位 决定机关 执法单位 处罚主体 决定作出机关 处罚部门 作出处罚决定的机关名称 作出处罚决定机关 执法机关 行政机关 作出决定机关 处罚决定机关 作出行政处罚决定的机关名称 作出行政处罚决定机关 作出行政处罚的机关 实施机关 作出行政处罚决定机关名称 作出处罚决定机关名称 处罚机关名称 处罚决定机关名称 执法机关名称 作出行政处罚机关 作出行政处罚机关名称 作出处罚决定的机关 作出行政处罚决定的机关 作出决定的机关 决定机关名称 执法单位名称 实施机关名称 处罚部门名称 送达单位 送达机关"
  )
  private static let bodyStops = WordList(
    "处罚日期 作出行政处罚 处罚机关 法定 执行 统一社会信用代码 来源 备注 数据 处罚决定日期 日期 处罚时间 监管记录 决定日期 当前状态 决定(通知) 实施行政 作出处罚 作出行政 联系 地址 处罚有效期 公示 附件"
  )

  private static func labelledBody(_ letter: LetterText) -> Range<Int>? {
    var found: [Range<Int>] = []
    for index in 0..<letter.count {
      guard let length = bodyLabels.match(in: letter, at: index) else { continue }
      var start = index + length
      if start < letter.count, letter.scalars[start] == ":" { start += 1 }
      if let body = letter.bodyName(startingAt: start, before: bodyStops) { found.append(body) }
    }
    if found.isEmpty { found = (0..<letter.count).compactMap { bodyBehindEntry(at: $0, letter) } }
    guard let first = found.first, found.allSatisfy({ letter.string($0) == letter.string(first) }) else {
      return nil
    }
    return first
  }

  private static let entryWords = WordList("处罚 决定 执法")
  private static let entryEnds = WordList("机关 机关名称 部门 部门名称 主体 单位")

  /// The body behind an entry's name that says what it is: 作出处罚决定的部门：.
  private static func bodyBehindEntry(at colon: Int, _ letter: LetterText) -> Range<Int>? {
    guard letter.scalars[colon] == ":" else { return nil }
    let entry = letter.line(before: colon, atMost: 17)
    guard (4...16).contains(entry.count), !"被受".unicodeScalars.contains(letter.scalars[entry.lowerBound]),
      letter.contains(entryWords, in: entry), entryEnds.matchEnding(in: letter, at: colon) != nil
    else { return nil }
    return letter.bodyName(startingAt: colon + 1, before: bodyStops)
  }

  /// The body right before the one date it stands before, in a table's row whose cells ran together.
  private static func rowBody(_ letter: LetterText, _ days: [LetterText.DayFound]) -> Range<Int>? {
    guard bodyLabels.isNamed(in: letter) else { return nil }
    let found = days.compactMap { letter.bodyName(endingAt: $0.range.lowerBound) }
    return Set(found.map { letter.string($0) }).count == 1 ? found.first : nil
  }
}

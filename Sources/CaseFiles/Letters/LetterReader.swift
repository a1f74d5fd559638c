/// Reads the facts of one letter.
public enum LetterReader {
  /// The facts of a document's text; `kind` tells a notice from a decision and both from a proof of service.
  public static func read(_ text: DocumentText, document: String, kind: DocumentKind?) -> LetterFacts {
    guard let letter = LetterText(text, document: document) else { return LetterFacts() }
    return read(letter, kind: kind)
  }

  /// The number, agency, parties and date of a document that is a letter of no kind that decides a penalty; nil where
  /// it has no title of a letter.
  public static func headFacts(_ text: DocumentText, document: String) -> LetterFacts? {
    guard let letter = LetterText(text, document: document),
      (0..<min(400, letter.count)).contains(where: {
        letter.gap(before: $0) >= .line && isHeadLine($0, letter)
      })
    else { return nil }
    let all = read(letter, kind: nil)
    var facts = LetterFacts()
    facts.number = all.number
    facts.agency = all.agency
    facts.parties = all.parties
    facts.day = all.day
    return facts
  }

  /// The penalties of a passage that is a decision and nothing else, as exports have it in 处罚内容.
  public static func penalties(inDecision text: String) -> [Penalty] {
    let letter = LetterText(text)
    guard letter.count <= LetterText.longest else { return [] }
    // Without a word that leads to it, a decision is read as a whole.
    let anchored = letter.penalties(intended: false, followsRule: false)
    guard !anchored.isEmpty else { return letter.penalties(in: 0..<letter.count) }
    // An export may put the letter's words behind its own: where they differ, nobody can tell which is meant.
    let before = letter.penaltiesBeforeAnchor()
    return before.isEmpty || LetterText.alike(before, anchored) ? anchored : []
  }

  static func read(_ letter: LetterText, kind: DocumentKind?) -> LetterFacts {
    var facts = LetterFacts()
    let isAnnouncement = kind == .serviceProof && announcing.isNamed(in: letter) && !proof.isNamed(in: letter)
    let days = letter.days(in: 0..<letter.count)
    let rows = letter.decisionRows(bodies: bodyLabels, days: dayLabels, acts: actLabels)
    guard rows?.isOne != false else { return facts }
    let number =
      ownNumber(letter, kind)
      ?? rows?.number.flatMap { cell in letter.numbers(in: cell).first { $0.range == cell } }
      ?? (isAnnouncement ? onlyNumber(letter) : nil)
    facts.number = number.map { letter.fact($0.value, $0.range) }
    let closing = letter.closing(days)
    let signing = closing?.body ?? letter.bodyBeforeOpenDate()
    let body =
      signing.map { fullName(of: $0, letter) } ?? titleBody(letter) ?? labelledBody(letter)
      ?? rowBody(letter, days) ?? rows?.body ?? onlyBodyLine(letter)
    facts.agency = body.flatMap { isNameless($0, letter) ? nil : $0 }.map {
      letter.fact(letter.written($0), $0)
    }
    let day =
      closing?.day ?? labelledDay(letter, days)
      ?? (kind.map(isRecord) == true ? recordedDay(letter, days) : nil)
      ?? rows?.day.flatMap { cell in days.first { $0.range == cell } }
      ?? (kind == .summaryDecision ? letter.lastDay(days) : nil)
    facts.day = day.map { letter.fact($0.value, $0.range) }
    facts.parties = parties(letter, number, rows)
    // Among the headings of a table the cell beside one is the next heading.
    let act = rows.map(\.act) ?? letter.value(behind: actLabels)
    facts.act = act.map { letter.fact(letter.written($0), $0) }
    if kind == .serviceProof {
      facts.served = servedDay(letter, days).map { letter.fact($0.value, $0.range) }
      facts.delivers = letter.value(behind: deliveryLabels).map { letter.fact(letter.written($0), $0) }
      if isAnnouncement { facts.penalties = letter.penalties(intended: false) }
    } else {
      let isNotice = kind == .priorNotice || kind == .hearingOffer
      if !tells(kind) {
        if !isNotice { facts.penalties = rows?.penalties.flatMap { letter.penalties(in: $0) } ?? [] }
        if facts.penalties.isEmpty { facts.penalties = letter.penalties(intended: isNotice) }
        if facts.penalties.isEmpty, !isNotice { facts.penalties = letter.labelledFine }
      }
      facts.reviewPeriod = letter.reviewPeriod
      facts.suitPeriod = letter.suitPeriod
      facts.tierWords = letter.tierWords
      facts.listItems = letter.listItems
    }
    facts.articles = letter.articles()
    return facts
  }

  private static let actLabels = WordList("案由 违法行为类型 案件名称及案由")
  private static let deliveryLabels = WordList("送达文书名称 送达文书 送达的文书 文书名称 送达文件名称 送达文书名称及文号 送达文书名称、文号")

  /// Letters that tell of a penalty imposed before.
  private static func tells(_ kind: DocumentKind?) -> Bool {
    switch kind {
    case .demand, .courtApplication, .coerciveExecution, .deferralApproval: true
    default: kind.map(isRecord) == true
    }
  }

  // MARK: Letters served by announcement

  private static let announcing = WordList("公告送达 送达公告 公告")
  private static let proof = WordList("回证 回执")

  /// The number of the letter that an announcement serves, where it names no other.
  private static func onlyNumber(_ letter: LetterText) -> LetterText.NumberFound? {
    let all = letter.numbers(in: 0..<letter.count)
    return all.allSatisfy { $0.value == all[0].value } ? all.first : nil
  }

  // MARK: Number

  /// A letter's own number stands in its head, and not in a bracket behind another letter's name.
  private static func ownNumber(_ letter: LetterText, _ kind: DocumentKind?) -> LetterText.NumberFound? {
    let all = letter.numbers(in: 0..<letter.count).filter {
      !isMention(letter, $0) && letter.isInOwnPlace($0)
    }
    if kind == .serviceProof { return all.first { isOfProof($0, letter) } }
    let fitting = kind == .penaltyDecision ? all.filter { isOfDecision($0, letter) } : all
    guard let first = fitting.first else {
      return letter.numberInSourceNote() ?? all.first { letter.isAlone($0) && !isOfAnother($0, letter) }
    }
    if first.range.lowerBound < 700 {
      let others = fitting.filter {
        !isSame($0.value, first.value) && $0.range.lowerBound < 1_500 && letter.isLabelled($0)
          && (!letter.isInSentence($0, below: first) || isPart($0.value, of: first.value))
      }
      return others.isEmpty ? first : nil
    }
    // A form that carries its number elsewhere has it only once.
    return Set(fitting.map(\.value)).count == 1 ? first : nil
  }

  /// Whether another mention is of the letter's own number: with 字 or without, or with a name that runs into it.
  private static func isSame(_ other: DocumentNumber, _ own: DocumentNumber) -> Bool {
    if other == own { return true }
    var renamed = other
    renamed.prefix = own.prefix
    guard renamed == own else { return false }
    func plain(_ prefix: String) -> String { prefix.filter { $0 != "字" } }
    return plain(other.prefix) == plain(own.prefix) || other.prefix.hasSuffix(own.prefix)
  }

  /// 示环罚字〔2024〕1号 of 县示环罚字〔2024〕1号: nobody can tell where the prefix begins.
  private static func isPart(_ other: DocumentNumber, of own: DocumentNumber) -> Bool {
    var renamed = other
    renamed.prefix = own.prefix
    return renamed == own && own.prefix.hasSuffix(other.prefix)
  }

  private static let numberEntries = WordList("文号: 编号: 文书编号: 文书号: 案号:")

  /// Whether a number stands behind the title of another letter.
  private static func isMention(_ letter: LetterText, _ found: LetterText.NumberFound) -> Bool {
    var before = found.range.lowerBound - 1
    // 《告知书》（文号：…）.
    if let label = numberEntries.matchEnding(in: letter, at: before + 1) { before -= label }
    guard before >= 0 else { return false }
    if letter.scalars[before] == "(" { before -= 1 }
    guard before >= 0 else { return false }
    return letter.scalars[before] == "》" || letter.scalars[before] == "《"
  }

  /// A proof of service has its own number in its head, and those of what it delivers behind a label.
  private static func isOfProof(_ number: LetterText.NumberFound, _ letter: LetterText) -> Bool {
    letter.gap(before: number.range.lowerBound) >= .line
      && !letter.contains(
        deliveryLabels, in: letter.lineStart(max(0, number.range.lowerBound - 1))..<number.range.lowerBound)
  }

  /// Whether its prefix is of a notice, an order or a demand.
  private static func isOfAnother(_ number: LetterText.NumberFound, _ letter: LetterText) -> Bool {
    let words = letter.string(number.range)
    let others = ["罚告", "听告", "告字", "责改", "改字", "立字", "罚听", "罚先告", "先告", "催", "送"]
    return others.contains(where: words.contains)
  }

  private static func isOfDecision(_ number: LetterText.NumberFound, _ letter: LetterText) -> Bool {
    if number.value.prefix.isEmpty { return true }
    if isOfAnother(number, letter) { return false }
    let words = letter.string(number.range)
    return ["罚", "处", "决", "案", "违字"].contains(where: words.contains)
  }

  // MARK: Agency

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
  private static func isHeadLine(_ start: Int, _ letter: LetterText) -> Bool {
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

  private static let bodyLabels = WordList(
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

  // MARK: Days

  private static let dayLabels = WordList(
    "处罚日期 作出行政处罚的日期 处罚决定日期 决定日期 处罚时间 作出处罚决定日期 作出处罚决定的日期 决定时间 作出决定日期 作出行政处罚决定的日期 作出行政处罚日期 处罚决定时间 决定(通知)日期 作出决定的日期 作出行政处罚决定日期 行政处罚决定日期 行政处罚日期 作出处罚日期 作出处罚的日期 决定作出日期"
  )
  private static let serviceLabels = WordList("送达时间 送达日期 收到时间 收件日期 签收日期 签收时间 收到日期 受送达时间")

  private static func labelledDay(_ letter: LetterText, _ days: [LetterText.DayFound]) -> LetterText.DayFound?
  {
    only(days.filter { behind(dayLabels, $0, letter) })
  }

  private static func servedDay(_ letter: LetterText, _ days: [LetterText.DayFound]) -> LetterText.DayFound? {
    only(days.filter { behind(serviceLabels, $0, letter) })
      ?? only(days.filter { isBesideService($0, letter) })
  }

  /// Behind a label that asks for more than the day: 收件人签名及收件日期.
  private static func isBesideService(_ day: LetterText.DayFound, _ letter: LetterText) -> Bool {
    letter.contains(serviceLabels, in: letter.line(before: day.range.lowerBound, atMost: 80))
  }

  private static let recordLabels = WordList("询问时间 检查时间 勘验时间 勘查时间 调查时间 听证时间 讨论时间")

  private static func isRecord(_ kind: DocumentKind) -> Bool { kind.rawValue.hasSuffix("笔录") }

  /// The day on which what a record tells of took place.
  private static func recordedDay(_ letter: LetterText, _ days: [LetterText.DayFound]) -> LetterText.DayFound?
  {
    only(days.filter { behind(recordLabels, $0, letter) })
  }

  private static func only(_ days: [LetterText.DayFound]) -> LetterText.DayFound? {
    guard let first = days.first, days.allSatisfy({ $0.value == first.value }) else { return nil }
    return first
  }

  private static func behind(_ labels: WordList, _ day: LetterText.DayFound, _ letter: LetterText) -> Bool {
    var end = day.range.lowerBound
    if end > 0, letter.scalars[end - 1] == ":" { end -= 1 }
    return labels.matchEnding(in: letter, at: end, longest: 14) != nil
  }

  // MARK: Parties

  private static func parties(
    _ letter: LetterText, _ number: LetterText.NumberFound?, _ rows: LetterText.TableRows?
  )
    -> [LetterParty]
  {
    let found = letter.parties(after: number, rows: rows)
    return found.enumerated().map { index, name in
      var result = LetterParty(name: letter.fact(letter.written(name), name))
      let next =
        index + 1 < found.count ? found[index + 1].lowerBound : min(letter.count, name.upperBound + 300)
      if let code = letter.creditCode(in: name.upperBound..<max(next, name.upperBound)) {
        result.creditCode = letter.fact(letter.string(code).uppercased(), code)
      }
      return result
    }
  }
}

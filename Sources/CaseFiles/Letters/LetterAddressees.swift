/// Whom a letter is addressed to, or is about, where no label says so.
extension LetterText {
  // MARK: Addressee

  /// `示例食品店：` on a line of its own near the head, or one below the other: 甲公司：, 张某（身份证号码：…）：.
  var addressees: [Range<Int>] {
    var found: [Range<Int>] = []
    var isAddressed = false
    var start = 0
    while start < min(count, 800) {
      defer { start = lineEnd(start) }
      if let name = name(startingAt: start), isAddressee(name) {
        let end = pastBracket(name.upperBound, within: 300)
        if contains(Self.signing, in: name.upperBound..<end) { continue }
        let hasParticulars = end > name.upperBound && scalars[name.upperBound..<end].contains(":")
        // 甲公司：（纳税人识别号：…） has its particulars behind the colon.
        let hasColon =
          end < count && scalars[end] == ":" && gap(before: pastBracket(end + 1)) >= .line
          && (found.isEmpty || hasParticulars || isOrganisation(name))
        if found.isEmpty, let several = addressed(from: name) { return several }
        if hasColon || hasParticulars && gap(before: end) >= .line {
          found.append(found.isEmpty ? joined(name) : name)
          isAddressed = isAddressed || hasColon
          continue
        }
      }
      if isAddressed { break }
      found = []
    }
    return isAddressed ? found : []
  }

  /// 甲厂、张某： in one line.
  private func addressed(from first: Range<Int>) -> [Range<Int>]? {
    var names = [first]
    var end = first.upperBound
    while end < count, scalars[end] == "、", let next = name(startingAt: end + 1), isAddressee(next) {
      names.append(next)
      end = next.upperBound
    }
    return names.count > 1 && end < count && scalars[end] == ":" && gap(before: end + 1) >= .line
      ? names : nil
  }

  private static let headEnds = WordList("号 书")

  /// The name with the line above it where that is its beginning: alone between the number and the name.
  private func joined(_ name: Range<Int>) -> Range<Int> {
    guard name.lowerBound > 0, gap(before: name.lowerBound) == .line else { return name }
    let start = lineStart(name.lowerBound - 1)
    guard name.lowerBound - start > 3, Self.headEnds.matchEnding(in: self, at: start) != nil,
      Self.headEnds.matchEnding(in: self, at: name.lowerBound) == nil,
      scalars[start..<name.lowerBound].allSatisfy(isNameScalar), !isAuthority(start..<name.lowerBound),
      Self.organisation.matchEnding(in: self, at: name.upperBound) != nil,
      let whole = checkedName(start..<name.upperBound)
    else { return name }
    return whole
  }

  func isAddressee(_ name: Range<Int>) -> Bool {
    if Self.partyLabels.match(in: self, at: name.lowerBound) == name.count { return false }
    if Self.entries.match(in: self, at: name.lowerBound) != nil { return false }
    return !Self.pageEntries.contains(string(name)) && !isAuthority(name)
  }

  func isAuthority(_ name: Range<Int>) -> Bool {
    Self.authority.matchEnding(in: self, at: name.upperBound) != nil
      && Self.noAuthority.matchEnding(in: self, at: name.upperBound) == nil
  }

  /// What a page has entries for, with nothing behind their colons.
  private static let pageEntries: Set<String> = [
    "字体大小", "字体", "分享到", "分享", "打印", "浏览", "浏览次数", "阅读次数", "阅读", "大小", "索引", "作者", "编辑", "责任编辑", "主题词", "关键词",
  ]

  private static let authority = WordList("局 法院 检察院 政府 办公室 厅 大队 支队 总队 中队 海关 管委会 委员会 证监会 财政部")
  /// 示例大酒店茶餐厅, 示例第十二工程局: what ends like an authority and is none.
  private static let noAuthority = WordList(
    "村民委员会 居民委员会 业主委员会 餐厅 歌厅 舞厅 咖啡厅 茶厅 游艺厅 游戏厅 录像厅 美发厅 冷饮厅 小吃厅 展厅 工程局 航务局 供电局 邮政局 勘探局 勘查局 药局 书局")

  private static let titles = WordList("决定书 告知书 通知书 催告书")

  /// In running text the name stands behind the number or the title, and an entry or a colon behind it.
  var flatAddressee: Range<Int>? {
    let end = min(count, 500)
    let numbered = numbers(in: 0..<end).map(\.range.upperBound)
    var starts = [0] + numbered
    starts += days(in: 0..<min(count, 800)).map(\.range.upperBound) + clockTimes(before: end)
    starts += (0..<end).compactMap { index in Self.titles.match(in: self, at: index).map { index + $0 } }
    return starts.lazy.compactMap { flatAddressee(from: $0) }.first
      ?? numbered.lazy.compactMap { flatPerson(from: $0) }.first
  }

  /// Where the times of day end that a page bears: 日期：2018-03-02 11:57:42.
  private func clockTimes(before end: Int) -> [Int] {
    (0..<max(0, min(end, count) - 5)).compactMap { index in
      guard scalars[index] == ":", scalars[index + 1].isDigit, scalars[index + 2].isDigit, index > 0,
        scalars[index - 1].isDigit, !scalars[index + 3].isDigit, scalars[index + 3] != ":"
      else { return nil }
      return index + 3
    }
  }

  private func flatAddressee(from begin: Int) -> Range<Int>? {
    var start = begin
    while start < count, ")-—–?<>!".unicodeScalars.contains(scalars[start]) { start += 1 }
    while let label = WordList.flatLead.match(in: self, at: start) { start += label }
    guard start < count else { return nil }
    guard let name = name(startingAt: start), name.upperBound < count, isAddressee(name) else {
      return subject(from: start)
    }
    let end = pastBracket(name.upperBound)
    let isNamed = Self.organisation.matchEnding(in: self, at: name.upperBound) != nil
    if isNamed, scalars[name.upperBound] == ":" || isEntry(at: name.upperBound) { return name }
    if isNamed, gap(before: name.upperBound) >= .line { return name }
    // 甲公司(建设单位：乙公司)： and 甲公司乙项目： before what tells a party apart.
    guard end < count, scalars[end] == ":", isEntry(at: end + 1), isNamed || contains(Self.company, in: name)
    else { return nil }
    return name
  }

  func pastBracket(_ index: Int, within limit: Int = 40) -> Int {
    guard index < count, scalars[index] == "(",
      let close = (index..<min(count, index + limit)).first(where: { scalars[$0] == ")" })
    else { return index }
    return close + 1
  }

  /// The name on a line of its own above its particulars: 甲加油站 and, on the next line, 统一社会信用代码：….
  var headed: Range<Int>? {
    var start = 0
    while start < min(count, 800) {
      let next = lineEnd(start)
      if isParticular(lineAt: next), let name = name(startingAt: start), name.upperBound == next,
        isAddressee(name), isOrganisation(name) || (2...4).contains(name.count)
      {
        return name
      }
      start = next
    }
    return nil
  }

  private static let ownParticulars = WordList(
    "统一社会信用代码 社会信用代码 身份证 居民身份证 公民身份 营业执照 法定代表人 法定代表 负责人 经营者 住址 住所 地址 性别 出生 证件")

  /// Whether a line is the entry of a party's particulars.
  func isParticular(lineAt start: Int) -> Bool {
    guard start < count, let length = Self.ownParticulars.match(in: self, at: start) else { return false }
    return scalars[start + length..<min(count, start + length + 12)].contains(":")
  }

  private static let oneCase = Array("一案".unicodeScalars)

  /// 甲有限公司环境违法一案，我局…: the company the case is named after.
  private func subject(from start: Int) -> Range<Int>? {
    var end = start
    var companyEnd: Int?
    while end < min(count, start + 60), isNameScalar(scalars[end]), end == start || gap(before: end) < .blanks
    {
      end += 1
      if companyEnd == nil, Self.company.matchEnding(in: self, at: end) != nil { companyEnd = end }
    }
    guard let companyEnd, ends(with: Self.oneCase, at: end), end - companyEnd <= 24,
      !contains(Self.companyParts, in: companyEnd..<end)
    else { return nil }
    return checkedName(start..<companyEnd)
  }

  private static let personal = WordList("身份证 性别 公民身份 居民身份 居民证 男, 女, 年龄 出生")

  /// A person behind the number: 张某：身份证号码…
  func flatPerson(from start: Int) -> Range<Int>? {
    guard start < count, let name = name(startingAt: start), isPersonal(name) else { return nil }
    let next = name.upperBound
    guard next < count, scalars[next] == ":" || scalars[next] == "(" || scalars[next] == ",",
      Self.personal.match(in: self, at: next + 1) != nil
    else { return nil }
    return name
  }

  private static let attachment = WordList("附件: 附件1: 附件一:")
  private static let behindAttachedName = WordList("处罚决定 行政处罚 执法文书 监管记录 来源")

  /// A record that carries the decision only as an attachment has the party in its title: 附件：甲公司行政处罚决定书.
  var attachmentTitle: Range<Int>? {
    for index in 0..<count {
      guard let length = Self.attachment.match(in: self, at: index) else { continue }
      let start = index + length
      for end in start + 4..<max(start + 4, min(start + 40, count)) {
        guard gap(before: end) >= .line || Self.behindAttachedName.match(in: self, at: end) != nil else {
          continue
        }
        guard Self.organisation.matchEnding(in: self, at: end) != nil, let name = checkedName(start..<end),
          isAddressee(name)
        else { break }
        return name
      }
    }
    return nil
  }

  private static let investigation = WordList("经调查: 经查: 经查, 经调查, 经查明: 经查明,")
  private static let company = WordList("有限公司 有限责任公司")
  /// What makes another body of a company: 甲有限公司乙分公司.
  static let companyParts = WordList("分公司 支公司 项目部 经理部 加油站 门市部 营业部 分厂 分店 标段")

  /// The company the account of the facts begins with: 经查：甲有限公司年产…
  var investigated: Range<Int>? {
    for index in 0..<min(count, 800) {
      guard let length = Self.investigation.match(in: self, at: index) else { continue }
      let start = index + length
      var end = start
      while end < min(start + 40, count), isNameScalar(scalars[end]),
        Self.company.matchEnding(in: self, at: end) == nil
      {
        end += 1
      }
      // 甲有限公司乙分公司 is another name; whom it is about cannot be told.
      guard Self.company.matchEnding(in: self, at: end) != nil,
        !contains(Self.companyParts, in: end..<min(end + 12, count))
      else { return nil }
      return checkedName(start..<end)
    }
    return nil
  }

  private static let decisions = WordList("决定给予 决定对")
  private static let party = Array("当事人".unicodeScalars)
  private static let acts = WordList(
    "允许 未 擅自 涉嫌 销售 经营 生产 超 违 使用 接纳 不 存在 非法 逾期 罚款 处 作出 给予 警告 没收 的 实施 在 将")

  /// Whom the decision names, where the letter names them before: 当事人张某 … 决定给予张某罚款; 决定对甲网吧允许….
  var decided: Range<Int>? {
    let leads = (0..<count).lazy.compactMap { index in
      Self.decisions.match(in: self, at: index).map { index + $0 }
    }
    return leads.prefix(4).compactMap { self.decidedName(from: $0) }.first ?? decidedBefore
  }

  private static let letterMade = Array("作出《".unicodeScalars)

  /// The company for which a letter was made before: 对甲有限公司作出《行政处罚决定书》.
  private var decidedBefore: Range<Int>? {
    guard let made = first(Self.letterMade, in: 0..<count) else { return nil }
    var start = made
    while start > 0, made - start < 40, isNameScalar(scalars[start - 1]), scalars[start - 1] != "对" {
      start -= 1
    }
    guard start > 0, scalars[start - 1] == "对", let name = checkedName(start..<made), isOrganisation(name)
    else {
      return nil
    }
    return name
  }

  private func decidedName(from start: Int) -> Range<Int>? {
    for end in start + 2..<max(start + 2, min(start + 40, count))
    where Self.acts.match(in: self, at: end) != nil {
      let range = start..<end
      guard let name = checkedName(range), isAddressee(name), range.allSatisfy({ isNameScalar(scalars[$0]) })
      else {
        return nil
      }
      let words = Array(scalars[name])
      if isOrganisation(name), first(words, in: 0..<start) != nil { return name }
      if name.count < 5, first(Self.party + words, in: 0..<start) != nil { return name }
    }
    return nil
  }

  private static let partyColumns = WordList("被处罚单位名称 被处罚单位 被处罚人名称 行政相对人名称 当事人名称 单位名称")
  private static let otherColumns = WordList(
    "文书号 文号 违法类型 处罚案由 处罚依据 处罚日期 处罚结果 处罚主体 处罚机关 处罚时间 文本内容 时间 案件名称 序号")
  private static let lawEnds = WordList("法 条例 办法 规定")

  /// The company in a table's row that was flattened to one line with its headings before it:
  /// 文书号被处罚单位违法类型示环罚字〔2024〕1号甲有限公司《大气污染防治法》.
  var tableRow: Range<Int>? {
    let all = numbers(in: 0..<min(count, 500))
    guard let number = all.first?.range, all.allSatisfy({ string($0.range) == string(number) }) else {
      return nil
    }
    let head = 0..<number.lowerBound
    let others = head.count { Self.otherColumns.match(in: self, at: $0) != nil }
    guard others > 1, contains(Self.partyColumns, in: head) else { return nil }
    let start = number.upperBound
    let end = (start..<min(count, start + 40)).first { Self.company.matchEnding(in: self, at: $0) != nil }
    guard let end else { return nil }
    // Behind it stands the law, or a sign: whatever else may belong to the name.
    let rest = scalars[end...].prefix { $0.isHan }
    guard rest.isEmpty || Self.lawEnds.matchEnding(in: self, at: rest.endIndex) != nil,
      !contains(Self.companyParts, in: end..<rest.endIndex)
    else { return nil }
    return checkedName(start..<end)
  }

  private static let particulars = WordList("统一社会信用代码 社会信用代码 统一信用代码 营业执照 组织机构代码")
  private static let otherLabels = WordList("来源 作者 建设 监理 检测 监测 委托 受托 代理 鉴定 评估 投诉 举报 供应 生产 来自 采购 销售")

  /// The one company whose code or licence stands behind it or behind its colon, whatever comes before it.
  var described: Range<Int>? {
    var found: [Range<Int>] = []
    for colon in 0..<min(count, 800) where scalars[colon] == ":" {
      guard !contains(Self.otherLabels, in: max(0, colon - 8)..<colon) else { continue }
      if Self.particulars.match(in: self, at: colon + 1) != nil, let name = name(endingAt: colon) {
        found.append(name)
      } else if let name = name(startingAt: colon + 1), isOrganisation(name),
        Self.particulars.match(in: self, at: name.upperBound) != nil
      {
        found.append(name)
      }
    }
    guard let first = found.first, found.allSatisfy({ string($0) == string(first) }) else { return nil }
    return first
  }

  func isOrganisation(_ name: Range<Int>) -> Bool {
    Self.organisation.matchEnding(in: self, at: name.upperBound) != nil && isAddressee(name)
  }

  /// A name that ends here and begins behind a mark: 【字体：大】甲公司：.
  private func name(endingAt end: Int) -> Range<Int>? {
    var start = end
    while start > 0, end - start < 45, gap(before: start) < .blanks,
      scalars[start - 1].isHan || scalars[start - 1] == "(" || scalars[start - 1] == ")" && start < end
    { start -= 1 }
    guard
      start == 0 || gap(before: start) >= .blanks || "】]>》。;!?".unicodeScalars.contains(scalars[start - 1]),
      let name = checkedName(start..<end), isOrganisation(name)
    else { return nil }
    return name
  }

  /// A name on a line of its own right below the number, which may stand above it twice.
  func heading(after number: NumberFound?) -> Range<Int>? {
    guard let number else { return nil }
    let below = number.range.upperBound
    if let name = heading(below: below) { return name }
    let second = numbers(in: below..<max(below, min(count, 1_000))).first { $0.value == number.value }
    return second.flatMap { heading(below: $0.range.upperBound) }
  }

  private func heading(below numberEnd: Int) -> Range<Int>? {
    guard numberEnd < count, gap(before: numberEnd) >= .line else { return nil }
    guard let name = name(startingAt: numberEnd),
      gap(before: name.upperBound) >= .line
        || scalars[name.upperBound] == "," && isEntry(at: name.upperBound + 1),
      Self.organisation.matchEnding(in: self, at: name.upperBound) != nil, isAddressee(name)
    else { return nil }
    return name
  }
}

extension WordList {
  static let flatLead = WordList(
    "信息内容: 内容: 信息内容 监管记录内容 内容 单位: 单位名称: 分享到 新浪微博 腾讯微博 人人网 QQ空间 豆瓣 微信")
}

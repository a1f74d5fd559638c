extension LetterText {
  /// Labels behind which a letter names the party.
  static let partyLabels = WordList(
    """
    当事人 当事人名称 当事人姓名 当事人姓名或名称 当事人名称或姓名 当事人姓名(名称) 当事人名称(姓名) 当事人(单位) 当事人(个人) 当事人(姓名或名称) \
    当事人(名称或姓名) 当事人(姓名/名称) 当事人姓名/名称 当事人单位名称 当事人一 当事人二 当事人三 当事人1 当事人2 当事人3 \
    被处罚人 被处罚行为人 被处罚人姓名 被处罚人名称 被处罚人姓名或名称 被处罚人名称或姓名 被处罚人(单位) 被处罚人(单位名称) 被处罚人(姓名或名称) 被处罚人姓名(名称) \
    被处罚单位 被处罚单位名称 被处罚单位(人) 被处罚单位(个人) 被处罚单位(个人)名称 被处罚单位(当事人) 被处罚单位或个人 被处罚企业 被处罚者 被处罚告知单位 \
    被处罚人名称姓名 被处罚人姓名名称 被处罚人姓名或者名称 被处罚人名称或者姓名 当事人基本情况 当事人情况 当事人基本信息 被处罚人基本情况 被处罚单位基本情况 被处罚人单位 被处罚人(名称)姓名 被处罚人(单位)名称 被处罚单位(者)名称 \
    被处罚当事人 被处罚当事人姓名或名称 当事人姓名或者名称 当事人名称或者姓名 处罚名称 受处罚人 受处罚单位 受罚人 处罚对象 被处罚对象 处罚相对人 \
    行政相对人 行政相对人名称 相对人 相对人名称 行政管理相对人 行政管理相对人名称 违法行为人 违法当事人 违法单位 违法企业 违法主体 受送达人 受送达人名称 \
    单位名称 企业名称 违法企业名称 违法单位名称 被告知人 被告知单位 单位(个人)名称 个人姓名 申请人名称 \
    单位全称 企业全称 公司名称 企业(单位)名称 企业单位名称 被处罚单位全称 被处罚人全称 被处罚对象名称 处罚对象名称 处罚当事人 处罚相对人名称 \
    行政处罚当事人 行政处罚当事人名称 行政处罚相对人 行政处罚相对人名称 行政处罚对象 行政相对人姓名或名称 相对人姓名或名称 违法者 违法人 违法者名称 \
    违法行为人名称 违法主体名称 违规单位 违规单位名称 违规企业 违规企业名称 涉案单位 涉案单位名称 涉案企业 涉案当事人 排污单位 排污单位名称 \
    被查处单位 被处理人 被行政处理人 被查处人 受处罚单位名称 受处罚人名称 被罚单位 被罚人 被处理单位
    """)
  /// Labels behind which the party or something else may stand: the body that punishes, the name of the case.
  private static let doubtfulLabels = WordList("行政处罚单位: 案件名称:")
  static let subLabels = WordList(
    "名称 姓名 单位名称 姓名或名称 名称或姓名 企业名称 字号名称 姓名(名称) 名称(姓名) 单位 个人 个人姓名 公民姓名 公民 法人 法人名称 法人或其他组织 法人或者其他组织")
  /// Entries that follow the party's name in one line.
  static let entries = WordList(
    """
    性别 出生 年龄 民族 国籍 籍贯 文化程度 身份证 公民身份 居民身份 证件 有效证件 统一社会信用代码 社会信用代码 信用代码 统一信用代码 组织机构代码 营业执照 \
    工商营业执照 工商注册 注册号 税务登记 法定代表人 法定代表 法人代表 法人 负责人 主要负责人 经营者 投资人 执行事务合伙人 住所 住址 地址 注册地址 住所地 \
    户籍 经营场所 经营地址 单位地址 联系地址 详细地址 营业地址 联系电话 联系方式 电话 手机 邮编 邮政编码 职务 职业 工作单位 主体资格 主体类型 \
    企业类型 类型 字号 以下简称 违法事实 违法行为 处罚事由 处罚依据 处罚结果 处罚内容 处罚类别 案由 案件 主要违法 环境违法 许可证 从业资格 车牌 驾驶证 \
    企业统一社会 道路运输 行政相对人代码 行政相对人类别 暂扣 违反 时任 一、 1、 工商登记 代码证 代码 当事人 被处罚 我局 本机关 本局 违法类型 处罚类型
    """)

  /// The parties by their labels or their table; else the one the letter is addressed to.
  func parties(after number: NumberFound?, rows: TableRows?) -> [Range<Int>] {
    guard let labelled = labelledParties() else { return [] }
    var seen: Set<String> = []
    let named = labelled.isEmpty ? rows.flatMap(parties(in:)) ?? [] : labelled
    guard named.isEmpty else { return (named + responsible).filter { seen.insert(string($0)).inserted } }
    let addressed = sectioned.isEmpty ? addressees : sectioned
    guard addressed.isEmpty else { return addressed }
    let name =
      headed ?? flatAddressee ?? heading(after: number) ?? doubtfullyLabelled ?? attachmentTitle
      ?? investigated ?? tableRow ?? described ?? decided
    return name.map { [$0] } ?? []
  }

  /// Whether a line begins here, or its text behind 一、.
  private func isItemStart(_ index: Int) -> Bool {
    gap(before: index) >= .line || index > 1 && scalars[index - 1] == "、" && gap(before: index - 2) >= .line
  }

  func stackedStart(after label: Int, label begin: Int, _ isStacked: Bool) -> Int? {
    guard isStacked, gap(before: begin) >= .line else { return nil }
    return stackedValue(after: label, skipping: Self.subLabels)
  }

  /// An organisation that is no authority, behind a doubtful label: 案件名称：甲有限公司.
  private var doubtfullyLabelled: Range<Int>? {
    for index in 0..<min(count, 500) {
      guard let length = Self.doubtfulLabels.match(in: self, at: index),
        let name = name(startingAt: index + length), isAddressee(name),
        Self.organisation.matchEnding(in: self, at: name.upperBound) != nil
      else { continue }
      return name
    }
    return nil
  }

  private static let responsibility = WordList("直接负责的主管人员 其他直接责任人员 直接责任人员 直接责任人")

  /// The persons whom the head names as responsible beside the unit: 法定代表人（直接负责的主管人员）：张某.
  private var responsible: [Range<Int>] {
    (0..<min(count, 800)).compactMap { index in
      guard let length = Self.responsibility.match(in: self, at: index) else { return nil }
      var start = index + length
      if start < count, scalars[start] == ")" { start += 1 }
      return start < count && scalars[start] == ":" ? name(startingAt: start + 1) : nil
    }
  }

  // MARK: Labels

  private static let sectionLabels = WordList("名称: 姓名:")
  private static let ownLine = WordList("姓名或名称 名称或姓名 单位名称 企业名称 违法主体名称 当事人名称 行政相对人名称 被处罚人名称 被处罚单位名称")

  /// The name below its entry's, each with a line for itself: 违法主体名称, 张某, 法定代表人.
  private func nameBelow(entryAt start: Int) -> Range<Int>? {
    let below = lineEnd(start)
    guard below < count, Self.ownLine.match(in: self, at: start) == below - start,
      let name = name(startingAt: below), name.upperBound == lineEnd(below), isAddressee(name)
    else { return nil }
    let next = name.upperBound..<min(lineEnd(name.upperBound), name.upperBound + 20)
    return next.isEmpty || !contains(Self.entries, in: next) ? nil : name
  }

  /// The parties whose entries begin with 名称 or 姓名 alone and go on with their particulars.
  private var sectioned: [Range<Int>] {
    var names: [Range<Int>] = []
    var start = 0
    while start < min(count, 1_500) {
      let next = lineEnd(start)
      if let length = Self.sectionLabels.match(in: self, at: start), isParticular(lineAt: next),
        let name = name(startingAt: start + length), isAddressee(name)
      {
        names.append(name)
      } else if let name = nameBelow(entryAt: start) {
        names.append(name)
      }
      start = next
    }
    return names
  }

  static let signing = WordList("签名 签字 盖章 签章 捺印 签收 指印")
  private static let nameWords = WordList("名称 姓名 名称或姓名 姓名或名称 名称姓名")

  /// Where the value of a label begins: behind its colon, its cell, or, at a line's start, a wide gap.
  func valueStart(after label: Int, label begin: Int) -> Int? {
    var index = label
    guard index < count else { return nil }
    if scalars[index] == "(" {
      guard let close = (index..<min(count, index + 12)).first(where: { scalars[$0] == ")" }),
        !contains(Self.signing, in: index..<close)
      else { return nil }
      index = close + 1
      // 违法单位（场所）名称.
      if let length = Self.nameWords.match(in: self, at: index) { index += length }
    }
    guard index < count else { return nil }
    if scalars[index] == ":" {
      index += 1
    } else if scalars[index - 1] == ")", gap(before: begin) >= .line, isParticular(lineAt: lineEnd(index)),
      let name = name(startingAt: index), name.upperBound == lineEnd(index), isOrganisation(name)
    {
      // 当事人（中标供应商）甲有限公司 and, on the line below, 地址：….
      return index
    } else if isItemStart(begin), let name = entry(below: index) {
      // 一、当事人基本情况 and, on the line below, 姓名：张某 or 姓名 and the cell beside it.
      return name
    } else if gap(before: index) >= .cell, gap(before: begin) >= .cell {
      // A table's cell beside, or on the next line the entries of a form: 个人　姓名　张某.
      guard gap(before: index) == .cell || isFormLine(index) else { return nil }
    } else if gap(before: begin) >= .line, gap(before: index) == .blanks {
    } else if gap(before: begin) >= .line, gap(before: index) == .blank,
      let name = name(startingAt: index), isEntry(at: name.upperBound)
    {
      // 被处罚人姓名 张某 性别 男.
      return index
    } else if isItemStart(begin), flatPerson(from: index) != nil {
      // 违法行为人张某，男，…; 当事人基本情况 and, on the line below, 张某，男，….
      return index
    } else if string(begin..<label).contains("名称"), scalars[index].isHan {
      // A table flattened to one line: 单位名称广东某某公司处罚结果.
      guard let end = flatNameEnd(index), Self.organisation.matchEnding(in: self, at: end) != nil else {
        return nil
      }
    } else {
      return nil
    }
    guard index < count else { return nil }
    // 单位 and, in the cell beside it, 名称.
    while let sub = Self.subLabels.match(in: self, at: index), index + sub < count {
      let next = index + sub
      if scalars[next] == ":" { return next + 1 }
      // 当事人：姓名 张某 ，住址….
      guard gap(before: next) >= .blanks || gap(before: next) >= .blank && scalars[index - 1] == ":" else {
        break
      }
      index = next
    }
    return index
  }

  /// Where the value of the entry begins that a line begins with.
  private func entry(below start: Int) -> Int? {
    guard gap(before: start) == .line, let length = Self.subLabels.match(in: self, at: start),
      start + length < count
    else { return nil }
    let next = start + length
    return scalars[next] == ":" ? next + 1 : gap(before: next) == .cell && !isFormLine(start) ? next : nil
  }

  /// Whether a line begins with two entries' names, or with one that parts a person from a unit.
  private func isFormLine(_ start: Int) -> Bool {
    guard gap(before: start) == .line, let first = Self.subLabels.match(in: self, at: start),
      (.blank ... .cell).contains(gap(before: start + first)),
      let second = Self.subLabels.match(in: self, at: start + first)
    else { return false }
    return (.blank ... .cell).contains(gap(before: start + first + second))
  }

  func flatNameEnd(_ start: Int) -> Int? {
    var end = start
    while end < count, end - start < 50, isNameScalar(scalars[end]) {
      if end > start, Self.entries.match(in: self, at: end) != nil { return end }
      end += 1
    }
    return nil
  }
}

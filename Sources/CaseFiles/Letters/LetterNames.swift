/// What a name is made of, and where it ends.
extension LetterText {
  private static let additions = WordList(
    "系 经营者 纳税人识别号 纳税人 以下简称 下称 简称 法定代表人 负责人 统一社会信用代码 社会信用代码 住所 字号 身份证 投资人 委托代理人 性别 个体 个人独资 男 女 组织机构代码 营业执照 注册号 公民身份 证件 曾用名 时任 原名"
  )
  private static let noName = WordList(
    """
    签名 签字 盖章 捺印 指印 意见 基本情况 确认 陈述 表示 以上 本人 如下 告知 证据 事项 证明 决定 理由 情况 规定 违法 处罚 进行 行为 对你 我局 应当 \
    本机关 本局 上述 涉嫌 依法 内容 文书 编号 现场 笔录 调查 有权 收到 拒绝 无法 不服 可以 认为 提出 的 是否 或者 申请 单位名称 个人姓名 身份证 信用代码 \
    复议 诉讼 缴纳 权利 要求 通知 备注 附件 来源 公示 信息 你单位 你公司 你局 你店 你厂 经查 期间 警告 罚款 没收
    """)
  /// Names in which such words mean nothing of the kind.
  private static let inNames = WordList(
    """
    信息技术 信息科技 信息产业 信息系统 信息工程 信息咨询 信息服务 信息网络 信息传播 信息传媒 信息管理 信息安全 信息中介 信息职业 信息集团 信息股份 \
    信息有限 信息发展 信息材料 信息软件 信息设备 信息通信 信息广场 信息化 信息港 信息城 美的 的士 汽车附件 机床附件 纺织附件 附件厂 附件有限 附件制造 \
    调查咨询 市场调查 信用调查 内容制作
    """)
  static let organisation = WordList(
    """
    公司 厂 店 部 场 社 院 所 站 行 会 校 矿 馆 吧 铺 超市 酒店 宾馆 集团 企业 中心 项目部 工作室 园 楼 城 庄 坊 户 队 局 厅 室 堂 屋 阁 网吧 \
    电厂 学校 幼儿园 银行 合伙) 市场 商行 食堂 工程处 指挥部 茶楼 基地 农场 村民委员会 居民委员会 委员会 铁路 支行 分行 公社 家 处 段 摊 有限合伙) 普通合伙)
    """)

  func isNameScalar(_ scalar: Scalar) -> Bool {
    scalar.isHan || scalar.isLatin || scalar.isDigit
      || "()·•.&-*—_'×〇○＊﹡✲／/“”#+@".unicodeScalars.contains(scalar)
  }

  /// Whether it can be a person's name: two to four characters, some of which may be kept back.
  func isPersonal(_ name: Range<Int>) -> Bool {
    (2...4).contains(name.count) && scalars[name].allSatisfy { $0.isHan || "*＊×".unicodeScalars.contains($0) }
  }

  /// A name beginning here, ended by a mark, a line, a wide gap or the next entry.
  func name(startingAt start: Int) -> Range<Int>? {
    var end = start
    while end < count, end - start <= 60 {
      if end > start {
        if gap(before: end) >= .blanks || isEntry(at: end) || isSex(at: end) { break }
      }
      if scalars[end] == "(",
        Self.additions.match(in: self, at: end + 1) != nil || isEntry(inBracketAt: end)
          || isRole(inBracketAt: end, behind: start)
      {
        break
      }
      guard isNameScalar(scalars[end]) else { break }
      end += 1
    }
    return checkedName(start..<end)
  }

  /// 男 of 张某 男 62岁.
  private func isSex(at index: Int) -> Bool {
    gap(before: index) == .blank && (scalars[index] == "男" || scalars[index] == "女")
      && index + 1 < count && gap(before: index + 1) >= .blank
  }

  /// What begins the facts right behind a name in a table flattened to one line.
  private static let sentence = WordList(
    "违反 处罚日期 处罚事由 处罚结果 (以下简称 (下称 (简称 法定代表人 法人代表 统一社会信用代码 社会信用代码 营业执照 组织机构代码 身份证")

  /// What begins the account of the facts behind a name and a blank.
  private static let openers = WordList("你 经查 我局 本局 本机关 现查明")

  static let roles = WordList(
    "经营者 业主 投资人 负责人 店主 户主 驾驶员 船主 船长 职工 员工 法定代表人 总经理 所有人 经营人 承租人 车主 施工人 行为人")

  private static let enterprises = WordList("合伙 独资 个体 工商户")

  /// 张某（甲店经营者）: what the person is.
  private func isRole(inBracketAt open: Int, behind start: Int) -> Bool {
    let inside = scalars[open + 1..<min(count, open + 40)].prefix { $0 != ")" }
    let close = inside.endIndex
    guard close < count else { return false }
    if Self.roles.matchEnding(in: self, at: close) != nil { return true }
    // 张某（矿长）: a person's name is short, and ends with the bracket.
    let isPerson =
      (2...4).contains(open - start) && scalars[start..<open].allSatisfy { $0.isHan || $0 == "*" }
      && Self.organisation.matchEnding(in: self, at: open) == nil
    let endsThere = close + 1 >= count || gap(before: close + 1) > .none || !isNameScalar(scalars[close + 1])
    return isPerson && endsThere && Self.enterprises.matchEnding(in: self, at: close) == nil
  }

  /// (建设单位：乙公司): an entry with its value, no part of the name.
  private func isEntry(inBracketAt open: Int) -> Bool {
    let inside = scalars[open + 1..<min(count, open + 40)].prefix { $0 != ")" }
    return inside.contains(":") && inside.endIndex < count
  }

  func isEntry(at index: Int) -> Bool {
    if Self.sentence.match(in: self, at: index) != nil { return true }
    if gap(before: index) >= .blank, Self.openers.match(in: self, at: index) != nil { return true }
    guard let length = Self.entries.match(in: self, at: index) else { return false }
    if gap(before: index) >= .blank { return true }
    // Within a run an entry shows itself by the colon that follows it soon.
    var next = index + length
    while next < count, next - index < 26 {
      let scalar = scalars[next]
      if scalar == ":" { return true }
      guard
        scalar.isHan || scalar == "(" || scalar == ")" || scalar == "、" || scalar == "/" || scalar.isDigit
          || scalar.isLatin
      else { return false }
      next += 1
    }
    return false
  }

  func checkedName(_ given: Range<Int>) -> Range<Int>? {
    var range = given
    while let last = range.last,
      scalars[last] == "-" || scalars[last] == "—" || scalars[last] == "_" || scalars[last] == "."
    {
      range = range.lowerBound..<last
    }
    guard (2...60).contains(range.count), isBalanced(range),
      range.contains(where: { scalars[$0].isHan || scalars[$0].isLatin }),
      !Self.isMark(scalars[range.lowerBound]), !isEntry(at: range.lowerBound), !isSentence(range),
      Self.subLabels.match(in: self, at: range.lowerBound) != range.count, day(at: range.lowerBound) == nil
    else { return nil }
    return once(range)
  }

  /// Whether words stand in it that are no part of a name.
  private func isSentence(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if let length = Self.inNames.match(in: self, at: index), index + length <= range.upperBound {
        index += length
        continue
      }
      if Self.noName.match(in: self, at: index) != nil { return true }
      index += 1
    }
    return false
  }

  /// A heading and the address below it that ran together: 示例建工有限公司示例建工有限公司.
  private func once(_ range: Range<Int>) -> Range<Int> {
    let half = range.lowerBound + range.count / 2
    guard range.count >= 12, range.count.isMultiple(of: 2),
      scalars[range.lowerBound..<half].elementsEqual(scalars[half..<range.upperBound])
    else { return range }
    return half..<range.upperBound
  }

  private static func isMark(_ scalar: Scalar) -> Bool { scalar == "/" || scalar == ")" || scalar == "-" }
}

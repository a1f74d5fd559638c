extension LetterText {
  private static let bodyEnds = WordList(
    """
    局 厅 委员会 政府 总队 支队 大队 中队 分局 海关 海事处 管理处 办事处 中心 监督所 管理所 派出所 监察所 卫生所 检测站 管理站 监督站 监察站 \
    部 署 管委会 办公室 支行 分行 营业部 管理部 队 院 委 (局) 服务中心 稽查局 税务所 证监会 银监会 保监会 银保监会 交易所
    """)
  /// What no body is called, and what shows that the words are a sentence.
  private static let noBody = WordList(
    """
    的 向 你 我 本局 本机关 本厅 本委 该局 贵局 或者 以及 申请 作出 收到 不服 行政机关 处罚机关 决定机关 上级 上一级 原发证 如下 以下 上述 \
    公司 执行 经办 分管 主管部门 报送 抄送 抄报 来源 时间 日期 缴至
    """)
  /// What stands right before a body's name in running text.
  private static let beforeBody = WordList(
    "决定书 内容 执法部门 处罚机关 处罚单位 处罚主体 决定机关 机关 部门 附件 来源 执行 邮编 卡 电话 印章 处罚部门 执行情况 记录 已履行 已执行 已缴纳 号 编号 日 月 年 联系人 单位名称 处罚决定 强制执 强制执行 违法行为 有限公司 分公司 公司 处罚名称 项目部"
  )

  /// The name of a body that ends here; it begins at the line, a mark, or a word that leads to it.
  func bodyName(endingAt end: Int, onNextLine: Bool = false) -> Range<Int>? {
    guard end > 0, Self.bodyEnds.matchEnding(in: self, at: end) != nil else { return nil }
    var start = end
    while start > 0, end - start < 45 {
      if start < end, gap(before: start) >= .cell { break }
      let scalar = scalars[start - 1]
      guard scalar.isHan || scalar == "(" || scalar == ")" && closesName(at: start - 1) else { break }
      if start < end, Self.beforeBody.matchEnding(in: self, at: start) != nil { break }
      start -= 1
    }
    return checkedBody(start..<end)
  }

  /// The name of a body that has a line for itself.
  func bodyLine(_ start: Int) -> Range<Int>? {
    let end = lineEnd(start)
    guard end - start < 46, let body = bodyName(endingAt: end), body.lowerBound == start else { return nil }
    return body
  }

  /// Whether a bracket that ends here is part of a name, as in 示例市(甲县)水利局; 〔2024〕 and its number are not.
  private func closesName(at close: Int) -> Bool {
    var index = close - 1
    while index >= 0, close - index < 16, scalars[index].isHan { index -= 1 }
    return index >= 0 && index < close - 1 && scalars[index] == "("
  }

  /// The name of a body that begins here and ends at a mark, a gap or a word that follows one.
  func bodyName(startingAt start: Int, before stops: WordList) -> Range<Int>? {
    var end = start
    while end < count, end - start < 45 {
      let scalar = scalars[end]
      guard scalar.isHan || scalar == "(" || scalar == ")" else { break }
      if end > start, gap(before: end) >= .cell || stops.match(in: self, at: end) != nil { break }
      end += 1
    }
    end = max(start, skippingSealNotes(before: end).0)
    guard end > start, Self.bodyEnds.matchEnding(in: self, at: end) != nil else { return nil }
    return checkedBody(start..<end)
  }

  static let ministries = WordList("财政部 水利部 商务部 公安部 交通部 农业部 民政部 教育部 司法部 文化部 科技部")

  private func checkedBody(_ range: Range<Int>) -> Range<Int>? {
    guard
      (4...45).contains(range.count) || Self.ministries.match(in: self, at: range.lowerBound) == range.count,
      scalars[range.lowerBound].isHan, isBalanced(range),
      !contains(Self.noBody, in: range)
    else { return nil }
    return range
  }

  func isBalanced(_ range: Range<Int>) -> Bool {
    var depth = 0
    for scalar in scalars[range] {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
      if depth < 0 { return false }
    }
    return depth == 0
  }
}

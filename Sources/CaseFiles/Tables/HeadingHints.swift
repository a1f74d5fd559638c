/// Proposes a field for a heading that is not known, by the word it ends with and the words it holds.
///
/// A heading says at its end what stands in the column: 日期, 金额, 机关. A heading that holds what belongs to
/// another column has no proposal: a wrong one is worse than none.
enum HeadingHints {
  /// A field, and how headings of its columns are put together.
  fileprivate struct Hint {
    var field: ExportField
    var ends: [String]
    /// One of these stands in it, before the end or as the end.
    var holds: [String]
    var without: [String] = []
  }

  /// - Parameter heading: As headings are compared, without what stands in brackets.
  static func field(for heading: String) -> ExportField? {
    plain(heading).flatMap { hinted($0) ?? misspelt($0) }
  }

  /// The field a heading is put together as, and not only like.
  static func hinted(for heading: String) -> ExportField? { plain(heading).flatMap { hinted($0) } }

  /// The words of a heading; nil for one that belongs to another column or says nothing.
  private static func plain(_ heading: String) -> String? {
    // 处罚类别1 and 处罚类别2 are alike, and 违法人姓名 is not 法人姓名.
    let words = String(heading.reversed().drop { $0.isNumber }.reversed()).replacing("违法人", with: "违法者")
    return words.count > 1 && !general.contains(words) && !others.contains(where: words.contains)
      ? words : nil
  }

  private static func hinted(_ words: String) -> ExportField? {
    if !words.contains("机关"), let day = day(words) { return day }
    return hints.first { $0.fits(words) }?.field
  }

  /// What tables number and comment their rows under, and what says nothing by itself.
  private static let general: Set<String> = [
    "序号", "行号", "备注", "说明", "编码", "编号", "附件", "日期", "时间", "金额", "名称", "姓名", "类型", "类别", "单位", "机关",
  ]

  /// Words of columns that no field is for.
  private static let others = [
    "法定代表人", "法人代表", "法人姓名", "企业法人", "负责人", "电话", "住址", "地址", "地点", "来源", "状态", "性质", "依据", "截止",
    "有效期",
    "更新", "录入", "导出", "上报", "工商注册", "组织机构代码", "税务登记", "登记号", "罚没", "应缴", "实缴", "已缴", "未缴", "执法证",
    "情节", "情形", "后果", "链接", "网址", "数据", "代理人", "拟", "建议",
  ]

  private static let hints: [Hint] = [
    Hint(
      field: .agencyCode, ends: ["信用代码"], holds: ["处罚机关", "执法机关", "决定机关", "处罚单位", "执法单位"],
      without: ["被处罚"]),
    Hint(field: .partyCode, ends: ["信用代码"], holds: ["信用代码"], without: ["机关"]),
    Hint(field: .partyCode, ends: ["识别号"], holds: ["纳税人识别"]),
    Hint(field: .partyIDNumber, ends: ["号", "号码"], holds: ["身份证", "证件号"]),
    Hint(field: .isMajor, ends: ["案件", "决定", "处罚", "执法"], holds: ["是否重大", "重大案件"]),
    Hint(field: .isEnterprise, ends: ["企业", "涉企"], holds: ["是否涉企", "是否企业", "是否为企业"]),
    Hint(field: .isFirstOffence, ends: ["违法", "初犯"], holds: ["是否首次", "是否初次", "是否初犯"]),
    Hint(field: .suspectsCrime, ends: ["犯罪"], holds: ["涉嫌犯罪"]),
    Hint(
      field: .confiscated, ends: ["金额", "数额", "款", "额"], holds: ["没收"], without: ["罚款"]),
    Hint(
      field: .decidedBy, ends: ["机关和日期", "机关及日期", "机关名称和日期", "机关名称及日期", "机关、日期"], holds: ["处罚", "决定"]),
    Hint(
      field: .fine, ends: ["金额", "数额", "罚款", "罚款额", "罚款数"],
      holds: ["罚款", "处罚金额", "处罚数额", "处罚情况金额", "处罚结果金额"],
      without: ["没收", "加处", "是否", "最低", "最高", "告知", "缴", "减免", "滞纳", "每日"]),
    Hint(field: .statutoryMinimum, ends: ["下限", "最低额", "最低", "最低罚款"], holds: ["法定", "罚款", "幅度"]),
    Hint(field: .statutoryMaximum, ends: ["上限", "最高额", "最高", "最高罚款"], holds: ["法定", "罚款", "幅度"]),
    Hint(field: .tier, ends: ["阶次", "档次", "等级", "档"], holds: ["裁量"]),
    Hint(field: .benchmark, ends: ["基准", "基准名称", "标准", "标准名称"], holds: ["裁量"]),
    Hint(field: .kind, ends: ["类型", "类别", "种类"], holds: ["案件", "案卷"]),
    Hint(
      field: .partyType, ends: ["类型", "类别", "性质"], holds: ["相对人", "当事人", "被处罚", "主体"]),
    Hint(
      field: .penaltyWords, ends: ["内容", "结果", "措施", "情况", "种类及幅度", "种类和幅度", "种类及金额"], holds: ["处罚"],
      without: ["被处罚", "执行", "履行", "整改", "公示", "公开"]),
    Hint(field: .penaltyKinds, ends: ["种类", "类别", "类型", "方式"], holds: ["处罚"], without: ["被处罚"]),
    Hint(
      field: .number, ends: ["编号", "文号", "书号", "案号", "案件号", "案件编号", "文书号"],
      holds: ["决定", "处罚", "案件", "文书", "案号"],
      without: ["立案", "受案", "证件", "身份", "告知", "送达", "移送", "证照", "许可"]),
    Hint(
      field: .officers, ends: ["人员", "人", "人员姓名", "人姓名", "官"], holds: ["执法", "承办", "办案", "主办", "协办", "经办"],
      without: ["被处罚"]),
    Hint(
      field: .agency, ends: ["机关", "部门", "单位", "机构", "主体", "机关名称", "部门名称", "单位名称", "机构名称"],
      holds: ["处罚", "执法", "办案", "承办", "决定"], without: ["被处罚", "受处罚", "违法", "受罚", "发布", "公示", "对象"]),
    Hint(
      field: .party,
      ends: ["名称", "姓名", "人", "单位", "单位/个人", "主体", "对象", "企业", "当事人", "名称或姓名", "姓名或名称"],
      holds: [
        "相对人", "当事人", "被处罚", "被罚", "受罚", "受处罚", "违法单位", "违法主体", "违法者", "违法企业", "处罚对象", "企业名称", "单位名称",
        "姓名或名称", "名称或姓名", "涉案单位", "涉案企业", "责任主体", "责任单位", "纳税人", "违规",
      ],
      without: ["机关", "案件", "处罚单位名称"]),
    Hint(
      field: .act, ends: ["案由", "案由名称", "行为", "行为名称", "事由", "类型", "种类"],
      holds: ["案由", "违法行为", "违法违规行为", "处罚事由", "违法事由", "违法类"]),
    Hint(field: .act, ends: ["事实"], holds: ["主要违法"]),
    Hint(field: .title, ends: ["案件名称", "案卷名称", "案件名", "案卷名"], holds: ["案件", "案卷"]),
    Hint(field: .field, ends: ["领域"], holds: ["执法", "行业", "业务"]),
  ]

  /// Days by the event before 日期 or 时间, the more special first.
  private static let days: [(words: [String], event: EventKind)] = [
    (["听证告知"], .hearingOffer), (["听证通知"], .hearingNotice), (["听证申请"], .hearingRequest), (["听证"], .hearing),
    (["送达"], .service), (["告知"], .priorNotice), (["公示", "公开", "发布"], .publication),
    (["结案"], .closure), (["缴款", "缴纳", "缴费", "缴罚"], .payment), (["移送"], .transfer),
    (["法制审核", "法核"], .legalReview), (["集体讨论"], .collectiveDiscussion), (["调查终结"], .investigationClosed),
    (["责令改正"], .orderToCorrect), (["立案"], .filing),
    (["处罚决定", "作出决定", "决定书", "处罚", "作出", "下达决定", "处理", "签发", "落款", "裁决", "下达"], .decision),
  ]

  /// 处罚执行日期: days that hang on a decision and are not its own.
  private static let afterwards = [
    "执行", "履行", "生效", "到期", "届满", "起始", "开始", "结束", "复议", "诉讼", "审批", "审核", "申请",
  ]

  private static func day(_ words: String) -> ExportField? {
    guard let end = ["日期", "时间", "日"].first(where: words.hasSuffix) else { return nil }
    let before = words.dropLast(end.count)
    let event = days.first { entry in entry.words.contains { before.contains($0) } }?.event
    if event == .decision, afterwards.contains(where: before.contains) { return nil }
    return event.map { .day($0) }
  }

  /// A field that a general heading may be where its cells say so, and not otherwise: 部门, 公司名称, 违法企业.
  static func general(_ words: String) -> ExportField? {
    if let field = bare[words] { return field }
    // 被处罚机构 is no 处罚机构.
    let words = words.replacing("被处罚", with: "违法")
    guard !others.contains(where: words.contains), !things.contains(where: words.contains) else { return nil }
    if agencyEnds.contains(where: words.hasSuffix), !["违法", "当事", "相对", "被"].contains(where: words.contains) {
      return .agency
    }
    return partyEnds.contains(where: words.hasSuffix) || bareParties.contains(words) ? .party : nil
  }

  /// Numbers that may be those of files rather than of decisions: 案号, 案件编号.
  static func isOfFile(_ heading: String) -> Bool {
    !["决定", "处罚", "文号", "文书"].contains(where: ExportField.compared(heading).contains)
  }

  /// 承办单位 and 办案机构: whoever handled the case within the body that decided.
  static func isOfHandler(_ heading: String) -> Bool {
    ["承办", "办案", "经办"].contains(where: heading.contains)
      && !["处罚", "决定"].contains(where: heading.contains)
  }

  /// 直接责任人罚款 beside 单位罚款: a fine of its own, and not the same once more.
  static func isOfPerson(_ heading: String) -> Bool {
    ["责任人", "负责人", "个人"].contains(where: heading.contains)
  }

  /// 决定 and 立案 over days, and 金额 where nothing else says what was imposed.
  private static let bare: [String: ExportField] = [
    "决定": .day(.decision), "立案": .day(.filing), "送达": .day(.service), "结案": .day(.closure),
    "决定日": .day(.decision),
    "处罚日": .day(.decision), "金额": .fine,
  ]

  /// 被处罚单位 and 被处罚人（个人）: each names somebody who was punished.
  static func isOfPunished(_ heading: String) -> Bool {
    ["被处罚", "受处罚", "处罚对象", "当事人", "相对人", "违法"].contains(where: heading.contains)
  }

  /// Bodies that a column names and that decided nothing: 移送机关, 复议机关.
  static func isOfOtherBody(_ heading: String) -> Bool {
    ["来源", "移送", "复议", "审理", "法院", "主管", "监督", "检测", "鉴定", "汇总", "发布", "公示", "报送", "填报"].contains(
      where: heading.contains)
  }

  private static let agencyEnds = ["机关", "部门"]
  private static let partyEnds = [
    "企业名称", "公司名称", "单位名称", "机构名称", "组织名称", "个人名称", "个人姓名", "违法企业", "违法人", "行为人", "经营者", "公司", "企业", "机构",
    "字号", "字号名称",
    "商户", "业户", "主体", "对象", "店名", "单位或个人", "单位或者个人",
  ]
  private static let bareParties: Set<String> = [
    "单位", "单位或个人", "个人或单位", "单位/个人", "个人/单位", "建设单位", "施工单位", "用人单位", "姓名", "名称",
  ]
  /// What else has a name.
  private static let things = [
    "案件", "工程", "项目", "产品", "商品", "药品", "船", "货", "设备", "法律", "文书", "检测", "检验", "生产", "供货", "担保", "开户", "代收",
    "办案", "承办", "经办", "办理", "审核", "填报", "举报", "投诉", "委托",
    "执法", "处罚机", "移送", "收款", "银行",
  ]

  /// A known heading with one wrong character.
  private static func misspelt(_ words: String) -> ExportField? {
    guard words.count > 3 else { return nil }
    return ExportField.allWords.first { $0.word.count > 3 && editDistance($0.word, words) == 1 }?.field
  }
}

extension HeadingHints.Hint {
  fileprivate func fits(_ words: String) -> Bool {
    ends.contains(where: words.hasSuffix) && holds.contains(where: words.contains)
      && !without.contains(where: words.contains)
  }
}

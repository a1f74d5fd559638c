/// One field of the vocabulary shared by manifests, exports and the screen.
struct Field: Sendable {
  /// The field's own word.
  var name: String
  /// Its English name.
  var id: String
  var aliases: [String]

  init(_ name: String, _ id: String, _ aliases: String...) {
    self.name = name
    self.id = id
    self.aliases = aliases
  }
}

/// The fields of one group, such as an event, by any of their names.
struct Vocabulary: Sendable {
  let fields: [Field]
  private let canonical: [String: String]

  init(_ fields: [Field]) {
    self.fields = fields
    var names: [String: String] = [:]
    for field in fields {
      for name in [field.name, field.id] + field.aliases { names[name] = field.name }
    }
    canonical = names
  }

  /// The field's own word for a key as it was written; nil for an unknown key.
  func name(of key: String) -> String? {
    canonical[key] ?? canonical[key.trimmingBlanks()]
  }

  /// The known word nearest to a misspelt one, where one is near enough to be meant.
  func nearest(to key: String) -> String? {
    let candidates = fields.flatMap { [$0.name, $0.id] + $0.aliases }
    let scored = candidates.map { ($0, editDistance($0, key)) }.filter { $0.1 <= max(1, key.count / 2) }
    return scored.min { $0.1 < $1.1 }?.0
  }
}

extension String {
  /// The text without white space of any kind at its ends.
  func trimmingBlanks() -> String {
    if hasFullEnds { return self }
    let end = self[...].trimmingEnd()
    let start = end.unicodeScalars.drop { $0.isBlank }
    return String(Substring(start))
  }
}

extension String {
  /// Whether it is seen at a glance that it begins and ends with no white space: with signs of ASCII, or with
  /// characters of three bytes beyond U+3FFF.
  private var hasFullEnds: Bool {
    var text = self
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last else { return false }
      func isSign(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
      func isCharacter(_ byte: UInt8) -> Bool { (0xE4...0xEF).contains(byte) }
      guard isSign(first) || isCharacter(first) else { return false }
      return isSign(last) || bytes.count >= 3 && isCharacter(bytes[bytes.count - 3])
    }
  }
}

extension Substring {
  func trimmingEnd() -> Substring {
    var scalars = unicodeScalars
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return Substring(scalars)
  }
}

extension Unicode.Scalar {
  /// White space as Unicode has it, told without its tables: they cost more than the rest of reading a line.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }
}

/// The number of single-character changes between two words.
func editDistance(_ a: String, _ b: String) -> Int {
  let a = Array(a.prefix(40))
  let b = Array(b.prefix(40))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let substitution = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}

extension Vocabulary {
  static let caseFile = Vocabulary([
    Field("案卷类型", "kind", "类型", "case_kind"),
    Field("案号", "number", "决定书文号", "处罚决定书文号", "行政处罚决定书文号", "case_number"),
    Field("案件名称", "title", "案卷名称", "case_title"),
    Field("案由", "act", "违法行为类型"),
    Field("领域", "field", "执法领域"),
    Field("执法机关", "agency", "处罚机关", "执法单位", "机关"),
    Field("当事人", "party", "行政相对人", "相对人"),
    Field("执法人员", "officers", "承办人"),
    Field("法制审核人员", "legal_reviewers", "审核人员"),
    Field("重大执法决定", "major", "重大", "是否重大执法决定"),
    Field("事件", "events"),
    Field("处罚", "penalties", "处罚结果"),
    Field("裁量", "discretion"),
    Field("清单适用", "list_use"),
    Field("责令改正", "order_to_correct"),
    Field("经济影响评估", "impact_assessments"),
    Field("行政检查", "inspection"),
    Field("涉嫌犯罪", "suspects_crime", "是否涉嫌犯罪"),
    Field("危害生命健康金融安全", "serious_harm", "涉及生命健康或金融安全且有危害后果", "涉及生命健康安全且有危害后果", "涉及金融安全且有危害后果"),
    Field("公示要素", "publicity", "执法公示"),
    Field("电子监控", "monitoring", "电子技术监控", "非现场执法"),
    Field("观察期", "observation", "执法观察期"),
    Field("文书", "documents", "卷内文书", "卷内目录"),
    Field("音像记录", "recordings"),
  ])

  static let agency = Vocabulary([
    Field("名称", "name"), Field("层级", "level"),
    Field("统一社会信用代码", "credit_code", "信用代码"),
  ])

  static let party = Vocabulary([
    Field("名称", "name", "姓名"), Field("类型", "type"),
    Field("统一社会信用代码", "credit_code", "信用代码"),
    Field("证件号码", "id_number", "身份证号", "身份证号码"),
    Field("涉企", "enterprise", "是否涉企"), Field("首次违法", "first_offence"),
  ])

  static let officer = Vocabulary([
    Field("姓名", "name", "名称"), Field("证号", "certificate", "执法证号", "执法证件号"),
    Field("有效期自", "valid_from", "发证日期"), Field("有效期至", "valid_until", "有效期"),
    Field("职责", "duty", "角色"),
  ])

  static let legalReviewer = Vocabulary([
    Field("姓名", "name", "名称"), Field("法律职业资格", "qualified", "资格"),
  ])

  static let event = Vocabulary([
    Field("事件", "event", "类型"), Field("日期", "date", "时日"), Field("至", "until", "截止日期"),
    Field("时间", "time"), Field("地点", "place"), Field("人员", "people", "执法人员"),
    Field("文书", "document"), Field("页", "page", "页码"), Field("送达", "served", "送达日期"),
    Field("方式", "manner", "送达方式"), Field("结果", "result", "结论", "意见"),
    Field("放弃", "waived", "放弃权利", "明确放弃", "放弃陈述申辩", "放弃听证"),
    Field("书面告知", "told_in_writing"), Field("拟罚款", "proposed_fine", "拟处罚款"),
    Field("金额", "amount"), Field("批准人", "approver", "批准"),
    Field("紧急", "urgent", "是否紧急", "当场实施"),
  ])

  static let penalty = Vocabulary([
    Field("种类", "kind", "处罚种类"), Field("金额", "amount"),
    Field("法定下限", "statutory_minimum", "法定最低"), Field("法定上限", "statutory_maximum", "法定最高"),
  ])

  static let discretion = Vocabulary([
    Field("基准", "benchmark", "裁量基准"), Field("阶次", "tier", "裁量阶次"), Field("制定机关", "maker"),
    Field("因素", "factors", "裁量因素"), Field("调整适用", "adjustment"),
  ])

  static let adjustment = Vocabulary([
    Field("方向", "direction"), Field("理由", "reason"), Field("批准方式", "approval", "批准"),
    Field("日期", "date", "批准日期"), Field("文书", "document"),
  ])

  static let listUse = Vocabulary([
    Field("清单", "list", "名称"), Field("事项", "item"), Field("决定书载明", "stated_in_decision"),
    Field("台账登记", "in_ledger", "台账"),
  ])

  static let orderToCorrect = Vocabulary([
    Field("日期", "date"), Field("期限", "deadline", "改正期限"), Field("复查日期", "reinspection"),
    Field("结果", "result", "复查结果", "名称"), Field("文书", "document"),
  ])

  static let impactAssessment = Vocabulary([
    Field("环节", "stage", "名称"), Field("日期", "date"), Field("文书", "document"),
  ])

  static let inspection = Vocabulary([
    Field("计划内", "planned"), Field("备案", "filed"), Field("园区企业", "in_park"), Field("日期", "date"),
    Field("综合查一次", "joint"), Field("例外事由", "exception", "名称"), Field("检查来源", "origin", "来源"),
    Field("信用等级", "credit_class"), Field("白名单", "white_listed", "白名单企业"), Field("检查事项", "matter", "事项"),
  ])

  static let publicity = Vocabulary([
    Field("主体", "body", "执法主体"), Field("依据", "basis", "执法依据"),
    Field("出示证件", "certificate", "证件", "出示执法证件", "亮证"), Field("结果", "result", "执法结果"),
  ])

  static let monitoring = Vocabulary([
    Field("法制审核", "legal_review"), Field("技术审核", "technical_review"),
    Field("设置公告", "announced", "设置地点公布", "公告"), Field("记录审核", "record_review", "记录内容审核"),
  ])

  static let observation = Vocabulary([
    Field("期内", "within", "观察期内"), Field("柔性措施", "soft_measures", "柔性执法措施", "柔性执法"),
    Field("例外事由", "exception", "例外"),
  ])

  static let document = Vocabulary([
    Field("名称", "name", "文书名称"), Field("文件", "file"), Field("页数", "pages"), Field("日期", "date"),
    Field("签署", "signatories", "签名"), Field("印章", "seal"), Field("文号", "number"),
  ])

  static let recording = Vocabulary([
    Field("环节", "stage", "名称"), Field("文件", "file"), Field("时长", "length"), Field("载体", "medium"),
  ])
}

extension EventKind {
  private static let aliases: [String: EventKind] = [
    "询问": .interview, "决定": .decision, "行政处罚决定": .decision, "告知": .priorNotice,
    "行政处罚事先告知": .priorNotice, "检查笔录": .siteInspection, "现场勘验": .siteInspection,
    "先行登记保存处理": .preservationDisposal, "查封": .seizure, "扣押": .seizure, "解除查封扣押": .seizureRelease,
    "检验": .testing, "鉴定": .testing, "监测": .testing, "公开": .publication, "缴纳罚款": .payment,
    "不予处罚决定": .decision, "不予行政处罚决定": .decision, "办案期限延长": .extensionApproval,
    "延期办理": .extensionApproval, "公告送达": .announcement, "移送公安": .transfer,
    "违法行为终止": .offenceEnd, "违法行为终了日": .offenceEnd, "发现违法行为": .offenceFound, "被发现": .offenceFound,
    "补办批准手续": .coercionApproval, "补办批准": .coercionApproval, "延长冻结": .freezingExtension,
    "解除冻结": .freezingRelease, "当场收缴罚款": .cashCollection, "上交罚款": .cashHandIn, "罚款交至机关": .cashHandIn,
    "加处": .surcharge, "复议": .administrativeReview, "诉讼": .lawsuit, "撤销变更": .decisionRevoked,
    "处罚决定撤销": .decisionRevoked, "处罚决定变更": .decisionRevoked, "撤回公开": .publicationWithdrawn,
    "提出移送报告": .transferReport, "移送决定": .transferApproval, "决定移送": .transferApproval,
  ]

  private static let byName: [String: EventKind] = {
    var names = aliases
    for kind in allCases {
      names[kind.rawValue] = kind
      names["\(kind)"] = kind
      names["\(kind)".snakeCased()] = kind
    }
    return names
  }()

  /// The kind a manifest means: the field's own word, a common variant, or the English name.
  init?(word: String) {
    guard let kind = Self.byName[word.trimmingBlanks()] else { return nil }
    self = kind
  }
}

extension String {
  fileprivate func snakeCased() -> String {
    reduce(into: "") { result, character in
      if character.isUppercase { result += "_" }
      result += character.lowercased()
    }
  }
}

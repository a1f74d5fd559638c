/// A field that a column of a table can be read as.
public enum ExportField: Sendable, Hashable {
  case number, title, act, field, kind
  case agency, agencyLevel, agencyCode
  case party, partyType, partyCode, partyIDNumber, isEnterprise, isFirstOffence
  case officers, isMajor, suspectsCrime
  /// 处罚类别: one or several kinds of penalty.
  case penaltyKinds
  /// 处罚内容: what was decided, in a sentence.
  case penaltyWords
  /// 作出处罚的机关名称和日期: who decided, and when, in one cell.
  case decidedBy
  case fine, statutoryMinimum, statutoryMaximum, confiscated
  case benchmark, tier
  case day(EventKind)
}

extension ExportField {
  /// The fields without those that are days, each with its names: the field's own word first.
  static let plain: [(field: ExportField, names: [String])] = [
    (
      .number,
      [
        "案号", "行政处罚决定书文号", "行政处罚决定文书号", "处罚决定书文号", "决定书文号", "处罚决定文号", "文号", "决定文书号", "处罚文号", "行政处罚文号",
        "行政处罚决定文号", "处罚决定书号", "决定书号", "处罚决定书编号", "行政处罚决定书编号", "行政处罚决定书号", "处罚文书", "处罚文书号",
        "cfwsh", "number", "case_number", "case_no",
      ]
    ),
    (.title, ["案件名称", "案卷名称", "处罚名称", "案名", "案卷题名", "案件题名", "题名", "title", "case_title"]),
    (
      .act,
      [
        "案由", "违法行为类型", "违法行为", "违法类型", "违法行为名称", "主要违法违规行为", "主要违法违规事实",
        "主要违法违规事实(案由)", "cfwfxw", "act",
      ]
    ),
    (.field, ["领域", "执法领域", "field"]),
    (.kind, ["案卷类型", "kind", "case_kind"]),
    (
      .agency,
      [
        "执法机关", "处罚机关", "作出处罚决定的机关", "作出处罚决定的机关名称", "作出决定机关", "作出行政处罚决定的机关名称", "执法单位", "实施机关", "机关", "cfcfjg",
        "处罚机关名称", "执法机关名称", "执法部门", "执法部门名称", "处罚部门", "作出处罚决定机关名称", "作出行政处罚决定机关名称",
        "作出行政处罚决定机关", "作出行政处罚决定的机关", "作出行政处罚的机关", "作出行政处罚机关", "作出行政处罚机关名称",
        "作出处罚决定的行政机关名称", "作出行政处罚决定的行政机关名称", "作出行政处罚决定的行政执法机关名称", "处罚决定机关", "决定机关",
        "agency",
      ]
    ),
    (.agencyLevel, ["机关层级", "层级"]),
    (.agencyCode, ["处罚机关统一社会信用代码", "执法机关统一社会信用代码", "cfcfjgdm"]),
    (
      .party,
      [
        "当事人", "案件当事人", "行政相对人名称", "行政相对人", "相对人名称", "相对人", "当事人名称", "被处罚人", "被处罚单位", "被处罚当事人", "当事人姓名或名称",
        "cfxdrmc",
        "被处罚单位名称", "被处罚人名称", "被处罚人姓名", "被处罚人姓名或名称", "被处罚对象", "被处罚对象名称", "被处罚当事人姓名或名称", "当事人姓名",
        "当事人名称或姓名", "行政处罚当事人", "违规主体名称", "违法主体名称", "违法单位名称", "违法当事人", "受处罚单位", "处罚对象", "处罚相对人",
        "违法企业名称或违法自然人姓名", "违法行为人", "违法行为人姓名", "当事人姓名或字号",
        "party",
      ]
    ),
    (.partyType, ["当事人类型", "行政相对人类别", "相对人类型", "party_type"]),
    (
      .partyCode,
      [
        "统一社会信用代码", "行政相对人代码_1(统一社会信用代码)", "行政相对人代码", "当事人统一社会信用代码", "cfxdrshxym", "credit_code",
        "社会信用代码", "相对人统一社会信用代码", "企业统一社会信用代码",
      ]
    ),
    (.partyIDNumber, ["证件号码", "身份证号", "身份证号码", "id_number"]),
    (.isEnterprise, ["涉企", "是否涉企", "enterprise"]),
    (.isFirstOffence, ["首次违法", "是否首次违法", "first_offence"]),
    (.officers, ["执法人员", "承办人", "办案人员", "officers"]),
    (.isMajor, ["重大执法决定", "是否重大执法决定", "major"]),
    (.suspectsCrime, ["涉嫌犯罪", "是否涉嫌犯罪", "suspects_crime"]),
    (.penaltyKinds, ["处罚种类", "处罚类别", "行政处罚种类", "cfcflb", "penalty_kinds"]),
    (
      .penaltyWords,
      [
        "处罚内容", "处罚", "行政处罚内容", "处罚结果", "行政处罚结果", "处罚决定内容", "行政处罚决定内容", "处罚决定", "行政处罚决定", "处罚措施",
        "行政处罚措施", "处罚情况", "行政处罚情况", "处罚决定结果", "行政处罚的种类和依据", "行政处罚种类和依据",
        "处罚的种类和依据", "处罚种类和依据", "cfnr", "penalty",
      ]
    ),
    (
      .decidedBy,
      [
        "决定机关和日期", "作出处罚的机关名称和日期", "作出行政处罚的机关名称和日期", "作出处罚决定的机关名称和日期",
        "作出行政处罚决定的机关名称和日期", "处罚机关和日期", "处罚机关及日期", "作出处罚的机关和日期", "作出行政处罚的机关和日期",
      ]
    ),
    (.fine, ["罚款", "罚款金额", "罚款数额", "处罚金额", "罚金", "罚金金额", "cfnrfk", "fine"]),
    (.statutoryMinimum, ["法定下限", "法定最低", "statutory_minimum"]),
    (.statutoryMaximum, ["法定上限", "法定最高", "statutory_maximum"]),
    (.confiscated, ["没收金额", "没收", "没收违法所得", "没收违法所得、没收非法财物的金额", "cfnrwfff", "confiscated"]),
    (.benchmark, ["裁量基准", "基准", "benchmark"]),
    (.tier, ["裁量阶次", "阶次", "裁量等级", "tier"]),
  ]

  /// Every name a field goes by, as headings are compared.
  private static let byName: [String: ExportField] = {
    var names: [String: ExportField] = [
      "决定日期": .day(.decision), "作出处罚决定日期": .day(.decision), "cfjdrq": .day(.decision),
      "decisiondate": .day(.decision), "filingdate": .day(.filing), "servicedate": .day(.service),
      "决定书送达日期": .day(.service), "处罚决定送达日期": .day(.service),
      "公示日期": .day(.publication), "publicdate": .day(.publication),
      "处罚日期": .day(.decision), "行政处罚日期": .day(.decision),
      "作出行政处罚的日期": .day(.decision), "作出行政处罚日期": .day(.decision), "作出处罚日期": .day(.decision),
      "行政处罚决定日期": .day(.decision), "作出行政处罚决定日期": .day(.decision), "作出行政处罚决定的日期": .day(.decision),
      "作出处罚决定的日期": .day(.decision), "作出决定日期": .day(.decision), "决定作出日期": .day(.decision),
      "决定时间": .day(.decision), "决定作出时间": .day(.decision), "处罚决定时间": .day(.decision),
    ]
    for (field, words) in plain {
      for word in words { names[compared(word)] = field }
    }
    return names
  }()

  /// The field a word names: its own, one of its other names, or an event's with 日期 or 时间 after it.
  public init?(named word: String) {
    let word = Self.compared(word)
    if let field = Self.byName[word] {
      self = field
    } else if let event = ["日期", "时间", "date"].lazy.compactMap({ ending in
      word.hasSuffix(ending) ? EventKind(word: String(word.dropLast(ending.count))) : nil
    }).first {
      self = .day(event)
    } else {
      return nil
    }
  }

  /// The field's own word.
  public var name: String { names.first ?? "" }

  /// The words for it: its own first.
  public var names: [String] {
    if case .day(let event) = self { return [event.rawValue + "日期"] }
    return Self.plain.first { $0.field == self }?.names ?? []
  }

  /// Every word a heading may be near to.
  static let allWords: [(word: String, field: ExportField)] =
    plain.flatMap { entry in entry.names.map { (compared($0), entry.field) } }
    + EventKind.allCases.map { ($0.rawValue + "日期", .day($0)) }

  /// Every field, as a message lists them.
  public static let all = plain.map(\.field) + EventKind.allCases.map { .day($0) }

  /// A heading without what differs between exports: blanks, case, the width of signs, underlines, stars of duty.
  static func compared(_ heading: String) -> String {
    Numerals.halfWidth(heading).filter { !$0.isWhitespace && $0 != "*" && $0 != "_" && $0 != "\u{FEFF}" }
      .lowercased()
  }
}

extension ExportField: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let word = try container.decode(String.self)
    guard let field = ExportField(named: word) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(word)” is no field")
    }
    self = field
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension FactGroup {
  /// Every group of fields, in the order of a manifest. A test holds it against the vocabulary.
  static let all: [FactGroup] = [
    file, agency, party, officers, legalReviewers, events, penalties, discretion, factors, adjustment,
    listUse,
    orderToCorrect, impactAssessments, inspection, publicity, monitoring, observation, documents, recordings,
  ]

  static func named(_ name: String) -> FactGroup? { all.first { $0.name == name } }

  private static let file: FactGroup = {
    let of = FactHolder<CaseFile>.file
    return FactGroup(
      "", Localized(zh: "案卷", en: "Case file"),
      [
        of.choice("案卷类型", "procedure", \.kind, .caseKind), of.number("案号", "number", \.number),
        of.text("案件名称", "title", \.title), of.text("案由", "act", \.act), of.text("领域", "field", \.field),
        of.flag("重大执法决定", "major decision", \.isMajor),
        of.flag("涉嫌犯罪", "suspected crime", \.suspectsCrime),
        of.flag("危害生命健康金融安全", "serious harm", \.isSeriousHarm),
      ])
  }()

  private static let agency: FactGroup = {
    let of = FactHolder<Agency>.part(\.agency) { Agency() }
    return FactGroup(
      "执法机关", Localized(zh: "执法机关", en: "Agency"),
      [
        of.text("名称", "name", \.name), of.text("层级", "level", \.level),
        of.text("统一社会信用代码", "credit code", \.creditCode),
      ])
  }()

  private static let party: FactGroup = {
    let of = FactHolder<Party>.part(\.party) { Party() }
    return FactGroup(
      "当事人", Localized(zh: "当事人", en: "Party"),
      [
        of.text("名称", "name", \.name), of.text("类型", "type", \.type),
        of.text("统一社会信用代码", "credit code", \.creditCode), of.text("证件号码", "id number", \.idNumber),
        of.flag("涉企", "an enterprise", \.isEnterprise), of.flag("首次违法", "first offence", \.isFirstOffence),
      ])
  }()

  private static let officers: FactGroup = {
    let of = FactHolder<Officer>.item(\.officers)
    return FactGroup(
      "执法人员", Localized(zh: "执法人员", en: "Officers"),
      [
        of.required("姓名", "name", \.name), of.text("证号", "certificate", \.certificate),
        of.day("有效期自", "valid from", \.validFrom), of.day("有效期至", "valid until", \.validUntil),
        of.text("职责", "duty", \.duty),
      ],
      list: FactList(\.officers, key: { $0.name.value }) {
        Officer(name: Fact($0, original: $0, source: $1))
      })
  }()

  private static let legalReviewers: FactGroup = {
    let of = FactHolder<LegalReviewer>.item(\.legalReviewers)
    return FactGroup(
      "法制审核人员", Localized(zh: "法制审核人员", en: "Legal reviewers"),
      [of.required("姓名", "name", \.name), of.flag("法律职业资格", "qualified", \.isQualified)],
      list: FactList(\.legalReviewers, key: { $0.name.value }) {
        LegalReviewer(name: Fact($0, original: $0, source: $1))
      })
  }()

  private static let events: FactGroup = {
    let of = FactHolder<Event>.item(\.events)
    return FactGroup(
      "事件", Localized(zh: "事件", en: "Events"),
      [
        of.day("日期", "day", \.day), of.day("至", "until", \.until),
        of.slot("时间", "time", \.time, .time, form: .time) { $0.words },
        of.text("地点", "place", \.place), of.words("人员", "people", \.people),
        of.text("文书", "document", \.document), of.count("页", "page", \.page),
        of.day("送达", "served", \.served), of.text("方式", "manner", \.manner),
        of.text("结果", "result", \.result), of.flag("放弃", "waived", \.isWaived),
        of.flag("书面告知", "told in writing", \.isToldInWriting),
        of.money("拟罚款", "proposed fine", \.proposedFine), of.money("金额", "amount", \.amount),
        of.text("批准人", "approver", \.approver), of.flag("紧急", "urgent", \.isUrgent),
      ],
      list: FactList(
        \.events, form: .choice(EventKind.allCases.map(\.rawValue)), key: { $0.kind.rawValue }
      ) { text, source in
        EventKind(word: text).map { Event(kind: $0, source: source) }
      })
  }()

  private static let penalties: FactGroup = {
    let of = FactHolder<Penalty>.item(\.penalties)
    return FactGroup(
      "处罚", Localized(zh: "处罚", en: "Penalties"),
      [
        of.money("金额", "amount", \.amount), of.money("法定下限", "statutory least", \.statutoryMinimum),
        of.money("法定上限", "statutory most", \.statutoryMaximum),
      ],
      list: FactList(
        \.penalties, form: .choice(PenaltyKind.allCases.map(\.rawValue)), key: { $0.kind.value.rawValue }
      ) { text, source in
        WordReader.penaltyKind.read(text).map { Penalty(kind: Fact($0, original: text, source: source)) }
      })
  }()

  private static let discretion: FactGroup = {
    let of = FactHolder<Discretion>.part(\.discretion) { Discretion() }
    return FactGroup(
      "裁量", Localized(zh: "裁量", en: "Discretion"),
      [
        of.text("基准", "benchmark", \.benchmark), of.text("阶次", "tier", \.tier),
        of.text("制定机关", "made by", \.maker),
      ])
  }()

  private static let listUse: FactGroup = {
    let of = FactHolder<ListUse>.part(\.listUse) { ListUse() }
    return FactGroup(
      "清单适用", Localized(zh: "清单适用", en: "List applied"),
      [
        of.choice("清单", "list", \.list, .exemptionKind), of.text("事项", "item", \.item),
        of.flag("决定书载明", "stated in the decision", \.statedInDecision),
        of.flag("台账登记", "in the ledger", \.inLedger),
      ])
  }()

  private static let orderToCorrect: FactGroup = {
    let of = FactHolder<OrderToCorrect>.part(\.orderToCorrect) { OrderToCorrect() }
    return FactGroup(
      "责令改正", Localized(zh: "责令改正", en: "Order to correct"),
      [
        of.day("日期", "day", \.day), of.day("期限", "deadline", \.deadline),
        of.day("复查日期", "re-inspection", \.reinspection), of.text("结果", "result", \.result),
        of.text("文书", "document", \.document),
      ])
  }()

  private static let impactAssessments: FactGroup = {
    let of = FactHolder<ImpactAssessment>.item(\.impactAssessments)
    return FactGroup(
      "经济影响评估", Localized(zh: "经济影响评估", en: "Impact assessments"),
      [of.day("日期", "day", \.day), of.text("文书", "document", \.document)],
      list: FactList(\.impactAssessments, key: { $0.stage.value }) {
        ImpactAssessment(stage: Fact($0, original: $0, source: $1))
      })
  }()

  private static let documents: FactGroup = {
    let of = FactHolder<CaseDocument>.item(\.documents)
    return FactGroup(
      "文书", Localized(zh: "卷内文书", en: "Documents"),
      [
        of.count("页数", "pages", \.pageCount), of.day("日期", "day", \.day),
        of.words("签署", "signed by", \.signatories), of.text("印章", "seal", \.seal),
        of.number("文号", "number", \.number),
      ],
      list: FactList(\.documents, key: { $0.name }) { CaseDocument(name: $0, source: $1) })
  }()

  private static let recordings: FactGroup = {
    let of = FactHolder<Recording>.item(\.recordings)
    return FactGroup(
      "音像记录", Localized(zh: "音像记录", en: "Recordings"),
      [of.text("时长", "length", \.length), of.text("载体", "medium", \.medium)],
      list: FactList(\.recordings, key: { $0.stage.value }) {
        Recording(stage: Fact($0, original: $0, source: $1))
      })
  }()
}

import Yams

/// Reads `case.yaml`, the manifest of a case file.
struct ManifestReader {
  let file: String
  var caseFile: CaseFile

  /// Reads a manifest's text; throws only where the YAML itself cannot be read.
  static func read(_ text: String, file: String = "case.yaml", location: String) throws(LoadError) -> CaseFile
  {
    var reader = ManifestReader(file: file, caseFile: CaseFile(location: location))
    reader.take(try reader.compose(text))
    return reader.caseFile
  }

  private func compose(_ text: String) throws(LoadError) -> Node {
    try AliasGuard.check(text, file: file)
    do {
      if let node = try Yams.compose(yaml: text, .basic), node.mapping != nil { return node }
    } catch let error as YamlError {
      throw LoadError(yaml: error, text: text, file: file)
    } catch {
      throw LoadError(
        source: Source(file: file), problem: Localized(zh: "无法读取：\(error)", en: "cannot be read: \(error)"),
        remedy: Localized(zh: "检查文件内容", en: "look at the file's contents"))
    }
    throw LoadError(
      source: Source(file: file, line: 1),
      problem: Localized(zh: "没有“字段: 值”的内容", en: "holds no “field: value” lines"),
      remedy: Localized(zh: "第一行可写 案卷类型: 行政处罚/普通程序", en: "begin with 案卷类型: 行政处罚/普通程序"))
  }

  private mutating func take(_ node: Node) {
    var group = GroupReader(node, file: file, vocabulary: .caseFile)
    caseFile.kind = group.value("案卷类型", .caseKind)
    caseFile.number = group.value("案号", .number)
    caseFile.title = group.text("案件名称")
    caseFile.act = group.text("案由")
    caseFile.field = group.text("领域")
    caseFile.isMajor = group.flag("重大执法决定")
    if let node = group.node("执法机关") { caseFile.agency = agency(node) }
    if let node = group.node("当事人") { caseFile.party = party(node) }
    caseFile.officers = group.list("执法人员").compactMap { officer($0) }
    caseFile.legalReviewers = group.list("法制审核人员").compactMap { legalReviewer($0) }
    caseFile.events = group.list("事件").compactMap { event($0) }
    caseFile.penalties = group.list("处罚").compactMap { penalty($0) }
    if let node = group.node("裁量") { caseFile.discretion = discretion(node) }
    if let node = group.node("清单适用") { caseFile.listUse = listUse(node) }
    if let node = group.node("责令改正") { caseFile.orderToCorrect = orderToCorrect(node) }
    caseFile.impactAssessments = group.list("经济影响评估").compactMap { impactAssessment($0) }
    if let node = group.node("行政检查") { caseFile.inspection = inspection(node) }
    caseFile.suspectsCrime = group.flag("涉嫌犯罪")
    caseFile.isSeriousHarm = group.flag("危害生命健康金融安全")
    if let node = group.node("公示要素"), !node.isBlankScalar { caseFile.publicity = publicity(node) }
    if let node = group.node("电子监控") { caseFile.monitoring = monitoring(node) }
    if let node = group.node("观察期") { caseFile.observation = observation(node) }
    caseFile.documents = group.list("文书").compactMap { document($0) }
    caseFile.recordings = group.list("音像记录").compactMap { recording($0) }
    takeUnknown(group)
  }

  /// `立案日期: 2024-09-09` means an event of that name; everything else unknown is reported and kept.
  private mutating func takeUnknown(_ group: GroupReader) {
    var events: Set<String> = []
    for (key, line, node) in group.unknown {
      let word = key == "decision_date" || key == "决定日期" ? "处罚决定日期" : key
      guard word.hasSuffix("日期"), let kind = EventKind(word: String(word.dropLast(2))) else {
        if let text = node.string {
          caseFile.other[key] = Fact(
            text, original: text, source: Source(file: file, line: line, column: key))
        }
        continue
      }
      events.insert(key)
      var single = GroupReader(node, file: file, vocabulary: .event, nameField: "日期")
      var event = Event(kind: kind, source: Source(file: file, line: line, column: key))
      event.day = single.day("日期")
      caseFile.problems += single.allProblems()
      caseFile.events.append(event)
    }
    caseFile.problems += group.allProblems().filter { $0.source.column.map { !events.contains($0) } ?? true }
  }
}

// MARK: Groups

extension ManifestReader {
  func reader(_ node: Node, _ vocabulary: Vocabulary, name: String = "名称") -> GroupReader {
    GroupReader(node, file: file, vocabulary: vocabulary, nameField: name)
  }

  mutating func close(_ group: GroupReader) {
    caseFile.problems += group.allProblems()
  }

  /// A required word; its absence drops the item, with a message.
  mutating func required(_ field: String, _ group: inout GroupReader) -> Fact<String>? {
    if let fact = group.text(field) { return fact }
    group.report(
      field, Localized(zh: "没有填写，此项未载入", en: "is missing, the item was left out"),
      Localized(zh: "补上“\(field)”", en: "add “\(field)”"))
    return nil
  }

  private mutating func agency(_ node: Node) -> Agency {
    var group = reader(node, .agency)
    var agency = Agency()
    agency.name = group.text("名称")
    agency.level = group.text("层级")
    agency.creditCode = group.text("统一社会信用代码")
    close(group)
    return agency
  }

  private mutating func party(_ node: Node) -> Party {
    var group = reader(node, .party)
    var party = Party()
    party.name = group.text("名称")
    party.type = group.text("类型")
    party.creditCode = group.text("统一社会信用代码")
    party.idNumber = group.text("证件号码")
    party.isEnterprise = group.flag("涉企")
    party.isFirstOffence = group.flag("首次违法")
    close(group)
    return party
  }

  private mutating func officer(_ node: Node) -> Officer? {
    var group = reader(node, .officer, name: "姓名")
    defer { close(group) }
    guard let name = required("姓名", &group) else { return nil }
    var officer = Officer(name: name)
    officer.certificate = group.text("证号")
    officer.validFrom = group.day("有效期自")
    officer.validUntil = group.day("有效期至")
    officer.duty = group.text("职责")
    return officer
  }

  private mutating func legalReviewer(_ node: Node) -> LegalReviewer? {
    var group = reader(node, .legalReviewer, name: "姓名")
    defer { close(group) }
    guard let name = required("姓名", &group) else { return nil }
    var reviewer = LegalReviewer(name: name)
    reviewer.isQualified = group.flag("法律职业资格")
    return reviewer
  }

  private mutating func event(_ node: Node) -> Event? {
    var group = reader(node, .event, name: "事件")
    defer { close(group) }
    guard let word = required("事件", &group) else { return nil }
    guard let kind = EventKind(word: word.value) else {
      let near = Vocabulary(EventKind.allCases.map { Field($0.rawValue, $0.rawValue) }).nearest(
        to: word.value)
      group.report(
        "事件",
        Localized(
          zh: "“\(word.value.shown)”不是已知事件，此项未载入", en: "“\(word.value.shown)” is no known event, left out"),
        near.map { Localized(zh: "是否应为“\($0)”", en: "did you mean “\($0)”?") }
          ?? Localized(zh: "用 立案、调查询问、处罚决定、送达 等事件名", en: "use a name such as 立案, 调查询问, 处罚决定, 送达"))
      return nil
    }
    var event = Event(kind: kind, source: Source(file: file, line: group.line, column: word.value))
    event.day = group.day("日期")
    event.until = group.day("至")
    event.time = group.value("时间", .time)
    event.place = group.text("地点")
    event.people = group.words("人员")
    event.document = group.text("文书")
    event.page = group.count("页")
    event.served = group.day("送达")
    event.manner = group.text("方式")
    event.result = group.text("结果")
    event.isWaived = group.flag("放弃")
    event.isToldInWriting = group.flag("书面告知")
    event.proposedFine = group.money("拟罚款")
    event.amount = group.money("金额")
    event.approver = group.text("批准人")
    event.isUrgent = group.flag("紧急")
    return event
  }

  private mutating func penalty(_ node: Node) -> Penalty? {
    var group = reader(node, .penalty, name: "种类")
    defer { close(group) }
    guard let kind = group.value("种类", .penaltyKind) else { return nil }
    var penalty = Penalty(kind: kind)
    penalty.amount = group.money("金额")
    penalty.statutoryMinimum = group.money("法定下限")
    penalty.statutoryMaximum = group.money("法定上限")
    return penalty
  }

  private mutating func discretion(_ node: Node) -> Discretion {
    var group = reader(node, .discretion, name: "基准")
    var discretion = Discretion()
    discretion.benchmark = group.text("基准")
    discretion.tier = group.text("阶次")
    discretion.maker = group.text("制定机关")
    if let node = group.node("因素"), !node.isBlankScalar { discretion.factors = factors(node, &group) }
    if let node = group.node("调整适用"), !node.isBlankScalar { discretion.adjustment = adjustment(node) }
    close(group)
    return discretion
  }

  /// `因素: {违法次数: 2, 建设项目地点: 一般区域}`; any name may stand.
  private func factors(_ node: Node, _ group: inout GroupReader) -> [DiscretionFactor] {
    guard case .mapping(let mapping) = node else {
      group.report(
        "因素", Localized(zh: "应是“名称: 取值”", en: "takes “name: value” lines"),
        Localized(zh: "应写作 因素: {违法次数: 2}", en: "write 因素: {违法次数: 2}"))
      return []
    }
    return mapping.compactMap { key, value in
      guard let name = key.string, let text = value.string, !value.isBlankScalar else { return nil }
      return DiscretionFactor(
        name: name,
        value: Fact(
          text, original: text,
          source: Source(file: file, line: value.mark?.line ?? key.mark?.line, column: name)))
    }
  }

  private mutating func adjustment(_ node: Node) -> Adjustment? {
    if let text = node.string, ["否", "无", "no", "false"].contains(text) { return nil }
    var group = reader(node, .adjustment, name: "理由")
    var adjustment = Adjustment(source: Source(file: file, line: node.mark?.line, column: "调整适用"))
    adjustment.direction = group.text("方向")
    adjustment.reason = group.text("理由")
    for word in group.words("批准方式") {
      for part in word.value.split(whereSeparator: { "、，,;；+ ".contains($0) }) {
        guard !["无", "未批准"].contains(part) else { continue }
        guard let approval = AdjustmentApproval(word: String(part)) else {
          group.report(
            "批准方式",
            Localized(
              zh: "“\(String(part).shown)”不是批准方式", en: "“\(String(part).shown)” is no way of approval"),
            Localized(zh: "应写作 主要负责人批准、集体讨论 或 基准制定机关批准", en: "write 主要负责人批准, 集体讨论 or 基准制定机关批准"))
          continue
        }
        adjustment.approvals.append(Fact(approval, original: String(part), source: word.source))
      }
    }
    adjustment.day = group.day("日期")
    adjustment.document = group.text("文书")
    close(group)
    return adjustment
  }

  private mutating func listUse(_ node: Node) -> ListUse? {
    if let text = node.string, ["否", "无"].contains(text) { return nil }
    var group = reader(node, .listUse, name: "清单")
    var use = ListUse()
    use.list = group.value("清单", .exemptionKind)
    use.item = group.text("事项")
    use.statedInDecision = group.flag("决定书载明")
    use.inLedger = group.flag("台账登记")
    close(group)
    return use
  }

  private mutating func orderToCorrect(_ node: Node) -> OrderToCorrect? {
    if let text = node.string, ["否", "无"].contains(text) { return nil }
    var group = reader(node, .orderToCorrect, name: "日期")
    var order = OrderToCorrect()
    order.day = group.day("日期")
    order.deadline = group.day("期限")
    order.reinspection = group.day("复查日期")
    order.result = group.text("结果")
    order.document = group.text("文书")
    close(group)
    return order
  }

  private mutating func impactAssessment(_ node: Node) -> ImpactAssessment? {
    var group = reader(node, .impactAssessment, name: "环节")
    defer { close(group) }
    guard let stage = required("环节", &group) else { return nil }
    var assessment = ImpactAssessment(stage: stage)
    assessment.day = group.day("日期")
    assessment.document = group.text("文书")
    return assessment
  }
}

import Yams

// What the manifest says of inspections, publicity, devices, observation periods and the papers of the file.

extension ManifestReader {
  mutating func inspection(_ node: Node) -> Inspection {
    var group = reader(node, .inspection, name: "检查来源")
    var inspection = Inspection()
    inspection.isPlanned = group.flag("计划内")
    inspection.isFiled = group.flag("备案")
    inspection.isInPark = group.flag("园区企业")
    inspection.day = group.day("日期")
    inspection.isJoint = group.flag("综合查一次")
    inspection.exception = group.text("例外事由")
    inspection.origin = group.text("检查来源")
    inspection.creditClass = group.text("信用等级")
    inspection.isWhiteListed = group.flag("白名单")
    inspection.matter = group.text("检查事项")
    close(group)
    return inspection
  }

  mutating func publicity(_ node: Node) -> Publicity {
    var group = reader(node, .publicity, name: "结果")
    var publicity = Publicity()
    publicity.body = group.flag("主体")
    publicity.basis = group.flag("依据")
    publicity.certificate = group.flag("出示证件")
    publicity.result = group.flag("结果")
    close(group)
    return publicity
  }

  mutating func monitoring(_ node: Node) -> Monitoring? {
    if node.saysNothing { return nil }
    var group = reader(node, .monitoring, name: "法制审核")
    var monitoring = Monitoring()
    monitoring.legalReview = group.flag("法制审核")
    monitoring.technicalReview = group.flag("技术审核")
    monitoring.isAnnounced = group.flag("设置公告")
    monitoring.recordReview = group.flag("记录审核")
    close(group)
    return monitoring
  }

  mutating func observation(_ node: Node) -> ObservationPeriod? {
    if node.saysNothing { return nil }
    var group = reader(node, .observation, name: "期内")
    var observation = ObservationPeriod()
    observation.isWithin = group.flag("期内")
    observation.softMeasures = group.text("柔性措施")
    observation.exception = group.text("例外事由")
    close(group)
    return observation
  }

  mutating func document(_ node: Node) -> CaseDocument? {
    var group = reader(node, .document)
    defer { close(group) }
    guard let name = group.text("名称") ?? group.text("文件") else {
      _ = required("名称", &group)
      return nil
    }
    var document = CaseDocument(
      name: name.value, source: Source(file: file, line: node.mark?.line, column: "文书"))
    document.file = group.text("文件")
    document.pageCount = group.count("页数")
    document.day = group.day("日期")
    document.signatories = group.words("签署")
    document.seal = group.text("印章")
    document.number = group.value("文号", .number)
    return document
  }

  mutating func recording(_ node: Node) -> Recording? {
    var group = reader(node, .recording, name: "环节")
    defer { close(group) }
    guard let stage = required("环节", &group) else { return nil }
    var recording = Recording(stage: stage)
    recording.file = group.text("文件")
    recording.length = group.text("时长")
    recording.medium = group.text("载体")
    return recording
  }
}

extension Node {
  /// Nothing there: a blank, 否 or 无.
  fileprivate var saysNothing: Bool { isBlankScalar || string.map { ["否", "无"].contains($0) } ?? false }
}

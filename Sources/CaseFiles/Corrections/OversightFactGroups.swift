// The groups about discretion in detail, inspections, publicity, devices and observation periods.

extension FactGroup {
  static let inspection: FactGroup = {
    let of = FactHolder<Inspection>.part(\.inspection) { Inspection() }
    return FactGroup(
      "行政检查", Localized(zh: "行政检查", en: "Inspection"),
      [
        of.flag("计划内", "planned", \.isPlanned), of.flag("备案", "filed", \.isFiled),
        of.flag("园区企业", "in a park", \.isInPark), of.day("日期", "day", \.day),
        of.flag("综合查一次", "joint inspection", \.isJoint), of.text("例外事由", "exception", \.exception),
        of.text("检查来源", "origin", \.origin), of.text("信用等级", "credit class", \.creditClass),
        of.flag("白名单", "on the white list", \.isWhiteListed), of.text("检查事项", "matter", \.matter),
      ])
  }()

  static let publicity: FactGroup = {
    let of = FactHolder<Publicity>.part(\.publicity) { Publicity() }
    return FactGroup(
      "公示要素", Localized(zh: "公示要素", en: "Publicity"),
      [
        of.flag("主体", "the body", \.body), of.flag("依据", "the basis", \.basis),
        of.flag("出示证件", "certificates shown", \.certificate), of.flag("结果", "the result", \.result),
      ])
  }()

  static let monitoring: FactGroup = {
    let of = FactHolder<Monitoring>.part(\.monitoring) { Monitoring() }
    return FactGroup(
      "电子监控", Localized(zh: "电子监控", en: "Monitoring devices"),
      [
        of.flag("法制审核", "legal review", \.legalReview),
        of.flag("技术审核", "technical review", \.technicalReview),
        of.flag("设置公告", "announced", \.isAnnounced), of.flag("记录审核", "record reviewed", \.recordReview),
      ])
  }()

  static let observation: FactGroup = {
    let of = FactHolder<ObservationPeriod>.part(\.observation) { ObservationPeriod() }
    return FactGroup(
      "观察期", Localized(zh: "观察期", en: "Observation period"),
      [
        of.flag("期内", "within it", \.isWithin), of.text("柔性措施", "soft measures", \.softMeasures),
        of.text("例外事由", "exception", \.exception),
      ])
  }()

  /// The circumstances weighed, each under a name of its own.
  static let factors: FactGroup = {
    let of = FactHolder<DiscretionFactor>(
      read: { file, index in
        let factors = file.discretion?.factors ?? []
        return factors.indices.contains(index) ? factors[index] : nil
      },
      change: { file, index, change in
        guard file.discretion?.factors.indices.contains(index) == true else { return }
        file.discretion.map { discretion in
          var discretion = discretion
          change(&discretion.factors[index])
          file.discretion = discretion
        }
      })
    return FactGroup(
      "裁量因素", Localized(zh: "裁量因素", en: "Factors weighed"), [of.required("取值", "value", \.value)],
      list: FactList(
        form: .text, keys: { ($0.discretion?.factors ?? []).map(\.name) },
        add: { (file, name, source) throws(FactRefusal) in
          var discretion = file.discretion ?? Discretion()
          discretion.factors.append(
            DiscretionFactor(name: name, value: Fact("未记载", original: "", source: source)))
          file.discretion = discretion
        },
        remove: { file, index in file.discretion?.factors.remove(at: index) }))
  }()

  static let adjustment: FactGroup = {
    let of = FactHolder<Adjustment>(
      read: { file, _ in file.discretion?.adjustment },
      change: { file, _, change in
        var discretion = file.discretion ?? Discretion()
        let place = Source(file: CaseFile.manifestNames[0], column: "调整适用", isEntered: true)
        var adjustment = discretion.adjustment ?? Adjustment(source: place)
        change(&adjustment)
        discretion.adjustment = adjustment
        file.discretion = discretion
      })
    return FactGroup(
      "调整适用", Localized(zh: "调整适用基准", en: "Departure from the benchmark"),
      [
        of.text("方向", "direction", \.direction), of.text("理由", "reason", \.reason), approvals(of),
        of.day("日期", "day", \.day), of.text("文书", "document", \.document),
      ])
  }()

  private static func approvals(_ holder: FactHolder<Adjustment>) -> FactSlot {
    let known = AdjustmentApproval.allCases.map(\.rawValue)
    return FactSlot(
      name: "批准方式", title: Localized(zh: "批准方式", en: "approved by"), form: .words,
      get: { file, index in
        guard let facts = holder.read(file, index)?.approvals, let first = facts.first else { return nil }
        let text = facts.map(\.value.rawValue).joined(separator: "、")
        return Fact(text, original: text, source: first.source)
      },
      set: { (file, index, text, source) throws(FactRefusal) in
        var approvals: [Fact<AdjustmentApproval>] = []
        for part in (text ?? "").split(whereSeparator: { "、，,;；+ ".contains($0) }).map(String.init) {
          guard let approval = AdjustmentApproval(word: part) else {
            throw FactRefusal(
              problem: Localized(zh: "“\(part.shown)”不是批准方式", en: "“\(part.shown)” is no way of approval"),
              remedy: Localized(
                zh: "应写作 \(known.joined(separator: "、"))", en: "write \(known.joined(separator: ", "))"))
          }
          approvals.append(Fact(approval, original: part, source: source))
        }
        holder.change(&file, index) { $0.approvals = approvals }
      })
  }
}

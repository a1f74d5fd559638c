import CaseFiles
import Standards

/// A lead was verified and the case filed in time, where the field has such a rule.
struct FilingLimit: LimitCheck {
  var id: String { "T04-filing-limit" }
  var title: Localized { Localized(zh: "立案期限", en: "Time limit of the filing") }
  var basis: String { "部门规章（按领域设定）；行政处罚法 第五十四条第二款" }
  var explanation: Localized {
    Localized(
      zh: "自线索接收之日起至立案之日，是否超过本领域规定的核查期限；本领域没有设定期限、没有线索接收日期的列为待定。"
        + "超过期限但在可以延长的期限内的，因案卷是否批准延长须核实，列为待定。",
      en:
        "Whether the case was filed within the time the field's rule gives from the receipt of the lead. Without such a rule "
        + "or the day of the lead the check stays open, as it does within the time an extension could have given."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isOrdinary else {
        return .notApplicable(
          why: Localized(zh: "不是适用普通程序的案件", en: "the case did not follow the ordinary procedure"))
      }
      let lead = try file.moment(of: .leadReceived)
      guard rules.law.limit(id, on: rules.asOf ?? lead.day, field: file.field?.value) != nil else {
        throw settingMissing(file.field?.value)
      }
      let count = try rules.count(id, from: lead, in: file)
      let filing = try tally.hold(count, against: file.moment(of: .filing))
      if filing.day <= count.last { return .passed }
      if let extra = try? rules.limit("T04-filing-extension", on: lead.day, in: file) {
        let longer = try rules.count(id, from: lead, in: file, adding: extra.value.amount)
        if filing.day <= longer.last { throw extensionUnknown }
      }
      return .found([late(count, filing)])
    }
  }
}

extension FilingLimit {
  private func settingMissing(_ field: String?) -> NotRecorded {
    let field = field.map { Localized("“\($0)”") } ?? Localized(zh: "未记载的", en: "not recorded")
    return NotRecorded(
      zh: "本领域（\(field.zh)）的立案期限：法律没有统一规定，请按本领域规章在规则的 law 文件夹中写入“\(id)”",
      en:
        "the time to file in this field (\(field.en)): no statute sets one; write the field's own rule as “\(id)” into the rules' "
        + "law folder")
  }

  private var extensionUnknown: NotRecorded {
    NotRecorded(zh: "核查期限是否经批准延长", en: "whether an extension of the time to verify the lead was approved")
  }

  private func late(_ count: Count, _ filing: Moment) -> Finding {
    count.finding(
      "线索-立案",
      Localized(
        zh: "\(filing.day.chinese)立案，晚于核查期限最后一日\(count.last.chinese)",
        en: "the case was filed on \(filing.day), after \(count.last), the last day to verify the lead"),
      against: filing)
  }
}

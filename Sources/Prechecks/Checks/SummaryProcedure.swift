import CaseFiles
import Standards

/// A summary penalty stays below the ceiling of that procedure and states what the law lists.
///
/// Whether a household business counts as a citizen is read differently: between the two ceilings it stays open.
struct SummaryProcedure: Check {
  var id: String { "C04-summary-content" }
  var title: Localized { Localized(zh: "当场处罚限额和载明事项", en: "Summary penalty: ceiling and items") }
  var basis: String { "行政处罚法 第五十一条、第五十二条" }
  var explanation: Localized {
    Localized(
      zh: "适用简易程序的罚款是否在当场处罚限额内（公民、法人或者其他组织分别计算），当场处罚决定书是否写明违法行为、依据、罚款数额、时间、地点、救济途径和机关名称。"
        + "当事人类型、罚款金额没有记载或者决定书不可读取的列为待定；个体工商户罚款在两个限额之间的列为待定。",
      en:
        "Whether a summary fine is within the ceiling for a citizen or an organisation, and its decision states the act, basis, "
        + "amount, time, place, remedies and agency. An unrecorded type or amount, an unreadable decision, and a household "
        + "business between the ceilings stay open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let kind = file.kind?.value else { throw NotRecorded(zh: "案卷类型", en: "the kind of case file") }
      guard kind == .summaryPenalty else {
        return .notApplicable(why: Localized(zh: "未适用简易程序", en: "the summary procedure was not followed"))
      }
      try file.requirePenaltyLaw(of: rules)
      guard !file.penalties.isEmpty else {
        throw NotRecorded(zh: "处罚种类和金额", en: "the penalty's kinds and amounts")
      }
      var tally = Tally()
      for penalty in file.penalties {
        try tally.judging { try judge(penalty, file, rules, &$0) }
      }
      try tally.judging { tally in
        for item in missingItems(of: try file.readableDecision) { tally.add(item) }
      }
      return tally.outcome
    }
  }

  private func judge(_ penalty: Penalty, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally) throws {
    switch penalty.kind.value {
    case .warning: return
    case .fine: break
    default:
      tally.add(otherKind(penalty))
      return
    }
    guard let amount = penalty.amount else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
    guard let type = file.party?.type else { throw NotRecorded(zh: "当事人类型", en: "the party's type") }
    let day = try file.decisionMoment.day
    let citizen = try ceiling("summary-fine-citizen", on: day, file, rules)
    let organisation = try ceiling("summary-fine-organisation", on: day, file, rules)
    let isCitizen = type.value.containsAny(["自然人", "个人", "公民"])
    let isHousehold = type.value.containsAny(["个体"])
    let rule = isCitizen ? citizen : organisation
    if isHousehold, amount.value > citizen.value, amount.value <= organisation.value {
      throw NotRecorded(
        zh: "个体工商户按公民还是其他组织适用当场处罚限额",
        en: "whether the household business counts as a citizen or an organisation")
    }
    if amount.value > rule.value { tally.add(above(amount, rule)) }
  }

  private func ceiling(_ entry: String, on day: Day, _ file: CaseFile, _ rules: CheckRules) throws -> Dated<
    Money
  > {
    let day = rules.asOf ?? day
    guard let rule = rules.law.amount(entry, on: day, field: file.field?.value) else {
      throw NotRecorded(
        zh: "法律数据中\(day.chinese)有效的“\(entry)”条目", en: "an entry “\(entry)” in force on \(day) in the law data"
      )
    }
    return rule
  }

  private func missingItems(of decision: CaseDocument) -> [Finding] {
    let text = decision.passages.map(\.text.plain).joined(separator: "\n")
    let items: [(Localized, [String])] = [
      (Localized(zh: "处罚依据条款", en: "the article applied"), ["条"]),
      (Localized(zh: "时间", en: "the time"), ["时间", "年"]),
      (Localized(zh: "地点", en: "the place"), ["地点", "在", "位于"]),
      (Localized(zh: "行政复议途径", en: "the way to review"), ["复议"]),
      (Localized(zh: "行政诉讼途径", en: "the way to suit"), ["诉讼", "起诉"]),
    ]
    return items.filter { !text.containsAny($0.1) }.map { absent($0.0, decision) }
  }
}

extension SummaryProcedure {
  private func otherKind(_ penalty: Penalty) -> Finding {
    Finding(
      subject: penalty.kind.value.rawValue,
      message: Localized(
        zh: "适用简易程序作出了警告、罚款以外的处罚：\(penalty.kind.value.rawValue)",
        en:
          "the summary procedure imposed something other than a warning or fine: \(penalty.kind.value.rawValue)"
      ),
      derivation: Localized(
        zh: "行政处罚法第五十一条的当场处罚限于警告和限额内的罚款。",
        en: "Article 51 of the Penalty Law allows warnings and fines up to a ceiling."),
      evidence: [penalty.kind.cited])
  }

  private func above(_ amount: Fact<Money>, _ rule: Dated<Money>) -> Finding {
    Finding(
      subject: "罚款\(amount.value)",
      message: Localized(
        zh: "当场罚款\(amount.value)超过限额\(rule.value)",
        en: "the summary fine of \(amount.value) is above the ceiling of \(rule.value)"),
      derivation: Localized(
        zh: "\(rule.basis)（自\(rule.from.chinese)起有效）：限额\(rule.value)，含本数。",
        en: "\(rule.basis) (in force from \(rule.from)): a ceiling of \(rule.value), included."),
      evidence: [amount.cited])
  }

  private func absent(_ item: Localized, _ decision: CaseDocument) -> Finding {
    Finding(
      subject: item.zh,
      message: Localized(
        zh: "《\(decision.name)》未见\(item.zh)", en: "《\(decision.name)》 does not show \(item.en)"),
      derivation: Localized(
        zh: "行政处罚法第五十二条第二款列明当场处罚决定书应当载明的事项；查看全文未见。",
        en:
          "Article 52 of the Penalty Law lists what a summary decision states; the whole text does not show it."
      ),
      evidence: [Source(file: decision.name)])
  }
}

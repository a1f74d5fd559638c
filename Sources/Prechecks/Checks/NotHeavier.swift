import CaseFiles

/// After a statement or a hearing the fine is not above what the party was told.
struct NotHeavier: Check {
  var id: String { "M02-not-heavier" }
  var title: Localized { Localized(zh: "不因申辩加重", en: "No heavier after a statement") }
  var basis: String { "行政处罚法 第四十五条第二款" }
  var explanation: Localized {
    Localized(
      zh: "当事人陈述申辩或者听证之后，决定的罚款总额是否高于事先告知的拟罚款。没有陈述申辩、听证的不适用；拟罚款或者罚款金额没有记载的列为待定。",
      en:
        "Whether, after a statement or a hearing, the fines of the decision are above the fine of the prior notice. Not "
        + "applicable without either; open where the intended or the final fine is not recorded.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isOrdinary else {
        return .notApplicable(
          why: Localized(zh: "不是适用普通程序的案件", en: "the case did not follow the ordinary procedure"))
      }
      let heard = (file.events(.statement) + file.events(.hearing)).filter { $0.isWaived?.value != true }
      guard let statement = heard.first else {
        return .notApplicable(
          why: Localized(zh: "没有陈述申辩或者听证", en: "there was neither a statement nor a hearing"))
      }
      if file.kind?.value == .noPenalty { return .passed }
      try file.requirePenaltyLaw(of: rules)
      guard let proposed = file.notice?.proposedFine else {
        throw NotRecorded(zh: "事先告知的拟罚款金额", en: "the fine intended in the prior notice")
      }
      guard !file.penalties.isEmpty else { throw NotRecorded(zh: "罚款金额", en: "the amount of the fine") }
      let amounts = file.fines.map(\.amount)
      guard !amounts.contains(where: { $0 == nil }) else {
        throw NotRecorded(zh: "罚款金额", en: "the amount of the fine")
      }
      let total = Money(
        fen: amounts.reduce(0) { sum, fine in
          let (next, overflow) = sum.addingReportingOverflow(fine?.value.fen ?? 0)
          return overflow ? Int64.max : next
        })
      if total <= proposed.value { return .passed }
      return .found([heavier(proposed, total, amounts.compactMap { $0 }, statement)])
    }
  }
}

extension NotHeavier {
  private func heavier(_ proposed: Fact<Money>, _ total: Money, _ fines: [Fact<Money>], _ statement: Event)
    -> Finding
  {
    Finding(
      subject: "罚款",
      message: Localized(
        zh: "当事人\(statement.kind.rawValue)后，罚款由拟处\(proposed.value)加重为\(total)",
        en:
          "after the \(statement.kind.words.en) the fine rose from the intended \(proposed.value) to \(total)"
      ),
      derivation: Localized(
        zh: "事先告知拟罚款\(proposed.value)；\(statement.words.zh)；决定罚款\(total)。行政处罚法第四十五条第二款：不得因陈述、申辩给予更重的处罚。",
        en:
          "Intended: \(proposed.value); \(statement.words.en); decided: \(total). Article 45 of the Penalty Law forbids a "
          + "heavier penalty because of a statement."),
      evidence: [proposed.cited] + statement.evidence + fines.map(\.cited))
  }
}

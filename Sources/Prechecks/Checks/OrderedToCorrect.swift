import CaseFiles

/// A fine comes with an order to correct.
///
/// The order may be an event, the manifest's own entry, a letter of the file or words of the decision. A sentence
/// of the decision that only quotes what the law threatens is no order. The law ties the order to every penalty,
/// so a file whose decision can be read and that shows none of these is a finding.
struct OrderedToCorrect: Check {
  var id: String { "R01-order-to-correct" }
  var title: Localized { Localized(zh: "责令改正", en: "Order to correct") }
  var basis: String { "行政处罚法 第二十八条第一款；翠府办发〔2024〕79号 第八项" }
  var explanation: Localized {
    Localized(
      zh: "处以罚款的，案卷是否有责令改正：责令改正事件、责令改正记载、责令改正文书，或者决定书中责令改正的表述（仅引述法条罚则的不算）。"
        + "决定书可以读取而均未见的作提示；决定书不可读取，或者只有公示数据、台账的一行的，列为待定。",
      en:
        "Whether a fine comes with an order to correct: an event, an entry, a letter, or words of the decision other than "
        + "a quotation of the law. None of these, with a decision that can be read, is a finding; "
        + "without its text it stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty else { return .notApplicable(why: noFine) }
      guard !file.penalties.isEmpty else {
        throw NotRecorded(zh: "处罚种类和金额", en: "the kinds and amounts of the penalty")
      }
      guard let fine = file.fines.first else { return .notApplicable(why: noFine) }
      if file.isOrderedToCorrect { return .passed }
      try file.requirePenaltyLaw(of: rules)
      guard file.decisionDocument?.isReadable == true else {
        throw NotRecorded(
          zh: "责令改正的记录（决定书正文不可读取）",
          en: "the record of an order to correct (the decision's text is not readable)")
      }
      return .found([absent(fine.kind, file)])
    }
  }
}

extension CaseFile {
  fileprivate var isOrderedToCorrect: Bool {
    if hasEvent(.orderToCorrect) || orderToCorrect != nil { return true }
    if documents.contains(where: { $0.name.containsAny(["责令"]) && $0.name.containsAny(["改正"]) }) {
      return true
    }
    return decisionDocument?.passages.contains { $0.text.plain.ordersToCorrect } ?? false
  }
}

extension String {
  /// Whether a sentence orders something put right, rather than quoting what the law threatens.
  fileprivate var ordersToCorrect: Bool {
    split(whereSeparator: { "。；;".contains($0) }).contains { sentence in
      if sentence.containsAny(["以下"]) && (sentence.containsAny(["规定"]) || sentence.containsAny(["以上"])) {
        return false
      }
      guard let order = sentence.firstRange(of: "责令") else { return false }
      let rest = String(sentence[order.upperBound...].prefix(60))
      return rest.containsAny(["改正", "整改", "停止", "恢复原状", "拆除", "消除"])
    }
  }
}

extension OrderedToCorrect {
  private var noFine: Localized {
    Localized(zh: "没有罚款", en: "no fine was imposed")
  }

  private func absent(_ fine: Fact<PenaltyKind>, _ file: CaseFile) -> Finding {
    let decision = file.decision
    return Finding(
      subject: "责令改正",
      message: Localized(
        zh: "处以罚款，案卷中未见责令改正或者限期改正", en: "a fine was imposed, and the file shows no order to correct"),
      derivation: Localized(
        zh: "行政处罚法第二十八条第一款（自2021年7月15日起施行）要求实施处罚时责令改正或者限期改正。已查看事件、责令改正记载、卷内文书名称和决定书正文。",
        en:
          "Article 28 of the Penalty Law (in force from 2021-07-15) asks for an order to correct with a penalty. "
          + "Looked at: events, entries, document names and the decision's text."),
      evidence: [fine.cited] + (decision?.evidence ?? []))
  }
}
